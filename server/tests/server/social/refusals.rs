//! Every ID token that has to be refused is, for its reason; and what looks like it but is good, is taken.

use portico_server::config::Config;
use ring::hmac;
use serde_json::{Value, json};

use super::issuer::Issuer;
use super::keys::{SigningKey, base64url};
use super::{CLIENT, start, trust, trust_with};
use crate::support::Portico;
use crate::without_database::metrics::scraped;

/// A server whose metrics say why a token was refused.
struct Judge {
    portico: Portico,
    issuer: Issuer,
    metrics: String,
}

impl Judge {
    async fn new(key: SigningKey, change: impl FnOnce(&mut Config, &Issuer)) -> Self {
        let issuer = Issuer::start_with(key).await;
        // It's free a moment later as well.
        let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
        let free = free.expect("a free port").to_string();
        let metrics = format!("http://{free}/metrics");
        let portico = Portico::start_with(|config| {
            config.metrics_listen = Some(free);
            change(config, &issuer);
        });
        Self { portico: portico.await, issuer, metrics }
    }

    /// How many tokens were refused for each reason.
    async fn refused(&self) -> Vec<(String, u64)> {
        let metrics = scraped(&self.metrics).await;
        let lines =
            metrics.lines().filter_map(|line| line.strip_prefix("portico_id_token_refusals_total{reason=\""));
        let parsed = lines.filter_map(|line| line.split_once("\"} "));
        parsed.map(|(reason, count)| (reason.to_owned(), count.parse().expect("a number"))).collect()
    }

    /// The verdict on a token: `ok`, or why it was refused.
    async fn verdict(&self, token: &str) -> String {
        let before = self.refused().await;
        let answer = self.portico.login_by_token(token).await;
        if answer.verdict() == (200, "") {
            return "ok".to_owned();
        }
        let after = self.refused().await;
        let counted = after.iter().zip(&before).filter(|(after, before)| after.1 == before.1 + 1);
        let reasons: Vec<_> = counted.map(|(after, _)| after.0.as_str()).collect();
        let [reason] = reasons[..] else { panic!("{reasons:?} {answer:?}") };
        let code =
            if matches!(reason, "used" | "nonce_expired") { "social_expired" } else { "social_refused" };
        assert_eq!(answer.verdict(), (403, code), "{reason}");
        reason.to_owned()
    }

    async fn claims(&self, changes: Value) -> Value {
        self.portico.claims(&self.issuer, &changes).await
    }

    async fn signed(&self, header: Value, changes: Value) -> String {
        self.issuer.key.sign(&header, &self.claims(changes).await)
    }
}

#[tokio::test]
async fn a_token_is_refused_for_each_claim_that_is_missing_or_wrong() {
    let judge = Judge::new(SigningKey::p256("first"), trust).await;
    let now = judge.portico.now().since_1970().as_secs();
    let url = judge.issuer.url.clone();
    for (name, changes, verdict) in [
        ("as it should be", json!({}), "ok"),
        ("audience as a list of one", json!({ "aud": [CLIENT] }), "ok"),
        ("authorized party: us", json!({ "azp": CLIENT }), "ok"),
        ("expired 59 s ago", json!({ "iat": now - 300, "exp": now - 59 }), "ok"),
        ("expired 60 s ago", json!({ "iat": now - 300, "exp": now - 60 }), "time"),
        ("expired an hour ago", json!({ "iat": now - 7200, "exp": now - 3600 }), "time"),
        ("issued in 60 s", json!({ "iat": now + 60 }), "ok"),
        ("issued in 61 s", json!({ "iat": now + 61 }), "time"),
        ("issued almost 11 min ago", json!({ "iat": now - 659 }), "ok"),
        ("issued longer ago", json!({ "iat": now - 661 }), "time"),
        ("not valid yet", json!({ "nbf": now + 3000 }), "time"),
        ("valid for a while", json!({ "nbf": now - 10 }), "ok"),
        ("no expiry", json!({ "exp": null }), "format"),
        ("expiry as a text", json!({ "exp": (now + 3600).to_string() }), "format"),
        ("negative expiry", json!({ "exp": -1 }), "format"),
        ("no time of issue", json!({ "iat": null }), "format"),
        ("no subject", json!({ "sub": null }), "format"),
        ("a subject that is a number", json!({ "sub": 7 }), "format"),
        ("empty subject", json!({ "sub": "" }), "subject"),
        ("long subject", json!({ "sub": "a".repeat(256) }), "subject"),
        ("subject outside of ASCII", json!({ "sub": "ad\u{e4}" }), "subject"),
        ("no audience", json!({ "aud": null }), "format"),
        ("empty audience", json!({ "aud": [] }), "provider"),
        ("another audience", json!({ "aud": "other" }), "provider"),
        ("audience in another case", json!({ "aud": "Shop" }), "provider"),
        ("two audiences", json!({ "aud": [CLIENT, "other"] }), "audience"),
        (
            "two audiences, authorized party: us",
            json!({ "aud": [CLIENT, "other"], "azp": CLIENT }),
            "audience",
        ),
        ("another authorized party", json!({ "azp": "other" }), "audience"),
        ("no issuer", json!({ "iss": null }), "format"),
        ("issuers as a list", json!({ "iss": [url, "x"] }), "format"),
        ("another issuer", json!({ "iss": "http://127.0.0.1:1" }), "provider"),
        ("issuer with a slash", json!({ "iss": format!("{url}/") }), "provider"),
        ("no nonce", json!({ "nonce": null }), "nonce"),
        ("a nonce of another", json!({ "nonce": "n-0S6_WzA2Mj" }), "nonce"),
        ("names of the wrong type", json!({ "given_name": 7, "family_name": [] }), "ok"),
    ] {
        let token = judge.signed(json!({}), changes).await;
        assert_eq!(judge.verdict(&token).await, verdict, "{name}");
    }
}

#[tokio::test]
async fn a_token_is_refused_for_a_header_or_a_signature_that_is_wrong() {
    for key in [SigningKey::rsa("first"), SigningKey::p256("first"), SigningKey::ed25519("first")] {
        let judge = Judge::new(key, trust).await;
        let second = SigningKey::ed25519("second");
        judge.issuer.known().jwks.extend([second.jwk(), SigningKey::ed25519("third").jwk()]);
        let attacker = SigningKey::p256("attacker");
        for (name, header, verdict) in [
            ("as it should be", json!({}), "ok"),
            ("without a type", json!({ "typ": null }), "ok"),
            ("an access token", json!({ "typ": "at+jwt" }), "header"),
            ("an unknown extension", json!({ "crit": ["x-new"], "x-new": 1 }), "header"),
            ("no algorithm", json!({ "alg": null }), "header"),
            ("none", json!({ "alg": "none" }), "header"),
            ("None", json!({ "alg": "nOnE" }), "header"),
            ("an algorithm with a shared secret", json!({ "alg": "HS256" }), "header"),
            ("a longer hash", json!({ "alg": "RS512" }), "header"),
            ("an unknown key", json!({ "kid": "nobody" }), "key"),
            (
                "a key in the header, which is not looked at",
                json!({ "jwk": attacker.jwk(), "jku": "http://127.0.0.1:9/" }),
                "ok",
            ),
        ] {
            let token = judge.signed(header, json!({})).await;
            assert_eq!(judge.verdict(&token).await, verdict, "{name}");
        }
        let claims = judge.claims(json!({})).await;
        let good = judge.issuer.key.sign(&json!({}), &claims);
        let parts: Vec<_> = good.split('.').collect();
        let [head, body, signature] = parts[..] else { panic!("{good}") };
        let mut forged = claims.clone();
        forged["sub"] = json!("root");
        let root = base64url(forged.to_string());
        let none = base64url(json!({ "alg": "none" }).to_string());
        for (name, token, verdict) in [
            ("the payload changed", format!("{head}.{root}.{signature}"), "signature"),
            (
                "the signature cut",
                format!("{head}.{body}.{}", &signature[..signature.len() - 6]),
                "signature",
            ),
            ("no signature", format!("{head}.{body}."), "signature"),
            ("no signature, by none", format!("{none}.{body}."), "header"),
            ("no third part", format!("{head}.{body}"), "format"),
            ("a fourth part", format!("{good}.{signature}"), "format"),
            ("padding", format!("{head}.{body}=.{signature}"), "format"),
            ("claims as a list", format!("{head}.{}.{signature}", base64url("[1]")), "format"),
            ("no token at all", "x".to_owned(), "format"),
            (
                "signed by a key that is not published",
                attacker.sign(&json!({ "kid": "first" }), &claims),
                "?",
            ),
            (
                "signed by another key of the provider",
                second.sign(&json!({ "kid": "third" }), &claims),
                "signature",
            ),
            (
                "a key in the header",
                attacker.sign(&json!({ "kid": null, "jwk": attacker.jwk() }), &claims),
                "?",
            ),
        ] {
            let found = judge.verdict(&token).await;
            // Which of the two depends on whether the provider has keys of this algorithm.
            let is_right =
                found == verdict || (verdict == "?" && matches!(found.as_str(), "key" | "signature"));
            assert!(is_right, "{name}: {found}");
        }
        assert_eq!(judge.verdict(&good).await, "ok", "none of them used the nonce up");
        assert_eq!(judge.verdict(&good).await, "used");
    }
}

#[tokio::test]
async fn the_public_key_is_no_shared_secret() {
    let judge = Judge::new(SigningKey::rsa("first"), trust).await;
    let jwk = judge.issuer.key.jwk();
    let modulus = super::keys::rsa_part("n");
    let body = base64url(judge.claims(json!({})).await.to_string());
    for secret in
        [jwk.to_string().into_bytes(), modulus.clone(), base64url(&modulus).into_bytes(), b"AQAB".to_vec()]
    {
        let head = base64url(json!({ "alg": "HS256", "kid": "first" }).to_string());
        let message = format!("{head}.{body}");
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &secret), message.as_bytes());
        assert_eq!(judge.verdict(&format!("{message}.{}", base64url(tag))).await, "header");
    }
}

#[tokio::test]
async fn a_nonce_works_for_ten_minutes() {
    let judge = Judge::new(SigningKey::p256("first"), trust).await;
    let [early, late] = [judge.portico.nonce().await, judge.portico.nonce().await];
    judge.portico.pass(599);
    let token = judge.signed(json!({}), json!({ "nonce": early })).await;
    assert_eq!(judge.verdict(&token).await, "ok");
    judge.portico.pass(1);
    let token = judge.signed(json!({}), json!({ "nonce": late })).await;
    assert_eq!(judge.verdict(&token).await, "nonce_expired");
}

#[tokio::test]
async fn a_token_may_name_no_key_if_one_could_have_signed_it() {
    let judge = Judge::new(SigningKey::p256("first"), trust).await;
    let anonymous = json!({ "kid": null });
    let token = judge.signed(anonymous.clone(), json!({})).await;
    assert_eq!(judge.verdict(&token).await, "ok");
    judge.issuer.known().jwks.push(SigningKey::p256("second").jwk());
    judge.portico.pass(3600);
    let token = judge.signed(anonymous, json!({})).await;
    assert_eq!(judge.verdict(&token).await, "key");
}

#[tokio::test]
async fn a_token_without_our_nonce_is_taken_where_that_is_allowed_and_works_once() {
    let lines = "authoritative = \"always\"\naccept-foreign-tokens = true";
    let judge =
        Judge::new(SigningKey::p256("first"), |config, issuer| trust_with(config, issuer, lines)).await;
    for nonce in [json!(null), json!("n-0S6_WzA2Mj")] {
        let token = judge.signed(json!({}), json!({ "nonce": nonce })).await;
        assert_eq!(judge.verdict(&token).await, "ok");
        assert_eq!(judge.verdict(&token).await, "used");
        // For each signature by ES256 there is another one of the same message.
        let (message, _) = token.rsplit_once('.').expect("a signature");
        let again = format!("{message}.{}", other_signature(&token));
        assert_eq!(judge.verdict(&again).await, "used");
    }
    let token = judge.signed(json!({}), json!({})).await;
    judge.portico.pass(600);
    assert_eq!(judge.verdict(&token).await, "nonce_expired", "ours has to be fresh all the same");
}

/// The other signature of the same message by ES256: the second half subtracted from the order of the curve (SEC 2, section 2.4.2).
fn other_signature(token: &str) -> String {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa,
        0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
    ];
    let signature = token.rsplit('.').next().expect("a signature");
    let mut signature = URL_SAFE_NO_PAD.decode(signature).expect("base64url");
    let mut borrow = false;
    for (digit, order) in signature[32..].iter_mut().zip(ORDER).rev() {
        let (less, first) = order.overflowing_sub(*digit);
        let (less, second) = less.overflowing_sub(borrow.into());
        (*digit, borrow) = (less, first || second);
    }
    base64url(signature)
}

#[tokio::test]
async fn a_token_is_for_the_store_that_trusts_its_provider() {
    let (portico, issuer) = start().await;
    let mut other = portico_server::config::Store {
        key: "other".to_owned(),
        name: "Other".to_owned(),
        ..Default::default()
    };
    let login = |portico: &Portico, token: String| {
        let body = json!({ "type": "social", "token": token });
        portico.post("/customer/login").header("key", "other").json(&body)
    };
    let without = Portico::start_with(|config| {
        trust(config, &issuer);
        config.stores.push(other.clone());
    })
    .await;
    let token = without.id_token(&issuer, json!({})).await;
    let answer = without.ask(login(&without, token)).await;
    assert_eq!(answer.verdict(), (400, "social_unavailable"));

    other.providers = vec![super::configured(&issuer.url, "authoritative = \"always\"")];
    let with = Portico::start_with(|config| {
        trust(config, &issuer);
        config.stores.push(other);
    })
    .await;
    let token = with.id_token(&issuer, json!({})).await;
    let answer = with.ask(login(&with, token)).await;
    assert_eq!(answer.verdict(), (403, "social_refused"), "the nonce is of the other store");
    let token = portico.id_token(&issuer, json!({})).await;
    assert_eq!(with.login_by_token(&token).await.verdict(), (403, "social_refused"), "and of another server");
}
