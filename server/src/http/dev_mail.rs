//! A page that shows the mails of the folder, newest first, so that every flow can be tried without a mail server. For development
//! only: it needs `--mail-page` and a loopback address.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use mailparse::{MailHeaderMap as _, ParsedMail};
use maud::{DOCTYPE, Markup, html};
use portico_locales::{Argument, Language};

use crate::api::language::accepted;
use crate::api::messages::{Id, Texts};
use crate::api::problem::Problem;
use crate::config::{Config, MailTarget};
use crate::http::content_security_policy::with_policy;
use crate::http::host;
use crate::http::state::AppState;

/// The path of the page.
pub const PATH: &str = "/dev/mail";
const STYLE_PATH: &str = "/dev/mail.css";

/// How many mails it shows.
const SHOWN: usize = 50;

/// The seconds after which it loads again.
const REFRESH: u64 = 5;

const POLICY: &str =
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The page and its style.
pub fn routes(state: &AppState) -> Router<AppState> {
    let routes = Router::new().route(PATH, get(page)).route(STYLE_PATH, get(style));
    routes.layer(from_fn_with_state(state.clone(), check_host))
}

/// Refuses a request for another host: the name of a stranger's site may lead to this machine (DNS rebinding), and its page could then
/// read the codes.
async fn check_host(State(config): State<Arc<Config>>, request: Request, next: Next) -> Response {
    if host::is_this_machine(&request, &config.listen) {
        return next.run(request).await;
    }
    Problem::of_status(StatusCode::MISDIRECTED_REQUEST).into_response()
}

async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("dev_mail.css"))
}

async fn page(State(config): State<Arc<Config>>, headers: HeaderMap) -> Result<Response, Problem> {
    let MailTarget::Folder(folder) = config.mail.clone() else {
        return Err(Problem::of_status(StatusCode::NOT_FOUND));
    };
    let mails = tokio::task::spawn_blocking(move || newest(&folder)).await.map_err(Problem::internal)?;
    let language = accepted(&headers, &Language::all().collect::<Vec<_>>()).unwrap_or_default();
    let texts = Texts { words: config.stores[0].words.clone(), language };
    let html = page_html(&texts, &mails.map_err(Problem::internal)?).into_string();
    let headers =
        [(CACHE_CONTROL, "no-store"), (CONTENT_LANGUAGE, language.tag()), (VARY, "accept-language")];
    Ok(with_policy((headers, Html(html)).into_response(), POLICY))
}

struct Shown {
    file: String,
    to: String,
    date: String,
    language: String,
    subject: String,
    text: String,
}

fn newest(folder: &Path) -> std::io::Result<Vec<Shown>> {
    let mut names: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "eml"))
        .collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    // A file that has disappeared or cannot be read is left out.
    let read = |name: &String| shown(name, &std::fs::read(folder.join(name)).ok()?);
    Ok(names.iter().take(SHOWN).filter_map(read).collect())
}

fn shown(file: &str, mail: &[u8]) -> Option<Shown> {
    let mail = mailparse::parse_mail(mail).ok()?;
    let header = |name| mail.headers.get_first_value(name).unwrap_or_default();
    Some(Shown {
        file: file.to_owned(),
        to: header("To"),
        date: header("Date"),
        language: header("Content-Language"),
        subject: header("Subject"),
        text: plain_part(&mail)?.get_body().ok()?,
    })
}

fn plain_part<'a>(mail: &'a ParsedMail<'a>) -> Option<&'a ParsedMail<'a>> {
    mail.parts().find(|part| part.ctype.mimetype == "text/plain")
}

fn page_html(texts: &Texts, mails: &[Shown]) -> Markup {
    let say = |id| texts.say(id, &[]);
    html! {
        (DOCTYPE)
        html lang=(texts.language.tag()) dir=(texts.language.direction().attribute()) {
            head {
                meta charset="utf-8";
                title { (say(Id::MailPageTitle)) }
                meta name="viewport" content="width=device-width";
                meta http-equiv="refresh" content=(REFRESH);
                link rel="stylesheet" href=(STYLE_PATH);
            }
            body {
                h1 { (say(Id::MailPageHeading)) }
                p {
                    (texts.say(Id::MailPageRefreshes, &[("seconds", Argument::Number(REFRESH))])) " "
                    a href="/" { (say(Id::MailPageApp)) }
                }
                @if mails.is_empty() {
                    p { (say(Id::MailPageEmpty)) }
                }
                @for mail in mails {
                    article id=(mail.file) {
                        h2 dir="auto" lang=(mail.language) { (mail.subject) }
                        p {
                            (texts.say(Id::MailPageTo, &[("email", Argument::Text(&mail.to))])) " · "
                            bdi dir="ltr" { (mail.date) }
                        }
                        pre dir="auto" lang=(mail.language) { (with_links(&mail.text)) }
                    }
                }
            }
        }
    }
}

/// Text with its web addresses as links.
fn with_links(text: &str) -> Markup {
    html! {
        @for word in text.split_inclusive(char::is_whitespace) {
            @let address = word.trim_end();
            @if address.starts_with("http://") || address.starts_with("https://") {
                a href=(address) { (address) } (word[address.len()..])
            } @else {
                (word)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_links;

    #[test]
    fn addresses_become_links_and_markup_stays_text() {
        let text = "See:\r\nhttp://a.example/?x=1&y=2#token=k\r\n<b>\"bye\"</b>";
        let html = "See:\r\n<a href=\"http://a.example/?x=1&amp;y=2#token=k\">http://a.example/?x=1&amp;y=2#token=k</a>\r\n\
                    &lt;b&gt;&quot;bye&quot;&lt;/b&gt;";
        assert_eq!(with_links(text).into_string(), html);
    }
}
