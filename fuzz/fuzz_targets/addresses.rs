//! Any bytes are a feed, a sitemap or a list of feeds with its addresses, rules for robots, an answer of a server; or none.
#![no_main]

use attested_ingest::fetch::{Robots, join};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    let _ = attested_ingest::feed::addresses(raw);
    if let Some(answer) = attested_ingest::warc::Answer::read(raw) {
        let _ = (answer.media_type(), answer.charset(), answer.body(1 << 20));
    }
    let text = String::from_utf8_lossy(raw);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let robots = Robots::read(rest, "attested");
    let _ = (robots.allows(first), robots.delay());
    let _ = join(first, rest);
});
