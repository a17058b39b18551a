//! One document to one analysis: sections, sentences, mentions, times, figures, statements, events.
//!
//! Takes a [`Document`] and gives an [`Analysis`]. Total on any UTF-8 text (warnings, never errors), pure (no
//! clock, no network, no second document), linear in the length of the text. A [`Reader`] marks the spans, the
//! rooms make sense of them:
//!
//! ```text
//! Document -> Page (sections, sentences, tokens) -> Marks (mentions, attributions, triggers)
//!          -> times, participants -> statements -> events -> figures -> Analysis
//! ```
//!
//! ```
//! use attested_analyse::Analyser;
//! use attested_model::{Document, Metadata, OffsetMap, Section, SectionKind, Span};
//! let text = "Sarvane denied the report on Tuesday.".to_owned();
//! let len = text.len();
//! let body = Section { span: Span::of(0..len), kind: SectionKind::Body };
//! let document = Document::new(text, vec![body], OffsetMap::identity(37, 0), Metadata::default()).unwrap();
//! let analysis = Analyser::new().analyse(&document);
//! assert_eq!(analysis.sentences.len(), 1);
//! assert_eq!(analysis.fault(document.text()), None);
//! ```

mod custom;
mod error;
mod event;
mod figure;
mod grammar;
mod ground;
mod lexicon;
mod name;
mod number;
mod page;
mod participant;
mod reader;
mod rules;
mod section;
mod sentence;
mod statement;
mod time;
mod token;
mod trained;

use attested_model::{Analysis, Document, Run};

pub use custom::{CustomType, CustomTypes};
pub use error::Error;
pub use ground::Ground;
pub use lexicon::{country_name, lexicon_hash};
pub use page::{Page, Sentence};
pub use reader::{Attribution, Dependency, Marks, Reader, Relation, Trigger, VerbForm};
pub use rules::RuleReader;
pub use token::{Shape, Token, TokenKind};
pub use trained::TrainedReader;

/// The engine of one run: a reader and the rooms behind it.
pub struct Analyser {
    reader: Box<dyn Reader>,
    types: CustomTypes,
}

impl Analyser {
    /// The built-in lexicon and the trained reader; the first call loads the weights that are built in. Should they not
    /// load, which is a fault of the build, the rules read alone and every analysis says so in a warning.
    pub fn new() -> Self {
        Self::with_reader(trained::or_rules(TrainedReader::new()))
    }

    /// The reader that is made of rules and word lists alone: ten times as fast, and it sees less.
    pub fn of_rules() -> Self {
        Self::with_reader(Box::new(RuleReader))
    }

    /// The same rooms behind another reader.
    pub fn with_reader(reader: Box<dyn Reader>) -> Self {
        Self { reader, types: CustomTypes::default() }
    }

    /// The same, which also finds events of the user's own types. The examples of the types are read at once.
    ///
    /// # Errors
    /// [`Error::CustomType`] for a type that does not find one of its examples, or finds a counterexample.
    pub fn with_types(mut self, types: CustomTypes) -> Result<Self, Error> {
        self.types = types;
        custom::check(&self, self.types.types())?;
        Ok(self)
    }

    /// Names the run: version of the engine, weights, word lists, the user's own types.
    pub fn run(&self) -> Run {
        let engine = env!("CARGO_PKG_VERSION").to_owned();
        Run::new(engine, self.reader.weights(), lexicon_hash(), self.types.to_config())
    }

    /// Reads one document.
    pub fn analyse(&self, document: &Document) -> Analysis {
        let page = Page::of(document);
        let Marks { mut mentions, attributions, mut triggers, dependencies, chains, warnings } =
            self.reader.marks(&page);
        let tree = grammar::Tree::of(&dependencies);
        let grammar = grammar::Grammar::of(&page, &tree);
        custom::mark(&grammar, &self.types, &mut triggers);
        let times = time::times(&page);
        let participants = participant::participants(&grammar, &mut mentions, &chains, &tree);
        let ground = Ground {
            page: &page,
            mentions: &mentions,
            participants: &participants,
            times: &times,
            grammar: &grammar,
            tree: &tree,
        };
        let statements = statement::statements(&ground, &attributions);
        let events = event::events(&ground, &triggers, &statements, self.types.types());
        let figures = figure::figures(&ground, &statements, &events);
        let mut analysis = Analysis {
            document: document.id(),
            sentences: page.sentences.iter().map(|sentence| sentence.span).collect(),
            sections: page.sections,
            mentions,
            participants,
            times,
            figures,
            statements,
            events,
            warnings,
        };
        participant::keep_those_who_speak_or_act(&mut analysis);
        analysis
    }
}

impl Default for Analyser {
    fn default() -> Self {
        Self::new()
    }
}
