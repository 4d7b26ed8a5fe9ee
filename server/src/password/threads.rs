//! The threads that hash: one for each core, behind those that answer. A hash keeps a core busy for some 30 ms; whoever is
//! signed in must not wait for the sign-ins of others.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use argon2::Block;
use tokio::sync::oneshot;

/// How much later than others the threads get a core that both want, in steps of nice(2). With 5 they keep a quarter of it,
/// so sign-ins go on however many requests there are.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

/// What argon2 works in. Each thread keeps its own for the next hash: to ask the system for so much, cleared, takes a
/// twentieth of the time of a hash.
pub(super) type Memory = Vec<Block>;

/// A hash panicked.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("hashing a password panicked")]
pub(super) struct Panicked;

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// The threads. They end, when they are done, after this was dropped.
pub(super) struct Threads {
    jobs: Sender<Job>,
}

impl Threads {
    /// Starts so many.
    ///
    /// # Errors
    /// When the system has no more threads.
    pub(super) fn start(number: usize) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let waiting = Arc::new(Mutex::new(waiting));
        for index in 0..number {
            let waiting = Arc::clone(&waiting);
            thread::Builder::new().name("hash".to_owned()).spawn(move || {
                // What one of them may not do none may, and one line says so.
                if let Err(error) = step_back()
                    && index == 0
                {
                    tracing::warn!(%error, "hashing passwords does not step back behind other work: setpriority(2) is refused");
                }
                work(&waiting);
            })?;
        }
        Ok(Self { jobs })
    }

    /// Does a job after those that wait already, and gives what came of it. A job that is given up before its turn is not done.
    ///
    /// # Errors
    /// When it panicked.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Memory) -> T + Send + 'static,
    ) -> Result<T, Panicked> {
        let (reply, answer) = oneshot::channel();
        let job = move |memory: &mut Memory| {
            if !reply.is_closed() {
                // An error means that it was given up meanwhile.
                let _ = reply.send(job(memory));
            }
        };
        self.jobs.send(Box::new(job)).map_err(|_| Panicked)?;
        answer.await.map_err(|_| Panicked)
    }
}

/// Does one job after the other.
fn work(waiting: &Mutex<Receiver<Job>>) {
    let mut memory = Memory::new();
    // Whoever has the lock waits for the next job, the others for the lock.
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok(job) = next() {
        // A panic is the job's own; it is in the log, and the next job finds the memory as any other leaves it.
        let _ = catch_unwind(AssertUnwindSafe(|| job(&mut memory)));
    }
}

#[cfg(target_os = "linux")]
fn step_back() -> io::Result<()> {
    rustix::process::nice(NICENESS)?;
    Ok(())
}

/// Elsewhere it is the process that has a niceness, and not the thread.
#[cfg(not(target_os = "linux"))]
fn step_back() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::pin::{Pin, pin};
    use std::task::Poll;

    use super::*;

    /// What a future gives when it is polled once.
    async fn polled<F: Future>(mut future: Pin<&mut F>) -> Poll<F::Output> {
        poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await
    }

    #[tokio::test]
    async fn a_job_that_panics_takes_no_thread_with_it() {
        let threads = Threads::start(1).unwrap();
        assert_eq!(threads.run(|_| -> u8 { panic!("as a test") }).await, Err(Panicked));
        assert_eq!(threads.run(|_| 7).await, Ok(7));
    }

    #[tokio::test]
    async fn memory_is_used_again() {
        let threads = Threads::start(1).unwrap();
        assert_eq!(threads.run(|memory| memory.resize(3, Block::default())).await, Ok(()));
        assert_eq!(threads.run(|memory| memory.len()).await, Ok(3));
    }

    #[tokio::test]
    async fn a_job_that_was_given_up_is_not_done() {
        let threads = Threads::start(1).unwrap();
        let (go_on, wait) = mpsc::channel::<()>();
        let (told, tell) = mpsc::channel();
        let mut first = pin!(threads.run(move |_| wait.recv().is_ok()));
        let mut given_up = Box::pin(threads.run(move |_| told.send(())));
        assert!(polled(first.as_mut()).await.is_pending());
        assert!(polled(given_up.as_mut()).await.is_pending());
        drop(given_up);
        go_on.send(()).unwrap();
        assert_eq!(first.await, Ok(true));
        assert_eq!(threads.run(|_| ()).await, Ok(()));
        assert!(tell.try_recv().is_err());
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn only_these_threads_step_back() {
        let nice = || rustix::process::getpriority_process(None).unwrap();
        let before = nice();
        let threads = Threads::start(1).unwrap();
        assert_eq!(threads.run(move |_| nice()).await, Ok((before + NICENESS).min(19)));
        assert_eq!(nice(), before);
    }
}
