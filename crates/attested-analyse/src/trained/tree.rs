//! The words of the encoder moved to the tokens of the page, with what they depend on.
//!
//! The two cut words differently: "Cairo-based" is three words and may be one token, "Sol's" two. A token takes the word
//! in it that depends on something outside; a token that is only a part of a word hangs on the first token of that word.

use std::ops::Range;

use attested_model::Span;
use attested_reader::Word;

use crate::Page;
use crate::reader::{Dependency, Relation, VerbForm};
use crate::token::TokenKind;

/// Writes down the dependencies of some words that begin at a byte of the page.
pub(super) fn take(page: &Page<'_>, from: u32, words: &[Word], into: &mut [Option<Dependency>]) {
    // The first token of every word.
    let token_of: Vec<usize> = words.iter().map(|word| page.token_at(from + word.span.start())).collect();
    for (at, word) in words.iter().enumerate() {
        let span = Span::of(from as usize + word.span.range().start..from as usize + word.span.range().end);
        let tokens = page.tokens_in(span);
        let Some(first) = tokens.clone().next() else { continue };
        let head = word.head.and_then(|head| token_of.get(head).copied());
        let inside = head == Some(first) && word.head != Some(at);
        let shared = into.get(first).is_some_and(Option::is_some);
        // Of several words in one token the one that depends on something outside counts.
        if !(inside || shared && word.relation.as_ref() == "punct")
            && let Some(place) = into.get_mut(first)
            && place.is_none_or(|held| held.relation == Relation::Punctuation)
        {
            let relation = Relation::of(&word.relation);
            *place = Some(Dependency {
                head,
                relation,
                verb: verb(word, relation, page.lower(first).ends_with('s')),
                noun: word.upos.as_ref() == "NOUN",
            });
        }
        for token in tokens.skip(1) {
            if let Some(place) = into.get_mut(token) {
                *place =
                    Some(Dependency { head: Some(first), relation: Relation::Flat, verb: None, noun: false });
            }
        }
    }
    if let (Some(&first), Some(&last)) = (token_of.first(), token_of.last()) {
        possessors(page, first..last + 1, into);
    }
}

/// "the Front's bombardment": who stands before the mark of possession has what follows, whichever modifier the parser says it is.
fn possessors(page: &Page<'_>, tokens: Range<usize>, into: &mut [Option<Dependency>]) {
    for mark in tokens {
        if page.kind(mark) == Some(TokenKind::Possessive)
            && let Some(Some(mark)) = into.get(mark)
            && let Some(owner) = mark.head
            && let Some(Some(place)) = into.get_mut(owner)
            && place.relation == Relation::NounModifier
        {
            place.relation = Relation::Possessor;
        }
    }
}

/// The form of a word that is a verb and stands as one; `in_s` tells that it ends so, which of a verb without features is enough.
fn verb(word: &Word, relation: Relation, in_s: bool) -> Option<VerbForm> {
    if word.upos.as_ref() != "VERB" || relation == Relation::Attribute {
        return None;
    }
    let has = |feature: &str| word.features.split('|').any(|held| held == feature);
    Some(if has("VerbForm=Ger") || has("VerbForm=Part") && has("Tense=Pres") {
        VerbForm::Ing
    } else if has("VerbForm=Part") {
        VerbForm::Participle
    } else if has("Tense=Past") {
        VerbForm::Past
    } else if has("Tense=Pres") && has("Person=3") && has("Number=Sing") || !has("VerbForm=Inf") && in_s {
        VerbForm::Third
    } else {
        VerbForm::Base
    })
}
