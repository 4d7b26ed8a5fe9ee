//! Checks each request and answer of the tests against the document at `/openapi.json`: every answer is one that it
//! lists, in every member; every accepted body is one that it allows, and every body refused as invalid is one that
//! it refuses.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use portico_server::api::openapi;
use portico_shared::paths::ACCESS_TOKEN;
use reqwest::Request;
use serde_json::{Map, Value, json};

use crate::support::{Answer, text};

/// Rules that no schema can express: the server's password list, two fields that must match or differ, a full cart.
const BEYOND_A_SCHEMA: [&str; 4] = ["common", "same_as_email", "mismatch", "items"];

/// The document of a server without a path prefix.
pub(crate) static DOCUMENT: LazyLock<Value> = LazyLock::new(|| openapi::document(""));

static CALLS: LazyLock<BTreeMap<(String, String), Call>> = LazyLock::new(|| {
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    let calls = paths.iter().flat_map(|(path, item)| {
        let operations = item.as_object().expect("operations").iter();
        operations
            .map(move |(method, operation)| ((path.clone(), method.to_uppercase()), Call::new(operation)))
    });
    calls.collect()
});

/// Refusals that any path can give.
static REFUSED: LazyLock<Validator> =
    LazyLock::new(|| validator(&json!({ "$ref": "#/components/schemas/Refused" }), strict(&DOCUMENT)));

/// The body that a request with an access token has.
static HAND_OVER: LazyLock<Validator> =
    LazyLock::new(|| validator(&json!({ "$ref": "#/components/schemas/HandOver" }), DOCUMENT.clone()));

/// An operation of the document.
struct Call {
    takes: Option<Validator>,
    answers: BTreeMap<String, (Vec<String>, Validator)>,
}

impl Call {
    fn new(operation: &Value) -> Self {
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        let query = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|parameter| parameter["in"] == "query");
        let schema = match query {
            Some(query) => {
                let name = text(&query["name"]);
                Some(json!({ "required": [name], "properties": { name: query["schema"] } }))
            }
            None => body.is_object().then(|| body.clone()),
        };
        let answers = operation["responses"].as_object().expect("answers").iter().map(|(status, answer)| {
            let headers = answer["headers"].as_object().into_iter().flatten().map(|(name, _)| name.clone());
            let schema = &answer["content"]["application/json"]["schema"];
            (status.clone(), (headers.collect(), validator(&strict(schema), strict(&DOCUMENT))))
        });
        Self { takes: schema.map(|schema| validator(&schema, DOCUMENT.clone())), answers: answers.collect() }
    }
}

/// A validator for a schema that refers to the components of `document`.
fn validator(schema: &Value, mut document: Value) -> Validator {
    let mut schema = schema.clone();
    schema["components"] = document["components"].take();
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{error}: {schema}"))
}

/// The same schema, but refusing members that it doesn't name.
fn strict(schema: &Value) -> Value {
    let Value::Object(members) = schema else { return schema.clone() };
    let mut members: Map<_, _> = members
        .iter()
        // One part of an `allOf` doesn't know the members of the others.
        .map(|(name, value)| (name.clone(), if name == "allOf" { value.clone() } else { strict(value) }))
        .collect();
    if members.contains_key("allOf") || (members.contains_key("properties") && members.contains_key("type")) {
        members.insert("unevaluatedProperties".to_owned(), json!(false));
    }
    Value::Object(members)
}

/// A path as the document has it: with parameters, if it has any.
fn template(path: &str) -> String {
    let is_like = |template: &str| {
        template.contains('{')
            && template.split('/').count() == path.split('/').count()
            && template
                .split('/')
                .zip(path.split('/'))
                .all(|(one, other)| one.starts_with('{') || one == other)
    };
    let found = CALLS.keys().map(|(template, _)| template).find(|template| is_like(template));
    found.map_or_else(|| path.to_owned(), Clone::clone)
}

/// The parts of a request that the document describes.
pub(crate) struct Asked {
    call: (String, String),
    is_hand_over: bool,
    /// The JSON body, or the query.
    said: Option<Value>,
}

impl Asked {
    pub(crate) fn new(request: &Request, prefix: &str) -> Self {
        let path = request.url().path();
        let path = template(path.strip_prefix(prefix).unwrap_or(path));
        let is_hand_over = request.headers().contains_key(ACCESS_TOKEN);
        let body = request.body().and_then(|body| body.as_bytes());
        let mut said: Option<Value> = match body {
            Some(body) => serde_json::from_slice(body).ok(),
            None => Some(request.url().query_pairs().map(|(name, value)| (name, json!(value))).collect()),
        };
        if is_hand_over && let Some(said) = said.as_mut().and_then(Value::as_object_mut) {
            // The header decides; a member that would make it a sign-in is ignored.
            said.remove("emailId");
        }
        Self { call: (path, request.method().to_string()), is_hand_over, said }
    }

    /// Panics if the request or the answer doesn't match the document.
    pub(crate) fn hold(&self, answer: &Answer) {
        let status = answer.status.as_u16();
        if matches!(status, 404 | 405) {
            return assert_valid(&REFUSED, answer);
        }
        let call = CALLS.get(&self.call).unwrap_or_else(|| panic!("{:?} is not in the document", self.call));
        let Some((headers, schema)) = call.answers.get(&status.to_string()) else {
            panic!("{:?} answers {status}, which is not in the document: {answer:?}", self.call)
        };
        assert_valid(schema, answer);
        for name in headers {
            assert!(answer.headers.contains_key(name), "{:?} {status} without {name}", self.call);
        }
        let takes = if self.is_hand_over { Some(&*HAND_OVER) } else { call.takes.as_ref() };
        let (Some(takes), Some(said)) = (takes, &self.said) else { return };
        if answer.status.is_success() {
            assert!(takes.is_valid(said), "{:?} accepts what the document refuses: {said}", self.call);
        } else if answer.body["code"] == "invalid"
            && answer.fields().iter().any(|field| is_of_the_schema(field))
        {
            assert!(
                !takes.is_valid(said),
                "{:?} refuses what the document allows: {said}, {answer:?}",
                self.call
            );
        }
    }
}

/// Whether the body's schema should refuse this field, given as `field: code`.
fn is_of_the_schema(field: &str) -> bool {
    let (field, code) = field.split_once(": ").expect("field and code");
    !BEYOND_A_SCHEMA.contains(&code) && field != "industry"
}

fn assert_valid(schema: &Validator, answer: &Answer) {
    let errors: Vec<_> = schema.iter_errors(&answer.body).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "not as documented: {answer:?}: {errors:?}");
}
