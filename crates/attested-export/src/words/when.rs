use attested_model::{Component, Edtf, EdtfDate, Endpoint, Qualifier};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// The date in words: "9 April 2031", "about April 2031", "9 April 2031 to 12 April 2031".
pub fn in_words(edtf: Edtf) -> String {
    match edtf {
        Edtf::Date(date) => of_date(date, |month| month),
        Edtf::Moment(date, time) => {
            format!("{}, {:02}:{:02}", of_date(date, |month| month), time.hour, time.minute)
        }
        Edtf::Interval(from, to) => match (endpoint(from), endpoint(to)) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => format!("{from} or later"),
            (None, Some(to)) => format!("{to} or earlier"),
            (None, None) => "no date".to_owned(),
        },
    }
}

fn endpoint(endpoint: Endpoint) -> Option<String> {
    match endpoint {
        Endpoint::Date(date) => Some(of_date(date, |month| month)),
        Endpoint::Open | Endpoint::Unknown => None,
    }
}

/// The date for a narrow margin: the date itself in short form, then what is to be said about it.
pub fn margin(edtf: Option<Edtf>) -> Vec<String> {
    let Some(edtf) = edtf else { return vec!["undated".to_owned()] };
    let mut lines = Vec::new();
    let about;
    match edtf {
        Edtf::Date(date) => {
            lines.push(of_plain_date(date, short));
            about = qualifier(date);
            lines.extend(precision(date).map(str::to_owned));
        }
        Edtf::Moment(date, time) => {
            lines.push(of_plain_date(date, short));
            about = qualifier(date);
            lines.push(format!("{:02}:{:02}", time.hour, time.minute));
        }
        Edtf::Interval(from, to) => {
            let ends = [from, to].map(|end| match end {
                Endpoint::Date(date) => Some(date),
                Endpoint::Open | Endpoint::Unknown => None,
            });
            about = ends.iter().flatten().find_map(|&date| qualifier(date));
            lines.extend(between(ends[0], ends[1]));
        }
    }
    lines.extend(about.map(str::to_owned));
    lines
}

/// "3–9 Mar 2031", or two lines where the ends lie in different months.
fn between(from: Option<EdtfDate>, to: Option<EdtfDate>) -> Vec<String> {
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => return vec![of_plain_date(from, short), "or later".to_owned()],
        (None, Some(to)) => return vec![of_plain_date(to, short), "or earlier".to_owned()],
        (None, None) => return vec!["no date".to_owned()],
    };
    let same_month = from.month_component() == to.month_component() && from.known_year() == to.known_year();
    match (from.day_component(), to.day_component()) {
        (Component::Value(day), Component::Value(_)) if same_month => {
            vec![format!("{day}–{}", of_plain_date(to, short))]
        }
        _ => vec![of_plain_date(from, short), format!("– {}", of_plain_date(to, short))],
    }
}

fn of_date(date: EdtfDate, month: fn(&'static str) -> &'static str) -> String {
    let plain = of_plain_date(date, month);
    let plain = match date.day_component() {
        Component::Unspecified => format!("{plain}, day not known"),
        _ => plain,
    };
    match date.qualifier() {
        Qualifier::Plain => plain,
        Qualifier::Uncertain => format!("perhaps {plain}"),
        Qualifier::Approximate | Qualifier::UncertainApproximate => format!("about {plain}"),
    }
}

fn of_plain_date(date: EdtfDate, month_form: fn(&'static str) -> &'static str) -> String {
    let Some(year) = date.known_year() else {
        return match (date.month_component(), date.day_component()) {
            (Component::Value(month @ 1..=12), Component::Value(day)) => {
                format!("{day} {}, year not known", month_form(MONTHS[usize::from(month) - 1]))
            }
            _ => unspecified(&date.to_string()),
        };
    };
    let month = match date.month_component() {
        Component::Value(month @ 1..=12) => month_form(MONTHS[usize::from(month) - 1]),
        Component::Value(season @ 21..=24) => SEASONS[usize::from(season) - 21],
        _ => return year.to_string(),
    };
    match date.day_component() {
        Component::Value(day) => format!("{day} {month} {year}"),
        _ => format!("{month} {year}"),
    }
}

/// "203X" and "20XX" as decade and century; anything else as it is written.
fn unspecified(edtf: &str) -> String {
    match edtf.as_bytes() {
        [_, _, b'X', b'X'] => format!("{}00s", &edtf[..2]),
        [_, _, _, b'X'] => format!("{}0s", &edtf[..3]),
        _ => edtf.to_owned(),
    }
}

fn short(month: &'static str) -> &'static str {
    month.get(..3).unwrap_or(month)
}

fn qualifier(date: EdtfDate) -> Option<&'static str> {
    match date.qualifier() {
        Qualifier::Plain => None,
        Qualifier::Uncertain => Some("uncertain"),
        Qualifier::Approximate => Some("about"),
        Qualifier::UncertainApproximate => Some("about, uncertain"),
    }
}

fn precision(date: EdtfDate) -> Option<&'static str> {
    match (date.month_component(), date.day_component()) {
        (Component::Value(21..=24), _) => Some("season only"),
        (Component::Value(_), Component::Absent) => Some("month only"),
        (Component::Value(_), Component::Unspecified) => Some("day not known"),
        (Component::Unspecified, _) => Some("month not known"),
        (Component::Absent, _) if date.known_year().is_none() => {
            Some(if date.to_string().ends_with("XX") { "century only" } else { "decade only" })
        }
        (Component::Absent, _) => Some("year only"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{in_words, margin};

    #[test]
    fn dates_are_as_exact_in_words_as_in_the_record() {
        for (edtf, words) in [
            ("2031-04-09", "9 April 2031"),
            ("2031-04", "April 2031"),
            ("2031", "2031"),
            ("2031-04-09~", "about 9 April 2031"),
            ("2031-04?", "perhaps April 2031"),
            ("2031-04-XX", "April 2031, day not known"),
            ("2031-21", "spring 2031"),
            ("203X", "2030s"),
            ("19XX", "1900s"),
            ("2031-04-09/2031-04-12", "9 April 2031 to 12 April 2031"),
            ("../2031-04", "April 2031 or earlier"),
            ("2031-04-09T22:05:00", "9 April 2031, 22:05"),
        ] {
            assert_eq!(in_words(edtf.parse().unwrap()), words, "{edtf}");
        }
    }

    #[test]
    fn the_margin_says_what_the_date_leaves_open() {
        let lines = |edtf: &str| margin(Some(edtf.parse().unwrap())).join(" | ");
        assert_eq!(lines("2031-04-09"), "9 Apr 2031");
        assert_eq!(lines("2031-04-09~"), "9 Apr 2031 | about");
        assert_eq!(lines("2031-09"), "Sep 2031 | month only");
        assert_eq!(lines("2031"), "2031 | year only");
        assert_eq!(lines("203X"), "2030s | decade only");
        assert_eq!(lines("19XX"), "1900s | century only");
        assert_eq!(lines("2031-04-09/.."), "9 Apr 2031 | or later");
        assert_eq!(lines("2031-03-03/2031-03-09"), "3–9 Mar 2031");
        assert_eq!(lines("2031-02-28/2031-03-09"), "28 Feb 2031 | – 9 Mar 2031");
        assert_eq!(margin(None), ["undated"]);
    }
}
