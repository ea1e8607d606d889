//! UCDP Actor Dataset: the names an actor goes and went by.
//!
//! No events: it is what "Islamic State" is found by, which the events call
//! "IS". Quirks: several names stand in one cell, parted by commas; where an
//! actor has changed its name, the first ones are under `NameOrig`, later ones
//! under `NewName`, in order.
//!
//! Source: codebook of version 22.1, <https://ucdp.uu.se/downloads/>.

use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Actor, Grain};

pub(super) const SOURCE: Source = Source {
    name: "ucdp-actor",
    title: "UCDP Actor Dataset",
    grain: Grain::Actor,
    licence: "CC-BY-4.0",
    citation: "UCDP Actor Dataset, Uppsala Conflict Data Program, of the version's year",
    codebook: "https://ucdp.uu.se/downloads/",
    seen: &["original, full and translated names of actors, changes of name, alliances, countries"],
    unseen: &[
        "when a name was in use",
        "names that reports use and the actor did not",
    ],
    columns: &["actorid", "namedata", "nameorig", "nameorigfull"],
    read: Read::Actors(actor),
};

/// Columns with further names, in order of time.
const NAMES: [&str; 6] = [
    "nameorig",
    "nameorigfull",
    "nameorigfulleng",
    "newname",
    "newnamefullmothertongue",
    "newnamefulleng",
];

fn actor(cells: Cells) -> Result<Actor, Bad> {
    cells.need_count("actorid")?;
    let name = cells.need("namedata")?.to_owned();
    let mut aliases: Vec<String> = Vec::new();
    for alias in NAMES.iter().flat_map(|column| names(cells, column)) {
        if alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    Ok(Actor {
        id: cells.id("actorid").unwrap_or_default(),
        name,
        aliases,
        previous: names(cells, "nameprev"),
        allies: names(cells, "namealliance"),
        locations: names(cells, "location"),
    })
}

/// The names of a cell, and the cell as a whole where a comma may be part of one name.
fn names(cells: Cells, column: &str) -> Vec<String> {
    let cell = cells.text(column).unwrap_or_default();
    let parts = cell.split([',', ';']).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::cells::tests::line;

    #[test]
    fn names_of_all_times_are_aliases() {
        let (columns, fields) = line(
            "ActorId|NameData|NameOrig|NameOrigFull|NewName|NamePrev|Location",
            "6|Red Band|The Band|The Band|Red Band, Great Red Band|Old Band|Mali, Niger",
        );
        let cells = Cells {
            columns: &columns,
            fields: &fields,
        };
        let actor = actor(cells).unwrap();
        assert_eq!((actor.id.as_str(), actor.name.as_str()), ("6", "Red Band"));
        assert_eq!(actor.aliases, ["The Band", "Great Red Band"]);
        assert_eq!(actor.previous, ["Old Band"]);
        assert_eq!(actor.locations, ["Mali", "Niger"]);
    }
}
