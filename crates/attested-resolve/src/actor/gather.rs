//! Participants of all documents, gathered into nodes: those whose name, kind and country are the same.
//!
//! A full name, a named organisation and a country are one node wherever they stand. A bare surname is one node
//! only with the same role or country; without either, and for bodies every state has ("the ministry"), each
//! document has its own. So has a short name ("the Front", "the Post") that stands for a longer one of the same
//! document, or for its outlet. The unnamed are never gathered.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{ActorKind, MentionForm, MentionKind, ParticipantIndex, ParticipantKey};

use super::key::latin_words;
use super::name::{Name, Token};
use super::tables::GENERIC;
use crate::corpus::Corpus;

/// A participant: its document, as a place in the corpus, and its place in the analysis.
pub(crate) type Member = (usize, usize);

/// Participants that are taken as one from the start.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: ActorKind,
    pub(super) name: Name,
    /// The words of the name that count, joined by spaces; for a country its code.
    pub(super) normal: String,
    pub(super) country: Option<String>,
    /// Titles its members hold.
    pub(super) titles: BTreeSet<String>,
    /// Other names the documents give its members.
    pub(super) also: BTreeSet<String>,
    /// False for the unnamed and for descriptions.
    pub(super) named: bool,
    /// True when its name fits a body of any state.
    pub(super) generic: bool,
    /// The normal form of the longer name that its only document uses it for.
    pub(super) short_for: Option<String>,
    /// The entries of lists it belongs to: list to entry.
    pub(super) known: BTreeMap<usize, usize>,
    /// What these entries call a person.
    pub(super) listed: Vec<Name>,
    pub(super) members: Vec<Member>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: ActorKind,
    normal: String,
    country: Option<String>,
    titles: Vec<String>,
    alone: Option<Member>,
}

/// The nodes in a fixed order, and for each document and participant its node.
pub(super) fn gather(corpus: &Corpus<'_>, apart: &BTreeSet<Member>) -> Vec<Node> {
    let countries = country_words(corpus);
    let (places, unlisted) = (place_names(corpus), unlisted_countries(corpus));
    let mut nodes: BTreeMap<Key, Node> = BTreeMap::new();
    for (document, text) in corpus.texts.iter().enumerate() {
        let called = names_of(corpus, document);
        let shorts = short_names(corpus, document, &places);
        for (at, participant) in text.analysis.participants.iter().enumerate() {
            let member = (document, at);
            let kind = participant.kind;
            let mut name = Name::of(kind, participant.name.trim_start_matches('@'));
            let country = participant.country.clone().filter(|code| !code.is_empty());
            let mut generic = false;
            let mut of_state = false;
            if kind == ActorKind::Organisation {
                generic = strip_generic(&mut name, country.as_deref(), &countries);
                of_state = generic && country.is_some() || (!generic && of_unlisted(&mut name, &unlisted));
            }
            // "The Iraqi parliament" tells who it is without a capital.
            let named = kind == ActorKind::Country
                || (kind != ActorKind::Unnamed && (!called[at].is_empty() || of_state));
            let normal = match (&kind, &country) {
                (ActorKind::Country, Some(code)) => code.clone(),
                _ => name.normal(),
            };
            let titles: BTreeSet<String> =
                participant.roles.iter().map(|role| role.title.to_lowercase()).collect();
            let bare = kind == ActorKind::Person && name.is_bare();
            let unsure = (bare && titles.is_empty() && country.is_none()) || (generic && country.is_none());
            let short_for = shorts.get(&at).cloned();
            let unsure = unsure || short_for.is_some();
            let key = Key {
                kind,
                normal: normal.clone(),
                country: country.clone(),
                titles: if bare { titles.iter().cloned().collect() } else { Vec::new() },
                alone: (!named || unsure || normal.is_empty() || apart.contains(&member)).then_some(member),
            };
            let node = nodes.entry(key).or_insert_with(|| Node {
                kind,
                name,
                normal,
                country,
                titles: BTreeSet::new(),
                also: BTreeSet::new(),
                named,
                generic,
                short_for,
                known: BTreeMap::new(),
                listed: Vec::new(),
                members: Vec::new(),
            });
            node.titles.extend(titles);
            node.also.extend(called[at].iter().map(|name| (*name).to_owned()));
            node.members.push(member);
        }
    }
    let mut nodes: Vec<Node> = nodes.into_values().collect();
    nodes.sort_by(|left, right| left.members.cmp(&right.members));
    nodes
}

/// Organisations of a document that it calls by the head or the tail of one longer name of its own, or of its outlet's;
/// with that name in normal form.
fn short_names(corpus: &Corpus<'_>, document: usize, places: &BTreeSet<String>) -> BTreeMap<usize, String> {
    let text = &corpus.texts[document];
    let body = |kind| kind == ActorKind::Organisation;
    let mut longer: Vec<Vec<String>> = text
        .analysis
        .participants
        .iter()
        .filter(|participant| body(participant.kind))
        .map(|participant| words_of(&participant.name))
        .chain(text.outlet.map(words_of))
        .filter(|words| words.len() >= 2)
        .collect();
    longer.sort();
    longer.dedup();
    let mut found = BTreeMap::new();
    for (at, participant) in text.analysis.participants.iter().enumerate().filter(|(_, each)| body(each.kind))
    {
        let short = words_of(&participant.name);
        let fitting: Vec<&Vec<String>> = longer
            .iter()
            .filter(|long| long.len() > short.len())
            // Of one word only the tail: "the Front"; of more the head too: "Channel Six" of "Channel Six Toldra".
            .filter(|long| long.ends_with(&short) || (short.len() >= 2 && long.starts_with(&short)))
            .collect();
        // "Toldra" is no short form of "Channel Six Toldra" where reports know it for a place.
        let place = short.len() == 1 && places.contains(&short[0]);
        if let ([long], false) = (fitting.as_slice(), short.is_empty() || place) {
            found.insert(at, Name::of(ActorKind::Organisation, &long.join(" ")).normal());
        }
    }
    found
}

/// What the record has as names of countries and places, of one word.
fn place_names(corpus: &Corpus<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (document, text) in corpus.texts.iter().enumerate() {
        let place = |mention: &&attested_model::Mention| {
            matches!(mention.kind, MentionKind::Country | MentionKind::Place)
        };
        for mention in text.analysis.mentions.iter().filter(place) {
            let words = words_of(corpus.quote(document, mention.span));
            if let [word] = words.as_slice() {
                found.insert(word.clone());
            }
        }
    }
    found
}

fn words_of(name: &str) -> Vec<String> {
    let mut words = latin_words(name);
    if words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    words
}

/// The names and handles the document calls each participant by.
fn names_of<'a>(corpus: &Corpus<'a>, document: usize) -> Vec<Vec<&'a str>> {
    let analysis = corpus.texts[document].analysis;
    let mut names = vec![Vec::new(); analysis.participants.len()];
    for mention in &analysis.mentions {
        if let Some(participant) = mention.participant
            && matches!(mention.form, MentionForm::Name | MentionForm::Handle)
        {
            names[participant.get()].push(corpus.quote(document, mention.span));
        }
    }
    names
}

/// For each country code the first letters of the names the record has for it.
fn country_words(corpus: &Corpus<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in &corpus.texts {
        for participant in &text.analysis.participants {
            if participant.kind == ActorKind::Country
                && let Some(code) = &participant.country
            {
                let stems = words.entry(code.clone()).or_default();
                stems.extend(latin_words(&participant.name).iter().filter_map(|word| stem(word)));
            }
        }
    }
    words
}

fn stem(word: &str) -> Option<String> {
    (word.len() >= 4).then(|| word[..4].to_owned())
}

/// Brings the name of a body that every state has into one form; true when it is such a name.
fn strip_generic(
    name: &mut Name,
    country: Option<&str>,
    countries: &BTreeMap<String, BTreeSet<String>>,
) -> bool {
    let of_country = |word: &str| {
        country
            .and_then(|code| countries.get(code))
            .is_some_and(|stems| stem(word).is_some_and(|stem| stems.contains(&stem)))
    };
    let generic = |word: &str| GENERIC.contains(&word) || GENERIC.contains(&word.trim_end_matches('s'));
    let all = name.tokens.iter().all(|token| generic(&token.latin) || of_country(&token.latin));
    if !all || !name.tokens.iter().any(|token| generic(&token.latin)) {
        return false;
    }
    name.tokens.retain(|token| !of_country(&token.latin) && token.latin != "affairs");
    for token in &mut name.tokens {
        if token.latin == "defence" {
            "defense".clone_into(&mut token.latin);
        }
    }
    name.tokens.sort();
    true
}

/// Countries that no list has a code for: the shortest of the names they go by, by the first letters.
fn unlisted_countries(corpus: &Corpus<'_>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let all = corpus.texts.iter().flat_map(|text| &text.analysis.participants);
    for participant in all.filter(|each| each.kind == ActorKind::Country && each.country.is_none()) {
        if let [word] = words_of(&participant.name).as_slice()
            && let Some(stem) = stem(word)
        {
            let known = found.entry(stem).or_insert_with(|| word.clone());
            if (word.len(), word) < (known.len(), known) {
                known.clone_from(word);
            }
        }
    }
    found
}

/// Brings the name of a body of such a country into one form, "army halvenia"; true when it is one.
fn of_unlisted(name: &mut Name, unlisted: &BTreeMap<String, String>) -> bool {
    let generic = |word: &str| GENERIC.contains(&word) || GENERIC.contains(&word.trim_end_matches('s'));
    let country = |word: &str| {
        let known = unlisted.get(&stem(word)?)?;
        (word.starts_with(known.as_str()) && word.len() <= known.len() + 2).then(|| known.clone())
    };
    let (states, bodies): (Vec<&Token>, Vec<&Token>) =
        name.tokens.iter().partition(|token| country(&token.latin).is_some());
    if states.len() != 1 || bodies.is_empty() || !bodies.iter().all(|token| generic(&token.latin)) {
        return false;
    }
    for token in &mut name.tokens {
        if let Some(known) = country(&token.latin) {
            token.latin = known;
        }
    }
    name.tokens.sort();
    true
}

/// The key of a participant in the record.
pub(crate) fn participant_key(corpus: &Corpus<'_>, (document, at): Member) -> ParticipantKey {
    ParticipantKey { document: corpus.texts[document].id, participant: ParticipantIndex::new(at) }
}
