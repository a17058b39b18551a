use std::sync::Arc;

use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::problem::Problem;
use crate::reply::Reply;

/// The timeline, or the place to add documents while there are none.
pub(crate) fn home(desk: &Arc<Desk>, _: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let none = record.documents(&attested::record::DocumentQuery {
        page: attested::record::Page::first(1),
        ..Default::default()
    })?;
    let way = if none.total() == 0 { "/documents" } else { "/timeline" };
    Ok(Answer::Reply(Reply::See(way.to_owned())))
}
