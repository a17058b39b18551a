//! One statement of one document with all that tells it from others.

use attested_model::{Span, StatementKind, StatementReading};

use crate::actor::Cast;
use crate::corpus::Corpus;
use crate::words::words;

/// A statement as one document has it.
#[derive(Debug)]
pub(crate) struct Saying<'a> {
    pub(crate) document: usize,
    pub(crate) reading: &'a StatementReading,
    /// The speaker, as a place in the cast; `None` when nobody is named or only described.
    pub(crate) speaker: Option<usize>,
    /// True when the source is described but not named.
    pub(crate) described: bool,
    /// All pieces of the content.
    pub(crate) cover: Span,
    /// The words inside quotation marks, or of the whole content of a direct statement, in order.
    pub(crate) quoted: Vec<u64>,
}

/// All statements, by document and place in it.
pub(crate) fn sayings<'a>(corpus: &Corpus<'a>, cast: &Cast) -> Vec<Saying<'a>> {
    let mut found = Vec::new();
    for (document, text) in corpus.texts.iter().enumerate() {
        for reading in &text.analysis.statements {
            let actor = reading.speaker.map(|speaker| cast.at(document, speaker.get()));
            let speaker = actor
                .filter(|_| reading.speaker.is_some_and(|speaker| cast.is_named(document, speaker.get())));
            let cover = reading.content.iter().copied().reduce(Span::cover).unwrap_or_else(|| Span::of(0..0));
            let direct = reading.kind == StatementKind::Direct;
            // A section at a time: quotation marks that opened before the span count as open inside it.
            let quoted = match reading.kind {
                StatementKind::Indirect => Vec::new(),
                _ => words(text.document.text(), reading.content.iter().copied())
                    .into_iter()
                    .filter(|word| direct || word.quoted)
                    .map(|word| word.key)
                    .collect(),
            };
            found.push(Saying {
                document,
                reading,
                speaker,
                described: actor.is_some() && speaker.is_none(),
                cover,
                quoted,
            });
        }
    }
    found
}
