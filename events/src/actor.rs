//! An actor with the names it goes by, as an actor list tells them.

/// One entry of an actor list, for finding rows by an alias.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Actor {
    /// Its identifier in the list's datasets: `234`.
    pub id: String,
    /// The name the datasets use: `IS`.
    pub name: String,
    /// Every other name of it, former ones included, in the list's order.
    pub aliases: Vec<String>,
    /// Actors it came out of, as names.
    pub previous: Vec<String>,
    /// Actors it was in an alliance with, as names.
    pub allies: Vec<String>,
    /// Countries it was active in, as the list names them.
    pub locations: Vec<String>,
}
