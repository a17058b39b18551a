//! The trained encoder: words, tags, parses, names and attributions out of raw text.
//!
//! [`Reader`] holds the weights and is shared between threads; [`Session`] runs it on one thread and turns a text
//! into a [`Tagged`], which is plain data.  Nothing here sees two documents, and nothing depends on what was read
//! before: a text is cut into windows, each window runs alone and unpadded, on one thread.  Hence the labels of a
//! text are the same bits for any order, batch and number of threads on one machine.
//!
//! The weights come from `training/` in this repository; `weights/MODEL_CARD.md` says what they were trained on.

mod calibration;
mod chain;
mod characters;
mod coreference;
mod cue;
mod error;
mod labels;
mod lemma;
mod link;
mod network;
mod pieces;
mod predicate;
mod reader;
mod split;
mod tagged;
mod tree;
mod window;

pub use error::ReaderError;
pub use reader::{Reader, Session, Stage, Weights};
pub use tagged::{Attribution, CueClass, Mention, Name, Predicate, Root, Tagged, Time, Word};
