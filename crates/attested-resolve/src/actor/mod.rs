//! Actors: who is one person, organisation, country or group across documents.
//!
//! Takes the participants of all documents; gives actors, each with the edges that joined it. Two people of one
//! surname and different first names are never joined, the unnamed of two documents neither; a false join is
//! worse than a missed one. Lists of names that the user brings join and keep apart; a reviewer's merge or split has
//! the last word.
//!
//! Example: "foreign minister Ilona Marsk", "Marsk" and "I. Marsk" are one actor as long as the record knows no
//! other Marsk with an I.

mod cluster;
mod edges;
mod gather;
mod key;
mod known;
mod line;
mod misread;
pub(crate) mod name;
mod sound;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Actor, ActorId, ActorKind, Alias};

pub(crate) use gather::Member;
pub(crate) use key::latin_words;

use crate::alias;
use crate::corpus::Corpus;
use crate::decision::{Ruled, Rulings};
use crate::review;
use gather::gather;

/// The actors of the record and who is who.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// The actors, by id.
    pub(crate) lines: Vec<Actor>,
    /// For each document and participant the place of its actor in `lines`.
    of: Vec<Vec<usize>>,
    /// For each document and participant whether a name tells who it is, not only a description.
    named: Vec<Vec<bool>>,
    /// Organisations by their names in normal form; `None` when two bear it.
    organisations: BTreeMap<String, Option<usize>>,
}

impl Cast {
    /// The place in `lines` of a participant's actor.
    pub(crate) fn at(&self, document: usize, participant: usize) -> usize {
        self.of[document][participant]
    }

    /// The actor of a participant.
    pub(crate) fn actor(&self, document: usize, participant: usize) -> &Actor {
        &self.lines[self.at(document, participant)]
    }

    /// The id of a participant's actor.
    pub(crate) fn id(&self, document: usize, participant: usize) -> ActorId {
        self.actor(document, participant).id
    }

    /// True when a name tells who a participant is; descriptions ("a senior commander") may be anybody.
    pub(crate) fn is_named(&self, document: usize, participant: usize) -> bool {
        self.named[document][participant]
    }

    /// The organisation that `words` name, alone or among other words, when only one does.
    pub(crate) fn organisation_in(&self, words: &str) -> Option<ActorId> {
        let words = organisation_words(words);
        for len in (1..=words.len().min(6)).rev() {
            for run in words.windows(len) {
                if let Some(Some(at)) = self.organisations.get(&run.join(" ")) {
                    return Some(self.lines[*at].id);
                }
            }
        }
        None
    }

    /// The organisation whose name `words` are, when only one has it.
    pub(crate) fn organisation(&self, words: &str) -> Option<usize> {
        self.organisations.get(&organisation_words(words).join(" ")).copied().flatten()
    }
}

fn organisation_words(text: &str) -> Vec<String> {
    let mut words = latin_words(text);
    words.retain(|word| word != "the");
    words
}

/// Joins the participants of all documents.
pub(crate) fn join(
    corpus: &Corpus<'_>,
    rulings: &Rulings,
    lists: &known::Lists,
    aliases: &mut Vec<Alias>,
) -> Cast {
    let members: Vec<Member> = corpus
        .texts
        .iter()
        .enumerate()
        .flat_map(|(document, text)| (0..text.analysis.participants.len()).map(move |at| (document, at)))
        .collect();
    let former = former(corpus, rulings);
    let place = |member: &Member| members.binary_search(member).unwrap_or_default();
    let own = members
        .iter()
        .enumerate()
        .map(|(at, &(document, participant))| (corpus.texts[document].actors[participant], at));
    let ruled = rulings.on(own.chain(former.iter().map(|(id, member)| (*id, place(member)))));
    let apart: Vec<(Member, Member)> =
        ruled.apart.iter().map(|&(one, two)| (members[one], members[two])).collect();
    let mut nodes = nodes(corpus, &apart);
    let by_lists = known::find(&mut nodes, lists);
    let mut node_of: BTreeMap<Member, usize> = BTreeMap::new();
    if ruled != Ruled::default() {
        for (at, node) in nodes.iter().enumerate() {
            node_of.extend(node.members.iter().map(|&member| (member, at)));
        }
    }
    let apart = apart.iter().map(|(one, two)| (node_of[one], node_of[two])).collect();
    let mut clusters = cluster::Clusters::new(nodes.len(), Ruled { together: Vec::new(), apart });
    for &(one, two) in &ruled.together {
        clusters.decree(node_of[&members[one]], node_of[&members[two]]);
    }
    for edge in by_lists.into_iter().chain(edges::edges(&nodes)) {
        clusters.draw(&nodes, &edge);
    }
    cluster::place_bare_names(&nodes, &mut clusters);
    misread::place_misread(&nodes, &mut clusters);
    let all = clusters.all();
    let drawn = Drawn { clusters: &all, used: &clusters.used, lists };
    let mut cast = finish(corpus, &nodes, &drawn, &former, aliases);
    // Names and kinds count for what follows: the words of disputes, and who may be an outlet or an origin.
    review::edit_actors(&rulings.on_lines(aliases), &mut cast.lines);
    cast.organisations = organisations(&cast.lines);
    cast
}

/// Ids that decisions name and that no participant has under this reading, with the one that would have had them.
fn former(corpus: &Corpus<'_>, rulings: &Rulings) -> BTreeMap<ActorId, Member> {
    let mut lost: BTreeSet<ActorId> =
        rulings.named(ActorId::PREFIX).into_iter().filter_map(|id| id.parse().ok()).collect();
    for text in &corpus.texts {
        text.actors.iter().for_each(|id| _ = lost.remove(id));
    }
    let mut found = BTreeMap::new();
    for (document, text) in corpus.texts.iter().enumerate() {
        if lost.is_empty() {
            break;
        }
        let former = crate::ids::former_actor_ids(text.document, text.analysis);
        found.extend(lost.iter().filter_map(|id| Some((*id, (document, *former.get(id)?)))));
        lost.retain(|id| !found.contains_key(id));
    }
    found
}

/// The nodes; a participant that a reviewer set apart from another of its node has one of its own.
fn nodes(corpus: &Corpus<'_>, apart: &[(Member, Member)]) -> Vec<gather::Node> {
    let mut alone = BTreeSet::new();
    let nodes = gather(corpus, &alone);
    for (one, two) in apart {
        if nodes.iter().any(|node| node.members.contains(one) && node.members.contains(two)) {
            alone.insert(*two);
        }
    }
    if alone.is_empty() { nodes } else { gather(corpus, &alone) }
}

/// What came of joining.
struct Drawn<'a> {
    clusters: &'a [Vec<usize>],
    used: &'a [edges::Edge],
    lists: &'a known::Lists,
}

fn finish(
    corpus: &Corpus<'_>,
    nodes: &[gather::Node],
    drawn: &Drawn<'_>,
    former: &BTreeMap<ActorId, Member>,
    aliases: &mut Vec<Alias>,
) -> Cast {
    let Drawn { clusters, used, lists } = *drawn;
    let mut id_of: Vec<Vec<Option<ActorId>>> =
        corpus.texts.iter().map(|text| vec![None; text.analysis.participants.len()]).collect();
    let mut cluster_of_node = vec![0; nodes.len()];
    for (at, cluster) in clusters.iter().enumerate() {
        let members = line::members(nodes, cluster);
        let mut ids: Vec<(usize, ActorId)> = members
            .iter()
            .map(|&(document, participant)| (document, corpus.texts[document].actors[participant]))
            .collect();
        ids.sort_unstable();
        let ids: Vec<ActorId> = ids.into_iter().map(|(_, id)| id).collect();
        alias::retire(&ids, aliases);
        for (document, participant) in members {
            id_of[document][participant] = Some(ids[0]);
        }
        for &node in cluster {
            cluster_of_node[node] = at;
        }
    }
    let mut edges_of: Vec<Vec<&edges::Edge>> = vec![Vec::new(); clusters.len()];
    for edge in used {
        edges_of[cluster_of_node[edge.left]].push(edge);
    }
    let actor_of = |(document, at): Member| id_of[document][at].unwrap_or(corpus.texts[document].actors[at]);
    aliases.extend(
        former.iter().map(|(id, &member)| Alias { from: id.to_string(), to: actor_of(member).to_string() }),
    );
    let mut lines: Vec<Actor> = clusters
        .iter()
        .zip(&edges_of)
        .map(|(cluster, used)| {
            let mut actor = line::line(corpus, nodes, cluster, used, &actor_of);
            known::tell(lists, nodes, cluster, &mut actor);
            actor
        })
        .collect();
    lines.sort_by_key(|actor| actor.id);
    let place: BTreeMap<ActorId, usize> =
        lines.iter().enumerate().map(|(at, actor)| (actor.id, at)).collect();
    let of = id_of
        .iter()
        .map(|ids| {
            ids.iter().map(|id| id.and_then(|id| place.get(&id).copied()).unwrap_or_default()).collect()
        })
        .collect();
    let mut named: Vec<Vec<bool>> = id_of.iter().map(|ids| vec![false; ids.len()]).collect();
    for node in nodes.iter().filter(|node| node.named) {
        for &(document, at) in &node.members {
            named[document][at] = true;
        }
    }
    Cast { lines, of, named, organisations: BTreeMap::new() }
}

fn organisations(lines: &[Actor]) -> BTreeMap<String, Option<usize>> {
    let mut found: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (at, actor) in lines.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Organisation) {
        let mut names: Vec<String> =
            actor.names.iter().map(|name| organisation_words(&name.text).join(" ")).collect();
        names.push(organisation_words(&actor.name).join(" "));
        names.sort();
        names.dedup();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            found.entry(name).and_modify(|known| *known = None).or_insert(Some(at));
        }
    }
    found
}
