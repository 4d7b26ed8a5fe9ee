//! Whole flows, as an app goes through them, and faults that take several requests to show.

use std::time::Duration;

use portico_replay::{Options, Replay};
use portico_test_support::Mailbox;
use reqwest::Method;
use serde_json::{Value, json};

const EMAIL: &str = "grace@example.test";
const PASSWORD: &str = "Passw0rd!x";

struct Shop {
    replay: Replay,
    client: reqwest::Client,
}

impl Shop {
    async fn start(options: Options) -> Self {
        Self { replay: Replay::start(options).await.unwrap(), client: reqwest::Client::new() }
    }

    async fn call(&self, method: Method, path: &str, token: &str, body: Value) -> (u16, Value) {
        let mut request = self.client.request(method, format!("{}/customer/{path}", self.replay.api()));
        if !token.is_empty() {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        if !body.is_null() {
            request = request.header("Content-Type", "application/json").body(body.to_string());
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap())
    }

    async fn login(&self, password: &str) -> (u16, Value) {
        let body = json!({"emailId": EMAIL, "password": password, "type": "normal"});
        self.call(Method::POST, "login", "", body).await
    }

    async fn register(&self, code: &str) -> (u16, Value) {
        let body = json!({"firstName": "Grace", "lastName": "Hopper", "password": PASSWORD, "emailId": EMAIL, "otp": code});
        self.call(Method::POST, "register", "", body).await
    }
}

#[tokio::test]
async fn a_customer_registers_signs_in_and_out_and_resets_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let mail = Some(folder.path().join("mail"));
    let reset_page = "http://127.0.0.1:1/reset-password/?key=".to_owned();
    let shop =
        Shop::start(Options { mail, reset_page, hash_time: Duration::ZERO, ..Options::default() }).await;

    let (status, body) = shop.call(Method::POST, "send-otp", "", json!({"emailId": EMAIL})).await;
    assert_eq!((status, &body["status"]), (200, &json!(1)));
    let code = shop.replay.shop().code_of(EMAIL).unwrap();
    let (status, body) = shop.register(&code).await;
    assert_eq!((status, &body["status"], &body["data"]["firstName"]), (200, &json!(1), &json!("Grace")));

    let (status, body) = shop.login(PASSWORD).await;
    assert_eq!(status, 200, "{body}");
    let token = body["data"]["token"].as_str().unwrap();
    let (status, body) = shop.call(Method::GET, "get-profile", token, Value::Null).await;
    assert_eq!((status, &body["data"]["email"]), (200, &json!(EMAIL)));
    assert_eq!(shop.call(Method::POST, "logout", token, Value::Null).await.0, 200);
    assert_eq!(shop.call(Method::GET, "get-profile", token, Value::Null).await.0, 401);

    let path = format!("forgot-password-link?email={EMAIL}");
    assert_eq!(shop.call(Method::GET, &path, "", Value::Null).await.0, 200);
    let mails = Mailbox::new(folder.path().join("mail")).mails().unwrap();
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [EMAIL; 3]);
    assert_eq!(std::fs::read_dir(folder.path().join("mail")).unwrap().count(), 3, "each file is a mail");
    assert!(mails[0].text.contains(&code) && mails[1].text.contains("Hi Hopper,"));
    let link = mails[2].text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
    let key = link.strip_prefix("http://127.0.0.1:1/reset-password/?key=").unwrap();
    let path = format!("forgot-password-key-check?key={key}");
    let (_, body) = shop.call(Method::GET, &path, "", Value::Null).await;
    assert_eq!(body["status"], 1, "{body}");
    let body = json!({"key": key.replace("%3D", "="), "newPassword": "Another1!"});
    assert_eq!(shop.call(Method::PUT, "reset-password", "", body).await.0, 200);
    assert_eq!(shop.login("Another1!").await.0, 200);
    assert_eq!(shop.login(PASSWORD).await.0, 400);
}

#[tokio::test]
async fn registrations_at_one_time_all_pass_with_one_code() {
    let shop = Shop::start(Options::default()).await;
    shop.replay.shop().put_code(EMAIL, "123456");
    let (first, second) = tokio::join!(shop.register("123456"), shop.register("123456"));
    assert_eq!((first.0, second.0), (200, 200), "both look before either has written");
    assert_ne!(first.1["data"]["id"], second.1["data"]["id"]);
    let (_, third) = shop.register("123456").await;
    assert_eq!(third["message"], "Please enter a valid OTP");
}

#[tokio::test]
async fn a_code_ends_and_a_lock_counts_down() {
    let shop = Shop::start(Options { hash_time: Duration::ZERO, ..Options::default() }).await;
    shop.replay.shop().hold_clock();
    shop.replay.shop().put_code(EMAIL, "123456");
    shop.replay.shop().advance(Duration::from_secs(3 * 3600 + 1));
    assert_eq!(shop.register("123456").await.1["message"], "Your OTP Got Expired");

    shop.replay.shop().add_account(EMAIL, PASSWORD);
    for _ in 0..7 {
        shop.login("Wrong0000!").await;
    }
    shop.replay.shop().advance(Duration::from_mins(1));
    let (status, body) = shop.login(PASSWORD).await;
    assert_eq!(
        (status, &body["message"]),
        (400, &json!("Your account has been locked. Please try after 1740 seconds"))
    );
    shop.replay.shop().advance(Duration::from_secs(1741));
    assert_eq!(shop.login(PASSWORD).await.0, 200);
}

/// The real server compares codes as numbers, of which it reads as much as there is.
#[tokio::test]
async fn a_code_is_compared_as_a_number() {
    let shop = Shop::start(Options { hash_time: Duration::ZERO, ..Options::default() }).await;
    shop.replay.shop().put_code(EMAIL, "743143");
    for wrong in ["abcdef", "x743143", "74314", "7431431"] {
        let (status, body) = shop.register(wrong).await;
        assert_eq!((status, &body["message"]), (200, &json!("Please enter a valid OTP")), "{wrong}");
    }
    assert_eq!(shop.register("743143x").await.1["status"], 1);
}
