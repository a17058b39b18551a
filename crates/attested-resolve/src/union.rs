//! Components of a graph: which members hang together through edges.

/// A forest of members; each tree is one component, named by its smallest member.
#[derive(Debug, Clone)]
pub(crate) struct Union {
    parent: Vec<usize>,
}

impl Union {
    /// So many members, each alone.
    pub(crate) fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    /// The smallest member of the component of `member`.
    pub(crate) fn root(&mut self, member: usize) -> usize {
        let mut at = member;
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Joins two components; true when they were apart.
    pub(crate) fn join(&mut self, left: usize, right: usize) -> bool {
        let (left, right) = (self.root(left), self.root(right));
        if left == right {
            return false;
        }
        let (small, large) = (left.min(right), left.max(right));
        self.parent[large] = small;
        true
    }

    /// All components: members in order, components in the order of their smallest members.
    pub(crate) fn components(&mut self) -> Vec<Vec<usize>> {
        let mut place = vec![usize::MAX; self.parent.len()];
        let mut all: Vec<Vec<usize>> = Vec::new();
        for member in 0..self.parent.len() {
            let root = self.root(member);
            if place[root] == usize::MAX {
                place[root] = all.len();
                all.push(Vec::new());
            }
            all[place[root]].push(member);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Union;

    #[test]
    fn components_do_not_depend_on_the_order_of_joins() {
        let edges = [(4, 1), (1, 3), (0, 5)];
        let mut forward = Union::new(6);
        let mut backward = Union::new(6);
        for &(left, right) in &edges {
            forward.join(left, right);
        }
        for &(left, right) in edges.iter().rev() {
            backward.join(right, left);
        }
        assert_eq!(forward.components(), vec![vec![0, 5], vec![1, 3, 4], vec![2]]);
        assert_eq!(forward.components(), backward.components());
    }
}
