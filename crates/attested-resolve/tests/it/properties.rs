use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use attested_model::{Action, CopyId, Decision, DecisionId, Resolution};
use attested_resolve::{Knowledge, Outlet, Reading, resolve};
use proptest::prelude::*;

use crate::builder::{Person, names, readings, report, resolved};
use crate::invariants;
use crate::synthetic::{Dice, corpus};

fn written(resolution: &Resolution) -> String {
    serde_json::to_string(resolution).unwrap()
}

fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut dice = Dice::new(seed);
    for at in (1..list.len()).rev() {
        list.swap(at, dice.roll(at + 1));
    }
}

fn decision(action: Action, second: usize) -> Decision {
    let time = format!("2031-06-01T10:00:{second:02}Z");
    Decision {
        id: DecisionId::of(&[format!("{action:?}").as_bytes(), time.as_bytes()]),
        action,
        reason: String::new(),
        user: "reviewer".to_owned(),
        time,
    }
}

/// Some decisions of every kind on lines of every kind.
fn decisions(resolution: &Resolution, seed: u64) -> Vec<Decision> {
    let mut dice = Dice::new(seed.wrapping_add(77));
    let mut found: Vec<Decision> = Vec::new();
    let lines: Vec<Vec<String>> = vec![
        resolution.actors.iter().map(|line| line.id.to_string()).collect(),
        resolution.statements.iter().map(|line| line.id.to_string()).collect(),
        resolution.events.iter().map(|line| line.id.to_string()).collect(),
        resolution.figures.iter().map(|line| line.id.to_string()).collect(),
        resolution.copies.iter().map(|line| line.id.to_string()).collect(),
        resolution.disputes.iter().map(|line| line.id.to_string()).collect(),
    ];
    let edits: [&[(&str, &str)]; 6] = [
        &[("name", "\"Somebody\""), ("type", "\"organisation\""), ("country", "null")],
        &[("stance", "\"denied\""), ("act", "\"accuse\""), ("time", "\"2031-05\""), ("speaker", "null")],
        &[("status", "\"planned\""), ("type", "\"COERCE\""), ("place", "\"Port Elm\""), ("actors", "[]")],
        &[("low", "3"), ("of", "\"injured\""), ("bound", "\"nonsense\"")],
        &[("credit", "null")],
        &[("matter", "\"Whether boats were attacked.\"")],
    ];
    for second in 0..24 {
        let kind = dice.roll(lines.len());
        let retired: Vec<&String> = resolution
            .aliases
            .iter()
            .filter(|alias| lines[kind].contains(&alias.to))
            .map(|alias| &alias.from)
            .collect();
        let mut line = || {
            let at = dice.roll((lines[kind].len() + retired.len()).max(1));
            lines[kind].get(at).or_else(|| retired.get(at - lines[kind].len()).copied()).cloned()
        };
        let (Some(target), Some(other)) = (line(), line()) else { continue };
        let (field, value) = edits[kind][dice.roll(edits[kind].len())];
        let action = match dice.roll(8) {
            0 | 1 => Action::Merge { target, other },
            2 | 3 => {
                let alias = resolution.aliases.iter().find(|alias| alias.to == target);
                Action::Split { other: alias.map_or(other, |alias| alias.from.clone()), target }
            }
            4 => Action::Edit { target, field: field.to_owned(), value: value.to_owned() },
            5 => Action::Confirm { target },
            6 => Action::Wrong { target },
            _ => match found.last() {
                Some(last) if dice.roll(2) == 0 => Action::Undo { target: last.id },
                _ => Action::Hide { target },
            },
        };
        found.push(decision(action, second));
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_gives_the_same_bytes(seed in 0u64..1_000_000, size in 2usize..24, order in any::<u64>()) {
        let reports = corpus(seed, size);
        let first = resolved(&reports);
        let mut decided = decisions(&first, seed);
        let mut shuffled = readings(&reports);
        let whole = resolve(&shuffled, &decided, &Knowledge::default());
        invariants::check(&reports, &whole);
        shuffle(&mut shuffled, order);
        shuffle(&mut decided, order ^ 1);
        // A reading given twice is given once.
        shuffled.push(shuffled[0]);
        decided.push(decided[0].clone());
        prop_assert_eq!(written(&resolve(&shuffled, &decided, &Knowledge::default())), written(&whole));
    }

    #[test]
    fn ids_live_on_when_documents_are_added(seed in 0u64..1_000_000, size in 2usize..11, more in 1usize..6) {
        let reports = corpus(seed, size + more);
        let all = readings(&reports);
        let before = resolve(&all[..size], &[], &Knowledge::default());
        let after = resolve(&all, &[], &Knowledge::default());
        let alive = invariants::ids(&after);
        let known: BTreeSet<&String> = after.aliases.iter().map(|alias| &alias.from).collect();
        let disputed: BTreeSet<String> = before.disputes.iter().map(|line| line.id.to_string()).collect();
        for id in invariants::ids(&before) {
            // A dispute may end: what did not agree can turn out to be two matters. So may a group of copies:
            // what five reports of one outlet carry turns out to be its boilerplate.
            let ended = disputed.contains(&id)
                || before.copies.iter().any(|copy| {
                    copy.id.to_string() == id
                        && !after.copies.iter().flat_map(|other| &other.passages).any(|passage| {
                            let span = passage.span;
                            let (start, end) = (span.start().to_le_bytes(), span.end().to_le_bytes());
                            CopyId::of(&[passage.document.as_bytes(), &start, &end]).to_string() == id
                        })
                });
            prop_assert!(alive.contains(&id) || known.contains(&id) || ended, "{} is lost", id);
        }
    }

    #[test]
    fn removing_and_adding_back_restores_everything(seed in 0u64..1_000_000, size in 3usize..16) {
        let reports = corpus(seed, size);
        let all = readings(&reports);
        let whole = written(&resolve(&all, &[], &Knowledge::default()));
        let mut fewer: Vec<Reading<'_>> = all.clone();
        let removed = fewer.remove(size / 2);
        prop_assert_ne!(written(&resolve(&fewer, &[], &Knowledge::default())), whole.clone());
        fewer.push(removed);
        prop_assert_eq!(written(&resolve(&fewer, &[], &Knowledge::default())), whole);
    }

    #[test]
    fn undoing_all_decisions_restores_everything(seed in 0u64..1_000_000, size in 2usize..16) {
        let reports = corpus(seed, size);
        let all = readings(&reports);
        let whole = resolve(&all, &[], &Knowledge::default());
        let mut decided = decisions(&whole, seed);
        let undone: Vec<Decision> = decided
            .iter()
            .enumerate()
            .map(|(at, each)| decision(Action::Undo { target: each.id }, 59 - at))
            .collect();
        decided.extend(undone);
        prop_assert_eq!(written(&resolve(&all, &decided, &Knowledge::default())), written(&whole));
    }
}

/// Sixty pairs of people who share a surname: ten families, six pairs of first names in each.
#[test]
fn sixty_pairs_of_one_surname_never_merge() {
    let families: [(&str, [&str; 4]); 10] = [
        ("Varzani", ["Ali", "Mojtaba", "Hadi", "Mostafa"]),
        ("Marsk", ["Ilona", "Peter", "Irina Vera", "Petra"]),
        ("Qaravand", ["Esmail", "Mohsen", "Hossein", "Hassan"]),
        ("Torrin", ["John", "Joan", "James", "Jane"]),
        ("Selensky", ["Olena", "Volodar", "Oleksa", "Vadim"]),
        ("al-Derrani", ["Abdulsalam", "Abdulkarim", "Abdullah", "Abdulaziz"]),
        ("Brook", ["Tam", "Tim", "Tom", "Pam"]),
        ("Oster", ["Mira", "Maria", "Marius", "Martin"]),
        ("Kang", ["Min-ho", "Min-jun", "Ji-ho", "Ji-won"]),
        ("Haddar", ["Mohammad Reza", "Mohammad Ali", "Mohammad Javad", "Mohammad Taqi"]),
    ];
    let mut pairs = 0;
    let mut merged: Vec<String> = Vec::new();
    for (surname, firsts) in families {
        for (at, one) in firsts.iter().enumerate() {
            for two in &firsts[at + 1..] {
                pairs += 1;
                let reports: Vec<_> = [one, two]
                    .iter()
                    .map(|first| {
                        let name = format!("{first} {surname}");
                        let mut report = report("Elm Gazette", "2031-05-02", &format!("{name} spoke."));
                        report.who(Person, &name, "SRV");
                        report
                    })
                    .collect();
                let resolution = resolved(&reports);
                if resolution.actors.len() != 2 {
                    merged.push(format!("{one} / {two} {surname}"));
                }
            }
        }
        let all: Vec<_> = firsts
            .iter()
            .map(|first| {
                let name = format!("{first} {surname}");
                let mut report = report("Elm Gazette", "2031-05-02", &format!("{name} spoke."));
                report.who(Person, &name, "SRV");
                report
            })
            .collect();
        if resolved(&all).actors.len() != 4 {
            merged.push(format!("all of {surname}"));
        }
    }
    assert_eq!(merged, Vec::<String>::new());
    assert_eq!(pairs, 60);
}

#[test]
fn a_merge_and_a_split_have_the_last_word() {
    let person = |text: &str, name: &str| {
        let mut report = report("Elm Gazette", "2031-05-02", text);
        report.who(Person, name, "");
        report
    };
    let reports = [
        person("Ilona Marsk spoke.", "Ilona Marsk"),
        person("In the end Ilona Marsk left.", "Ilona Marsk"),
        person("The Iron Lady spoke.", "Iron Lady"),
    ];
    let all = readings(&reports);
    let plain = resolved(&reports);
    let by_name: BTreeMap<&str, &attested_model::Actor> =
        plain.actors.iter().map(|actor| (actor.name.as_str(), actor)).collect();
    let (marsk, lady) = (by_name["Ilona Marsk"], by_name["Iron Lady"]);
    let merge = decision(Action::Merge { target: marsk.id.to_string(), other: lady.id.to_string() }, 0);
    let merged = resolve(&all, &[merge], &Knowledge::default());
    invariants::check(&reports, &merged);
    assert_eq!(merged.actors.len(), 1);
    assert!(merged.actors[0].edges.iter().any(|edge| edge.reason.contains("reviewer")));

    let part = plain.aliases.iter().find(|alias| alias.to == marsk.id.to_string()).unwrap().from.clone();
    let split = decision(Action::Split { target: marsk.id.to_string(), other: part.clone() }, 1);
    let apart = resolve(&all, std::slice::from_ref(&split), &Knowledge::default());
    invariants::check(&reports, &apart);
    assert_eq!(apart.actors.len(), 3);
    assert!(apart.actors.iter().any(|actor| actor.id.to_string() == part));

    let undo = decision(Action::Undo { target: split.id }, 2);
    assert_eq!(resolve(&all, &[split, undo], &Knowledge::default()), plain);
}

#[test]
fn an_edited_name_stays_when_the_line_is_joined_to_another() {
    let mut one = report("Elm Gazette", "2031-05-02", "Ilona Marsk spoke.");
    one.who(Person, "Ilona Marsk", "");
    let mut two = report("Elm Gazette", "2031-05-03", "Then Ilona Marsk left.");
    two.who(Person, "Ilona Marsk", "");
    let reports = [one, two];
    for at in 0..2 {
        let alone = resolve(&readings(&reports[at..=at]), &[], &Knowledge::default());
        let edit = Action::Edit {
            target: alone.actors[0].id.to_string(),
            field: "name".to_owned(),
            value: "\"Ilona Vera Marsk\"".to_owned(),
        };
        let both = resolve(&readings(&reports), &[decision(edit, 0)], &Knowledge::default());
        assert_eq!(names(&both), ["Ilona Vera Marsk"]);
    }
}

#[test]
fn outlets_of_one_owner_count_as_one_owner() {
    let text = "Three fishing boats from Port Elm were seized on Tuesday night after a patrol ship of the coast \
        guard fired warning shots across their bows.";
    let reports = [
        report("Elm Gazette", "2031-05-02", text),
        report("Saltby Mail", "2031-05-02", text),
        report("Northern Star", "2031-05-02", text),
    ];
    let owned = Outlet { owner: Some("Tide Group".to_owned()), ..Outlet::default() };
    let knowledge = Knowledge {
        outlets: BTreeMap::from([
            ("Elm Gazette".to_owned(), owned.clone()),
            ("Saltby Mail".to_owned(), owned),
        ]),
        ..Knowledge::default()
    };
    let resolution = resolve(&readings(&reports), &[], &knowledge);
    let counts = resolution.copies[0].counts;
    assert_eq!((counts.texts, counts.carriers, counts.owners), (1, 3, 2));
}

#[expect(clippy::disallowed_methods, reason = "a test of speed needs a clock")]
/// The best of three runs, so that a busy machine does not decide.
fn fastest(reports: &[crate::builder::Report]) -> Duration {
    let all = readings(reports);
    (0..3)
        .map(|_| {
            let start = Instant::now();
            let resolution = resolve(&all, &[], &Knowledge::default());
            assert!(!resolution.actors.is_empty());
            start.elapsed()
        })
        .min()
        .unwrap()
}

#[test]
fn twice_as_many_reports_take_about_twice_as_long() {
    let reports = corpus(11, 1600);
    // Other tests run beside this one: a busy moment may spoil a try, but work that grows as the square of the reports
    // spoils every one of them.
    let mut tried = Vec::new();
    for _ in 0..5 {
        let (half, whole) = (fastest(&reports[..800]), fastest(&reports));
        if whole.as_secs_f64() < 2.6 * half.as_secs_f64() {
            return;
        }
        tried.push((half, whole));
    }
    panic!("800 and 1600 reports take: {tried:?}");
}
