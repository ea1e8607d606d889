//! Source of a pattern → tree.

use super::Node;
use super::class::{Class, Kind};

const DEPTH_MAX: usize = 40;

/// The tree, and whether the pattern asks to ignore case.
pub(super) fn parse(source: &str) -> Result<(Node, bool), String> {
    let mut parser = Parser {
        chars: source.chars().collect(),
        at: 0,
        ignore_case: false,
    };
    let node = parser.either(0)?;
    match parser.peek() {
        None => Ok((node, parser.ignore_case)),
        Some(c) => Err(format!("unexpected {c:?} at character {}", parser.at)),
    }
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    ignore_case: bool,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let length = wanted.chars().count();
        let found = self.chars[self.at..]
            .iter()
            .take(length)
            .copied()
            .eq(wanted.chars());
        if found {
            self.at += length;
        }
        found
    }

    fn next(&mut self) -> Result<char, String> {
        let c = self.peek().ok_or("the pattern ends too soon")?;
        self.at += 1;
        Ok(c)
    }

    fn either(&mut self, depth: usize) -> Result<Node, String> {
        if depth > DEPTH_MAX {
            return Err(format!("groups nested deeper than {DEPTH_MAX}"));
        }
        let mut branches = vec![self.concat(depth)?];
        while self.eat("|") {
            branches.push(self.concat(depth)?);
        }
        Ok(if branches.len() == 1 {
            branches.remove(0)
        } else {
            Node::Either(branches)
        })
    }

    fn concat(&mut self, depth: usize) -> Result<Node, String> {
        let mut nodes = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            if self.flags()? {
                continue;
            }
            let atom = self.atom(depth)?;
            nodes.push(self.repeats(atom)?);
        }
        Ok(if nodes.len() == 1 {
            nodes.remove(0)
        } else {
            Node::Concat(nodes)
        })
    }

    /// `(?u)`, `(?i)` and the like, which stand for the whole pattern.
    fn flags(&mut self) -> Result<bool, String> {
        let rest = &self.chars[self.at..];
        if rest.len() < 4 || rest[..2] != ['(', '?'] || !rest[2].is_ascii_lowercase() {
            return Ok(false);
        }
        let Some(end) = rest.iter().position(|c| *c == ')') else {
            return Ok(false);
        };
        for flag in rest[2..end].iter().copied() {
            match flag {
                'u' => {}
                'i' => self.ignore_case = true,
                _ => return Err(format!("flag {flag:?} is not known")),
            }
        }
        self.at += end + 1;
        Ok(true)
    }

    fn atom(&mut self, depth: usize) -> Result<Node, String> {
        Ok(match self.next()? {
            '^' => Node::Start,
            '$' => Node::End,
            '.' => Node::Any,
            '[' => Node::Class(Box::new(self.class()?)),
            '(' => self.group(depth)?,
            '\\' => self.escape()?,
            c @ ('*' | '+' | '?') => {
                return Err(format!(
                    "nothing to repeat before {c:?} at character {}",
                    self.at
                ));
            }
            c => Node::Char(c),
        })
    }

    fn group(&mut self, depth: usize) -> Result<Node, String> {
        let look = if self.eat("?=") {
            Some((false, true))
        } else if self.eat("?!") {
            Some((false, false))
        } else if self.eat("?<=") {
            Some((true, true))
        } else if self.eat("?<!") {
            Some((true, false))
        } else if self.eat("?:") || self.peek() != Some('?') {
            None
        } else {
            return Err(format!(
                "a kind of group that is not known, at character {}",
                self.at
            ));
        };
        let node = self.either(depth + 1)?;
        if !self.eat(")") {
            return Err("a group is not closed".to_owned());
        }
        Ok(match look {
            Some((behind, wanted)) => {
                if behind {
                    super::firsts::fixed_width(&node)
                        .ok_or("look-behind of more than one width")?;
                }
                Node::Look {
                    node: Box::new(node),
                    behind,
                    wanted,
                }
            }
            None => node,
        })
    }

    fn escape(&mut self) -> Result<Node, String> {
        let c = self.next()?;
        if let Some((kind, wanted)) = kind_of(c) {
            return Ok(Node::Class(Box::new(Class::of_kind(kind, wanted))));
        }
        Ok(match c {
            'b' => Node::WordEdge(true),
            'B' => Node::WordEdge(false),
            'A' => Node::Start,
            'Z' => Node::End,
            '1'..='9' => return Err("back references are not known".to_owned()),
            _ => Node::Char(self.escaped(c)?),
        })
    }

    fn escaped(&mut self, c: char) -> Result<char, String> {
        Ok(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\u{c}',
            'v' => '\u{b}',
            'x' => self.code(2)?,
            'u' => self.code(4)?,
            'U' => self.code(8)?,
            'a'..='z' | 'A'..='Z' | '0'..='9' => return Err(format!("escape \\{c} is not known")),
            _ => c,
        })
    }

    fn code(&mut self, digits: usize) -> Result<char, String> {
        let mut code = 0;
        for _ in 0..digits {
            let digit = self
                .next()?
                .to_digit(16)
                .ok_or("a hexadecimal digit is missing")?;
            code = code << 4 | digit;
        }
        // A surrogate cannot stand in UTF-8; as an end of a range its neighbour does the same.
        char::from_u32(code)
            .or((code <= 0xdfff).then_some('\u{e000}'))
            .ok_or_else(|| format!("{code:#x} is no character"))
    }

    fn class(&mut self) -> Result<Class, String> {
        let mut class = Class::default();
        class.negated = self.eat("^");
        let start = self.at;
        loop {
            let c = self.next().map_err(|_| "a character class is not closed")?;
            if c == ']' && self.at > start + 1 {
                class.finish();
                return Ok(class);
            }
            if c == '\\'
                && let Some((kind, wanted)) = self.peek().and_then(kind_of)
            {
                self.at += 1;
                class.add_kind(kind, wanted);
                continue;
            }
            let first = self.member(c)?;
            if self.peek() == Some('-') && !matches!(self.chars.get(self.at + 1), None | Some(']'))
            {
                self.at += 1;
                let c = self.next()?;
                let last = self.member(c)?;
                if last < first {
                    return Err(format!(
                        "the range {first:?}-{last:?} is the wrong way round"
                    ));
                }
                class.add_range(first, last);
            } else {
                class.add_range(first, first);
            }
        }
    }

    fn member(&mut self, c: char) -> Result<char, String> {
        if c != '\\' {
            return Ok(c);
        }
        match self.next()? {
            'b' => Ok('\u{8}'),
            c => self.escaped(c),
        }
    }

    fn repeats(&mut self, node: Node) -> Result<Node, String> {
        let (min, max) = match self.peek() {
            Some('*') => (0, u32::MAX),
            Some('+') => (1, u32::MAX),
            Some('?') => (0, 1),
            Some('{') => return self.counted(node),
            _ => return Ok(node),
        };
        self.at += 1;
        self.repeated(node, min, max)
    }

    fn counted(&mut self, node: Node) -> Result<Node, String> {
        let rest = &self.chars[self.at + 1..];
        let inside: Option<String> = rest
            .iter()
            .position(|c| *c == '}')
            .map(|end| rest[..end].iter().collect());
        let bounds = inside.as_deref().and_then(bounds);
        let (Some(inside), Some((min, max))) = (inside, bounds) else {
            return Err("a brace that counts nothing".to_owned());
        };
        self.at += inside.chars().count() + 2;
        self.repeated(node, min, max)
    }

    fn repeated(&mut self, node: Node, min: u32, max: u32) -> Result<Node, String> {
        let greedy = !self.eat("?");
        match self.peek() {
            Some('*' | '+') => Err("possessive and doubled repeats are not known".to_owned()),
            _ => Ok(Node::Repeat {
                node: Box::new(node),
                min,
                max,
                greedy,
            }),
        }
    }
}

fn kind_of(c: char) -> Option<(Kind, bool)> {
    let kind = match c.to_ascii_lowercase() {
        'w' => Kind::Word,
        'd' => Kind::Digit,
        's' => Kind::Space,
        _ => return None,
    };
    Some((kind, c.is_ascii_lowercase()))
}

fn bounds(inside: &str) -> Option<(u32, u32)> {
    match inside.split_once(',') {
        None => inside.parse().ok().map(|count| (count, count)),
        Some((min, "")) => Some((min.parse().ok()?, u32::MAX)),
        Some(("", max)) => Some((0, max.parse().ok()?)),
        Some((min, max)) => Some((min.parse().ok()?, max.parse().ok()?)),
    }
}
