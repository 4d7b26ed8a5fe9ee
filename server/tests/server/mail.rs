//! Mails: their content, and that none is lost.

use std::sync::{Arc, Mutex};

use crate::support::{EMAIL, PASSWORD, Portico};
use crate::waiting::until;
use portico_server::config::MailTarget;
use portico_test_support::free_port;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[tokio::test]
async fn a_reset_link_leads_where_the_configuration_says() {
    let portico =
        Portico::start_with(|config| config.public_url = Some("https://shop.example/app".to_owned())).await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.pass(1);
    let request = portico.get("/customer/forgot-password-link").query(&[("email", EMAIL)]);
    assert_eq!(portico.ask(request.header("host", "evil.example")).await.verdict(), (200, ""));
    let mail = portico.mail_after(1).await;
    assert!(mail.text.contains("https://shop.example/app/reset-password/#token="), "{}", mail.text);
    assert!(mail.html.contains("href=\"https://shop.example/app/reset-password/#token="), "{}", mail.html);
    assert!(!mail.raw.contains("evil"));

    let portico = Portico::start_with(|config| {
        config.stores[0].reset_page = Some("https://shop.example/?page_id=4&lang=en".to_owned());
        "Caf\u{e9} <b>&</b>".clone_into(&mut config.stores[0].name);
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.pass(1);
    portico.mailed_key(EMAIL).await;
    let mail = portico.mails().pop().expect("the mail");
    assert!(mail.text.contains("https://shop.example/?page_id=4&lang=en#token="), "{}", mail.text);
    assert!(mail.html.contains("https://shop.example/?page_id=4&amp;lang=en#token="), "{}", mail.html);
    assert!(mail.subject.contains("Caf\u{e9} <b>&</b>"), "{}", mail.subject);
    assert!(mail.html.contains("Caf\u{e9} &lt;b&gt;&amp;&lt;/b&gt;"), "{}", mail.html);

    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.pass(1);
    portico.mailed_key(EMAIL).await;
    let mail = portico.mails().pop().expect("the mail");
    assert!(mail.text.contains(&format!("{}/reset-password/#token=", portico.url)));
}

#[tokio::test]
async fn every_address_that_a_browser_takes_gets_its_mail() {
    let portico = Portico::start().await;
    for (number, email) in [
        "ada@localhost",
        "a..b@example.com",
        ".a.@example.com",
        "a+b/c{d}|~@x-y.example",
        "o'neill@example.com",
    ]
    .iter()
    .enumerate()
    {
        portico.pass(1);
        portico.send_otp(email).await;
        let mail = portico.mail_after(number).await;
        assert_eq!(mail.to.replace('"', ""), *email);
    }
}

#[tokio::test]
async fn a_folder_never_holds_half_a_mail() {
    let portico = Portico::start().await;
    portico.mailed_code(EMAIL).await;
    portico.all_mailed().await;
    let names: Vec<_> = std::fs::read_dir(portico.mail_folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(names[0].starts_with("20") && names[0].ends_with("Z-00000001.eml"), "{names:?}");
}

/// The commands that a mail server has received, in order.
pub(crate) type Told = Arc<Mutex<Vec<String>>>;

/// A mail server that accepts every mail: enough of RFC 5321 for a client to deliver a message.
pub(crate) async fn serve_smtp(listener: TcpListener, told: Told) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(take_mail(stream, Arc::clone(&told)));
    }
}

async fn take_mail(stream: TcpStream, told: Told) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.example\r\n").await?;
    let mut in_message = false;
    while let Some(line) = lines.next_line().await? {
        told.lock().expect("no panic").push(line.clone());
        let answer: &[u8] = match line.get(..4).unwrap_or(&line) {
            "." if in_message => {
                in_message = false;
                b"250 taken\r\n"
            }
            _ if in_message => continue,
            "DATA" => {
                in_message = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 ok\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_mail_that_the_server_did_not_take_is_sent_again_even_after_a_restart() {
    // Nothing listens on this port yet.
    let port = free_port();
    let mut portico =
        Portico::start_with(|config| config.mail = MailTarget::Smtp(format!("smtp://127.0.0.1:{port}")))
            .await;
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""), "the answer does not wait for the mail");
    let database = portico.database().await;
    let tries = async || -> i64 {
        sqlx::query_scalar("SELECT tries FROM outbox").fetch_one(&database).await.expect("the mail waits")
    };
    until("the mail was tried", async || tries().await > 0).await;
    portico.kill().await;

    let told = Told::default();
    let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("the port");
    let server = tokio::spawn(serve_smtp(listener, Arc::clone(&told)));
    portico.resume().await;
    portico.pass(60);
    portico.all_mailed().await;
    server.abort();
    let told = told.lock().expect("no panic").join("\n");
    assert!(told.contains(&format!("RCPT TO:<{EMAIL}>")), "{told}");
    assert!(told.contains("Subject: Your one-time code for Portico"), "{told}");
}

#[tokio::test]
async fn a_mail_whose_time_is_over_is_given_up() {
    let portico =
        Portico::start_with(|config| config.mail = MailTarget::Smtp("smtp://127.0.0.1:1".to_owned())).await;
    portico.send_otp(EMAIL).await;
    portico.pass(3600);
    portico.all_mailed().await;
}

#[tokio::test]
async fn the_mail_page_shows_mails_newest_first() {
    let portico = Portico::start_with(|config| {
        config.mail_page = true;
        "A <script> & Co".clone_into(&mut config.stores[0].name);
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.pass(1);
    let key = portico.mailed_key(EMAIL).await;
    let response = portico.get("/dev/mail").send().await.expect("the page");
    assert_eq!(response.status(), 200);
    assert!(
        response.headers()["content-security-policy"].to_str().expect("text").contains("default-src 'none'")
    );
    assert!(response.headers()["content-type"].to_str().expect("text").starts_with("text/html"));
    let html = response.text().await.expect("text");
    assert!(html.contains(&format!("<a href=\"{}/reset-password/#token={key}\">", portico.url)), "{html}");
    assert!(!html.contains("<script>"), "{html}");
    let [reset, code] = ["Reset your password for", "Your one-time code for"]
        .map(|subject| html.find(subject).expect("the subject"));
    assert!(reset < code, "newest first");
    // Otherwise the page of a stranger's site, whose name leads here, could read the codes.
    for path in ["/dev/mail", "/dev/mail.css"] {
        for (host, status) in [
            ("evil.example", 421),
            ("evil.example:80", 421),
            ("192.0.2.1", 421),
            ("localhost:80", 200),
            ("127.0.0.1", 200),
            ("[::1]:443", 200),
        ] {
            let answer = portico.get(path).header("host", host).send().await.expect("an answer");
            assert_eq!(answer.status(), status, "{host}");
            let text = answer.text().await.expect("text");
            assert_eq!(text.contains("not_found"), status == 421, "{host}: {text}");
        }
    }
    let style = portico.get("/dev/mail.css").send().await.expect("the style");
    assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");

    let without = Portico::start().await;
    assert_eq!(without.get("/dev/mail").send().await.expect("an answer").status(), 404);
}
