//! A press, and the exchange of the provider's code.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portico_server::config::Provider;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::{Value, json};

use super::issuer::{METADATA, TOKEN};
use super::{CLIENT, Issuer, PAGE, PROVIDER, SECRET, start, trust_with};
use crate::support::{Answer, EMAIL, Portico, text};

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

impl Portico {
    /// Exchanges a code, with changes of the body.
    pub(super) async fn exchange(&self, code: &str, changes: Value) -> Answer {
        let mut body =
            json!({ "provider": PROVIDER, "code": code, "codeVerifier": VERIFIER, "redirectUri": PAGE });
        super::keys::merge(&mut body, &changes);
        self.post_json("/customer/social-token", body).await
    }
}

#[tokio::test]
async fn a_press_gets_what_the_authorization_request_needs() {
    let (portico, issuer) = start().await;
    let begun = portico.begin(PROVIDER).await;
    let data = &begun.body["data"];
    assert_eq!(data["authorizeUrl"], json!(format!("{}/authorize", issuer.url)));
    assert_eq!((text(&data["clientId"]), text(&data["scope"])), (CLIENT, "openid email profile"));
    assert_eq!((text(&data["responseMode"]), &data["expiresIn"]), ("query", &json!(600)));
    assert_eq!(data["redirectUri"], Value::Null, "it is the page's own");
    assert_ne!(portico.begin(PROVIDER).await.body["data"]["nonce"], data["nonce"]);
    assert_eq!(issuer.asked(METADATA), 1, "the provider is asked once");
    assert_eq!(portico.begin("other").await.verdict(), (400, "provider_unknown"));
    assert_eq!(portico.begin("").await.fields(), ["provider: required"]);
}

#[tokio::test]
async fn a_code_is_exchanged_for_the_token_that_signs_in() {
    let (portico, issuer) = start().await;
    let code = issuer.code_for(&portico.id_token(&issuer, json!({})).await);
    let exchanged = portico.exchange(&code, json!({})).await;
    assert_eq!(exchanged.body["data"].as_object().map(serde_json::Map::len), Some(1), "only the ID token");
    let (form, authorization) = issuer.known().exchanged.clone().expect("an exchange");
    for (name, value) in [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("code_verifier", VERIFIER),
        ("redirect_uri", PAGE),
        ("client_id", CLIENT),
        ("client_secret", SECRET),
    ] {
        assert_eq!(form.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert_eq!((form.len(), authorization), (6, None));
    let signed_in = portico.login_by_token(&exchanged.token()).await;
    assert_eq!(text(&signed_in.body["data"]["user"]["email"]), EMAIL, "{signed_in:?}");
    assert_eq!(
        portico.exchange(&code, json!({})).await.verdict(),
        (403, "social_expired"),
        "a code works once"
    );
}

#[tokio::test]
async fn the_secret_is_sent_as_the_provider_takes_it() {
    let (portico, issuer) = start().await;
    issuer.known().metadata = json!({ "token_endpoint_auth_methods_supported": null });
    portico.exchange("any", json!({})).await;
    let (form, authorization) = issuer.known().exchanged.take().expect("an exchange");
    // Encoded as in a form first.
    let basic = format!("{CLIENT}:a+secret+of+the+shop%3A+not%2Fsecret");
    assert_eq!(authorization, Some(format!("Basic {}", STANDARD.encode(basic))));
    assert!(!form.contains_key("client_secret") && !form.contains_key("client_id"), "{form:?}");

    let public = Portico::start_with(|config| {
        trust_with(config, &issuer, "");
        config.stores[0].providers[0].secret = portico_server::config::ClientSecret::None;
    });
    public.await.exchange("any", json!({})).await;
    let (form, authorization) = issuer.known().exchanged.take().expect("an exchange");
    assert_eq!((form["client_id"].as_str(), authorization), (CLIENT, None));
    assert!(!form.contains_key("client_secret"));
}

#[tokio::test]
async fn only_addresses_of_the_configuration_are_sent_to_the_provider() {
    let (portico, issuer) = start().await;
    let code = issuer.code_for(&portico.id_token(&issuer, json!({})).await);
    for wrong in
        ["https://evil.example/", "http://localhost:5173/login", "http://localhost:5173/login/?x", "/login/"]
    {
        let refused = portico.exchange(&code, json!({ "redirectUri": wrong })).await;
        assert_eq!(refused.verdict(), (400, "redirect_unknown"), "{wrong}");
    }
    assert_eq!(
        portico.exchange(&code, json!({ "provider": "other" })).await.verdict(),
        (400, "provider_unknown")
    );
    for (changes, field) in [
        (json!({ "code": null }), "code: required"),
        (json!({ "code": "c".repeat(4097) }), "code: length"),
        (json!({ "codeVerifier": "v".repeat(42) }), "codeVerifier: length"),
        (json!({ "codeVerifier": "v".repeat(129) }), "codeVerifier: length"),
        (json!({ "redirectUri": "" }), "redirectUri: required"),
        (json!({ "provider": 7 }), "provider: type"),
    ] {
        let refused = portico.exchange(&code, changes).await;
        assert_eq!(refused.fields(), [field]);
    }
    assert_eq!(issuer.asked(TOKEN), 0);
    assert_eq!(portico.exchange(&code, json!({})).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_provider_that_refuses_us_is_not_available() {
    let (portico, issuer) = start().await;
    for (error, verdict) in [
        ("invalid_grant", (403, "social_expired")),
        ("invalid_client", (503, "provider_unavailable")),
        ("server_error", (503, "provider_unavailable")),
    ] {
        issuer.known().token_error = Some(error);
        assert_eq!(portico.exchange("any", json!({})).await.verdict(), verdict, "{error}");
    }
}

#[tokio::test]
async fn apple_gets_a_secret_that_the_server_has_signed_and_posts_to_the_api() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("AuthKey.p8");
    let made =
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).expect("a key");
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(made));
    std::fs::write(&path, pem).expect("written");
    let issuer = Issuer::start().await;
    let lines = format!(
        "id = \"apple\"\nissuer = \"{}\"\nclient-id = \"{CLIENT}\"\nteam-id = \"TEAM\"\nkey-id = \"KEY\"\n\
         private-key-file = \"{}\"\nreturn-page = \"{PAGE}\"",
        issuer.url,
        path.display()
    );
    let apple: Provider = toml::from_str(&lines).expect("a provider");
    let portico = Portico::start_with(|config| {
        config.stores[0].providers = vec![apple];
        "/api".clone_into(&mut config.prefix);
        config.public_url = Some("https://shop.example".to_owned());
    })
    .await;
    let begun = portico.post_json("/api/customer/social-begin", json!({ "provider": "apple" })).await;
    let data = &begun.body["data"];
    assert_eq!((text(&data["responseMode"]), text(&data["scope"])), ("form_post", "openid email name"));
    let ours = "https://shop.example/api/customer/social-return/8097571064818418/apple";
    assert_eq!(text(&data["redirectUri"]), ours);
    let body = json!({ "provider": "apple", "code": "any", "codeVerifier": VERIFIER, "redirectUri": ours });
    let answer = portico.post_json("/api/customer/social-token", body).await;
    assert_eq!(answer.verdict(), (403, "social_expired"), "the provider doesn't know the code");
    let (form, _) = issuer.known().exchanged.take().expect("an exchange");
    let secret = form["client_secret"].split('.').nth(1).expect("claims").to_owned();
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(secret).expect("base64url");
    let claims: Value = serde_json::from_slice(&claims).expect("JSON");
    assert_eq!(
        (&claims["iss"], &claims["sub"], &claims["aud"]),
        (&json!("TEAM"), &json!(CLIENT), &json!(issuer.url))
    );
}
