//! Chance without a state, the same on every machine: a number is drawn by its
//! counter, so that what is drawn hangs on no order of work and on no thread.

/// SplitMix64 of a counter (Steele et al. 2014).
pub(crate) fn draw(counter: u64) -> u64 {
    let mut z = counter.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Moves `count` of the items to the front, each set of them as likely as any
/// other, and returns them. `series` tells one drawing from the next.
pub(crate) fn choose<T>(items: &mut [T], count: usize, series: u64) -> &mut [T] {
    let count = count.min(items.len());
    for at in 0..count {
        let rest = (items.len() - at) as u64;
        let other = at + (draw(series << 32 | at as u64) % rest) as usize;
        items.swap(at, other);
    }
    &mut items[..count]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_chosen_about_as_often() {
        let mut times = [0; 10];
        for series in 0..1000 {
            let mut items: Vec<usize> = (0..10).collect();
            let chosen = choose(&mut items, 3, series);
            chosen.iter().for_each(|item| times[*item] += 1);
        }
        assert_eq!(times.iter().sum::<usize>(), 3000);
        assert!(
            times.iter().all(|times| (240..360).contains(times)),
            "{times:?}"
        );
    }

    #[test]
    fn more_than_there_are_is_all() {
        assert_eq!(choose(&mut [1, 2], 9, 0).len(), 2);
    }
}
