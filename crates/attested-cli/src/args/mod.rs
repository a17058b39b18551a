//! The command line: what may be asked, in one place. docs/cli.md is made from it.

mod commands;
mod desk;
mod engine;
mod export;
mod filters;
mod import;
mod network;
mod reading;
mod review;
mod values;

use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Parser, Subcommand};

pub(crate) use commands::{
    ActorsArgs, BenchArgs, CompletionsArgs, CopiesArgs, DiffArgs, DisputesArgs, DocumentsArgs, EventsArgs,
    FiguresArgs, ManArgs, ReadArgs, RebuildArgs, SearchArgs, ServeArgs, ShowArgs, SourcesArgs,
    StatementsArgs, Then, TimelineArgs,
};
pub(crate) use desk::{VerifyArgs, WatchArgs, WatchCommand};
pub(crate) use engine::{EngineArgs, ReadBy};
pub(crate) use export::{ExportArgs, Format};
pub(crate) use filters::{Limit, Participants, Period};
pub(crate) use import::ImportArgs;
#[cfg(feature = "fetch")]
pub(crate) use network::Manners;
pub(crate) use network::{FetchArgs, Polling};
pub(crate) use reading::Reading;
pub(crate) use review::{
    ActorsCommand, CorrectArgs, CorrectionsArgs, CorrectionsCommand, Deed, ReplayArgs, ReviewArgs, Reviewer,
};

use crate::terminal::ColorChoice;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::Green.on_default());

const EXAMPLES: &str = "\
Examples:
  attested read ~/articles              read a folder into ./attested.db
  attested timeline --since 2031-03     what happened, was planned, was denied
  attested statements --stance denied   who says that something is not so
  attested disputes                     what does not agree, side by side
  attested show e-3f2                   one line with every passage it rests on";

/// News reports in, an auditable record out: who said and did what, according to whom.
#[derive(Debug, Parser)]
#[command(
    name = "attested", version, styles = STYLES, before_help = EXAMPLES, max_term_width = 100,
    subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true,
    after_help = "Data goes to standard output, messages to standard error. Exit codes: 0 ok, 1 error, 2 usage,\n\
                  3 nothing matched (with --fail-empty), 4 part of the input was skipped, 5 the record is damaged,\n\
                  6 a draft says something else than the record."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that every command takes.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct Global {
    /// The record file
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "ATTESTED_RECORD",
        default_value = "./attested.db"
    )]
    pub(crate) record: PathBuf,
    /// Print JSON Lines, the same objects as `attested export --format jsonl`
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// When to use colour; NO_COLOR and TERM=dumb are honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_enum)]
    pub(crate) color: ColorChoice,
    /// Print no messages, only data and errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// End with exit code 3 when nothing matched
    #[arg(long, global = true)]
    pub(crate) fail_empty: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents into the record
    Read(ReadArgs),
    /// What happened, was planned, was said not to have happened: by date
    Timeline(TimelineArgs),
    /// Who said what
    Statements(StatementsArgs),
    /// Who did what to whom
    Events(EventsArgs),
    /// People, organisations, countries and groups under all their names
    Actors(ActorsArgs),
    /// Quantities by date: the killed, the arrested, money
    Figures(FiguresArgs),
    /// What does not agree, side by side
    Disputes(DisputesArgs),
    /// Passages that are one text, and who carries them
    Copies(CopiesArgs),
    /// Find sentences by their words
    Search(SearchArgs),
    /// One line of the record with everything behind it
    Show(ShowArgs),
    /// The documents of the record
    Documents(DocumentsArgs),
    /// What changed between the versions of a document: its words, and what it says
    Diff(DiffArgs),
    /// Fetch pages, feeds and lists of addresses into a web archive, and read it
    Fetch(FetchArgs),
    /// The outlets: what they carry, what of it is copied, whom they quote
    Sources(SourcesArgs),
    /// What to look at next: what may be one, what is disputed, what was read with doubt
    Review(ReviewArgs),
    /// Correct a line: the decision is kept for ever and can be undone
    Correct(CorrectArgs),
    /// All decisions; write them to a file, take them from one
    Corrections(CorrectionsArgs),
    /// Lists of names of your own: people and bodies with their spellings and ids
    Import(ImportArgs),
    /// Make the lines of the record anew from readings and decisions
    Replay(ReplayArgs),
    /// The record in a browser: read, search, correct
    Serve(ServeArgs),
    /// Check every quotation and attributed claim of a draft against the record
    Verify(VerifyArgs),
    /// Saved queries: what is new since they were last asked, as Atom; feeds, polled into the record
    Watch(WatchArgs),
    /// The record for other programs, in twenty formats
    Export(ExportArgs),
    /// Read the stored documents again with this version of the program
    Rebuild(RebuildArgs),
    /// Serve the record to a language model: read-only tools of the Model Context Protocol on standard input and output
    Mcp,
    /// Check that the record is sound
    Doctor,
    /// Measure this version on annotated corpora
    Bench(BenchArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man(ManArgs),
}
