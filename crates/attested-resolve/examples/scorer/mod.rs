//! Scores of clusterings: B³, MUC, CEAF-e, their mean (CoNLL), and pairs. Singletons count.
#![expect(clippy::cast_precision_loss, reason = "shares of counts")]

use std::collections::BTreeMap;

/// Precision, recall and their harmonic mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Score {
    /// Share of what was found that is right.
    pub precision: f64,
    /// Share of what is there that was found.
    pub recall: f64,
}

impl Score {
    fn new(right: (f64, f64), there: (f64, f64)) -> Self {
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Self { precision: share(right.0, there.0), recall: share(right.1, there.1) }
    }

    /// The harmonic mean.
    pub(crate) fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "P {:.3} R {:.3} F1 {:.3}", self.precision, self.recall, self.f1())
    }
}

/// Two clusterings of the same members, ready to be scored against each other.
pub(crate) struct Compared {
    gold: Vec<Vec<usize>>,
    found: Vec<Vec<usize>>,
    /// `(gold, found)` to how many members they share.
    shared: BTreeMap<(usize, usize), usize>,
    members: usize,
}

impl Compared {
    /// Each member with the name of its cluster in both.
    pub(crate) fn new<G: Ord, F: Ord>(members: &[(G, F)]) -> Self {
        let mut golds: BTreeMap<&G, Vec<usize>> = BTreeMap::new();
        let mut founds: BTreeMap<&F, Vec<usize>> = BTreeMap::new();
        for (at, (gold, found)) in members.iter().enumerate() {
            golds.entry(gold).or_default().push(at);
            founds.entry(found).or_default().push(at);
        }
        let (gold, found): (Vec<_>, Vec<_>) = (golds.into_values().collect(), founds.into_values().collect());
        let place = |clusters: &[Vec<usize>]| {
            let mut of = vec![0; members.len()];
            for (at, cluster) in clusters.iter().enumerate() {
                for &member in cluster {
                    of[member] = at;
                }
            }
            of
        };
        let (of_gold, of_found) = (place(&gold), place(&found));
        let mut shared = BTreeMap::new();
        for member in 0..members.len() {
            *shared.entry((of_gold[member], of_found[member])).or_insert(0) += 1;
        }
        Self { gold, found, shared, members: members.len() }
    }

    /// Pairs of members that are together.
    pub(crate) fn pairwise(&self) -> Score {
        let pairs = |len: usize| (len * len.saturating_sub(1) / 2) as f64;
        let right = self.shared.values().map(|&count| pairs(count)).sum::<f64>();
        let sum = |clusters: &[Vec<usize>]| clusters.iter().map(|cluster| pairs(cluster.len())).sum::<f64>();
        Score::new((right, right), (sum(&self.found), sum(&self.gold)))
    }

    /// B³ (Bagga and Baldwin 1998).
    pub(crate) fn b_cubed(&self) -> Score {
        let (mut precision, mut recall) = (0.0, 0.0);
        for (&(gold, found), &count) in &self.shared {
            let square = (count * count) as f64;
            precision += square / self.found[found].len() as f64;
            recall += square / self.gold[gold].len() as f64;
        }
        Score::new((precision, recall), (self.members as f64, self.members as f64))
    }

    /// MUC (Vilain and others 1995).
    pub(crate) fn muc(&self) -> Score {
        let mut parts_of_gold = vec![0usize; self.gold.len()];
        let mut parts_of_found = vec![0usize; self.found.len()];
        for &(gold, found) in self.shared.keys() {
            parts_of_gold[gold] += 1;
            parts_of_found[found] += 1;
        }
        let links = |clusters: &[Vec<usize>], parts: &[usize]| {
            let right: usize = clusters.iter().zip(parts).map(|(cluster, parts)| cluster.len() - parts).sum();
            let all: usize = clusters.iter().map(|cluster| cluster.len() - 1).sum();
            (right as f64, all as f64)
        };
        let (right_found, all_found) = links(&self.found, &parts_of_found);
        let (right_gold, all_gold) = links(&self.gold, &parts_of_gold);
        Score::new((right_found, right_gold), (all_found, all_gold))
    }

    /// CEAF with the entity likeness φ₄ (Luo 2005): each gold cluster answers one found cluster.
    pub(crate) fn ceaf_e(&self) -> Score {
        let phi = |gold: usize, found: usize, count: usize| {
            2.0 * count as f64 / (self.gold[gold].len() + self.found[found].len()) as f64
        };
        // Only clusters that hang together through shared members compete with one another.
        let mut parent: Vec<usize> = (0..self.gold.len() + self.found.len()).collect();
        fn root(parent: &mut [usize], mut at: usize) -> usize {
            while parent[at] != at {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            at
        }
        for &(gold, found) in self.shared.keys() {
            let (one, two) = (root(&mut parent, gold), root(&mut parent, self.gold.len() + found));
            parent[one.max(two)] = one.min(two);
        }
        let mut parts: BTreeMap<usize, Vec<(usize, usize, f64)>> = BTreeMap::new();
        for (&(gold, found), &count) in &self.shared {
            let part = root(&mut parent, gold);
            parts.entry(part).or_default().push((gold, found, phi(gold, found, count)));
        }
        let best: f64 = parts.values().map(|edges| best_assignment(edges)).sum();
        Score::new((best, best), (self.found.len() as f64, self.gold.len() as f64))
    }

    /// The mean of the F1 of MUC, B³ and CEAF-e.
    pub(crate) fn conll(&self) -> f64 {
        (self.muc().f1() + self.b_cubed().f1() + self.ceaf_e().f1()) / 3.0
    }
}

/// The greatest sum of weights in which every left and every right stands once (Hungarian method).
fn best_assignment(edges: &[(usize, usize, f64)]) -> f64 {
    let number = |of: &dyn Fn(&(usize, usize, f64)) -> usize| {
        let mut all: Vec<usize> = edges.iter().map(of).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (lefts, rights) = (number(&|edge| edge.0), number(&|edge| edge.1));
    let size = lefts.len().max(rights.len());
    let mut cost = vec![vec![0.0; size + 1]; size + 1];
    for &(left, right, weight) in edges {
        let (Ok(row), Ok(column)) = (lefts.binary_search(&left), rights.binary_search(&right)) else {
            continue;
        };
        cost[row + 1][column + 1] = -weight;
    }
    let mut row_value = vec![0.0; size + 1];
    let mut column_value = vec![0.0; size + 1];
    let mut row_of = vec![0usize; size + 1];
    let mut way = vec![0usize; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut used = vec![false; size + 1];
        loop {
            used[column] = true;
            let here = row_of[column];
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for to in 1..=size {
                if used[to] {
                    continue;
                }
                let value = cost[here][to] - row_value[here] - column_value[to];
                if value < least[to] {
                    least[to] = value;
                    way[to] = column;
                }
                if least[to] < delta {
                    delta = least[to];
                    next = to;
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
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = way[column];
            row_of[column] = row_of[before];
            column = before;
        }
    }
    (1..=size).map(|column| -cost[row_of[column]][column]).sum()
}
