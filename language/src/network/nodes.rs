//! The file `model` of a component: thinc's layers, listed breadth first, with their weights.

use crate::msgpack::Value;

/// The layers of one component.
pub(crate) struct Nodes<'a>(Vec<NodeData<'a>>);

/// One layer.
pub(crate) struct NodeData<'a> {
    pub(crate) name: &'a str,
    attributes: Value<'a>,
    weights: Value<'a>,
}

/// Weights with their shape, still as little-endian bytes.
pub(crate) struct Array<'a> {
    pub(crate) shape: Vec<usize>,
    bytes: &'a [u8],
}

/// Layers that only join others, whose work is done by how the whole is built.
const JOINING: [&str; 12] = [
    "extract_features",
    "list2ragged",
    "ragged2list",
    "list2array",
    "ints-getitem",
    "dropout",
    "expand_window",
    "tok2vec-listener",
    "noop",
    "parser_model",
    "with_array",
    "residual",
];
/// Layers that carry weights.
const WEIGHTED: [&str; 7] = [
    "hashembed",
    "maxout",
    "layernorm",
    "softmax",
    "linear",
    "precomputable_affine",
    "static_vectors",
];

impl<'a> Nodes<'a> {
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Nodes<'a>, String> {
        let Value::Map(entries) = Value::parse(bytes)? else {
            return Err("no map".to_owned());
        };
        let mut lists = ["nodes", "attrs", "params"].map(|_| Vec::new());
        for (key, value) in entries {
            let slot = match key.text() {
                Some("nodes") => 0,
                Some("attrs") => 1,
                Some("params") => 2,
                _ => continue,
            };
            if let Value::List(items) = value {
                lists[slot] = items;
            }
        }
        let [nodes, attributes, weights] = lists;
        let all = nodes.iter().zip(attributes).zip(weights);
        let named = all.map(|((node, attributes), weights)| {
            let name = node.get("name").and_then(Value::text)?;
            Some(NodeData {
                name,
                attributes,
                weights,
            })
        });
        named
            .collect::<Option<_>>()
            .map(Nodes)
            .ok_or_else(|| "a layer has no name".to_owned())
    }

    /// The name of a layer this crate does not run, if there is one.
    pub(crate) fn unknown(&self) -> Option<&'a str> {
        let leaves = self
            .0
            .iter()
            .filter(|node| !node.name.contains(['>', '(', '|']));
        leaves
            .map(|node| node.name)
            .find(|name| !JOINING.contains(name) && !WEIGHTED.contains(name))
    }

    pub(crate) fn named<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s NodeData<'a>> {
        self.0.iter().filter(move |node| node.name == name)
    }

    pub(crate) fn first(&self, name: &str) -> Result<&NodeData<'a>, String> {
        self.0
            .iter()
            .find(|node| node.name == name)
            .ok_or_else(|| format!("no layer {name}"))
    }
}

impl<'a> NodeData<'a> {
    /// An attribute, which thinc packs once more by itself.
    pub(crate) fn attribute(&self, name: &str) -> Option<Value<'a>> {
        Value::parse(self.attributes.get(name)?.bytes()?).ok()
    }

    pub(crate) fn weights(&self, name: &str) -> Result<Array<'a>, String> {
        let array = self.weights.get(name).and_then(Array::parse);
        array.ok_or_else(|| format!("layer {} has no weights {name} of 32-bit floats", self.name))
    }
}

impl<'a> Array<'a> {
    /// From the map that `msgpack-numpy` writes.
    pub(crate) fn parse(value: &Value<'a>) -> Option<Array<'a>> {
        if value.get("type")?.text()? != "<f4" {
            return None;
        }
        let shape: Option<Vec<usize>> = value
            .get("shape")?
            .items()
            .iter()
            .map(|n| Some(n.unsigned()? as usize))
            .collect();
        let (shape, bytes) = (shape?, value.get("data")?.bytes()?);
        let count = shape
            .iter()
            .try_fold(4usize, |product, side| product.checked_mul(*side))?;
        (count == bytes.len()).then_some(Array { shape, bytes })
    }

    pub(crate) fn floats(&self) -> Vec<f32> {
        self.bytes
            .chunks_exact(4)
            .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
            .collect()
    }

    pub(crate) fn sides<const N: usize>(&self) -> Result<[usize; N], String> {
        let sides: Result<[usize; N], _> = self.shape.as_slice().try_into();
        sides.map_err(|_| {
            format!(
                "weights of shape {:?} where {N} sides are wanted",
                self.shape
            )
        })
    }
}
