//! What can be wrong with what the user gives to the analysis. The analysis itself never fails.

/// An error of this crate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A file of custom types that cannot be read.
    #[error("line {line}, column {column}: {what}")]
    TypesFile {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// A custom type that breaks a rule or does not find its own examples.
    #[error("type \"{name}\": {what}")]
    CustomType {
        /// The name of the type.
        name: String,
        /// What is wrong with it.
        what: String,
    },
}
