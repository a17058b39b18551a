use attested_ingest::dates::{alone, in_address, in_file_name, line};
use attested_ingest::text::dateline;

fn shown(text: &str) -> Option<String> {
    alone(text).map(|date| date.to_string())
}

#[test]
fn dates_in_every_customary_form() {
    for (text, expected) in [
        ("2031-03-10", "2031-03-10"),
        ("2031-03", "2031-03"),
        ("2031/03/10", "2031-03-10"),
        ("20310310", "2031-03-10"),
        ("20310310T083000Z", "2031-03-10T08:30:00Z"),
        ("2031-03-10T08:30:15.123456+01:00", "2031-03-10T08:30:15+01:00"),
        ("2031-03-10 08:30:15 UTC", "2031-03-10T08:30:15Z"),
        ("2031-03-10T08:30:15+0530", "2031-03-10T08:30:15+05:30"),
        ("10 March 2031", "2031-03-10"),
        ("March 10, 2031", "2031-03-10"),
        ("Tue, 03/04/2031", "2031-03-04"),
        ("Tue, 03/04/2031 - 10:12", "2031-03-04T10:12:00"),
        ("Thursday 03/04/2031", "2031-04-03"),
        ("10 March, 2031", "2031-03-10"),
        ("Mar. 10, 2031", "2031-03-10"),
        ("Monday 10th of March 2031", "2031-03-10"),
        ("10-Mar-2031", "2031-03-10"),
        ("Sept 5 2031", "2031-09-05"),
        ("Mon, 10 Mar 2031 08:30:00 +0100", "2031-03-10T08:30:00+01:00"),
        ("March 10, 2031 8:30 pm", "2031-03-10T20:30:00"),
        ("March 10, 2031, 8.30am GMT", "2031-03-10T08:30:00Z"),
        ("March 2031", "2031-03"),
        ("13/03/2031", "2031-03-13"),
        ("3/13/2031", "2031-03-13"),
        ("10.3.2031", "2031-03-10"),
        ("1930817400", "2031-03-09T10:10:00Z"),
        ("1930817400000", "2031-03-09T10:10:00Z"),
    ] {
        assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_names_no_one_day_is_no_date() {
    for text in [
        "",
        "yesterday",
        "10/03/2031",
        "31 February 2031",
        "2031-13-01",
        "March",
        "10 March",
        "1200 people",
        "10 March 2031 in Toldra",
        "99999999999999999999",
        "0000-00-00",
        "+",
        "-",
        "March March 2031",
        "2031-03-10x",
        "٢٠٣١-٠٣-١٠",
    ] {
        assert_eq!(shown(text), None, "{text}");
    }
}

#[test]
fn date_lines_hold_nothing_else() {
    assert!(line("23 May, 2031").is_some());
    assert!(line("[Published: May 23, 2031]").is_none());
    assert!(line("Published May 23, 2031").is_some());
    assert!(line("(10 March 2031)").is_some());
    assert!(line("On 23 May, 2031 the bridge fell").is_none());
    assert!(line("2031").is_none());
    assert!(line("20310310").is_none());
    assert!(line("March 2031").is_none());
}

#[test]
fn dates_in_addresses() {
    let found = |url| in_address(url).map(|(date, words)| (date.to_string(), words.to_owned()));
    let day = |date: &str, words: &str| Some((date.to_owned(), words.to_owned()));
    assert_eq!(found("https://a.example/2031/3/9/x"), day("2031-03-09", "2031/3/9"));
    assert_eq!(found("https://a.example/world/2031/mar/10/x"), day("2031-03-10", "2031/mar/10"));
    assert_eq!(found("https://a.example/x-2031-03-10.html?d=2032-01-01"), day("2031-03-10", "2031-03-10"));
    assert_eq!(found("https://a.example/20310310/x"), day("2031-03-10", "20310310"));
    assert_eq!(found("https://a.example/2031/03/x"), day("2031-03", "2031/03"));
    assert_eq!(found("https://a.example/news/203103101/x"), None);
    assert_eq!(found("https://a.example/?2031/03/10"), None);
    assert_eq!(found("2031-03-10"), None);
}

#[test]
fn dates_in_file_names() {
    let found = |name| in_file_name(name).map(|(date, _)| date.to_string());
    assert_eq!(found("2031_03_10_raid.txt").as_deref(), Some("2031-03-10"));
    assert_eq!(found("raid-20310310.txt").as_deref(), Some("2031-03-10"));
    assert_eq!(found("raid-123456789.txt"), None);
    assert_eq!(found("2031-03-100.txt"), None);
    assert_eq!(found("2031-03-ä.txt"), None);
}

#[test]
fn datelines() {
    for (text, place, date, agency) in [
        ("TOLDRA, March 10 (Northlight) - About", "TOLDRA", Some((None, 3, 10)), Some("Northlight")),
        ("IDRANE, March 15 (QSNS) — Foreign", "IDRANE", Some((None, 3, 15)), Some("QSNS")),
        ("PORT ANSEL - Prosecutors", "PORT ANSEL", None, None),
        ("Beirut [Qatar], October 15 : The", "Beirut", Some((None, 10, 15)), None),
        (
            "BRELLE, Halvenia, April 9, 2031 (Northlight) -- A",
            "BRELLE",
            Some((Some(2031), 4, 9)),
            Some("Northlight"),
        ),
        ("Sulla Ferry (Northlight) – A", "Sulla Ferry", None, Some("Northlight")),
    ] {
        let found = dateline(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(found.place.slice(text), Some(place));
        let parts = found.date.map(|date| (date.year, date.month.unwrap(), date.day.unwrap()));
        assert_eq!(parts, date, "{text}");
        assert_eq!(found.agency.and_then(|span| span.slice(text)), agency);
        assert!(text[found.span.range().end..].starts_with(|c: char| c.is_alphabetic()), "{text}");
    }
}

#[test]
fn what_is_no_dateline() {
    for text in [
        "The commander - a tall man - spoke.",
        "Foreign minister: Not one officer was there",
        "Darek Vashik - the commander - spoke.",
        "NHF: we were there",
        "A non-aligned state",
        "",
        "-",
    ] {
        assert_eq!(dateline(text), None, "{text}");
    }
}

#[test]
fn dates_as_sites_write_them_under_their_headlines() {
    for (text, day) in [
        ("Mon 2031-05-05 13:44:00", "2031-05-05T13:44:00"),
        ("Thursday, July 18, 2031, 11:01 am PT (02:01 pm ET)", "2031-07-18T11:01:00"),
        ("Date: 05 June 2031 Time: 12:45 PM ET", "2031-06-05T12:45:00"),
        ("June 6, 2031 1:04 PM PKT", "2031-06-06T13:04:00+05:00"),
    ] {
        assert_eq!(
            attested_ingest::dates::line(text).map(|edtf| edtf.to_string()).as_deref(),
            Some(day),
            "{text}"
        );
    }
    for text in ["Mon 2031-13-05", "July 18, 2031 (2 pages)"] {
        assert_eq!(attested_ingest::dates::line(text), None, "{text}");
    }
}
