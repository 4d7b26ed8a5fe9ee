//! What a check found.

use crate::http::{RequestError, Response};
use crate::report::Verdict;

/// What a check observed, or why it could not be made.
pub type Outcome = Result<Observation, NotChecked>;

/// What a check observed.
pub struct Observation {
    /// The verdict on it.
    pub verdict: Verdict,
    /// What was sent.
    pub sent: String,
    /// What came back.
    pub came: String,
}

impl Observation {
    /// Of one response: it passes, or the verdict is `otherwise`.
    pub fn of(response: &Response, passes: bool, otherwise: Verdict) -> Self {
        let verdict = if passes { Verdict::Pass } else { otherwise };
        Self { verdict, sent: response.request.clone(), came: response.to_string() }
    }

    /// Of two responses that belong together.
    pub fn of_two(one: &Response, other: &Response, passes: bool, otherwise: Verdict) -> Self {
        let verdict = if passes { Verdict::Pass } else { otherwise };
        let sent = format!("{}; and {}", one.request, other.request);
        Self { verdict, sent, came: format!("{one}; and {other}") }
    }
}

/// Why a check could not be made.
#[derive(Clone, Debug)]
pub struct NotChecked {
    /// The reason, for the report.
    pub reason: String,
    /// Whether the server is at fault because it did not respond.
    pub is_fault: bool,
}

impl NotChecked {
    /// Something that the check needs is missing.
    pub fn because(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), is_fault: false }
    }
}

impl From<RequestError> for NotChecked {
    fn from(error: RequestError) -> Self {
        Self { reason: error.to_string(), is_fault: !matches!(error, RequestError::BudgetExhausted) }
    }
}
