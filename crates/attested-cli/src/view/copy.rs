use super::{Depth, excerpt, field, footer, headline, short_id};
use crate::error::Failure;
use crate::model::CopyGroup;
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;
use crate::words::Shelf;

/// A group of copies: the words once, then everybody who carries them, the earliest first.
pub(crate) fn copy(copy: &CopyGroup, depth: Depth, shelf: &dyn Shelf) -> Result<Entry, Failure> {
    let mut paras = vec![headline(None, &format!("One text: {}.", words::carried(copy.counts)))];
    let mut passages = copy.passages.clone();
    // The earliest comes first; the others keep their order.
    passages.sort_by_key(|passage| passage.document != copy.earliest);
    if let Some(&first) = passages.first() {
        paras.push(Para::quote(excerpt::passage(first, &[], shelf)?, depth.quote_lines()));
    }
    for passage in &passages {
        let mut text = Text::of(Role::Plain, &words::carrier(passage.document, shelf)?);
        if passage.document == copy.earliest {
            text.push(Role::Quiet, " (earliest known)");
        }
        text.push(Role::Quiet, &format!("  {}", short_id(&passage.document)));
        paras.push(Para::hanging("• ", "  ", text));
    }
    if let Some(credit) = copy.credit {
        paras.push(Para::new(Text::of(Role::Plain, &format!("Credited to {}.", shelf.name(credit)?))));
    }
    if depth == Depth::Full {
        paras.push(field("held to be one text because", &copy.reason));
        paras.push(field("id", &copy.id.to_string()));
    } else {
        paras.push(footer(&[copy.reason.clone(), short_id(&copy.id)]));
    }
    Ok(Entry::of(paras))
}
