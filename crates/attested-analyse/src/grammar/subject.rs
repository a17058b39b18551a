//! Whose deed a verb is, by the dependency tree: its own subject, or the one it shares or is governed by.

use super::{Form, Grammar, Tag};
use crate::{Ground, Relation};

/// How far "he came, saw and left" is followed.
const DEPTH: usize = 5;

impl Grammar<'_> {
    /// The noun that is the subject of a verb, its own or one that it shares; `None` where the tree does not tell. `form` is how
    /// the verb stands, when that is known.
    pub(crate) fn subject_token(
        &self,
        ground: &Ground<'_>,
        verb: usize,
        form: Option<Form>,
    ) -> Option<usize> {
        self.subject_within(ground, verb, form, 0)
    }

    fn subject_within(
        &self,
        ground: &Ground<'_>,
        verb: usize,
        form: Option<Form>,
        depth: usize,
    ) -> Option<usize> {
        let tree = ground.tree;
        if depth > DEPTH || !tree.knows(verb) {
            return None;
        }
        let own = tree.child(verb, Relation::Subject).or_else(|| tree.child(verb, Relation::PassiveSubject));
        if let Some(own) = own {
            let relative = tree.relation(verb) == Relation::Relative
                && (self.tag(own) == Tag::Rel || matches!(self.page.lower(own), "who" | "which" | "that"));
            return if relative { tree.head(verb) } else { Some(own) };
        }
        let head = tree.head(verb)?;
        match tree.relation(verb) {
            Relation::Conjunct => self.subject_within(ground, head, None, depth + 1),
            Relation::OpenComplement | Relation::Adverbial => {
                let governor = self.group_at(head)?;
                if controls_by_object(governor.lemma) && !governor.passive {
                    // "called on Sarvane to withdraw"
                    return tree
                        .child(head, Relation::Object)
                        .or_else(|| tree.child(head, Relation::IndirectObject))
                        .or_else(|| self.tied(ground, head, &["on", "upon", "to", "for", "with"]));
                }
                // "put pressure on Sarvane to withdraw"
                if let Some(noun) =
                    tree.child(head, Relation::Object).filter(|&noun| is_asking(self.page.lower(noun)))
                {
                    return self.controller(ground, noun, depth);
                }
                self.subject_within(ground, head, None, depth + 1)
            }
            Relation::Clause => {
                let marked = tree.children(verb).any(|child| tree.relation(child) == Relation::Marker)
                    || self.page.lower(verb.saturating_sub(1)) == "to";
                if marked {
                    return self.controller(ground, head, depth);
                }
                let form = form.or_else(|| self.group_at(verb).map(|group| group.form))?;
                matches!(form, Form::Gerund | Form::Participle).then_some(head)
            }
            _ => None,
        }
    }

    /// "Sarvane's plan to attack", "has no intention of leaving", "put pressure on Sarvane to withdraw": who would do it.
    fn controller(&self, ground: &Ground<'_>, noun: usize, depth: usize) -> Option<usize> {
        let tree = ground.tree;
        let asked = is_asking(self.page.lower(noun));
        let verb = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Object);
        if asked {
            return self
                .tied(ground, noun, &["on", "to", "for"])
                .or_else(|| verb.and_then(|verb| self.tied(ground, verb, &["on", "to", "for"])));
        }
        tree.child(noun, Relation::Possessor)
            .or_else(|| verb.and_then(|verb| self.subject_within(ground, verb, None, depth + 1)))
    }

    /// The noun that one of some prepositions ties to a word.
    pub(crate) fn tied(&self, ground: &Ground<'_>, token: usize, prepositions: &[&str]) -> Option<usize> {
        let tree = ground.tree;
        tree.children(token).find(|&child| {
            matches!(tree.relation(child), Relation::Oblique | Relation::NounModifier | Relation::Agent)
                && tree.children(child).any(|case| {
                    tree.relation(case) == Relation::Marker && prepositions.contains(&self.page.lower(case))
                })
        })
    }
}

/// True for a verb whose object is the subject of what it governs: "urged Sarvane to withdraw".
pub(crate) fn controls_by_object(lemma: &str) -> bool {
    matches!(
        lemma,
        "urge"
            | "call"
            | "ask"
            | "order"
            | "tell"
            | "encourage"
            | "accuse"
            | "blame"
            | "demand"
            | "request"
            | "force"
            | "allow"
            | "persuade"
            | "instruct"
            | "warn"
            | "invite"
            | "press"
            | "pressure"
            | "appeal"
            | "require"
            | "enable"
            | "help"
            | "send"
            | "permit"
            | "charge"
            | "suspect"
            | "prevent"
            | "stop"
            | "criticise"
            | "criticize"
            | "condemn"
            | "denounce"
            | "want"
            | "expect"
            | "convict"
            | "compel"
            | "see"
            | "advise"
    )
}

/// True for a noun that asks somebody for something: "pressure on Sarvane to withdraw".
fn is_asking(noun: &str) -> bool {
    matches!(
        noun,
        "pressure"
            | "call"
            | "calls"
            | "appeal"
            | "demand"
            | "demands"
            | "request"
            | "order"
            | "orders"
            | "permission"
            | "invitation"
            | "deadline"
            | "ultimatum"
            | "instructions"
            | "warning"
    )
}
