use attested_export::line::{EventLine, Line, StatementLine};

use super::{page, who::who};
use crate::args::TimelineArgs;
use crate::error::Failure;
use crate::record::{Record, TimelineEntry, TimelineQuery};
use crate::session::{Session, Ways};
use crate::view::{self, Depth};

pub(super) fn run(args: &TimelineArgs, session: &Session) -> Result<u8, Failure> {
    show(args, &session.open()?, session)
}

/// Shows the timeline of a record that is open already.
pub(super) fn show(args: &TimelineArgs, record: &Record, session: &Session) -> Result<u8, Failure> {
    let query = TimelineQuery {
        actors: args.who.all().map(|words| who(words, record)).collect::<Result<_, _>>()?,
        types: args.kind.clone(),
        custom_types: args.custom_type.clone(),
        statuses: args.status.clone(),
        place: args.place.clone(),
        according_to: args.according_to.as_deref().map(|words| who(words, record)).transpose()?,
        since: args.period.since,
        until: args.period.until,
        outlet: args.period.outlet.clone(),
        undated: !args.dated,
        page: page(&args.limit),
        ..TimelineQuery::default()
    };
    let lines = record.timeline(&query)?;
    session.list(
        record,
        lines,
        &Ways {
            none: "Nothing matched.",
            noun: "entry",
            line: &|entry, quotes| {
                Ok(match entry {
                    TimelineEntry::Event(event) => Line::Event(EventLine::new(event, quotes)?),
                    TimelineEntry::Statement(said) => Line::Statement(StatementLine::new(said, quotes)?),
                })
            },
            view: &|entry, shelf| {
                Ok(vec![match entry {
                    TimelineEntry::Event(event) => view::event(event, Depth::List, shelf)?,
                    TimelineEntry::Statement(said) => view::statement(said, Depth::List, shelf)?,
                }])
            },
        },
    )
}
