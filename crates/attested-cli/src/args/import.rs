//! What `attested import` may be told.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::values::word_of;
use crate::model::ActorKind;
use attested::ingest::names::NameFormat;

/// What a list of names is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written(pub(crate) NameFormat);

impl ValueEnum for Written {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self(NameFormat::Csv), Self(NameFormat::FollowTheMoney), Self(NameFormat::Wikidata)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested import ministers.csv                 a table: name, type, aliases, country, wikidata, id
  attested import entities.ftm.json             FollowTheMoney, one entity a line (OpenSanctions, Aleph)
  attested import query.json --as envoys        Wikidata: a dump, EntityData, an answer of its query service
  attested import                               the lists of the record, and how many of their names are in it
  attested import --drop envoys                 take a list back

A list joins actors under names that do not look alike, keeps apart what it lists apart, and gives their ids and
countries. It is kept in the record and heard whenever its lines are made anew; a list of the same name takes the
place of an earlier one. A correction goes before every list. The columns and fields are in docs/names.md.")]
pub(crate) struct ImportArgs {
    /// The list; `-` for standard input. Without one the lists of the record are shown
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// What to call the list; the name of the file unless given
    #[arg(long = "as", value_name = "NAME", requires = "file")]
    pub(crate) called: Option<String>,
    /// What it is written in; told by its first bytes unless given
    #[arg(long, value_name = "FORMAT", requires = "file")]
    pub(crate) format: Option<Written>,
    /// What those are of which the list does not tell
    #[arg(long = "type", value_name = "TYPE", value_parser = word_of::<ActorKind>(), requires = "file")]
    pub(crate) kind: Option<ActorKind>,
    /// Take the list of this name back
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    pub(crate) drop: Option<String>,
    /// The name that answers for it; the name of the account unless given
    #[arg(long, value_name = "NAME", env = "ATTESTED_USER")]
    pub(crate) user: Option<String>,
}
