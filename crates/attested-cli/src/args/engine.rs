//! What reads the documents: the reader, and the event types of the user's own.

use std::path::{Path, PathBuf};

use crate::engine::{Analyser, CustomTypes};
use crate::error::{Failure, Fault};
use crate::record::Record;

/// What reads the documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ReadBy {
    /// The trained encoder and the rules together.
    #[default]
    Trained,
    /// The rules and word lists alone: many times as fast, and they miss more.
    Rules,
}

impl ReadBy {
    /// The engine with this reader.
    pub(crate) fn analyser(self) -> Analyser {
        match self {
            Self::Trained => Analyser::new(),
            Self::Rules => Analyser::of_rules(),
        }
    }
}

/// What reads the documents of a record. A record is of one engine: with another one its documents are read again.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct EngineArgs {
    /// What reads them; a record is of one reader, so another one reads its documents again
    #[arg(long, value_name = "READER", value_enum, default_value_t)]
    pub(crate) reader: ReadBy,
    /// Find events of the types in this file too; the record remembers them (docs/custom-types.md)
    #[arg(long, value_name = "FILE")]
    pub(crate) types: Option<PathBuf>,
    /// Forget the types that the record remembers
    #[arg(long, conflicts_with = "types")]
    pub(crate) no_types: bool,
}

impl EngineArgs {
    /// The engine for the record at a path, which need not be there yet: its own types stay unless others are named.
    pub(crate) fn analyser(&self, record: &Path) -> Result<Analyser, Failure> {
        let (types, place) = match &self.types {
            Some(path) => {
                let place = path.display().to_string();
                let text = std::fs::read_to_string(path)
                    .map_err(|error| Failure::new(Fault::Machine, format!("{place}: {error}")))?;
                (CustomTypes::from_toml(&text).map_err(|error| wrong(&place, &error))?, place)
            }
            None if self.no_types || !record.exists() => return Ok(self.reader.analyser()),
            None => (attested::types_of(&Record::open(record)?)?, "the types of the record".to_owned()),
        };
        self.reader.analyser().with_types(types).map_err(|error| wrong(&place, &error))
    }
}

fn wrong(place: &str, error: &attested::AnalyseError) -> Failure {
    Failure::new(Fault::User, format!("{place}: {error}")).hint("how to write a type: docs/custom-types.md")
}
