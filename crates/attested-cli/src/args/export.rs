use std::path::PathBuf;

use attested_export::{Format as Shape, Paper};
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::values::word_of;
use crate::model::Vocabulary as _;

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// The whole record, one object a line.
    Jsonl,
    /// One table.
    Csv,
    /// One table with types.
    Parquet,
    /// A copy of the record.
    Sqlite,
    /// A feed of events.
    Atom,
    /// A dossier with notes.
    Dossier(Paper),
    /// The record in the shape of another tool.
    Shape(Shape),
}

const FORMATS: &[Format] = &[
    Format::Jsonl,
    Format::Csv,
    Format::Parquet,
    Format::Sqlite,
    Format::Shape(Shape::Ftm),
    Format::Shape(Shape::TimelineJs),
    Format::Shape(Shape::TimelineCsv),
    Format::Shape(Shape::Annotations),
    Format::Shape(Shape::Claims),
    Format::Shape(Shape::Turtle),
    Format::Shape(Shape::Plover),
    Format::Shape(Shape::Polecat),
    Format::Shape(Shape::Gdelt),
    Format::Shape(Shape::Gexf),
    Format::Shape(Shape::Edges),
    Format::Atom,
    Format::Dossier(Paper::Markdown),
    Format::Dossier(Paper::Html),
    Format::Shape(Shape::Csl),
    Format::Shape(Shape::Bibtex),
];

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Jsonl => ("jsonl", "One JSON object a line: everything that the record says"),
            Self::Csv => ("csv", "One table for a spreadsheet"),
            Self::Parquet => ("parquet", "One table with types, for pandas, DuckDB, Spark"),
            Self::Sqlite => ("sqlite", "A copy of the record, with a datasette.yaml beside it"),
            Self::Atom => ("atom", "Events as a feed, one entry each"),
            Self::Dossier(Paper::Markdown) => ("markdown", "A dossier with footnoted passages"),
            Self::Dossier(Paper::Html) => ("html", "The same as a page"),
            Self::Shape(shape) => (shape.word(), shape_help(*shape)),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

fn shape_help(shape: Shape) -> &'static str {
    match shape {
        Shape::Ftm => "FollowTheMoney entities, for Aleph and OpenSanctions tools",
        Shape::TimelineJs => "TimelineJS JSON",
        Shape::TimelineCsv => "TimelineJS sheet",
        Shape::Annotations => "W3C Web Annotations of every passage",
        Shape::Claims => "schema.org claims and quotations, JSON-LD",
        Shape::Turtle => "SEM and PROV, Turtle",
        Shape::Plover => "PLOVER events, JSON",
        Shape::Polecat => "POLECAT's columns and ours, tab-separated",
        Shape::Gdelt => "GDELT's event columns and ours, tab-separated",
        Shape::Gexf => "A graph for Gephi",
        Shape::Edges => "The graph as a table of edges",
        Shape::Csl => "The documents for Zotero and pandoc, CSL-JSON",
        Shape::Bibtex => "The documents for BibTeX",
    }
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested export > record.jsonl
  attested export --format csv --table events -o events.csv
  attested export --format ftm -o entities.ftm.json
  attested export --format markdown --actor Vashik -o vashik.md
  attested export --format sqlite -o record.db && datasette record.db -m datasette.yaml")]
pub(crate) struct ExportArgs {
    /// What to write; docs/exports.md says what each shape cannot hold
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "jsonl", hide_possible_values = false)]
    pub(crate) format: Format,
    /// Which table, for csv and parquet
    #[arg(
        long, value_name = "TABLE", value_parser = word_of::<attested_export::Table>(),
        required_if_eq_any([("format", "csv"), ("format", "parquet")])
    )]
    pub(crate) table: Option<attested_export::Table>,
    /// About this actor only, for atom, markdown and html: an id, a name or a part of a name
    #[arg(long, value_name = "ACTOR")]
    pub(crate) actor: Option<String>,
    /// Write to this file instead of standard output
    #[arg(
        long, short, visible_alias = "out", value_name = "FILE",
        required_if_eq_any([("format", "sqlite"), ("format", "parquet")])
    )]
    pub(crate) output: Option<PathBuf>,
}
