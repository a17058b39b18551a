use std::path::PathBuf;

use clap_complete::Shell;

use super::values::word_of;
use super::{EngineArgs, Limit, Participants, Period, ReadBy, Reading};
use crate::model::{Act, ActorKind, Counted, EventStatus, EventType, Matter, Stance};

/// What to show once the documents are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Then {
    /// As `attested timeline` does.
    Timeline,
    /// As `attested statements` does.
    Statements,
    /// As `attested disputes` does.
    Disputes,
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested read ~/articles report.txt   a folder with all below it, and a file
  curl -s … | attested read -           one document from standard input
  attested read wire.jsonl.gz           one document a line; also JSON, CSV, Parquet
  attested read crawl.warc.gz post.rss  web archives, feeds, mail, PDF, docx, zip … (docs/formats.md)
  attested read wire.csv --column text=body --column date=seen
  attested read ~/articles --then timeline")]
pub(crate) struct ReadArgs {
    /// Files and folders; `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Show this when the documents are read
    #[arg(long, value_name = "VIEW", value_enum)]
    pub(crate) then: Option<Then>,
    /// Threads to analyse with [default: one for each processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    pub(crate) engine: EngineArgs,
    /// Name every input that was skipped, not only the first twenty
    #[arg(long)]
    pub(crate) all_skips: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested timeline
  attested timeline --actor Vashik --since 2031-03
  attested timeline --between Halvenia Qasmar --status planned")]
pub(crate) struct TimelineArgs {
    #[command(flatten)]
    pub(crate) who: Participants,
    /// Events of this PLOVER type
    #[arg(long = "type", value_name = "TYPE", value_parser = word_of::<EventType>(), ignore_case = true)]
    pub(crate) kind: Vec<EventType>,
    /// Events of this type of one's own
    #[arg(long, value_name = "NAME")]
    pub(crate) custom_type: Vec<String>,
    /// Events with this status
    #[arg(long, value_name = "STATUS", value_parser = word_of::<EventStatus>(), ignore_case = true)]
    pub(crate) status: Vec<EventStatus>,
    /// Events at this place
    #[arg(long, value_name = "NAME")]
    pub(crate) place: Option<String>,
    /// By the account of this one, and what it said: an id, a name or a part of a name
    #[arg(long, value_name = "ACTOR")]
    pub(crate) according_to: Option<String>,
    #[command(flatten)]
    pub(crate) period: Period,
    /// Leave out what has no date
    #[arg(long)]
    pub(crate) dated: bool,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested statements --by \"Emir-Dallan\" --stance denied
  attested statements --about Dellin --act accuse")]
pub(crate) struct StatementsArgs {
    /// By this speaker: an id, a name or a part of a name
    #[arg(long, value_name = "ACTOR")]
    pub(crate) by: Option<String>,
    /// To this addressee
    #[arg(long, value_name = "ACTOR")]
    pub(crate) to: Option<String>,
    /// About this actor, or with these words in what was said
    #[arg(long, value_name = "WORDS")]
    pub(crate) about: Option<String>,
    /// With this stance to what is said
    #[arg(long, value_name = "STANCE", value_parser = word_of::<Stance>(), ignore_case = true)]
    pub(crate) stance: Vec<Stance>,
    /// Which do this by being said
    #[arg(long, value_name = "ACT", value_parser = word_of::<Act>(), ignore_case = true)]
    pub(crate) act: Vec<Act>,
    #[command(flatten)]
    pub(crate) period: Period,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested events --type assault --since 2031-03-08
  attested events --actor Idrane --status denied")]
pub(crate) struct EventsArgs {
    #[command(flatten)]
    pub(crate) who: Participants,
    /// Of this PLOVER type
    #[arg(long = "type", value_name = "TYPE", value_parser = word_of::<EventType>(), ignore_case = true)]
    pub(crate) kind: Vec<EventType>,
    /// Events of this type of one's own
    #[arg(long, value_name = "NAME")]
    pub(crate) custom_type: Vec<String>,
    /// With this status
    #[arg(long, value_name = "STATUS", value_parser = word_of::<EventStatus>(), ignore_case = true)]
    pub(crate) status: Vec<EventStatus>,
    /// At this place
    #[arg(long, value_name = "NAME")]
    pub(crate) place: Option<String>,
    /// By the account of this one: an id, a name or a part of a name
    #[arg(long, value_name = "ACTOR")]
    pub(crate) according_to: Option<String>,
    #[command(flatten)]
    pub(crate) period: Period,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    before_help = "Examples:
  attested actors
  attested actors Emir --type person
  attested actors merge a-3f2 a-77c
  attested actors split a-3f2 \"Nadir Dallan\""
)]
pub(crate) struct ActorsArgs {
    #[command(subcommand)]
    pub(crate) command: Option<super::ActorsCommand>,
    /// With this name, or a part of it
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Of this type
    #[arg(long = "type", value_name = "TYPE", value_parser = word_of::<ActorKind>(), ignore_case = true)]
    pub(crate) kind: Vec<ActorKind>,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested figures --of killed
  attested figures --of displaced --since 2031-03")]
pub(crate) struct FiguresArgs {
    /// Counting this
    #[arg(long, value_name = "WHAT", value_parser = word_of::<Counted>(), ignore_case = true)]
    pub(crate) of: Vec<Counted>,
    #[command(flatten)]
    pub(crate) period: Period,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested disputes
  attested disputes --about figure --actor Halvenia")]
pub(crate) struct DisputesArgs {
    /// About this
    #[arg(long, value_name = "MATTER", value_parser = word_of::<Matter>(), ignore_case = true)]
    pub(crate) about: Vec<Matter>,
    /// In which this actor speaks or takes part
    #[arg(long, value_name = "ACTOR")]
    pub(crate) actor: Option<String>,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Example:
  attested copies --outlet \"Valley Post\"")]
pub(crate) struct CopiesArgs {
    /// With a carrier of this outlet
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested search captives river
  attested search '\"formal proof\" OR evidence'
  attested search '\"army captives\"~5 NOT Dellin'")]
pub(crate) struct SearchArgs {
    /// Words (all of them), \"a phrase\", \"near words\"~5, begin*, AND, OR, NOT, ( )
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    #[command(flatten)]
    pub(crate) period: Period,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested show e-3f2              an event by the beginning of its id
  attested show d-8k2 --sections   how a document was parted, and what was set apart")]
pub(crate) struct ShowArgs {
    /// An id, or the beginning of one
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Of a document: its blocks, what was set apart from the report and why
    #[arg(long)]
    pub(crate) sections: bool,
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct DocumentsArgs {
    #[command(flatten)]
    pub(crate) period: Period,
    /// Earlier versions too
    #[arg(long)]
    pub(crate) versions: bool,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested serve                        on this machine only; opens the browser
  attested serve --port 0 --no-open     on any free port; the address is printed
  attested serve --bind 0.0.0.0         for the newsroom: it may look, not change")]
pub(crate) struct ServeArgs {
    /// Listen on this port; 0 takes any that is free
    #[arg(long, value_name = "NUMBER", default_value_t = 4680)]
    pub(crate) port: u16,
    /// Listen on this address; beyond this machine the record can only be looked at, unless --write is given
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) bind: std::net::IpAddr,
    /// Answer to this name too, beside localhost and numbers
    #[arg(long, value_name = "NAME")]
    pub(crate) host: Vec<String>,
    /// Let whoever reaches the server add documents and correct lines, even from other machines
    #[arg(long, conflicts_with = "read_only")]
    pub(crate) write: bool,
    /// Let nobody add or correct anything
    #[arg(long)]
    pub(crate) read_only: bool,
    /// Whose decisions they are, when a form does not say
    #[arg(long, value_name = "NAME", env = "ATTESTED_USER")]
    pub(crate) user: Option<String>,
    /// Do not open the browser
    #[arg(long)]
    pub(crate) no_open: bool,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Example:
  attested diff d-8k2        words that went stand between [- and -], words that came between {+ and +}")]
pub(crate) struct DiffArgs {
    /// The id of a document, or the beginning of one
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Read the versions anew with this reader, instead of taking the readings of the record
    #[arg(long, value_name = "READER", value_enum)]
    pub(crate) reader: Option<ReadBy>,
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct RebuildArgs {
    #[command(flatten)]
    pub(crate) engine: EngineArgs,
    /// Threads to analyse with [default: one for each processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// What can be measured, as words of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measured(pub(crate) attested_bench::Measure);

impl clap::ValueEnum for Measured {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Measured; attested_bench::Measure::ALL.len()] = {
            let mut all = [Measured(attested_bench::Measure::Gold); attested_bench::Measure::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = Measured(attested_bench::Measure::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.word()).help(self.0.help()))
    }
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested bench gold corpora/gold_dev             statements, events and figures of whole articles
  attested bench attribution corpora/polnear       who said what, the metrics of the field
  attested bench times corpora/wikiwars --errors   every error in a line of its own

Corpora are annotated texts that do not come with the program. Train and dev splits only: a test split is
refused by its name. The table is Markdown, for docs/SCORES.md; --json prints it as an object.")]
pub(crate) struct BenchArgs {
    /// What to measure
    #[arg(value_name = "NAME", value_enum)]
    pub(crate) measure: Measured,
    /// The folder of the corpus
    #[arg(value_name = "CORPUS_FOLDER")]
    pub(crate) folder: PathBuf,
    /// What reads the texts
    #[arg(long, value_name = "READER", value_enum, default_value_t)]
    pub(crate) reader: ReadBy,
    /// Only this document of the corpus, with its whole reading
    #[arg(long, value_name = "ID")]
    pub(crate) document: Option<String>,
    /// Print every error behind the table
    #[arg(long)]
    pub(crate) errors: bool,
    /// Write the texts of `copies` here, for other tools (benches/copies)
    #[arg(long, value_name = "FILE")]
    pub(crate) texts: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Example:
  attested completions bash > ~/.local/share/bash-completion/completions/attested")]
pub(crate) struct CompletionsArgs {
    /// For this shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested man | man -l -
  attested man --to ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// Write a page for every command into this folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested sources
  attested sources --add outlets.csv")]
pub(crate) struct SourcesArgs {
    /// First note what a table tells about outlets: CSV or TSV with the columns name, owner, country (three letters),
    /// agency (yes or no)
    ///
    /// The names are those that documents carry. What a table tells goes before what the program knows by itself, and
    /// a later table before an earlier one.
    #[arg(long, value_name = "FILE")]
    pub(crate) add: Option<PathBuf>,
}
