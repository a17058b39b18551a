use attested_export::line::{Line, StatementLine};

use super::{page, who::who};
use crate::args::StatementsArgs;
use crate::error::Failure;
use crate::record::{About, Record, StatementQuery, Who};
use crate::session::{Session, Ways};
use crate::view::{self, Depth};

pub(super) fn run(args: &StatementsArgs, session: &Session) -> Result<u8, Failure> {
    show(args, &session.open()?, session)
}

/// Shows statements of a record that is open already.
pub(super) fn show(args: &StatementsArgs, record: &Record, session: &Session) -> Result<u8, Failure> {
    let query = StatementQuery {
        by: args.by.as_deref().map(|words| who(words, record)).transpose()?,
        to: args.to.as_deref().map(|words| who(words, record)).transpose()?,
        about: args.about.as_deref().map(|words| about(words, record)).transpose()?,
        stances: args.stance.clone(),
        acts: args.act.clone(),
        since: args.period.since,
        until: args.period.until,
        outlet: args.period.outlet.clone(),
        page: page(&args.limit),
        ..StatementQuery::default()
    };
    session.list(
        record,
        record.statements(&query)?,
        &Ways {
            none: "No statement matched.",
            noun: "statement",
            line: &|statement, quotes| Ok(Line::Statement(StatementLine::new(statement, quotes)?)),
            view: &|statement, shelf| Ok(vec![view::statement(statement, Depth::List, shelf)?]),
        },
    )
}

/// An actor when somebody is called so; else words of what was said.
fn about(words: &str, record: &Record) -> Result<About, Failure> {
    let actor = Who::from(words);
    if record.who(&actor)?.is_empty() { Ok(About::Words(words.to_owned())) } else { Ok(About::Actor(actor)) }
}
