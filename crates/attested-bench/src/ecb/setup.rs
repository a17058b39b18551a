//! The dev topics of ECB+ in the setup of Cybulska and Vossen: the sentences whose annotation was checked, and their
//! mentions of events.

use std::collections::BTreeMap;
use std::path::Path;

use attested_model::{Document, Span};

use crate::Error;
use crate::corpus::{document, list, read, text_of};

/// A gold mention.
pub(super) struct Told {
    /// Its document, as a place in [`Setup::documents`].
    pub(super) document: usize,
    pub(super) span: Span,
    pub(super) words: String,
    pub(super) chain: String,
}

/// Documents and gold mentions.
pub(super) struct Setup {
    pub(super) documents: Vec<Document>,
    /// The names of the documents in the corpus.
    pub(super) names: Vec<String>,
    pub(super) mentions: Vec<Told>,
}

/// A document that is put together, with the bytes of its tokens by sentence and number.
#[derive(Default)]
struct Page {
    text: String,
    sentence: String,
    tokens: BTreeMap<(String, String), Span>,
}

impl Page {
    /// Adds a token, with a space before it but behind an opening and before a closing mark.
    fn push(&mut self, sentence: &str, number: &str, word: &str) {
        if !self.text.is_empty() && self.sentence != sentence {
            self.text.push('\n');
        } else if !self.text.is_empty()
            && !self.text.ends_with(['(', '[', '$', '“'])
            && !word.starts_with(['.', ',', ';', ':', '?', '!', ')', ']', '’', '”', '%'])
            && !matches!(word, "'s" | "n't" | "'")
        {
            self.text.push(' ');
        }
        sentence.clone_into(&mut self.sentence);
        let start = self.text.len();
        self.text.push_str(word);
        self.tokens.insert((sentence.to_owned(), number.to_owned()), Span::of(start..self.text.len()));
    }
}

impl Setup {
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let of_setup = folder.join("cybulska_setup");
        let (corpus, gold) =
            (of_setup.join("ECB_Dev_corpus.txt"), of_setup.join("ECB_Dev_Event_gold_mentions.json"));
        if !corpus.is_file() || !gold.is_file() {
            let wanted = "cybulska_setup with ECB_Dev_corpus.txt and ECB_Dev_Event_gold_mentions.json";
            return Err(Error::NotThere { path: folder.to_owned(), wanted });
        }
        let mut pages: BTreeMap<String, Page> = BTreeMap::new();
        for line in read(&corpus)?.lines() {
            let mut cells = line.split('\t');
            let (Some(name), Some(sentence), Some(number), Some(word)) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            // Rows of punctuation that the corpus gives no word are left out.
            if !word.trim().is_empty() {
                pages.entry(name.to_owned()).or_default().push(sentence, number, word.trim());
            }
        }
        let fault = |line: usize, reason: String| Error::Line { path: gold.clone(), line, reason };
        let told: serde_json::Value =
            serde_json::from_str(&read(&gold)?).map_err(|error| fault(error.line(), error.to_string()))?;
        let names: Vec<String> = pages.keys().cloned().collect();
        let documents: Vec<Document> = pages.values().map(|page| document("", &page.text, "")).collect();
        let mut mentions = Vec::new();
        for (at, value) in told.as_array().map_or(&[][..], Vec::as_slice).iter().enumerate() {
            let name = text_of(value, "doc_id");
            let sentence = value["sent_id"].to_string();
            let spans: Vec<Span> = pages.get(&name).map_or(Vec::new(), |page| {
                let numbers = list(value, "tokens_number").iter();
                numbers
                    .filter_map(|number| page.tokens.get(&(sentence.clone(), number.to_string())).copied())
                    .collect()
            });
            let (Some(first), Some(last), Ok(document)) =
                (spans.first(), spans.last(), names.binary_search(&name))
            else {
                return Err(fault(at + 1, format!("mention {at} stands at no word of {name}")));
            };
            let span = first.cover(*last);
            let words = span.text(documents[document].text()).to_owned();
            mentions.push(Told { document, span, words, chain: text_of(value, "coref_chain") });
        }
        Ok(Self { documents, names, mentions })
    }
}
