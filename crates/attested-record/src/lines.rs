use crate::{Record, Result};

/// Reads the line of a row.
type Load<'r, T> = Box<dyn Fn(&Record, i64) -> Result<T> + 'r>;

/// The answer to a query: lines of the record, read from the file one by one as they are asked for.
///
/// The rows of the matches are known at once (eight bytes each); their content is not held in memory.
pub struct Lines<'r, T> {
    record: &'r Record,
    keys: std::vec::IntoIter<i64>,
    total: usize,
    load: Load<'r, T>,
}

impl<'r, T> Lines<'r, T> {
    pub(crate) fn new(
        record: &'r Record,
        (keys, total): (Vec<i64>, usize),
        load: impl Fn(&Record, i64) -> Result<T> + 'r,
    ) -> Self {
        Self { record, keys: keys.into_iter(), total, load: Box::new(load) }
    }

    /// All of these rows.
    pub(crate) fn whole(
        record: &'r Record,
        keys: Vec<i64>,
        load: impl Fn(&Record, i64) -> Result<T> + 'r,
    ) -> Self {
        let total = keys.len();
        Self::new(record, (keys, total), load)
    }

    /// How many lines match, whatever the limit and offset.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Reads all lines that are left.
    ///
    /// # Errors
    /// The first error of any of them.
    pub fn all(self) -> Result<Vec<T>> {
        self.collect()
    }
}

impl<T> Iterator for Lines<'_, T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        self.keys.next().map(|key| (self.load)(self.record, key))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

impl<T> ExactSizeIterator for Lines<'_, T> {}

impl<T> std::fmt::Debug for Lines<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").field("left", &self.keys.len()).field("total", &self.total).finish()
    }
}
