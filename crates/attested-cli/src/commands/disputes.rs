use attested_export::line::{DisputeLine, Line};

use super::{page, who::who};
use crate::args::DisputesArgs;
use crate::error::Failure;
use crate::record::{DisputeQuery, Record};
use crate::session::{Session, Ways};
use crate::view::{self, Depth};

pub(super) fn run(args: &DisputesArgs, session: &Session) -> Result<u8, Failure> {
    show(args, &session.open()?, session)
}

/// Shows the disputes of a record that is open already.
pub(super) fn show(args: &DisputesArgs, record: &Record, session: &Session) -> Result<u8, Failure> {
    let query = DisputeQuery {
        about: args.about.clone(),
        actor: args.actor.as_deref().map(|words| who(words, record)).transpose()?,
        page: page(&args.limit),
        ..DisputeQuery::default()
    };
    session.list(
        record,
        record.disputes(&query)?,
        &Ways {
            none: "No dispute matched.",
            noun: "dispute",
            line: &|dispute, quotes| Ok(Line::Dispute(DisputeLine::new(dispute, quotes)?)),
            view: &|dispute, shelf| view::dispute(dispute, Depth::List, shelf),
        },
    )
}
