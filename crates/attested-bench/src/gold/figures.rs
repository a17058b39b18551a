//! Figures: found with their value, with their bound, with what they count.

use super::{Case, Totals};
use crate::corpus::{around, list, locate};
use crate::score::pair;

pub(super) fn score(totals: &mut Totals, case: &Case<'_>) {
    let wanted = list(case.gold, "figures");
    let read = &case.analysis.figures;
    let mut scored = Vec::new();
    for (a, each) in wanted.iter().enumerate() {
        let value = each["value"].as_f64().unwrap_or(-1.0);
        for span in locate(case.text(), each["quote"].as_str().unwrap_or("")) {
            for (b, figure) in read.iter().enumerate() {
                let ends = [figure.low, figure.high];
                let equal = ends.into_iter().flatten().any(|read| (read - value).abs() < 0.5);
                if figure.span.overlaps(span) && equal {
                    scored.push((1.0, a, b));
                }
            }
        }
    }
    let pairs = pair(scored);
    totals.counts.found("figures").add(pairs.len(), read.len(), wanted.len());
    for &(a, b) in &pairs {
        let (gold, figure) = (&wanted[a], &read[b]);
        let bound = gold["bound"] == figure.bound.to_string();
        let of = gold["of"] == figure.of.to_string();
        totals.counts.share("bound of figures (of matched)", bound);
        totals.counts.share("what figures count (of matched)", of);
        if !(bound && of) {
            totals.errors.push(format!(
                "{} figure: {} {}, read {} {} | {}",
                case.id,
                gold["bound"],
                gold["of"],
                figure.bound,
                figure.of,
                around(case.text(), figure.span)
            ));
        }
    }
    for (a, each) in wanted.iter().enumerate().filter(|(a, _)| !pairs.iter().any(|pair| pair.0 == *a)) {
        totals.errors.push(format!("{} figure missed: {} ({a})", case.id, each["quote"]));
    }
    for (b, figure) in read.iter().enumerate().filter(|(b, _)| !pairs.iter().any(|pair| pair.1 == *b)) {
        let place = around(case.text(), figure.span);
        totals
            .errors
            .push(format!("{} figure extra: {} {} ({b}) | {place}", case.id, figure.bound, figure.of));
    }
}
