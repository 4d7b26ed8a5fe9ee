//! The future that an API call returns.

use std::future::{Future, ready};
use std::pin::Pin;

use super::problem::Problem;

/// The outcome of a call. Nothing is sent until it is awaited.
pub type ApiFuture<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

/// A refusal without a request.
pub fn refused<T: 'static>(problem: Problem) -> ApiFuture<T> {
    Box::pin(ready(Err(problem)))
}
