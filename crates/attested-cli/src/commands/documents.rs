use attested_export::line::Line;
use attested_export::{Credits, document_line};

use super::page;
use crate::args::DocumentsArgs;
use crate::error::Failure;
use crate::record::DocumentQuery;
use crate::session::{Session, Ways};
use crate::view;

pub(super) fn run(args: &DocumentsArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let query = DocumentQuery {
        outlet: args.period.outlet.clone(),
        since: args.period.since,
        until: args.period.until,
        versions: args.versions,
        newest_first: false,
        page: page(&args.limit),
    };
    let credits = Credits::from_record(&record)?;
    session.list(
        &record,
        record.documents(&query)?,
        &Ways {
            none: "No document matched.",
            noun: "document",
            line: &|document, _| Ok(Line::Document(document_line(&record, document, &credits)?)),
            view: &|document, shelf| Ok(vec![view::document_row(document, shelf)?]),
        },
    )
}
