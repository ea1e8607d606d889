//! Answers kept until the ledger changes.
//!
//! A page is made once for many readers: whoever asks for one that is being
//! made waits for it. Keys hold the ledger's head, so nothing here is ever
//! stale; what was not asked for lately goes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OnceCell;

/// Values by key, together no heavier than `weight_max`.
pub(crate) struct Cache<K, V> {
    weight_max: usize,
    kept: Mutex<Kept<K, V>>,
}

struct Kept<K, V> {
    slots: HashMap<K, Slot<V>>,
    clock: u64,
}

struct Slot<V> {
    value: Arc<OnceCell<V>>,
    weight: usize,
    used: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Cache<K, V> {
    pub(crate) fn new(weight_max: usize) -> Self {
        let kept = Kept {
            slots: HashMap::new(),
            clock: 0,
        };
        Cache {
            weight_max,
            kept: Mutex::new(kept),
        }
    }

    /// The value of `key`, made by `make` if nobody has; a failure is not kept.
    pub(crate) async fn get<E>(
        &self,
        key: K,
        weight: impl Fn(&V) -> usize,
        make: impl Future<Output = Result<V, E>>,
    ) -> Result<V, E> {
        let cell = self.cell(&key);
        let value = cell.get_or_try_init(|| make).await.cloned();
        match &value {
            Ok(made) => self.weigh(&key, weight(made)),
            Err(_) => self.drop_empty(&key),
        }
        value
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept<K, V>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cell(&self, key: &K) -> Arc<OnceCell<V>> {
        let mut kept = self.kept();
        kept.clock += 1;
        let used = kept.clock;
        let slot = kept.slots.entry(key.clone()).or_insert_with(|| Slot {
            value: Arc::new(OnceCell::new()),
            weight: 0,
            used,
        });
        slot.used = used;
        slot.value.clone()
    }

    fn drop_empty(&self, key: &K) {
        let mut kept = self.kept();
        if kept
            .slots
            .get(key)
            .is_some_and(|slot| !slot.value.initialized())
        {
            kept.slots.remove(key);
        }
    }

    /// Notes what a value weighs and drops what was used longest ago. The value
    /// itself stays, however heavy: whoever asked for it will ask for more of it.
    fn weigh(&self, key: &K, weight: usize) {
        let mut kept = self.kept();
        if let Some(slot) = kept.slots.get_mut(key) {
            slot.weight = weight.max(1);
        }
        let mut total: usize = kept.slots.values().map(|slot| slot.weight).sum();
        while total > self.weight_max {
            let others = kept.slots.iter().filter(|(other, _)| *other != key);
            let oldest = others.filter(|(_, slot)| slot.weight > 0);
            let oldest = oldest.min_by_key(|(_, slot)| slot.used);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else {
                return;
            };
            total -= kept.slots.remove(&oldest).map_or(0, |slot| slot.weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(cache: &Cache<u8, u8>, key: u8, made: Result<u8, ()>) -> Result<u8, ()> {
        cache.get(key, |_| 1, async { made }).await
    }

    #[tokio::test]
    async fn keeps_what_was_asked_for_last_and_no_failure() {
        let cache = Cache::new(2);
        assert_eq!(get(&cache, 1, Err(())).await, Err(()));
        assert_eq!(get(&cache, 1, Ok(1)).await, Ok(1));
        assert_eq!(get(&cache, 2, Ok(2)).await, Ok(2));
        assert_eq!(get(&cache, 1, Ok(9)).await, Ok(1));
        assert_eq!(get(&cache, 3, Ok(3)).await, Ok(3));
        assert_eq!(get(&cache, 1, Ok(9)).await, Ok(1));
        assert_eq!(get(&cache, 2, Ok(8)).await, Ok(8));
    }
}
