//! The best single-rooted tree of a sentence (Chu-Liu/Edmonds), as in `training/tree.py`.

/// Taken off the root's column, so that exactly one word hangs from the root.
const ROOT_PENALTY: f64 = 1e6;

/// Heads (0 = root, else 1-based) of the words of a sentence of `size` words.
///
/// `score(dependent, head)` has 0-based dependents and heads as above; higher is better.
pub(crate) fn best_tree(size: usize, score: impl Fn(usize, usize) -> f32) -> Vec<usize> {
    let nodes = size + 1;
    let mut table = Table::new(nodes);
    for dependent in 1..nodes {
        for head in 0..nodes {
            if head != dependent {
                let penalty = if head == 0 { ROOT_PENALTY } else { 0.0 };
                table.set(dependent, head, f64::from(score(dependent - 1, head)) - penalty);
            }
        }
    }
    let mut heads = edmonds(&table);
    heads.remove(0);
    heads
}

/// Scores of every (dependent, head) of a complete graph; minus infinity where there is no arc.
struct Table {
    size: usize,
    cells: Vec<f64>,
}

impl Table {
    fn new(size: usize) -> Self {
        Self { size, cells: vec![f64::NEG_INFINITY; size * size] }
    }

    fn get(&self, dependent: usize, head: usize) -> f64 {
        self.cells[dependent * self.size + head]
    }

    fn set(&mut self, dependent: usize, head: usize, value: f64) {
        self.cells[dependent * self.size + head] = value;
    }
}

/// Index of the first largest value.
fn first_best(items: impl Iterator<Item = usize>, value: impl Fn(usize) -> f64) -> usize {
    let mut best: Option<(usize, f64)> = None;
    for item in items {
        let score = value(item);
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((item, score));
        }
    }
    best.map_or(0, |(item, _)| item)
}

/// Best head of every node of a graph with root 0; the root's own entry is 0.
fn edmonds(table: &Table) -> Vec<usize> {
    let size = table.size;
    let mut heads = vec![0; size];
    for (node, head) in heads.iter_mut().enumerate().skip(1) {
        *head = first_best(0..size, |other| table.get(node, other));
    }
    let cycle = find_cycle(&heads);
    if cycle.is_empty() {
        return heads;
    }
    let rest: Vec<usize> = (0..size).filter(|node| !cycle.contains(node)).collect();
    let joined = rest.len();
    let mut smaller = Table::new(joined + 1);
    let (mut enters, mut leaves) = (vec![0; joined], vec![0; joined]);
    for (i, &node) in rest.iter().enumerate() {
        if i > 0 {
            for (j, &other) in rest.iter().enumerate() {
                smaller.set(i, j, table.get(node, other));
            }
            leaves[i] = first_best(cycle.iter().copied(), |head| table.get(node, head));
            smaller.set(i, joined, table.get(node, leaves[i]));
        }
        let gain = |member: usize| table.get(member, node) - table.get(member, heads[member]);
        enters[i] = first_best(cycle.iter().copied(), gain);
        smaller.set(joined, i, gain(enters[i]));
    }
    let found = edmonds(&smaller);
    for (i, &node) in rest.iter().enumerate().skip(1) {
        heads[node] = if found[i] == joined { leaves[i] } else { rest[found[i]] };
    }
    let through = found[joined];
    heads[enters[through]] = rest[through];
    heads
}

/// The nodes of one cycle in the order walked; empty when there is none.
fn find_cycle(heads: &[usize]) -> Vec<usize> {
    let mut seen = vec![0_usize; heads.len()];
    seen[0] = usize::MAX;
    for start in 1..heads.len() {
        let mut path = Vec::new();
        let mut node = start;
        while seen[node] == 0 {
            seen[node] = start;
            path.push(node);
            node = heads[node];
        }
        if seen[node] == start {
            return path.into_iter().skip_while(|member| *member != node).collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::best_tree;

    /// Every assignment of heads that is a tree with one root, by brute force.
    fn trees(size: usize) -> Vec<Vec<usize>> {
        let choices = u32::try_from(size).unwrap();
        (0..(size + 1).pow(choices))
            .map(|mut code| {
                (0..size)
                    .map(|_| {
                        let head = code % (size + 1);
                        code /= size + 1;
                        head
                    })
                    .collect::<Vec<_>>()
            })
            .filter(|heads| heads.iter().filter(|head| **head == 0).count() == 1)
            .filter(|heads| {
                (1..=size).all(|start| {
                    let mut node = start;
                    for _ in 0..=size {
                        if node == 0 {
                            return true;
                        }
                        node = heads[node - 1];
                    }
                    false
                })
            })
            .collect()
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f32::from(u16::try_from(state >> 16).unwrap()) / 6000.0
        };
        for size in 1..=5 {
            let all = trees(size);
            for _ in 0..40 {
                let scores: Vec<Vec<f32>> = (0..size).map(|_| (0..=size).map(|_| next()).collect()).collect();
                let total = |heads: &[usize]| -> f64 {
                    heads.iter().enumerate().map(|(word, head)| f64::from(scores[word][*head])).sum()
                };
                let best = all.iter().map(|heads| total(heads)).fold(f64::NEG_INFINITY, f64::max);
                let got = best_tree(size, |dependent, head| scores[dependent][head]);
                assert!(all.contains(&got), "{got:?} is no tree");
                assert!((total(&got) - best).abs() < 1e-6, "{got:?} is not the best");
            }
        }
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(best_tree(0, |_, _| 0.0).is_empty());
    }
}
