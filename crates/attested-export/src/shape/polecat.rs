//! POLECAT's columns, tab-separated with a header, and ours behind them.
//!
//! POLECAT has no status, so that only what took place or is taking place, and nobody says not, is in the table; the
//! rest is counted. Empty: intensity, sectors, COW and Wikipedia ids, GeoNames ids.

use std::io::Write;
use std::rc::Rc;

use attested_model::{Actor, Event, Vocabulary as _};

use super::desk::{Desk, is_plain_fact, is_wrong};
use super::event_row::{self, OURS, ours, published};
use super::markup::cell;
use super::{Notes, date};
use crate::Error;

const THEIRS: &[&str] = &[
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    let header: Vec<String> = THEIRS.iter().chain(OURS).map(|name| (*name).to_owned()).collect();
    event_row::write(&header, out)?;
    for event in desk.events()? {
        let event = event?;
        if is_wrong(event.certainty, notes) {
            continue;
        }
        if !is_plain_fact(&event) {
            notes.leave_out("events that are planned, denied, demanded, possible or disputed");
            continue;
        }
        event_row::write(&row(desk, &event)?, out)?;
    }
    Ok(())
}

fn row(desk: &Desk<'_>, event: &Event) -> Result<Vec<String>, Error> {
    let none = String::new;
    let (_, outlet, day) = published(desk, event)?;
    let place = event.place.as_ref();
    let city = place.filter(|place| place.precision == attested_model::Precision::City);
    let mut row = vec![
        event.id.to_string(),
        event.time.as_ref().and_then(|time| date::iso(time.edtf)).unwrap_or_default(),
        event.kind.word().to_owned(),
        event.mode.map(|mode| mode.word().to_owned()).unwrap_or_default(),
        none(),
        event.kind.quad().map(|quad| quad.word().to_owned()).unwrap_or_default(),
        event.contexts.iter().map(|context| context.word()).collect::<Vec<_>>().join(";"),
    ];
    row.extend(side(&desk.actors_of(&event.actors)?));
    row.extend(side(&desk.actors_of(&event.recipients)?));
    row.extend([
        place.map(|place| cell(&place.name)).unwrap_or_default(),
        city.map(|place| cell(&place.name)).unwrap_or_default(),
        none(),
        none(),
        place.and_then(|place| place.country.clone()).unwrap_or_default(),
        place.and_then(|place| place.latitude).map(|degrees| degrees.to_string()).unwrap_or_default(),
        place.and_then(|place| place.longitude).map(|degrees| degrees.to_string()).unwrap_or_default(),
        none(),
        place.map(|place| cell(&place.name)).unwrap_or_default(),
        none(),
        outlet,
        day.map(|day| day.to_string()).unwrap_or_default(),
        none(),
        none(),
        none(),
        language(desk, event)?,
        concat!("attested ", env!("CARGO_PKG_VERSION")).to_owned(),
    ]);
    row.extend(ours(desk, event)?);
    Ok(row)
}

/// The eight columns of actors, or of recipients; several are parted by semicolons.
fn side(actors: &[Rc<Actor>]) -> [String; 8] {
    let all = |of: &dyn Fn(&Actor) -> String| -> String {
        actors.iter().map(|actor| of(actor)).collect::<Vec<_>>().join(";")
    };
    let name = |actor: &Actor| cell(&actor.name).replace(';', ",");
    let title = |actor: &Actor| {
        actor.roles.first().map(|role| cell(&role.title).replace(';', ",")).unwrap_or_default()
    };
    [
        all(&name),
        all(&|actor| actor.country.clone().unwrap_or_default()),
        String::new(),
        String::new(),
        String::new(),
        all(&title),
        all(&name),
        String::new(),
    ]
}

fn language(desk: &Desk<'_>, event: &Event) -> Result<String, Error> {
    let Some(report) = event.reports.first() else { return Ok(String::new()) };
    let document = desk.document(report.passage.document)?;
    Ok(document.metadata().language.as_ref().map(|known| cell(&known.value)).unwrap_or_default())
}
