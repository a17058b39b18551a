//! Scores of clusters of mentions: MUC, B³, CEAF-e, their mean (CoNLL), and pairs.
//!
//! Mentions may be missing on either side. Documents are added one after the other.

use std::collections::BTreeMap;

/// Clusters of mentions of one document.
pub(crate) type Clusters<M> = Vec<Vec<M>>;

/// Right and all of the found, right and all of the gold.
#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    right_found: f64,
    found: f64,
    right_gold: f64,
    gold: f64,
}

impl Sums {
    fn add(&mut self, found: (f64, f64), gold: (f64, f64)) {
        self.right_found += found.0;
        self.found += found.1;
        self.right_gold += gold.0;
        self.gold += gold.1;
    }

    /// Precision, recall, F1 in percent.
    fn prf(self) -> [f64; 3] {
        let share = |part: f64, whole: f64| if whole > 0.0 { 100.0 * part / whole } else { 0.0 };
        let (p, r) = (share(self.right_found, self.found), share(self.right_gold, self.gold));
        [p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }]
    }
}

/// Scores over documents.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    mentions: Sums,
    muc: Sums,
    b_cubed: Sums,
    ceaf_e: Sums,
    pairs: Sums,
}

impl Compared {
    /// Adds one document.
    pub(crate) fn add<M: Ord + Clone>(&mut self, found: &Clusters<M>, gold: &Clusters<M>) {
        let (in_found, in_gold) = (places(found), places(gold));
        let same = number(in_found.keys().filter(|mention| in_gold.contains_key(*mention)).count());
        self.mentions.add((same, number(in_found.len())), (same, number(in_gold.len())));
        self.muc.add(muc(found, &in_gold), muc(gold, &in_found));
        self.b_cubed.add(b_cubed(found, &in_gold), b_cubed(gold, &in_found));
        let best = ceaf_e(found, gold, &in_gold);
        self.ceaf_e.add((best, number(found.len())), (best, number(gold.len())));
        self.pairs.add(pairs(found, &in_gold), pairs(gold, &in_found));
    }

    /// Precision, recall and F1 of what both call mentions.
    pub(crate) fn mentions(&self) -> [f64; 3] {
        self.mentions.prf()
    }

    /// MUC (Vilain and others 1995).
    pub(crate) fn muc(&self) -> [f64; 3] {
        self.muc.prf()
    }

    /// B³ (Bagga and Baldwin 1998).
    pub(crate) fn b_cubed(&self) -> [f64; 3] {
        self.b_cubed.prf()
    }

    /// CEAF with the entity likeness φ₄ (Luo 2005).
    pub(crate) fn ceaf_e(&self) -> [f64; 3] {
        self.ceaf_e.prf()
    }

    /// Pairs of mentions that are together.
    pub(crate) fn pairs(&self) -> [f64; 3] {
        self.pairs.prf()
    }

    /// The mean F1 of MUC, B³ and CEAF-e.
    pub(crate) fn conll(&self) -> f64 {
        (self.muc()[2] + self.b_cubed()[2] + self.ceaf_e()[2]) / 3.0
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a corpus")]
fn number(count: usize) -> f64 {
    count as f64
}

fn places<M: Ord + Clone>(clusters: &Clusters<M>) -> BTreeMap<M, usize> {
    let all = clusters.iter().enumerate();
    all.flat_map(|(at, cluster)| cluster.iter().map(move |mention| (mention.clone(), at))).collect()
}

/// How many members of a cluster stand in each cluster of the other side, and how many in none.
fn parts<M: Ord>(cluster: &[M], other: &BTreeMap<M, usize>) -> (BTreeMap<usize, usize>, usize) {
    let (mut counts, mut none) = (BTreeMap::new(), 0);
    for mention in cluster {
        match other.get(mention) {
            Some(&at) => *counts.entry(at).or_insert(0) += 1,
            None => none += 1,
        }
    }
    (counts, none)
}

fn muc<M: Ord>(ours: &Clusters<M>, other: &BTreeMap<M, usize>) -> (f64, f64) {
    ours.iter().fold((0.0, 0.0), |(right, all), cluster| {
        let (counts, none) = parts(cluster, other);
        (right + number(cluster.len() - counts.len() - none), all + number(cluster.len() - 1))
    })
}

fn b_cubed<M: Ord>(ours: &Clusters<M>, other: &BTreeMap<M, usize>) -> (f64, f64) {
    ours.iter().fold((0.0, 0.0), |(right, all), cluster| {
        let (counts, _) = parts(cluster, other);
        let squares: usize = counts.values().map(|count| count * count).sum();
        (right + number(squares) / number(cluster.len()), all + number(cluster.len()))
    })
}

fn pairs<M: Ord>(ours: &Clusters<M>, other: &BTreeMap<M, usize>) -> (f64, f64) {
    let of = |count: usize| number(count * count.saturating_sub(1) / 2);
    ours.iter().fold((0.0, 0.0), |(right, all), cluster| {
        let (counts, _) = parts(cluster, other);
        (right + counts.values().map(|&count| of(count)).sum::<f64>(), all + of(cluster.len()))
    })
}

/// The greatest sum of likenesses in which each cluster answers at most one of the other side.
fn ceaf_e<M: Ord>(found: &Clusters<M>, gold: &Clusters<M>, in_gold: &BTreeMap<M, usize>) -> f64 {
    let mut edges: Vec<(usize, usize, f64)> = Vec::new();
    for (at, cluster) in found.iter().enumerate() {
        for (other, count) in parts(cluster, in_gold).0 {
            edges.push((at, other, 2.0 * number(count) / number(cluster.len() + gold[other].len())));
        }
    }
    // Only clusters that hang together through shared members compete with one another.
    let mut group: Vec<usize> = (0..found.len() + gold.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    for &(left, right, _) in &edges {
        let (one, two) = (root(&mut group, left), root(&mut group, found.len() + right));
        group[one.max(two)] = one.min(two);
    }
    let mut competing: BTreeMap<usize, Vec<(usize, usize, f64)>> = BTreeMap::new();
    for edge in edges {
        let at = root(&mut group, edge.0);
        competing.entry(at).or_default().push(edge);
    }
    competing.values().map(|edges| best_assignment(edges)).sum()
}

/// The greatest sum of weights in which every left and every right stands once (Hungarian method).
fn best_assignment(edges: &[(usize, usize, f64)]) -> f64 {
    let sorted = |mut all: Vec<usize>| {
        all.sort_unstable();
        all.dedup();
        all
    };
    let lefts = sorted(edges.iter().map(|edge| edge.0).collect());
    let rights = sorted(edges.iter().map(|edge| edge.1).collect());
    let size = lefts.len().max(rights.len());
    let mut cost = vec![vec![0.0; size + 1]; size + 1];
    for &(left, right, weight) in edges {
        let (row, column) =
            (lefts.partition_point(|&at| at < left), rights.partition_point(|&at| at < right));
        cost[row + 1][column + 1] = -weight;
    }
    let (mut row_value, mut column_value) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let (mut row_of, mut way) = (vec![0usize; size + 1], vec![0usize; size + 1]);
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let (mut least, mut used) = (vec![f64::INFINITY; size + 1], vec![false; size + 1]);
        while row_of[column] != 0 {
            used[column] = true;
            let here = row_of[column];
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for to in (1..=size).filter(|&to| !used[to]) {
                let value = cost[here][to] - row_value[here] - column_value[to];
                if value < least[to] {
                    (least[to], way[to]) = (value, column);
                }
                if least[to] < delta {
                    (delta, next) = (least[to], to);
                }
            }
            for to in 0..=size {
                if used[to] {
                    row_value[row_of[to]] += delta;
                    column_value[to] -= delta;
                } else {
                    least[to] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    (1..=size).map(|column| -cost[row_of[column]][column]).sum()
}

#[cfg(test)]
mod tests {
    use super::{Compared, best_assignment};

    fn compared(found: &[&[u8]], gold: &[&[u8]]) -> Compared {
        let clusters = |of: &[&[u8]]| of.iter().map(|cluster| cluster.to_vec()).collect::<Vec<_>>();
        let mut compared = Compared::default();
        compared.add(&clusters(found), &clusters(gold));
        compared
    }

    fn near(numbers: [f64; 3], wanted: [f64; 3]) {
        let close = numbers.iter().zip(wanted).all(|(number, wanted)| (number - wanted).abs() < 0.05);
        assert!(close, "{numbers:?} instead of {wanted:?}");
    }

    #[test]
    fn the_same_clusters_score_a_hundred() {
        let same = compared(&[&[1, 2, 3], &[4, 5]], &[&[4, 5], &[3, 2, 1]]);
        assert!((same.conll() - 100.0).abs() < 1e-9);
        near(same.pairs(), [100.0; 3]);
    }

    #[test]
    fn the_textbook_case_of_bagga_and_baldwin() {
        // Gold: 12345 67 89ABC; found joins the last two.
        let gold: [&[u8]; 3] = [&[1, 2, 3, 4, 5], &[6, 7], &[8, 9, 10, 11, 12]];
        let found: [&[u8]; 2] = [&[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10, 11, 12]];
        let scores = compared(&found, &gold);
        near(scores.muc(), [90.0, 100.0, 94.7]);
        near(scores.b_cubed(), [76.2, 100.0, 86.5]);
        // φ₄: 1 + 10/12 of two found and of three gold clusters.
        near(scores.ceaf_e(), [91.7, 61.1, 73.3]);
    }

    #[test]
    fn a_mention_that_only_one_side_has_costs_that_side() {
        let scores = compared(&[&[1, 2, 9]], &[&[1, 2]]);
        near(scores.mentions(), [66.7, 100.0, 80.0]);
        near(scores.muc(), [50.0, 100.0, 66.7]);
        near(scores.b_cubed(), [44.4, 100.0, 61.5]);
    }

    #[test]
    fn the_best_assignment_is_not_the_greedy_one() {
        let edges = [(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8), (1, 1, 0.1)];
        assert!((best_assignment(&edges) - 1.6).abs() < 1e-9);
    }
}
