//! Verb groups: a main verb with its auxiliaries, adverbs and negation.

use crate::Page;
use crate::grammar::Tag;
use crate::grammar::word::{self, Forms};

/// A token that is a verb: what form it is here, and what it might be.
#[derive(Debug, Clone, Copy)]
pub(super) struct VerbAt {
    pub(super) used: Forms,
    pub(super) forms: Forms,
    pub(super) lemma: &'static str,
}

/// How a group stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "has denied"
    Finite,
    /// "to deny"
    Infinitive,
    /// "denying"
    Gerund,
    /// "denied by the ministry", without an auxiliary
    Participle,
}

/// When the group places what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "denied", "has denied"
    Past,
    /// "denies", "is denying"
    Present,
    /// "will deny", "is to deny", "is going to deny"
    Future,
    /// "would", "could", "might", "may", "can": possible or conditional
    Possible,
    /// "must", "should", "ought to", "have to"
    Required,
}

/// A verb group.
#[expect(clippy::struct_excessive_bools, reason = "each is a plain fact about the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its first token.
    pub(crate) start: usize,
    /// Its main verb.
    pub(crate) head: usize,
    /// Behind its last token.
    pub(crate) end: usize,
    /// The verb; empty when it is known by its ending only.
    pub(crate) lemma: &'static str,
    /// How it stands.
    pub(crate) form: Form,
    /// Its tense.
    pub(crate) tense: Tense,
    /// "not", "never", "didn't", "no longer"
    pub(crate) negated: bool,
    /// "was arrested"
    pub(crate) passive: bool,
    /// "is arresting"
    pub(crate) progressive: bool,
    /// "has arrested"
    pub(crate) perfect: bool,
}

/// The groups of a page in text order.
pub(super) fn groups(page: &Page<'_>, tags: &[Tag], verbs: &[Option<VerbAt>]) -> Vec<Group> {
    let mut out = Vec::new();
    for sentence in &page.sentences {
        let mut at = sentence.tokens.start;
        let end = sentence.tokens.end;
        while at < end {
            let starts = match tags[at] {
                Tag::Verb | Tag::Modal | Tag::Be | Tag::Have | Tag::Do => true,
                Tag::To => opens_infinitive(tags, verbs, at + 1, end),
                _ => false,
            };
            if !starts {
                at += 1;
                continue;
            }
            let group = read(page, tags, verbs, at, end, sentence.tokens.start);
            at = group.end.max(at + 1);
            out.push(group);
        }
    }
    out
}

/// True when a base form follows "to", behind adverbs.
fn opens_infinitive(tags: &[Tag], verbs: &[Option<VerbAt>], from: usize, end: usize) -> bool {
    let mut at = from;
    while at < end && at < from + 3 {
        match tags[at] {
            Tag::Adv | Tag::Neg => at += 1,
            Tag::Be | Tag::Have | Tag::Do => return true,
            Tag::Verb => return verbs[at].is_some_and(|verb| verb.forms.has(Forms::BASE)),
            _ => return false,
        }
    }
    false
}

fn read(
    page: &Page<'_>,
    tags: &[Tag],
    verbs: &[Option<VerbAt>],
    start: usize,
    end: usize,
    floor: usize,
) -> Group {
    let mut at = start;
    let mut group = Group {
        start,
        head: start,
        end: start + 1,
        lemma: "",
        form: Form::Finite,
        tense: Tense::Present,
        negated: false,
        passive: false,
        progressive: false,
        perfect: false,
    };
    // What the last auxiliary was.
    let mut last: Option<Tag> = None;
    let mut tensed = false;
    while at < end {
        let lower = page.lower(at);
        match tags[at] {
            Tag::To => {
                if at == start {
                    group.form = Form::Infinitive;
                    tensed = true;
                } else if !opens_infinitive(tags, verbs, at + 1, end) {
                    break;
                } else if matches!(last, Some(Tag::Be)) {
                    group.tense = Tense::Future;
                } else if matches!(last, Some(Tag::Have | Tag::Modal)) {
                    group.tense = Tense::Required;
                } else {
                    break;
                }
                last = Some(Tag::To);
            }
            Tag::Modal => {
                if last.is_some() && last != Some(Tag::To) {
                    break;
                }
                group.tense = modal(lower);
                tensed = true;
                last = Some(Tag::Modal);
                group.head = at;
                group.end = at + 1;
            }
            tag @ (Tag::Be | Tag::Have | Tag::Do) => {
                if !tensed {
                    group.tense = auxiliary_tense(lower);
                    tensed = true;
                    if matches!(lower, "being" | "having" | "doing") {
                        group.form = Form::Gerund;
                    }
                }
                if last == Some(Tag::Be) && tag == Tag::Have {
                    break;
                }
                group.perfect |= last == Some(Tag::Have);
                last = Some(tag);
                group.head = at;
                group.end = at + 1;
                group.lemma = match tag {
                    Tag::Be => "be",
                    Tag::Have => "have",
                    _ => "do",
                };
            }
            Tag::Neg => group.negated = true,
            Tag::Adv if lower == "longer" || lower == "hardly" || lower == "barely" => group.negated = true,
            Tag::Adv => {}
            Tag::Det if lower == "no" && page.lower(at + 1) == "longer" => {}
            Tag::Det
                if matches!(lower, "all" | "both")
                    && last.is_some()
                    && at + 1 < end
                    && tags[at + 1] == Tag::Verb => {}
            Tag::Verb => {
                let Some(verb) = verbs[at] else { break };
                if last.is_none() && at != start && group.end > start && group.head != start {
                    break;
                }
                let going = verb.lemma == "go"
                    && verb.used.has(Forms::ING)
                    && last == Some(Tag::Be)
                    && page.lower(at + 1) == "to"
                    && opens_infinitive(tags, verbs, at + 2, end);
                if going {
                    group.tense = Tense::Future;
                    at += 2;
                    last = Some(Tag::To);
                    continue;
                }
                finish(&mut group, verb, at, last, tensed);
                break;
            }
            _ => break,
        }
        if word::is_negative_auxiliary(lower) {
            group.negated = true;
        }
        at += 1;
    }
    // Adverbs and negation in front belong to the group ("never denied", "also said").
    let mut from = group.start;
    while from > floor && from + 3 > group.start && matches!(tags[from - 1], Tag::Adv | Tag::Neg) {
        let lower = page.lower(from - 1);
        if word::is_calendar(lower) && !matches!(lower, "later" | "earlier")
            || matches!(
                lower,
                "however"
                    | "meanwhile"
                    | "here"
                    | "there"
                    | "abroad"
                    | "away"
                    | "ago"
                    | "together"
                    | "else"
                    | "instead"
                    | "therefore"
                    | "moreover"
            )
        {
            break;
        }
        if tags[from - 1] == Tag::Neg {
            group.negated = true;
        }
        from -= 1;
    }
    group.start = from;
    group.negated |= none_whatever(page, from, floor);
    if group.form == Form::Finite
        && !group.passive
        && page.lower(group.end) == "by"
        && group.perfect_participle(verbs)
    {
        group.form = Form::Participle;
        group.passive = true;
    }
    group
}

/// "in no way directed them", "by no means supports it", "in no way, shape or form".
fn none_whatever(page: &Page<'_>, start: usize, floor: usize) -> bool {
    const NONE: &[&[&str]] = &[
        &["in", "no", "way"],
        &["by", "no", "means"],
        &["at", "no", "point"],
        &["at", "no", "time"],
        &["under", "no", "circumstances"],
        &["in", "no", "way", ",", "shape", "or", "form"],
        &["in", "no", "way", "shape", "or", "form"],
    ];
    NONE.iter().any(|words| start >= floor + words.len() && page.reads(start - words.len(), words))
}

impl Group {
    /// True for a bare "-ed" form that may be a participle.
    fn perfect_participle(&self, verbs: &[Option<VerbAt>]) -> bool {
        !self.perfect
            && self.tense == Tense::Past
            && verbs[self.head]
                .is_some_and(|verb| verb.forms.has(Forms::PARTICIPLE) && !verb.used.has(Forms::BASE))
    }
}

fn finish(group: &mut Group, verb: VerbAt, at: usize, last: Option<Tag>, tensed: bool) {
    group.head = at;
    group.end = at + 1;
    group.lemma = verb.lemma;
    match last {
        Some(Tag::Be) if verb.forms.has(Forms::ING) => group.progressive = true,
        Some(Tag::Be) => group.passive = true,
        Some(Tag::Have) => group.perfect = true,
        _ => {}
    }
    if last == Some(Tag::Have) && group.tense == Tense::Present {
        group.tense = Tense::Past;
    }
    if group.perfect && group.tense == Tense::Present {
        group.tense = Tense::Past;
    }
    if !tensed {
        if verb.used.has(Forms::ING) {
            group.form = Form::Gerund;
        } else if verb.used.has(Forms::PAST) {
            group.tense = Tense::Past;
        } else if verb.used.has(Forms::PARTICIPLE) {
            group.form = Form::Participle;
            group.passive = true;
            group.tense = Tense::Past;
        }
    }
}

fn modal(word: &str) -> Tense {
    match word {
        "will" | "shall" | "won't" => Tense::Future,
        "must" | "should" | "ought" | "mustn't" | "shouldn't" => Tense::Required,
        _ => Tense::Possible,
    }
}

fn auxiliary_tense(word: &str) -> Tense {
    match word {
        "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "hadn't" | "didn't" => Tense::Past,
        // "provided that the talks be held"
        "be" => Tense::Possible,
        _ => Tense::Present,
    }
}
