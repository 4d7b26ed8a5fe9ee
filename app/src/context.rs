//! The services that the pages of an app share.

use std::cell::{Cell, OnceCell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use leptos::task::spawn_local;
use portico_view::{El, RwSignal, StoredValue, later};

use crate::api::{Capabilities, CustomerApi, DeviceStore, Problem, capabilities, connect};
use crate::browser::{Host, Root, Sessions};
use crate::config::{Config, Provider, Storage};
use crate::json::Object;
use crate::router::{Location, Router};
use crate::text::{Message, Words};

/// The services of an app. A handle, free to copy; the services go when the app ends or gets another configuration, and from then on
/// only [`is_alive`](Self::is_alive) may be called.
#[derive(Clone, Copy)]
pub struct Context(StoredValue<Rc<Services>>);

struct Services {
    router: Router,
    sessions: Sessions,
    root: Root,
    config: Config,
    words: Words,
    capabilities: &'static Capabilities,
    host: Option<Host>,
    /// Made when it's needed first: its code may come after that of the first screen.
    api: OnceCell<Rc<dyn CustomerApi>>,
    title: RwSignal<Message>,
    in_error: RwSignal<bool>,
    next: NextPage,
}

/// What the next page does once, when it is shown.
#[derive(Default)]
struct NextPage {
    /// A message to show at its top.
    notice: Cell<Option<Message>>,
    /// The id of the part that gets the focus.
    focus: RefCell<String>,
    /// Whether the focus stays where it is.
    keeps_focus: Cell<bool>,
    /// Whether it is the page that an app with another configuration has just shown.
    is_reconfigured: Cell<bool>,
}

/// What shows messages.
pub trait Say: Sized {
    /// Adds the text of a message.
    #[must_use]
    fn say(self, context: Context, message: Message) -> Self;
}

impl Say for El {
    // Called for each text, so for the size of the wasm it's never inlined.
    #[inline(never)]
    fn say(self, context: Context, message: Message) -> Self {
        self.text(context.text(message))
    }
}

// Every page calls the getters, so for the size of the wasm those are never inlined.
impl Context {
    /// The services of an app in a browser. `before` is where it was before, if it was on the page before.
    pub fn new(config: Config, words: Words, root: Root, host: Host, before: Option<Location>) -> Self {
        if config.storage == Storage::Memory {
            host.keep_in_memory();
        }
        let router = Router::new(&config, capabilities(config.dialect), before);
        Self::with_services(config, words, router, root, Some(host))
    }

    /// The services of an app that starts at a location, for a shopper who has just arrived. It needs no browser.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn at(config: Config, words: Words, root: Root, location: Location) -> Self {
        let router = Router::at(&config, location);
        Self::with_services(config, words, router, root, None)
    }

    fn with_services(config: Config, words: Words, router: Router, root: Root, host: Option<Host>) -> Self {
        let capabilities = capabilities(config.dialect);
        Self(StoredValue::new(Rc::new(Services {
            router,
            sessions: Sessions::new(host.clone(), &config, capabilities),
            root,
            config,
            words,
            capabilities,
            host,
            api: OnceCell::new(),
            title: RwSignal::new(Message::default()),
            in_error: RwSignal::new(false),
            next: NextPage::default(),
        })))
    }

    fn services(self) -> Rc<Services> {
        self.0.get()
    }

    /// The configuration.
    pub fn config(self) -> Config {
        self.services().config.clone()
    }

    /// The router.
    #[inline(never)]
    pub fn router(self) -> Router {
        self.services().router
    }

    /// The session.
    #[inline(never)]
    pub fn sessions(self) -> Sessions {
        self.services().sessions
    }

    /// The element that the app fills.
    #[inline(never)]
    pub fn root(self) -> Root {
        self.services().root
    }

    /// Whether the app is part of a shop's page.
    #[inline(never)]
    pub fn is_embedded(self) -> bool {
        self.services().config.embedded
    }

    /// The words of the pages.
    #[inline(never)]
    pub fn words(self) -> Words {
        self.services().words.clone()
    }

    /// The text of a message.
    #[inline(never)]
    pub fn text(self, message: Message) -> String {
        self.services().words.text(message)
    }

    /// What the backend can do.
    #[inline(never)]
    pub fn capabilities(self) -> &'static Capabilities {
        self.services().capabilities
    }

    /// Whether the shopper may ask to stay signed in.
    pub fn may_remember(self) -> bool {
        let services = self.services();
        services.capabilities.remembers && services.config.storage == Storage::Browser
    }

    /// Whether there are providers that customers may sign in with.
    pub fn has_providers(self) -> bool {
        let services = self.services();
        services.capabilities.signs_in_with_providers && services.config.has_providers()
    }

    /// The providers that customers may sign in with; none where the backend doesn't do that.
    pub fn providers(self) -> Vec<Provider> {
        if self.has_providers() { self.services().config.providers() } else { Vec::new() }
    }

    /// Whether customers may sign in with passkeys.
    pub fn offers_passkeys(self) -> bool {
        let services = self.services();
        services.capabilities.signs_in_with_passkeys && services.config.passkeys()
    }

    /// The name of a provider, by its id.
    pub fn provider_name(self, id: &str) -> String {
        let found = self.providers().into_iter().find(|provider| provider.id == id);
        found.map_or_else(|| id.to_owned(), |provider| provider.name)
    }

    /// The shop's customer API.
    pub fn api(self) -> Rc<dyn CustomerApi> {
        let services = self.services();
        let devices = || services.host.clone().map(|host| Rc::new(host) as Rc<dyn DeviceStore>);
        services.api.get_or_init(|| connect(&services.config, devices())).clone()
    }

    /// The script around the app; `None` while the site is built.
    pub fn host(self) -> Option<Host> {
        self.services().host.clone()
    }

    /// The shop's name; may be empty.
    pub fn shop(self) -> String {
        self.services().config.shop.clone()
    }

    /// Whether the app has not ended.
    pub fn is_alive(self) -> bool {
        self.0.try_get().is_some()
    }

    /// Runs a task until the app ends.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        let mut task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
        spawn_local(poll_fn(
            move |context| {
                if self.is_alive() { task.as_mut().poll(context) } else { Poll::Ready(()) }
            },
        ));
    }

    /// Emits an event to the host page. Returns `false` when the page prevents what the app does by default.
    pub fn emit(self, event: &str, detail: &Object) -> bool {
        self.host().is_none_or(|host| host.emit(event, detail))
    }

    /// Emits the event that the app is ready.
    pub fn emit_ready(self) {
        self.emit("ready", &Object::new().with("view", self.router().page_untracked().name()));
    }

    /// Emits the event that the shopper sees a problem.
    pub fn report(self, problem: &Problem) {
        self.emit("error", &Object::new().with("code", problem.name()));
    }

    /// The tag of a heading of this level of the app. In a shop's page the first level belongs to the shop.
    pub fn heading_tag(self, level: usize) -> &'static str {
        ["h1", "h2", "h3"][level - usize::from(!self.is_embedded())]
    }

    /// The id of the page's heading.
    pub fn heading_id(self) -> String {
        self.root().id("portico-title")
    }

    /// The page's heading, which is also the title of the window.
    pub fn title(self) -> RwSignal<Message> {
        self.services().title
    }

    /// Whether a form on the page has errors. The title of the window says so.
    pub fn in_error(self) -> RwSignal<bool> {
        self.services().in_error
    }

    /// The title of the window: the page's heading and the shop; tracked.
    pub fn window_title(self) -> String {
        let services = self.services();
        let title = self.text(services.title.get());
        let title =
            if services.in_error.get() { services.words.with(Message::ErrorTitle, &title) } else { title };
        let shop = &services.config.shop;
        let suffix = if shop.is_empty() { String::new() } else { format!(" – {shop}") };
        format!("{title}{suffix}")
    }

    /// Moves the focus to the heading.
    pub fn focus_heading(self) {
        self.root().focus(&self.heading_id());
    }

    /// Moves the focus to the part with this id, after the current task has put it on the page.
    pub fn focus_later(self, id: String) {
        let root = self.root();
        later(0, Box::new(move || root.focus(&id)));
    }

    /// Whether the focus is in the app, or may be moved there: a hosted page is all ours.
    pub fn has_focus(self) -> bool {
        !self.is_embedded() || self.root().has_focus()
    }

    /// Lets the next page move the focus to the part with this id, not to its heading.
    pub fn focus_next(self, id: String) {
        self.services().next.focus.replace(id);
    }

    /// Lets the next page leave the focus where it is, if that is in another part of a shop's page: a change that comes from another
    /// tab or from the server must not take the shopper away.
    pub fn keep_focus(self) {
        self.services().next.keeps_focus.set(!self.has_focus());
    }

    /// Takes the id of the part that the next page moves the focus to, and whether the focus stays where it is.
    pub fn take_focus(self) -> (String, bool) {
        let services = self.services();
        (services.next.focus.take(), services.next.keeps_focus.take())
    }

    /// Lets the next page show a message at its top.
    pub fn notify_next(self, message: Message) {
        self.services().next.notice.set(Some(message));
    }

    /// Takes the message to show at the top of the next page.
    pub fn take_notice(self) -> Option<Message> {
        self.services().next.notice.take()
    }

    /// Marks the next page as the one that was shown under another configuration, or not.
    pub fn set_reconfigured(self, is_reconfigured: bool) {
        self.services().next.is_reconfigured.set(is_reconfigured);
    }

    /// Whether the next page is the one that was shown under another configuration.
    pub fn is_reconfigured(self) -> bool {
        self.services().next.is_reconfigured.get()
    }
}
