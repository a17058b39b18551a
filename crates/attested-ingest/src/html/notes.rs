//! Notes that a site puts under or into a report: how to reach its writer, which letters it sends, whom to ask.
//!
//! Takes the words of a short block, in lower case; says whether it is such a note.

/// `Lotte Brandt covers courts for the Journal. Send tips to lbrandt@…`: how to reach the writer.
pub(super) fn is_contact(lower: &str) -> bool {
    const STARTS: [&str; 10] = [
        "reach ",
        "contact ",
        "email ",
        "e-mail ",
        "write to ",
        "you can reach ",
        "send tips ",
        "for inquiries",
        "for enquiries",
        "for comments and feedback",
    ];
    const PARTS: [&str; 12] = [
        "can be reached at",
        "can be contacted at",
        "may be reached at",
        "send tips to",
        "send a tip to",
        "send news tips to",
        "reach her at",
        "reach him at",
        "reach them at",
        "follow her on",
        "follow him on",
        "follow them on",
    ];
    if ["to contact the reporter", "to contact the editor", "to contact the author", "to contact the writer"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return lower.len() <= 300;
    }
    let mail = lower.split_whitespace().any(|word| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        inner.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    });
    let handle = lower.split_whitespace().any(|word| word.starts_with('@') && word.len() > 2);
    lower.len() <= 300
        && (PARTS.iter().any(|part| lower.contains(part)) && (mail || handle || lower.contains(" covers "))
            || mail && STARTS.iter().any(|start| lower.starts_with(start)))
}

/// `Cut through the noise. Sign up to our weekly newsletter.`, with a link to it.
pub(super) fn offers_letters(lower: &str, linked: usize) -> bool {
    let letter =
        lower.contains("newsletter") || lower.contains("in your inbox") || lower.contains("to your inbox");
    let asks =
        ["sign up", "subscribe", "delivered", "get our", "join "].iter().any(|word| lower.contains(word));
    lower.len() <= 400 && letter && asks && linked > 15
}

/// What a site asks of its readers and what its rules are: `Subscribing constitutes acceptance of our Terms of Use.`
pub(super) fn tells_rules(lower: &str) -> bool {
    const PARTS: [&str; 15] = [
        "terms of use and privacy policy",
        "terms of service and privacy policy",
        "privacy policy and terms of",
        "acceptance of our terms",
        "agree to our community",
        "our community guidelines",
        "the community rules",
        "reproduced without permission",
        "login or register",
        "log in or register",
        "let us know in the comments",
        "have your say in the comments",
        "in the comments section below",
        "we do not publish your email",
        "your email address will not be published",
    ];
    lower.len() <= 600 && !lower.contains(['“', '"']) && PARTS.iter().any(|part| lower.contains(part))
}

/// The name that a byline begins with: `By Mirja Holt | Tuesday` gives `Mirja Holt`.
pub(super) fn first_name(byline: &str) -> String {
    let line = byline.trim();
    let name = ["By ", "BY ", "by "].iter().find_map(|by| line.strip_prefix(by)).unwrap_or(line);
    let name = name.split([',', '|', '\n', '\t', '•', '·', '(', ':']).next().unwrap_or("");
    let words = name.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase));
    words.take(4).collect::<Vec<_>>().join(" ")
}

/// `Mirja Holt is a correspondent of the Post, based in Harsk.`, with one of the writers' names or
/// without it.
pub(super) fn tells_of_writer(text: &str, writers: &[String], last: bool) -> bool {
    const DOES: [&str; 18] = [
        "is", "was", "writes", "covers", "reports", "has", "can", "joined", "works", "worked", "lives",
        "blogs", "edits", "teaches", "est", "ist", "es", "follow",
    ];
    const TRADES: [&str; 14] = [
        "reporter",
        "correspondent",
        "columnist",
        "journalist",
        "editor",
        "writer",
        "freelancer",
        "producer",
        "contributor",
        "blogger",
        "author of",
        "professor",
        "fellow at",
        "bureau chief",
    ];
    if text.len() > 700 {
        return false;
    }
    let verb = |rest: &str| {
        let word = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace()).split_whitespace().next();
        word.is_some_and(|word| DOES.contains(&word.to_lowercase().as_str()))
    };
    let named = writers.iter().filter(|name| name.split_whitespace().count() >= 2).any(|name| {
        let head = text.get(..name.len()).unwrap_or("");
        head.to_lowercase() == name.to_lowercase() && verb(&text[name.len()..])
    });
    let lower = text.to_lowercase();
    let trade = TRADES.iter().any(|trade| lower.contains(trade));
    if named {
        return trade || lower.contains(" covers ") || lower.contains(" writes ") || lower.contains('@');
    }
    // Without a known name only the last words of a report are taken for a note: name, "is a", trade, "for" or "at".
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    let name = words.iter().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let is_a = words.get(name) == Some(&"is") || words.get(name) == Some(&"writes");
    let for_whom = [" for ", " at ", " of ", " with ", " based in "].iter().any(|word| lower.contains(word));
    last && (2..=4).contains(&name) && is_a && trade && for_whom && !text.contains(['“', '"'])
}

/// `Latest comments`, `7 comments`, `Kommentare (12)`: behind such a heading readers speak.
pub(super) fn opens_comments(text: &str) -> bool {
    const HEADS: [&str; 22] = [
        "comments",
        "reader comments",
        "readers' comments",
        "latest comments",
        "all comments",
        "user comments",
        "recent comments",
        "top comments",
        "leave a comment",
        "leave a reply",
        "post a comment",
        "add a comment",
        "add your comment",
        "join the conversation",
        "join the discussion",
        "discussion",
        "visitor opinions",
        "kommentare",
        "commentaires",
        "comentarios",
        "commenti",
        "reacties",
    ];
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphabetic());
    HEADS.contains(&bare) || bare.starts_with("visitor opinions") || bare.starts_with("reader comments")
}

/// Headings behind which a press office tells whom to ask.
pub(super) fn opens_contacts(text: &str) -> bool {
    const HEADS: [&str; 20] = [
        "contact",
        "contacts",
        "contact for the media",
        "contacts for media",
        "contacts for the media",
        "media contact",
        "media contacts",
        "press contact",
        "press contacts",
        "media inquiries",
        "media enquiries",
        "press office",
        "for media inquiries",
        "about the author",
        "about the authors",
        "about the reporter",
        "about the writer",
        "pressekontakt",
        "contact presse",
        "contacto de prensa",
    ];
    let lower = text.trim().trim_end_matches(':').to_lowercase();
    HEADS.contains(&lower.as_str())
}

/// `Reporting by Ivo Karst; Editing by Mara Linde`.
pub(super) fn is_staff(lower: &str) -> bool {
    const STARTS: [&str; 7] = [
        "reporting by ",
        "with reporting by ",
        "additional reporting by ",
        "with additional reporting by ",
        "writing by ",
        "editing by ",
        "edited by ",
    ];
    const PARTS: [&str; 5] = [
        "contributed to this report",
        "contributed to this story",
        "contributed to this article",
        "contributed reporting",
        "was used in this report",
    ];
    let bracketed = lower.starts_with('(') && lower.ends_with(')');
    lower.len() <= if bracketed { 600 } else { 300 }
        && (STARTS.iter().any(|start| lower.strip_prefix('(').unwrap_or(lower).starts_with(start))
            || PARTS.iter().any(|part| lower.contains(part)))
}
