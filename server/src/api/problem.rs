//! Why a request is refused, and what the answer says.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use portico_shared::field::{Field, Kind};
use portico_shared::forms::FieldError;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire;

use crate::api::messages::Texts;
use crate::base::error_chain::chain;
use crate::db::is_unavailable;
use crate::limits::LimitError;
use crate::metrics::DONE;
use crate::oidc::{FAILURE_PAUSE, Unavailable};
use crate::password::{Busy, HashError};

/// What is wrong with one field of a request.
#[derive(Clone, Debug)]
pub struct FieldProblem {
    /// The name of the field on the wire.
    pub field: String,
    /// What the field holds, which the message depends on.
    pub kind: Kind,
    /// What is wrong.
    pub code: FieldCode,
    /// The bounds, if the code has any.
    pub params: Params,
}

impl FieldProblem {
    /// A problem of a field that is not in a form.
    pub fn of(field: &str, kind: Kind, code: FieldCode) -> Self {
        Self { field: field.to_owned(), kind, code, params: Params::default() }
    }

    /// A problem that only the server can find.
    pub fn at(field: &Field, code: FieldCode) -> Self {
        Self::of(field.name, field.kind, code)
    }
}

impl From<FieldError> for FieldProblem {
    fn from(FieldError { field, code, params }: FieldError) -> Self {
        Self { field: field.name.to_owned(), kind: field.kind, code, params }
    }
}

/// Why a request is refused. A middleware turns it into the body of the answer, since that needs the language and the request's id.
#[derive(Clone, Debug)]
pub struct Problem {
    code: Code,
    /// The status, if it is not the usual one for the code.
    status: Option<StatusCode>,
    fields: Vec<FieldProblem>,
    retry_after: Option<Duration>,
    /// With `social_proof_needed`, how to prove the email address.
    proof: Option<Arc<wire::SocialProof>>,
    /// With `media_type`, what the request should have been: `Accept` or `Accept-Encoding`.
    accepted: Option<(HeaderName, &'static str)>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self {
            code,
            status: None,
            fields: Vec::new(),
            retry_after: None,
            proof: None,
            accepted: None,
            cause: None,
        }
    }
}

impl Problem {
    /// Some fields are wrong.
    pub fn invalid(fields: Vec<FieldProblem>) -> Self {
        Self { fields, ..Code::Invalid.into() }
    }

    /// Too many attempts; `wait` is how long to wait before the next one.
    pub fn too_many(wait: Duration) -> Self {
        Self { retry_after: Some(wait), ..Code::TooMany.into() }
    }

    /// A mailed code has to prove the email address of an identity.
    pub fn proof_needed(proof: wire::SocialProof) -> Self {
        Self { proof: Some(Arc::new(proof)), ..Code::SocialProofNeeded.into() }
    }

    /// An identity provider is down.
    pub fn provider_unavailable() -> Self {
        Self { retry_after: Some(FAILURE_PAUSE), ..Code::ProviderUnavailable.into() }
    }

    /// The body is not declared as JSON.
    pub fn media_type() -> Self {
        Self { accepted: Some((ACCEPT, "application/json")), ..Code::MediaType.into() }
    }

    /// The body is compressed. `Accept-Encoding` tells this apart from a wrong media type (RFC 9110, 15.5.16).
    pub fn content_encoding() -> Self {
        Self { accepted: Some((ACCEPT_ENCODING, "identity")), ..Code::MediaType.into() }
    }

    /// The server is too busy or not ready.
    pub fn unavailable() -> Self {
        Self { retry_after: Some(Duration::from_secs(1)), ..Code::Unavailable.into() }
    }

    /// An internal error. Only the log shows the cause.
    pub fn internal(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::from(Code::Internal).because(cause)
    }

    /// The same problem with its cause, for the log.
    #[must_use]
    pub fn because(self, cause: impl Error + Send + Sync + 'static) -> Self {
        Self { cause: Some(Arc::new(cause)), ..self }
    }

    /// The problem behind an answer of the framework that has only a status.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Code::NotFound.into(),
            StatusCode::MISDIRECTED_REQUEST => Self { status: Some(status), ..Code::NotFound.into() },
            StatusCode::METHOD_NOT_ALLOWED => Code::Method.into(),
            StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge.into(),
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => {
                Self { status: Some(status), ..Code::TooLarge.into() }
            }
            StatusCode::REQUEST_TIMEOUT => Self { status: Some(status), ..Code::Malformed.into() },
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::media_type(),
            StatusCode::SERVICE_UNAVAILABLE => Self::unavailable(),
            status if status.is_client_error() => Code::Malformed.into(),
            _ => Code::Internal.into(),
        }
    }

    /// The outcome of a request, as metrics have it: `ok`, or the error code.
    pub fn outcome<T>(result: &Result<T, Self>) -> &'static str {
        result.as_ref().err().map_or(DONE, |problem| problem.code.as_str())
    }

    /// The error code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The error of the database, if it failed.
    pub fn database_error(&self) -> Option<&sqlx::Error> {
        self.cause.as_deref()?.downcast_ref()
    }

    /// The internal cause with its chain of sources, for the log.
    pub fn cause(&self) -> Option<String> {
        let first: &(dyn Error + 'static) = self.cause.as_deref()?;
        Some(chain(first))
    }

    fn status(&self) -> StatusCode {
        self.status.unwrap_or_else(|| Self::status_of(self.code))
    }

    /// The usual status of an error code.
    pub fn status_of(code: Code) -> StatusCode {
        match code {
            Code::Invalid
            | Code::Malformed
            | Code::StoreUnknown
            | Code::LinkInvalid
            | Code::LinkUsed
            | Code::LinkExpired
            | Code::SocialUnavailable
            | Code::ProviderUnknown
            | Code::RedirectUnknown => StatusCode::BAD_REQUEST,
            Code::Session | Code::AccessToken => StatusCode::UNAUTHORIZED,
            Code::Credentials
            | Code::CodeWrong
            | Code::CodeExpired
            | Code::CodeUsed
            | Code::CodeExhausted
            | Code::AccountMissing
            | Code::AccountInactive
            | Code::ScriptOnly
            | Code::LoginCodeUnknown
            | Code::LoginCodeUsed
            | Code::LoginCodeExpired
            | Code::CustomerUnknown
            | Code::SocialRefused
            | Code::SocialExpired
            | Code::SocialProofNeeded
            | Code::TicketExpired
            | Code::PasskeyRefused
            | Code::PasskeyUnknown
            | Code::PasskeyExpired
            | Code::ProofRequired
            | Code::Unproven => StatusCode::FORBIDDEN,
            Code::NotFound => StatusCode::NOT_FOUND,
            Code::Method => StatusCode::METHOD_NOT_ALLOWED,
            Code::AccountExists | Code::SocialTaken | Code::PasskeyExists | Code::PasskeyLimit => {
                StatusCode::CONFLICT
            }
            Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Code::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Code::Unavailable | Code::Draining | Code::ProviderUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The JSON of the answer.
    pub fn body(&self, texts: &Texts, request_id: &str) -> wire::Refused {
        let field = |problem: &FieldProblem| wire::RefusedField {
            field: problem.field.clone(),
            code: problem.code.as_str().to_owned(),
            params: problem.params,
            message: texts.field(problem.kind, problem.code, problem.params),
        };
        wire::Refused {
            status: 0,
            message: texts.code(self.code),
            code: self.code.as_str().to_owned(),
            errors: self.fields.iter().map(field).collect(),
            data: self.proof.as_deref().cloned(),
            request_id: (self.code == Code::Internal).then(|| request_id.to_owned()),
        }
    }
}

impl IntoResponse for Problem {
    /// Status and headers; a middleware adds the body.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let headers = response.headers_mut();
        headers.remove(CONTENT_TYPE);
        if let Some(wait) = self.retry_after {
            // Rounded up: a client that waits this long must not be refused again.
            let seconds = wait.as_millis().div_ceil(1000).max(1);
            headers.insert(RETRY_AFTER, HeaderValue::from(u64::try_from(seconds).unwrap_or(u64::MAX)));
        }
        if let Some((name, value)) = self.accepted.clone() {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if self.code == Code::Session {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<LimitError> for Problem {
    fn from(error: LimitError) -> Self {
        match error {
            LimitError::TooMany { wait } => Self::too_many(wait),
            LimitError::Database(error) => error.into(),
        }
    }
}

impl From<Unavailable> for Problem {
    fn from(_: Unavailable) -> Self {
        Self::provider_unavailable()
    }
}

impl From<Busy> for Problem {
    fn from(_: Busy) -> Self {
        Self::unavailable()
    }
}

impl From<HashError> for Problem {
    fn from(error: HashError) -> Self {
        Self::internal(error)
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        if is_unavailable(&error) { Self::unavailable().because(error) } else { Self::internal(error) }
    }
}
