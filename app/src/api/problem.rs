//! What can go wrong with a call.

use portico_shared::problem::{Code, FieldCode, Params};

/// Why a call failed.
#[derive(Clone, Debug)]
pub enum Problem {
    /// The request did not arrive, or its answer did not.
    Unreachable,
    /// No answer came within the time limit.
    TimedOut,
    /// The server refused.
    Refused(Box<Refusal>),
    /// There was no call: the browser or a provider prevents it.
    Prevented(Box<Obstacle>),
}

/// What prevents a call.
#[derive(Clone, Debug)]
pub struct Obstacle {
    /// The name that the host page gets.
    pub name: &'static str,
    /// The words for it.
    pub words: String,
}

/// A server's refusal.
#[derive(Clone, Debug, Default)]
pub struct Refusal {
    /// The error code; `None` where the server's code is not one of ours.
    pub code: Option<Code>,
    /// The server's own words, for a code that we have no words for.
    pub message: String,
    /// The fields that are refused.
    pub fields: Vec<FieldProblem>,
    /// Seconds until another attempt is allowed.
    pub retry_after: Option<u32>,
    /// The id under which the server logged the request.
    pub request_id: Option<String>,
    /// The HTTP status of the answer.
    pub status: u16,
}

/// What is wrong with one field.
#[derive(Clone, Debug, Default)]
pub struct FieldProblem {
    /// The field's name on the wire.
    pub name: String,
    /// What is wrong; `None` where the server's code is not one of ours.
    pub code: Option<FieldCode>,
    /// The bounds that the code refers to; without any, those of our own rule apply.
    pub params: Params,
    /// The server's own words, for a code that we have no words for.
    pub message: String,
}

impl FieldProblem {
    /// One with a code that we have words for.
    pub fn new(name: String, code: FieldCode) -> Self {
        Self { name, code: Some(code), ..Self::default() }
    }
}

impl Problem {
    /// An answer that is not in the backend's dialect, such as a proxy's error page.
    pub fn unreadable() -> Self {
        Self::Refused(Box::new(Refusal { code: Some(Code::Internal), ..Refusal::default() }))
    }

    /// The name that the host page gets: the server's error code, or why there is no answer.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Refused(refusal) => refusal.code.map_or("unknown", Code::as_str),
            Self::Prevented(obstacle) => obstacle.name,
        }
    }

    /// Whether there is no answer, so that the server may have done what it was asked, or not.
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut)
    }

    /// The error code, if the server refused with one of ours.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Unreachable | Self::TimedOut | Self::Prevented(_) => None,
        }
    }
}
