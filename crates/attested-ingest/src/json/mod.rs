//! Takes JSON Lines, JSON arrays and objects, in a stream; gives documents whose offset maps point into the JSON.
//!
//! A string of JSON is unescaped with a segment for each escape, so that every passage of the text finds the
//! exact bytes of the line it stands in. One line that is not JSON is skipped and named; the next is read.

mod lines;
mod reader;
mod scan;
mod split;
mod strings;

pub use lines::{Line, Lines};
pub(crate) use reader::{Records, first_line_is_object};
pub use scan::{Fault, Kind, Value, elements, members, value};
pub use split::{Piece, Splitter};
pub use strings::unescape;
