//! How `examples/batch.rs` keeps its workers together, above all when one of them fails.
#![cfg(feature = "rayon")]

#[path = "../examples/batch/workers.rs"]
mod workers;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// What a run over the first `count` numbers took, in the order of taking, and how it ended. A run
/// that does not come to its end fails, instead of waiting with it.
fn run(
    count: u32,
    ordered: bool,
    make: impl Fn(u32) -> u32 + Send + Sync + 'static,
    mut take: impl FnMut(u32) -> Result<(), String> + Send + 'static,
) -> (Vec<u32>, Result<(), String>) {
    let (send, ended) = mpsc::channel();
    std::thread::spawn(move || {
        let mut taken = Vec::new();
        let mut numbers = 0..count;
        let end = workers::each(
            ordered,
            || numbers.next(),
            |number, _: &mut ()| make(*number),
            |made| take(made).map(|()| taken.push(made)),
        );
        send.send((taken, end))
    });
    ended.recv_timeout(Duration::from_secs(60)).expect("the run ends")
}

#[test]
fn blocks_come_in_their_order_or_all_the_same() {
    // The first are made slowest.
    let slow = |n: u32| {
        std::thread::sleep(Duration::from_millis(if n < 4 { 20 } else { 0 }));
        n
    };
    let all: Vec<u32> = (0..500).collect();
    assert_eq!(run(500, true, slow, |_| Ok(())), (all.clone(), Ok(())));
    let (mut taken, end) = run(500, false, slow, |_| Ok(()));
    taken.sort_unstable();
    assert_eq!((taken, end), (all, Ok(())));
}

#[test]
fn a_worker_that_panics_ends_the_run() {
    let lazy = rayon::current_num_threads() as u32 * 8;
    for ordered in [true, false] {
        for at in [0, 1, lazy - 1, lazy, 5_000, 9_999] {
            let make = move |n: u32| if n == at { panic!("no such text") } else { n };
            let (taken, end) = run(10_000, ordered, make, |_| Ok(()));
            assert_eq!(end, Err(format!("{at}: a worker panicked: no such text")));
            assert!(!taken.contains(&at));
            if ordered {
                assert!(taken.into_iter().eq(0..at), "all before it, and nothing after");
            }
        }
    }
}

#[test]
fn an_output_that_cannot_be_written_ends_the_run() {
    for ordered in [true, false] {
        static MADE: AtomicU32 = AtomicU32::new(0);
        MADE.store(0, Ordering::Relaxed);
        let make = |n| {
            MADE.fetch_add(1, Ordering::Relaxed);
            n
        };
        let full = |_| Err("no space left".to_owned());
        let (taken, end) = run(1_000_000, ordered, make, full);
        assert_eq!((taken, end), (Vec::new(), Err("no space left".into())));
        assert!(MADE.load(Ordering::Relaxed) < 1_000_000, "the workers were told");
    }
}
