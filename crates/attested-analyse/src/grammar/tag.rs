//! The word class of every token, by closed lists, verb forms and the words around.

use crate::grammar::Tree;
use crate::grammar::group::VerbAt;
use crate::grammar::word::{self, Forms};
use crate::reader::VerbForm;
use crate::{Page, TokenKind};

/// A word class, as coarse as the rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// "the", "its", "some"
    Det,
    /// "he", "nobody"
    Pron,
    /// "who", "which"
    Rel,
    /// "that"
    That,
    /// "what", "why"
    Wh,
    /// "of", "against"
    Prep,
    /// "and"
    Conj,
    /// "because", "whether"
    Sub,
    /// "to"
    To,
    /// "would"
    Modal,
    /// "was"
    Be,
    /// "has"
    Have,
    /// "did"
    Do,
    /// "not"
    Neg,
    /// "repeatedly"
    Adv,
    /// "40"
    Num,
    /// A capitalised word inside a sentence, or one that nothing else is known of.
    Name,
    /// A noun or an adjective.
    Word,
    /// A verb.
    Verb,
    /// "'s"
    Poss,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// ","
    Comma,
    /// "." "!" "?" "…"
    Stop,
    /// ":"
    Colon,
    /// ";"
    Semi,
    /// "(" "["
    OpenParen,
    /// ")" "]"
    CloseParen,
    /// "–" "—"
    Dash,
    /// Anything else.
    Mark,
}

impl Tag {
    /// True for what a noun phrase is made of.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Self::Det | Self::Pron | Self::Num | Self::Name | Self::Word | Self::Poss)
    }

    /// True for what a noun phrase may begin with.
    pub(crate) fn begins_phrase(self) -> bool {
        matches!(self, Self::Det | Self::Pron | Self::Num | Self::Name | Self::Word)
    }

    fn is_auxiliary(self) -> bool {
        matches!(self, Self::Modal | Self::Be | Self::Have | Self::Do)
    }
}

/// The class of every token, and what verb form each of the verbs is.
pub(super) fn tags(page: &Page<'_>, tree: &Tree) -> (Vec<Tag>, Vec<Option<VerbAt>>) {
    let mut tags: Vec<Tag> = (0..page.tokens.len()).map(|token| alone(page, token)).collect();
    let mut verbs = vec![None; tags.len()];
    for sentence in &page.sentences {
        let range = sentence.tokens.clone();
        let shouted = is_title_case(page, range.clone());
        let first = range.clone().find(|&token| page.kind(token) == Some(TokenKind::Word));
        for token in range.clone() {
            if tags[token] == Tag::Name {
                let opens = Some(token) == first
                    || token > range.start && matches!(tags[token - 1], Tag::Open | Tag::Colon | Tag::Dash);
                if opens || shouted {
                    let lower = page.lower(token);
                    tags[token] = class_of(lower).unwrap_or(Tag::Name);
                }
            }
        }
        for token in range.clone() {
            // "there was no evidence": what stands in the subject's place.
            let next = tags.get(token + 1).copied().unwrap_or(Tag::Stop);
            if page.lower(token) == "there" && next.is_auxiliary() {
                tags[token] = Tag::Pron;
            }
        }
        let has_finite = range.clone().any(|token| tags[token].is_auxiliary());
        for token in range.clone() {
            let open_class = match tags[token] {
                Tag::Word => true,
                Tag::Name => {
                    shouted
                        || Some(token) == first
                        || token > range.start && matches!(tags[token - 1], Tag::Open | Tag::Colon)
                }
                _ => false,
            };
            if !open_class {
                continue;
            }
            let Some(form) = word::verb(page.lower(token)) else { continue };
            let around = Around { page, tags: &tags, range: range.clone(), token, headline: shouted };
            let ruled = around.used_as(form.forms, form.lemma, has_finite);
            let object = matches!(around.before(), Some((_, Tag::Verb | Tag::Det | Tag::Poss | Tag::Prep)));
            if let Some(used) = seen(tree, token, form.forms, ruled, object) {
                tags[token] = Tag::Verb;
                verbs[token] = Some(VerbAt { used, lemma: form.lemma, forms: form.forms });
            }
        }
    }
    (tags, verbs)
}

/// What verb form a word is: by the rules, and where they see none a finite one that the tree knows ("once again condemns").
///
/// `object` tells that it stands where a noun would ("rejected claims"). Bare infinitives and participles of the tree stay out: what is only demanded or told of a noun would read as done.
fn seen(tree: &Tree, token: usize, forms: Forms, ruled: Option<Forms>, object: bool) -> Option<Forms> {
    let finite = match tree.verb(token) {
        Some(VerbForm::Third) => Some(Forms::THIRD),
        Some(VerbForm::Past) => Some(Forms::PAST),
        _ => None,
    };
    // "an urgent meeting to settle it"
    let noun = |form: &Forms| form.has(Forms::ING) && tree.is_noun(token);
    ruled.filter(|form| !noun(form)).or(finite.filter(|&form| forms.has(form) && !object))
}

/// True when most words of a sentence are capitalised, so that capitals tell nothing.
fn is_title_case(page: &Page<'_>, range: std::ops::Range<usize>) -> bool {
    let (mut capital, mut all) = (0usize, 0usize);
    for token in range {
        if page.kind(token) == Some(TokenKind::Word) && page.word(token).len() > 3 {
            all += 1;
            capital += usize::from(page.tokens[token].is_capitalised());
        }
    }
    all >= 4 && capital * 10 >= all * 9
}

fn class_of(lower: &str) -> Option<Tag> {
    match lower {
        "that" => Some(Tag::That),
        "to" => Some(Tag::To),
        _ => word::class(lower),
    }
}

fn alone(page: &Page<'_>, token: usize) -> Tag {
    let lower = page.lower(token);
    match page.kind(token) {
        Some(TokenKind::Possessive) => Tag::Poss,
        Some(TokenKind::QuoteOpen) => Tag::Open,
        Some(TokenKind::QuoteClose) => Tag::Close,
        Some(TokenKind::Handle | TokenKind::Hashtag) => Tag::Name,
        Some(TokenKind::Number | TokenKind::Symbol) => Tag::Num,
        Some(TokenKind::Word) => {
            if page.tokens[token].is_capitalised() && lower != "i" {
                return Tag::Name;
            }
            if let Some(tag) = class_of(lower) {
                return tag;
            }
            if lower.len() > 4
                && lower.ends_with("ly")
                && !matches!(
                    lower,
                    "family"
                        | "assembly"
                        | "reply"
                        | "supply"
                        | "only"
                        | "daily"
                        | "weekly"
                        | "ally"
                        | "rally"
                        | "deadly"
                        | "early"
                        | "likely"
                        | "unlikely"
                        | "elderly"
                        | "monthly"
                        | "friendly"
                )
            {
                return Tag::Adv;
            }
            Tag::Word
        }
        Some(TokenKind::Mark) => match lower {
            "," => Tag::Comma,
            "." | "!" | "?" | "…" | "..." | "?!" => Tag::Stop,
            ":" => Tag::Colon,
            ";" => Tag::Semi,
            "(" | "[" => Tag::OpenParen,
            ")" | "]" => Tag::CloseParen,
            "–" | "—" | "--" | "-" => Tag::Dash,
            _ => Tag::Mark,
        },
        _ => Tag::Mark,
    }
}

/// A word that may be a verb, among its neighbours.
struct Around<'p, 't> {
    page: &'p Page<'p>,
    tags: &'t [Tag],
    range: std::ops::Range<usize>,
    token: usize,
    headline: bool,
}

impl Around<'_, '_> {
    fn before(&self) -> Option<(usize, Tag)> {
        let mut at = self.token;
        while at > self.range.start {
            at -= 1;
            if !matches!(self.tags[at], Tag::Adv | Tag::Neg) {
                return Some((at, self.tags[at]));
            }
        }
        None
    }

    fn after(&self) -> Tag {
        let mut at = self.token + 1;
        while at < self.range.end {
            if self.tags[at] != Tag::Adv {
                return self.tags[at];
            }
            at += 1;
        }
        Tag::Stop
    }

    fn is_plural(&self, token: usize) -> bool {
        let lower = self.page.lower(token);
        matches!(lower, "people" | "police" | "men" | "women" | "children" | "media" | "they")
            || lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us")
    }

    /// Which one of the forms the word is here; `None` when it is no verb here.
    fn used_as(&self, forms: Forms, lemma: &str, has_finite: bool) -> Option<Forms> {
        let before = self.before();
        let tag = before.map(|(_, tag)| tag);
        if forms.has(Forms::ING) {
            return (self.ing(tag, before)
                || self.governs(lemma) && !matches!(tag, Some(Tag::Det | Tag::Poss)))
            .then_some(Forms::ING);
        }
        match tag {
            Some(Tag::Be) => {
                return (forms.has(Forms::PARTICIPLE)).then_some(Forms::PARTICIPLE);
            }
            Some(Tag::Have) => return forms.has(Forms::PARTICIPLE).then_some(Forms::PARTICIPLE),
            Some(Tag::To | Tag::Modal | Tag::Do) => return forms.has(Forms::BASE).then_some(Forms::BASE),
            _ => {}
        }
        if forms.has(Forms::PAST) || forms.has(Forms::PARTICIPLE) {
            return self.past(forms, tag);
        }
        if forms.has(Forms::THIRD) {
            return self.third(lemma, tag, before, has_finite).then_some(Forms::THIRD);
        }
        self.base(lemma, tag, before).then_some(Forms::BASE)
    }

    fn ing(&self, tag: Option<Tag>, before: Option<(usize, Tag)>) -> bool {
        let after = self.after();
        let takes = matches!(
            after,
            Tag::Det
                | Tag::Pron
                | Tag::Name
                | Tag::That
                | Tag::To
                | Tag::Open
                | Tag::Num
                | Tag::Wh
                | Tag::Sub
        );
        match tag {
            Some(Tag::Be | Tag::Pron | Tag::Rel) => true,
            Some(Tag::Det | Tag::Poss) => false,
            Some(Tag::Prep | Tag::To) => takes || after == Tag::Word,
            Some(Tag::Comma | Tag::Conj | Tag::Sub | Tag::Dash | Tag::Semi | Tag::Verb | Tag::Close) => {
                takes || matches!(after, Tag::Word | Tag::Prep | Tag::Comma)
            }
            Some(Tag::Word | Tag::Name | Tag::Num) => {
                takes && after != Tag::Name
                    || after == Tag::Name && before.is_some_and(|(at, _)| self.is_plural(at))
            }
            None => takes || after == Tag::Prep || after == Tag::Word,
            _ => takes,
        }
    }

    fn past(&self, forms: Forms, tag: Option<Tag>) -> Option<Forms> {
        let fine = match tag {
            Some(Tag::Det | Tag::Poss | Tag::To | Tag::Modal | Tag::Prep) => false,
            Some(Tag::Num) => !matches!(self.after(), Tag::Word),
            Some(Tag::Conj) => self.after() != Tag::Word || self.verb_before(),
            _ => true,
        };
        if !fine {
            return None;
        }
        Some(if forms.has(Forms::PAST) { Forms::PAST } else { Forms::PARTICIPLE })
    }

    fn verb_before(&self) -> bool {
        let from = self.range.start.max(self.token.saturating_sub(14));
        (from..self.token).any(|at| self.tags[at] == Tag::Verb)
    }

    fn third(&self, lemma: &str, tag: Option<Tag>, before: Option<(usize, Tag)>, has_finite: bool) -> bool {
        let after = self.after();
        let clause = matches!(after, Tag::Det | Tag::That | Tag::To | Tag::Pron | Tag::Open | Tag::Wh);
        let calls = self.governs(lemma);
        let speaks = matches!(
            lemma,
            "say"
                | "tell"
                | "deny"
                | "believe"
                | "think"
                | "want"
                | "accuse"
                | "urge"
                | "warn"
                | "insist"
                | "reject"
                | "condemn"
                | "know"
                | "hope"
                | "become"
                | "go"
                | "seem"
                | "appear"
                | "agree"
                | "refuse"
                | "threaten"
                | "announce"
                | "admit"
                | "remain"
                | "continue"
                | "include"
                | "begin"
                | "denounce"
                | "criticise"
                | "criticize"
        );
        match tag {
            Some(Tag::Pron | Tag::Rel) => true,
            Some(Tag::That) => clause || speaks || matches!(after, Tag::Name),
            Some(Tag::Name) => {
                clause
                    || calls
                    || speaks
                    || matches!(after, Tag::Name | Tag::Num)
                    || (self.headline || !has_finite) && matches!(after, Tag::Word | Tag::Verb)
                    || after == Tag::Prep
                        && !has_finite
                        && !self.headline
                        && !self.verb_before()
                        && !self.verb_ahead()
            }
            Some(Tag::Word) => {
                let plural = before.is_some_and(|(at, _)| self.is_plural(at));
                !plural && (clause || calls || speaks || matches!(after, Tag::Name) && !self.verb_before())
            }
            Some(Tag::Close | Tag::Comma | Tag::CloseParen) => {
                speaks || calls || clause && before.is_some_and(|(at, _)| at > self.range.start)
            }
            Some(Tag::Conj) => clause && self.verb_before(),
            // Words in quotation marks that go on with the sentence: the minister "invites both sides".
            Some(Tag::Open) => before.is_some_and(|(at, _)| at > self.range.start) && (clause || calls),
            _ => false,
        }
    }

    /// True when the preposition that makes a cue of a verb follows: "calling for", "warns of".
    fn governs(&self, lemma: &str) -> bool {
        let governed = self.page.lower(self.token + 1);
        matches!(
            (lemma, governed),
            ("call" | "push" | "ask" | "appeal" | "press" | "plead" | "apologise" | "apologize", "for")
                | ("call", "on" | "upon" | "off")
                | ("appeal" | "refer" | "admit", "to")
                | ("warn", "of" | "against" | "about")
                | ("rule" | "point" | "carry" | "pull", "out")
                | ("agree" | "insist", "on" | "to" | "with")
        )
    }

    /// True when a word that can only be a finite verb follows in the sentence.
    fn verb_ahead(&self) -> bool {
        let to = self.range.end.min(self.token + 20);
        (self.token + 1..to).any(|at| {
            self.tags[at].is_auxiliary()
                || self.tags[at] == Tag::Word
                    && word::verb(self.page.lower(at)).is_some_and(|form| form.forms.has(Forms::PAST))
        })
    }

    /// "demanded that Sarvane release": a bare form in the clause of a demand.
    fn demanded_clause(&self) -> bool {
        let from = self.range.start.max(self.token.saturating_sub(12));
        let Some(that) = (from..self.token).rev().find(|&at| self.tags[at] == Tag::That) else {
            return false;
        };
        let fresh =
            (that + 1..self.token).all(|at| self.tags[at] != Tag::Verb && !self.tags[at].is_auxiliary());
        let cue = that.checked_sub(1).and_then(|at| word::verb(self.page.lower(at)));
        fresh
            && cue.is_some_and(|form| {
                matches!(
                    form.lemma,
                    "demand"
                        | "urge"
                        | "ask"
                        | "request"
                        | "insist"
                        | "order"
                        | "recommend"
                        | "propose"
                        | "require"
                )
            })
    }

    fn base(&self, lemma: &str, tag: Option<Tag>, before: Option<(usize, Tag)>) -> bool {
        let after = self.after();
        let clause = matches!(after, Tag::Det | Tag::That | Tag::Pron | Tag::Open | Tag::Wh);
        let speaks = matches!(
            lemma,
            "say"
                | "tell"
                | "deny"
                | "believe"
                | "think"
                | "want"
                | "accuse"
                | "know"
                | "agree"
                | "condemn"
                | "reject"
                | "insist"
                | "become"
                | "refuse"
                | "include"
                | "remain"
                | "seem"
                | "go"
                | "continue"
        );
        match tag {
            Some(Tag::Pron) => before.is_some_and(|(at, _)| {
                matches!(self.page.lower(at), "i" | "we" | "you" | "they" | "it" | "he" | "she" | "who")
            }),
            Some(Tag::Rel) => true,
            Some(Tag::Name | Tag::Word) if self.demanded_clause() => !matches!(after, Tag::Word),
            Some(Tag::Word | Tag::Name) => {
                before.is_some_and(|(at, _)| self.is_plural(at))
                    && (clause || speaks || after == Tag::To && !matches!(lemma, "right" | "need"))
            }
            Some(Tag::Conj) => {
                // "to meet and discuss": a base form goes on after a base form.
                let from = self.range.start.max(self.token.saturating_sub(10));
                matches!(lemma, "require" | "deserve")
                    && (self.verb_before()
                        || (self.range.start..self.token).any(|at| self.tags[at].is_auxiliary()))
                    || (clause || speaks || after == Tag::Name)
                        && (from..self.token).any(|at| matches!(self.tags[at], Tag::To | Tag::Modal))
            }
            Some(Tag::Comma | Tag::Close) => speaks && clause,
            None => clause && (speaks || after != Tag::Pron),
            _ => false,
        }
    }
}
