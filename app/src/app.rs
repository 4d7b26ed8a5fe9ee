//! The app: what every page has at hand.

use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use leptos::prelude::set_timeout;
use leptos::task::spawn_local;
use portico_shared::problem::Code;
use portico_shared::text::Language;

use crate::api::{Abilities, Answer, CartLine, Customer, CustomerApi, Problem, SignedIn, connect};
use crate::config::{Config, Dialect, Storage};
use crate::dom::{El, el};
use crate::host::Host;
use crate::journey::{HandedOver, Journey};
use crate::json::{Object, Value, list};
use crate::page::{Entry, Page, Spot};
use crate::place::Place;
use crate::router::Router;
use crate::session::{Ending, Sessions};
use crate::signal::{Kept, Signal};
use crate::text::Words;

/// The id of a page's heading.
pub const TITLE: &str = "portico-title";

/// What every page has at hand; a handle, free to copy.
#[derive(Clone, Copy)]
pub struct App {
    pub router: Router,
    pub sessions: Sessions,
    pub journey: Journey,
    pub place: Place,
    /// Whether the app is a part of a shop's page.
    pub embedded: bool,
    pub words: &'static Words,
    pub language: Language,
    /// Which API the shop has.
    pub dialect: Dialect,
    /// What that can do.
    pub can: &'static Abilities,
    /// Whether the shopper may ask to be kept signed in.
    pub may_remember: bool,
    /// Whether a form on the page has errors: then the title says so.
    pub in_error: Signal<bool>,
    host: Kept<Option<Host>>,
    api: Kept<Rc<dyn CustomerApi>>,
    /// The heading of the page.
    pub title: Signal<&'static str>,
    /// The shop's name; may be empty.
    pub shop: Kept<String>,
    /// Something to say on the next page, once.
    pub notice: Kept<Option<&'static str>>,
    /// The id of what gets the focus when the page that is being built stands.
    pub focus: Kept<String>,
    /// Whether the page that comes next is the one that an app with another configuration showed just now.
    pub goes_on: Kept<bool>,
    /// Whether the page that comes next leaves the focus where it is.
    pub is_quiet: Kept<bool>,
}

impl App {
    /// The app of a page that the browser shows; `spot` is where it was before, if it was there before.
    pub fn new(config: Config, journey: Journey, host: Host, spot: Option<Spot>) -> Self {
        if config.storage == Storage::Memory {
            host.keep_in_memory();
        }
        let api = connect(&config, Some(&host));
        let router = Router::new(&config, api.abilities(), spot);
        Self::of(config, api, router, journey, Some(host))
    }

    /// The app as it begins at a page, for somebody who has just come. It needs no browser.
    pub fn at(config: Config, spot: Spot) -> Self {
        let router = Router::at(&config, spot);
        let journey = Journey::new(Place::new(None, &config.ids));
        let api = connect(&config, None);
        Self::of(config, api, router, journey, None)
    }

    fn of(
        config: Config,
        api: Rc<dyn CustomerApi>,
        router: Router,
        journey: Journey,
        host: Option<Host>,
    ) -> Self {
        let (language, can) = (config.language(), api.abilities());
        journey.speak(language, can.rule);
        Self {
            router,
            sessions: Sessions::new(host.clone(), &config),
            journey,
            place: journey.place,
            embedded: config.embedded,
            host: Kept::new(host),
            words: Words::of(language),
            language,
            dialect: config.dialect,
            can,
            may_remember: can.remembers && config.storage == Storage::Browser,
            in_error: Signal::new(false),
            title: Signal::new(""),
            shop: Kept::new(config.shop),
            notice: Kept::new(None),
            focus: Kept::new(String::new()),
            goes_on: Kept::new(false),
            is_quiet: Kept::new(false),
            api: Kept::new(api),
        }
    }

    /// The shop's customer API.
    pub fn api(self) -> Rc<dyn CustomerApi> {
        self.api.get()
    }

    /// The page's heading, which is its title too.
    pub fn heading(self, words: &'static str) -> El {
        self.title.set(words);
        let heading = el(self.heading_tag(1), "portico-title").attr("id", &self.place.id(TITLE));
        heading.attr("tabindex", "-1").child(words)
    }

    /// The tag of a heading of this level of the app. The first level of a shop's page is the shop's.
    pub fn heading_tag(self, level: usize) -> &'static str {
        ["h1", "h2", "h3"][level - usize::from(!self.embedded)]
    }

    /// Gives the focus to the heading.
    pub fn focus_title(self) {
        self.place.focus(&self.place.id(TITLE));
    }

    /// Lets the next page leave the focus where it is, if that is in another part of a shop's page: what comes of another
    /// tab, or of the server, must not drag the shopper away.
    pub fn keep_focus(self) {
        self.is_quiet.set(self.embedded && !self.place.has_focus());
    }

    /// Gives the focus to the part with this id, once what is being built stands.
    pub fn focus_later(self, id: String) {
        set_timeout(move || self.place.focus(&id), Duration::ZERO);
    }

    /// Whether the app has not ended. Nothing of it may be touched any more when it has.
    pub fn is_alive(self) -> bool {
        self.host.try_get().is_some()
    }

    /// Runs a task, as long as the app does not end.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        let mut task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
        spawn_local(poll_fn(
            move |context| {
                if self.is_alive() { task.as_mut().poll(context) } else { Poll::Ready(()) }
            },
        ));
    }

    /// Lets the host know of something; gives whether the host lets the app go on as it would.
    pub fn tell(self, event: &str, detail: &Object) -> bool {
        self.host.get().is_none_or(|host| host.hears(event, detail))
    }

    /// Lets the host know that the app is there.
    pub fn tell_ready(self) {
        self.tell("ready", &Object::new().with("view", self.router.page().name()));
    }

    /// Lets the host know that the shopper sees a problem.
    pub fn report(self, problem: &Problem) {
        self.tell("error", &Object::new().with("code", problem.name()));
    }

    /// Signs out: the server hears of it, and then the session ends, whatever the server answers, and whatever becomes of
    /// the app meanwhile. Gives whether there is a session to end; one of another API is none of ours.
    pub fn sign_out(self) -> bool {
        let (Some(token), Some(host)) = (self.sessions.token(), self.host.get()) else { return false };
        let answer = self.api().sign_out(&token);
        spawn_local(async move {
            let _ = answer.await;
            host.end(&token, Ending::SignedOut.name());
        });
        true
    }

    /// What the browser's window is called: the page's heading and the shop; tracked.
    pub fn window_title(self) -> String {
        let error = if self.in_error.get() { self.words.error_title } else { "" };
        let title = self.title.get();
        self.shop.with(|shop| {
            let behind = if shop.is_empty() { String::new() } else { format!(" – {shop}") };
            format!("{error}{title}{behind}")
        })
    }

    /// Lets the next page say something at its top.
    pub fn say_next(self, words: &'static str) {
        self.notice.set(Some(words));
    }

    /// Gives the focus to this element, not to the heading, when the page that is being built stands.
    pub fn focus_first(self, id: String) {
        self.focus.set(id);
    }

    /// Has the customer with this address, and the host's cart, handed over to the shop by the page's access token.
    pub fn code_of(self, email: &str) -> Answer<String> {
        let host = self.host.get();
        let token = host.as_ref().and_then(Host::access_token).unwrap_or_default();
        let cart = host.and_then(|host| host.cart()).unwrap_or_default();
        self.api().hand_over(&token, email, &cart)
    }

    /// Moves the cart of a login code into that of the customer who has just signed in; the session goes on. An answer that
    /// is lost is asked for once more.
    fn merge(self, code: String, token: String) -> Answer<SignedIn> {
        Box::pin(async move {
            let mut is_again = false;
            loop {
                match self.api().redeem(&code, Some(&token)).await {
                    Err(problem) if problem.is_lost() && !is_again => is_again = true,
                    outcome => return outcome,
                }
            }
        })
    }

    /// Moves what the host's cart holds into the customer's.
    async fn take_along(self, signed_in: &mut SignedIn, items: String) -> Result<(), Problem> {
        let (email, token) = (signed_in.customer.user.email.clone(), signed_in.token.clone());
        // One whose answers were all lost is not handed over anew: it may be there.
        let unsure = self.journey.unsure.replace(None).flatten();
        let code = match unsure.filter(|cart| cart.email == email && cart.items == items) {
            Some(cart) => cart.code,
            None => self.api().hand_over(&token, &email, &items).await?,
        };
        match self.merge(code.clone(), token).await {
            Ok(merged) => *signed_in = merged,
            // By us, since nobody else has it: only the answer was lost, and with it what is in the cart now.
            Err(problem) if problem.code() == Some(Code::LoginCodeUsed) => signed_in.customer.cart = None,
            Err(problem) => {
                if problem.is_lost() {
                    self.journey.unsure.set(Some(HandedOver { email, items, code }));
                }
                return Err(problem);
            }
        }
        Ok(())
    }

    /// Begins a session and leaves the entrance: to the return address, or to the account. The cart of a login code that
    /// came too late, and what is in the host's, go along into the customer's.
    pub fn enter(self, mut signed_in: SignedIn, remember: bool) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(async move {
            if let Some(code) = self.journey.late_code.replace(None).flatten() {
                match self.merge(code.clone(), signed_in.token.clone()).await {
                    Ok(merged) => signed_in = merged,
                    Err(problem) if problem.is_lost() => self.journey.late_code.set(Some(code)),
                    // It was for somebody else, whose cart goes on waiting.
                    Err(_) => {}
                }
            }
            let mut cart_taken = false;
            if let Some(cart) = self.host.get().filter(|_| self.can.hands_over).and_then(|host| host.cart()) {
                match self.take_along(&mut signed_in, cart).await {
                    Ok(()) => cart_taken = true,
                    // The host has the cart still, and the customer is signed in all the same.
                    Err(problem) => self.report(&problem),
                }
            }
            self.journey.conclude();
            self.notice.set(None);
            // One that goes on stays where it is kept.
            if self.sessions.token().as_ref() != Some(&signed_in.token) {
                self.sessions.start(&signed_in, remember);
            }
            let may_leave = self.tell("signed-in", &of_customer(signed_in.customer, cart_taken));
            if !(may_leave && self.router.leave()) {
                self.router.replace(Page::Account, Entry::default());
            }
        })
    }
}

/// The customer, as a host hears of them.
fn of_customer(Customer { user, cart }: Customer, cart_taken: bool) -> Object {
    let user = Object::new()
        // Counted from one, in 32 bits, by every server that we know.
        .with("id", u32::try_from(user.id).unwrap_or_default())
        .with("firstName", user.first_name)
        .with("lastName", user.last_name)
        .with("email", user.email);
    let detail = Object::new().with("user", user).with("cartTaken", cart_taken);
    match cart {
        Some(lines) => detail.with("cart", list(lines.into_iter().map(of_line))),
        None => detail,
    }
}

fn of_line(line: CartLine) -> Value {
    Object::new().with("sku", line.sku).with_filled("unit", &line.unit).with("quantity", line.quantity).into()
}
