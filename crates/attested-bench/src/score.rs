//! Counts of right, read and wanted, and the numbers of the field made from them.

use std::collections::BTreeMap;

/// Right, read, wanted: precision, recall, F1.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) right: usize,
    pub(crate) read: usize,
    pub(crate) wanted: usize,
}

impl Score {
    /// Adds counts of one text.
    pub(crate) fn add(&mut self, right: usize, read: usize, wanted: usize) {
        self.right += right;
        self.read += read;
        self.wanted += wanted;
    }

    /// Adds two sets: what is in both is right.
    pub(crate) fn add_sets<T: Ord>(
        &mut self,
        read: &std::collections::BTreeSet<T>,
        wanted: &std::collections::BTreeSet<T>,
    ) {
        self.add(read.intersection(wanted).count(), read.len(), wanted.len());
    }

    pub(crate) fn precision(self) -> f64 {
        percent(self.right, self.read)
    }

    pub(crate) fn recall(self) -> f64 {
        percent(self.right, self.wanted)
    }

    pub(crate) fn f1(self) -> f64 {
        percent(2 * self.right, self.read + self.wanted)
    }
}

/// A share in percent; 0 of nothing.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of a corpus")]
    let share = if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
    share
}

/// What a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// Precision, recall, F1.
    Found(Score),
    /// Right out of all.
    Share(usize, usize),
}

/// Rows of a table, in the order in which they were first counted.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    order: Vec<String>,
    rows: BTreeMap<String, Count>,
}

impl Counts {
    fn row(&mut self, name: &str, fresh: Count) -> &mut Count {
        if !self.rows.contains_key(name) {
            self.order.push(name.to_owned());
        }
        self.rows.entry(name.to_owned()).or_insert(fresh)
    }

    /// The counter of a row of precision and recall.
    pub(crate) fn found(&mut self, name: &str) -> &mut Score {
        let row = self.row(name, Count::Found(Score::default()));
        if matches!(row, Count::Share(..)) {
            *row = Count::Found(Score::default());
        }
        match row {
            Count::Found(score) => score,
            Count::Share(..) => unreachable!("made so above"),
        }
    }

    /// Adds one case to a row of shares.
    pub(crate) fn share(&mut self, name: &str, right: bool) {
        if let Count::Share(hit, all) = self.row(name, Count::Share(0, 0)) {
            *hit += usize::from(right);
            *all += 1;
        }
    }

    /// The rows in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&str, Count)> {
        self.order.iter().map(|name| (name.as_str(), self.rows[name]))
    }
}

/// Pairs one to one, best score first; of equal scores the first.
pub(crate) fn pair(mut scored: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut left, mut right) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, a, b) in scored {
        if !left.contains(&a) && !right.contains(&b) {
            left.insert(a);
            right.insert(b);
            pairs.push((a, b));
        }
    }
    pairs
}

/// The share of what two sets hold that both hold.
pub(crate) fn jaccard<T: Ord>(a: &std::collections::BTreeSet<T>, b: &std::collections::BTreeSet<T>) -> f64 {
    let both = a.intersection(b).count();
    percent(both, a.len() + b.len() - both) / 100.0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Count, Counts, Score, jaccard, pair, percent};

    #[test]
    fn precision_recall_and_f1_are_those_of_the_field() {
        let score = Score { right: 6, read: 8, wanted: 12 };
        assert!((score.precision() - 75.0).abs() < 1e-9);
        assert!((score.recall() - 50.0).abs() < 1e-9);
        assert!((score.f1() - 60.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_no_fault() {
        assert!(Score::default().f1().abs() < 1e-9);
        assert!(percent(0, 0).abs() < 1e-9);
    }

    #[test]
    fn the_best_pairs_come_first_and_nobody_is_paired_twice() {
        let pairs = pair(vec![(0.5, 0, 0), (0.9, 0, 1), (0.8, 1, 1), (0.4, 1, 0)]);
        assert_eq!(pairs, [(0, 1), (1, 0)]);
    }

    #[test]
    fn jaccard_is_shared_of_all() {
        let (a, b) = (BTreeSet::from([1, 2, 3]), BTreeSet::from([2, 3, 4]));
        assert!((jaccard(&a, &b) - 0.5).abs() < 1e-9);
        assert!(jaccard::<u8>(&BTreeSet::new(), &BTreeSet::new()).abs() < 1e-9);
    }

    #[test]
    fn rows_keep_the_order_in_which_they_came() {
        let mut counts = Counts::default();
        counts.found("b").add(1, 2, 3);
        counts.share("a", true);
        counts.share("a", false);
        let rows: Vec<_> = counts.rows().collect();
        let b = Count::Found(Score { right: 1, read: 2, wanted: 3 });
        assert_eq!(rows, [("b", b), ("a", Count::Share(1, 2))]);
    }
}
