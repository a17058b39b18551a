use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use super::address::{MOST_MOVES, join, origin};
use super::client::{Client, Clock, Outcome, Policy, Response};
use super::robots::Robots;
use super::{Archive, FetchError};

/// A host that could not be reached for so many addresses one after the other is asked no more.
const MOST_FAILURES: usize = 3;
/// No pause is longer than this, whatever a server asks for.
const LONGEST_PAUSE: u64 = 300;

/// An address that is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// The address.
    pub address: String,
    /// When the page changed last, in seconds since 1970, where a feed or sitemap tells: one that was fetched before
    /// then is asked for again.
    pub changed: Option<i64>,
}

impl Wanted {
    /// An address of which nothing is known.
    pub fn new(address: impl Into<String>) -> Self {
        Self { address: address.into(), changed: None }
    }
}

/// Rules are asked for anew after a day, as RFC 9309 has it.
const RULES_HOLD: i64 = 24 * 3600;

/// What came of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The address.
    pub address: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Head and body of its answer, when it was stored now.
    content: Vec<u8>,
}

impl Told {
    /// The body of the answer, when it was stored now, as a browser would have it.
    pub fn body(&self) -> Vec<u8> {
        super::body_of(&self.content)
    }
}

/// The hosts that were asked, for as long as the program runs: their rules, and when they may be asked again.
#[derive(Debug, Default)]
pub struct Hosts(BTreeMap<String, Host>);

/// A host and when it may be asked again.
#[derive(Debug)]
struct Host {
    /// Its rules, or why there are none.
    robots: Result<Robots, String>,
    /// When its rules are asked for anew.
    rules_until: i64,
    ready: i64,
    /// How many addresses, one after the other, it gave no answer to.
    failures: usize,
}

struct Fetching<'a> {
    client: Client,
    policy: &'a Policy,
    clock: &'a dyn Clock,
    hosts: &'a mut BTreeMap<String, Host>,
    archive: &'a mut Archive,
    /// Where the answers to `robots.txt` are kept.
    aside: &'a mut Archive,
    stopped: bool,
}

/// Fetches addresses into the archive and tells what came of each; `aside` keeps what is no page.
///
/// Hosts take turns, so that the pause of one is used for another; `hosts` is handed from one fetch to the next. Stops
/// when the clock says so.
///
/// # Errors
/// [`FetchError::Archive`] when an answer cannot be stored: then nothing more is asked for.
pub fn fetch(
    addresses: &[Wanted],
    hosts: &mut Hosts,
    archive: &mut Archive,
    aside: &mut Archive,
    policy: &Policy,
    clock: &dyn Clock,
    tell: &mut dyn FnMut(Told),
) -> Result<(), FetchError> {
    let client = Client::new(policy);
    let mut fetching =
        Fetching { client, policy, clock, hosts: &mut hosts.0, archive, aside, stopped: false };
    fetching.hosts.values_mut().for_each(|host| host.failures = 0);
    let mut seen = BTreeSet::new();
    let mut by_host: BTreeMap<String, VecDeque<&Wanted>> = BTreeMap::new();
    for wanted in addresses.iter().filter(|wanted| seen.insert(wanted.address.as_str())) {
        match origin(&wanted.address) {
            Some((origin, _)) => by_host.entry(origin.to_owned()).or_default().push_back(wanted),
            None => tell(Told {
                address: wanted.address.clone(),
                outcome: Outcome::Failed("is no address of a page (http or https)".to_owned()),
                content: Vec::new(),
            }),
        }
    }
    while !by_host.is_empty() && !fetching.stopped {
        // The host that has waited longest.
        let next =
            by_host.keys().min_by_key(|host| fetching.hosts.get(*host).map_or(0, |host| host.ready)).cloned();
        let Some(host) = next else { break };
        let Some(wanted) = by_host.get_mut(&host).and_then(VecDeque::pop_front) else {
            by_host.remove(&host);
            continue;
        };
        let told = fetching.one(wanted)?;
        if !fetching.stopped {
            tell(told);
        }
    }
    Ok(())
}

impl Fetching<'_> {
    /// Fetches one address, and those it leads to.
    fn one(&mut self, wanted: &Wanted) -> Result<Told, FetchError> {
        let told = |outcome| Told { address: wanted.address.clone(), outcome, content: Vec::new() };
        let mut at = wanted.address.split('#').next().unwrap_or_default().to_owned();
        for _ in 0..=MOST_MOVES {
            let Some((origin, path)) = origin(&at).map(|(origin, path)| (origin.to_owned(), path.to_owned()))
            else {
                return Ok(told(Outcome::Failed(format!("leads to {at}, which is no address of a page"))));
            };
            let stored = self.archive.stored(&at).cloned();
            if let Some(stored) = stored.as_ref().filter(|stored| self.is_known(stored, wanted)) {
                match &stored.location {
                    // A fetch may have been stopped between an address and the one it leads to.
                    Some(location) if (300..400).contains(&stored.status) => {
                        at = join(&at, location);
                        continue;
                    }
                    _ => return Ok(told(Outcome::Known)),
                }
            }
            match self.robots(&origin)? {
                Ok(robots) if robots.allows(&path) => {}
                Ok(_) => return Ok(told(Outcome::Forbidden)),
                Err(why) => return Ok(told(Outcome::Failed(why))),
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
                    let outcome = Outcome::Stored(response.status);
                    return Ok(Told { address: wanted.address.clone(), outcome, content: response.content });
                }
            }
        }
        Ok(told(Outcome::Failed("leads from one address to the next without an end".to_owned())))
    }

    /// True for what is not to be asked for again: the archive has its answer, and it has not changed since.
    fn is_known(&self, stored: &super::Stored, wanted: &Wanted) -> bool {
        let later = !matches!(stored.status, 408 | 425 | 429 | 500..);
        let changed = wanted.changed.zip(stored.fetched).is_some_and(|(changed, fetched)| changed > fetched);
        !self.policy.again && later && !changed
    }

    fn date(&self) -> String {
        let now = jiff::Timestamp::from_second(self.clock.now()).unwrap_or_default();
        now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The rules of a host, asked for once; why there are none when it could not say.
    fn robots(&mut self, origin: &str) -> Result<Result<Robots, String>, FetchError> {
        if let Some(host) = self.hosts.get(origin) {
            if host.failures >= MOST_FAILURES {
                let why =
                    format!("{origin} could not be reached {MOST_FAILURES} times in a row and is left alone");
                return Ok(Err(why));
            }
            if host.rules_until > self.clock.now() {
                return Ok(host.robots.clone());
            }
        }
        let host = Host { robots: Ok(Robots::open()), rules_until: 0, ready: 0, failures: 0 };
        self.hosts.entry(origin.to_owned()).or_insert(host);
        let mut at = format!("{origin}/robots.txt");
        let mut robots = Err("its robots.txt leads from one address to the next without an end".to_owned());
        for _ in 0..=MOST_MOVES {
            let response = match self.patiently(origin, &at, None) {
                Ok(response) => response,
                Err(why) => {
                    robots = Err(format!("its robots.txt could not be asked for: {why}"));
                    break;
                }
            };
            let date = self.date();
            self.aside.add("response", &at, &date, &response.content)?;
            robots = match (response.status, &response.location) {
                (300..400, Some(location)) => {
                    at = join(&at, location);
                    continue;
                }
                (200..300, _) => {
                    let body = super::body_of(&response.content);
                    let agent = self.policy.user_agent.split(['/', ' ']).next().unwrap_or("");
                    Ok(Robots::read(&String::from_utf8_lossy(&body[..body.len().min(512 << 10)]), agent))
                }
                // No rules are no rules; a host that cannot say its rules may have some.
                (400..500, _) => Ok(Robots::open()),
                (status, _) => Err(format!("its robots.txt could not be read: the server answered {status}")),
            };
            break;
        }
        let now = self.clock.now();
        if let Some(host) = self.hosts.get_mut(origin) {
            host.robots.clone_from(&robots);
            host.rules_until = now + if robots.is_ok() { RULES_HOLD } else { 60 };
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
            let pause = match self.hosts.get(origin).and_then(|host| host.robots.as_ref().ok()?.delay()) {
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
                if let Some(host) = self.hosts.get_mut(origin) {
                    host.failures = if answer.is_ok() { 0 } else { host.failures + 1 };
                }
                return answer;
            }
            tried += 1;
        }
    }
}
