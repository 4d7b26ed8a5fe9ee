//! How a use of a passkey fails.

use super::refusal::Refusal;
use crate::api::problem::Problem;
use crate::limits::LimitError;

/// How a use of a passkey fails: the passkey is refused, which is counted and recorded, or something else is wrong.
pub(super) enum Failure {
    /// The passkey is refused.
    Refused {
        /// Why.
        refusal: Refusal,
        /// The id of the customer whose passkey it is.
        customer: Option<i64>,
    },
    /// Anything else.
    Problem(Problem),
}

impl Failure {
    /// A refused passkey of a customer.
    pub(super) fn of(customer: i64, refusal: impl Into<Refusal>) -> Self {
        Self::Refused { refusal: refusal.into(), customer: Some(customer) }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal, customer: None }
    }
}

impl From<portico_webauthn::Refusal> for Failure {
    fn from(refusal: portico_webauthn::Refusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Problem(error.into())
    }
}

impl From<LimitError> for Failure {
    fn from(error: LimitError) -> Self {
        Self::Problem(error.into())
    }
}
