//! nginx with the files in `deploy/`, and no server behind it.

use portico_server::api::messages::Texts;
use portico_shared::problem::Code;
use portico_test_support::free_port;
use serde_json::json;

use crate::nginx::Proxy;
use crate::support::{Answer, PASSWORD, client};

/// If neither server is running, nginx answers as the API does.
#[tokio::test]
#[ignore = "needs nginx: `cargo xtask test` brings it along"]
async fn without_a_server_nginx_refuses_in_the_envelope() {
    let folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(folder.path(), [free_port(), free_port()]);
    let body = json!({ "emailId": "ada@example.com", "password": PASSWORD });
    let request =
        client().build().expect("a client").post(format!("{}/customer/login", proxy.url)).json(&body);
    let answer = Answer::of(request.send().await.expect("an answer")).await;
    assert_eq!((answer.verdict(), answer.retry_after()), ((503, "unavailable"), 1));
    assert_eq!(answer.body["message"], Texts::default().code(Code::Unavailable));
    assert_eq!(answer.headers["content-type"], "application/json");
    // The file for pages and API on one host name does the same.
    let refusal =
        |file: &str| file.lines().find_map(|line| Some(line.split_once("return 503 ")?.1.to_owned()));
    let [api, pages] = [
        include_str!("../../../../deploy/nginx/portico-api.conf"),
        include_str!("../../../../deploy/nginx/portico.conf"),
    ];
    assert!(refusal(api).is_some());
    assert_eq!(refusal(pages), refusal(api));
}
