//! The language of answers and mails: which one a request gets, and that nothing in them is in another.

use std::collections::BTreeMap;
use std::sync::Arc;

use portico_locales::{Argument, Language, Translations};
use portico_server::config::{Config, LanguageTag, MailTarget, Store, Words};
use portico_shared::paths::DEFAULT_KEY;
use portico_test_support::Mail;
use portico_test_support::mailbox::six_digit_numbers;
use reqwest::RequestBuilder;
use serde_json::json;
use tokio::net::TcpListener;

use crate::mail::{Told, serve_smtp};
use crate::support::{Answer, EMAIL, OTHER_PASSWORD, PASSWORD, Portico, text};

fn language(tag: &str) -> Language {
    Language::of_tag(tag).expect("a language")
}

/// What a message says in a language.
fn says(tag: &str, id: &str) -> String {
    Translations::default().text(language(tag), id, &[])
}

fn tags<const N: usize>(tags: [(&str, &str); N]) -> BTreeMap<String, LanguageTag> {
    tags.into_iter().map(|(id, tag)| (id.to_owned(), LanguageTag(language(tag)))).collect()
}

/// Two stores whose ids mean different languages.
fn two_stores(config: &mut Config) {
    let one = Store { languages: tags([("7", "de"), ("12", "ar")]), ..config.stores[0].clone() };
    let two = Store {
        key: "two".to_owned(),
        language: LanguageTag(language("ja")),
        languages: tags([("57", "fr"), ("7", "pl")]),
        ..one.clone()
    };
    config.stores = vec![one, two];
}

fn with_headers(request: RequestBuilder, headers: &[(&str, &str)]) -> RequestBuilder {
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
}

/// The language that an answer says it is in.
fn tag_of(answer: &Answer) -> &str {
    answer.headers["content-language"].to_str().expect("text")
}

#[tokio::test]
async fn a_request_gets_the_language_of_its_id_then_of_its_browser_then_of_its_store() {
    let portico = Portico::start_with(two_stores).await;
    for (key, id, accepted, tag) in [
        (DEFAULT_KEY, None, None, "en"),
        (DEFAULT_KEY, Some("7"), None, "de"),
        (DEFAULT_KEY, Some("7"), Some("ja"), "de"),
        // Every client of the API's document sends it, whatever its language.
        (DEFAULT_KEY, Some("57"), Some("de"), "en"),
        (DEFAULT_KEY, None, Some("de-AT, en;q=0.8"), "de"),
        (DEFAULT_KEY, Some(""), Some("de"), "de"),
        (DEFAULT_KEY, Some("99"), Some("de"), "de"),
        (DEFAULT_KEY, Some("99"), Some("tlh"), "en"),
        (DEFAULT_KEY, None, Some("de;q=0, *"), "en"),
        (DEFAULT_KEY, None, Some("en;q=0.1, sv;q=0.5, pt-PT;q=0.9"), "pt-BR"),
        ("two", None, None, "ja"),
        ("two", Some("57"), Some("de"), "fr"),
        ("two", Some("7"), None, "pl"),
        ("two", Some("12"), None, "ja"),
        ("two", Some("12"), Some("zh-CN"), "zh-Hans"),
        ("nobody", None, Some("it"), "it"),
        ("nobody", Some("7"), None, "en"),
    ] {
        let headers = [("key", Some(key)), ("languagekey", id), ("accept-language", accepted)];
        let headers: Vec<_> = headers.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        let request = with_headers(portico.post("/customer/login"), &headers).json(&json!({}));
        let answer = portico.ask(request).await;
        let said = if key == "nobody" { "code-store-unknown" } else { "code-invalid" };
        assert_eq!((tag_of(&answer), text(&answer.body["message"])), (tag, &*says(tag, said)), "{headers:?}");

        let request = with_headers(portico.post("/customer/send-otp"), &headers);
        let answer = portico.ask(request.json(&json!({ "emailId": EMAIL }))).await;
        let said = if key == "nobody" { "code-store-unknown" } else { "done-code-sent" };
        assert_eq!((tag_of(&answer), text(&answer.body["message"])), (tag, &*says(tag, said)), "{headers:?}");
    }
    // Two lines of a header are one list.
    let request = portico.get("/healthz").header("accept-language", "tlh").header("accept-language", "fi");
    let healthy = portico.ask(request).await;
    assert_eq!((tag_of(&healthy), text(&healthy.body["message"])), ("fi", &*says("fi", "done-healthy")));
}

#[tokio::test]
async fn a_refused_field_says_why_in_the_language_of_the_request() {
    let portico = Portico::start().await;
    for tag in ["de", "pl", "ar"] {
        let body =
            json!({ "firstName": "A".repeat(400), "lastName": "B", "emailId": "nobody", "password": "x" });
        let request = portico.post("/customer/register").header("accept-language", tag).json(&body);
        let answer = portico.ask(request).await;
        assert_eq!(answer.verdict(), (400, "invalid"));
        let message = |name: &str| {
            let errors = answer.body["errors"].as_array().expect("errors");
            let error = errors.iter().find(|error| error["field"] == name).expect("the field");
            (text(&error["message"]).to_owned(), error["params"]["max"].clone())
        };
        assert_eq!(message("emailId").0, says(tag, "email-format"));
        let (said, max) = message("firstName");
        let bound = [("max", Argument::Number(max.as_u64().expect("a bound")))];
        let expected = Translations::default().text(language(tag), "given-name-length", &bound);
        assert!(said == expected && said.contains(&max.to_string()), "{said}");
    }
}

#[tokio::test]
async fn a_number_has_the_plural_form_of_the_language() {
    for (minutes, pl, ar) in [
        (1, "1 minutę.", "دقيقة واحدة."),
        (2, "2 minuty.", "دقيقتين."),
        (5, "5 minut.", "5 دقائق."),
        (22, "22 minuty.", "22 دقيقة."),
    ] {
        let portico = Portico::start_with(|config| config.lifetimes.code = minutes * 60).await;
        for (tag, lasts) in [("pl", pl), ("ar", ar)] {
            let mail = mail_in(&portico, tag).await;
            assert!(mail.text.contains(lasts) && mail.html.contains(lasts), "{}", mail.text);
            portico.pass(60);
        }
    }
    let portico = Portico::start_with(|config| config.lifetimes.code = 59).await;
    assert!(mail_in(&portico, "pl").await.text.contains("59 sekund."));
}

/// The mail with a code that a request in a language causes.
async fn mail_in(portico: &Portico, tag: &str) -> Mail {
    portico.all_mailed().await;
    let before = portico.mails().len();
    let request = portico.post("/customer/send-otp").header("accept-language", tag);
    assert_eq!(portico.ask(request.json(&json!({ "emailId": EMAIL }))).await.verdict(), (200, ""));
    portico.mail_after(before).await
}

/// Each kind of mail, caused by requests in a language.
async fn all_mails(portico: &Portico, tag: &str) -> Vec<Mail> {
    let asked_in = |request: RequestBuilder| portico.ask(request.header("accept-language", tag));
    let register = |code: Option<String>| {
        let body = json!({ "firstName": "A", "emailId": EMAIL, "password": PASSWORD, "otp": code });
        asked_in(portico.post("/customer/register").json(&body))
    };
    let code = mail_in(portico, tag).await.code().expect("a code");
    assert_eq!(register(Some(code)).await.verdict(), (200, ""));
    portico.pass(60);
    assert_eq!(register(None).await.verdict(), (200, ""));
    portico.mail_after(1).await;
    let forgot = portico.get("/customer/forgot-password-link").query(&[("email", EMAIL)]);
    assert_eq!(asked_in(forgot).await.verdict(), (200, ""));
    let key = portico.mail_after(2).await.key().expect("a link");
    let reset = portico.client.put(format!("{}/customer/reset-password", portico.url));
    let reset = reset.json(&json!({ "key": key, "newPassword": OTHER_PASSWORD }));
    assert_eq!(asked_in(reset).await.verdict(), (200, ""));
    portico.mail_after(3).await;
    portico.mails()
}

/// A document's text, without its tags.
fn without_tags(html: &str) -> String {
    let (_, body) = html.split_once("<body>").expect("a body");
    body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

#[tokio::test]
async fn every_mail_is_in_one_language_and_its_direction() {
    for (tag, direction) in [("en", "ltr"), ("de", "ltr"), ("ja", "ltr"), ("ar", "rtl"), ("he", "rtl")] {
        let portico = Portico::start_with(|config| "Ωμέγα 24".clone_into(&mut config.stores[0].name)).await;
        let mails = all_mails(&portico, tag).await;
        assert_eq!(mails.len(), 4);
        for (mail, id) in mails.iter().zip(["code", "account-exists", "reset", "password-changed"]) {
            let shop = [("shop", Argument::Text("Ωμέγα 24"))];
            let subject = format!("mail-{id}-subject");
            assert_eq!(mail.subject, Translations::default().text(language(tag), &subject, &shop));
            let root = format!("<html lang=\"{tag}\" dir=\"{direction}\">");
            assert!(mail.html.contains(&root), "{}", mail.html);
            assert!(mail.raw.contains(&format!("\r\nContent-Language: {tag}\r\n")), "{}", mail.raw);
            let (head, _) = mail.raw.split_once("\r\n\r\n").expect("a head");
            assert!(head.is_ascii() && mail.raw.split("\r\n").all(is_sent_well), "{}", mail.raw);

            let html = without_tags(&mail.html);
            if ["ar", "he", "ja"].contains(&tag) {
                let is_address = |word: &&str| word.starts_with("http://");
                for said in [&mail.subject, &mail.text, &html] {
                    let mut words = said.split_whitespace().filter(|word| !is_address(word));
                    let latin = words.find(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
                    assert_eq!(latin, None, "{said}");
                }
            }
            // Every paragraph is in both parts.
            for line in mail.text.lines().filter(|line| !line.is_empty() && !line.starts_with("http")) {
                let line = line.trim_matches(['\u{2068}', '\u{2069}']);
                assert!(html.contains(line), "{html} lacks {line}");
            }
            let codes = six_digit_numbers(&mail.raw.replace(EMAIL, ""));
            if let Ok(code) = mail.code() {
                assert_eq!(codes, [&*code, &code], "{}", mail.raw);
                assert!(mail.html.contains(&format!("<bdi dir=\"ltr\">{code}</bdi>")), "{}", mail.html);
                assert!(mail.text.contains(&format!("\r\n\r\n{code}\r\n\r\n")), "{:?}", mail.text);
            } else {
                assert_eq!(codes, [""; 0], "{}", mail.raw);
            }
            if let Ok(link) = mail.link() {
                // The page in the language of the mail.
                let page = if tag == "en" { String::new() } else { format!("?ui_locales={tag}") };
                assert!(link.contains(&format!("/reset-password/{page}#token=")), "{link}");
                let words = says(tag, "mail-reset-link");
                assert!(mail.text.contains(&format!("\r\n\r\n{words}\r\n{link}\r\n\r\n")), "{:?}", mail.text);
                assert!(mail.html.contains(&format!("<a href=\"{link}\">{words}</a>")), "{}", mail.html);
            }
        }
    }
}

/// Whether a line of a mail is one, and as long as it may be (RFC 5322, 2.1.1).
fn is_sent_well(line: &str) -> bool {
    line.len() <= 998 && !line.contains(['\r', '\n'])
}

/// Not every mail server takes other characters than those of ASCII.
#[tokio::test]
async fn a_mail_of_any_language_reaches_a_mail_server_in_ascii() {
    let told = Told::default();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = tokio::spawn(serve_smtp(listener, Arc::clone(&told)));
    let portico = Portico::start_with(|config| {
        config.mail = MailTarget::Smtp(format!("smtp://127.0.0.1:{port}"));
        "Ωμέγα & Söhne, ein Geschäft mit einem sehr langen Namen, der in keine Zeile passt"
            .clone_into(&mut config.stores[0].name);
    })
    .await;
    for tag in ["ar", "ja", "en"] {
        told.lock().expect("no panic").clear();
        let request = portico.post("/customer/send-otp").header("accept-language", tag);
        assert_eq!(portico.ask(request.json(&json!({ "emailId": EMAIL }))).await.verdict(), (200, ""));
        portico.all_mailed().await;
        let message = told.lock().expect("no panic").join("\r\n");
        let (_, message) = message.split_once("DATA\r\n").expect("the mail");
        let (message, _) = message.split_once("\r\n.\r\n").expect("its end");
        assert!(message.is_ascii() && message.split("\r\n").all(|line| line.len() <= 78), "{message}");
        assert!(message.contains("Content-Transfer-Encoding: quoted-printable"), "{message}");
        let mail = Mail::parse(message.as_bytes()).expect("a mail");
        let shop = [("shop", Argument::Text(&portico.config.stores[0].name))];
        let say = |id| Translations::default().text(language(tag), id, &shop);
        assert_eq!(mail.subject, say("mail-code-subject"));
        assert!(mail.text.starts_with(&say("mail-code-intro")), "{}", mail.text);
        let code = mail.code().expect("a code");
        assert_eq!(six_digit_numbers(message), [&*code, &code], "{message}");
        portico.pass(60);
    }
    server.abort();
}

#[tokio::test]
async fn a_name_in_a_mail_keeps_its_own_direction() {
    let portico = Portico::start_with(|config| "Shop (1)".clone_into(&mut config.stores[0].name)).await;
    let isolated = "\u{2068}Shop (1)\u{2069}";
    let mail = mail_in(&portico, "ar").await;
    for said in [&mail.subject, &mail.text, &mail.html] {
        assert!(said.contains(isolated), "{said:?}");
    }
    portico.pass(60);
    let mail = mail_in(&portico, "de").await;
    assert!(mail.subject.ends_with("für Shop (1)") && !mail.text.contains('\u{2068}'), "{}", mail.subject);
}

/// A shop's own texts, as they are in portico.toml.
fn own(tag: &str, texts: &[(&str, &str)]) -> Words {
    let texts = texts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    Words::try_from(BTreeMap::from([(tag.to_owned(), texts)])).expect("texts")
}

#[tokio::test]
async fn a_store_has_texts_of_its_own() {
    let portico = Portico::start_with(|config| {
        two_stores(config);
        config.stores[1].words = own(
            "de",
            &[
                ("mail-code-subject", "Hallo von { $shop }"),
                ("mail-code-intro", "Da ist er,\nIhr Code für { $shop }:"),
                ("code-credentials", "Das war nichts."),
                ("done-code-sent", "Ist unterwegs."),
            ],
        );
    })
    .await;
    let send = |key: &'static str, tag: &'static str| {
        let request = portico.post("/customer/send-otp").header("key", key).header("accept-language", tag);
        portico.ask(request.json(&json!({ "emailId": EMAIL })))
    };
    assert_eq!(text(&send("two", "de").await.body["message"]), "Ist unterwegs.");
    let mail = portico.mail_after(0).await;
    assert_eq!(mail.subject, "Hallo von Portico");
    assert!(mail.text.starts_with("Da ist er,\r\nIhr Code für Portico:\r\n\r\n"), "{:?}", mail.text);
    assert!(mail.code().is_ok());
    let body = json!({ "emailId": EMAIL, "password": PASSWORD });
    let login = portico.post("/customer/login").header("key", "two").header("accept-language", "de");
    assert_eq!(text(&portico.ask(login.json(&body)).await.body["message"]), "Das war nichts.");
    // Neither in another language nor in another store.
    portico.pass(60);
    assert_eq!(text(&send("two", "en").await.body["message"]), says("en", "done-code-sent"));
    assert_eq!(text(&send(DEFAULT_KEY, "de").await.body["message"]), says("de", "done-code-sent"));
}

#[tokio::test]
async fn the_mail_page_is_in_the_language_of_the_browser_and_each_mail_in_its_own() {
    let portico = Portico::start_with(|config| config.mail_page = true).await;
    mail_in(&portico, "ja").await;
    for (tag, direction) in [("ar", "rtl"), ("de", "ltr")] {
        let request = portico.get("/dev/mail").header("accept-language", tag);
        let page = request.send().await.expect("the page");
        assert_eq!(page.headers()["content-language"], tag);
        assert!(page.headers().get_all("vary").iter().any(|names| names == "accept-language"));
        let html = page.text().await.expect("text");
        assert!(html.contains(&format!("<html lang=\"{tag}\" dir=\"{direction}\">")), "{html}");
        assert!(html.contains(&format!("<h1>{}</h1>", says(tag, "mail-page-heading"))), "{html}");
        let (_, mail) = html.split_once("<article").expect("the mail");
        let shop = [("shop", Argument::Text("Portico"))];
        let subject = Translations::default().text(language("ja"), "mail-code-subject", &shop);
        assert!(mail.contains(&format!("<h2 dir=\"auto\" lang=\"ja\">{subject}</h2>")), "{mail}");
        assert!(mail.contains("<pre dir=\"auto\" lang=\"ja\">"), "{mail}");
        assert!(mail.contains(EMAIL), "{mail}");
    }
}
