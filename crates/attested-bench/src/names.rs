//! How well likeness of names alone tells matches from other pairs, by the threshold.

use std::path::Path;

use attested_model::ActorKind;
use attested_resolve::{Name, likeness};

use crate::corpus::{file, read};
use crate::score::Score;
use crate::{Error, Report, Request, Table};

/// From which likeness on two names match in the product.
const THRESHOLD: u32 = 700;

struct Case {
    person: bool,
    one: String,
    two: String,
    matches: bool,
}

impl Case {
    fn likeness(&self) -> u32 {
        let kind = if self.person { ActorKind::Person } else { ActorKind::Organisation };
        likeness(&Name::of(kind, &self.one), &Name::of(kind, &self.two))
    }
}

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let cases = cases(&file(request.folder, "cases_dev.csv")?)?;
    let likenesses: Vec<u32> = cases.iter().map(Case::likeness).collect();
    let mut table = Table::new("", &["names", "likeness from", "F1", "P", "R"]);
    for (label, person) in [("all", None), ("persons", Some(true)), ("others", Some(false))] {
        let of: Vec<(bool, u32)> = cases
            .iter()
            .zip(&likenesses)
            .filter(|(case, _)| person.is_none_or(|person| case.person == person))
            .map(|(case, &likeness)| (case.matches, likeness))
            .collect();
        for threshold in [THRESHOLD, 750, 800, 850, 900] {
            let score = score(&of, threshold);
            table.row([
                label.to_owned(),
                threshold.to_string(),
                format!("{:.1}", score.f1()),
                format!("{:.1}", score.precision()),
                format!("{:.1}", score.recall()),
            ]);
        }
    }
    let corpus = format!("name_pairs, dev, {} pairs", cases.len());
    let mut report = Report::new(corpus, "likeness of names", vec![table]);
    if request.errors {
        let wrong =
            cases.iter().zip(&likenesses).filter(|(case, like)| case.matches != (**like >= THRESHOLD));
        report.errors = wrong
            .map(|(case, like)| {
                let what = if case.matches { "missed" } else { "extra" };
                format!("{what} {like}: {} | {}", case.one, case.two)
            })
            .collect();
    }
    Ok(report)
}

fn score(cases: &[(bool, u32)], threshold: u32) -> Score {
    let given = |like: u32| like >= threshold;
    Score {
        right: cases.iter().filter(|(matches, like)| *matches && given(*like)).count(),
        read: cases.iter().filter(|(_, like)| given(*like)).count(),
        wanted: cases.iter().filter(|(matches, _)| *matches).count(),
    }
}

fn cases(path: &Path) -> Result<Vec<Case>, Error> {
    let written = read(path)?;
    let rows = written.lines().skip(1).map(fields).filter(|fields| fields.len() >= 5);
    Ok(rows
        .map(|fields| Case {
            person: fields[1] == "Person",
            one: fields[2].clone(),
            two: fields[3].clone(),
            matches: fields[4] == "true",
        })
        .collect())
}

/// The fields of a line of CSV with quotes.
fn fields(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(String::new()),
            _ => found.last_mut().into_iter().for_each(|field| field.push(letter)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{fields, score};
    use crate::score::Score;

    #[test]
    fn fields_may_hold_commas_in_quotes() {
        assert_eq!(fields("a,\"Vashik, Orla\",,x"), ["a", "Vashik, Orla", "", "x"]);
    }

    #[test]
    fn what_reaches_the_threshold_is_read_as_a_match() {
        let cases = [(true, 900), (true, 600), (false, 800), (false, 100)];
        assert_eq!(score(&cases, 700), Score { right: 1, read: 2, wanted: 2 });
        assert_eq!(score(&cases, 850), Score { right: 1, read: 1, wanted: 2 });
    }
}
