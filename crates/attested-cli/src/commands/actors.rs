use attested_export::line::{ActorLine, Line};

use super::page;
use crate::args::ActorsArgs;
use crate::error::Failure;
use crate::record::ActorQuery;
use crate::session::{Session, Ways};
use crate::view::{self, Depth};

pub(super) fn run(args: &ActorsArgs, session: &Session) -> Result<u8, Failure> {
    if let Some(command) = &args.command {
        return super::correct::actors(command, session);
    }
    let record = session.open()?;
    let query = ActorQuery {
        name: args.name.clone(),
        kinds: args.kind.clone(),
        page: page(&args.limit),
        ..ActorQuery::default()
    };
    session.list(
        &record,
        record.actors(&query)?,
        &Ways {
            none: "Nobody matched.",
            noun: "actor",
            line: &|actor, quotes| Ok(Line::Actor(ActorLine::new(actor, quotes)?)),
            view: &|actor, shelf| Ok(vec![view::actor(actor, Depth::List, shelf)?]),
        },
    )
}
