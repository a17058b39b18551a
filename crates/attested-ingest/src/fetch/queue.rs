use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use super::client::{Client, Clock, Outcome, Policy, Response};
use super::robots::Robots;
use super::{Archive, FetchError};

/// So often an address may lead to another one.
const MOST_MOVES: usize = 5;
/// No pause is longer than this, whatever a server asks for.
const LONGEST_PAUSE: u64 = 300;

/// What came of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The address.
    pub address: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The body of its answer, when it was stored now.
    pub body: Vec<u8>,
}

/// A host and when it may be asked again.
struct Host {
    robots: Robots,
    ready: i64,
}

struct Fetching<'a> {
    client: Client,
    policy: &'a Policy,
    clock: &'a dyn Clock,
    hosts: BTreeMap<String, Host>,
    archive: &'a mut Archive,
    /// Where the answers to `robots.txt` are kept.
    aside: &'a mut Archive,
    stopped: bool,
}

/// Fetches addresses into the archive and tells what came of each; `aside` keeps what is no page.
///
/// Hosts take turns, so that the pause of one is used for another. Stops when the clock says so.
///
/// # Errors
/// [`FetchError::Archive`] when an answer cannot be stored: then nothing more is asked for.
pub fn fetch(
    addresses: &[String],
    archive: &mut Archive,
    aside: &mut Archive,
    policy: &Policy,
    clock: &dyn Clock,
    tell: &mut dyn FnMut(Told),
) -> Result<(), FetchError> {
    let client = Client::new(policy);
    let mut fetching =
        Fetching { client, policy, clock, hosts: BTreeMap::new(), archive, aside, stopped: false };
    let mut seen = BTreeSet::new();
    let mut by_host: BTreeMap<String, VecDeque<&String>> = BTreeMap::new();
    for address in addresses.iter().filter(|address| seen.insert(address.as_str())) {
        match origin(address) {
            Some((origin, _)) => by_host.entry(origin.to_owned()).or_default().push_back(address),
            None => tell(Told {
                address: address.clone(),
                outcome: Outcome::Failed("is no address of a page (http or https)".to_owned()),
                body: Vec::new(),
            }),
        }
    }
    while !by_host.is_empty() && !fetching.stopped {
        // The host that has waited longest.
        let next =
            by_host.keys().min_by_key(|host| fetching.hosts.get(*host).map_or(0, |host| host.ready)).cloned();
        let Some(host) = next else { break };
        let Some(address) = by_host.get_mut(&host).and_then(VecDeque::pop_front) else {
            by_host.remove(&host);
            continue;
        };
        tell(fetching.one(address)?);
    }
    Ok(())
}

impl Fetching<'_> {
    /// Fetches one address, and those it leads to.
    fn one(&mut self, address: &str) -> Result<Told, FetchError> {
        let told = |outcome| Told { address: address.to_owned(), outcome, body: Vec::new() };
        let mut at = address.to_owned();
        for _ in 0..=MOST_MOVES {
            let Some((origin, path)) = origin(&at).map(|(origin, path)| (origin.to_owned(), path.to_owned()))
            else {
                return Ok(told(Outcome::Failed(format!("leads to {at}, which is no address of a page"))));
            };
            let stored = self.archive.stored(&at).cloned();
            if !self.policy.again && stored.as_ref().is_some_and(|stored| stored.status < 500) {
                return Ok(told(Outcome::Known));
            }
            if !self.robots(&origin)?.allows(&path) {
                return Ok(told(Outcome::Forbidden));
            }
            let response = match self.patiently(&origin, &at, stored.as_ref()) {
                Ok(response) => response,
                Err(why) => return Ok(told(Outcome::Failed(why))),
            };
            if response.status == 304 {
                return Ok(told(Outcome::Unchanged));
            }
            let date = self.date();
            self.archive.add("response", &at, &date, &response.content)?;
            match &response.location {
                Some(location) if (300..400).contains(&response.status) => at = join(&at, location),
                _ => {
                    let body = response.content[response.body_start..].to_vec();
                    return Ok(Told {
                        address: address.to_owned(),
                        outcome: Outcome::Stored(response.status),
                        body,
                    });
                }
            }
        }
        Ok(told(Outcome::Failed("leads from one address to the next without an end".to_owned())))
    }

    fn date(&self) -> String {
        let now = jiff::Timestamp::from_second(self.clock.now()).unwrap_or_default();
        now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The rules of a host, asked for once.
    fn robots(&mut self, origin: &str) -> Result<Robots, FetchError> {
        if let Some(host) = self.hosts.get(origin) {
            return Ok(host.robots.clone());
        }
        self.hosts.insert(origin.to_owned(), Host { robots: Robots::closed(), ready: 0 });
        let mut at = format!("{origin}/robots.txt");
        let mut robots = Robots::closed();
        for _ in 0..=MOST_MOVES {
            let Ok(response) = self.patiently(origin, &at, None) else { break };
            let date = self.date();
            self.aside.add("response", &at, &date, &response.content)?;
            robots = match (response.status, &response.location) {
                (300..400, Some(location)) => {
                    at = join(&at, location);
                    continue;
                }
                (200..300, _) => {
                    let body = &response.content[response.body_start..];
                    let agent = self.policy.user_agent.split(['/', ' ']).next().unwrap_or("");
                    Robots::read(&String::from_utf8_lossy(&body[..body.len().min(512 << 10)]), agent)
                }
                // No rules are no rules; a host that cannot say its rules may have some.
                (400..500, _) => Robots::open(),
                _ => Robots::closed(),
            };
            break;
        }
        if let Some(host) = self.hosts.get_mut(origin) {
            host.robots = robots.clone();
        }
        Ok(robots)
    }

    /// Waits for its turn, asks, and tries again when the server is busy.
    fn patiently(
        &mut self,
        origin: &str,
        address: &str,
        stored: Option<&super::Stored>,
    ) -> Result<Response, String> {
        let mut tried = 0;
        loop {
            let wait = self.hosts.get(origin).map_or(0, |host| host.ready - self.clock.now());
            if wait > 0 && !self.clock.wait(Duration::from_secs(wait.unsigned_abs())) {
                self.stopped = true;
                return Err("was not asked for: the fetch was stopped".to_owned());
            }
            let answer = self.client.get(address, stored);
            let pause = match self.hosts.get(origin).and_then(|host| host.robots.delay()) {
                Some(asked) => asked.clamp(self.policy.delay.as_secs(), LONGEST_PAUSE),
                None => self.policy.delay.as_secs(),
            };
            let busy =
                answer.as_ref().map_or(true, |answer| matches!(answer.status, 429 | 500 | 502 | 503 | 504));
            let again = busy && tried < self.policy.retries;
            let asked = answer.as_ref().ok().and_then(|answer| answer.retry_after);
            let backoff = if again { asked.unwrap_or(pause.max(1) << tried).min(LONGEST_PAUSE) } else { 0 };
            if let Some(host) = self.hosts.get_mut(origin) {
                host.ready = self.clock.now() + i64::try_from(pause.max(backoff)).unwrap_or(0);
            }
            if !again {
                return answer;
            }
            tried += 1;
        }
    }
}

/// Scheme and host of an address, and its path with the query.
fn origin(address: &str) -> Option<(&str, &str)> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme)))?;
    let rest = &address[scheme.len()..];
    let len = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    if len == 0 || rest[..len].contains(char::is_whitespace) {
        return None;
    }
    let path = rest[len..].split('#').next().unwrap_or("");
    Some((&address[..scheme.len() + len], if path.is_empty() { "/" } else { path }))
}

/// The address that `location` names from the page at `base`.
fn join(base: &str, location: &str) -> String {
    let location = location.trim();
    if origin(location).is_some() {
        return location.to_owned();
    }
    let Some((origin, path)) = origin(base) else { return location.to_owned() };
    if let Some(rest) = location.strip_prefix("//") {
        let scheme = base.split("//").next().unwrap_or("https:");
        return format!("{scheme}//{rest}");
    }
    if location.starts_with('/') {
        return format!("{origin}{location}");
    }
    let folder = path.split('?').next().unwrap_or("/").rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{origin}{folder}/{location}")
}
