//! The reader that joins the trained encoder with the rules.
//!
//! Takes a page; gives its marks. The encoder (`attested-reader`) sees one paragraph at a time and gives names and
//! attributions; the rules give theirs; [`join`] and the naming room say whose word counts where they differ. Triggers
//! come from the rules alone. The same page gives the same marks on any thread and whatever was read before.

mod join;
mod sight;

use std::sync::LazyLock;

use attested_model::Warning;
use attested_reader::{ReaderError, Weights};

use crate::grammar::Grammar;
use crate::rules::{attribution, trigger};
use crate::{Marks, Page, Reader, name};

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
        let mentions = name::mentions(page, &seen.names);
        let grammar = Grammar::of(page);
        let ruled = attribution::with_cues(&grammar, &mentions);
        let joined = join::join(&grammar, seen.attributions, ruled);
        let attributions = attribution::completed(&grammar, joined);
        let triggers = trigger::triggers(page, &mentions);
        let warnings = seen.unread.map(|span| Warning {
            span,
            message: "read by rules alone: the trained reader takes no more of one document".to_owned(),
        });
        Marks { mentions, attributions, triggers, warnings: warnings.into_iter().collect() }
    }

    fn weights(&self) -> String {
        self.encoder.weights_sha256().to_owned()
    }
}
