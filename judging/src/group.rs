//! Joining what belongs together (union–find).

/// Sets of the numbers `0..n`, each named by its smallest member.
#[derive(Debug)]
pub(crate) struct Sets(Vec<usize>);

impl Sets {
    pub(crate) fn new(n: usize) -> Self {
        Sets((0..n).collect())
    }

    pub(crate) fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins two sets; false if they were one already.
    pub(crate) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
        a != b
    }

    /// The sets, in order of their smallest members; members in order.
    pub(crate) fn all(mut self) -> Vec<Vec<usize>> {
        let mut sets = vec![Vec::new(); self.0.len()];
        for at in 0..self.0.len() {
            let root = self.find(at);
            sets[root].push(at);
        }
        sets.retain(|set| !set.is_empty());
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_across_a_chain() {
        let mut sets = Sets::new(5);
        assert!(sets.join(3, 1) && sets.join(4, 3) && !sets.join(1, 4));
        assert_eq!(sets.all(), [vec![0], vec![1, 3, 4], vec![2]]);
    }
}
