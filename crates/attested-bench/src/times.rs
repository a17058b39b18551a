//! Time expressions of TimeML files: extent (exact, overlapping) and value.

use std::path::PathBuf;

use attested_model::{Edtf, Endpoint};

use crate::corpus::{around, document, files, read};
use crate::score::Counts;
use crate::timeml::timeml;
use crate::{Error, Report, Request, Table};

/// Folders of the corpora that are asked for; the folder itself counts too.
const FOLDERS: &[&str] = &["AQUAINT", "TimeBank", "timex3"];

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let found = tml(request)?;
    let analyser = request.reader.analyser()?;
    let (mut counts, mut errors) = (Counts::default(), Vec::new());
    for path in &found {
        let written = read(path)?;
        let wanted = timeml(&written);
        let document = document("", &wanted.text, wanted.date.as_deref().unwrap_or(""));
        let text = document.text();
        let times = analyser.analyse(&document).times;
        let mut used = vec![false; times.len()];
        let (mut exact, mut over, mut value, mut dated) = (0, 0, 0, 0);
        for timex in &wanted.times {
            let free = |(at, time): &(usize, &attested_model::TimeExpression)| {
                !used[*at] && time.span.overlaps(timex.span)
            };
            let Some((hit, time)) = times.iter().enumerate().find(free) else {
                errors.push(format!("missed {} | {}", timex.value, around(text, timex.span)));
                continue;
            };
            used[hit] = true;
            let right = match (as_edtf(&timex.value), time.value) {
                (None, None) => true,
                (Some(wanted), Some(value)) => agrees(&wanted, value),
                _ => false,
            };
            over += 1;
            exact += usize::from(time.span == timex.span);
            value += usize::from(right);
            dated += usize::from(right && time.value.is_some());
            if !right || time.span != timex.span {
                let what = if right { "extent" } else { "value" };
                let read = time.value.map_or("-".to_owned(), |value| value.to_string());
                let words = time.span.text(text);
                errors.push(format!(
                    "{what} {}, read {words:?} as {read} | {}",
                    timex.value,
                    around(text, timex.span)
                ));
            }
        }
        for (time, _) in times.iter().zip(used).filter(|(_, used)| !used) {
            errors.push(format!("extra | {}", around(text, time.span)));
        }
        let (all, gold) = (times.len(), wanted.times.len());
        counts.found("extent, exact").add(exact, all, gold);
        counts.found("extent, overlapping").add(over, all, gold);
        counts.found("value, with overlapping extent").add(value, all, gold);
        let with_value = times.iter().filter(|time| time.value.is_some()).count();
        let dates = wanted.times.iter().filter(|timex| as_edtf(&timex.value).is_some()).count();
        counts.found("value, calendar dates alone").add(dated, with_value, dates);
    }
    let name = request.folder.file_name().map_or("times".into(), |name| name.to_string_lossy());
    let mut report = Report::new(
        format!("{name}, train, {} texts", found.len()),
        &request.reader.named()?,
        vec![Table::of_counts("", &counts)],
    );
    if request.errors {
        report.errors = errors;
    }
    Ok(report)
}

fn tml(request: &Request<'_>) -> Result<Vec<PathBuf>, Error> {
    let folders = FOLDERS.iter().map(|name| request.folder.join(name)).chain([request.folder.to_owned()]);
    let mut found = Vec::new();
    for folder in folders.filter(|folder| folder.is_dir()) {
        found.extend(files(&folder, ".tml")?);
    }
    if found.is_empty() {
        return Err(Error::NotThere { path: request.folder.to_owned(), wanted: "folder with .tml files" });
    }
    Ok(found)
}

/// A TIMEX3 value as EDTF; `None` for durations, sets, vague and empty ones.
fn as_edtf(value: &str) -> Option<String> {
    let value = value.split('T').next()?;
    if value.starts_with('P') || value.contains("REF") || value.contains('X') && !value.ends_with('X') {
        return None;
    }
    let (year, rest) = value.split_at_checked(4).unwrap_or((value, ""));
    if !year.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let season = match rest {
        "-SP" => "-21",
        "-SU" => "-22",
        "-FA" => "-23",
        "-WI" => "-24",
        _ => rest,
    };
    Some(match year.len() {
        3 => format!("{year}X"),
        2 => format!("{year}XX"),
        _ => format!("{year}{season}"),
    })
}

fn agrees(wanted: &str, value: Edtf) -> bool {
    if let Some((year, week)) = wanted.split_once("-W") {
        // A week of ISO 8601 is an interval of days here.
        let (Some(first), Ok(year), Ok(week)) =
            (value.bounds().earliest, year.parse::<i16>(), week.parse::<i8>())
        else {
            return false;
        };
        let iso = first.iso_week_date();
        return iso.year() == year && iso.week() == week;
    }
    let bare = match value {
        Edtf::Moment(date, _) | Edtf::Interval(Endpoint::Date(date), Endpoint::Open) => date.to_string(),
        _ => value.to_string(),
    };
    bare == wanted.trim_end_matches("-XX")
}

#[cfg(test)]
mod tests {
    use super::{agrees, as_edtf};
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn values_of_timex3_are_dates_seasons_decades_or_nothing() {
        assert_eq!(as_edtf("1998-03-10T12:00").as_deref(), Some("1998-03-10"));
        assert_eq!(as_edtf("1998-SU").as_deref(), Some("1998-22"));
        assert_eq!(as_edtf("199").as_deref(), Some("199X"));
        assert_eq!(as_edtf("19").as_deref(), Some("19XX"));
        for none in ["P3D", "PAST_REF", "XXXX-WXX-5", ""] {
            assert_eq!(as_edtf(none), None, "{none}");
        }
    }

    #[test]
    fn a_week_is_the_days_of_that_week() {
        assert!(agrees("2031-W11", "2031-03-10/2031-03-16".parse().unwrap()));
        assert!(!agrees("2031-W12", "2031-03-10/2031-03-16".parse().unwrap()));
        assert!(agrees("2031-03-10", "2031-03-10".parse().unwrap()));
    }

    #[test]
    fn a_small_corpus_is_scored() {
        let folder = tempfile::tempdir().unwrap();
        let text = "<TimeML><DCT><TIMEX3 value=\"2031-03-10\" functionInDocument=\"CREATION_TIME\">x</TIMEX3></DCT>\
            <TEXT>The talks began on <TIMEX3 value=\"2031-03-04\">4 March 2031</TIMEX3> and took \
            <TIMEX3 value=\"2031-03-01\">three days</TIMEX3>.</TEXT></TimeML>";
        std::fs::write(folder.path().join("a.tml"), text).unwrap();
        let request = Request {
            folder: folder.path(),
            reader: ReadBy::Rules,
            document: None,
            errors: true,
            texts: None,
        };
        let report = measure(Measure::Times, &request).unwrap();
        let rows = &report.tables[0].rows;
        assert_eq!(rows[0][4], "2 right, 2 read, 2 wanted", "{rows:?}");
        assert_eq!(rows[2][4], "1 right, 2 read, 2 wanted", "{rows:?}");
        assert_eq!(report.errors.len(), 1, "{:?}", report.errors);
    }
}
