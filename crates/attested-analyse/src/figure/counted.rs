//! What kind of quantity a figure is, and whether it is one at all.

use std::ops::Range;

use attested_model::Counted;

use super::quantity::Quantity;
use super::unit::Unit;
use crate::Page;
use crate::grammar::Grammar;
use crate::lexicon;
use crate::token::TokenKind;

/// How far a word may stand from the number that it speaks of.
const REACH: usize = 9;

/// The kind of a quantity and how sure that is; `None` when it is no figure.
pub(super) fn counted(
    grammar: &Grammar<'_>,
    sentence: &Range<usize>,
    quantity: &Quantity,
    unit: &Unit,
    last: Option<Counted>,
) -> Option<(Counted, u16)> {
    let page = grammar.page;
    if quantity.currency.is_some() || is_money(page, unit) {
        return Some((Counted::Money, 900));
    }
    if is_no_figure(page, quantity, unit) {
        return None;
    }
    let end = unit.end.max(quantity.tokens.end);
    let told =
        behind(page, end, sentence.end).or_else(|| in_front(page, quantity.tokens.start, sentence.start));
    if let Some((of, near)) = told {
        let bare = unit.head.is_none();
        // Things are not killed: "destroyed 14 tanks and killed …" counts tanks.
        if unit.people || bare {
            return Some((of, if near { 850 } else { 700 }));
        }
    }
    if let Some(of) = unit.head.and_then(|head| by_noun(page.lower(head))) {
        return Some((of, 800));
    }
    if unit.people {
        // "killed 14 people, including three children": the list goes on.
        let including = quantity.tokens.start > 0 && page.lower(quantity.tokens.start - 1) == "including";
        if let Some(of) = last.filter(|_| including) {
            return Some((of, 650));
        }
        // "the two ministers", "the five permanent members": known people, no count.
        let before = quantity.tokens.start.checked_sub(1).map_or("", |before| page.lower(before));
        let known = matches!(before, "the" | "these" | "those" | "both" | "other");
        let few = quantity.low.is_some_and(|value| value < 13.0);
        return (!(known && few)).then_some((Counted::People, 800));
    }
    let people = |of: &Counted| !matches!(of, Counted::Money | Counted::People | Counted::Other);
    if let Some(of) = last.filter(people)
        && unit.head.is_none()
        && goes_on(page, quantity)
    {
        return Some((of, 600));
    }
    // A bare number needs a noun, or it is left alone.
    unit.head.filter(|_| is_countable(page, quantity, unit)).map(|_| (Counted::Other, 600))
}

/// "killed", "injuring", "arrests": what the word says became of people.
fn state(word: &str) -> Option<Counted> {
    Some(match word {
        "kill" | "kills" | "killed" | "killing" | "dead" | "died" | "die" | "deaths" | "death"
        | "fatalities" | "fatally" | "martyred" | "martyring" | "martyrs" | "slain" | "murdered"
        | "executed" | "massacred" | "lives" | "perished" | "drowned" | "killings" | "toll" => {
            Counted::Killed
        }
        "injured" | "injure" | "injuring" | "injures" | "wounded" | "wounding" | "wounds" | "hurt"
        | "injuries" | "hospitalised" | "hospitalized" => Counted::Injured,
        "displaced" | "displacing" | "homeless" | "fled" | "fleeing" | "evacuated" | "uprooted" => {
            Counted::Displaced
        }
        "arrested" | "arresting" | "arrests" | "detained" | "detaining" | "detains" | "apprehended"
        | "jailed" | "imprisoned" | "rounded" | "dismissed" => {
            if word == "dismissed" {
                return None;
            }
            Counted::Arrested
        }
        "kidnapped" | "abducted" | "kidnapping" | "abducting" | "hostage" | "hostages" | "captive"
        | "captives" | "captured" => Counted::Captive,
        "missing" | "unaccounted" | "disappeared" => Counted::Missing,
        _ => return None,
    })
}

fn by_noun(word: &str) -> Option<Counted> {
    Some(match word {
        "deaths" | "fatalities" | "martyrs" | "dead" | "killings" => Counted::Killed,
        "injuries" | "wounded" => Counted::Injured,
        "hostages" | "captives" | "prisoners" | "detainees" | "pows" => Counted::Captive,
        "arrests" => Counted::Arrested,
        "refugees" | "evacuees" => Counted::Displaced,
        _ => return None,
    })
}

/// The word behind the number: "14 dead", "14 people were killed", and whether it touches.
fn behind(page: &Page<'_>, end: usize, limit: usize) -> Option<(Counted, bool)> {
    let end = past_aside(page, end, limit);
    for at in end..limit.min(end + REACH) {
        let word = page.lower(at);
        if let Some(of) = state(word) {
            return Some((of, true));
        }
        let passes = [
            "were",
            "was",
            "have",
            "has",
            "had",
            "been",
            "be",
            "are",
            "is",
            "being",
            "reported",
            "reportedly",
            "confirmed",
            "also",
            "more",
            "others",
            "people",
            "feared",
            "believed",
            "left",
            "from",
            "the",
            "either",
            "alone",
            "so",
            "far",
            "of",
            "them",
            "which",
            "whom",
            "seriously",
            "critically",
            "badly",
            "not",
            "some",
            "their",
            "homes",
            "lost",
            "civilians",
            "persons",
            "taken",
            "went",
            "presumed",
            "to",
            "or",
            "homes.",
            "who",
        ]
        .contains(&word);
        if !passes {
            break;
        }
    }
    None
}

/// Behind an aside between commas: "1,300 people, including 140 attackers, died".
fn past_aside(page: &Page<'_>, end: usize, limit: usize) -> usize {
    let opens = matches!(page.lower(end + 1), "including" | "among" | "most" | "many" | "mostly" | "mainly");
    if page.lower(end) != "," || !opens {
        return end;
    }
    let until = limit.min(end + 2 + REACH);
    let closes = (end + 2..until).find(|&at| page.kind(at) == Some(TokenKind::Mark));
    closes.filter(|&at| page.lower(at) == ",").map_or(end, |at| at + 1)
}

/// True for a number that counts what the number before it does: "… were killed; hospitals have counted 1,300."
fn goes_on(page: &Page<'_>, quantity: &Quantity) -> bool {
    let start = quantity.tokens.start;
    let told = (start.saturating_sub(4)..start).any(|at| {
        matches!(
            page.lower(at),
            "counted"
                | "count"
                | "counts"
                | "registered"
                | "recorded"
                | "put"
                | "puts"
                | "estimate"
                | "estimates"
                | "estimated"
                | "spoke"
                | "speak"
                | "speaks"
        )
    });
    let ends = matches!(page.lower(quantity.tokens.end), "" | "." | ";" | ",");
    told && ends && quantity.digits && quantity.low.or(quantity.high).is_some_and(|value| value >= 13.0)
}

/// The word in front of the number: "killed at least 14", "left 14 dead", "the death toll rose to 1,200".
fn in_front(page: &Page<'_>, start: usize, floor: usize) -> Option<(Counted, bool)> {
    let mut commas = 0;
    for at in (floor.max(start.saturating_sub(REACH + 3))..start).rev() {
        let word = page.lower(at);
        if page.kind(at) == Some(TokenKind::Mark) {
            commas += 1;
            if commas > 1 || !matches!(word, "," | "(") {
                return None;
            }
            // Over a comma only "including" leads back.
            if word == "," && page.lower(at + 1) != "including" {
                return None;
            }
            continue;
        }
        if let Some(of) = state(word) {
            // "were killed in 14 villages", "killed by two gunmen"
            let by = (at + 1..start).any(|between| {
                ["in", "by", "from", "at", "near", "with", "after", "for", "when", "and", "who"]
                    .contains(&page.lower(between))
            });
            return (!by).then_some((of, start - at <= 3));
        }
    }
    None
}

fn is_money(page: &Page<'_>, unit: &Unit) -> bool {
    unit.noun.len() == 3 && unit.noun.bytes().all(|byte| byte.is_ascii_uppercase())
        || unit.head.is_some_and(|head| {
            [
                "dollars", "euros", "pounds", "rials", "rupees", "rubles", "roubles", "shekels", "lira",
                "yuan", "yen", "riyals", "dinars", "francs", "pesos", "tomans",
            ]
            .contains(&page.lower(head))
        })
}

/// Ages, years, percentages, scores, numbers of houses, articles and lists.
fn is_no_figure(page: &Page<'_>, quantity: &Quantity, unit: &Unit) -> bool {
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let before = start.checked_sub(1).map_or("", |before| page.lower(before));
    let after = page.lower(end);
    if page.kind(end) == Some(TokenKind::Symbol)
        || matches!(after, "percent" | "per" | "pct" | "%" | "percentage" | "th" | "st")
    {
        return true;
    }
    // "35-year-old", "aged 35", "Sol, 35,"
    let aged = matches!(before, "aged" | "age")
        || page.reads(end, &["years", "old"])
        || page.lower(end).starts_with("year-old");
    let between = before == "," && matches!(page.word(end), "," | ".") && quantity.plain;
    let hyphen = page.word(end) == "-" && !page.spaced(end) && quantity.plain;
    let joined = start > 0 && matches!(page.word(start - 1), "-" | "/" | "–" | "+") && !page.spaced(start);
    let sum = page.word(end) == "+" && page.kind(end + 1) == Some(TokenKind::Number);
    if aged || between || hyphen || joined || sum || before == "per" {
        return true;
    }
    if quantity.digits && quantity.plain {
        let named = [
            "article",
            "chapter",
            "section",
            "resolution",
            "page",
            "number",
            "no.",
            "group",
            "flight",
            "channel",
            "route",
            "highway",
            "boeing",
            "airbus",
            "psalm",
            "part",
            "phase",
            "level",
            "under-",
            "#",
            "day",
            "week",
            "top",
            "grade",
            "class",
            "room",
            "unit",
            "area",
            "paragraph",
            "annex",
            "act",
            "rule",
            "round",
            "vol.",
            "covid",
        ]
        .contains(&before);
        let capital =
            start > 0 && page.tokens[start - 1].is_capitalised() && unit.head.is_none() && start > 1;
        let year = quantity.low.is_some_and(|value| (1900.0..2100.0).contains(&value))
            && (!unit.people || page.tokens.get(end).is_some_and(crate::token::Token::is_capitalised));
        if named || capital || year {
            return true;
        }
    }
    // "one" is a figure only where it counts: "one person was killed", not "one of the", "one day".
    if page.lower(end - 1) == "one" && quantity.bound == attested_model::Bound::Exact {
        let counts = unit.people && unit.head.is_some();
        return !counts || before == "no";
    }
    false
}

/// Nouns that numbers count; words that numbers only order or measure are left alone.
fn is_countable(page: &Page<'_>, quantity: &Quantity, unit: &Unit) -> bool {
    let Some(head) = unit.head else { return false };
    let word = page.lower(head);
    let plural = word.ends_with('s') || quantity.low.or(quantity.high).is_some_and(|value| value >= 1e4);
    let time = [
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "seconds",
        "decades",
        "centuries",
        "times",
        "points",
        "goals",
        "sides",
        "parts",
        "ways",
        "degrees",
        "things",
        "terms",
        "rounds",
        "sets",
        "steps",
        "stages",
        "pages",
    ]
    .contains(&word);
    let adjective = lexicon::words(word, "").any(lexicon::Words::MODIFIER);
    let few = quantity.low.or(quantity.high).is_some_and(|value| value < 13.0);
    let measure = [
        "miles",
        "kilometers",
        "kilometres",
        "km",
        "meters",
        "metres",
        "feet",
        "inches",
        "acres",
        "hectares",
        "degrees",
    ]
    .contains(&word);
    plural && !time && !adjective && !measure && (!few || CONCRETE.contains(&word)) && word != "us"
}

/// Things of which even a few are worth a figure.
const CONCRETE: &[&str] = &[
    "missiles",
    "rockets",
    "drones",
    "helicopters",
    "vehicles",
    "tanks",
    "ships",
    "vessels",
    "boats",
    "aircraft",
    "planes",
    "jets",
    "buildings",
    "houses",
    "homes",
    "bombs",
    "shells",
    "bodies",
    "villages",
    "towns",
    "schools",
    "hospitals",
    "strikes",
    "airstrikes",
    "explosions",
    "blasts",
    "attacks",
    "raids",
    "entities",
    "cars",
    "trucks",
    "buses",
    "satellites",
    "centrifuges",
    "warheads",
    "weapons",
    "guns",
    "rifles",
    "tankers",
    "trains",
    "bridges",
    "churches",
    "mosques",
    "bases",
    "mines",
    "grenades",
    "submarines",
    "warships",
];
