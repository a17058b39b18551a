//! MUC-3/4 dev: how a text gives the blame for an incident, from the status of events and the chain of statements.
//!
//! A template names an organisation and how sure the text is that it did it. The organisation is given; what the
//! engine reads about it decides, much as the key's own decision tree: it says so itself (claimed); it is the actor of
//! violence that is plainly reported, by whomever, at least as often as with doubt (fact); somebody says so with doubt or as
//! an accusation, an authority or another (suspected); it is not connected with any violence (possible). Mixed and acquitted confidences are left out.
//!
//! The texts are in capitals, which the engine does not read as names: sentences begin with a capital here, and so do
//! the words of the key's names; everything else is in lower case.

use std::collections::{BTreeMap, BTreeSet};

use attested_analyse::Page;
use attested_model::{
    Act, ActorKind, Analysis, EventReading, EventStatus, EventType, ParticipantIndex, Span, Stance,
    StatementReading,
};
use serde_json::Value;

use crate::corpus::{around, document, file, lines, list, text_of};
use crate::score::{Counts, percent};
use crate::{Error, Report, Request, Table};

/// The confidences of the key, and ours.
const CONFIDENCES: [(&str, &str); 5] = [
    ("REPORTED AS FACT", "fact"),
    ("SUSPECTED OR ACCUSED", "suspected"),
    ("SUSPECTED OR ACCUSED BY AUTHORITIES", "by authorities"),
    ("CLAIMED OR ADMITTED", "claimed"),
    ("POSSIBLE", "possible"),
];

/// Words that make a source an authority of the state.
const AUTHORITIES: &[&str] = &[
    "president",
    "minister",
    "ministry",
    "government",
    "police",
    "army",
    "armed forces",
    "military",
    "officials",
    "official",
    "authorities",
    "authority",
    "general",
    "colonel",
    "major",
    "commander",
    "battalion",
    "brigade",
    "judge",
    "court",
    "attorney",
    "prosecutor",
    "intelligence",
    "spokesman",
    "governor",
    "mayor",
    "das",
    "copreta",
    "coprefa",
    "garrison",
    "national guard",
    "investigators",
    "senator",
    "congress",
    "ambassador",
    "state department",
];

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let analyser = request.reader.analyser()?;
    let mut matrix: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut errors, mut right, mut all, mut texts) = (Vec::new(), 0, 0, 0);
    for row in lines(&file(request.folder, "dev.jsonl")?)? {
        let id = text_of(&row, "id");
        if request.document.is_some_and(|wanted| wanted != id) {
            continue;
        }
        let blamed = blamed(&row);
        if blamed.is_empty() {
            continue;
        }
        texts += 1;
        let document = document("", &recased(&text_of(&row, "text"), &names(&row)), "");
        let analysis = analyser.analyse(&document);
        let page = Page::of(&document);
        for (forms, wanted) in blamed {
            let (read, place) = confidence(&page, &analysis, &forms);
            *matrix.entry((wanted, read)).or_default() += 1;
            all += 1;
            right += usize::from(read == wanted);
            if read != wanted {
                let place = place.map_or(String::new(), |span| around(document.text(), span));
                errors.push(format!("{id} {}: {wanted}, read {read} | {place}", forms.join(" / ")));
            }
        }
    }
    let words: Vec<&str> = CONFIDENCES.iter().map(|(_, ours)| *ours).collect();
    let title = format!("Right: {right} of {all}, {:.1} %", percent(right, all));
    let table = Table::matrix(&title, &words, |wanted, read| {
        matrix.iter().filter(|((a, b), _)| *a == wanted && *b == read).map(|(_, count)| *count).sum()
    });
    let mut counts = Counts::default();
    for word in &words {
        let sum = |side: fn(&(&str, &str)) -> String| {
            matrix.iter().filter(|(pair, _)| side(pair) == *word).map(|(_, count)| *count).sum::<usize>()
        };
        let right = matrix.get(&(*word, *word)).copied().unwrap_or(0);
        counts.found(word).add(right, sum(|pair| pair.1.to_owned()), sum(|pair| pair.0.to_owned()));
    }
    let corpus = format!("MUC-3/4, dev, {texts} texts with a blamed organisation");
    let tables = vec![table, Table::of_counts("By confidence:", &counts)];
    let mut report = Report::new(corpus, &request.reader.named()?, tables);
    if request.errors || request.document.is_some() {
        report.errors = errors;
    }
    Ok(report)
}

/// Each blamed organisation of a text once, with its confidence: the forms of its name and ours of the key's word.
fn blamed(row: &Value) -> Vec<(Vec<String>, &'static str)> {
    let mut found: BTreeMap<Vec<String>, BTreeSet<&'static str>> = BTreeMap::new();
    for template in list(row, "templates") {
        for confidence in list(template, "perp_organization_confidence") {
            let ours = CONFIDENCES.iter().find(|(theirs, _)| confidence["value"] == *theirs);
            let forms = list(confidence, "of").iter().filter_map(Value::as_str).map(str::to_owned);
            let forms: Vec<String> = forms.filter(|form| form.len() > 1).collect();
            if let (Some((_, ours)), false) = (ours, forms.is_empty()) {
                found.entry(forms).or_default().insert(ours);
            }
        }
    }
    // An organisation that is blamed for two incidents with two confidences says nothing without the incident.
    let one = |set: BTreeSet<&'static str>| if set.len() == 1 { set.into_iter().next() } else { None };
    found.into_iter().filter_map(|(forms, set)| Some((forms, one(set)?))).collect()
}

/// Every name that the key has.
fn names(row: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for template in list(row, "templates") {
        for slot in ["perp_organization_id", "hum_tgt_name"] {
            for fill in list(template, slot) {
                found.extend(list(fill, "strings").iter().filter_map(Value::as_str).map(str::to_owned));
            }
        }
        for place in list(template, "incident_location").iter().filter_map(Value::as_str) {
            let parts = place.split([':', '-']).map(|part| part.split('(').next().unwrap_or("").trim());
            found.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
        }
    }
    found
}

/// Text in capitals as it would be printed: sentences and the words of names begin with a capital; wrapped lines are one.
fn recased(text: &str, names: &BTreeSet<String>) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut joined = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        let opens = line.trim().is_empty() || line.starts_with("   ");
        joined.push_str(if at == 0 {
            ""
        } else if opens {
            "\n\n"
        } else {
            " "
        });
        joined.push_str(line.trim());
    }
    let upper = joined.replace("\n\n\n\n", "\n\n");
    let mut out = upper.to_lowercase();
    if out.len() != upper.len() {
        return upper;
    }
    for name in names {
        for (at, _) in upper.match_indices(name.as_str()) {
            let end = at + name.len();
            let edge = |at: Option<char>| at.is_none_or(|char| !char.is_alphanumeric());
            if edge(upper[..at].chars().next_back()) && edge(upper[end..].chars().next()) {
                out.replace_range(at..end, &titled(name));
            }
        }
    }
    sentences(&out)
}

/// Each word with a capital, small words without; one word that has no vowel, or stands in the key alone, is an acronym.
fn titled(name: &str) -> String {
    let acronym =
        |word: &str| word.len() <= 5 && !name.contains(' ') || !word.contains(['A', 'E', 'I', 'O', 'U']);
    let words = name.split(' ').map(|word| match word {
        "OF" | "THE" | "AND" | "FOR" | "DE" | "DEL" | "LA" | "Y" => word.to_lowercase(),
        _ if acronym(word) => word.to_owned(),
        _ => {
            let first = word.chars().next().map_or(0, char::len_utf8);
            format!("{}{}", &word[..first], word[first..].to_lowercase())
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn sentences(text: &str) -> String {
    let (mut out, mut opens) = (String::with_capacity(text.len()), true);
    for char in text.chars() {
        if opens && char.is_alphabetic() {
            out.extend(char.to_uppercase());
        } else {
            out.push(char);
        }
        opens = match char {
            '.' | '!' | '?' | '\n' => true,
            _ => opens && !char.is_alphanumeric(),
        };
    }
    out
}

/// How the text gives the blame, and where.
fn confidence(page: &Page<'_>, analysis: &Analysis, forms: &[String]) -> (&'static str, Option<Span>) {
    let text = page.text();
    let lower: Vec<String> = forms.iter().map(|form| form.to_lowercase()).collect();
    let named = |words: &str| {
        let words = words.to_lowercase();
        lower.iter().any(|form| words == *form || words.contains(form.as_str()))
    };
    let is_it = |whom: ParticipantIndex| {
        named(&analysis.participants[whom.get()].name)
            || analysis
                .mentions
                .iter()
                .any(|mention| mention.participant == Some(whom) && named(mention.span.text(text)))
    };
    let by_it = |said: &StatementReading| {
        said.speaker.is_some_and(is_it) || said.source.is_some_and(|source| named(source.text(text)))
    };
    // Evidence by kind, each with its first place; plain reports against doubtful ones are counted.
    let mut found: BTreeMap<&'static str, (usize, Span)> = BTreeMap::new();
    let mut take = |word: &'static str, place: Span| found.entry(word).or_insert((0, place)).0 += 1;
    for said in &analysis.statements {
        let cue = said.cue.map_or("", |cue| cue.text(text));
        if by_it(said) && (cue.contains("responsib") || cue.contains("admit")) {
            take("claimed", said.content[0]);
        }
        let held = said.content.iter().any(|piece| named(piece.text(text)));
        let blames = ["accus", "blam", "attribut", "implicat", "suspect", "alleg"];
        if held && !by_it(said) && blames.iter().any(|word| cue.contains(word)) {
            let authority = authority(analysis, said, text);
            take(if authority { "by authorities" } else { "suspected" }, said.content[0]);
        }
    }
    for event in analysis.events.iter().filter(|event| violent(event)) {
        let actor = event.actors.iter().any(|&whom| is_it(whom));
        let around = neighbourhood(text, event);
        if !actor && !named(around) {
            continue;
        }
        let held = event.statement.map(|at| &analysis.statements[at.get()]);
        let doubt = matches!(event.status, EventStatus::Possible | EventStatus::Denied)
            || hedged(around)
            || held.is_some_and(|said| said.act == Act::Accuse && !actor || said.stance == Stance::NotKnown);
        match held {
            Some(said) if actor && by_it(said) && event.status == EventStatus::Occurred => {
                take("claimed", event.trigger);
            }
            Some(said) if doubt && authority(analysis, said, text) => take("by authorities", event.trigger),
            _ if doubt => take("suspected", event.trigger),
            _ if actor => take("fact", event.trigger),
            _ => take("near", event.trigger),
        }
    }
    let count = |word: &str| found.get(word).map_or(0, |found| found.0);
    let doubtful = if count("by authorities") > count("suspected") { "by authorities" } else { "suspected" };
    let word = match () {
        () if count("claimed") > 0 => "claimed",
        () if count("fact") > 0 && count("fact") >= count(doubtful) => "fact",
        () if count(doubtful) > 0 => doubtful,
        () if count("near") > 0 => "near",
        () => return ("possible", None),
    };
    (if word == "near" { "fact" } else { word }, found.get(word).map(|found| found.1))
}

/// The words within a line or two of a trigger, inside its passage.
fn neighbourhood<'t>(text: &'t str, event: &EventReading) -> &'t str {
    const REACH: usize = 120;
    let (whole, trigger) = (event.passage.range(), event.trigger.range());
    let mut from = trigger.start.saturating_sub(REACH).max(whole.start);
    let mut to = (trigger.end + REACH).min(whole.end);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[from.min(trigger.start)..to.max(trigger.end)]
}

fn violent(event: &EventReading) -> bool {
    matches!(event.kind, EventType::Assault | EventType::Coerce | EventType::Threaten | EventType::Accuse)
}

/// True for words of doubt about who did it.
fn hedged(words: &str) -> bool {
    const HEDGES: &[&str] = &[
        "alleged",
        "presum",
        "apparent",
        "suspect",
        "believed to",
        "reportedly",
        "attributed",
        "accus",
        "blame",
    ];
    let words = words.to_lowercase();
    HEDGES.iter().any(|hedge| words.contains(hedge))
}

/// True when the state, or somebody with an office, says so.
fn authority(analysis: &Analysis, said: &StatementReading, text: &str) -> bool {
    let words = said.source.map_or(String::new(), |source| source.text(text).to_lowercase());
    let whom = said.speaker.map(|whom| &analysis.participants[whom.get()]);
    let name = whom.map_or(String::new(), |whom| whom.name.to_lowercase());
    AUTHORITIES.iter().any(|word| words.contains(word) || name.contains(word))
        || whom.is_some_and(|whom| {
            whom.kind == ActorKind::Country
                || whom.roles.iter().any(|role| AUTHORITIES.iter().any(|word| role.title.contains(word)))
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::recased;
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn capitals_become_print() {
        let names =
            BTreeSet::from(["NARVETH HOMELAND FRONT".to_owned(), "NHF".to_owned(), "DELLIN".to_owned()]);
        let text = "   DELLIN, 3 JAN 31 -- THE NARVETH HOMELAND\nFRONT [NHF] ATTACKED DELLIN. IT FELL.";
        let wanted = "Dellin, 3 jan 31 -- the narveth homeland front [NHF] attacked Dellin. It fell.";
        let read = recased(text, &names);
        assert_eq!(read.replace("Narveth Homeland Front", "narveth homeland front"), wanted);
        assert!(read.contains("Narveth Homeland Front"), "{read}");
    }

    #[test]
    fn each_confidence_is_told_from_how_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let case = |id: u8, text: &str, confidence: &str| {
            serde_json::json!({"id": format!("n{id}"), "text": text, "templates": [{
                "perp_organization_id": [{"strings": ["NARVETH HOMELAND FRONT"]}],
                "hum_tgt_name": [], "incident_location": ["HALVENIA: DELLIN (TOWN)"],
                "perp_organization_confidence": [{"value": confidence, "of": ["NARVETH HOMELAND FRONT"]}],
            }]})
            .to_string()
        };
        let rows = [
            case(1, "THE NARVETH HOMELAND FRONT ATTACKED DELLIN ON SUNDAY.", "REPORTED AS FACT"),
            case(
                2,
                "THE NARVETH HOMELAND FRONT CLAIMED RESPONSIBILITY FOR THE ATTACK.",
                "CLAIMED OR ADMITTED",
            ),
            case(
                3,
                "THE POLICE ACCUSED THE NARVETH HOMELAND FRONT OF ATTACKING THE TOWN.",
                "SUSPECTED OR ACCUSED BY AUTHORITIES",
            ),
            case(4, "THE TOWN WAS QUIET. THE NARVETH HOMELAND FRONT HAS AN OFFICE THERE.", "POSSIBLE"),
            case(
                5,
                "THE NARVETH HOMELAND FRONT ALLEGEDLY ATTACKED DELLIN ON SUNDAY.",
                "SUSPECTED OR ACCUSED",
            ),
        ];
        std::fs::write(folder.path().join("dev.jsonl"), rows.join("\n")).unwrap();
        let request = Request {
            folder: folder.path(),
            reader: ReadBy::Rules,
            document: None,
            errors: true,
            texts: None,
        };
        let report = measure(Measure::Blame, &request).unwrap();
        assert_eq!(report.tables[0].title, "Right: 5 of 5, 100.0 %", "{:?}", report.errors);
    }
}
