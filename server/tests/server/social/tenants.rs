//! A provider of many tenants, as Microsoft is: a template as issuer, and keys with issuers.

use serde_json::{Value, json};

use super::keys::{SigningKey, merge};
use super::{CLIENT, Issuer, PAGE};
use crate::support::{EMAIL, Portico};

const TENANT: &str = "11111111-2222-3333-4444-555555555555";
const PERSONAL: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

async fn start(tenants: &str) -> (Portico, Issuer, SigningKey) {
    let issuer = Issuer::start_with(SigningKey::p256("org")).await;
    let personal = SigningKey::p256("home");
    let of = |tenant: &str| format!("{}/{tenant}/v2.0", issuer.url);
    let published = |key: &SigningKey, of_key: String| {
        let mut jwk = key.jwk();
        // Microsoft's have no algorithm.
        merge(&mut jwk, &json!({ "alg": null, "issuer": of_key }));
        jwk
    };
    issuer.known().jwks = vec![published(&issuer.key, of("{tenantid}")), published(&personal, of(PERSONAL))];
    issuer.known().metadata = json!({ "issuer": of("{tenantid}") });
    let lines = format!(
        "id = \"microsoft\"\nissuer = \"{}\"\nclient-id = \"{CLIENT}\"\nclient-secret = \"not a secret\"\n\
         redirect-uris = [\"{PAGE}\"]\ntenants = {tenants}",
        of("common")
    );
    let provider = toml::from_str(&lines).expect("a provider");
    let portico = Portico::start_with(|config| config.stores[0].providers = vec![provider]).await;
    (portico, issuer, personal)
}

impl Portico {
    /// The verdict on a token of a tenant.
    async fn verdict_on(&self, issuer: &Issuer, key: &SigningKey, iss: &str, tenant: Value) -> (u16, String) {
        let nonce = self.begin("microsoft").await.body["data"]["nonce"].clone();
        let now = self.now().since_1970().as_secs();
        let mut claims = json!({
            "iss": format!("{}/{iss}/v2.0", issuer.url), "tid": tenant, "sub": "s", "aud": CLIENT, "nonce": nonce,
            "iat": now - 300, "nbf": now - 300, "exp": now + 3600, "email": EMAIL,
        });
        merge(&mut claims, &json!({}));
        let answer = self.login_by_token(&key.sign(&json!({}), &claims)).await;
        let (status, code) = answer.verdict();
        (status, code.to_owned())
    }
}

#[tokio::test]
async fn a_token_is_of_the_tenant_that_it_names() {
    let (portico, issuer, personal) = start("\"any\"").await;
    let org = &issuer.key;
    // Nobody vouches for these addresses, so what is good needs a proof.
    let (good, bad) = ((403, "social_proof_needed".to_owned()), (403, "social_refused".to_owned()));
    for (name, key, iss, tenant, verdict) in [
        ("a tenant", org, TENANT, json!(TENANT), &good),
        ("a personal account", &personal, PERSONAL, json!(PERSONAL), &good),
        ("another tenant in the issuer", org, PERSONAL, json!(TENANT), &bad),
        ("no tenant", org, TENANT, json!(null), &bad),
        ("a tenant that is no GUID", org, "x/../y", json!("x/../y"), &bad),
        ("the template itself", org, "{tenantid}", json!("{tenantid}"), &bad),
        ("a tenant, signed by the key of personal accounts", &personal, TENANT, json!(TENANT), &bad),
    ] {
        assert_eq!(portico.verdict_on(&issuer, key, iss, tenant).await, *verdict, "{name}");
    }
}

#[tokio::test]
async fn only_the_tenants_of_the_configuration_are_taken() {
    let (portico, issuer, personal) = start(&format!("[\"{}\"]", TENANT.to_uppercase())).await;
    let taken = portico.verdict_on(&issuer, &issuer.key, TENANT, json!(TENANT)).await;
    assert_eq!(taken, (403, "social_proof_needed".to_owned()));
    let other = portico.verdict_on(&issuer, &personal, PERSONAL, json!(PERSONAL)).await;
    assert_eq!(other, (403, "social_refused".to_owned()));
}
