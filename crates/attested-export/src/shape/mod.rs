//! The record in the shapes that other tools read: each a module, each writing line by line.
//!
//! Takes an open record; writes one [`Format`] and gives what was left out, in words for the user. A shape that has
//! no word for status or stance never carries a denied, planned or merely possible event as a plain fact: such
//! events are left out and counted ([`Notes`]), or the shape gets a column or class of its own. Lines that a
//! reviewer called wrong are left out of every shape. What a shape cannot say at all stands in
//! [`Format::loses`].
//!
//! Example: GDELT's event table has no status, so a denied attack is not in it, and the note says how many events
//! were left out; in TimelineJS the headline itself says "denied".

mod annotation;
mod atom;
mod citation;
mod claim;
mod date;
mod desk;
mod dossier;
mod edges;
mod event_row;
mod ftm;
mod gdelt;
mod gexf;
mod markup;
mod parquet;
mod plover;
mod polecat;
mod sem;
mod timelinejs;

use std::collections::BTreeMap;
use std::io::Write;

use attested_model::Vocabulary;
use attested_record::Record;

use crate::Error;

pub use atom::{Feed, atom};
pub use citation::{Citation, citation};
pub use dossier::{Dossier, Paper, dossier};
pub use parquet::parquet;

/// The shapes that hold the whole record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// FollowTheMoney entities, one JSON object a line.
    Ftm,
    /// TimelineJS JSON.
    TimelineJs,
    /// The sheet of TimelineJS, as CSV.
    TimelineCsv,
    /// W3C Web Annotations of every passage.
    Annotations,
    /// schema.org claims and quotations, JSON-LD.
    Claims,
    /// SEM and PROV, Turtle.
    Turtle,
    /// PLOVER events, JSON.
    Plover,
    /// POLECAT's columns, tab-separated, with columns of ours behind them.
    Polecat,
    /// GDELT's event columns, tab-separated, with columns of ours behind them.
    Gdelt,
    /// Who did what to whom as a graph, for Gephi.
    Gexf,
    /// The same graph as a table of edges.
    Edges,
    /// The documents as CSL-JSON.
    Csl,
    /// The documents as BibTeX.
    Bibtex,
}

impl Vocabulary for Format {
    const NAME: &'static str = "format";
    const ALL: &'static [Self] = &[
        Self::Ftm,
        Self::TimelineJs,
        Self::TimelineCsv,
        Self::Annotations,
        Self::Claims,
        Self::Turtle,
        Self::Plover,
        Self::Polecat,
        Self::Gdelt,
        Self::Gexf,
        Self::Edges,
        Self::Csl,
        Self::Bibtex,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Ftm => "ftm",
            Self::TimelineJs => "timelinejs",
            Self::TimelineCsv => "timelinejs-csv",
            Self::Annotations => "annotations",
            Self::Claims => "claims",
            Self::Turtle => "turtle",
            Self::Plover => "plover",
            Self::Polecat => "polecat",
            Self::Gdelt => "gdelt",
            Self::Gexf => "gexf",
            Self::Edges => "edges",
            Self::Csl => "csl",
            Self::Bibtex => "bibtex",
        }
    }
}

impl Format {
    /// What the shape cannot say, for who chooses it.
    pub fn loses(self) -> &'static [&'static str] {
        match self {
            Self::Ftm => &[
                "FollowTheMoney has no place for stance, for who says so, for positions in bytes and for counts of texts; \
                 quotes stand in descriptions, statements and events that are denied or still to come are Notes",
                "dates are cut to the part that FollowTheMoney keeps: no intervals, no 'about'",
            ],
            Self::TimelineJs | Self::TimelineCsv => &[
                "TimelineJS shows dates only: what is undated is left out, and so are statements, figures and disputes",
            ],
            Self::Annotations => {
                &["annotations point at passages; counts of texts and copies are not in them"]
            }
            Self::Claims => &[
                "schema.org has no stance: what a speaker denies, asks or does not know is a Quotation of the whole \
                 sentence, never a Claim; events and figures are not in it",
            ],
            Self::Turtle => &["figures and copies are not in the graph"],
            Self::Plover => &[
                "statements, figures and disputes are not in it; there is no intensity, since none is measured",
            ],
            Self::Polecat => &[
                "POLECAT has no status: only what occurred or is going on, undisputed, is in it",
                "intensity, sectors, COW and Wikipedia codes, and GeoNames ids are empty: they are not measured",
            ],
            Self::Gdelt => &[
                "GDELT has no status: only what occurred or is going on, undisputed, is in it",
                "one actor and one recipient a row; all others stand in the columns behind",
                "event codes are CAMEO roots and the codes that PLOVER modes have there; tone, Goldstein scale and \
                 actor codes are empty: they are not measured",
            ],
            Self::Gexf | Self::Edges => {
                &["a graph has no passages and no dates of reports; edges carry type, status and counts only"]
            }
            Self::Csl | Self::Bibtex => &["documents only"],
        }
    }
}

/// What was left out of a shape, and how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes(BTreeMap<&'static str, u64>);

impl Notes {
    /// Counts one line that was left out for this reason.
    pub(crate) fn leave_out(&mut self, why: &'static str) {
        *self.0.entry(why).or_default() += 1;
    }

    /// Each reason in words, with its number.
    pub fn sentences(&self) -> Vec<String> {
        self.0.iter().map(|(why, number)| format!("left out: {number} {why}")).collect()
    }
}

/// Writes a record in a shape; gives what was left out.
///
/// # Errors
/// [`Error::Write`] when `out` refuses, and what reading the record can meet.
pub fn write_shape(record: &Record, format: Format, out: &mut dyn Write) -> Result<Notes, Error> {
    let desk = desk::Desk::new(record);
    let mut notes = Notes::default();
    match format {
        Format::Ftm => ftm::write(&desk, &mut notes, out)?,
        Format::TimelineJs => timelinejs::json(&desk, &mut notes, out)?,
        Format::TimelineCsv => timelinejs::sheet(&desk, &mut notes, out)?,
        Format::Annotations => annotation::write(&desk, &mut notes, out)?,
        Format::Claims => claim::write(&desk, &mut notes, out)?,
        Format::Turtle => sem::write(&desk, &mut notes, out)?,
        Format::Plover => plover::write(&desk, &mut notes, out)?,
        Format::Polecat => polecat::write(&desk, &mut notes, out)?,
        Format::Gdelt => gdelt::write(&desk, &mut notes, out)?,
        Format::Gexf => gexf::write(&desk, &mut notes, out)?,
        Format::Edges => edges::write(&desk, &mut notes, out)?,
        Format::Csl => citation::csl(&desk, out)?,
        Format::Bibtex => citation::bibtex(&desk, out)?,
    }
    out.flush()?;
    Ok(notes)
}
