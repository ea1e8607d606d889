//! A word → its vector before any context: hashed attributes, summed rows, one maxout layer.

use super::linear::{Linear, Rows};
use super::maxout::Maxout;
use super::nodes::{NodeData, Nodes};
use super::vectors::Vectors;
use crate::hash::{row_keys, string_key};
use crate::words::Word;
use std::sync::Arc;

/// What a table of rows looks at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Column {
    Orth,
    Lower,
    Norm,
    Prefix,
    Suffix,
    Shape,
    /// A space follows.
    Spacy,
    IsSpace,
}

impl Column {
    fn named(name: &str) -> Option<Column> {
        Some(match name {
            "ORTH" => Column::Orth,
            "LOWER" => Column::Lower,
            "NORM" => Column::Norm,
            "PREFIX" => Column::Prefix,
            "SUFFIX" => Column::Suffix,
            "SHAPE" => Column::Shape,
            "SPACY" => Column::Spacy,
            "IS_SPACE" => Column::IsSpace,
            _ => return None,
        })
    }

    fn of(self, word: &Word, space: bool) -> u64 {
        match self {
            Column::Orth => word.orth,
            Column::Lower => word.lower,
            Column::Norm => word.norm,
            Column::Prefix => word.prefix,
            Column::Suffix => word.suffix,
            Column::Shape => word.shape,
            Column::Spacy => u64::from(space),
            Column::IsSpace => u64::from(word.is_space),
        }
    }
}

#[derive(Debug)]
struct Table {
    column: Column,
    seed: u32,
    rows: Vec<f32>,
    count: usize,
}

#[derive(Debug)]
struct Projection {
    vectors: Arc<Vectors>,
    linear: Linear,
}

#[derive(Debug)]
pub(crate) struct Embed {
    tables: Vec<Table>,
    projection: Option<Projection>,
    mix: Maxout,
    pub(crate) width: usize,
}

impl Embed {
    pub(crate) fn new(
        nodes: &Nodes<'_>,
        mix: Maxout,
        vectors: Option<Arc<Vectors>>,
    ) -> Result<Embed, String> {
        let width = mix.width;
        let columns = nodes
            .first("extract_features")?
            .attribute("columns")
            .ok_or("extract_features has no columns")?;
        let columns: Result<Vec<Column>, String> = columns.items().iter().map(column).collect();
        let columns = columns?;
        let tables: Result<Vec<Table>, String> = nodes
            .named("hashembed")
            .map(|node| table(node, &columns, width))
            .collect();
        let projection = nodes
            .named("static_vectors")
            .next()
            .map(|node| projection(node, width, vectors))
            .transpose()?;
        let embed = Embed {
            tables: tables?,
            projection,
            mix,
            width,
        };
        let inputs = embed.inputs();
        if inputs != embed.mix.linear.inputs {
            return Err(format!(
                "the embedding gives {inputs} numbers, its maxout takes {}",
                embed.mix.linear.inputs
            ));
        }
        Ok(embed)
    }

    fn inputs(&self) -> usize {
        self.width * (self.tables.len() + usize::from(self.projection.is_some()))
    }

    pub(crate) fn looks_at_space(&self) -> bool {
        self.tables
            .iter()
            .any(|table| table.column == Column::Spacy)
    }

    /// Vectors of many words, one row each in `out`.
    pub(crate) fn run<'w>(
        &self,
        words: impl Iterator<Item = (&'w Word, bool)>,
        room: &mut Room,
        out: &mut Vec<f32>,
    ) {
        let inputs = self.inputs();
        room.features.clear();
        let mut count = 0;
        for (word, space) in words {
            let start = room.features.len();
            room.features.resize(start + inputs, 0.0);
            self.gather(word, space, &mut room.features[start..]);
            count += 1;
        }
        let outputs = self.mix.linear.outputs;
        room.mixed.resize(count * outputs, 0.0);
        let rows = Rows::dense(&room.features, inputs);
        self.mix.linear.run(rows, &mut room.mixed);
        out.resize(count * self.width, 0.0);
        let mixed = room.mixed.chunks_exact_mut(outputs);
        for (sums, out) in mixed.zip(out.chunks_exact_mut(self.width)) {
            self.mix.finish(sums, None, out);
        }
    }

    fn gather(&self, word: &Word, space: bool, features: &mut [f32]) {
        let mut parts = features.chunks_exact_mut(self.width);
        for (table, part) in self.tables.iter().zip(&mut parts) {
            for key in row_keys(table.column.of(word, space), table.seed) {
                let row = key as usize % table.count * self.width;
                for (sum, value) in part.iter_mut().zip(&table.rows[row..row + self.width]) {
                    *sum += value;
                }
            }
        }
        if let (Some(projection), Some(part)) = (&self.projection, parts.next()) {
            projection.run(word, part);
        }
    }
}

impl Projection {
    /// A word without a vector leaves zeros.
    fn run(&self, word: &Word, part: &mut [f32]) {
        let Some(vector) = self.vectors.get(word.orth) else {
            return;
        };
        self.linear
            .run(Rows::dense(vector, self.vectors.width), part);
    }
}

/// Room used again from batch to batch.
#[derive(Debug, Default)]
pub(crate) struct Room {
    features: Vec<f32>,
    mixed: Vec<f32>,
}

fn column(name: &crate::msgpack::Value<'_>) -> Result<Column, String> {
    let named = match name.unsigned() {
        Some(number) => crate::symbols::SYMBOLS.get(number as usize).copied(),
        None => name.text(),
    };
    debug_assert_eq!(string_key("NORM"), 67);
    named
        .and_then(Column::named)
        .ok_or_else(|| format!("the attribute {name:?} is not embedded here"))
}

fn table(node: &NodeData<'_>, columns: &[Column], width: usize) -> Result<Table, String> {
    let attribute = |name: &str| node.attribute(name).and_then(|value| value.unsigned());
    let column = attribute("column")
        .and_then(|index| columns.get(index as usize))
        .ok_or("hashembed has no column")?;
    let seed = attribute("seed").ok_or("hashembed has no seed")? as u32;
    let weights = node.weights("E")?;
    let [count, across] = weights.sides()?;
    if across != width || count == 0 {
        return Err(format!(
            "hashembed has {count} rows of {across}, {width} wanted"
        ));
    }
    Ok(Table {
        column: *column,
        seed,
        rows: weights.floats(),
        count,
    })
}

fn projection(
    node: &NodeData<'_>,
    width: usize,
    vectors: Option<Arc<Vectors>>,
) -> Result<Projection, String> {
    let vectors = vectors.ok_or("static_vectors, but the pipeline has no table of vectors")?;
    let weights = node.weights("W")?;
    let [outputs, inputs] = weights.sides()?;
    if inputs != vectors.width || outputs != width {
        return Err(format!(
            "static_vectors from {inputs} to {outputs} numbers, {} to {width} wanted",
            vectors.width
        ));
    }
    Ok(Projection {
        vectors,
        linear: Linear::new(&weights.floats(), &[], inputs)?,
    })
}
