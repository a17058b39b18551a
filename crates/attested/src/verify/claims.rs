//! Claims in the draft's own words: whether the record has a statement of this speaker on the same matter.

use std::collections::BTreeSet;

use attested_model::{Passage, Span, Stance, Statement, StatementReading};
use attested_record::{Page, Record, StatementQuery, Who};

use super::check::{candidates, of_statement, same_speaker};
use super::tokens::{Word, words};
use super::{Match, Verdict};
use crate::Error;

/// Of 100: words of the claim that the statement must have.
const SHARED: usize = 60;
/// So many statements of one speaker are looked at.
const MOST: usize = 2000;

pub(super) fn check(
    record: &Record,
    text: &str,
    reading: &StatementReading,
    speaker: &str,
) -> Result<Verdict, Error> {
    let mut claim: Vec<Word> = Vec::new();
    for piece in &reading.content {
        claim.extend(words(piece.text(text)));
    }
    let wanted = telling(&claim);
    if wanted.len() < 2 {
        return Ok(Verdict::TooShort);
    }
    let mut best: Option<(usize, bool, Statement)> = None;
    let mut seen = BTreeSet::new();
    let mut look =
        |statement: Statement, own: bool, best: &mut Option<(usize, bool, Statement)>| -> Result<(), Error> {
            if !seen.insert(statement.id) {
                return Ok(());
            }
            let mut there = BTreeSet::new();
            for &piece in &statement.content {
                there.extend(telling(&words(&record.quote(&piece)?.unwrap_or_default())));
            }
            let shared = wanted.iter().filter(|word| there.iter().any(|other| alike(word, other))).count();
            let percent = shared * 100 / wanted.len();
            // The speaker's own words go before anybody else's, and the same stance before another.
            let rank = |percent: usize, own: bool, statement: &Statement| {
                (own, agrees(reading.stance, statement.stance), percent)
            };
            if percent >= SHARED
                && best.as_ref().is_none_or(|(least, was_own, kept)| {
                    rank(percent, own, &statement) > rank(*least, *was_own, kept)
                })
            {
                *best = Some((percent, own, statement));
            }
            Ok(())
        };
    let by = Who::Name(speaker.to_owned());
    if !record.who(&by)?.is_empty() {
        let page = Page::first(MOST);
        for statement in
            record.statements(&StatementQuery { by: Some(by), page, ..StatementQuery::default() })?
        {
            look(statement?, true, &mut best)?;
        }
    }
    if best.is_none() {
        for document in candidates(record, &claim)? {
            let query = StatementQuery { document: Some(document), ..StatementQuery::default() };
            for statement in record.statements(&query)? {
                let statement = statement?;
                let own = same_speaker(record, Some(speaker), &of(record, &statement)?)?
                    && statement.speaker.is_some();
                look(statement, own, &mut best)?;
            }
        }
    }
    let Some((_, own, statement)) = best else { return Ok(Verdict::NotFound) };
    let here = of(record, &statement)?;
    Ok(if !own {
        // Somebody not named may be the speaker.
        if here.speaker.is_none() { Verdict::NotFound } else { Verdict::AnotherSpeaker(here) }
    } else if agrees(reading.stance, statement.stance) {
        Verdict::Exact(here)
    } else {
        Verdict::AnotherStance(here, statement.stance)
    })
}

fn of(record: &Record, statement: &Statement) -> Result<Match, Error> {
    let first = statement.content.first().copied();
    let span = statement.content.iter().map(|piece| piece.span).reduce(Span::cover);
    let passage = first.zip(span).map(|(piece, span)| Passage { document: piece.document, span });
    match passage {
        Some(passage) => of_statement(record, passage, Some(statement)),
        None => of_statement(record, statement.reports[0], Some(statement)),
    }
}

/// What is said and what is said not are two stances; demands and promises take none.
fn agrees(draft: Stance, record: Stance) -> bool {
    draft == record || draft == Stance::None || record == Stance::None
}

/// The words that carry a claim: the long ones and the numbers.
fn telling(words: &[Word]) -> BTreeSet<String> {
    let carries =
        |word: &&Word| word.folded.len() > 3 || word.folded.bytes().all(|byte| byte.is_ascii_digit());
    words.iter().filter(carries).map(|word| word.folded.clone()).filter(|word| !word.is_empty()).collect()
}

/// Forms of one word share their beginning: "attack", "attacked", "attacks". Numbers must be the same.
fn alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let number = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let stem = short.len() - short.len() / 4;
    !number(one)
        && !number(other)
        && short.len() >= 4
        && long.len() - short.len() <= 3
        && short.get(..stem).is_some_and(|stem| long.starts_with(stem))
}
