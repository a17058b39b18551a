//! Who speaks, as a participant.

use attested_model::{ActorKind, ParticipantIndex, Span};

use super::cited::{Cited, Reports};
use crate::grammar::head::head_mention;
use crate::grammar::{Form, Grammar, Group, Subject, Tag};
use crate::rules::attribution::cue;
use crate::{Ground, Relation};

/// The speaker of each, in the same order; `None` where nobody is named or it cannot be told.
pub(super) fn speakers(
    ground: &Ground<'_>,
    grammar: &Grammar<'_>,
    cited: &[Cited<'_>],
) -> Vec<Option<ParticipantIndex>> {
    let mut out: Vec<Option<ParticipantIndex>> = Vec::with_capacity(cited.len());
    // The outermost statements so far: where each ends and who speaks.
    let mut last: Option<(Span, Option<ParticipantIndex>)> = None;
    // Whose text it is, where it speaks of itself by name and as "we": the one body that states, outside quotations.
    let mut author: Option<Option<ParticipantIndex>> = None;
    for each in cited {
        let around = last.filter(|(hull, _)| hull.contains(each.hull()) && *hull != each.hull());
        let speaker = match each.source {
            Some(source) => grammar.whom(ground, source).or_else(|| {
                // "We" inside a quotation is whoever is quoted.
                let first_person = matches!(
                    ground.page.lower(ground.page.tokens_in(source).start),
                    "i" | "we" | "our" | "my" | "us"
                );
                if first_person {
                    let inside = ground.page.tokens_in(source).start;
                    if around.is_none() && grammar.quotation_around(inside).is_none() {
                        let single = matches!(ground.page.lower(inside), "i" | "my");
                        return author.flatten().filter(|whom| {
                            (ground.participants[whom.get()].kind == ActorKind::Person) == single
                        });
                    }
                    return around.and_then(|(_, speaker)| speaker);
                }
                // "The ministry issued a statement … The statement added": whose it is.
                let tokens = ground.page.tokens_in(source);
                let recalled = tokens.len() == 2
                    && ground.page.lower(tokens.start) == "the"
                    && matches!(
                        ground.page.lower(tokens.start + 1),
                        "statement" | "letter" | "communique" | "communiqué" | "declaration" | "message"
                    );
                last.filter(|_| recalled).and_then(|(_, speaker)| speaker)
            }),
            None => match (each.reports, each.group) {
                (Reports::Nothing, _) => last.and_then(|(_, speaker)| speaker),
                (Reports::Verb(_), Some(group)) => shared(ground, grammar, group),
                _ => None,
            },
        };
        if around.is_none()
            && let Some(source) = each.source
            && grammar.quotation_around(ground.page.tokens_in(source).start).is_none()
            && let Some(named) = speaker
        {
            match author {
                None => author = Some(Some(named)),
                Some(Some(known)) if known != named => author = Some(None),
                Some(_) => {}
            }
        }
        out.push(speaker);
        if around.is_none() && !matches!(each.reports, Reports::Adverb | Reports::Noun(_)) {
            last = Some((each.hull(), speaker));
        }
    }
    out
}

/// The speaker of a cue without a subject of its own: the subject of the main verb in front of it.
pub(super) fn shared(ground: &Ground<'_>, grammar: &Grammar<'_>, group: &Group) -> Option<ParticipantIndex> {
    match by_tree(ground, grammar, group) {
        Told::Whom(whom) => return Some(whom),
        Told::Nobody => return None,
        Told::Nothing => {}
    }
    subject_of_main(grammar, group).and_then(|words| grammar.whom(ground, grammar.page.span_of(words)))
}

/// What the tree tells of who speaks.
enum Told {
    /// This one does.
    Whom(ParticipantIndex),
    /// Nobody whom the report names.
    Nobody,
    /// The shallow grammar is asked.
    Nothing,
}

/// Who speaks by a verb without a source, by the tree.
fn by_tree(ground: &Ground<'_>, grammar: &Grammar<'_>, group: &Group) -> Told {
    let tree = ground.tree;
    if !tree.knows(group.head) {
        return Told::Nothing;
    }
    let impersonal = tree.children(group.head).any(|child| {
        tree.relation(child) == Relation::Expletive
            || tree.relation(child) == Relation::PassiveSubject && ground.page.lower(child) == "it"
    });
    if impersonal {
        return Told::Nobody;
    }
    let token = grammar.subject_token(ground, group.head, Some(group.form));
    // "a statement saying": the words are somebody else's, whom the shallow grammar looks for.
    let Some(mention) = token.and_then(|token| head_mention(ground, token, None)) else {
        return Told::Nothing;
    };
    mention.participant.map_or(Told::Nobody, Told::Whom)
}

/// The subject of the last main clause in front of a group.
pub(crate) fn subject_of_main(grammar: &Grammar<'_>, group: &Group) -> Option<std::ops::Range<usize>> {
    let sentence = grammar.sentence(group.head);
    // "a statement saying", "people claiming": what the participle stands behind.
    let directly = group.start > sentence.start
        && group.form == Form::Gerund
        && matches!(grammar.tag(group.start - 1), Tag::Word | Tag::Name)
        && !matches!(
            grammar.page.lower(group.start - 1),
            "statement" | "letter" | "message" | "report" | "tweet" | "post" | "speech" | "communique"
        );
    if directly && let Subject::Words(words) = grammar.words(group.start, sentence.start) {
        return Some(words);
    }
    let before = grammar.groups_in(sentence.start..group.start);
    let mut main: Option<std::ops::Range<usize>> = None;
    // Where the words that the last cue reports begin.
    let mut reported = usize::MAX;
    for each in before {
        if each.form != Form::Finite && !each.passive {
            continue;
        }
        let Subject::Words(words) = grammar.subject(each) else { continue };
        let opens = words.start.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| grammar.tag(at));
        let embedded = matches!(opens, Some(Tag::That | Tag::Sub | Tag::Wh | Tag::Rel))
            || each.start >= 1 && matches!(grammar.tag(each.start - 1), Tag::Rel | Tag::That);
        let inside = words.start >= reported && main.is_some();
        if embedded && main.is_some() || inside {
            continue;
        }
        if let Some((_, end)) = cue::of_group(grammar, each) {
            reported = end;
        }
        main = Some(words);
    }
    main.or_else(|| {
        // "Speaking to reporters, the minister …": the subject follows.
        let after =
            grammar.groups_in(group.end..sentence.end).iter().find(|each| each.form == Form::Finite)?;
        match grammar.subject(after) {
            Subject::Words(words) if group.start == sentence.start => Some(words),
            _ => None,
        }
    })
}
