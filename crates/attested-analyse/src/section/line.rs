//! Paragraphs that are one thing as a whole, told by how they begin, end and how long they are.

use attested_model::{SectionKind, Span};

/// Openings of paragraphs that are no part of the report, in lower case.
const BOILERPLATE: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "related:",
    "related news",
    "related stories",
    "related articles",
    "related topics",
    "related content",
    "latest news",
    "latest headlines",
    "more news",
    "most read",
    "most popular",
    "more on this",
    "more stories",
    "recommended",
    "trending",
    "don't miss",
    "don’t miss",
    "subscribe",
    "sign up",
    "follow us",
    "follow @",
    "click here",
    "share this",
    "share on",
    "advertisement",
    "live updates",
    "watch:",
    "watch live",
    "listen:",
    "download our",
    "download the",
    "all rights reserved",
    "copyright",
    "©",
    "disclaimer",
    "(except for the headline",
    "except for the headline",
    "(this story has not been",
    "this story has not been",
    "(this article",
    "this article was originally",
    "this article first appeared",
    "(the views expressed",
    "the views expressed",
    "views expressed in",
    "have an opinion",
    "keep reading",
    "continue reading",
    "join our",
    "get the latest",
    "sister links",
    "external links",
    "wikipedia has more",
    "sources",
    "for more information",
    "to view this",
    "comments",
    "tags:",
    "topics:",
    "editor's note:",
    "editor’s note:",
    "(with inputs",
    "with inputs from",
    "this is a developing story",
    "download pdf",
    "begin text",
    "end text",
];
/// Headings behind which a list of links follows.
const LISTS: &[&str] = &[
    "related news",
    "related stories",
    "related articles",
    "latest news",
    "latest headlines",
    "most read",
    "most popular",
    "sources",
    "see also",
    "recommended",
    "trending",
    "more news",
    "related",
    "sister links",
    "external links",
    "read more",
    "more on this story",
];
/// Openings of captions, in lower case.
const CAPTIONS: &[&str] = &[
    "photo:",
    "file photo",
    "file image",
    "image:",
    "picture:",
    "pictured:",
    "in this photo",
    "in this image",
    "in this picture",
    "caption:",
    "a file photo",
    "(file photo",
    "video:",
    "this photo",
    "illustration:",
    "in this handout",
];
/// Openings of credits, in lower case.
const CREDITS: &[&str] = &[
    "photo by",
    "photo credit",
    "image credit",
    "photograph:",
    "credit:",
    "image via",
    "photo via",
    "(photo",
    "(image",
    "photo courtesy",
    "reporting by",
    "(reporting by",
    "edited by",
    "additional reporting",
    "writing by",
    "source:",
    "with additional reporting",
    "getty images",
];

/// The kind of every paragraph; body where no rule knows better.
///
/// `headed` tells that a headline stands above them.
pub(super) fn kinds(text: &str, paragraphs: &[Span], title: Option<&str>, headed: bool) -> Vec<SectionKind> {
    let mut out = vec![SectionKind::Body; paragraphs.len()];
    let mut in_list = false;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let words = paragraph.text(text);
        let kind = alone(words, paragraphs.len() - at);
        let short = is_short(words);
        if in_list && kind == SectionKind::Body && short {
            out[at] = SectionKind::Boilerplate;
            continue;
        }
        in_list = kind == SectionKind::Boilerplate
            && starts_with_any(words, LISTS)
                .is_some_and(|open| words.trim_end_matches([':', '.']).len() <= open.len() + 2);
        out[at] = kind;
    }
    embeds(text, paragraphs, &mut out);
    if headed {
        front(text, paragraphs, &mut out);
    } else {
        opening(text, paragraphs, title, &mut out);
    }
    out
}

/// What a paragraph is by itself; `left` counts the paragraphs from it to the end.
fn alone(words: &str, left: usize) -> SectionKind {
    let count = words.split_whitespace().take(80).count();
    if is_header(words, count) {
        return SectionKind::Header;
    }
    if count <= 70 && is_boilerplate(words, count, left) {
        return SectionKind::Boilerplate;
    }
    if count <= 60 && starts_with_any(words, CAPTIONS).is_some() {
        let credit = count <= 6 && words.contains('/');
        return if credit { SectionKind::Credit } else { SectionKind::Caption };
    }
    if count <= 30 && starts_with_any(words, CREDITS).is_some() {
        return SectionKind::Credit;
    }
    if is_bare_credit(words) {
        return SectionKind::Credit;
    }
    if is_byline(words, count) {
        return SectionKind::Byline;
    }
    SectionKind::Body
}

fn is_boilerplate(words: &str, count: usize, left: usize) -> bool {
    // "###", "* * *", "-30-"
    if words.len() <= 12
        && !words.contains(char::is_alphabetic)
        && !words.contains(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if left <= 4 && matches!(bare.as_str(), "ends" | "end" | "end of transcript" | "end transcript") {
        return true;
    }
    let Some(open) = starts_with_any(words, BOILERPLATE) else { return false };
    match open {
        // Ordinary words in a sentence; as a heading or notice they are short or end the page.
        "sources" | "comments" | "trending" | "recommended" | "subscribe" | "copyright" | "see also"
        | "related:" => count <= 4 || (open != "sources" && left <= 3),
        "begin text" | "end text" => count <= 2,
        "download pdf" => count <= 4,
        "this is a developing story" | "for more information" | "sign up" | "follow us" | "to view this" => {
            count <= 40
        }
        _ => true,
    }
}

/// True when `words` begins with one of these and the word ends there; gives which.
fn starts_with_any(words: &str, openings: &[&'static str]) -> Option<&'static str> {
    let head: String = words.chars().take(40).flat_map(char::to_lowercase).collect();
    openings.iter().copied().find(|open| {
        head.strip_prefix(open).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) || !open.ends_with(char::is_alphanumeric)
        })
    })
}

fn is_short(words: &str) -> bool {
    words.split_whitespace().take(31).count() <= 30
}

/// "2 min read", "23 May, 2024", "Published: 3 May 2031", "Last updated 5 hours ago".
fn is_header(words: &str, count: usize) -> bool {
    if count > 12 || count == 0 {
        return false;
    }
    let lower = words.to_lowercase();
    let each: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let [number, "min" | "mins" | "minute" | "minutes", "read", ..] = each.as_slice() {
        return number.parse::<u32>().is_ok();
    }
    if (lower.starts_with("for immediate release") && count <= 6) || lower.starts_with("embargoed until") {
        return true;
    }
    let label =
        ["published", "updated", "last updated", "posted", "date", "first published"].iter().any(|label| {
            lower.strip_prefix(label).is_some_and(|rest| {
                rest.starts_with([':', ' ']) && rest.contains(|c: char| c.is_ascii_digit())
            })
        });
    (label && !lower.ends_with('.')) || is_date(&each)
}

/// True when the words are a date and nothing else, apart from a time of day.
fn is_date(words: &[&str]) -> bool {
    let month = |word: &str| {
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            .iter()
            .any(|month| word.starts_with(month))
            && word.len() <= 9
    };
    let weekday = |word: &str| {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
            && (word.len() == 3 || word.ends_with("day"))
    };
    let number =
        |word: &str| word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && word.len() <= 5;
    let other = |word: &str| {
        ["at", "am", "pm", "a", "p", "m", "gmt", "utc", "est", "edt", "ist", "on", "th", "of"].contains(&word)
    };
    let year = words.iter().any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    year && words.iter().all(|word| month(word) || weekday(word) || number(word) || other(word))
        && (words.iter().any(|word| month(word)) || words.len() >= 3)
}

/// "By Imar Sol", "By Imar Sol and Tal Ren in Anur".
fn is_byline(words: &str, count: usize) -> bool {
    let Some(rest) = ["By ", "BY ", "by ", "By: ", "BY: "].iter().find_map(|by| words.strip_prefix(by))
    else {
        return false;
    };
    count <= 12
        && rest.starts_with(char::is_uppercase)
        && !words.ends_with(['.', '?', '!', ':'])
        && rest.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() <= 3
}

/// "\[Agency\]", "(Agency)", "NA/PA", "© Agency 2031".
fn is_bare_credit(words: &str) -> bool {
    if words.len() > 40 {
        return false;
    }
    let inner = words
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .or_else(|| words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')));
    if let Some(inner) = inner {
        return inner.split_whitespace().count() <= 4
            && inner.starts_with(char::is_uppercase)
            && !inner.ends_with('.');
    }
    super::edge::is_initials(words)
}

/// Marks posts: the line "— Name (@handle) May 3, 2031" and the paragraph above that it signs.
fn embeds(text: &str, paragraphs: &[Span], out: &mut [SectionKind]) {
    for at in 0..paragraphs.len() {
        let words = paragraphs[at].text(text);
        let Some(signed) = signature(words) else { continue };
        out[at] = SectionKind::Embed;
        // The post stands above its signature when that begins the paragraph.
        if signed == 0 && at > 0 && out[at - 1] == SectionKind::Body {
            let above = paragraphs[at - 1].text(text);
            if above.split_whitespace().take(90).count() < 90 {
                out[at - 1] = SectionKind::Embed;
            }
        }
    }
    for (paragraph, kind) in paragraphs.iter().zip(out.iter_mut()) {
        let words = paragraph.text(text);
        let linked = words.contains("pic.twitter.com/") || words.contains("https://t.co/");
        if *kind == SectionKind::Body && linked && words.len() < 800 {
            *kind = SectionKind::Embed;
        }
    }
}

/// Where the signature of a post begins in a paragraph: "— Name (@handle) May 3, 2031" at its end.
fn signature(words: &str) -> Option<usize> {
    let handle = words.rfind("(@")?;
    let tail = words.get(handle..)?;
    let close = tail.find(')')?;
    let date = tail.get(close + 1..)?.trim();
    let dated = date.len() <= 24
        && date.split_whitespace().count() <= 4
        && date.ends_with(|c: char| c.is_ascii_digit());
    let dash = words.get(..handle)?.rfind(['—', '–'])?;
    (dated && handle - dash < 80).then_some(dash)
}

/// Headline and standfirst at the start of a page.
fn opening(text: &str, paragraphs: &[Span], title: Option<&str>, out: &mut [SectionKind]) {
    let Some(first) = paragraphs.first() else { return };
    let words = first.text(text);
    let named = title.is_some_and(|title| title.trim() == words);
    let short = words.split_whitespace().take(26).count() <= 25 && words.chars().count() > 8;
    let ends = words.ends_with(['.', '"', '”', ':', ')', ']', ',']) || words.contains('\n');
    if out[0] != SectionKind::Body || !(named || (short && !ends && paragraphs.len() > 1)) {
        return;
    }
    if super::dateline::dateline(words).is_some() && !named {
        return;
    }
    // A text whose title its source gives may open with its speaker or office: "Office of the Spokesperson".
    let other = title.is_some_and(|title| !named && !shares_words(title, words));
    if other && is_office(words) {
        out[0] = SectionKind::Header;
        return;
    }
    out[0] = SectionKind::Headline;
    // A standfirst stands between the headline and a byline, date or caption.
    let Some(second) = paragraphs.get(1).filter(|_| out[1] == SectionKind::Body) else { return };
    let words = second.text(text);
    let parted = out
        .get(2)
        .is_some_and(|kind| matches!(kind, SectionKind::Header | SectionKind::Byline | SectionKind::Caption))
        || paragraphs.get(2).is_some_and(|third| super::dateline::dateline(third.text(text)).is_some());
    if parted && words.split_whitespace().take(51).count() <= 50 && super::dateline::dateline(words).is_none()
    {
        out[1] = SectionKind::Standfirst;
    }
}

/// Under a headline that stands already: offices, speakers and rooms above the first sentence.
fn front(text: &str, paragraphs: &[Span], out: &mut [SectionKind]) {
    for (paragraph, kind) in paragraphs.iter().zip(out).take(3) {
        let words = paragraph.text(text);
        let ends = words.ends_with(['.', '?', '!', '"', '”', ':', ',', '…']);
        if *kind == SectionKind::Body && !ends && words.lines().all(is_office) {
            *kind = SectionKind::Header;
        } else if matches!(kind, SectionKind::Body | SectionKind::Dateline) {
            return;
        }
    }
}

/// "Office of the Spokesperson", "South Court Auditorium": a few words, each with a capital.
fn is_office(words: &str) -> bool {
    (2..=8).contains(&words.split_whitespace().count())
        && words.split_whitespace().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || matches!(word, "of" | "the" | "and" | "for" | "to" | "in")
        })
}

/// True when two lines have a word of more than three letters in common.
fn shares_words(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let long = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        long.map(str::to_lowercase).collect()
    };
    let other = words(other);
    words(one).iter().any(|word| other.contains(word))
}
