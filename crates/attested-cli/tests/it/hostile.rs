//! Reports that try to steer the reader's terminal.

use crate::house::{House, ran};

const HOSTILE: &str = "title: \u{1b}]0;owned\u{7}News\noutlet: The \u{202e}reirruoC\u{202c}\ndate: 2031-04-09\n\nThe army of Halvenia said on Monday that \u{1b}[2J\u{1b}[31mnobody\u{9b}1m was hurt\u{202e}. Police denied the \u{200b}report.\n";

#[test]
fn no_control_or_direction_character_reaches_a_stream() {
    let house = House::new();
    house.write("reports/hostile\u{1b}[31m.txt", HOSTILE);
    house.write("reports/empty\u{1b}[2J.txt", "");
    let read = house.run(&["read", "reports"]);
    let mut seen = vec![read.err];
    for arguments in [
        &["timeline"][..],
        &["statements"],
        &["events"],
        &["actors"],
        &["documents"],
        &["sources"],
        &["search", "army OR police OR nobody"],
        &["statements", "--json"],
        &["documents", "--json"],
        &["export"],
        &["statements", "--color", "always"],
    ] {
        let ran = house.run(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
        let ours = ran.out.replace("\u{1b}[0m", "");
        // Our own styles are the only escapes there may be.
        let styles = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[4m", "\u{1b}[33m", "\u{1b}[36m"];
        seen.push(styles.iter().fold(ours, |text, style| text.replace(style, "")));
        seen.push(ran.err);
    }
    for text in &seen {
        let bad = text.chars().find(|&c| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}')
        });
        assert_eq!(bad, None, "{text}");
    }
    assert!(seen.iter().any(|text| text.contains('␛')), "what was hidden is shown");
}

#[test]
fn json_keeps_the_very_characters() {
    let house = House::new();
    house.write("reports/hostile.txt", HOSTILE);
    house.run(&["read", "reports"]);
    let json = house.run(&["documents", "--json"]).out;
    let titles: Vec<String> = json
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["outlet"]
                .as_str()
                .unwrap_or("")
                .to_owned()
        })
        .collect();
    assert!(titles.iter().any(|outlet| outlet.contains('\u{202e}')), "{titles:?}");
}

#[test]
fn colour_is_kept_out_where_it_is_not_wanted() {
    let house = House::read();
    let escapes = |arguments: &[&str], name: &str, value: &str| {
        ran(house.command().args(arguments).env(name, value)).out.contains('\u{1b}')
    };
    assert!(escapes(&["statements", "--color", "always"], "X", "1"));
    assert!(!escapes(&["statements"], "X", "1"), "a pipe is no terminal");
    assert!(!escapes(&["statements", "--color", "never"], "X", "1"));
}

#[test]
fn output_fits_a_narrow_screen() {
    let house = House::read();
    for columns in [30_usize, 50, 100] {
        let shown = ran(house.command().arg("statements").env("COLUMNS", columns.to_string())).out;
        let widest = shown.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns, "{widest} of {columns}\n{shown}");
    }
}
