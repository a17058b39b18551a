use attested_export::line::{EventLine, Line};

use super::{page, who::who};
use crate::args::EventsArgs;
use crate::error::Failure;
use crate::record::EventQuery;
use crate::session::{Session, Ways};
use crate::view::{self, Depth};

pub(super) fn run(args: &EventsArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let query = EventQuery {
        actors: args.who.all().map(|words| who(words, &record)).collect::<Result<_, _>>()?,
        types: args.kind.clone(),
        custom_types: args.custom_type.clone(),
        statuses: args.status.clone(),
        place: args.place.clone(),
        according_to: args.according_to.as_deref().map(|words| who(words, &record)).transpose()?,
        since: args.period.since,
        until: args.period.until,
        outlet: args.period.outlet.clone(),
        page: page(&args.limit),
        ..EventQuery::default()
    };
    session.list(
        &record,
        record.events(&query)?,
        &Ways {
            none: "No event matched.",
            noun: "event",
            line: &|event, quotes| Ok(Line::Event(EventLine::new(event, quotes)?)),
            view: &|event, shelf| Ok(vec![view::event(event, Depth::List, shelf)?]),
        },
    )
}
