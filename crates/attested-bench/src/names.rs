//! How well likeness of names alone tells matches from other pairs, by the threshold.

use std::path::Path;

use attested_model::ActorKind;
use attested_resolve::{Name, likeness};

use crate::corpus::{file, table};
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
    let cell = |row: &std::collections::BTreeMap<String, String>, name: &str| {
        row.get(name).cloned().unwrap_or_default()
    };
    Ok(table(path)?
        .iter()
        .map(|row| Case {
            person: cell(row, "schema") == "Person",
            one: cell(row, "name1"),
            two: cell(row, "name2"),
            matches: cell(row, "is_match") == "true",
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::{cases, score};
    use crate::score::Score;

    #[test]
    fn names_may_hold_commas_in_quotes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cases_dev.csv");
        let table = "case_group,schema,name1,name2,is_match\na,Person,\"Vashik, Orla\",Orla Vashik,true\n";
        std::fs::write(&path, table).unwrap();
        let cases = cases(&path).unwrap();
        assert_eq!((cases[0].person, cases[0].matches, cases[0].one.as_str()), (true, true, "Vashik, Orla"));
        assert_eq!(cases[0].likeness(), 1000);
    }

    #[test]
    fn what_reaches_the_threshold_is_read_as_a_match() {
        let cases = [(true, 900), (true, 600), (false, 800), (false, 100)];
        assert_eq!(score(&cases, 700), Score { right: 1, read: 2, wanted: 2 });
        assert_eq!(score(&cases, 850), Score { right: 1, read: 1, wanted: 2 });
    }
}
