//! Postings of fingerprints, and what they tell: pairs of documents worth aligning, and boilerplate of outlets.

use super::fingerprint::Fingerprint;

/// Bits of a posting that hold the document: a record of 268 million.
const DOCUMENT_BITS: u32 = 28;

/// A fingerprint in a document, in eight bytes: 36 bits of the hash, the document.
///
/// What 36 bits confuse (some hundred thousand pairs of a million documents), the alignment tells apart. Where it stands in the
/// document is not kept: only boilerplate needs it, and is looked for again in the documents that are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting(u64);

impl Posting {
    fn new(document: u32, fingerprint: Fingerprint) -> Self {
        let most = (1u64 << DOCUMENT_BITS) - 1;
        Self(cut(fingerprint) << DOCUMENT_BITS | u64::from(document).min(most))
    }

    fn hash(self) -> u64 {
        self.0 >> DOCUMENT_BITS
    }

    fn document(self) -> u32 {
        u32::try_from(self.0 & ((1u64 << DOCUMENT_BITS) - 1)).unwrap_or(u32::MAX)
    }
}

/// As much of a hash as the index keeps.
pub(crate) fn cut(fingerprint: Fingerprint) -> u64 {
    fingerprint.hash >> DOCUMENT_BITS
}

/// Bytes of a posting.
pub(crate) const POSTING_BYTES: usize = size_of::<Posting>();
/// Up to so many documents of a fingerprint are paired each with each.
const PAIR_ALL: usize = 16;
/// Beyond that each is paired with so many that follow, which keeps a text in a thousand outlets connected.
const PAIR_NEXT: usize = 4;
/// A fingerprint in so many documents of one outlet is boilerplate of that outlet …
const BOILERPLATE_DOCUMENTS: usize = 20;
/// … and so is one in at least this many, if they are a quarter of all its documents.
const BOILERPLATE_FEW: usize = 5;

/// All fingerprints of all documents, sorted.
#[derive(Debug, Default)]
pub(crate) struct Index {
    postings: Vec<Posting>,
}

/// What the index tells.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// Pairs of documents that share a fingerprint, the smaller first.
    pub(crate) pairs: Vec<(u32, u32)>,
    /// `(outlet, hash)`, sorted: runs of words that are boilerplate of an outlet, by as much of their hash as the index keeps.
    pub(crate) boilerplate: Vec<(u32, u64)>,
}

impl Index {
    /// Adds the fingerprints of a document.
    pub(crate) fn add(&mut self, document: usize, fingerprints: &[Fingerprint]) {
        let document = u32::try_from(document).unwrap_or(u32::MAX);
        self.postings.extend(fingerprints.iter().map(|&each| Posting::new(document, each)));
    }

    /// How many postings it holds.
    pub(crate) fn len(&self) -> usize {
        self.postings.len()
    }

    /// Sorts the postings and reads candidates from them; `outlets[document]` numbers the outlet, if known.
    pub(crate) fn candidates(mut self, outlets: &[Option<u32>]) -> Candidates {
        self.postings.sort_unstable();
        let mut sizes: Vec<usize> = Vec::new();
        for outlet in outlets.iter().flatten() {
            let outlet = *outlet as usize;
            if sizes.len() <= outlet {
                sizes.resize(outlet + 1, 0);
            }
            sizes[outlet] += 1;
        }
        let mut found = Candidates::default();
        for run in self.postings.chunk_by(|one, two| one.hash() == two.hash()) {
            if run.len() > 1 {
                read_run(run, outlets, &sizes, &mut found);
            }
        }
        found.pairs.sort_unstable();
        found.pairs.dedup();
        found.boilerplate.sort_unstable();
        found
    }
}

fn read_run(run: &[Posting], outlets: &[Option<u32>], sizes: &[usize], found: &mut Candidates) {
    let mut documents: Vec<u32> = run.iter().map(|posting| posting.document()).collect();
    documents.dedup();
    if documents.len() < 2 {
        return;
    }
    if documents.len() >= BOILERPLATE_FEW {
        let boilerplate = boilerplate_outlets(&documents, outlets, sizes);
        if !boilerplate.is_empty() {
            let is_boilerplate = |document: u32| {
                outlets[document as usize].is_some_and(|outlet| boilerplate.binary_search(&outlet).is_ok())
            };
            found.boilerplate.extend(boilerplate.iter().map(|&outlet| (outlet, run[0].hash())));
            documents.retain(|&document| !is_boilerplate(document));
        }
    }
    let reach = if documents.len() <= PAIR_ALL { PAIR_ALL } else { PAIR_NEXT };
    for (at, &left) in documents.iter().enumerate() {
        found.pairs.extend(documents[at + 1..].iter().take(reach).map(|&right| (left, right)));
    }
}

fn boilerplate_outlets(documents: &[u32], outlets: &[Option<u32>], sizes: &[usize]) -> Vec<u32> {
    let mut of: Vec<u32> = documents.iter().filter_map(|&document| outlets[document as usize]).collect();
    of.sort_unstable();
    of.chunk_by(|left, right| left == right)
        .filter(|same| {
            let all = sizes.get(same[0] as usize).copied().unwrap_or(0);
            same.len() >= BOILERPLATE_DOCUMENTS || (same.len() >= BOILERPLATE_FEW && same.len() * 4 >= all)
        })
        .map(|same| same[0])
        .collect()
}
