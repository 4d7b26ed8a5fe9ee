//! Every call of the API, each described beside its handler.

use portico_shared::paths::WELL_KNOWN_WEBAUTHN;
use portico_shared::problem::Code;
use serde_json::json;

use super::call::Call;
use crate::api::messages::SuccessMessage;
use crate::api::paths::{HEALTH, OPENAPI, READY};
use crate::api::{login, login_code, otp, passkeys, password_reset, register, session, social};

/// The customer's calls, which are below the prefix.
pub(super) fn of_customers() -> Vec<Call> {
    let calls = vec![
        otp::send_otp_call(),
        register::register_call(),
        login::login_call(),
        login_code::check_call(),
        session::get_profile_call(),
        session::logout_call(),
        password_reset::forgot_password_link_call(),
        password_reset::key_check_by_query_call(),
        password_reset::key_check_call(),
        password_reset::reset_password_call(),
        social::begin_call(),
        social::exchange_call(),
        social::link_call(),
        social::links_call(),
        social::unlink_call(),
        passkeys::options_call(),
        passkeys::creation_options_call(),
        passkeys::list_call(),
        passkeys::add_call(),
        passkeys::rename_call(),
        passkeys::remove_call(),
    ];
    // A provider's form has its store in the path.
    calls.into_iter().map(Call::of_a_store).chain([social::return_form_call()]).collect()
}

/// The server's own calls.
pub(super) fn of_the_server() -> Vec<Call> {
    vec![
        Call::get(HEALTH, "healthz", "Whether the process answers").returns(
            "Nothing",
            SuccessMessage::Healthy,
            json!({}),
        ),
        Call::get(READY, "readyz", "Whether the database takes writes as well")
            .about("503 `draining` once the server is about to stop: it still answers, but should get no new requests.")
            .returns("Nothing", SuccessMessage::Healthy, json!({}))
            .refused(&[Code::Draining]),
        Call::get(OPENAPI, "openapi", "This document"),
        Call::get(WELL_KNOWN_WEBAUTHN, "relatedOrigins", "The origins that may use the passkeys of the host")
            .about(
                "Browsers ask for it when a page of another host wants the passkeys of this one (WebAuthn Level 3, section 5.11). It is at the \
                 root of the host that is the `rp-id` of a store; other hosts answer 404.",
            )
            .returns_bare("RelatedOrigins", json!({ "origins": ["https://shop.example", "https://shop.test"] }))
            .refused(&[Code::NotFound]),
    ]
}
