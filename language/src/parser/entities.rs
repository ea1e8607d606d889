//! Entities by a BILUO transition system: each token begins, is in, ends, is alone as, or is out of one.
//!
//! An entity does not cross a sentence start and does not begin on white space. Entities set by earlier
//! parts of a pipeline are not looked at.

use super::moves;
use super::scorer::{NO_TOKEN, Scorer, ScorerRoom};
use crate::network::nodes::Nodes;
use crate::strings::{Interner, Name};

const BEGIN: u8 = 1;
const IN: u8 = 2;
const LAST: u8 = 3;
const UNIT: u8 = 4;
const OUT: u8 = 5;

/// The entity recogniser of one pipeline.
#[derive(Debug)]
pub(crate) struct Recogniser {
    pub(crate) scorer: Scorer,
    classes: Vec<(u8, Name)>,
    /// Per label: the classes that stay in and that end an entity of it.
    within: Vec<(Name, Vec<usize>)>,
    /// Classes while no entity is open.
    outside: Vec<usize>,
}

/// Tokens of an entity, one past the last, and its label.
pub(crate) type Entity = (u32, u32, Name);

#[derive(Debug, Default)]
pub(crate) struct Room {
    scorer: ScorerRoom,
    pub(crate) entities: Vec<Entity>,
}

impl Recogniser {
    pub(crate) fn new(
        nodes: &Nodes<'_>,
        moves: &[u8],
        names: &mut Interner,
    ) -> Result<Recogniser, String> {
        let (scorer, moves) = moves::scored(nodes, moves, &[3, 6])?;
        let empty = names.add("");
        let classes: Vec<(u8, Name)> = moves
            .iter()
            .map(|entry| (entry.kind, names.add(&entry.label)))
            .collect();
        let usable = |kinds: &'static [u8]| {
            let classes = classes.iter().enumerate();
            classes.filter(|(_, (kind, label))| {
                kinds.contains(kind) && (*kind == OUT || *label != empty)
            })
        };
        let outside = usable(&[BEGIN, UNIT, OUT])
            .map(|(class, _)| class)
            .collect();
        let mut within: Vec<(Name, Vec<usize>)> = Vec::new();
        for (class, (_, label)) in usable(&[IN, LAST]) {
            match within.iter_mut().find(|(other, _)| other == label) {
                Some((_, classes)) => classes.push(class),
                None => within.push((*label, vec![class])),
            }
        }
        Ok(Recogniser {
            scorer,
            within,
            outside,
            classes,
        })
    }

    /// Entities of a segment, in order.
    pub(crate) fn run(&self, vectors: &[f32], starts: &[i8], is_space: &[bool], room: &mut Room) {
        self.scorer.prepare(vectors, &mut room.scorer);
        room.entities.clear();
        let mut open: Option<(u32, Name)> = None;
        let mut places = [NO_TOKEN; 6];
        for token in 0..is_space.len() {
            let places = &mut places[..self.scorer.places];
            fill_places(places, token as u32, open.map(|(start, _)| start));
            self.scorer.score(places, &mut room.scorer);
            let at_end = token + 1 == is_space.len();
            let starts_next = !at_end && starts[token + 1] == 1;
            let Some(class) = self.best(
                &room.scorer.scores,
                open,
                at_end,
                starts_next,
                is_space[token],
            ) else {
                break;
            };
            let (kind, label) = self.classes[class];
            let token = token as u32;
            match (kind, open) {
                (BEGIN, _) => open = Some((token, label)),
                (UNIT, _) => room.entities.push((token, token + 1, label)),
                (LAST, Some((start, label))) => {
                    room.entities.push((start, token + 1, label));
                    open = None;
                }
                _ => {}
            }
        }
    }

    fn best(
        &self,
        scores: &[f32],
        open: Option<(u32, Name)>,
        at_end: bool,
        starts_next: bool,
        space: bool,
    ) -> Option<usize> {
        let may_go_on = !at_end && !starts_next;
        let classes: &[usize] = match open {
            None => &self.outside,
            Some((_, label)) => self
                .within
                .iter()
                .find(|(other, _)| *other == label)
                .map_or(&[], |(_, list)| list),
        };
        let mut best: Option<usize> = None;
        for class in classes {
            let valid = match self.classes[*class].0 {
                BEGIN => may_go_on && !space,
                IN => may_go_on,
                UNIT => !space,
                _ => true,
            };
            if valid && best.is_none_or(|best| scores[*class] > scores[best]) {
                best = Some(*class);
            }
        }
        best
    }
}

fn fill_places(places: &mut [u32], token: u32, open: Option<u32>) {
    places.fill(NO_TOKEN);
    places[0] = token;
    let Some(start) = open else { return };
    if places.len() == 3 {
        places[1] = start;
        places[2] = token.checked_sub(1).unwrap_or(NO_TOKEN);
    } else {
        for (place, inside) in places[1..].iter_mut().zip(start..token) {
            *place = inside;
        }
    }
}
