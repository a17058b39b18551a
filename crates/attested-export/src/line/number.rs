//! Whole numbers leave without a decimal point: 1200, not 1200.0.

use serde::Serializer;

/// Beyond it a float no longer tells neighbouring whole numbers apart.
const EXACT: f64 = 9_007_199_254_740_992.0;

#[expect(clippy::ref_option, reason = "the signature that serde's serialize_with asks for")]
pub(crate) fn plain<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value.and_then(whole) {
        Some(whole) => serializer.serialize_some(&whole),
        None => serializer.serialize_some(value),
    }
}

/// The value as a whole number, when it is one.
fn whole(value: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the exact range of a float")]
    (value.fract() == 0.0 && value.abs() < EXACT).then_some(value as i64)
}

/// The value as a cell of a table.
pub(crate) fn cell(value: Option<f64>) -> String {
    value
        .map(|value| whole(value).map_or_else(|| value.to_string(), |whole| whole.to_string()))
        .unwrap_or_default()
}
