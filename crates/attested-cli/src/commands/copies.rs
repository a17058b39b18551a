use attested_export::line::{CopyLine, Line};

use super::page;
use crate::args::CopiesArgs;
use crate::error::Failure;
use crate::record::CopyQuery;
use crate::session::{Session, Ways};
use crate::view::{self, Depth};

pub(super) fn run(args: &CopiesArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let query = CopyQuery { outlet: args.outlet.clone(), page: page(&args.limit), ..CopyQuery::default() };
    session.list(
        &record,
        record.copies(&query)?,
        &Ways {
            none: "No passage is carried twice.",
            noun: "group",
            line: &|copy, quotes| Ok(Line::Copy(CopyLine::new(copy, quotes)?)),
            view: &|copy, shelf| Ok(vec![view::copy(copy, Depth::List, shelf)?]),
        },
    )
}
