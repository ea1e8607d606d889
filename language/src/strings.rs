//! Names a pipeline can give: tags, labels, kinds of entity. A token holds their numbers.

use std::collections::HashMap;

/// The number of a name. Zero is the empty name.
pub(crate) type Name = u16;

/// Names being collected while a pipeline is loaded.
#[derive(Debug)]
pub(crate) struct Interner {
    names: Vec<Box<str>>,
    numbers: HashMap<Box<str>, Name>,
}

impl Interner {
    pub(crate) fn new() -> Interner {
        let mut interner = Interner {
            names: Vec::new(),
            numbers: HashMap::new(),
        };
        interner.add("");
        interner
    }

    /// Past 65,535 names all further ones become the empty name; no pipeline has a hundredth of that.
    pub(crate) fn add(&mut self, text: &str) -> Name {
        if let Some(name) = self.numbers.get(text) {
            return *name;
        }
        let Ok(name) = Name::try_from(self.names.len()) else {
            return 0;
        };
        self.names.push(text.into());
        self.numbers.insert(text.into(), name);
        name
    }

    pub(crate) fn finish(self) -> Box<[Box<str>]> {
        self.names.into()
    }
}
