//! The threads that hash: one for each core, with a lower priority than those that answer. A hash keeps a core busy for about 30 ms,
//! which must not delay the requests of customers who are already signed in.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tokio::sync::oneshot;

/// The niceness of the threads, see nice(2). With 5 they still get about a quarter of a contended core, so that sign-ins proceed however
/// many other requests there are.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

/// A thread panicked while it hashed.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("hashing a password panicked")]
pub struct Panicked;

type Job<W> = Box<dyn FnOnce(&mut W) + Send>;

/// The threads, each with a worker of its own. After this is dropped they finish their jobs and end.
pub(super) struct Threads<W> {
    jobs: Sender<Job<W>>,
}

impl<W: 'static> Threads<W> {
    /// Starts `number` threads, with a worker from `worker` each.
    ///
    /// # Errors
    /// When the system has no more threads.
    pub(super) fn start(number: usize, worker: impl Fn() -> W + Clone + Send + 'static) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let waiting = Arc::new(Mutex::new(waiting));
        for index in 0..number {
            let (waiting, worker) = (Arc::clone(&waiting), worker.clone());
            thread::Builder::new().name("hash".to_owned()).spawn(move || {
                // If one thread may not lower its priority none may, so one line in the log is enough.
                if let Err(error) = lower_priority()
                    && index == 0
                {
                    tracing::warn!(%error, "password hashing cannot lower its priority: setpriority(2) is not permitted");
                }
                work(&waiting, &mut worker());
            })?;
        }
        Ok(Self { jobs })
    }

    /// Runs a job after those that are queued, and returns its result. A job whose caller gives up before it starts is skipped.
    ///
    /// # Errors
    /// When the job panicked.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut W) -> T + Send + 'static,
    ) -> Result<T, Panicked> {
        let (reply, answer) = oneshot::channel();
        let job = move |worker: &mut W| {
            if !reply.is_closed() {
                // An error means that the caller gave up meanwhile.
                let _ = reply.send(job(worker));
            }
        };
        self.jobs.send(Box::new(job)).map_err(|_| Panicked)?;
        answer.await.map_err(|_| Panicked)
    }
}

/// Runs one job after the other.
fn work<W>(waiting: &Mutex<Receiver<Job<W>>>, worker: &mut W) {
    // One thread holds the lock and waits for the next job; the others wait for the lock.
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok(job) = next() {
        // The panic hook has logged it; a worker hashes the next password whatever its memory holds.
        let _ = catch_unwind(AssertUnwindSafe(|| job(worker)));
    }
}

#[cfg(target_os = "linux")]
fn lower_priority() -> io::Result<()> {
    rustix::process::nice(NICENESS)?;
    Ok(())
}

/// Elsewhere niceness belongs to the process, not to the thread.
#[cfg(not(target_os = "linux"))]
fn lower_priority() -> io::Result<()> {
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
        let threads = Threads::start(1, || ()).unwrap();
        assert_eq!(threads.run(|()| -> u8 { panic!("as a test") }).await, Err(Panicked));
        assert_eq!(threads.run(|()| 7).await, Ok(7));
    }

    #[tokio::test]
    async fn a_thread_keeps_its_worker() {
        let threads = Threads::start(1, String::new).unwrap();
        assert_eq!(threads.run(|worker| worker.push('a')).await, Ok(()));
        assert_eq!(threads.run(|worker| worker.clone()).await, Ok("a".to_owned()));
    }

    #[tokio::test]
    async fn a_job_that_was_given_up_is_not_done() {
        let threads = Threads::start(1, || ()).unwrap();
        let (go_on, wait) = mpsc::channel::<()>();
        let (told, tell) = mpsc::channel();
        let mut first = pin!(threads.run(move |()| wait.recv().is_ok()));
        let mut given_up = Box::pin(threads.run(move |()| told.send(())));
        assert!(polled(first.as_mut()).await.is_pending());
        assert!(polled(given_up.as_mut()).await.is_pending());
        drop(given_up);
        go_on.send(()).unwrap();
        assert_eq!(first.await, Ok(true));
        assert_eq!(threads.run(|()| ()).await, Ok(()));
        assert!(tell.try_recv().is_err());
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn only_these_threads_step_back() {
        let nice = || rustix::process::getpriority_process(None).unwrap();
        let before = nice();
        let threads = Threads::start(1, || ()).unwrap();
        assert_eq!(threads.run(move |()| nice()).await, Ok((before + NICENESS).min(19)));
        assert_eq!(nice(), before);
    }
}
