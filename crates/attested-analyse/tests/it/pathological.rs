//! Inputs that break readers: each must have an analysis without fault, in time that grows with its length.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use attested_analyse::Analyser;

use crate::support::{document, metadata};

/// Reads a text by rules, checks the reading, and tells how long it took.
fn read(text: &str) -> Duration {
    read_with(&Analyser::of_rules(), text)
}

#[expect(clippy::disallowed_methods, reason = "time is what is tested")]
fn read_with(analyser: &Analyser, text: &str) -> Duration {
    let document = document(text, metadata("published: 2031-04-09").expect("a header"));
    let start = Instant::now();
    let analysis = analyser.analyse(&document);
    let taken = start.elapsed();
    assert_eq!(analysis.fault(document.text()), None);
    taken
}

/// Four times as much takes no more than about four times as long. Other tests run beside these: a busy moment may spoil a
/// try, so there are five; a quadratic reader takes 16 times as long in every one.
fn is_linear(what: &str, floor: f64, small: impl Fn() -> Duration, large: impl Fn() -> Duration) {
    let mut tried = Vec::new();
    for _ in 0..5 {
        let (quick, slow) = (small(), large());
        if slow.as_secs_f64() < 9.0 * quick.as_secs_f64().max(floor) {
            return;
        }
        tried.push((quick, slow));
    }
    panic!("four times {what:?} took more than nine times as long: {tried:?}");
}

fn grows_no_faster_than_the_text(piece: &str, times: usize) {
    let (small, large) = (piece.repeat(times), piece.repeat(times * 4));
    read(piece);
    is_linear(&piece[..piece.len().min(20)], 0.01, || read(&small), || read(&large));
}

#[test]
fn a_hundred_thousand_quotation_marks() {
    for mark in ["\"", "“", "”", "'", "‘", "’", "«"] {
        let taken = read(&mark.repeat(100_000));
        assert!(taken < Duration::from_secs(20), "{mark}: {taken:?}");
    }
}

#[test]
fn one_sentence_of_five_megabytes() {
    let taken = read(&"and the minister Imar Sol of Sarvane said on Tuesday that 14 people ".repeat(75_000));
    assert!(taken < Duration::from_mins(1), "{taken:?}");
}

#[test]
fn nested_brackets() {
    let text = format!("{}Sol{}", "(".repeat(50_000), ")".repeat(50_000));
    assert!(read(&text) < Duration::from_secs(20));
    assert!(read(&"[(\"“‘".repeat(20_000)) < Duration::from_secs(20));
}

#[test]
fn time_is_linear_in_ordinary_prose() {
    grows_no_faster_than_the_text(
        "Foreign Minister Imar Sol of Iran told Reuters on Tuesday that more than 1,200 people were killed last month. “We deny it,” he said.\n\n",
        250,
    );
}

#[test]
fn time_is_linear_in_one_long_sentence() {
    grows_no_faster_than_the_text("the Sarvanese minister and the group said on 3 May that Sol and it ", 500);
}

#[test]
fn time_is_linear_in_words_of_one_kind() {
    for piece in [
        "Sol ",
        "The ",
        "10 ",
        "of ",
        "( ",
        "“ ",
        "said ",
        "officials ",
        "he ",
        "1,000 to ",
        "the group ",
        "@sol ",
        "\n",
        "a\n\n",
        "MS VARN: We talk.\n\n",
    ] {
        grows_no_faster_than_the_text(piece, 8_000);
    }
}

#[test]
fn time_is_linear_in_names_that_are_all_different() {
    let names = |count: u32| {
        (0..count).fold(String::new(), |mut text, at| {
            let _ = write!(text, "Mr. Xa{at:x} Qo{at:x} met Zu{at:x} Ministry. ");
            text
        })
    };
    let (few, many) = (names(1_500), names(6_000));
    is_linear("names", 0.01, || read(&few), || read(&many));
}

/// The encoder takes about as long for any text of a length, and what it does not take is said.
#[test]
fn the_trained_reader_is_linear_and_stops_somewhere() {
    let analyser = Analyser::new();
    read_with(&analyser, "Sol said so.");
    for piece in ["“", "Sol said “it is” ", "and the minister said that ", "(", "x"] {
        let times = 12_000 / piece.len();
        let (small, large) = (piece.repeat(times), piece.repeat(times * 4));
        is_linear(piece, 0.05, || read_with(&analyser, &small), || read_with(&analyser, &large));
    }
    let long = format!("{}\n\nImar Sol said that it was over.", "x".repeat(1_000_000));
    let document = document(&long, metadata("published: 2031-04-09").expect("a header"));
    let analysis = analyser.analyse(&document);
    assert_eq!(analysis.fault(document.text()), None);
    assert_eq!(analysis.statements.len(), 1);
    assert!(analysis.warnings[0].message.contains("rules alone"), "{:?}", analysis.warnings);
}

/// The inputs above with the encoder, which looks at the first megabyte: minutes on a slow machine (six, unoptimised, on two
/// shared cores), so run by hand: `cargo test -p attested-analyse --test it -- --ignored`.
#[test]
#[ignore = "minutes without optimisation"]
fn what_breaks_readers_does_not_break_the_trained_one() {
    let analyser = Analyser::new();
    read_with(&analyser, "Sol said so.");
    let sentence = "and the minister Imar Sol of Sarvane said on Tuesday that 14 people ";
    let prose = "Foreign Minister Imar Sol told Reuters on Tuesday that 1,200 people were killed. “We deny it,” he said.\n\n";
    let any = "İß 名前 مرحبا 🇺🇳 e\u{301}\u{0}\u{feff} “ ‘ ( ½ ٣ ﬁ \u{202e} ";
    for (name, text) in [
        ("100,000 quotation marks", "“".repeat(100_000)),
        ("100,000 straight marks", "\"".repeat(100_000)),
        ("one sentence of 5 MB", sentence.repeat(5_000_000 / sentence.len())),
        ("brackets 50,000 deep", format!("{}Sol{}", "(".repeat(50_000), ")".repeat(50_000))),
        ("10 MB of prose", prose.repeat(10_000_000 / prose.len())),
        ("10 MB of any script", any.repeat(10_000_000 / any.len())),
        ("one word of 1 MB", "x".repeat(1_000_000)),
        ("an empty text", String::new()),
    ] {
        let taken = read_with(&analyser, &text);
        assert!(taken < Duration::from_mins(3), "{name}: {taken:?}");
    }
}
