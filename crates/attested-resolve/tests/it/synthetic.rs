//! Invented reports in any number, for properties that must hold whatever the reports are.

use attested_model::{Act, EventStatus, EventType, ParticipantIndex, Stance};

use crate::builder::{Country, Organisation, Person, Report, report};

/// Numbers that look random and are the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'p>(&mut self, list: &[&'p str]) -> &'p str {
        list[self.roll(list.len())]
    }
}

const OUTLETS: &[&str] = &["Elm Gazette", "Northern Star", "Sarvane Post", "Saltby Mail", ""];
const PEOPLE: &[&str] = &[
    "Ilona Marsk",
    "I. Marsk",
    "Marsk",
    "Peter Marsk",
    "Esmail Qaravand",
    "Ismail Gharavand",
    "Mojtaba Varzani",
    "Ali Varzani",
    "Varzani",
    "Orla Venn",
];
const BODIES: &[&str] = &["Harbour Wire", "League of Harbours", "Foreign Ministry", "LDH"];
const STATES: &[(&str, &str)] = &[("Norda", "NRD"), ("Sarvane", "SRV"), ("Veldor", "VLD")];
const WHERE: &[&str] = &["near the salt bridge", "in Port Elm", "off the shoals", "at the grain market"];
const BLOCKS: &[&str] = &[
    "The two countries have argued over the shoals since the treaty of 1987 left the line between their waters \
     undrawn, and talks in the spring ended without a date for another round.",
    "Fishing has been poor for three seasons, and many skippers say that they sail further out than their \
     fathers ever did because nothing is left close to the shore.",
];

/// One report of its own, made by the dice; `salt` goes into the text so that no two are the same document.
pub(crate) fn make(dice: &mut Dice, salt: usize) -> Report {
    let day = format!("2031-05-{:02}", 1 + dice.roll(20));
    let published = if dice.roll(8) == 0 { String::new() } else { day.clone() };
    let (person, body) = (dice.pick(PEOPLE), dice.pick(BODIES));
    let (one, two) = (STATES[dice.roll(STATES.len())], STATES[dice.roll(STATES.len())]);
    let place = dice.pick(WHERE);
    let killed = 10 + dice.roll(6);
    let mut sentences = vec![
        format!("Text {salt} begins. {} attacked {} {place} on {day}.", one.0, two.0),
        format!("{killed} people were killed."),
        format!("{person} said that the boats of {} were attacked {place}.", two.0),
        format!("{body} denied that any boats were attacked {place}."),
    ];
    for block in BLOCKS {
        if dice.roll(3) == 0 {
            sentences.push((*block).to_owned());
        }
    }
    let mut report = report(dice.pick(OUTLETS), &published, &sentences.join(" "));
    let country = if dice.roll(2) == 0 { one.1 } else { "" };
    let attacker = report.who(Country, one.0, one.1);
    let victim = if one == two { attacker } else { report.who(Country, two.0, two.1) };
    let speaker = report.who(Person, person, country);
    if dice.roll(2) == 0 {
        report.role(speaker, "boats", Some(attacker));
    }
    let denier = report.who(Organisation, body, country);
    fill(&mut report, dice, [attacker, victim, speaker, denier], &day, &format!("{killed} people"), place);
    report
}

fn fill(
    report: &mut Report,
    dice: &mut Dice,
    [attacker, victim, speaker, denier]: [ParticipantIndex; 4],
    day: &str,
    killed: &str,
    place: &str,
) {
    let time = (dice.roll(3) > 0).then(|| report.time(day, day));
    let boats = report.analysis.participants[victim.get()].name.clone();
    let claimed = format!("the boats of {boats} were attacked {place}");
    report.says(Some(speaker), &claimed).act = Act::Accuse;
    let said = report.last_statement();
    report.says(Some(denier), &format!("any boats were attacked {place}")).stance = Stance::Denied;
    let event = report.event(EventType::Assault, "attacked");
    (event.actors, event.recipients, event.time) = (vec![attacker], vec![victim], time);
    if dice.roll(3) == 0 {
        let place = report.place(place, "SRV");
        report.analysis.events[0].place = Some(place);
    }
    let inside = report.event(EventType::Assault, "were attacked");
    (inside.recipients, inside.statement) = (vec![victim], Some(said));
    inside.status = if dice.roll(4) == 0 { EventStatus::Possible } else { EventStatus::Occurred };
    let value: f64 = killed.split(' ').next().unwrap().parse().unwrap();
    report.killed(killed, value, 0);
}

/// So many reports.
pub(crate) fn corpus(seed: u64, reports: usize) -> Vec<Report> {
    let mut dice = Dice::new(seed);
    (0..reports).map(|salt| make(&mut dice, salt)).collect()
}
