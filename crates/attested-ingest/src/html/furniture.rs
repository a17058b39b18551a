//! Words by which a short block that stands in a report shows that it is no part of it.

use super::words::squeeze;

/// Why a block is set apart, or what it is instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// A link to another report.
    Related,
    /// A button, a counter, a player's words.
    Control,
    /// An advertisement's label.
    Advertisement,
    /// An offer of the outlet: newsletters, subscriptions.
    Notice,
    /// A notice about the text: rights, syndication, where it appeared first.
    Disclaimer,
    /// A photo credit.
    Credit,
    /// How long it takes to read.
    ReadingTime,
}

/// Blocks that are these words and nothing else.
const WHOLE: [(&str, Furniture); 52] = [
    ("advertisement", Furniture::Advertisement),
    ("advertising", Furniture::Advertisement),
    ("article continues after advertisement", Furniture::Advertisement),
    ("article continues below", Furniture::Advertisement),
    ("close", Furniture::Control),
    ("comment", Furniture::Control),
    ("comments", Furniture::Control),
    ("continue reading", Furniture::Control),
    ("copy link", Furniture::Control),
    ("email", Furniture::Control),
    ("expand", Furniture::Control),
    ("facebook", Furniture::Control),
    ("follow", Furniture::Control),
    ("gallery", Furniture::Control),
    ("getty", Furniture::Credit),
    ("getty images", Furniture::Credit),
    ("handout", Furniture::Credit),
    ("listen", Furniture::Control),
    ("listen to this article", Furniture::Control),
    ("live", Furniture::Control),
    ("load more", Furniture::Control),
    ("loading", Furniture::Control),
    ("more", Furniture::Control),
    ("more on this story", Furniture::Related),
    ("most read", Furniture::Related),
    ("mute", Furniture::Control),
    ("next", Furniture::Control),
    ("open in app", Furniture::Control),
    ("pause", Furniture::Control),
    ("play", Furniture::Control),
    ("play video", Furniture::Control),
    ("previous", Furniture::Control),
    ("print", Furniture::Control),
    ("promoted", Furniture::Advertisement),
    ("read more", Furniture::Related),
    ("recommended stories", Furniture::Related),
    ("related", Furniture::Related),
    ("related articles", Furniture::Related),
    ("related stories", Furniture::Related),
    ("related topics", Furniture::Related),
    ("save", Furniture::Control),
    ("share", Furniture::Control),
    ("share on facebook", Furniture::Control),
    ("share this", Furniture::Control),
    ("share this article", Furniture::Control),
    ("show more", Furniture::Control),
    ("skip advertisement", Furniture::Advertisement),
    ("sponsored", Furniture::Advertisement),
    ("story continues below advertisement", Furniture::Advertisement),
    ("twitter", Furniture::Control),
    ("view comments", Furniture::Control),
    ("whatsapp", Furniture::Control),
];

/// Words that lead to another report when a block begins with them and is short, or mostly a link.
const LEADS: [&str; 17] = [
    "also read",
    "don't miss",
    "explainer:",
    "for more",
    "in pictures:",
    "listen:",
    "more:",
    "must read",
    "opinion:",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related",
    "see also",
    "watch:",
    "you may also like",
];

/// Words about the text itself; a block of up to 600 characters that begins with them is a disclaimer.
const DISCLAIMERS: [&str; 16] = [
    "(except for the headline",
    "except for the headline, this story",
    "(this story has not been edited",
    "this story has not been edited",
    "this article was originally published",
    "this article was first published",
    "this article first appeared",
    "this story was originally published",
    "this story first appeared",
    "this story was published from",
    "this report was published from",
    "© ",
    "©",
    "copyright ",
    "all rights reserved",
    "the views expressed in this article",
];

/// Words of the outlet about itself; a block of up to 600 characters that begins with them is a notice.
const NOTICES: [&str; 16] = [
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe now",
    "already a subscriber",
    "already a member",
    "follow us on",
    "follow our",
    "join our",
    "download our",
    "download the",
    "get the latest",
    "click here to",
    "to continue reading",
    "support our journalism",
    "have a story to share",
];

/// Blocks longer than this are never furniture by their first words.
const LONGEST: usize = 600;

/// Reads a block by its words. `linked` is the share of its bytes that are links, in percent.
pub(super) fn read(text: &str, linked: usize) -> Option<Furniture> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = squeeze(text).to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if let Ok(at) = WHOLE.binary_search_by(|(words, _)| (*words).cmp(bare)) {
        return Some(WHOLE[at].1);
    }
    if is_reading_time(bare) {
        return Some(Furniture::ReadingTime);
    }
    if is_credit(text, &lower) {
        return Some(Furniture::Credit);
    }
    if DISCLAIMERS.iter().any(|notice| lower.starts_with(notice)) {
        return Some(Furniture::Disclaimer);
    }
    if NOTICES.iter().any(|notice| lower.starts_with(notice)) {
        return Some(Furniture::Notice);
    }
    let leads = LEADS.iter().any(|lead| {
        lower.strip_prefix(lead).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric)
                && (lead.ends_with(':') || rest.starts_with([':', '|', '-', '–', '—', '>']) || linked > 40)
        })
    });
    (leads && (linked > 25 || text.len() < 160)).then_some(Furniture::Related)
}

/// `4 min read`, `Reading time: 3 minutes`.
fn is_reading_time(bare: &str) -> bool {
    let numbers =
        bare.split_whitespace().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).count();
    let minutes = bare.contains("min");
    bare.len() <= 40 && numbers == 1 && minutes && (bare.contains("read") || bare.starts_with("reading time"))
}

/// `Photo: Ines Corvel/Northlight`, `[Toldra Press Photo]`, `Image credit: …`, `(File)`.
fn is_credit(text: &str, lower: &str) -> bool {
    const MARKS: [&str; 12] = [
        "photo:",
        "photos:",
        "photo by",
        "photograph:",
        "image:",
        "image credit",
        "photo credit",
        "picture:",
        "credit:",
        "image source",
        "(photo:",
        "file photo",
    ];
    let short = text.chars().count() <= 120;
    let marked = MARKS.iter().any(|mark| lower.starts_with(mark));
    let bracketed = lower.starts_with('[') && lower.ends_with(']') && text.chars().count() <= 60;
    short && (marked || bracketed || lower == "(file)")
}

/// Headings behind which nothing but links to other reports follows.
pub(super) fn opens_links(text: &str) -> bool {
    const HEADS: [&str; 22] = [
        "also in the news",
        "around the web",
        "editor's picks",
        "editors' picks",
        "explore more",
        "in this story",
        "keep reading",
        "latest news",
        "latest stories",
        "more from",
        "more in",
        "more news",
        "more on",
        "more stories",
        "most popular",
        "most read",
        "most viewed",
        "popular",
        "read more",
        "recommended",
        "related",
        "you may also like",
    ];
    if text.len() > 60 {
        return false;
    }
    let lower = text.trim().to_lowercase().replace('’', "'");
    HEADS
        .iter()
        .any(|head| lower.strip_prefix(head).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}
