//! Takes the rows of a table, or the fields of a record, and gives documents.

mod columns;
mod delimited;
mod reader;
mod row;

pub use columns::{Columns, Role};
pub use delimited::{Delimited, RowBytes, closes_properly, field, fields, guess_delimiter};
pub(crate) use reader::Rows;
pub(crate) use row::{Cell, Row, SeenIds};
