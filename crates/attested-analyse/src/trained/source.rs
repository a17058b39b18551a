//! Who is cited, by the tree: sources that are no noun phrase are mended, and every source that is one can be spoken of.

use std::ops::Range;

use attested_model::{Mention, MentionForm, MentionKind};

use crate::grammar::{Form, Grammar, Tag, Tree};
use crate::rules::attribution::Found;
use crate::{Page, Relation, TokenKind};

/// A source of more words than this is no description.
const LONGEST: usize = 9;

/// "We condemn in the strongest possible terms": what a preposition opens is nobody; the subject of the verb is.
pub(super) fn mend(grammar: &Grammar<'_>, tree: &Tree, found: &mut [Found]) {
    for each in found.iter_mut() {
        take_name_back(grammar.page, grammar, each);
        if let Some(cue) = &mut each.cue {
            whole_cue(grammar, tree, cue);
        }
        let Some(source) = &each.source else { continue };
        // "SA/PA": the initials of those who wrote it.
        if source.len() <= 3 && is_initials(grammar.page.words(grammar.page.span_of(source.clone()))) {
            each.source = None;
            continue;
        }
        let astray =
            matches!(grammar.page.lower(source.start), "in" | "at" | "on" | "during" | "as" | "after")
                && tree.knows(source.start);
        if !astray {
            continue;
        }
        let verb =
            each.cue.as_ref().and_then(|cue| grammar.groups_in(cue.clone()).first()).map(|group| group.head);
        let subject = verb.and_then(|verb| tree.child(verb, Relation::Subject));
        each.source = subject.map(|subject| {
            tree.spread(subject, |relation| {
                matches!(relation, Relation::Relative | Relation::Clause | Relation::Parataxis)
            })
        });
    }
}

/// "condemns in the strongest possible terms": how it is said is seen, and the verb that says it is lost.
fn whole_cue(grammar: &Grammar<'_>, tree: &Tree, cue: &mut Range<usize>) {
    let last = cue.end.saturating_sub(1);
    if !matches!(grammar.page.lower(last), "terms" | "words") {
        return;
    }
    let verb = tree.head(last).filter(|&head| head < cue.start && tree.relation(last) == Relation::Oblique);
    if let Some(group) = verb.and_then(|verb| grammar.group_at(verb)) {
        cue.start = group.head;
    }
}

/// "“C,” Imar Sol, head of the council said": the name behind the quotation marks is the source's, not what is said.
fn take_name_back(page: &Page<'_>, grammar: &Grammar<'_>, found: &mut Found) {
    let Some(source) = &mut found.source else { return };
    for piece in &mut found.content {
        let ends_at_source = source.start == piece.end + 1 && grammar.tag(piece.end) == Tag::Comma;
        let floor = piece.end.saturating_sub(5).max(piece.start);
        let close = (floor..piece.end).rev().find(|&at| page.kind(at) == Some(TokenKind::QuoteClose));
        if let Some(close) = close.filter(|&close| ends_at_source && close + 1 < piece.end)
            && (close + 1..piece.end).all(|at| grammar.tag(at) == Tag::Name)
        {
            (source.start, piece.end) = (close + 1, close + 1);
            return;
        }
    }
}

fn is_initials(word: &str) -> bool {
    word.contains('/')
        && word.len() <= 6
        && word.chars().all(|letter| letter == '/' || letter.is_ascii_uppercase())
}

/// "accused the general of ordering the shelling": an order that somebody is blamed for is a deed, not the order's words.
pub(super) fn is_blamed_deed(grammar: &Grammar<'_>, found: &Found) -> bool {
    let Some(group) = found.cue.as_ref().and_then(|cue| grammar.groups_in(cue.clone()).first()) else {
        return false;
    };
    group.form == Form::Gerund
        && group.lemma == "order"
        && group.start > 0
        && matches!(grammar.page.lower(group.start - 1), "of" | "for")
}

/// "the accusations that they have made were examined": the clause tells which ones, and not what they say.
pub(super) fn is_told_apart(grammar: &Grammar<'_>, tree: &Tree, found: &Found) -> bool {
    let (Some(cue), Some(content)) = (&found.cue, found.content.first()) else { return false };
    let voiced = grammar.groups_in(content.clone()).iter().find(|group| group.form == Form::Finite);
    cue.len() == 1
        && tree.is_noun(cue.start)
        && voiced.is_some_and(|group| {
            matches!(group.lemma, "make" | "level" | "raise" | "bring" | "face" | "repeat" | "voice" | "hear")
                && !grammar.tag(group.end).begins_phrase()
        })
}

/// A description for every source whose head no mention holds: "the study", "a grandmother from Velm".
pub(super) fn described(grammar: &Grammar<'_>, tree: &Tree, found: &[Found], mentions: &mut Vec<Mention>) {
    let page = grammar.page;
    let mut made: Vec<Mention> = Vec::new();
    let sources = found.iter().filter_map(|each| each.source.clone());
    // "citing two military sources": whoever is cited, too.
    let cited = (0..page.tokens.len())
        .filter(|&at| matches!(page.lower(at), "citing" | "cited" | "cites"))
        .map(|at| grammar.phrase(at + 1, false))
        .filter(|phrase| !phrase.is_empty());
    for source in sources.chain(cited) {
        let source = &source;
        let Some(top) = tree.top(source.clone()) else { continue };
        let span = page.tokens[top].span;
        let end = mentions.partition_point(|mention| mention.span.start() <= span.start());
        // "According to the National Conference of Mayors": what is cited by a name is a body, whatever its name tells of.
        for held in &mut mentions[end.saturating_sub(12)..end] {
            let body = matches!(held.kind, MentionKind::Event | MentionKind::Other);
            if held.form == MentionForm::Name && body && held.span.contains(span) {
                held.kind = MentionKind::Organisation;
            }
        }
        if mentions[end.saturating_sub(12)..end].iter().any(|mention| mention.span.contains(span))
            || !is_somebody(grammar, tree, top)
        {
            continue;
        }
        let tokens = phrase(page, grammar, tree, source, top);
        let kind = if page.lower(top).ends_with('s') { MentionKind::Group } else { MentionKind::Person };
        made.push(Mention {
            span: page.span_of(tokens),
            kind,
            form: MentionForm::Nominal,
            participant: None,
        });
    }
    mentions.extend(made);
    mentions.sort_by_key(|mention| (mention.span, mention.form != MentionForm::Name));
    mentions.dedup_by_key(|mention| mention.span);
}

/// A noun in lower case that is no document somebody else wrote.
fn is_somebody(grammar: &Grammar<'_>, tree: &Tree, top: usize) -> bool {
    let page = grammar.page;
    let word = page.lower(top);
    page.kind(top) == Some(TokenKind::Word)
        && grammar.tag(top) == Tag::Word
        && page.word(top).chars().all(char::is_alphabetic)
        && matches!(
            tree.relation(top),
            Relation::Subject
                | Relation::PassiveSubject
                | Relation::Oblique
                | Relation::Agent
                | Relation::Object
                | Relation::NounModifier
                | Relation::Conjunct
        )
        && !matches!(
            word,
            "statement"
                | "statements"
                | "tweet"
                | "tweets"
                | "post"
                | "posts"
                | "message"
                | "messages"
                | "speech"
                | "letter"
                | "communique"
                | "communiqué"
                | "remarks"
                | "remark"
                | "comments"
                | "comment"
                | "declaration"
                | "account"
                | "interview"
                | "address"
                | "note"
                | "text"
                | "press"
                | "release"
                | "resolution"
                | "one"
                | "ones"
                | "this"
                | "that"
                | "these"
                | "those"
                | "others"
                | "everyone"
                | "anyone"
                | "nobody"
                | "someone"
                | "many"
                | "some"
                | "most"
                | "few"
                | "all"
                | "both"
                | "move"
                | "decision"
                | "fact"
                | "news"
        )
}

/// The words of a description without what hangs on it loosely.
fn phrase(
    page: &Page<'_>,
    grammar: &Grammar<'_>,
    tree: &Tree,
    source: &Range<usize>,
    top: usize,
) -> Range<usize> {
    let marker = |at: usize| {
        tree.relation(at) == Relation::Marker
            || matches!(grammar.tag(at), Tag::Prep | Tag::To | Tag::Conj)
            || page.lower(at) == "according"
    };
    let mut start = source.start;
    while start < top && marker(start) {
        start += 1;
    }
    let end = (top + 1..source.end)
        .find(|&at| matches!(grammar.tag(at), Tag::Comma | Tag::Rel | Tag::OpenParen | Tag::Dash | Tag::Open))
        .unwrap_or(source.end);
    start.max(top.saturating_sub(LONGEST - 1))..end.min(top + LONGEST)
}
