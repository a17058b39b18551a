use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use attested::Analyser;
use attested::ingest::addresses;
use attested::ingest::fetch::{Archive, Clock as _, FetchError, Hosts, Policy, Told, Wanted, fetch};

use super::feeds;
use super::told::Counts;
use super::wall::Wall;
use crate::args::Manners;
use crate::commands::read;
use crate::error::{Failure, Fault, code};
use crate::progress::Asked;
use crate::session::Session;

/// Sources that are asked once or again and again, the archives of what they answered, and the record it is read into.
pub(in crate::commands) struct Poll<'a> {
    sources: Vec<Wanted>,
    of_feeds: bool,
    /// What reads the pages; none when they are only fetched.
    analyser: Option<Analyser>,
    manners: &'a Manners,
    policy: Policy,
    /// Pages; feeds and rules of the hosts of pages; rules of the hosts of feeds.
    archives: [Archive; 3],
    hosts: Hosts,
    stop: &'a AtomicBool,
    session: &'a Session,
}

impl<'a> Poll<'a> {
    pub(in crate::commands) fn open(
        sources: &[String],
        of_feeds: bool,
        is_read: bool,
        manners: &'a Manners,
        stop: &'a AtomicBool,
        session: &'a Session,
    ) -> Result<Self, Failure> {
        let sources = named(sources)?;
        let main = manners.archive.clone().unwrap_or_else(|| session.path.with_extension("warc.gz"));
        let beside = |kind: &str| main.with_extension("").with_extension(format!("{kind}.warc.gz"));
        let archives =
            [open(&main, session)?, open(&beside("feeds"), session)?, open(&beside("robots"), session)?];
        Ok(Self {
            sources,
            of_feeds,
            analyser: is_read.then(|| manners.engine.analyser(&session.path)).transpose()?,
            manners,
            policy: policy(manners),
            archives,
            hosts: Hosts::default(),
            stop,
            session,
        })
    }

    /// Asks all sources once, and reads what the archive has and the record lacks.
    fn once(&mut self) -> Result<u8, Failure> {
        let [main, aside, robots] = &mut self.archives;
        let (pages, mut not) = if self.of_feeds {
            feeds::pages(
                &self.sources,
                &mut self.hosts,
                aside,
                robots,
                &self.policy,
                self.stop,
                self.session,
            )?
        } else {
            (self.sources.clone(), 0)
        };
        let mut counts = Counts::default();
        if !self.stop.load(Ordering::Relaxed) {
            let asked = Asked::new(pages.len(), "page", self.session);
            let mut tell = |told: Told| counts.take(&told, &asked, self.session);
            fetch(&pages, &mut self.hosts, main, aside, &self.policy, &Wall(self.stop), &mut tell)?;
            asked.done();
        }
        not += counts.not;
        self.session.note(&format!("{counts}. Kept in {}.", main.path().display()));
        let mut ended = if not > 0 { code::SKIPPED } else { code::OK };
        if let Some(analyser) = &self.analyser {
            if self.stop.load(Ordering::Relaxed) {
                self.session.note("Stopped. The same command goes on from here, and reads what was fetched.");
            } else {
                let (path, len) = (main.path().to_owned(), main.len());
                let read = read::archive(&path, len, self.manners, analyser, self.stop, self.session)?;
                ended = ended.max(read);
            }
        }
        Ok(ended)
    }

    /// Asks once, or every so often until Ctrl-C; `then` is done behind each time.
    pub(in crate::commands) fn again_and_again(
        &mut self,
        every: Option<Duration>,
        then: &mut dyn FnMut(u8) -> Result<u8, Failure>,
    ) -> Result<u8, Failure> {
        loop {
            let ended = self.once()?;
            if self.stop.load(Ordering::Relaxed) {
                return Ok(code::STOPPED);
            }
            let ended = then(ended)?;
            let Some(every) = every else { return Ok(ended) };
            self.session.note(&format!("Asking again in {}; Ctrl-C ends it.", span(every)));
            if !Wall(self.stop).wait(every) {
                return Ok(code::STOPPED);
            }
        }
    }
}

/// A span of time in words.
fn span(time: Duration) -> String {
    match time.as_secs() {
        seconds if seconds % 3600 == 0 => crate::words::plural(usize_of(seconds / 3600), "hour"),
        seconds if seconds % 60 == 0 => crate::words::plural(usize_of(seconds / 60), "minute"),
        seconds => crate::words::plural(usize_of(seconds), "second"),
    }
}

fn usize_of(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn policy(manners: &Manners) -> Policy {
    let usual = Policy::default();
    let user_agent = match &manners.contact {
        Some(contact) => {
            format!("attested/{} (reads news reports; {contact})", env!("CARGO_PKG_VERSION"))
        }
        None => usual.user_agent.clone(),
    };
    Policy { user_agent, delay: Duration::from_secs(manners.delay), again: manners.again, ..usual }
}

/// The addresses that were named, and those in the files that were named.
fn named(sources: &[String]) -> Result<Vec<Wanted>, Failure> {
    let mut found = Vec::new();
    for source in sources {
        if source.starts_with("http://") || source.starts_with("https://") {
            found.push(Wanted::new(source));
            continue;
        }
        let path = PathBuf::from(source);
        if !path.exists() && is_host(source) {
            found.push(Wanted::new(format!("https://{source}")));
            continue;
        }
        let listed = addresses(&path).map_err(|skipped| {
            Failure::new(Fault::User, skipped.to_string())
                .hint("name an address (https://…), or a file that lists some")
        })?;
        found.extend(listed.into_iter().map(Wanted::new));
    }
    Ok(found)
}

/// True for `post.example/feed.rss`: an address without its scheme.
fn is_host(source: &str) -> bool {
    let Some((host, _)) = source.split_once('/') else { return false };
    let labels: Vec<&str> = host.split('.').collect();
    labels.len() > 1 && labels.iter().all(|label| !label.is_empty() && !label.contains(char::is_whitespace))
}

fn open(path: &Path, session: &Session) -> Result<Archive, Failure> {
    let archive = Archive::open(path)?;
    if archive.cut > 0 {
        session.warn(&format!(
            "{}: cut off {} bytes of a record that was not finished",
            path.display(),
            archive.cut
        ));
    }
    Ok(archive)
}

impl From<FetchError> for Failure {
    fn from(error: FetchError) -> Self {
        Self::new(Fault::Machine, error.to_string()).hint("name another file with --archive FILE.warc.gz")
    }
}
