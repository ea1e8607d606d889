//! One chunk between white space: strip what stands before and after, then look inside.

use super::Specials;
use crate::pattern::Pattern;

/// The patterns and exceptions.
#[derive(Debug)]
pub(super) struct Splitter {
    pub(super) prefix: Option<Pattern>,
    pub(super) suffix: Option<Pattern>,
    pub(super) infix: Option<Pattern>,
    pub(super) token: Option<Pattern>,
    pub(super) url: Option<Pattern>,
    pub(super) specials: Specials,
}

/// A part of a chunk in bytes, with a norm of its own if an exception gave one.
pub(super) type Part = (usize, usize, Option<u64>);

/// Room that is used again from chunk to chunk.
#[derive(Debug, Default)]
pub(crate) struct Room {
    chars: Vec<char>,
    offsets: Vec<usize>,
    suffixes: Vec<(usize, usize)>,
    pub(super) parts: Vec<Part>,
}

impl Room {
    fn fill(&mut self, text: &str) {
        self.chars.clear();
        self.offsets.clear();
        self.suffixes.clear();
        self.parts.clear();
        for (at, c) in text.char_indices() {
            self.chars.push(c);
            self.offsets.push(at);
        }
        self.offsets.push(text.len());
    }

    fn part(&mut self, start: usize, end: usize) {
        self.parts
            .push((self.offsets[start], self.offsets[end], None));
    }
}

impl Splitter {
    /// Leaves the parts of the chunk in the room. Without `specials` the exceptions are passed over, as when
    /// the exceptions themselves are taken apart.
    pub(super) fn split(&self, text: &str, specials: bool, room: &mut Room) {
        room.fill(text);
        let (start, end) = self.strip(text, specials, room);
        if start < end {
            self.inside(text, (start, end), specials, room);
        }
        for index in (0..room.suffixes.len()).rev() {
            let (start, end) = room.suffixes[index];
            room.part(start, end);
        }
    }

    /// Takes prefixes and suffixes off and answers what is left, in characters.
    fn strip(&self, text: &str, specials: bool, room: &mut Room) -> (usize, usize) {
        let special = |room: &Room, start: usize, end: usize| {
            specials && start < end && self.special(text, room, start, end).is_some()
        };
        let (mut start, mut end) = (0, room.chars.len());
        while start < end {
            if whole(&self.token, &room.chars[start..end]) || special(room, start, end) {
                break;
            }
            let before = found(&self.prefix, &room.chars[start..end]);
            if before > 0 && special(room, start + before, end) {
                room.part(start, start + before);
                start += before;
                break;
            }
            let after = found(&self.suffix, &room.chars[start + before..end]);
            if after > 0 && special(room, start, end - after) {
                room.suffixes.push((end - after, end));
                end -= after;
                break;
            }
            if before == 0 && after == 0 {
                break;
            }
            if before > 0 {
                room.part(start, start + before);
                start += before;
            }
            if after > 0 {
                room.suffixes.push((end - after, end));
                end -= after;
            }
        }
        (start, end)
    }

    fn special(
        &self,
        text: &str,
        room: &Room,
        start: usize,
        end: usize,
    ) -> Option<&[(u32, Option<u64>)]> {
        self.specials
            .get(&text[room.offsets[start]..room.offsets[end]])
    }

    fn inside(&self, text: &str, (start, end): (usize, usize), specials: bool, room: &mut Room) {
        if specials && let Some(tokens) = self.special(text, room, start, end) {
            let mut at = room.offsets[start];
            for (length, norm) in tokens {
                room.parts.push((at, at + *length as usize, *norm));
                at += *length as usize;
            }
            return;
        }
        let chars = &room.chars[start..end];
        if whole(&self.token, chars) || whole(&self.url, chars) {
            room.part(start, end);
        } else {
            self.infixes((start, end), room);
        }
    }

    fn infixes(&self, (first, end): (usize, usize), room: &mut Room) {
        let (mut start, mut from) = (0, 0);
        let length = end - first;
        while let Some((left, right)) = self
            .infix
            .as_ref()
            .and_then(|p| p.search(&room.chars[first..end], from))
        {
            // An empty match moves on by one, as `re.finditer` does.
            from = if right > left { right } else { right + 1 };
            if left != 0 {
                if left > start {
                    room.part(first + start, first + left);
                }
                if right > left {
                    room.part(first + left, first + right);
                }
                start = right;
            }
            if from > length {
                break;
            }
        }
        if start < length {
            room.part(first + start, end);
        }
    }

    /// Whether any of the affix patterns finds something in the text.
    pub(super) fn has_affix(&self, text: &str) -> bool {
        let chars: Vec<char> = text.chars().collect();
        found(&self.prefix, &chars) > 0
            || found(&self.suffix, &chars) > 0
            || self
                .infix
                .as_ref()
                .is_some_and(|pattern| pattern.search(&chars, 0).is_some())
    }
}

fn found(pattern: &Option<Pattern>, text: &[char]) -> usize {
    pattern
        .as_ref()
        .and_then(|pattern| pattern.search(text, 0))
        .map_or(0, |(start, end)| end - start)
}

fn whole(pattern: &Option<Pattern>, text: &[char]) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.match_start(text).is_some())
}
