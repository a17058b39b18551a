//! From a run of capitalised words to names: titles are taken off, countries and organisations parted from
//! the persons behind them, and each piece gets its kind.

use std::ops::Range;

use attested_model::MentionKind;

use super::Named;
use super::casing::Evidence;
use super::run::office;
use crate::Page;
use crate::lexicon::{self, Words, words};
use crate::token::{Shape, TokenKind};

/// Splits a run into names.
pub(super) fn split(page: &Page<'_>, run: Range<usize>, evidence: &Evidence<'_>, out: &mut Vec<Named>) {
    let mut at = run.start;
    let mut titled = title_in_front(page, run.start);
    while at < run.end {
        if matches!(page.lower(at), "of" | "for" | "the" | "and" | "&") {
            at += 1;
            continue;
        }
        if words(page.lower(at), "").any(Words::CALENDAR) && (page.lower(at) != "may" || run.len() == 1) {
            at += 1;
            continue;
        }
        let found = lexicon::found_at(page, at).filter(|(used, _)| at + used <= run.end);
        let title = title_at(page, at, run.end);
        if title > 0
            && found.is_none_or(|(used, _)| used < 2)
            && !is_headed(page, at..piece_end(page, at + title, run.end))
        {
            at += title;
            titled = true;
            continue;
        }
        // "Former Sol adviser"
        if at + 1 < run.end && found.is_none() && is_passing(page.lower(at)) {
            at += 1;
            continue;
        }
        if let Some((used, entry)) = found {
            let rest = at + used..run.end;
            let alone = rest.is_empty()
                || title_at(page, rest.start, run.end) > 0
                || lexicon::found_at(page, rest.start).is_some();
            let end = piece_end(page, rest.start, run.end);
            if !rest.is_empty()
                && used == 1
                && is_headed(page, at..end)
                && title_at(page, rest.start, run.end) == 0
            {
                // "Iranian Foreign Ministry", "Gaza Health Ministry"
                push(page, at..end, headed(page, at..end), true, out);
                if entry.kind == MentionKind::Group {
                    push(page, at..at + used, entry.kind, true, out);
                }
                at = end;
            } else if !alone && entry.kind == MentionKind::Place && !titled && used == 1 {
                // "Paris Imar", "Washington Nationals"
                let given = words(page.lower(at), page.word(at)).any(Words::GIVEN);
                let kind = if given { MentionKind::Person } else { MentionKind::Other };
                push(page, at..end, kind, given, out);
                at = end;
            } else if titled && entry.kind == MentionKind::Place && !alone {
                push(page, at..end, MentionKind::Person, true, out);
                at = end;
            } else {
                push(page, at..at + used, entry.kind, true, out);
                at += used;
            }
            titled = false;
            continue;
        }
        let end = piece_end(page, at, run.end);
        let (kind, sure) = kind_of(page, at..end, titled);
        if worth_naming(page, at..end, kind, titled, evidence) {
            push(page, at..end, kind, sure, out);
        }
        titled = false;
        at = end;
    }
}

/// Words in front of a name that say how it holds, and never begin one.
fn is_passing(word: &str) -> bool {
    ["former", "late", "acting", "current", "outgoing", "veteran", "senior", "in", "on", "at", "ex"]
        .contains(&word)
}

fn push(page: &Page<'_>, mut tokens: Range<usize>, kind: MentionKind, sure: bool, out: &mut Vec<Named>) {
    while tokens.len() > 1 && matches!(page.lower(tokens.end - 1), "of" | "for" | "the" | "and" | "&") {
        tokens.end -= 1;
    }
    out.push(Named { tokens, kind, sure });
}

/// How many tokens at `at` are titles: "Foreign Minister", "Secretary of State", "Mr.", "Maj. Gen."
pub(crate) fn title_at(page: &Page<'_>, at: usize, limit: usize) -> usize {
    let (mut used, mut title) = (0, 0);
    while at + used < limit && used < 8 {
        let word = page.lower(at + used);
        let class = words(word, "");
        let role = lexicon::noun(word).is_some_and(|noun| noun.role);
        if role || class.any(Words::HONORIFIC) {
            used += 1;
            title = used;
            if matches!(page.lower(at + used), "of" | "for") && at + used + 1 < limit {
                let more = office(page, at + used + 1);
                if more > 0 && at + used + 1 + more <= limit {
                    used += 1 + more;
                    title = used;
                }
            }
        } else if class.any(Words::MODIFIER) || matches!(word, "affairs" | "spokes" | "staff") {
            used += 1;
        } else {
            break;
        }
    }
    title
}

/// True when a title in small letters stands in front of a run: "foreign minister Imar Sol".
fn title_in_front(page: &Page<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = page.lower(before);
    page.kind(before) == Some(TokenKind::Word)
        && (words(word, "").any(Words::HONORIFIC)
            || lexicon::noun(word).is_some_and(|noun| noun.role && !noun.plural))
}

/// Where the piece that begins at `at` ends: at a title, a word of the calendar, or the end of the run.
fn piece_end(page: &Page<'_>, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit {
        let word = page.lower(end);
        let class = words(word, "");
        if end > at
            && (class.any(Words::CALENDAR)
                || (title_at(page, end, limit) > 0 && !followed_by_head(page, end, limit)))
        {
            break;
        }
        end += 1;
    }
    end.max(at)
}

/// "Justice Department", "General Staff": what looks like a title is part of an organisation's name.
fn followed_by_head(page: &Page<'_>, at: usize, limit: usize) -> bool {
    at + 1 < limit && words(page.lower(at + 1), "").any(Words::ORGANISATION_HEAD)
}

fn is_headed(page: &Page<'_>, piece: Range<usize>) -> bool {
    headed(page, piece) != MentionKind::Other
}

/// The kind that the head words of a piece tell; `Other` when there are none.
fn headed(page: &Page<'_>, piece: Range<usize>) -> MentionKind {
    if piece.len() < 2 {
        return MentionKind::Other;
    }
    // The head stands last, or in front of "of" and "for".
    let of = piece.clone().find(|&at| matches!(page.lower(at), "of" | "for") && at > piece.start);
    let last = of.map_or(piece.end - 1, |of| of - 1);
    let of_head = |at: usize| {
        let class = words(page.lower(at), "");
        if class.any(Words::ORGANISATION_HEAD) {
            Some(MentionKind::Organisation)
        } else if class.any(Words::PLACE_HEAD) {
            Some(MentionKind::Place)
        } else if class.any(Words::EVENT_HEAD) {
            Some(MentionKind::Event)
        } else {
            None
        }
    };
    if let Some(kind) = of_head(last) {
        return kind;
    }
    // "Mount Seluna", "Lake Anur"
    match page.lower(piece.start) {
        "mount" | "lake" | "mt." | "port" | "fort" | "cape" | "camp" => MentionKind::Place,
        "university" | "bank" | "hotel" if of.is_some() => MentionKind::Organisation,
        _ => MentionKind::Other,
    }
}

/// The kind of a piece without titles, and whether it is sure.
fn kind_of(page: &Page<'_>, piece: Range<usize>, titled: bool) -> (MentionKind, bool) {
    let kind = headed(page, piece.clone());
    let first = words(page.lower(piece.start), page.word(piece.start));
    if kind != MentionKind::Other && !(titled && piece.len() == 2 && first.any(Words::GIVEN)) {
        return (kind, true);
    }
    let acronym = piece.len() == 1
        && page.tokens[piece.start].shape == Shape::Upper
        && page.word(piece.start).len() > 2;
    if titled && !acronym {
        return (MentionKind::Person, true);
    }
    if piece.clone().all(|at| page.word(at).ends_with('.')) {
        return (MentionKind::Other, false);
    }
    if piece.len() == 1 {
        return single(page, piece.start);
    }
    if words(page.lower(piece.end - 1), "").any(Words::OTHER_HEAD) {
        return (MentionKind::Other, true);
    }
    let common = piece.clone().filter(|&at| words(page.lower(at), "").any(Words::COMMON)).count();
    let shouted = piece.clone().all(|at| page.tokens[at].shape == Shape::Upper && page.word(at).len() > 2);
    if first.any(Words::GIVEN) && piece.len() <= 5 && !shouted {
        return (MentionKind::Person, true);
    }
    if common * 2 >= piece.len() {
        return (MentionKind::Other, false);
    }
    if piece.len() <= 4 && common == 0 && !shouted {
        let the = piece.start.checked_sub(1).is_some_and(|before| page.lower(before) == "the");
        if the {
            return (MentionKind::Organisation, false);
        }
        let initial =
            piece.clone().skip(1).any(|at| page.word(at).len() == 2 && page.word(at).ends_with('.'));
        if is_placed(page, piece.start) && !initial {
            return (MentionKind::Place, false);
        }
        return (MentionKind::Person, initial);
    }
    (MentionKind::Organisation, false)
}

fn single(page: &Page<'_>, at: usize) -> (MentionKind, bool) {
    let word = page.word(at);
    let class = words(page.lower(at), word);
    let token = page.tokens[at];
    if token.shape == Shape::Upper && (2..=7).contains(&word.chars().filter(|c| c.is_alphabetic()).count()) {
        return (MentionKind::Organisation, page.word(at + 1) == ")");
    }
    if is_placed(page, at) && !class.any(Words::GIVEN) {
        return (MentionKind::Place, false);
    }
    let given = class.any(Words::GIVEN) && !class.any(Words::COMMON);
    // "Sol said"
    let next = page.lower(at + 1);
    let speaks = crate::sentence::is_saying(next) || (next.len() > 4 && next.ends_with("ed"));
    (if given || speaks { MentionKind::Person } else { MentionKind::Other }, false)
}

/// True when the words in front place something: "in Anur", "near the town of Anur".
fn is_placed(page: &Page<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| page.lower(before));
    let further = at.checked_sub(2).map_or("", |before| page.lower(before));
    match before {
        "in" | "near" | "at" | "into" | "outside" | "around" | "towards" | "northern" | "southern"
        | "eastern" | "western" | "central" => true,
        "of" => [
            "city",
            "town",
            "village",
            "province",
            "district",
            "capital",
            "region",
            "north",
            "south",
            "east",
            "west",
            "outskirts",
            "port",
            "island",
            "suburb",
            "neighborhood",
            "neighbourhood",
        ]
        .contains(&further),
        "from" | "to" => matches!(
            further,
            "flew" | "travelled" | "traveled" | "went" | "fled" | "trip" | "visit" | "arrived"
        ),
        _ => false,
    }
}

/// Whether a piece is a name at all.
fn worth_naming(
    page: &Page<'_>,
    piece: Range<usize>,
    kind: MentionKind,
    titled: bool,
    evidence: &Evidence<'_>,
) -> bool {
    if piece.len() == 1 && titled {
        let class = words(page.lower(piece.start), page.word(piece.start));
        return class.any(Words::GIVEN) || !class.any(Words::COMMON.or(Words::MODIFIER));
    }
    if piece.len() == 1 {
        let word = page.lower(piece.start);
        let class = words(word, page.word(piece.start));
        if page.word(piece.start).chars().filter(|c| c.is_alphabetic()).count() < 2 {
            return false;
        }
        let ordinary = class.any(Words::COMMON.or(Words::MODIFIER))
            || evidence.is_small(word)
            || lexicon::noun(word).is_some();
        if ordinary
            && page.tokens[piece.start].shape != Shape::Upper
            && !(class.any(Words::GIVEN) && kind == MentionKind::Person)
        {
            return false;
        }
        return !(ordinary && page.tokens[piece.start].shape == Shape::Upper && evidence.is_small(word));
    }
    // "Prime Minister", "Foreign Affairs": words of a title and nothing else.
    !piece.clone().all(|at| {
        let word = page.lower(at);
        words(word, "").any(Words::MODIFIER.or(Words::HONORIFIC))
            || lexicon::noun(word).is_some_and(|noun| noun.role)
            || matches!(word, "of" | "and" | "the" | "affairs")
    })
}
