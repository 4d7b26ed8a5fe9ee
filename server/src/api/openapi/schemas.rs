//! The bodies of requests and answers as JSON Schema: names, types and descriptions come from the wire types, bounds from the forms
//! that the server checks them by.

use portico_shared::field::Kind;
use portico_shared::forms::{self, Form};
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire::passkeys::{NewPasskey, Passkey, PasskeyName, Passkeys, RelatedOrigins};
use portico_shared::wire::{self, login_type};
use portico_webauthn as webauthn;
use serde_json::{Map, Value, json};
use utoipa::PartialSchema;

use super::{carts, rules};
use crate::api::messages::Texts;
use crate::api::social::fields::{
    ADDRESS_MAX, CODE_MAX, PROVIDER_MAX, TOKEN_MAX as ID_TOKEN_MAX, VERIFIER_MAX, VERIFIER_MIN,
};

/// Every schema, by its name.
pub(super) fn all() -> Map<String, Value> {
    let ours = Code::ALL.iter().filter(|code| code.is_ours());
    let schemas = [
        ("SendOtp", with_device(of_form::<forms::SendOtp>())),
        ("Register", with_ticket(with_device(of_form::<forms::Register>()))),
        ("PasswordLogin", password_login()),
        ("MailedCodeLogin", mailed_code_login()),
        ("LoginCodeLogin", login_code_login()),
        ("SocialLogin", social_login()),
        ("SocialBegin", body::<wire::SocialBegin>(&[("provider", 1, PROVIDER_MAX)])),
        (
            "SocialToken",
            body::<wire::SocialToken>(&[
                ("provider", 1, PROVIDER_MAX),
                ("code", 1, CODE_MAX),
                ("codeVerifier", VERIFIER_MIN, VERIFIER_MAX),
                ("redirectUri", 1, ADDRESS_MAX),
            ]),
        ),
        ("IdToken", body::<wire::IdToken>(&[("token", 1, ID_TOKEN_MAX)])),
        ("SocialBegun", answer::<wire::SocialBegun>()),
        ("SocialLinks", answer::<wire::SocialLinks>()),
        ("SocialIdentity", answer::<wire::SocialIdentity>()),
        ("PasskeyLogin", passkey_login()),
        ("PasskeyOptions", options("PasskeyRequestOptions")),
        ("PasskeyCreationOptions", options("CreationOptions")),
        ("PasskeyRequestOptions", answer::<webauthn::RequestOptions>()),
        ("CreationOptions", answer::<webauthn::CreationOptions>()),
        ("RelyingPartyEntity", answer::<webauthn::RelyingPartyEntity>()),
        ("UserEntity", answer::<webauthn::UserEntity>()),
        ("CredentialParameters", answer::<webauthn::CredentialParameters>()),
        ("CredentialDescriptor", answer::<webauthn::CredentialDescriptor>()),
        ("AuthenticatorSelection", answer::<webauthn::AuthenticatorSelection>()),
        ("CredentialType", derived::<webauthn::CredentialType>()),
        ("Transport", derived::<webauthn::Transport>()),
        ("ResidentKey", derived::<webauthn::ResidentKey>()),
        ("UserVerification", derived::<webauthn::UserVerification>()),
        ("AttestationConveyance", derived::<webauthn::AttestationConveyance>()),
        ("NewPasskey", new_passkey()),
        ("RenamePasskey", rename_passkey()),
        ("PasskeyName", rules::passkey_name()),
        ("Passkeys", answer::<Passkeys>()),
        ("Passkey", answer::<Passkey>()),
        ("RelatedOrigins", answer::<RelatedOrigins>()),
        ("HandOver", hand_over()),
        ("LoginCode", of_form::<forms::LoginCode>()),
        ("ResetKey", of_form::<forms::ResetKey>()),
        ("ResetPassword", of_form::<forms::ResetPassword>()),
        ("OtpSent", answer::<wire::OtpSent>()),
        ("SignedIn", with_cart(answer::<wire::SignedIn>())),
        ("Profile", with_cart(answer::<wire::Profile>())),
        ("User", answer::<wire::User>()),
        ("Cart", carts::kept()),
        ("HandedOver", handed_over()),
        ("LoginCodeFound", answer::<wire::LoginCodeFound>()),
        ("Nothing", json!({ "type": "object", "description": "No data.", "properties": {} })),
        ("SocialProof", answer::<wire::SocialProof>()),
        ("Refused", refused()),
        ("RefusedField", refused_field()),
        ("Params", answer::<Params>()),
        ("Code", codes(ours.map(|code| (code.as_str(), Texts::default().code(*code))))),
        ("FieldCode", field_codes()),
    ];
    schemas.into_iter().chain(rules::all()).map(|(name, schema)| (name.to_owned(), schema)).collect()
}

/// The schema of a field in a query.
pub(super) fn of_field<F: Form>(name: &str) -> Value {
    let mut fields = F::FIELDS.iter().map(|of| &of.field);
    let field = fields.find(|field| field.name == name).expect("the form has this field");
    reference(rules::name(field.kind))
}

fn derived<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).expect("a schema is JSON")
}

/// A body that has the fields of a form.
fn of_form<F: Form>() -> Value {
    let fields = F::FIELDS.iter().map(|of| &of.field);
    let described = fields.map(|field| {
        let label = Texts::default().label(field.kind);
        (field.name.to_owned(), json!({ "description": format!("{label}.") }))
    });
    let mut schema = json!({ "type": "object", "properties": described.collect::<Map<_, _>>() });
    constrain::<F>(&mut schema);
    schema
}

/// A body that may have a device token besides.
fn with_device(mut schema: Value) -> Value {
    schema["properties"]["device"] = device();
    schema
}

/// The schema of a device token.
pub(super) fn device() -> Value {
    derived::<wire::DeviceToken>()["properties"]["device"].take()
}

/// A body that may have a ticket besides, which needs a code.
fn with_ticket(mut schema: Value) -> Value {
    schema["properties"]["ticket"] = derived::<wire::Ticket>()["properties"]["ticket"].take();
    schema["if"] = json!({ "required": ["ticket"], "properties": { "ticket": { "type": "string" } } });
    schema["then"] = json!({ "required": ["otp"], "properties": { "otp": { "type": "string" } } });
    schema
}

/// The body of a wire type, with texts that can't be left out and the fewest and the most characters of each.
fn body<T: PartialSchema>(texts: &[(&str, usize, usize)]) -> Value {
    let mut schema = derived::<T>();
    for &(name, min, max) in texts {
        text(&mut schema, name, min, max);
    }
    schema
}

/// Gives a member that can't be left out the schema of a text.
fn text(schema: &mut Value, name: &str, min: usize, max: usize) {
    let described = &mut schema["properties"][name];
    described["type"] = json!("string");
    described["minLength"] = json!(min);
    described["maxLength"] = json!(max);
    require(schema, name);
}

/// Gives the members that are fields of a form the schemas of these fields.
fn constrain<F: Form>(schema: &mut Value) {
    for field in F::FIELDS.iter().map(|of| &of.field) {
        member(schema, field.name, field.kind, field.optional);
    }
}

/// Gives a member the schema of a kind; an optional one may also be `null`.
fn member(schema: &mut Value, name: &str, kind: Kind, optional: bool) {
    let described = &mut schema["properties"][name];
    assert!(described.is_object(), "the wire type has the form's field {name}");
    let mut ruled = if optional { nullable(kind) } else { reference(rules::name(kind)) };
    ruled["description"] = described["description"].take();
    *described = ruled;
    if !optional {
        require(schema, name);
    }
}

fn nullable(kind: Kind) -> Value {
    json!({ "anyOf": [reference(rules::name(kind)), { "type": "null" }] })
}

fn require(schema: &mut Value, name: &str) {
    let required = schema.as_object_mut().expect("an object").entry("required").or_insert_with(|| json!([]));
    required.as_array_mut().expect("a list of names").push(name.into());
}

fn login<F: Form>(kinds: &Value, about: &str) -> Value {
    let mut schema = derived::<wire::Login>();
    constrain::<F>(&mut schema);
    schema["properties"]["type"]["enum"] = kinds.clone();
    schema["description"] = about.into();
    schema
}

fn password_login() -> Value {
    login::<forms::Login>(&json!([login_type::NORMAL, null]), "Signing in with a password.")
}

fn mailed_code_login() -> Value {
    let mut schema = login::<forms::SendOtp>(&json!([login_type::OTP]), "Signing in with a mailed code.");
    member(&mut schema, "token", Kind::OneTimeCode, false);
    require(&mut schema, "type");
    schema
}

fn login_code_login() -> Value {
    let about = "Signing in with the one-time login code of a hand-over.";
    let mut schema = login::<forms::LoginCode>(&json!([login_type::CODE]), about);
    require(&mut schema, "type");
    schema
}

fn social_login() -> Value {
    let mut schema = derived::<wire::Login>();
    schema["description"] = "Signing in with an ID token of an identity provider.".into();
    schema["properties"]["type"]["enum"] = json!([login_type::SOCIAL]);
    text(&mut schema, "token", 1, ID_TOKEN_MAX);
    require(&mut schema, "type");
    schema
}

fn passkey_login() -> Value {
    let mut schema = derived::<wire::Login>();
    schema["description"] = "Signing in with a passkey.".into();
    schema["properties"]["type"]["enum"] = json!([login_type::PASSKEY]);
    text(&mut schema, "token", 1, webauthn::RESPONSE_MAX);
    require(&mut schema, "type");
    schema
}

/// Options of `navigator.credentials` of this schema, with the lifetime of their challenge.
fn options(schema: &str) -> Value {
    json!({
        "type": "object",
        "required": ["publicKey", "expiresIn"],
        "properties": {
            "publicKey": reference(schema),
            "expiresIn": { "type": "integer", "minimum": 0, "description": "Seconds until the challenge expires." },
        },
    })
}

fn new_passkey() -> Value {
    let mut schema = body::<NewPasskey>(&[("credential", 1, webauthn::RESPONSE_MAX)]);
    schema["properties"]["name"] = json!({
        "description": "The customer's name for it.",
        "anyOf": [reference("PasskeyName"), { "type": "null" }],
    });
    schema
}

fn rename_passkey() -> Value {
    let mut schema = derived::<PasskeyName>();
    schema["properties"]["name"] = reference("PasskeyName");
    require(&mut schema, "name");
    schema
}

fn hand_over() -> Value {
    json!({
        "type": "object",
        "description": "Another system hands a customer and a cart over; requires `accessToken`.",
        "required": ["email"],
        "properties": {
            "email": of_field::<forms::HandOff>("email"),
            "emailId": { "type": "null", "description": "Makes the body a sign-in if there is no `accessToken`." },
            "cart": carts::handed_over(),
        },
    })
}

/// The data of an answer: members may be absent, but are never `null`.
fn answer<T: PartialSchema>() -> Value {
    let mut schema = derived::<T>();
    let properties = schema["properties"].as_object_mut().expect("an object");
    let mut required = Vec::new();
    for (name, property) in properties {
        match property["type"].as_array() {
            Some(types) => property["type"] = types[0].clone(),
            None => required.push(name.clone()),
        }
    }
    schema["required"] = required.into();
    schema
}

fn with_cart(mut schema: Value) -> Value {
    schema["properties"]["cart"] = reference("Cart");
    require(&mut schema, "cart");
    schema
}

fn handed_over() -> Value {
    let mut schema = answer::<wire::HandedOff>();
    schema["properties"]["success"]["enum"] = json!([true]);
    schema
}

fn refused() -> Value {
    let mut schema = answer::<wire::Refused>();
    schema["properties"]["status"]["enum"] = json!([0]);
    schema["properties"]["code"] = reference("Code");
    // `errors` is absent if it would be empty.
    schema["required"] = json!(["status", "message", "code"]);
    schema["properties"]["errors"]["minItems"] = json!(1);
    schema["properties"]["data"] = reference("SocialProof");
    schema
}

fn refused_field() -> Value {
    let mut schema = answer::<wire::RefusedField>();
    schema["properties"]["code"] = reference("FieldCode");
    schema
}

fn field_codes() -> Value {
    let ours = FieldCode::ALL.iter().filter(|code| code.is_ours());
    json!({ "type": "string", "enum": ours.map(|code| code.as_str()).collect::<Vec<_>>() })
}

fn codes<'a>(codes: impl Iterator<Item = (&'a str, String)>) -> Value {
    let (names, words): (Vec<_>, Vec<_>) =
        codes.map(|(code, words)| (code, format!("- `{code}`: {words}"))).unzip();
    json!({ "type": "string", "description": words.join("\n"), "enum": names })
}

/// A reference to a schema of this name.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
