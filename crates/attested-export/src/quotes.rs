use std::collections::BTreeMap;

use attested_model::{CodePoints, DocumentId, Passage};

use crate::Error;
use crate::line::PassageLine;

/// So many bytes of text are kept open; beyond it all are closed and fetched again when cited again.
const OPEN_BYTES: usize = 64 << 20;

type Fetch<'a> = Box<dyn FnMut(DocumentId) -> Result<Option<String>, Error> + 'a>;

/// Turns passages into quotes with their positions, and keeps the texts it needed open for the next one.
pub struct Quotes<'a> {
    fetch: Fetch<'a>,
    open: BTreeMap<DocumentId, CodePoints<'static>>,
    held: usize,
}

impl<'a> Quotes<'a> {
    /// Quotes from the texts that `fetch` finds; it is asked once for each text as long as that stays open.
    pub fn new(fetch: impl FnMut(DocumentId) -> Result<Option<String>, Error> + 'a) -> Self {
        Self { fetch: Box::new(fetch), open: BTreeMap::new(), held: 0 }
    }

    /// The passage with its quote and both kinds of positions.
    ///
    /// # Errors
    /// [`Error::NoDocument`] and [`Error::Orphaned`] when the passage does not fit what the record holds.
    pub fn quote(&mut self, passage: Passage) -> Result<PassageLine, Error> {
        let Passage { document, span } = passage;
        let points = self.points(document)?;
        let quote = span.slice(points.text()).ok_or(Error::Orphaned { document, span })?;
        let (start, end) = points.positions(span);
        Ok(PassageLine {
            document,
            start,
            end,
            byte_start: span.start(),
            byte_end: span.end(),
            quote: quote.to_owned(),
        })
    }

    /// Several passages, in their order.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn quote_all(&mut self, passages: &[Passage]) -> Result<Vec<PassageLine>, Error> {
        passages.iter().map(|&passage| self.quote(passage)).collect()
    }

    /// The passage that may be absent.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn quote_some(&mut self, passage: Option<Passage>) -> Result<Option<PassageLine>, Error> {
        passage.map(|passage| self.quote(passage)).transpose()
    }

    fn points(&mut self, document: DocumentId) -> Result<&CodePoints<'static>, Error> {
        if !self.open.contains_key(&document) {
            let text = (self.fetch)(document)?.ok_or(Error::NoDocument { document })?;
            if self.held + text.len() > OPEN_BYTES {
                self.open.clear();
                self.held = 0;
            }
            self.held += text.len();
            self.open.insert(document, CodePoints::owning(text));
        }
        self.open.get(&document).ok_or(Error::NoDocument { document })
    }
}
