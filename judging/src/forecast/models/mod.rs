//! The models, one file each, from the simplest to ours.

mod analogues;
mod boot240;
mod conflictology;
mod last;
mod memory;
mod pool;
mod zero;

pub use analogues::Analogues;
pub use boot240::Boot240;
pub use conflictology::Conflictology;
pub use last::Last;
pub use memory::Memory;
pub use pool::Pool;
pub use zero::Zero;

use super::Fit;
use super::situation::Trait;

/// The benchmark that others are held against.
pub const BENCHMARK: &str = "conflictology";

/// Every model, the benchmarks first.
pub fn all() -> Vec<Box<dyn Fit>> {
    vec![
        Box::new(Zero),
        Box::new(Last),
        Box::new(Conflictology { months: 12 }),
        Box::new(Boot240),
        Box::new(memory(6.0)),
        Box::new(plain()),
        Box::new(Pool {
            name: "simple-pool",
            about: "memory and plain analogues, half and half",
            parts: vec![(Box::new(memory(6.0)), 1.0), (Box::new(plain()), 1.0)],
        }),
        Box::new(ratio()),
    ]
}

fn memory(half_life_months: f64) -> Memory {
    Memory {
        name: "memory",
        half_life_months,
    }
}

fn plain() -> Analogues {
    Analogues {
        name: "analogues",
        about: "what followed the 200 most similar situations of all areas",
        axes: vec![
            (Trait::Level, 1.0),
            (Trait::Year, 1.0),
            (Trait::ThreeYears, 0.5),
        ],
        count: 200,
        scaled: false,
    }
}

fn ratio() -> Analogues {
    Analogues {
        name: "ratio",
        about: "what followed the 400 situations of the most similar shape, scaled to the area's own level",
        axes: vec![
            (Trait::CappedLevel, 1.0),
            (Trait::Turn, 1.0),
            (Trait::Slope, 0.5),
            (Trait::Restlessness, 1.0),
            (Trait::Quiet, 0.25),
        ],
        count: 400,
        scaled: true,
    }
}
