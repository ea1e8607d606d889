//! From pairs to groups.
//!
//! The likest pairs are joined first, and two groups become one only if every
//! mention of the one could be every mention of the other. So there is no chain
//! of events over weeks, and the order in which reports came in does not matter.

use super::days::Days;
use super::likeness::{JOIN, Likeness, likeness};
use super::mention::Mention;
use super::rates::Rates;
use crate::dated::days_between;

/// Mentions of one event, by their places in the list, and what joined them.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) members: Vec<usize>,
    pub(super) links: Vec<Link>,
}

/// Two mentions that were taken for one event.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) likeness: Likeness,
}

/// No two mentions of one event begin further apart than this.
const REACH_DAYS: i64 = 12;
/// What the pairs of two groups must come to on average for the groups to be one.
const MEAN: i32 = 0;

/// The mentions by event, in order of their first members.
pub(super) fn groups(mentions: &[Mention]) -> Vec<Group> {
    let rates = Rates::of(mentions);
    let mut links = pairs(mentions, &rates);
    // Mentions stand in an order of their own, so that equals are settled alike every time.
    links.sort_by_key(|link| (std::cmp::Reverse(link.likeness.weight), link.a, link.b));
    let mut groups: Vec<Option<Group>> = (0..mentions.len()).map(alone).collect();
    let mut of: Vec<usize> = (0..mentions.len()).collect();
    for link in links {
        let (a, b) = (of[link.a].min(of[link.b]), of[link.a].max(of[link.b]));
        if a == b || !may_join(mentions, &rates, &groups, a, b) {
            continue;
        }
        if let (Some(mut into), Some(from)) = (groups[a].take(), groups[b].take()) {
            from.members.iter().for_each(|member| of[*member] = a);
            into.members.extend(from.members);
            into.links.extend(from.links);
            into.links.push(link);
            groups[a] = Some(into);
        }
    }
    let mut groups: Vec<Group> = groups.into_iter().flatten().collect();
    groups
        .iter_mut()
        .for_each(|group| group.members.sort_unstable());
    groups
}

fn alone(at: usize) -> Option<Group> {
    Some(Group {
        members: vec![at],
        links: vec![],
    })
}

fn may_join(
    mentions: &[Mention],
    rates: &Rates,
    groups: &[Option<Group>],
    a: usize,
    b: usize,
) -> bool {
    let (Some(a), Some(b)) = (&groups[a], &groups[b]) else {
        return false;
    };
    let mut sum = 0;
    for x in &a.members {
        for y in &b.members {
            match likeness(&mentions[*x], &mentions[*y], rates) {
                Some(likeness) => sum += likeness.weight,
                None => return false,
            }
        }
    }
    let pairs = i32::try_from(a.members.len() * b.members.len()).unwrap_or(i32::MAX);
    sum >= MEAN.saturating_mul(pairs)
}

/// All pairs that are like enough. Only mentions whose days are near are looked
/// at, so that a large ledger takes seconds.
fn pairs(mentions: &[Mention], rates: &Rates) -> Vec<Link> {
    let mut dated: Vec<(Days, usize)> = (0..)
        .zip(mentions)
        .filter_map(|(at, mention)| Some((mention.days?, at)))
        .collect();
    dated.sort_by_key(|(days, at)| (days.first, *at));
    let mut links = vec![];
    for (at, (days, a)) in dated.iter().enumerate() {
        let later = dated[at + 1..].iter();
        let reached = later.take_while(|(other, _)| reach(*days, *other));
        links.extend(reached.filter_map(|(_, b)| link(mentions, rates, *a, *b)));
    }
    links
}

fn link(mentions: &[Mention], rates: &Rates, a: usize, b: usize) -> Option<Link> {
    let (a, b) = (a.min(b), a.max(b));
    let likeness = likeness(&mentions[a], &mentions[b], rates)?;
    (likeness.weight >= JOIN).then_some(Link { a, b, likeness })
}

fn reach(a: Days, b: Days) -> bool {
    days_between(a.first, b.first) <= REACH_DAYS
}
