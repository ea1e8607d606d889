//! What a query returns, with what it was counted from and by which definition.

use crate::Dataset;

/// A value, the one version it came from, and the question in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<T> {
    /// The version that was used.
    pub dataset: Dataset,
    /// The definition, a line each: how the actor was resolved, which
    /// countries a region means, what was left out. To be printed beside every figure.
    pub asked: Vec<String>,
    /// The value.
    pub value: T,
}

impl<T> Answer<T> {
    /// The same answer with the value made into another.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Answer<U> {
        Answer {
            dataset: self.dataset,
            asked: self.asked,
            value: make(self.value),
        }
    }
}
