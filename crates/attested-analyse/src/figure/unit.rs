//! What stands behind a number: the noun it counts, and the words that narrow it.

use attested_model::{MentionKind, Span};

use super::quantity::Quantity;
use crate::Page;
use crate::grammar::{Grammar, Tag};
use crate::lexicon;
use crate::token::TokenKind;

/// What a number counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// A singular noun or a currency code; "person" where only people can be meant, else empty.
    pub(super) noun: String,
    /// Behind the last token of the noun phrase; 0 when there is none.
    pub(super) end: usize,
    /// The noun names people.
    pub(super) people: bool,
    /// The noun as written.
    pub(super) head: Option<usize>,
}

/// How many words a noun phrase may have behind its number.
const LONGEST: usize = 6;

/// The unit of a quantity.
pub(super) fn unit(grammar: &Grammar<'_>, quantity: &Quantity, limit: usize) -> Unit {
    let page = grammar.page;
    if let Some(code) = quantity.currency {
        return Unit { noun: code.to_owned(), end: quantity.tokens.end, people: false, head: None };
    }
    let mut at = quantity.tokens.end;
    // "hundreds of people", "1500 of its nationals", "one of them", "two other soldiers"
    if page.lower(at) == "of" {
        at += 1;
        if matches!(page.lower(at), "the" | "its" | "his" | "her" | "their" | "these" | "those") {
            at += 1;
        } else if matches!(page.lower(at), "them" | "whom" | "which" | "us") {
            return Unit {
                noun: "person".to_owned(),
                end: at + 1,
                people: page.lower(at) != "which",
                head: None,
            };
        }
    }
    let mut head = None;
    let mut end = at;
    while end < limit && end < at + LONGEST {
        let token = page.tokens[end];
        if token.kind == TokenKind::Mark && page.word(end) == "-" && !page.spaced(end) {
            end += 1;
            continue;
        }
        if token.kind != TokenKind::Word
            || grammar.group_at(end).is_some_and(|group| group.start <= end && !is_noun(page, end))
        {
            break;
        }
        let tag = grammar.tag(end);
        if !matches!(tag, Tag::Word | Tag::Name | Tag::Verb)
            || state(page.lower(end))
            || is_break(page.lower(end))
        {
            break;
        }
        if lexicon::found_at(page, end)
            .is_some_and(|(used, entry)| used > 1 && entry.kind == MentionKind::Group && end + used < limit)
        {
            end += 2;
            head = Some(end - 1);
            continue;
        }
        head = Some(end);
        end += 1;
        if lexicon::noun(page.lower(end - 1)).is_some_and(|noun| noun.plural) && !is_noun(page, end) {
            break;
        }
    }
    let Some(head) = head else { return Unit { noun: String::new(), end: 0, people: false, head: None } };
    let word = page.lower(head);
    let noun = lexicon::noun(word);
    let demonym = lexicon::found_at(page, head).filter(|(_, entry)| entry.kind == MentionKind::Group);
    let people = noun.is_some_and(|noun| noun.kind == MentionKind::Person || noun.kind == MentionKind::Group)
        || demonym.is_some()
        || is_people(word);
    let singular = match noun {
        Some(noun) => noun.singular.to_owned(),
        None if demonym.is_some() => "person".to_owned(),
        None => singular(word),
    };
    let noun = match singular.as_str() {
        "people" | "individual" | "other" | "more" | "life" => "person".to_owned(),
        _ => currency(&singular).map_or(singular, str::to_owned),
    };
    Unit { people: people || noun == "person", noun, end: head + 1, head: Some(head) }
}

/// A word that is a noun whatever the tags say.
fn is_noun(page: &Page<'_>, at: usize) -> bool {
    lexicon::noun(page.lower(at)).is_some() || is_people(page.lower(at))
}

fn is_break(word: &str) -> bool {
    [
        "ago",
        "later",
        "earlier",
        "percent",
        "per",
        "each",
        "so",
        "far",
        "since",
        "last",
        "this",
        "yesterday",
        "today",
        "when",
        "while",
        "after",
        "before",
        "during",
        "including",
        "against",
        "in",
        "on",
        "over",
        "alone",
    ]
    .contains(&word)
}

/// Words that say what became of people: they end the noun.
pub(super) fn state(word: &str) -> bool {
    [
        "dead",
        "killed",
        "injured",
        "wounded",
        "missing",
        "displaced",
        "homeless",
        "arrested",
        "detained",
        "captive",
        "hurt",
        "held",
        "hostage",
        "martyred",
        "slain",
        "trapped",
        "abducted",
        "kidnapped",
    ]
    .contains(&word)
}

fn is_people(word: &str) -> bool {
    [
        "people",
        "individuals",
        "individual",
        "others",
        "other",
        "martyrs",
        "personnel",
        "nationals",
        "servicemen",
        "casualties",
        "fatalities",
        "deaths",
        "lives",
        "nominees",
        "viewers",
        "mourners",
        "crew",
        "tourists",
        "players",
        "athletes",
        "inmates",
        "fishermen",
        "sailors",
        "marines",
        "infants",
        "babies",
        "adults",
        "females",
        "males",
        "participants",
        "attendees",
        "delegates",
        "staff",
        "inhabitants",
        "dissidents",
        "pilgrims",
        "scholars",
        "winners",
        "evacuees",
        "employees",
        "volunteers",
        "recruits",
        "conscripts",
        "officers",
        "firefighters",
        "hongkongers",
        "members",
        "entrepreneurs",
        "users",
        "customers",
        "consumers",
        "readers",
        "veterans",
        "pensioners",
        "cops",
    ]
    .contains(&word)
}

fn currency(noun: &str) -> Option<&'static str> {
    Some(match noun {
        "dollar" => "USD",
        "euro" => "EUR",
        "yen" => "JPY",
        "rupee" => "INR",
        "ruble" | "rouble" => "RUB",
        "shekel" => "ILS",
        "rial" => "IRR",
        "lira" => "TRY",
        "yuan" => "CNY",
        _ => return None,
    })
}

/// A singular, by the commonest rules.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    for end in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(end) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && stem.len() > 2 => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Words behind a figure that narrow or widen what is counted.
pub(super) fn scope(page: &Page<'_>, end: usize, limit: usize) -> Option<Span> {
    for at in end..limit.min(end + 8) {
        if page.reads(at, &["so", "far"]) {
            return Some(page.span_of(at..at + 2));
        }
        if matches!(page.lower(at), "including" | "excluding") || page.reads(at, &["among", "them"]) {
            let stop = (at + 1..limit.min(at + 14))
                .find(|&stop| matches!(page.word(stop), "," | "." | ";" | ")" | "—" | "–" | ":"))
                .unwrap_or(limit.min(at + 14));
            return (stop > at + 1).then(|| page.span_of(at..stop));
        }
        if matches!(page.word(at), "." | ";") || crate::number::number_at(page, at).is_some() {
            return None;
        }
    }
    None
}
