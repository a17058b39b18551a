use std::time::Duration;

use super::Stored;

/// How a fetch behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// What it calls itself; the first word up to `/` is the name that `robots.txt` may use.
    pub user_agent: String,
    /// The pause between two requests to one host: 2 seconds. A host may ask for more.
    pub delay: Duration,
    /// How often a request is tried again when the server is busy or cannot be reached: 3 times.
    pub retries: u32,
    /// After how long an answer is given up: 60 seconds.
    pub timeout: Duration,
    /// The longest answer: 64 MiB.
    pub max_bytes: u64,
    /// True to ask again for what the archive has, if it has changed.
    pub again: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            user_agent: format!("attested/{} (reads news reports for research)", env!("CARGO_PKG_VERSION")),
            delay: Duration::from_secs(2),
            retries: 3,
            timeout: Duration::from_mins(1),
            max_bytes: 64 << 20,
            again: false,
        }
    }
}

/// The time, which is not for this room to know by itself.
pub trait Clock {
    /// Seconds since 1970.
    fn now(&self) -> i64;
    /// Waits; false when the fetch is to stop.
    fn wait(&self, how_long: Duration) -> bool;
}

/// What came of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An answer, stored.
    Stored(u16),
    /// The server says that it has not changed.
    Unchanged,
    /// The archive has it, and it was not to be asked for again.
    Known,
    /// The host does not want it to be fetched.
    Forbidden,
    /// No answer, and why.
    Failed(String),
}

/// One answer as it is stored.
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) location: Option<String>,
    pub(super) retry_after: Option<u64>,
    /// Head and body, as a record has them.
    pub(super) content: Vec<u8>,
}

/// Makes requests, one at a time.
pub(super) struct Client {
    agent: ureq::Agent,
    max_bytes: u64,
}

impl Client {
    pub(super) fn new(policy: &Policy) -> Self {
        let config = ureq::Agent::config_builder()
            .user_agent(policy.user_agent.as_str())
            .http_status_as_error(false)
            // Each address on the way is asked for by itself, with its host's robots.txt.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(policy.timeout))
            .build();
        Self { agent: config.into(), max_bytes: policy.max_bytes }
    }

    /// Asks for an address; of what is stored already, only whether it has changed.
    pub(super) fn get(&self, address: &str, stored: Option<&Stored>) -> Result<Response, String> {
        // Compressed answers are stored as they come.
        let mut request = self.agent.get(address).header("Accept-Encoding", "gzip");
        if let Some(etag) = stored.and_then(|stored| stored.etag.as_deref()) {
            request = request.header("If-None-Match", etag);
        }
        if let Some(modified) = stored.and_then(|stored| stored.modified.as_deref()) {
            request = request.header("If-Modified-Since", modified);
        }
        let mut response = request.call().map_err(|error| error.to_string())?;
        let status = response.status().as_u16();
        let mut content =
            format!("HTTP/1.1 {} {}\r\n", status, response.status().canonical_reason().unwrap_or(""));
        let mut location = None;
        let mut retry_after = None;
        for (name, value) in response.headers() {
            let value = String::from_utf8_lossy(value.as_bytes()).replace(['\r', '\n'], " ");
            match name.as_str() {
                "location" => location = Some(value.clone()),
                "retry-after" => retry_after = value.trim().parse().ok(),
                // The chunks of the transfer are gone by now.
                "transfer-encoding" => continue,
                _ => {}
            }
            content.push_str(&format!("{name}: {value}\r\n"));
        }
        content.push_str("\r\n");
        let mut content = content.into_bytes();
        let body = response.body_mut().with_config().limit(self.max_bytes).read_to_vec();
        content.extend(body.map_err(|error| error.to_string())?);
        Ok(Response { status, location, retry_after, content })
    }
}
