//! Work on many threads whose results come back in the order of the input.
//!
//! Memory stays flat: no more items are under way than a small multiple of the
//! threads, however slow one of them is.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Results that may wait for a slow one before them, for each thread.
const WAITING_PER_THREAD: usize = 16;

type Ticket<T, R> = (T, SyncSender<R>);

/// Applies `work` to each item and yields what comes out, in order.
///
/// Each thread has a state of its own, made by `start`. `work` must not panic:
/// the result of an item whose work did is missing.
pub(crate) fn in_order<T, S, R>(
    items: impl Iterator<Item = T> + Send + 'static,
    threads: usize,
    start: impl Fn() -> S + Send + Sync + 'static,
    work: impl Fn(&mut S, T) -> R + Send + Sync + 'static,
) -> impl Iterator<Item = R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let threads = threads.max(1);
    let (queue, tickets) = sync_channel::<Ticket<T, R>>(threads);
    let (order, results) = sync_channel::<Receiver<R>>(threads * WAITING_PER_THREAD);
    thread::spawn(move || feed(items, &queue, &order));
    let shared = Arc::new((Mutex::new(tickets), start, work));
    for _ in 0..threads {
        let shared = shared.clone();
        thread::spawn(move || {
            let (tickets, start, work) = &*shared;
            let mut state = start();
            while let Some((item, done)) = next(tickets) {
                // Nobody waits any more once an earlier result made the command fail.
                let _ = done.send(work(&mut state, item));
            }
        });
    }
    results.into_iter().filter_map(|result| result.recv().ok())
}

/// Gives out items with the place where each result is awaited.
fn feed<T, R>(
    items: impl Iterator<Item = T>,
    queue: &SyncSender<Ticket<T, R>>,
    order: &SyncSender<Receiver<R>>,
) {
    for item in items {
        let (done, result) = sync_channel(1);
        if order.send(result).is_err() || queue.send((item, done)).is_err() {
            return;
        }
    }
}

fn next<T>(queue: &Mutex<Receiver<T>>) -> Option<T> {
    queue
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_keep_the_order_of_the_input() {
        let slow_first = |_: &mut (), n: u64| {
            thread::sleep(Duration::from_millis(if n == 0 { 50 } else { n % 3 }));
            n
        };
        let results: Vec<u64> = in_order(0..200, 4, || (), slow_first).collect();
        assert_eq!(results, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn does_not_run_ahead_of_who_takes_the_results() {
        static TAKEN: AtomicUsize = AtomicUsize::new(0);
        let items = (0..1000).inspect(|_| {
            TAKEN.fetch_add(1, Ordering::SeqCst);
        });
        let mut results = in_order(items, 2, || (), |_, n| n);
        results.next();
        thread::sleep(Duration::from_millis(100));
        assert!(TAKEN.load(Ordering::SeqCst) < 50);
        assert_eq!(results.count(), 999);
    }
}
