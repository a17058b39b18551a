use attested_model::{Role, Tenure};

use super::Shelf;
use crate::Error;

/// "former foreign minister of Sarvane, until 2031".
///
/// # Errors
/// What looking up an actor can meet.
pub fn office(role: &Role, shelf: &dyn Shelf) -> Result<String, Error> {
    let tenure = match role.tenure {
        Tenure::Current => "",
        Tenure::Former => "former ",
        Tenure::Acting => "acting ",
        Tenure::Designate => "designated ",
        Tenure::Late => "late ",
    };
    let of = match (role.of, &role.of_text) {
        (Some(of), _) => format!(" of {}", shelf.name(of)?),
        (None, Some(text)) => format!(" of {text}"),
        (None, None) => String::new(),
    };
    let from = role.from.map(|from| format!(", from {}", super::in_words(from))).unwrap_or_default();
    let until = role.until.map(|until| format!(", until {}", super::in_words(until))).unwrap_or_default();
    Ok(format!("{tenure}{}{of}{from}{until}", role.title))
}
