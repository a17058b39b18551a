//! What opens connections: fetching, and watching feeds.

use std::path::PathBuf;
use std::time::Duration;

use super::EngineArgs;
use super::values::every;

/// How servers are asked, and how what they answer is read.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "How to fetch")]
pub(crate) struct Manners {
    /// Ask again for what the archive has, if it has changed: a changed page is a new version
    #[arg(long)]
    pub(crate) again: bool,
    /// Keep the answers in this archive [default: attested.warc.gz beside the record]
    #[arg(long, value_name = "FILE")]
    pub(crate) archive: Option<PathBuf>,
    /// Seconds between two requests to one host; a host may ask for more
    #[arg(long, value_name = "SECONDS", default_value_t = 2)]
    pub(crate) delay: u64,
    /// How to reach you, told to every server: an address of mail or of a page
    #[arg(long, value_name = "WORDS")]
    pub(crate) contact: Option<String>,
    #[command(flatten)]
    pub(crate) engine: EngineArgs,
    /// Threads to analyse with [default: one for each processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, Default, clap::Args)]
#[command(before_help = "Examples:
  attested fetch mediacloud.csv                  the pages that a table names
  attested fetch https://post.example/2031/talks
  attested fetch --feeds post.example/feed.rss   the pages that a feed, a sitemap or a list of feeds names
  attested fetch --feeds feeds.txt --every 2h    the same, again and again; see also attested watch

Only in a program that was built with --features fetch. It keeps to robots.txt, names itself, makes one
request at a time with a pause between two to one host, and stores every answer in a web archive (WARC)
first. What the archive has is not asked for again, so that a stopped fetch goes on where it was.")]
pub(crate) struct FetchArgs {
    /// Addresses, or files that hold some: tables, feeds, sitemaps, lines
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<String>,
    /// The sources are feeds or sitemaps: fetch the pages they name
    #[arg(long)]
    pub(crate) feeds: bool,
    /// Do it again every so often, until Ctrl-C: 30 (minutes), 90s, 2h, 1d
    #[arg(long, value_name = "TIME", requires = "feeds", value_parser = every)]
    pub(crate) every: Option<Duration>,
    /// Only fetch: do not read the archive into the record
    #[arg(long)]
    pub(crate) no_read: bool,
    #[command(flatten)]
    pub(crate) manners: Manners,
}

/// The feeds that are watched, and how often.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Polling {
    /// Feeds, sitemaps or files that list some: fetch their pages into the record again and again, and ask all saved
    /// queries each time; only in a program that was built with --features fetch
    #[arg(value_name = "FEED")]
    pub(crate) feeds: Vec<String>,
    /// How often: 30 (minutes), 90s, 2h, 1d [default: 30]
    #[arg(long, value_name = "TIME", value_parser = every)]
    pub(crate) every: Option<Duration>,
    /// Poll once and end, as for a clock of your own
    #[arg(long, conflicts_with = "every")]
    pub(crate) once: bool,
    #[command(flatten)]
    pub(crate) manners: Manners,
}
