//! Saved queries and what is new since they were last asked.
//!
//! Takes a file of its own beside the record, so that a record that is only read can be watched; gives for each watch
//! the events that it had not seen, and those that changed, with the time at which that was noticed. It writes no
//! feed and opens no connection: the caller does.
//!
//! Example: `Vashik` watches events of type ASSAULT with an actor of that name; after the next reading, two are new and
//! one that was planned is now reported as having taken place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use attested_model::{Event, EventId, EventStatus, EventType};
use attested_record::{EventQuery, Record, Who};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Error;

/// Which events are watched; all must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// In which these take part, by id or name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<String>,
    /// Of one of these types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<EventType>,
    /// Of one of these types of the user's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custom_types: Vec<String>,
    /// With one of these statuses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<EventStatus>,
    /// At this place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Carried by this outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
}

/// A watch and what it has seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Watch {
    query: Saved,
    /// Event ids, when each was first seen or last changed, and what it looked like.
    #[serde(default)]
    seen: BTreeMap<String, Seen>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    time: String,
    looks: String,
}

/// The watches of a record.
#[derive(Debug)]
pub struct Watches {
    path: PathBuf,
    watches: BTreeMap<String, Watch>,
}

/// What a watch came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// The watch.
    pub name: String,
    /// All events it matches with the time each was first seen or changed, the latest first.
    pub events: Vec<(Event, String)>,
    /// The ids of those it had not seen.
    pub unseen: BTreeSet<EventId>,
    /// How many of them it had not seen.
    pub new: usize,
    /// How many are not what they were.
    pub changed: usize,
}

impl Watches {
    /// The watches of the record at `record`; none when there is no file of them yet.
    ///
    /// # Errors
    /// [`Error::Input`] when the file is there and is not one of watches.
    pub fn of(record: &Path) -> Result<Self, Error> {
        let mut name = record.as_os_str().to_owned();
        name.push(".watches.json");
        let path = PathBuf::from(name);
        let wrong = |error: &dyn std::fmt::Display| Error::Input(format!("{}: {error}", path.display()));
        let watches = match std::fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| wrong(&error))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(wrong(&error)),
        };
        Ok(Self { path, watches })
    }

    /// The watches by name.
    pub fn list(&self) -> impl Iterator<Item = (&str, &Saved)> {
        self.watches.iter().map(|(name, watch)| (name.as_str(), &watch.query))
    }

    /// Adds a watch, or gives one another query; false when one of this name was there. What it has seen is kept.
    pub fn add(&mut self, name: &str, query: Saved) -> bool {
        let watch = self.watches.entry(name.to_owned());
        let was_there = matches!(watch, std::collections::btree_map::Entry::Occupied(_));
        watch.or_default().query = query;
        !was_there
    }

    /// Removes a watch; false when there is none of this name.
    pub fn remove(&mut self, name: &str) -> bool {
        self.watches.remove(name).is_some()
    }

    /// Asks every watch, or the one named, and notes what it has seen.
    ///
    /// # Errors
    /// [`Error::Record`] when the record cannot be read.
    pub fn run(
        &mut self,
        record: &Record,
        only: Option<&str>,
        now: Timestamp,
    ) -> Result<Vec<Watched>, Error> {
        let now = now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let mut all = Vec::new();
        for (name, watch) in self.watches.iter_mut().filter(|(name, _)| only.is_none_or(|only| only == *name))
        {
            let mut watched = Watched {
                name: name.clone(),
                events: Vec::new(),
                unseen: BTreeSet::new(),
                new: 0,
                changed: 0,
            };
            for event in record.events(&query(&watch.query))? {
                let event = event?;
                let (id, looks) = (event.id.to_string(), looks(&event));
                let time = match watch.seen.get(&id) {
                    Some(seen) if seen.looks == looks => seen.time.clone(),
                    Some(_) => {
                        watched.changed += 1;
                        now.clone()
                    }
                    None => {
                        watched.new += 1;
                        watched.unseen.insert(event.id);
                        now.clone()
                    }
                };
                watch.seen.insert(id, Seen { time: time.clone(), looks });
                watched.events.push((event, time));
            }
            // The latest first; events of one moment by id, so that a second run writes the same feed.
            watched
                .events
                .sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.id.cmp(&right.0.id)));
            all.push(watched);
        }
        Ok(all)
    }

    /// Keeps the watches and what they have seen; a half-written file never takes the place of a whole one.
    ///
    /// # Errors
    /// [`Error::Input`] when the file cannot be written.
    pub fn save(&self) -> Result<(), Error> {
        let wrong = |error: &dyn std::fmt::Display| Error::Input(format!("{}: {error}", self.path.display()));
        let text = serde_json::to_string_pretty(&self.watches).map_err(|error| wrong(&error))?;
        let mut part = self.path.as_os_str().to_owned();
        part.push(".part");
        std::fs::write(&part, text + "\n").map_err(|error| wrong(&error))?;
        std::fs::rename(&part, &self.path).map_err(|error| wrong(&error))
    }
}

fn query(saved: &Saved) -> EventQuery {
    EventQuery {
        actors: saved.actors.iter().map(|actor| Who::from(actor.as_str())).collect(),
        types: saved.types.clone(),
        custom_types: saved.custom_types.clone(),
        statuses: saved.statuses.clone(),
        place: saved.place.clone(),
        outlet: saved.outlet.clone(),
        ..EventQuery::default()
    }
}

/// What a reader of a feed would see change: status, who, when, how many texts carry it.
fn looks(event: &Event) -> String {
    let ids =
        |ids: &[attested_model::ActorId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let time = event.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default();
    format!(
        "{} {} {} {} {} {}",
        event.kind,
        event.status,
        ids(&event.actors),
        ids(&event.recipients),
        time,
        event.counts.texts
    )
}
