//! The stages of copy detection on plain texts, for measuring their speed and size.

use attested_model::Span;

use super::{fingerprint, index};
use crate::words::words;

/// What fingerprints and candidates cost for some texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Postings in the index.
    pub postings: usize,
    /// Bytes of the index.
    pub bytes: usize,
    /// Pairs of documents worth aligning.
    pub pairs: usize,
}

/// Makes fingerprints of all texts, of no outlet, and reads the candidates from their index.
pub fn fingerprints_and_candidates(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Cost {
    let mut index = index::Index::default();
    let mut documents = 0;
    for text in texts {
        let text = text.as_ref();
        index.add(documents, &fingerprint::winnow(&words(text, [Span::of(0..text.len())])));
        documents += 1;
    }
    let postings = index.len();
    let pairs = index.candidates(&vec![None; documents]).pairs.len();
    Cost { postings, bytes: postings * index::POSTING_BYTES, pairs }
}
