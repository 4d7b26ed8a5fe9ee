//! JSON through the browser's parser.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;

/// What a member can be set to.
pub type Value = JsValue;

/// A JSON value that was read; a missing value is the default.
#[derive(Clone, Debug, Default)]
pub struct Json(JsValue);

impl From<Json> for Value {
    fn from(json: Json) -> Self {
        json.0
    }
}

impl Json {
    /// Parses a text; `None` if it isn't JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Self {
        // A value that isn't an object has no members.
        Self(Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED))
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The number, if it is a count.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    pub fn count(&self) -> Option<u32> {
        self.0.as_f64().map(|number| number as u32)
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        self.0.as_bool() == Some(true)
    }

    /// Whether it is an array.
    pub fn is_list(&self) -> bool {
        Array::is_array(&self.0)
    }

    /// Whether it is an array with items.
    pub fn is_filled(&self) -> bool {
        self.get("length").count().is_some_and(|count| count > 0)
    }

    /// The items, if it is an array.
    pub fn items(&self) -> Vec<Self> {
        if self.is_list() { Array::from(&self.0).iter().map(Self).collect() } else { Vec::new() }
    }
}

/// A JSON object that is being written.
pub struct Object(js_sys::Object);

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        object.0.into()
    }
}

/// An array of values.
pub fn list(items: impl IntoIterator<Item = Value>) -> Value {
    items.into_iter().collect::<Array>().into()
}

impl Object {
    /// An empty object.
    pub fn new() -> Self {
        Self(js_sys::Object::new())
    }

    /// Sets a member.
    pub fn with(self, name: &str, value: impl Into<Value>) -> Self {
        // Setting a member of a plain object of our own cannot fail.
        let _ = Reflect::set(&self.0, &name.into(), &value.into());
        self
    }

    /// Sets a member if the value isn't empty.
    pub fn with_filled(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.with(name, value) }
    }

    /// The object as text.
    pub fn text(&self) -> String {
        JSON::stringify(&self.0).map(String::from).unwrap_or_default()
    }
}
