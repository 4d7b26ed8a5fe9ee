//! JSON through serde.

use serde_json::Map;
pub use serde_json::Value;

/// A JSON value that was read; a missing value is the default.
#[derive(Clone, Debug, Default)]
pub struct Json(Value);

impl From<Json> for Value {
    fn from(json: Json) -> Self {
        json.0
    }
}

impl Json {
    /// Parses a text; `None` if it isn't JSON.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Self {
        Self(self.0.get(name).cloned().unwrap_or_default())
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    /// The number, if it is a count.
    pub fn count(&self) -> Option<u32> {
        self.0.as_u64().and_then(|number| number.try_into().ok())
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        self.0 == true
    }

    /// Whether it is an array.
    pub fn is_list(&self) -> bool {
        self.0.is_array()
    }

    /// Whether it is an array with items.
    pub fn is_filled(&self) -> bool {
        self.0.as_array().is_some_and(|items| !items.is_empty())
    }

    /// The items, if it is an array.
    pub fn items(&self) -> Vec<Self> {
        self.0.as_array().map(|items| items.iter().cloned().map(Self).collect()).unwrap_or_default()
    }
}

/// A JSON object that is being written.
pub struct Object(Map<String, Value>);

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

/// An array of values.
pub fn list(items: impl IntoIterator<Item = Value>) -> Value {
    items.into_iter().collect()
}

impl Object {
    /// An empty object.
    pub fn new() -> Self {
        Self(Map::new())
    }

    /// Sets a member.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Sets a member if the value isn't empty.
    pub fn with_filled(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.with(name, value) }
    }

    /// The object as text.
    pub fn text(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }
}
