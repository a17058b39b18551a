use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use attested::ingest::feed;
use attested::ingest::fetch::{Archive, Hosts, Outcome, Policy, Told, Wanted, fetch, join};

use super::told::Counts;
use super::wall::Wall;
use crate::error::Failure;
use crate::progress::Asked;
use crate::session::Session;

/// Lists that lead to lists are followed so many times.
const MOST_LISTS: usize = 3;

/// The pages that feeds and sitemaps name, and those they lead to. Of a feed that has not changed, what was stored of it
/// counts: one of its pages may not have been fetched yet.
pub(super) fn pages(
    feeds: &[Wanted],
    hosts: &mut Hosts,
    aside: &mut Archive,
    robots: &mut Archive,
    policy: &Policy,
    stop: &AtomicBool,
    session: &Session,
) -> Result<(Vec<Wanted>, usize), Failure> {
    let policy = Policy { again: true, ..policy.clone() };
    let (mut pages, mut asked_for, mut not) = (Vec::new(), BTreeSet::new(), 0);
    let mut next = feeds.to_vec();
    for _ in 0..=MOST_LISTS {
        next.retain(|feed| asked_for.insert(feed.address.clone()));
        let shown = Asked::new(next.len(), "feed", session);
        let mut counts = Counts::default();
        let mut bodies: Vec<(String, Option<Vec<u8>>)> = Vec::new();
        let mut tell = |told: Told| {
            counts.take(&told, &shown, session);
            match told.outcome {
                Outcome::Stored(status) if status < 400 => {
                    bodies.push((told.address.clone(), Some(told.body())))
                }
                Outcome::Unchanged => bodies.push((told.address, None)),
                _ => {}
            }
        };
        fetch(&next, hosts, aside, robots, &policy, &Wall(stop), &mut tell)?;
        shown.done();
        not += counts.not;
        let mut further = Vec::new();
        for (address, body) in bodies {
            let body = match body {
                Some(body) => body,
                None => aside.body(&address)?.unwrap_or_default(),
            };
            match feed::addresses(&body) {
                Ok(found) => {
                    for named in found {
                        let wanted = Wanted { address: join(&address, &named.url), changed: named.changed };
                        if named.leads_on { &mut further } else { &mut pages }.push(wanted);
                    }
                }
                Err(_) => {
                    not += 1;
                    session.warn(&format!("not a feed: {address} is neither a feed nor a sitemap"));
                }
            }
        }
        if further.is_empty() {
            break;
        }
        next = further;
    }
    Ok((pages, not))
}
