//! A recorded answer with the current values filled in.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::cases;
use crate::recorded::{Recorded, RecordedAnswer};

/// An answer about to be sent.
#[derive(Debug)]
pub struct Answer {
    name: &'static str,
    is: RecordedAnswer,
}

impl Answer {
    /// The answer of the exchange with this name. Names are the constants of [`crate::cases`], and a test looks up
    /// each of them.
    pub fn of(name: &'static str) -> Self {
        let found = Recorded::get().exchange(name);
        let is = found.unwrap_or_else(|| panic!("`{name}` was never recorded")).answer.clone();
        Self { name, is }
    }

    /// Replaces `recorded` with `live` everywhere.
    #[must_use]
    pub fn with(mut self, recorded: &str, live: &str) -> Self {
        replace(&mut self.is.body, recorded, live);
        self
    }

    /// Sets the value at a JSON pointer of the body.
    #[must_use]
    pub fn set(mut self, pointer: &str, value: impl Into<Value>) -> Self {
        if let Some(place) = self.is.body.pointer_mut(pointer) {
            *place = value.into();
        }
        self
    }

    /// Removes a member of `data`.
    #[must_use]
    pub fn without(mut self, member: &str) -> Self {
        if let Some(data) = self.is.body.get_mut("data").and_then(Value::as_object_mut) {
            data.remove(member);
        }
        self
    }

    /// The same answer from a server that runs with `NODE_ENV=production`: errors have no stack, and one of them has
    /// no name.
    #[must_use]
    pub fn in_production(mut self) -> Self {
        if self.name == cases::TYPE {
            self.is = Self::of(cases::TYPE_IN_PRODUCTION).is;
        } else if let Some(body) = self.is.body.as_object_mut() {
            body.remove("stack");
        }
        self
    }
}

fn replace(value: &mut Value, recorded: &str, live: &str) {
    match value {
        Value::String(text) => *text = text.replace(recorded, live),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, recorded, live)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, recorded, live)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let body = match &self.is.body {
            Value::Null => Body::empty(),
            Value::String(html) => Body::from(html.clone()),
            json => Body::from(json.to_string()),
        };
        let mut response = Response::builder()
            .status(StatusCode::from_u16(self.is.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        for (name, value) in &Recorded::get().header_sets[&self.is.headers] {
            response = response.header(name, value);
        }
        response.body(body).unwrap_or_default()
    }
}
