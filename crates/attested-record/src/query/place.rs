use attested_model::{Event, Precision};

use super::{Depth, EventQuery};
use crate::derived::number;
use crate::row::word;
use crate::{Record, Result};

/// A place with coordinates, and the events that are reported from it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceOfEvents {
    /// As most of its events have it.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How exactly it is known.
    pub precision: Precision,
    /// How many events.
    pub events: u64,
    /// The first of them, by date.
    pub first: Vec<Event>,
}

/// Where events are reported from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlacesOfEvents {
    /// Places with coordinates, those of most events first.
    pub places: Vec<PlaceOfEvents>,
    /// Events that have no place with coordinates.
    pub without: u64,
}

impl Record {
    /// The places with coordinates of the events that match: at most so many of them, with at most so many events named.
    /// Events whose places lie at one point are together, whatever they call it.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn places_of_events(&self, query: &EventQuery, most: usize, named: usize) -> Result<PlacesOfEvents> {
        let filter = self.event_filter(query)?;
        let mut with = filter.clone();
        with.add("e.place_latitude IS NOT NULL", []);
        let tail = format!(
            "GROUP BY e.place_latitude, e.place_longitude, e.place_precision ORDER BY 6 DESC, min(e.id) LIMIT {}",
            number(most)
        );
        // With min(), SQLite takes the other columns from the row that has the least.
        let select = "SELECT e.place, e.place_country, e.place_latitude, e.place_longitude, e.place_precision, count(*), min(e.id) FROM event e";
        let mut places = with.clone().rows_of(self, select, &tail, |row| {
            Ok(PlaceOfEvents {
                name: row.get(0)?,
                country: row.get(1)?,
                latitude: row.get(2)?,
                longitude: row.get(3)?,
                precision: word(row, 4)?,
                events: row.get::<_, i64>(5)?.unsigned_abs(),
                first: Vec::new(),
            })
        })?;
        for place in &mut places {
            let mut here = filter.clone();
            here.add(
                "e.place_latitude = ? AND e.place_longitude = ?",
                [place.latitude.into(), place.longitude.into()],
            );
            here.words("e.place_precision", &[place.precision]);
            let tail = format!("ORDER BY e.id LIMIT {}", number(named));
            let keys: Vec<i64> = here.rows_of(self, "SELECT e.id FROM event e", &tail, |row| row.get(0))?;
            for key in keys {
                place.first.push(self.load_event_at(key, Depth::Brief { document: None })?);
            }
        }
        let in_all = filter.count(self, "event e")?;
        let placed = with.count(self, "event e")?;
        Ok(PlacesOfEvents { places, without: in_all.saturating_sub(placed) as u64 })
    }
}
