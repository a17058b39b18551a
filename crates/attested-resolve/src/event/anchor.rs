//! What a report hangs a happening on beside actors and time: names next to its trigger, and whether the words
//! speak of something known already ("the raid on Dellin").

use attested_model::{Mention, MentionForm, MentionKind, Span};

use crate::actor::latin_words;
use crate::content;
use crate::corpus::Text;
use crate::words::key_of;

/// Bytes before or behind a trigger in which a name may stand next to it.
const REACH: u32 = 48;
/// Words that stand between a noun and the name it is hung on.
const LINKS: &[&str] = &[
    "on", "in", "at", "of", "against", "near", "to", "over", "the", "town", "city", "village", "with",
    "between", "by",
];
/// Words behind which another clause begins.
const BREAKS: &[&str] = &[
    "and", "but", "who", "which", "that", "when", "where", "after", "before", "while", "as", "said", "says",
    "was", "were", "is", "has", "had",
];
/// Words that open a phrase about something known already.
const KNOWN: &[&str] = &["the", "this", "that", "these", "those", "its", "their", "his", "her", "such"];
/// Forms of verbs that look like nouns of none.
const VERBS: &[&str] =
    &["met", "struck", "shot", "fought", "held", "began", "fell", "left", "took", "hit", "said", "told"];

/// What a trigger is hung on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Anchors {
    /// Names next to it, by hash, sorted.
    pub(super) names: Vec<u64>,
    /// Those of them that are places, sorted.
    pub(super) places: Vec<u64>,
    /// True when the words speak of something known already.
    pub(super) definite: bool,
    /// True when nothing stands between the opener and the noun: "the blast".
    pub(super) bare: bool,
    /// Content words between the opener and the noun: "the MARKET bombing".
    pub(super) beside: Vec<u64>,
}

/// The anchors of the trigger at `span`.
pub(super) fn anchors(text: &Text<'_>, span: Span) -> Anchors {
    let whole = text.document.text();
    let mentions = &text.analysis.mentions;
    let first = mentions.partition_point(|mention| mention.span.end() + REACH < span.start());
    let near: Vec<&Mention> = mentions[first..]
        .iter()
        .take_while(|mention| mention.span.start() <= span.end() + REACH)
        .filter(|mention| mention.form == MentionForm::Name && !mention.span.overlaps(span))
        .collect();
    let noun = is_noun(span.text(whole));
    let mut names = Vec::new();
    let mut places = Vec::new();
    for mention in &near {
        let behind = mention.span.start() >= span.end();
        // Behind a verb only a place is what it is hung on: "stormed the garrison town of Dellin".
        if !noun {
            let gap = whole.get(span.end() as usize..mention.span.start() as usize).unwrap_or(".");
            if behind && mention.kind == MentionKind::Place && is_object(gap) {
                names.push(key_of(&latin_words(mention.span.text(whole)).join(" ")));
            }
            continue;
        }
        let gap = if behind {
            whole.get(span.end() as usize..mention.span.start() as usize)
        } else {
            whole.get(mention.span.end() as usize..span.start() as usize)
        };
        if gap.is_some_and(|gap| if behind { hangs_on(gap) } else { stands_before(gap) }) {
            let name = key_of(&latin_words(mention.span.text(whole)).join(" "));
            names.push(name);
            places.extend((mention.kind == MentionKind::Place).then_some(name));
        }
    }
    for list in [&mut names, &mut places] {
        list.sort_unstable();
        list.dedup();
    }
    let between = if noun { words_since_opener(whole, span, &near) } else { None };
    let definite = between.is_some();
    let bare = between.as_ref().is_some_and(Vec::is_empty);
    Anchors { names, places, definite, bare, beside: between.unwrap_or_default() }
}

fn is_noun(trigger: &str) -> bool {
    let last = trigger.rsplit(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty());
    let word = last.unwrap_or("").to_lowercase();
    !(word.ends_with("ed") && word.len() > 4 || VERBS.contains(&word.as_str()))
}

/// "raid ON Dellin", "attack at a market IN THE TOWN OF Brelle" (the last link counts).
fn hangs_on(gap: &str) -> bool {
    let words: Vec<String> = gap.split_whitespace().map(str::to_lowercase).collect();
    !gap.contains(['.', ',', ';', ':', '"', '“', '”', '\n'])
        && words.len() <= 6
        && words.first().is_some_and(|first| LINKS.contains(&first.as_str()))
        && !words.iter().any(|word| BREAKS.contains(&word.as_str()))
}

/// "stormed THE GARRISON TOWN OF Dellin".
fn is_object(gap: &str) -> bool {
    !gap.contains(['.', ',', ';', ':', '"', '“', '”', '\n', '(']) && gap.split_whitespace().count() <= 4
}

/// "BRELLE market bombing", "DELLIN raid", "VASHIK’s killing".
fn stands_before(gap: &str) -> bool {
    let rest = gap.trim_start_matches(['’', '\'']).trim_start_matches('s');
    let words: Vec<&str> = rest.split_whitespace().collect();
    words.len() <= 2
        && words.iter().all(|word| {
            word.chars().all(|letter| letter.is_lowercase() || letter == '-')
                && content::key_of_word(word).is_some()
        })
}

/// The words between an opener and the noun: "THE raid", "THIS week’s attack", "HIS visit"; at most three, and no subject
/// among them.
fn words_since_opener(whole: &str, span: Span, near: &[&Mention]) -> Option<Vec<u64>> {
    let start = span.start() as usize;
    let mut from = start.saturating_sub(40);
    while !whole.is_char_boundary(from) {
        from += 1;
    }
    let clause =
        whole[from..start].rsplit(['.', ',', ';', ':', '"', '“', '”', '(', ')', '\n']).next().unwrap_or("");
    let words: Vec<String> = clause.split_whitespace().rev().take(4).map(str::to_lowercase).collect();
    let genitive = |word: &str| word.ends_with("’s") || word.ends_with("'s");
    let at = words.iter().position(|word| KNOWN.contains(&word.as_str()) || genitive(word))?;
    // "the army attacks": a name right before the trigger is its subject, unless it stands in the genitive.
    let subject = near.iter().any(|mention| {
        let gap = whole.get(mention.span.end() as usize..start);
        gap.is_some_and(|gap| gap.trim().is_empty()) && !genitive(mention.span.text(whole))
    });
    let told: Option<Vec<u64>> = words[..at].iter().map(|word| content::key_of_word(word)).collect();
    told.filter(|_| !(subject && words[at] == "the" && at > 1))
}
