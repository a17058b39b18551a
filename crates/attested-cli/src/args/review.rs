use std::path::PathBuf;

use super::Limit;

/// Who decides.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Reviewer {
    /// Why; kept with the decision
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    pub(crate) reason: String,
    /// The name that answers for it; the name of the account unless given
    #[arg(long, value_name = "NAME", env = "ATTESTED_USER")]
    pub(crate) user: Option<String>,
}

/// What to decide about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Deed {
    /// The line is right as it stands
    Confirm,
    /// The line misreads its passage: it stays, with certainty 0, and takes no part in disputes
    Wrong,
    /// Give fields another value: FIELD=VALUE …
    Edit,
    /// Do not show the line
    Hide,
    /// The line and another one are the same: ID
    Merge,
    /// Set a part of the line apart: an id, a document's id, or a name
    Split,
    /// Take back a decision (r-…), or the last one on a line
    Undo,
}

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested correct e-3f2 confirm
  attested correct e-3f2 wrong --reason \"a demand, not an attack\"
  attested correct s-8k2 edit stance=denied speaker=\"Maren Oskeld\"
  attested correct e-3f2 edit status=planned time=2031-04
  attested correct a-77c hide --reason \"a private person\"
  attested correct e-3f2 merge e-91b
  attested correct e-3f2 undo")]
pub(crate) struct CorrectArgs {
    /// The line: an id, or the beginning of one
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// What to decide
    #[arg(value_enum, value_name = "WHAT")]
    pub(crate) deed: Deed,
    /// FIELD=VALUE of edit (an empty value for none), the other line of merge, the part of split
    #[arg(value_name = "VALUE")]
    pub(crate) values: Vec<String>,
    #[command(flatten)]
    pub(crate) reviewer: Reviewer,
}

#[derive(Debug, Clone, clap::Subcommand)]
pub(crate) enum ActorsCommand {
    /// Two actors are one
    #[command(before_help = "Example:
  attested actors merge \"Hosrav Emir-Dallan\" a-77c --reason \"same minister, two spellings\"")]
    Merge {
        /// The actor that remains: an id or a name
        #[arg(value_name = "A")]
        one: String,
        /// The actor that joins it
        #[arg(value_name = "B")]
        other: String,
        #[command(flatten)]
        reviewer: Reviewer,
    },
    /// What bears a name does not belong to an actor
    #[command(before_help = "Examples:
  attested actors split a-77c \"Nadir Dallan\"
  attested actors split Vashik d-8k2   what one document says of Vashik is about somebody else")]
    Split {
        /// The actor: an id or a name
        #[arg(value_name = "A")]
        actor: String,
        /// A name, as written in the reports, or a document's id
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        reviewer: Reviewer,
    },
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Example:
  attested review --limit 10")]
pub(crate) struct ReviewArgs {
    /// Show at most so many
    #[arg(long, short = 'n', value_name = "NUMBER", default_value = "20")]
    pub(crate) limit: usize,
}

#[derive(Debug, Default, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    before_help = "Examples:
  attested corrections                          every decision, and whether it holds
  attested corrections export -o corrections.jsonl
  attested corrections import corrections.jsonl"
)]
pub(crate) struct CorrectionsArgs {
    #[command(subcommand)]
    pub(crate) command: Option<CorrectionsCommand>,
    /// Only those whose line or document is no longer in the record
    #[arg(long)]
    pub(crate) orphaned: bool,
    #[command(flatten)]
    pub(crate) limit: Limit,
}

#[derive(Debug, Clone, clap::Subcommand)]
pub(crate) enum CorrectionsCommand {
    /// Write all decisions as JSON Lines
    Export {
        /// Write to this file instead of standard output
        #[arg(long, short, visible_alias = "out", value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Take decisions in, and make the lines of the record anew
    Import {
        /// JSON Lines of decisions, or a whole exported record; `-` for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested replay                       make the lines anew from readings and decisions
  attested replay corrections.jsonl     take decisions in first")]
pub(crate) struct ReplayArgs {
    /// Decisions to take in first; `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}
