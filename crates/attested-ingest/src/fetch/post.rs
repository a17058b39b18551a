use std::time::Duration;

use super::{Clock, Policy};

/// The longest pause between two tries.
const LONGEST: Duration = Duration::from_mins(2);

/// Sends JSON to an address and waits for its answer; tries again while it is busy or out of reach.
///
/// `key` names what is sent, so that a receiver that is told of it twice can tell. The pause doubles with each try,
/// from the policy's on, unless the server says when to come back.
///
/// # Errors
/// Why it was not taken, in words.
pub fn post(address: &str, json: &str, key: &str, policy: &Policy, clock: &dyn Clock) -> Result<(), String> {
    if !(address.starts_with("https://") || address.starts_with("http://")) {
        return Err(format!("{address} is no address of the web"));
    }
    let config = ureq::Agent::config_builder()
        .user_agent(policy.user_agent.as_str())
        .http_status_as_error(false)
        // What is sent is for the one who was named.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(policy.timeout))
        .build();
    let agent: ureq::Agent = config.into();
    let mut pause = policy.delay;
    let mut tries = 0;
    loop {
        tries += 1;
        let sent = agent
            .post(address)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .send(json);
        let (why, busy, come_back) = match sent {
            Ok(answer) => {
                let status = answer.status().as_u16();
                if (200..300).contains(&status) {
                    return Ok(());
                }
                let come_back = answer
                    .headers()
                    .get("retry-after")
                    .and_then(|value| value.to_str().ok()?.trim().parse().ok());
                (
                    format!("the server answered {status}"),
                    matches!(status, 408 | 425 | 429 | 500..=599),
                    come_back,
                )
            }
            Err(error) => (error.to_string(), true, None),
        };
        if !busy || tries > policy.retries {
            return Err(why);
        }
        let wait = come_back.map_or(pause, Duration::from_secs).min(LONGEST);
        if !clock.wait(wait) {
            return Err("stopped".to_owned());
        }
        pause = (pause * 2).min(LONGEST);
    }
}
