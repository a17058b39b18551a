use std::sync::Arc;

use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::problem::Problem;
use crate::reply::Reply;

const STYLE: &[u8] = include_bytes!("../../assets/style.css");
const SCRIPT: &[u8] = include_bytes!("../../assets/page.js");

/// The style and the script, out of the binary.
pub(crate) fn asset(_: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    Ok(Answer::Reply(match ask.path.as_str() {
        "/style.css" => Reply::Asset("text/css; charset=utf-8", STYLE),
        _ => Reply::Asset("text/javascript; charset=utf-8", SCRIPT),
    }))
}
