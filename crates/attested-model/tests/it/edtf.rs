use attested_model::{Component, Edtf, EdtfDate, Qualifier};
use jiff::civil::date;
use proptest::prelude::*;

fn bounds(text: &str) -> (Option<String>, Option<String>) {
    let bounds = text.parse::<Edtf>().unwrap().bounds();
    (bounds.earliest.map(|day| day.to_string()), bounds.latest.map(|day| day.to_string()))
}

fn between(text: &str, earliest: &str, latest: &str) {
    assert_eq!(bounds(text), (Some(earliest.to_owned()), Some(latest.to_owned())), "{text}");
}

/// The examples of level 0 and level 1 in the Library of Congress' specification, by feature.
#[test]
fn level_0_and_1_are_read_and_written_unchanged() {
    for text in [
        "1985-04-12",
        "1985-04",
        "1985",
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04:00",
        "1985-04-12T23:20:30+04:30",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005-02",
        "2004-02-01/2005",
        "2005/2006-02",
        "Y170000002",
        "Y-170000002",
        "2001-21",
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "XXXX-03-15",
        "XXXX-02-29",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "1985-04-12/..",
        "1985-04/..",
        "1985/..",
        "../1985-04-12",
        "../1985",
        "1985-04-12/",
        "1985/",
        "/1985-04-12",
        "/1985",
        "-1985",
        "1984~/2004-06",
        "2004-06-11?/2004-06-20",
    ] {
        let value: Edtf = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(value.to_string(), text);
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(serde_json::from_str::<Edtf>(&json).unwrap(), value);
    }
}

#[test]
fn what_is_no_date_is_refused_with_a_reason() {
    for (text, why) in [
        ("", "four digits"),
        ("85", "four digits"),
        ("1985-4-12", "two digits"),
        ("1985-13", "no such month"),
        ("1985-02-30", "no such day"),
        ("2023-02-29", "no such day"),
        ("1985-XX-12", "a day needs a month"),
        ("201X-04", "full year"),
        ("XXXX", "last may be X"),
        ("XXXX-03", "last may be X"),
        ("-XXXX-03-15", "no sign"),
        ("XXXX-02-30", "no such day"),
        ("XXXX-03-15?", "no such day"),
        ("20XX-03-15", "full year"),
        ("2001-21-03", "no such month"),
        ("2004/2003", "ends before it begins"),
        ("../..", "needs a date"),
        ("1985-04-12T25:00:00", "hh:mm:ss"),
        ("1985-04T10:00:00", "full date"),
        ("Y1985", "more than four digits"),
        ("1985-04-12-01", "more than year"),
        ("１９８５", "characters"),
        ("last week", "four digits"),
    ] {
        let error = text.parse::<Edtf>().unwrap_err().to_string();
        assert!(error.contains(why), "{text}: {error}");
    }
}

#[test]
fn bounds_are_the_days_a_date_may_mean() {
    between("2024-02", "2024-02-01", "2024-02-29");
    between("2023~", "2023-01-01", "2023-12-31");
    between("201X", "2010-01-01", "2019-12-31");
    between("-201X", "-002019-01-01", "-002010-12-31");
    between("1985-XX-XX", "1985-01-01", "1985-12-31");
    between("2001-24", "2001-12-01", "2002-02-28");
    between("2001-21", "2001-03-01", "2001-05-31");
    between("2031-04-09/2031-05", "2031-04-09", "2031-05-31");
    assert_eq!(bounds("2031-04-09/.."), (Some("2031-04-09".to_owned()), None));
    assert_eq!(bounds("/1985"), (None, Some("1985-12-31".to_owned())));
}

#[test]
fn intervals_meet_unless_a_limit_keeps_them_apart() {
    let meets =
        |a: &str, b: &str| a.parse::<Edtf>().unwrap().bounds().meets(b.parse::<Edtf>().unwrap().bounds());
    assert!(meets("2031-04", "2031-04-09"));
    assert!(meets("2031-04-09/..", "2040"));
    assert!(!meets("2031-04-09", "2031-04-10"));
    assert!(!meets("../2030", "2031"));
}

#[test]
fn a_timeline_runs_from_early_to_late() {
    let order = ["../2029", "2030", "2030-12-31", "2031", "2031-04", "2031-04-09", "2031-05"];
    let mut sorted: Vec<Edtf> = order.iter().rev().map(|text| text.parse().unwrap()).collect();
    sorted.sort_by_key(|value| value.timeline_key());
    let sorted: Vec<String> = sorted.iter().map(Edtf::to_string).collect();
    // A month begins on its first day, so it comes before its days; ties go to the shorter stretch.
    assert_eq!(sorted, ["../2029", "2030", "2030-12-31", "2031", "2031-04", "2031-04-09", "2031-05"]);
}

#[test]
fn constructors_give_the_precision_asked_for() {
    assert_eq!(EdtfDate::month(2031, 13), None);
    let month = EdtfDate::month(2031, 4).unwrap().qualified(Qualifier::Approximate);
    assert_eq!(month.to_string(), "2031-04~");
    assert_eq!(month.day_component(), Component::Absent);
    assert_eq!(Edtf::days(date(2031, 4, 9), date(2031, 4, 9)).to_string(), "2031-04-09");
    assert_eq!(Edtf::days(date(2031, 4, 9), date(2031, 4, 11)).to_string(), "2031-04-09/2031-04-11");
}

proptest! {
    #[test]
    fn no_text_breaks_the_parser(text in "[0-9XYT:./?~%+-]{0,30}") {
        if let Ok(value) = text.parse::<Edtf>() {
            prop_assert_eq!(value.to_string().parse::<Edtf>().unwrap(), value);
            let bounds = value.bounds();
            if let (Some(earliest), Some(latest)) = (bounds.earliest, bounds.latest) {
                prop_assert!(earliest <= latest, "{}", value);
            }
        }
    }
}

#[test]
fn a_day_of_no_known_year_is_no_day_and_has_no_limits() {
    let day = EdtfDate::of_unknown_year(3, 15).unwrap();
    assert_eq!(Edtf::Date(day).to_string(), "XXXX-03-15");
    assert_eq!((day.as_day(), day.known_year()), (None, None));
    let bounds = Edtf::Date(day).bounds();
    assert_eq!((bounds.earliest, bounds.latest), (None, None));
    assert_eq!(EdtfDate::of_unknown_year(2, 30), None);
    assert_eq!(EdtfDate::of_unknown_year(13, 1), None);
}
