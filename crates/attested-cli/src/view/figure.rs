use std::rc::Rc;

use super::{Depth, MARGIN, excerpt, field, footer, headline, margin, short_id};
use crate::error::Failure;
use crate::model::{Figure, Passage, Statement};
use crate::terminal::{Entry, Para, Role};
use crate::words;
use crate::words::Shelf;

/// A figure: the quantity in words, the sentence it stands in, who gives it.
pub(crate) fn figure(figure: &Figure, depth: Depth, shelf: &dyn Shelf) -> Result<Entry, Failure> {
    let mut paras = vec![headline(None, &words::quantity(figure))];
    let statement: Option<Rc<Statement>> =
        figure.in_statement.map(|id| shelf.statement(id)).transpose()?.flatten();
    let mut marks = vec![(figure.passage.span, Role::Cue)];
    let mut span = figure.passage.span;
    if let Some(statement) = &statement {
        marks.extend(excerpt::marks_of(statement, figure.passage.document));
        span = statement
            .content
            .iter()
            .filter(|content| content.document == figure.passage.document)
            .map(|content| content.span)
            .find(|content| content.contains(span))
            .unwrap_or(span);
    }
    let whole = Passage { span: words::stretched(span, excerpt::spans(&marks)), ..figure.passage };
    let whole = words::sentence(whole, shelf)?;
    paras.push(Para::quote(excerpt::passage(whole, &marks, shelf)?, depth.quote_lines()));
    let way = match &statement {
        Some(statement) => words::of_statement(statement, shelf)?,
        None => format!("according to {}", words::carrier(figure.passage.document, shelf)?),
    };
    if depth == Depth::Full {
        paras.push(footer(&[way]));
        paras.push(field("bound", &figure.bound.to_string()));
        if let Some(scope) = figure.scope {
            let scope = excerpt::passage(scope, &[], shelf)?;
            paras.push(field("scope", &scope.pieces().map(|(_, piece)| piece).collect::<String>()));
        }
        if let Some(time) = &figure.as_of {
            paras.push(field("as of", &words::in_words(time.edtf)));
        }
        if let Some(event) = figure.event {
            paras.push(field("event", &event.to_string()));
        }
        paras.push(field("carried by", &words::carried(figure.counts)));
        paras.push(field("id", &figure.id.to_string()));
    } else {
        paras.push(footer(&[way, words::carried(figure.counts), short_id(&figure.id)]));
    }
    Ok(Entry { margin: margin(figure.as_of.as_ref().map(|time| time.edtf)), margin_width: MARGIN, paras })
}
