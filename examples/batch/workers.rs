//! All threads at work on blocks of input.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Gives the blocks of `next` to `make` on all of rayon's threads, each with
/// buffers of its own, and what was made of them to `take` on this one: in the
/// order of the blocks if that is wanted, else as soon as it is made.
///
/// # Errors
///
/// What `take` says, or at which block a worker panicked; in order, all blocks
/// before that one are taken.
pub(crate) fn each<B: Send + Display, S: Default, M: Send>(
    ordered: bool,
    next: impl FnMut() -> Option<B> + Send,
    make: impl Fn(&B, &mut S) -> M + Sync,
    take: impl FnMut(M) -> Result<(), String>,
) -> Result<(), String> {
    let order = Order::new(ordered);
    let blocks = Mutex::new((0..).zip(std::iter::from_fn(next)));
    std::thread::scope(|threads| {
        let (send, receive) = mpsc::sync_channel(2 * rayon::current_num_threads());
        let work = threads.spawn(|| {
            let send = send;
            rayon::broadcast(|_| work(&blocks, &make, &order, &send));
        });
        let taken = take_all(&receive, &order, take);
        // Nobody is left to write to: the workers stop at their next block.
        order.stop();
        drop(receive);
        work.join().map_err(|panic| format!("the inputs cannot be read on: {}", message(&*panic)))?;
        taken
    })
}

/// The number of a block and what a worker has made of it, or why it could not.
type Made<M> = (u64, Result<M, String>);

/// Makes something of blocks until none is left.
fn work<B: Display, S: Default, M>(
    blocks: &Mutex<impl Iterator<Item = (u64, B)>>,
    make: impl Fn(&B, &mut S) -> M,
    order: &Order,
    send: &SyncSender<Made<M>>,
) {
    let mut buffers = S::default();
    loop {
        let next = lock(blocks).next();
        let Some((number, block)) = next else { return };
        if !order.may_begin(number) {
            return;
        }
        // A worker that just went would leave the others waiting for its block.
        let made = catch_unwind(AssertUnwindSafe(|| make(&block, &mut buffers)));
        let made = made.map_err(|panic| format!("{block}: a worker panicked: {}", message(&*panic)));
        let last = made.is_err();
        if send.send((number, made)).is_err() || last {
            return;
        }
    }
}

/// Takes what the workers make until they have made all.
fn take_all<M>(
    made: &Receiver<Made<M>>,
    order: &Order,
    mut take: impl FnMut(M) -> Result<(), String>,
) -> Result<(), String> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, made) in made {
        waiting.insert(if order.kept { number } else { next }, made);
        while let Some(made) = waiting.remove(&next) {
            take(made?)?;
            next += 1;
        }
        order.written(next);
    }
    Ok(())
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("for a reason of its own")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps blocks in the order of the input, where that is wanted, and no more
/// of them in memory than a few for each worker.
struct Order {
    kept: bool,
    ahead: u64,
    written: Mutex<Written>,
    moved: Condvar,
}

struct Written {
    blocks: u64,
    stopped: bool,
}

impl Order {
    fn new(kept: bool) -> Order {
        let ahead = 8 * rayon::current_num_threads() as u64;
        Order {
            kept,
            ahead,
            written: Mutex::new(Written { blocks: 0, stopped: false }),
            moved: Condvar::new(),
        }
    }

    /// Waits until this block is near enough to those written; false if all shall stop.
    fn may_begin(&self, block: u64) -> bool {
        let mut written = lock(&self.written);
        while self.kept && !written.stopped && block >= written.blocks + self.ahead {
            written = self.moved.wait(written).unwrap_or_else(PoisonError::into_inner);
        }
        !written.stopped
    }

    fn written(&self, blocks: u64) {
        lock(&self.written).blocks = blocks;
        self.moved.notify_all();
    }

    fn stop(&self) {
        lock(&self.written).stopped = true;
        self.moved.notify_all();
    }
}
