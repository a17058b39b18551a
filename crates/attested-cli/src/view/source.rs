use crate::record::Source;
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;

/// Names that one line of an outlet shows.
const NAMED: usize = 5;

/// An outlet: what it carries, what of it others had first, whom it quotes. There is no score.
pub(crate) fn source(source: &Source) -> Entry {
    let name = source.outlet.as_deref().unwrap_or("Outlet not known");
    let mut head = Text::of(Role::Head, name);
    let told: Vec<&str> =
        [source.agency.then_some("agency"), source.country.as_deref(), source.owner.as_deref()]
            .into_iter()
            .flatten()
            .collect();
    if !told.is_empty() {
        head.push(Role::Quiet, &format!("  {}", told.join(", ")));
    }
    let count = |number: u64, noun: &str| words::plural(usize::try_from(number).unwrap_or(usize::MAX), noun);
    let copied = match source.copies {
        0 => String::new(),
        copies => format!(" ({copies} with passages that another outlet had first)"),
    };
    let carried = format!(
        "{}{copied}, {}",
        count(source.documents, "document"),
        count(source.statements, "statement"),
    );
    let mut paras = vec![Para::new(head), indented(&carried)];
    if !source.most_quoted.is_empty() {
        let quoted: Vec<String> = source
            .most_quoted
            .iter()
            .take(NAMED)
            .map(|(_, name, times)| format!("{name} ({times})"))
            .collect();
        paras.push(indented(&format!("quotes most: {}", quoted.join("; "))));
    }
    if !source.agencies.is_empty() {
        let agencies: Vec<String> =
            source.agencies.iter().take(NAMED).map(|(name, times)| format!("{name} ({times})")).collect();
        paras.push(indented(&format!("credits: {}", agencies.join("; "))));
    }
    Entry::of(paras)
}

fn indented(text: &str) -> Para {
    Para::hanging("  ", "    ", Text::of(Role::Plain, text))
}
