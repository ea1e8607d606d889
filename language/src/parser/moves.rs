//! The file `moves`: which class of the network stands for which move and label.

use super::scorer::Scorer;
use crate::msgpack::Value;
use crate::network::nodes::Nodes;
use serde_json::Value as Json;

/// One class: a kind of move, as spaCy numbers them, and a label, empty where the move takes none.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Move {
    pub(super) kind: u8,
    pub(super) label: String,
}

/// The scorer of a transition system and its moves; refused unless each move has a class and a state is of as many
/// tokens as one of `places`.
pub(super) fn scored(
    nodes: &Nodes<'_>,
    moves: &[u8],
    places: &[usize],
) -> Result<(Scorer, Vec<Move>), String> {
    let scorer = Scorer::new(nodes)?;
    let moves = parse(moves)?;
    let (count, classes) = (moves.len(), scorer.classes);
    if count != classes {
        return Err(format!("{count} moves for {classes} classes"));
    }
    match places.contains(&scorer.places) {
        true => Ok((scorer, moves)),
        false => Err(format!("a state of {} tokens", scorer.places)),
    }
}

/// The classes in the order of the network's outputs.
pub(super) fn parse(bytes: &[u8]) -> Result<Vec<Move>, String> {
    let value = Value::parse(bytes)?;
    let json = value.get("moves").and_then(Value::text).ok_or("no moves")?;
    let json: Json = serde_json::from_str(json).map_err(|problem| problem.to_string())?;
    let kinds = json.as_object().ok_or("moves are no object")?;
    let mut kinds: Vec<(&String, &Json)> = kinds.iter().collect();
    kinds.sort_by_key(|(kind, _)| *kind);
    let (mut moves, mut added) = (Vec::new(), Vec::new());
    for (kind, labels) in kinds {
        let kind: u8 = kind
            .parse()
            .map_err(|_| format!("a move numbered {kind}"))?;
        for (frequency, label) in by_frequency(labels) {
            // Labels added after training have a negative frequency and come last.
            if frequency < 0 {
                added.push((frequency, label, kind));
            } else {
                enter(&mut moves, kind, label);
            }
        }
    }
    added.sort_by(|a, b| (b.0, &b.1).cmp(&(a.0, &a.1)));
    for (_, label, kind) in added {
        enter(&mut moves, kind, label);
    }
    Ok(moves)
}

fn by_frequency(labels: &Json) -> Vec<(i64, String)> {
    let entries = labels.as_object().into_iter().flatten();
    let mut labels: Vec<(i64, String)> = entries
        .map(|(label, count)| (count.as_i64().unwrap_or(0), label.clone()))
        .collect();
    labels.sort_by(|a, b| b.cmp(a));
    labels
}

fn enter(moves: &mut Vec<Move>, kind: u8, label: String) {
    let entry = Move { kind, label };
    if !moves.contains(&entry) {
        moves.push(entry);
    }
}
