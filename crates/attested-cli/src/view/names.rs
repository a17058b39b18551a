use super::footer;
use crate::model::NameList;
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;

/// A list of names: how many actors it has, how many of them the record has, and who took it in.
pub(crate) fn names(list: &NameList, found: usize) -> Entry {
    let mut head = Text::of(Role::Head, &list.name);
    let known = words::plural(list.actors.len(), "actor");
    head.push(Role::Plain, &format!("  {known}, {found} in the record"));
    let by = footer(&[list.format.clone(), list.user.clone(), list.time.clone()]);
    Entry::of(vec![Para::new(head), by])
}
