//! Notes that a site puts under or into a report: how to reach its writer, which letters it sends, whom to ask.
//!
//! Takes the words of a short block, in lower case; says whether it is such a note.

/// `Lotte Brandt covers courts for the Journal. Send tips to lbrandt@…`: how to reach the writer.
pub(super) fn is_contact(lower: &str) -> bool {
    const STARTS: [&str; 7] =
        ["reach ", "contact ", "email ", "e-mail ", "write to ", "you can reach ", "send tips "];
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

/// Headings behind which a press office tells whom to ask.
pub(super) fn opens_contacts(text: &str) -> bool {
    const HEADS: [&str; 16] = [
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
        "pressekontakt",
        "contact presse",
        "contacto de prensa",
    ];
    let lower = text.trim().trim_end_matches(':').to_lowercase();
    HEADS.contains(&lower.as_str())
}
