//! Names, descriptions and pronouns of those who can speak, act or be acted upon.
//!
//! Takes a page; gives its mentions, whose participants are not told yet. Names come from capital letters, the
//! gazetteer and the words around; titles stay outside ("Foreign Minister *Imar Sol*"). In headlines that
//! capitalise everything only names that the gazetteer or the running text knows are taken. Descriptions
//! ("a senior commander", "officials", "the group") hold the names inside them as mentions of their own.

mod casing;
mod known;
mod nominal;
mod polity;
mod run;
mod seen;
mod split;

use std::ops::Range;
use std::sync::Arc;

use attested_model::{Mention, MentionForm, MentionKind, SectionKind};

use crate::Page;
use crate::grammar::Tree;
use crate::token::TokenKind;
use casing::Casing;
pub(crate) use polity::is_people_of;
pub(crate) use split::title_at;

/// A name: its tokens and what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    tokens: Range<usize>,
    kind: MentionKind,
    /// False for a kind that is the last resort; another mention of the name may tell better.
    sure: bool,
}

/// A name that the trained encoder saw.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Labelled {
    pub(crate) tokens: Range<usize>,
    /// Its type, as [`attested_reader::Name::label`] has it.
    pub(crate) label: Arc<str>,
    /// Smallest probability of a label in it.
    pub(crate) certainty: f32,
}

/// The mentions of a page in text order, the longer of two that begin together last; `seen` are names that the
/// trained encoder saw, in text order.
pub(crate) fn mentions(page: &Page<'_>, seen: &[Labelled], tree: &Tree) -> Vec<Mention> {
    let evidence = casing::Evidence::of(page);
    let mut names = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        if !is_apparatus(page.section_kind(index))
            && casing::casing(page, &sentence.tokens) == Casing::Running
        {
            run::names(page, &sentence.tokens, &evidence, &mut names);
        }
    }
    seen::unite(page, seen, &mut names);
    for name in names.iter_mut().filter(|name| !name.sure) {
        // What opens a dateline is where it was written.
        let dateline = page.section_kind(page.sentence_of(name.tokens.start)) == SectionKind::Dateline;
        let bracketed = name.tokens.start.checked_sub(1).is_some_and(|before| page.word(before) == "(");
        if dateline && !bracketed {
            (name.kind, name.sure) = (MentionKind::Place, true);
        }
    }
    polity::polities(page, &mut names);
    let known = known::Known::of(page, &names);
    known.settle(page, &mut names);
    for (index, sentence) in page.sentences.iter().enumerate() {
        if !is_apparatus(page.section_kind(index))
            && casing::casing(page, &sentence.tokens) != Casing::Running
        {
            known.names_in_heading(page, &sentence.tokens, &mut names);
        }
    }
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    let mut mentions: Vec<Mention> =
        names.iter().map(|name| mention(page, &name.tokens, name.kind, MentionForm::Name)).collect();
    for (at, token) in page.tokens.iter().enumerate() {
        if token.kind == TokenKind::Handle {
            mentions.push(mention(page, &(at..at + 1), MentionKind::Person, MentionForm::Handle));
        }
    }
    names.dedup_by(|inner, outer| inner.tokens.end <= outer.tokens.end);
    nominal::nominals(page, &names, tree, &mut mentions);
    mentions.sort_by_key(|mention| (mention.span, mention.form != MentionForm::Name));
    mentions.dedup_by_key(|mention| mention.span);
    mentions
}

/// True for blocks whose names nobody in the report says anything about.
fn is_apparatus(kind: SectionKind) -> bool {
    kind.is_furniture() || matches!(kind, SectionKind::Credit | SectionKind::Agency)
}

fn mention(page: &Page<'_>, tokens: &Range<usize>, kind: MentionKind, form: MentionForm) -> Mention {
    Mention { span: page.span_of(tokens.clone()), kind, form, participant: None }
}
