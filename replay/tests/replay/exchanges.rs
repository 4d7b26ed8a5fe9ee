//! Every recorded request, sent in the recorded order, gets the answer that the real server gave.

use std::collections::HashMap;
use std::time::Duration;

use portico_replay::before::Before;
use portico_replay::recorded::{Exchange, Recorded, RecordedAnswer};
use portico_replay::{Options, Replay, reset_key};
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_json::Value;

/// The real server's clock advanced between requests, so that no two sessions began within one second.
const PAUSE: Duration = Duration::from_secs(1);

const CORS: [&str; 3] =
    ["access-control-allow-origin", "access-control-allow-methods", "access-control-allow-headers"];

/// A client that sends the recorded requests.
struct Recorder {
    replay: Replay,
    client: reqwest::Client,
    sessions: HashMap<String, String>,
}

struct Came {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Recorder {
    async fn new(production: bool) -> Self {
        let options = Options { hash_time: Duration::ZERO, production, ..Options::default() };
        let replay = Replay::start(options).await.unwrap();
        replay.shop().hold_clock();
        Self { replay, client: reqwest::Client::new(), sessions: HashMap::new() }
    }

    async fn send(&self, exchange: &Exchange) -> Came {
        let request = &exchange.request;
        let path = self.filled(&request.path);
        let path = match path.split_once("?key=") {
            Some((path, key)) => format!("{path}?key={}", key.replace('+', "%2B").replace('=', "%3D")),
            None => path,
        };
        let url = format!("http://{}{path}", self.replay.address());
        let mut sent = self.client.request(request.method.parse().unwrap(), url);
        for (name, value) in &Recorded::get().request_headers {
            if !request.headers.contains_key(name) {
                sent = sent.header(name, value);
            }
        }
        for (name, value) in &request.headers {
            if let Some(value) = value {
                sent = sent.header(name, self.filled(value));
            }
        }
        if let Some(body) = &request.body {
            if !request.headers.contains_key("Content-Type") {
                sent = sent.header(CONTENT_TYPE, "application/json");
            }
            sent = sent.body(self.filled(body));
        }
        let response = sent.send().await.unwrap();
        Came {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.text().await.unwrap(),
        }
    }

    async fn sign_in(&mut self, name: &str) {
        let exchange = Recorded::get().exchange("login: success").unwrap();
        let came = self.send(exchange).await;
        self.keep(name, &came);
    }

    fn keep(&mut self, name: &str, came: &Came) {
        let body: Value = serde_json::from_str(&came.body).unwrap_or_default();
        if let Some(token) = body["data"]["token"].as_str() {
            self.sessions.insert(name.to_owned(), token.to_owned());
        }
    }

    /// Fills this run's values into the recording's placeholders.
    fn filled(&self, text: &str) -> String {
        let mut text = repeated(text);
        while let Some((head, rest)) = text.split_once("{key:") {
            let (email, tail) = rest.split_once('}').unwrap();
            text = format!("{head}{}{tail}", reset_key(email));
        }
        for (name, token) in &self.sessions {
            text = text.replace(&format!("{{session:{name}}}"), token);
        }
        assert!(!text.contains("{session:"), "no session for {text}");
        // A key of the real server in which one character of the inner text was changed.
        let damaged = "VTJGc2RHVmtYMTlhYWFhYWFhYWFhYWFhYWFhYWFhYWE9";
        let broken = "U2FsdGVkX18FQvnoihrg1zb3kmwsUrSAJpq";
        text.replace("{damaged key}", damaged).replace("{broken session}", broken)
    }
}

/// Expands `{x:300}`.
fn repeated(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once('{') {
        out += head;
        let repeat = tail.split_once('}').and_then(|(inside, after)| {
            let (what, count) = inside.split_once(':')?;
            let count = count.parse().ok().filter(|_| what.chars().count() == 1)?;
            Some((what.repeat(count), after))
        });
        if let Some((written, after)) = repeat {
            out += &written;
            rest = after;
        } else {
            out.push('{');
            rest = tail;
        }
    }
    out + rest
}

/// Masks what differs from run to run: dates, times, and the seconds left of a lock.
fn settled(text: &str) -> String {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if ["0000-00-00 00:00:00", "0000-00-00T00:00:00.000Z"].contains(&shape.as_str()) {
        return shape;
    }
    let Some(left) = text.strip_prefix("Your account has been locked. Please try after ") else {
        return text.to_owned();
    };
    let seconds: i64 = left.strip_suffix(" seconds").unwrap().parse().unwrap();
    assert!((0..=1800).contains(&seconds), "{text}");
    // The last second is worth telling apart.
    if seconds == 0 { text.to_owned() } else { text.replace(&seconds.to_string(), "N") }
}

/// The differences between two values, apart from what varies from run to run.
fn differences(at: &str, recorded: &Value, live: &Value) -> Vec<String> {
    let is_same = match (recorded, live) {
        (Value::String(recorded), Value::String(live)) if recorded == "{session}" || recorded == "{key}" => {
            live.len() > 40
        }
        (Value::String(recorded), Value::String(live)) => settled(&repeated(recorded)) == settled(live),
        // Ignoring the order: whether members keep theirs depends on what else is compiled.
        (Value::Object(recorded), Value::Object(live))
            if recorded.len() == live.len() && recorded.keys().all(|key| live.contains_key(key)) =>
        {
            let each =
                recorded.iter().map(|(key, value)| differences(&format!("{at}, {key}"), value, &live[key]));
            return each.flatten().collect();
        }
        _ => recorded == live,
    };
    if is_same { Vec::new() } else { vec![format!("{at}: {live} and not {recorded}")] }
}

/// The differences between an answer and the recorded one: status, body, and the headers that matter to a client.
fn compared(name: &str, recorded: &RecordedAnswer, came: &Came) -> Vec<String> {
    let mut found = differences(&format!("{name}: status"), &recorded.status.into(), &came.status.into());
    let headers = &Recorded::get().header_sets[&recorded.headers];
    for header in CORS.into_iter().chain(["content-type"]) {
        let live = came.headers.get(header).map(|value| value.to_str().unwrap());
        let expected = headers.get(header).map(String::as_str);
        found.extend(differences(&format!("{name}: {header}"), &expected.into(), &live.into()));
    }
    let live = match &recorded.body {
        Value::Null if came.body.is_empty() => Value::Null,
        Value::Null | Value::String(_) => Value::String(came.body.clone()),
        _ => serde_json::from_str(&came.body).unwrap(),
    };
    found.extend(differences(name, &recorded.body, &live));
    found
}

#[tokio::test]
async fn every_recorded_request_is_answered_as_it_was() {
    let mut recorder = Recorder::new(false).await;
    let (mut count, mut found) = (0, Vec::new());
    for exchange in
        Recorded::get().exchanges.iter().filter(|exchange| !exchange.name.starts_with("production: "))
    {
        recorder.replay.shop().advance(PAUSE);
        for step in &exchange.before {
            step.apply(recorder.replay.shop());
            if let Before::SignIn(names) = step {
                for name in names {
                    recorder.sign_in(name).await;
                }
            }
        }
        let came = recorder.send(exchange).await;
        recorder.keep(&exchange.name, &came);
        found.extend(compared(&exchange.name, &exchange.answer, &came));
        count += 1;
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(count > 200, "{count} exchanges were compared");
}

#[tokio::test]
async fn in_production_errors_come_without_their_stack() {
    let recorder = Recorder::new(true).await;
    let shop = recorder.replay.shop();
    shop.add_account("ada@example.test", "Passw0rd!x");
    let (mut count, mut found) = (0, Vec::new());
    for exchange in &Recorded::get().exchanges {
        if exchange.name.starts_with("production: ") {
            found.extend(compared(&exchange.name, &exchange.answer, &recorder.send(exchange).await));
            count += 1;
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(count, 6);
    let came = recorder.send(Recorded::get().exchange("forgot: email twice in query").unwrap()).await;
    assert_eq!(came.status, 500);
    assert!(came.body.contains("ER_OPERAND_COLUMNS") && !came.body.contains("stack"), "{}", came.body);
}
