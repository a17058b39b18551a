use crate::args::FetchArgs;
use crate::error::Failure;
use crate::session::Session;

#[cfg(not(feature = "fetch"))]
pub(super) fn run(_: &FetchArgs, _: &Session) -> Result<u8, Failure> {
    let what = "this attested never opens a connection: it was built without fetching";
    Err(Failure::new(crate::error::Fault::User, what)
        .hint("build one that can: cargo install --path crates/attested-cli --features fetch"))
}

#[cfg(feature = "fetch")]
pub(super) use with_network::{Wall, run};

#[cfg(feature = "fetch")]
mod with_network {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use attested::ingest::fetch::{Archive, Clock, FetchError, Outcome, Policy, Told, fetch};
    use attested::ingest::{addresses, feed};

    use super::{Failure, FetchArgs, Session};
    use crate::commands::read;
    use crate::error::{Fault, code};

    /// Sitemaps that lead to sitemaps are followed so many times.
    const MOST_SITEMAPS: usize = 3;

    pub(in crate::commands) struct Wall<'a>(pub(in crate::commands) &'a AtomicBool);

    impl Clock for Wall<'_> {
        fn now(&self) -> i64 {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
        }

        fn wait(&self, how_long: Duration) -> bool {
            let until = std::time::Instant::now() + how_long;
            while std::time::Instant::now() < until {
                if self.0.load(Ordering::Relaxed) {
                    return false;
                }
                std::thread::sleep(Duration::from_millis(50).min(until - std::time::Instant::now()));
            }
            !self.0.load(Ordering::Relaxed)
        }
    }

    #[derive(Default)]
    struct Counts {
        stored: usize,
        unchanged: usize,
        known: usize,
        not: usize,
    }

    pub(in crate::commands) fn run(args: &FetchArgs, session: &Session) -> Result<u8, Failure> {
        let stop = crate::interrupt::watch(session.quiet, "what is fetched so far will be kept");
        let policy = policy(args);
        let named = named(&args.sources)?;
        let main = args.to.clone().unwrap_or_else(|| session.path.with_extension("warc.gz"));
        loop {
            let mut counts = Counts::default();
            let mut archive = open(&main, session)?;
            // What the archive held before was read when it was fetched.
            let from = main.metadata().map_or(0, |file| file.len());
            let mut aside = open(&main.with_extension("").with_extension("feeds.warc.gz"), session)?;
            let pages = if args.feeds {
                let asked = Policy { again: true, ..policy.clone() };
                pages_of_feeds(&named, &mut aside, &asked, &stop, session, &mut counts)?
            } else {
                named.clone()
            };
            let mut tell = |told: Told| count(&told, session, &mut counts);
            fetch(&pages, &mut archive, &mut aside, &policy, &Wall(&stop), &mut tell)?;
            drop((archive, aside));
            session.note(&format!(
                "{} fetched, {} unchanged, {} in the archive already, {} not fetched. Kept in {}.",
                counts.stored,
                counts.unchanged,
                counts.known,
                counts.not,
                main.display()
            ));
            let mut ended = if counts.not > 0 { code::SKIPPED } else { code::OK };
            if !args.no_read && main.metadata().is_ok_and(|file| file.len() > from) {
                ended = ended.max(read::archive(&main, from, args.threads, &stop, session)?);
            }
            let stopped = stop.load(Ordering::Relaxed);
            let Some(minutes) = args.every.filter(|_| !stopped) else {
                return Ok(if stopped { code::STOPPED } else { ended });
            };
            session.note(&format!("Asking again in {minutes} minutes; Ctrl-C ends it."));
            if !Wall(&stop).wait(Duration::from_secs(minutes * 60)) {
                return Ok(code::STOPPED);
            }
        }
    }

    fn policy(args: &FetchArgs) -> Policy {
        let usual = Policy::default();
        let user_agent = match &args.contact {
            Some(contact) => {
                format!("attested/{} (reads news reports; {contact})", env!("CARGO_PKG_VERSION"))
            }
            None => usual.user_agent.clone(),
        };
        Policy { user_agent, delay: Duration::from_secs(args.delay), again: args.again, ..usual }
    }

    /// The addresses that were named, and those in the files that were named.
    fn named(sources: &[String]) -> Result<Vec<String>, Failure> {
        let mut found = Vec::new();
        for source in sources {
            if source.starts_with("http://") || source.starts_with("https://") {
                found.push(source.clone());
                continue;
            }
            let listed = addresses(&PathBuf::from(source)).map_err(|skipped| {
                Failure::new(Fault::User, skipped.to_string()).hint("name an address or a list of them")
            })?;
            found.extend(listed);
        }
        Ok(found)
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

    /// Asks feeds and sitemaps, and those they lead to, for addresses of pages.
    fn pages_of_feeds(
        feeds: &[String],
        aside: &mut Archive,
        policy: &Policy,
        stop: &AtomicBool,
        session: &Session,
        counts: &mut Counts,
    ) -> Result<Vec<String>, Failure> {
        let (mut pages, mut asked) = (Vec::new(), BTreeSet::new());
        let mut next = feeds.to_vec();
        for _ in 0..MOST_SITEMAPS {
            next.retain(|feed| asked.insert(feed.clone()));
            let mut further = Vec::new();
            let mut robots =
                Archive::open(&aside.path().with_extension("").with_extension("robots.warc.gz"))?;
            let mut tell = |told: Told| {
                let mut own = Counts::default();
                count(&told, session, &mut own);
                counts.not += own.not;
                match feed::addresses(&told.body) {
                    Ok(found) => {
                        for address in found {
                            if address.is_sitemap { &mut further } else { &mut pages }.push(address.url);
                        }
                    }
                    Err(_) if told.body.is_empty() => {}
                    Err(reason) => session.warn(&format!("not a feed: {} {reason}", told.address)),
                }
            };
            fetch(&next, aside, &mut robots, policy, &Wall(stop), &mut tell)?;
            if further.is_empty() {
                break;
            }
            next = further;
        }
        Ok(pages)
    }

    fn count(told: &Told, session: &Session, counts: &mut Counts) {
        let why = match &told.outcome {
            Outcome::Stored(status) if *status < 400 => {
                counts.stored += 1;
                return;
            }
            Outcome::Unchanged => {
                counts.unchanged += 1;
                return;
            }
            Outcome::Known => {
                counts.known += 1;
                return;
            }
            Outcome::Stored(status) => format!("the server answered {status}"),
            Outcome::Forbidden => "its robots.txt does not want it to be read by programs".to_owned(),
            Outcome::Failed(why) => why.clone(),
        };
        counts.not += 1;
        session.warn(&format!("not fetched: {}: {why}", told.address));
    }

    impl From<FetchError> for Failure {
        fn from(error: FetchError) -> Self {
            Self::new(Fault::Machine, error.to_string()).hint("name another file with --to FILE.warc.gz")
        }
    }
}
