//! `/.well-known/webauthn`: which pages may use the passkeys of a host.

use portico_server::config::Store;
use serde_json::{Value, json};

use crate::support::{Answer, Portico};

impl Portico {
    async fn related_origins(&self, host: &str) -> Answer {
        self.ask(self.get("/.well-known/webauthn").header("host", host)).await
    }
}

#[tokio::test]
async fn a_host_tells_which_pages_may_use_its_passkeys() {
    let portico = Portico::start_with(|config| {
        let origins = |all: &[&str]| all.iter().map(|origin| origin.parse().expect("an origin")).collect();
        "/api".clone_into(&mut config.prefix);
        config.stores[0].rp_id = Some("shop.example".to_owned());
        config.stores[0].passkey_origins = origins(&["https://shop.example", "https://shop.test"]);
        let two = Store {
            key: "two".to_owned(),
            passkey_origins: origins(&["https://two.shop.example", "https://shop.test"]),
            ..config.stores[0].clone()
        };
        let three = Store {
            key: "three".to_owned(),
            rp_id: Some("other.example".to_owned()),
            passkey_origins: origins(&["https://other.example"]),
            ..config.stores[0].clone()
        };
        config.stores.extend([two, three]);
    })
    .await;
    let all = json!(["https://shop.example", "https://shop.test", "https://two.shop.example"]);
    for host in ["shop.example", "SHOP.example:443"] {
        let answer = portico.related_origins(host).await;
        assert_eq!(answer.body, json!({ "origins": all }), "{host}: of both stores that have the host");
        assert_eq!(answer.headers["content-type"], "application/json");
    }
    let other = portico.related_origins("other.example").await;
    assert_eq!(other.body["origins"], json!(["https://other.example"]));
    for host in ["www.shop.example", "shop.test", "localhost", "127.0.0.1"] {
        assert_eq!(portico.related_origins(host).await.verdict(), (404, "not_found"), "{host}");
    }
}

#[tokio::test]
async fn a_server_of_this_machine_tells_its_own_pages() {
    let portico = Portico::start().await;
    let answer = portico.related_origins("localhost:1").await;
    assert_eq!(answer.body["origins"], Value::from(vec![portico.page()]));
}
