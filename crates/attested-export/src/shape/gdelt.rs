//! GDELT 2's event columns, tab-separated without a header, and ours behind them.
//!
//! GDELT has no status, so that only what took place or is taking place, and nobody says not, is in the table; the
//! rest is counted. One actor and one recipient a row. Event codes are CAMEO's: its root code for the PLOVER type,
//! and the finer code where a PLOVER mode has one. Empty: actor codes, tone, Goldstein scale, geographic codes.

use std::io::Write;
use std::rc::Rc;

use attested_model::{Actor, Event, EventType, Mode, Precision, Quad};

use super::Notes;
use super::desk::{Desk, is_plain_fact, is_wrong};
use super::event_row::{self, ours, published};
use super::markup::cell;
use crate::Error;

/// GDELT's columns.
const WIDTH: usize = 61;

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    for event in desk.events()? {
        let event = event?;
        if is_wrong(event.certainty, notes) {
            continue;
        }
        if !is_plain_fact(&event) {
            notes.leave_out("events that are planned, denied, demanded, possible or disputed");
            continue;
        }
        let (Some(code), Some(day)) =
            (code(event.kind, event.mode), event.time.as_ref().and_then(|time| time.edtf.as_day()))
        else {
            notes.leave_out("events without a day, or of no CAMEO code");
            continue;
        };
        event_row::write(&row(desk, &event, code, day)?, out)?;
    }
    Ok(())
}

fn row(desk: &Desk<'_>, event: &Event, code: &str, day: jiff::civil::Date) -> Result<Vec<String>, Error> {
    let (address, _, published) = published(desk, event)?;
    let (actor, recipient) = match (event.actors.as_slice(), event.recipients.as_slice()) {
        // All who meet are actors: the second stands where GDELT looks for the other side.
        ([one, two, ..], []) => (Some(*one), Some(*two)),
        (actors, recipients) => (actors.first().copied(), recipients.first().copied()),
    };
    let person = |id: Option<attested_model::ActorId>| -> Result<Option<Rc<Actor>>, Error> {
        Ok(desk.actors_of(id.as_slice())?.pop())
    };
    let mut row = vec![String::new(); WIDTH];
    let number = |text: &str| text.replace('-', "");
    let date = number(&day.to_string());
    row[0] = event.id.to_string();
    date[..date.len() - 2].clone_into(&mut row[2]);
    row[3] = day.year().to_string();
    // GDELT counts the fraction of a year as it counts days: 365 of them.
    row[4] = format!("{:.4}", f64::from(day.year()) + f64::from(day.day_of_year()) / 365.0);
    row[1] = date;
    set_actor(&mut row, 5, person(actor)?.as_deref());
    set_actor(&mut row, 15, person(recipient)?.as_deref());
    row[25] = u8::from(event.reports.iter().any(|report| report.in_statement.is_none())).to_string();
    code.clone_into(&mut row[26]);
    code.get(..3).unwrap_or(code).clone_into(&mut row[27]);
    code.get(..2).unwrap_or(code).clone_into(&mut row[28]);
    let quad = match event.kind.quad() {
        Some(Quad::VerbalCooperation) => "1",
        Some(Quad::MaterialCooperation) => "2",
        Some(Quad::VerbalConflict) => "3",
        Some(Quad::MaterialConflict) => "4",
        None => "",
    };
    quad.clone_into(&mut row[29]);
    row[31] = event.reports.len().to_string();
    row[32] = event.counts.owners.to_string();
    row[33] = event.counts.carriers.to_string();
    if let Some(place) = &event.place {
        let precision = match place.precision {
            Precision::Country => "1",
            Precision::Region => "5",
            Precision::City | Precision::Exact => "4",
        };
        precision.clone_into(&mut row[51]);
        row[52] = cell(&place.name);
        row[56] = place.latitude.map(|degrees| degrees.to_string()).unwrap_or_default();
        row[57] = place.longitude.map(|degrees| degrees.to_string()).unwrap_or_default();
    }
    row[59] = published.map(|day| format!("{}000000", number(&day.to_string()))).unwrap_or_default();
    row[60] = address;
    row.extend(ours(desk, event)?);
    Ok(row)
}

/// Name and country of an actor, in the columns that begin at `at`.
fn set_actor(row: &mut [String], at: usize, actor: Option<&Actor>) {
    if let Some(actor) = actor {
        row[at + 1] = cell(&actor.name);
        row[at + 2] = actor.country.clone().unwrap_or_default();
    }
}

/// CAMEO's code for a PLOVER type and mode; none for what CAMEO does not code.
fn code(kind: EventType, mode: Option<Mode>) -> Option<&'static str> {
    use {EventType as T, Mode as M};
    let fine = match (kind, mode) {
        (T::Consult, Some(M::Visit)) => "042",
        (T::Consult, Some(M::Phone)) => "041",
        (T::Consult, Some(M::ThirdParty)) => "045",
        (T::Retreat, Some(M::Release)) => "0841",
        (T::Retreat, Some(M::Withdraw)) => "0874",
        (T::Retreat, Some(M::Ceasefire)) => "0871",
        (T::Accuse, Some(M::Investigate)) => "090",
        (T::Protest, Some(M::Demo)) => "141",
        (T::Protest, Some(M::Hunger)) => "142",
        (T::Protest, Some(M::Strike | M::Boycott)) => "143",
        (T::Protest, Some(M::Obstruct)) => "144",
        (T::Protest, Some(M::Riot | M::Vandalize)) => "145",
        (T::Sanction, Some(M::Expel)) => "166",
        (T::Coerce, Some(M::Seize)) => "171",
        (T::Coerce, Some(M::Restrict | M::Curfew | M::MartialLaw | M::Censor)) => "172",
        (T::Coerce, Some(M::Arrest)) => "173",
        (T::Coerce, Some(M::Deport)) => "174",
        (T::Coerce, Some(M::Cyber)) => "176",
        (T::Assault, Some(M::Abduct)) => "181",
        (T::Assault, Some(M::Beat)) => "182",
        (T::Assault, Some(M::Sexual)) => "1821",
        (T::Assault, Some(M::Torture)) => "1822",
        (T::Assault, Some(M::SuicideAttack)) => "1831",
        (T::Assault, Some(M::Explosives)) => "183",
        (T::Assault, Some(M::Targeted)) => "186",
        (T::Assault, Some(M::Firearms)) => "193",
        (T::Assault, Some(M::HeavyWeapons)) => "194",
        (T::Assault, Some(M::Aerial | M::Drone)) => "195",
        (T::Assault, Some(M::Unconventional)) => "204",
        _ => "",
    };
    if !fine.is_empty() {
        return Some(fine);
    }
    Some(match kind {
        T::Agree => "030",
        T::Consult => "040",
        T::Support => "050",
        T::Concede | T::Retreat => "080",
        T::Cooperate => "060",
        T::Aid => "070",
        T::Request => "100",
        T::Accuse => "110",
        T::Reject => "120",
        T::Threaten => "130",
        T::Protest => "140",
        T::Mobilize => "150",
        T::Sanction => "160",
        T::Coerce => "170",
        T::Assault => "190",
        T::Other => return None,
    })
}
