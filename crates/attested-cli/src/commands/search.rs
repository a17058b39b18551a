use attested_export::line::{HitLine, Line};

use super::page;
use crate::args::SearchArgs;
use crate::error::Failure;
use crate::record::SearchQuery;
use crate::session::{Session, Ways};
use crate::view;

pub(super) fn run(args: &SearchArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let query = SearchQuery {
        text: args.query.join(" "),
        outlet: args.period.outlet.clone(),
        since: args.period.since,
        until: args.period.until,
        page: page(&args.limit),
    };
    session.list(
        &record,
        record.search(&query)?,
        &Ways {
            none: "No sentence matched.",
            noun: "sentence",
            line: &|hit, quotes| Ok(Line::Hit(HitLine::new(hit, quotes)?)),
            view: &|hit, _| Ok(vec![view::hit(hit)]),
        },
    )
}
