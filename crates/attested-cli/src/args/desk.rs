use std::path::PathBuf;

use super::Polling;
use super::values::word_of;
use crate::model::{EventStatus, EventType};

#[derive(Debug, clap::Args)]
#[command(before_help = "Examples:
  attested verify draft.md
  attested verify draft.txt --all --json
  pbpaste | attested verify -")]
pub(crate) struct VerifyArgs {
    /// The draft: plain text or Markdown, or any other file that `attested read` takes; `-` for standard input
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: PathBuf,
    /// Show what agrees with the record too
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Default, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    before_help = "Examples:
  attested watch add vashik --actor Vashik --type assault
  attested watch                       ask all watches; writes watches/vashik.atom
  attested watch --to ~/feeds --only vashik
  attested watch --webhook https://desk.example/hook
  attested watch list
  attested watch post.example/feed.rss harrow.example/news-sitemap.xml
                                       poll feeds into the record, then ask all watches; Ctrl-C ends it
  attested watch feeds.opml --every 2h --contact desk@post.example"
)]
pub(crate) struct WatchArgs {
    #[command(subcommand)]
    pub(crate) command: Option<WatchCommand>,
    #[command(flatten)]
    pub(crate) polling: Polling,
    /// Write one Atom file for each watch into this folder
    #[arg(long, value_name = "FOLDER", default_value = "watches")]
    pub(crate) to: PathBuf,
    /// Ask this watch only
    #[arg(long, value_name = "NAME")]
    pub(crate) only: Option<String>,
    /// Send each new or changed event as JSON to this address; in a program built with --features fetch alone
    ///
    /// A server that is busy is asked again, four times in all. What was not taken is sent again the next time, with
    /// the same Idempotency-Key; the feeds are written either way.
    #[arg(long, value_name = "URL")]
    pub(crate) webhook: Option<String>,
}

#[derive(Debug, Clone, clap::Subcommand)]
pub(crate) enum WatchCommand {
    /// Save a query under a name; a second time, change it
    Add {
        /// Letters, digits and hyphens
        #[arg(value_name = "NAME")]
        name: String,
        /// Events in which this actor takes part: an id, a name or a part of a name; several times for several
        #[arg(long, value_name = "ACTOR")]
        actor: Vec<String>,
        /// Events of this PLOVER type
        #[arg(long = "type", value_name = "TYPE", value_parser = word_of::<EventType>(), ignore_case = true)]
        kind: Vec<EventType>,
        /// Events of this type of one's own
        #[arg(long, value_name = "NAME")]
        custom_type: Vec<String>,
        /// Events with this status
        #[arg(long, value_name = "STATUS", value_parser = word_of::<EventStatus>(), ignore_case = true)]
        status: Vec<EventStatus>,
        /// Events at this place
        #[arg(long, value_name = "NAME")]
        place: Option<String>,
        /// Events carried by this outlet
        #[arg(long, value_name = "NAME")]
        outlet: Option<String>,
    },
    /// The saved queries
    List,
    /// Forget a saved query
    Remove {
        /// Its name
        #[arg(value_name = "NAME")]
        name: String,
    },
}
