//! The reader that joins the trained encoder with the rules.
//!
//! Takes a page; gives its marks. The encoder (`attested-reader`) sees one paragraph at a time and gives names and
//! attributions; the rules give theirs; [`join`] and the naming room say whose word counts where they differ. Triggers
//! come from the rules' lists, and from the encoder where it is sure and the lists are silent. The same page gives the same marks on any thread and whatever was read before.

mod join;
mod sense;
mod sight;
mod source;
mod tree;
mod trigger;

use std::sync::LazyLock;

use attested_model::{Span, Warning};
use attested_reader::{ReaderError, Weights};

use crate::grammar::{Grammar, Tree};
use crate::rules;
use crate::rules::attribution;
use crate::{Marks, Page, Reader, RuleReader, name};

/// The built-in weights, loaded when somebody first reads with them.
static BUILT_IN: LazyLock<Result<attested_reader::Reader, ReaderError>> =
    LazyLock::new(|| attested_reader::Reader::new(Weights::built_in()));

/// Marks a page by the trained encoder and the rules together. Shared between threads; the weights are loaded once.
#[derive(Clone, Copy)]
pub struct TrainedReader {
    encoder: &'static attested_reader::Reader,
}

impl TrainedReader {
    /// The reader on the weights that are built in; the first call loads them.
    ///
    /// # Errors
    /// [`ReaderError`] when they do not fit this version, which is a fault of the build.
    pub fn new() -> Result<Self, &'static ReaderError> {
        BUILT_IN.as_ref().map(|encoder| Self { encoder })
    }
}

impl Reader for TrainedReader {
    fn marks(&self, page: &Page<'_>) -> Marks {
        let seen = sight::see(self.encoder, page);
        let tree = Tree::of(&seen.dependencies);
        let mut mentions = name::mentions(page, &seen.names, &tree);
        let grammar = Grammar::of(page, &tree);
        let ruled = attribution::with_cues(&grammar, &mentions);
        let mut joined = join::join(&grammar, seen.attributions, ruled);
        joined.retain(|found| {
            !source::is_blamed_deed(&grammar, found) && !source::is_told_apart(&grammar, &tree, found)
        });
        source::mend(&grammar, &tree, &mut joined);
        source::described(&grammar, &tree, &joined, &mut mentions);
        let attributions = attribution::completed(&grammar, joined);
        let mut triggers = rules::trigger::triggers(&grammar);
        sense::revise(&grammar, &tree, &seen.rooted, &mut triggers);
        let mut cues: Vec<Span> = attributions.iter().filter_map(|each| each.cue).collect();
        cues.sort_unstable();
        trigger::add(&grammar, &tree, &seen.rooted, &cues, &mut triggers);
        trigger::doubt(&grammar, &seen.doubts, &mut triggers);
        let warnings = seen.unread.map(|span| Warning {
            span,
            message: "read by rules alone: the trained reader takes no more of one document".to_owned(),
        });
        Marks {
            mentions,
            attributions,
            triggers,
            dependencies: seen.dependencies,
            chains: seen.chains,
            warnings: warnings.into_iter().collect(),
        }
    }

    fn weights(&self) -> String {
        self.encoder.weights_sha256().to_owned()
    }
}

/// The reader that was loaded, or the rules, which then say why on every page.
pub(crate) fn or_rules(loaded: Result<TrainedReader, &ReaderError>) -> Box<dyn Reader> {
    match loaded {
        Ok(reader) => Box::new(reader),
        Err(error) => Box::new(WithoutEncoder { why: error.to_string() }),
    }
}

/// The rules in the place of an encoder that does not load.
struct WithoutEncoder {
    why: String,
}

impl Reader for WithoutEncoder {
    fn marks(&self, page: &Page<'_>) -> Marks {
        let mut marks = RuleReader.marks(page);
        let message = format!("read by rules alone: the trained reader does not load: {}", self.why);
        marks.warnings.push(Warning { span: Span::of(0..0), message });
        marks
    }
}

#[cfg(test)]
mod tests {
    use attested_model::{Document, Metadata, OffsetMap, Section, SectionKind, Span};
    use attested_reader::ReaderError;

    use super::or_rules;
    use crate::Analyser;

    #[test]
    fn weights_that_do_not_load_are_a_warning_and_the_rules_read_on() {
        let text = "Sarvane denied the report on Tuesday.";
        let body = Section { span: Span::of(0..text.len()), kind: SectionKind::Body };
        let map = OffsetMap::identity(u32::try_from(text.len()).unwrap(), 0);
        let document = Document::new(text.to_owned(), vec![body], map, Metadata::default()).unwrap();
        let error = ReaderError::Hash { found: "0a".to_owned(), wanted: "0b".to_owned() };
        let analyser = Analyser::with_reader(or_rules(Err(&error)));
        let analysis = analyser.analyse(&document);
        assert_eq!(analysis.fault(text), None);
        assert!(analysis.warnings[0].message.contains("does not load: reader.onnx has sha256 0a"));
        let by_rules = Analyser::of_rules();
        assert_eq!(analysis.statements, by_rules.analyse(&document).statements);
        assert_eq!(analyser.run(), by_rules.run());
    }
}
