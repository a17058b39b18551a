//! The reader that is made of rules and word lists.

pub(crate) mod attribution;
pub(crate) mod trigger;

use crate::grammar::{Grammar, Tree};
use crate::{Marks, Page, Reader, name};

/// Marks a page by rules and the built-in word lists alone. Deterministic; it holds no state.
#[derive(Debug, Clone, Copy, Default)]
pub struct RuleReader;

impl Reader for RuleReader {
    fn marks(&self, page: &Page<'_>) -> Marks {
        let mentions = name::mentions(page, &[], &Tree::default());
        let grammar = Grammar::of(page, &Tree::default());
        let attributions = attribution::attributions(&grammar, &mentions);
        let triggers = trigger::triggers(&grammar);
        Marks {
            mentions,
            attributions,
            triggers,
            dependencies: Vec::new(),
            chains: Vec::new(),
            warnings: Vec::new(),
        }
    }
}
