//! Takes archives (zip, tar, and what is compressed in itself: gzip, Zstandard); gives their members, one at a time.
//!
//! A member is read as a file of that name would be, containers inside containers too, up to a depth. Its place is
//! the path of the archive, `!/` and its name: `reports.zip!/march/talks.html`. Nothing is unpacked to a folder, no
//! name of a member is ever used as a path, and what unpacks beyond the limits is given up: an archive bomb costs
//! a bounded amount of time and memory.

mod budget;
mod store;
mod tar;
mod zip;

pub(crate) use budget::{Budget, Metered};
pub(crate) use store::{Positional, Store};
pub(crate) use tar::{TarMembers, is_tar};
pub(crate) use zip::{Kind, ZipMembers, by_name as zip_member, open as open_zip};

use crate::SkipReason;
use crate::sniff::by_name;

/// Names that systems put into archives for themselves, and hidden files, as in folders.
pub(crate) fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part == "__MACOSX" || (part.starts_with('.') && part != "." && part != ".."))
}

/// Members without a known ending are passed over, as files of folders are.
pub(crate) fn refused_by_name(name: &str) -> Option<SkipReason> {
    match by_name(name) {
        Some(crate::Format::NotRead { what, advice }) => Some(SkipReason::NotRead { what, advice }),
        None => Some(SkipReason::Ending),
        _ => None,
    }
}
