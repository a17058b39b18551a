//! How often labels of a certainty were right on dev: two numbers a label, measured by `training/calibrate.py`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// By head, then by label; `*` stands for the labels that are not named.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Calibration(BTreeMap<String, BTreeMap<String, [f64; 2]>>);

impl Calibration {
    /// Share of right labels at this certainty; `None` when the head was not measured.
    pub(crate) fn confidence(&self, head: &str, label: &str, certainty: f64) -> Option<f32> {
        let labels = self.0.get(head)?;
        let [slope, shift] = labels.get(label).or_else(|| labels.get("*"))?;
        let bound = certainty.clamp(1e-6, 1.0 - 1e-6);
        let odds = slope * (bound / (1.0 - bound)).ln() + shift;
        Some(narrow(1.0 / (1.0 + (-odds).exp())))
    }
}

/// A probability in single precision.
#[expect(clippy::cast_possible_truncation, reason = "a probability loses digits, not its meaning")]
pub(crate) fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    #[test]
    fn a_label_without_numbers_takes_those_of_its_head() {
        let json = r#"{"names": {"person": [1.0, 0.0], "*": [0.5, -1.0]}}"#;
        let table: Calibration = serde_json::from_str(json).unwrap();
        let near = |found: Option<f32>, wanted: f32| found.is_some_and(|found| (found - wanted).abs() < 1e-5);
        assert!(near(table.confidence("names", "person", 0.8), 0.8));
        assert!(near(table.confidence("names", "place", 0.5), 0.268_941_4));
        assert!(table.confidence("times", "date", 0.5).is_none());
        assert!(table.confidence("names", "person", 0.0).is_some_and(|low| low < 1e-4));
    }
}
