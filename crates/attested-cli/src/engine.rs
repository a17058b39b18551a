//! Where the names of the rooms below come from, in one place.

pub(crate) use attested::{Analyser, CustomTypes, model, record};
