//! A reader of MessagePack that borrows from the bytes it reads.
//!
//! Only what spaCy writes: no extension types. Every length is checked against what is left, and nesting is
//! capped, so a hostile file costs an error and no memory.

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'a> {
    Nil,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
    List(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
}

impl<'a> Value<'a> {
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Value<'a>, String> {
        Reader { bytes, at: 0 }.value(0)
    }

    /// The value under a text or byte key of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.entries()
            .find(|(k, _)| k.is_named(key))
            .map(|(_, value)| value)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&Value<'a>, &Value<'a>)> {
        let entries: &[(Value<'a>, Value<'a>)] = if let Value::Map(entries) = self {
            entries
        } else {
            &[]
        };
        entries.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn items(&self) -> &[Value<'a>] {
        if let Value::List(items) = self {
            items
        } else {
            &[]
        }
    }

    pub(crate) fn text(&self) -> Option<&'a str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    pub(crate) fn bytes(&self) -> Option<&'a [u8]> {
        match self {
            Value::Bytes(bytes) => Some(bytes),
            Value::Text(text) => Some(text.as_bytes()),
            _ => None,
        }
    }

    pub(crate) fn unsigned(&self) -> Option<u64> {
        match *self {
            Value::Unsigned(number) => Some(number),
            Value::Signed(number) => u64::try_from(number).ok(),
            _ => None,
        }
    }

    pub(crate) fn signed(&self) -> Option<i64> {
        match *self {
            Value::Unsigned(number) => i64::try_from(number).ok(),
            Value::Signed(number) => Some(number),
            _ => None,
        }
    }

    fn is_named(&self, key: &str) -> bool {
        self.bytes() == Some(key.as_bytes())
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

const DEPTH_MAX: usize = 32;

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Value<'a>, String> {
        if depth > DEPTH_MAX {
            return Err(format!("nested deeper than {DEPTH_MAX}"));
        }
        let tag = self.take(1)?[0];
        Ok(match tag {
            0x00..=0x7f => Value::Unsigned(u64::from(tag)),
            0x80..=0x8f => self.map(usize::from(tag & 0x0f), depth)?,
            0x90..=0x9f => self.list(usize::from(tag & 0x0f), depth)?,
            0xa0..=0xbf => self.text(usize::from(tag & 0x1f))?,
            0xc0 => Value::Nil,
            0xc2 => Value::Bool(false),
            0xc3 => Value::Bool(true),
            0xc4..=0xc6 => {
                let length = self.length(1 << (tag - 0xc4))?;
                Value::Bytes(self.take(length)?)
            }
            0xca => Value::Float(f64::from(f32::from_bits(self.number(4)? as u32))),
            0xcb => Value::Float(f64::from_bits(self.number(8)?)),
            0xcc..=0xcf => Value::Unsigned(self.number(1 << (tag - 0xcc))?),
            0xd0 => Value::Signed(i64::from(self.number(1)? as i8)),
            0xd1 => Value::Signed(i64::from(self.number(2)? as i16)),
            0xd2 => Value::Signed(i64::from(self.number(4)? as i32)),
            0xd3 => Value::Signed(self.number(8)? as i64),
            0xd9..=0xdb => {
                let length = self.length(1 << (tag - 0xd9))?;
                self.text(length)?
            }
            0xdc | 0xdd => {
                let length = self.length(if tag == 0xdc { 2 } else { 4 })?;
                self.list(length, depth)?
            }
            0xde | 0xdf => {
                let length = self.length(if tag == 0xde { 2 } else { 4 })?;
                self.map(length, depth)?
            }
            0xe0..=0xff => Value::Signed(i64::from(tag as i8)),
            _ => return Err(format!("unknown type {tag:#x} at byte {}", self.at - 1)),
        })
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], String> {
        let rest = &self.bytes[self.at..];
        if count > rest.len() {
            return Err(format!(
                "{count} bytes wanted at byte {}, {} left",
                self.at,
                rest.len()
            ));
        }
        self.at += count;
        Ok(&rest[..count])
    }

    fn number(&mut self, width: usize) -> Result<u64, String> {
        Ok(self
            .take(width)?
            .iter()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn length(&mut self, width: usize) -> Result<usize, String> {
        Ok(self.number(width)? as usize)
    }

    fn text(&mut self, length: usize) -> Result<Value<'a>, String> {
        let bytes = self.take(length)?;
        Ok(std::str::from_utf8(bytes).map_or(Value::Bytes(bytes), Value::Text))
    }

    fn list(&mut self, length: usize, depth: usize) -> Result<Value<'a>, String> {
        let mut items = Vec::with_capacity(length.min(self.bytes.len() - self.at));
        for _ in 0..length {
            items.push(self.value(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    fn map(&mut self, length: usize, depth: usize) -> Result<Value<'a>, String> {
        let mut entries = Vec::with_capacity(length.min((self.bytes.len() - self.at) / 2));
        for _ in 0..length {
            let key = self.value(depth + 1)?;
            entries.push((key, self.value(depth + 1)?));
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_map_of_text_number_and_list() {
        let bytes = b"\x83\xa1a\x01\xa1b\xcd\x01\x00\xa1c\x92\xc0\xff";
        let value = Value::parse(bytes).unwrap();
        assert_eq!(value.get("a").unwrap().unsigned(), Some(1));
        assert_eq!(value.get("b").unwrap().unsigned(), Some(256));
        assert_eq!(
            value.get("c").unwrap().items(),
            [Value::Nil, Value::Signed(-1)]
        );
    }

    #[test]
    fn a_length_beyond_the_end_is_an_error() {
        assert!(Value::parse(b"\xdd\xff\xff\xff\xff").is_err());
        assert!(Value::parse(b"\xc6\xff\xff\xff\xff").is_err());
        assert!(Value::parse(&[0x91; 100]).is_err());
        assert!(Value::parse(b"").is_err());
    }
}
