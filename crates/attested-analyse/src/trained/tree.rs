//! The words of the encoder moved to the tokens of the page, with what they depend on.
//!
//! The two cut words differently: "Cairo-based" is three words and may be one token, "Sol's" two. A token takes the word
//! in it that depends on something outside; a token that is only a part of a word hangs on the first token of that word.

use attested_model::Span;
use attested_reader::Word;

use crate::Page;
use crate::reader::{Dependency, Relation, VerbForm};

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
                verb: verb(word, relation),
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
}

/// The form of a word that is a verb and stands as one.
fn verb(word: &Word, relation: Relation) -> Option<VerbForm> {
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
    } else if has("Tense=Pres") && has("Person=3") && has("Number=Sing") {
        VerbForm::Third
    } else {
        VerbForm::Base
    })
}
