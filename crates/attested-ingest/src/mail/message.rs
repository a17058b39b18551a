use std::borrow::Cow;
use std::io::Cursor;

use attested_model::Basis;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::archive::refused_by_name;
use crate::source::{self, Payload, Scope, payload};
use crate::table::Role;
use crate::text::Hints;
use crate::{Ingested, Location, SkipReason, Skipped};

/// So many parts of one message are looked at.
const MOST_PARTS: usize = 1000;

type Item = Result<Ingested, Skipped>;

/// True when bytes begin with fields of a message.
pub(crate) fn is_message(head: &[u8]) -> bool {
    const FIRST: [&str; 14] = [
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "mime-version",
        "from",
        "to",
        "date",
        "subject",
        "x-",
        "dkim-signature",
        "arc-",
        "snapshot-content-location",
        "list-",
    ];
    const SURE: [&str; 7] =
        ["message-id", "mime-version", "received", "return-path", "content-type", "delivered-to", "x-mailer"];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut sure = false;
    for (at, line) in text.lines().take(60).enumerate() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && at > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || name.contains(char::is_whitespace) {
            return false;
        }
        if at == 0 && !FIRST.iter().any(|known| name.starts_with(known)) && !SURE.contains(&name) {
            return false;
        }
        sure |= SURE.contains(&name);
    }
    sure
}

/// The `Message-ID` of a message.
pub(super) fn id(raw: &[u8]) -> Option<String> {
    let blank = |line: &[u8]| memchr::memmem::find(raw, line).map(|at| at + line.len());
    let end = match (blank(b"\n\n"), blank(b"\r\n\r\n")) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    let head = &raw[..end.unwrap_or(raw.len()).min(1 << 16)];
    let message = MessageParser::new().parse_headers(head)?;
    Some(message.message_id()?.chars().take(200).collect())
}

/// The documents of a message that begins at byte `start` of its file.
pub(crate) fn items(raw: &[u8], start: u64, place: &Location, scope: &Scope) -> Vec<Item> {
    // Apple Mail writes the length of the message into a line before it.
    let digits = raw.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b' ').count();
    let lead = if digits > 0 && raw.get(digits) == Some(&b'\n') { digits + 1 } else { 0 };
    let (raw, start) = (&raw[lead..], start + lead as u64);
    let bad = |why: &str| vec![Err(Skipped::new(place.clone(), SkipReason::BadRecord(why.to_owned())))];
    if raw.trim_ascii().is_empty() {
        return vec![Err(Skipped::new(place.clone(), SkipReason::Blank))];
    }
    let Some(message) = MessageParser::default().parse(raw) else { return bad("it is no mail message") };
    if message.parts.len() > MOST_PARTS {
        return bad("the message has too many parts");
    }
    read(&message, raw, start, place, scope)
}

fn read(message: &Message<'_>, raw: &[u8], start: u64, place: &Location, scope: &Scope) -> Vec<Item> {
    let saved_page =
        message.header_raw("Snapshot-Content-Location").or(message.header_raw("Content-Location"));
    let hints = hints(message, saved_page);
    let of_kind = |wanted: fn(&PartType<'_>) -> bool| {
        let ids = message.html_body.iter().chain(&message.text_body);
        ids.filter_map(|&id| Some((id, message.parts.get(id as usize)?))).find(|(_, part)| wanted(&part.body))
    };
    let body = of_kind(|body| matches!(body, PartType::Html(_)))
        .or_else(|| of_kind(|body| matches!(body, PartType::Text(text) if !text.trim().is_empty())));
    let mut items = Vec::new();
    let mut chosen = None;
    if let Some((id, part)) = body {
        chosen = Some(id);
        let kind = if matches!(part.body, PartType::Html(_)) { "text/html" } else { "text/plain" };
        items.extend(body_items(part, kind, raw, start, hints, place, scope));
    }
    // The pictures and frames of a saved page are its own.
    if saved_page.is_none() {
        for &id in &message.attachments {
            let Some(part) = message.parts.get(id as usize).filter(|_| Some(id) != chosen) else { continue };
            items.extend(attached(part, raw, start, place, scope));
        }
    }
    if items.is_empty() {
        items.push(Err(Skipped::new(place.clone(), SkipReason::NoText)));
    }
    items
}

fn hints(message: &Message<'_>, saved_page: Option<&str>) -> Hints {
    let mut hints = Hints::default();
    hints.set(Role::Title, message.subject().unwrap_or(""), Basis::Header);
    hints.set(Role::Published, message.header_raw("Date").unwrap_or("").trim(), Basis::Header);
    if let Some(address) = saved_page.map(str::trim).filter(|address| address.starts_with("http")) {
        hints.set(Role::Url, address, Basis::Header);
    } else if let Some(sender) = message.from().and_then(|from| from.first()) {
        hints.set(Role::Outlet, sender.name().or(sender.address()).unwrap_or(""), Basis::Header);
    }
    hints
}

fn body_items(
    part: &MessagePart<'_>,
    kind: &str,
    raw: &[u8],
    start: u64,
    hints: Hints,
    place: &Location,
    scope: &Scope,
) -> Vec<Item> {
    let Some((bytes, at)) = decoded(part, raw) else {
        let why = "its text is damaged and cannot be decoded".to_owned();
        return vec![Err(Skipped::new(place.clone(), SkipReason::BadRecord(why)))];
    };
    let charset = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
    let told = Payload {
        bytes: &bytes,
        start: start + at as u64,
        media_type: kind,
        charset,
        hints,
        warnings: Vec::new(),
    };
    payload(told, place, scope).unwrap_or_default()
}

/// A file that is attached, or a message in the message.
fn attached(part: &MessagePart<'_>, raw: &[u8], start: u64, place: &Location, scope: &Scope) -> Vec<Item> {
    let name = part.attachment_name().map(|name| name.replace(['/', '\\'], "_"));
    if let PartType::Message(inner) = &part.body {
        let name = inner.message_id().map_or_else(|| format!("byte {}", part.offset_body), str::to_owned);
        let from = part.offset_body as usize;
        let Some(bytes) = raw.get(from..part.offset_end as usize) else { return Vec::new() };
        let place = place.record(name);
        return match scope.deeper() {
            Ok(scope) => items(bytes, start + from as u64, &place, &scope),
            Err(reason) => vec![Err(Skipped::new(place, reason))],
        };
    }
    let Some(name) = name else { return Vec::new() };
    let place = place.member(&name);
    let refused = |reason| vec![Err(Skipped::new(place.clone(), reason))];
    if let Some(reason) = refused_by_name(&name) {
        return refused(reason);
    }
    let Some((bytes, _)) = decoded(part, raw) else {
        return refused(SkipReason::BadRecord("it is damaged and cannot be decoded".to_owned()));
    };
    match source::inner(Box::new(Cursor::new(bytes.into_owned())), &place, scope) {
        Ok(found) => found.collect(),
        Err(reason) => refused(reason),
    }
}

/// The bytes of a part without its transfer encoding, and where they begin in the message.
fn decoded<'a>(part: &MessagePart<'_>, raw: &'a [u8]) -> Option<(Cow<'a, [u8]>, usize)> {
    let start = part.offset_body as usize;
    let sent = raw.get(start..part.offset_end as usize)?;
    let bytes = match part.encoding {
        Encoding::None => Cow::Borrowed(sent),
        Encoding::QuotedPrintable => Cow::Owned(quoted_printable_decode(sent)?),
        Encoding::Base64 => Cow::Owned(base64_decode(sent)?),
    };
    Some((bytes, start))
}
