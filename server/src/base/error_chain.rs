//! Errors with everything that caused them, for the log and the command line.

use std::error::Error;

/// An error and its chain of sources, in one line, joined by `: `.
pub fn chain(error: &(dyn Error + 'static)) -> String {
    let errors = std::iter::successors(Some(error), |&error| error.source());
    errors.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
