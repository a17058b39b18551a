use attested_export::line::{FigureLine, Line};

use super::page;
use crate::args::FiguresArgs;
use crate::error::Failure;
use crate::record::FigureQuery;
use crate::session::{Session, Ways};
use crate::view::{self, Depth};

pub(super) fn run(args: &FiguresArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let query = FigureQuery {
        of: args.of.clone(),
        since: args.period.since,
        until: args.period.until,
        outlet: args.period.outlet.clone(),
        page: page(&args.limit),
        ..FigureQuery::default()
    };
    session.list(
        &record,
        record.figures(&query)?,
        &Ways {
            none: "No figure matched.",
            noun: "figure",
            line: &|figure, quotes| Ok(Line::Figure(FigureLine::new(figure, quotes)?)),
            view: &|figure, shelf| Ok(vec![view::figure(figure, Depth::List, shelf)?]),
        },
    )
}
