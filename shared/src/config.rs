//! The settings of a store: what its pages and its elements can be configured with.
//!
//! `app/src/config.rs` reads them in the browser, and `cargo xtask dist` checks them. The element's scripts, its types and
//! manifest, and the tables in `docs/` are copies that `cargo xtask lists` writes.

use crate::pages::Page;

/// The fewest and the most seconds of a setting.
pub const SECONDS: [u32; 2] = [1, 3600];

/// What a setting holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text.
    Text,
    /// The name of a [`Page`].
    View,
    /// One of these texts, with the name of their TypeScript type; an empty name if they have none.
    Choice(&'static str, &'static [&'static str]),
    /// The path that a site is below.
    BasePath,
    /// The address of an API, or a path on the page's own origin.
    Api,
    /// An address without a fragment, or a path on the page's own origin.
    Address,
    /// A list of origins.
    Origins,
    /// A number of seconds, within [`SECONDS`].
    Seconds,
    /// Whether something is so: true or false, and as an attribute present or not.
    Flag,
    /// The languages: a list of BCP 47 tags, or an object with the tag for each numeric id of the API.
    Languages,
    /// A shop's own texts: an object of languages, each an object of texts by message.
    Words,
    /// The providers that customers sign in with: a list of objects with an id, a name and a mark.
    Providers,
}

/// What the documentation says about a setting, in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it sets; `{choices}` stands for the texts that it may be.
    pub about: &'static str,
    /// What applies without it.
    pub default: &'static str,
}

/// A setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The member of the configuration that the app reads; empty if only the element's script reads it.
    pub member: &'static str,
    /// What it holds.
    pub value: Value,
    /// Set in a page's configuration; `None` if it can't be.
    pub page: Option<Text>,
    /// Set in an element's property `config`; `None` if it can't be.
    pub config: Option<Text>,
    /// The element's attributes that set it. The last one that is present counts.
    pub attributes: &'static [(&'static str, Text)],
}

/// The APIs that the app can call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Portico's own server: the Spurtcommerce customer API with the AXIM customer login.
    #[default]
    Portico,
    /// The AXIM customer login alone: an email address and an access token become a one-time login code.
    Axim,
    /// Spurtcommerce's own server.
    Spurtcommerce,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 3] = [Self::Portico, Self::Axim, Self::Spurtcommerce];

    /// The names in the order of [`Dialect::ALL`].
    const NAMES: [&str; 3] = {
        let mut names = [""; 3];
        let mut i = 0;
        while i < names.len() {
            names[i] = Self::ALL[i].name();
            i += 1;
        }
        names
    };

    /// Its name in a configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portico => "portico",
            Self::Axim => "axim",
            Self::Spurtcommerce => "spurtcommerce",
        }
    }

    /// The dialect of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }
}

const fn text(about: &'static str, default: &'static str) -> Text {
    Text { about, default }
}

const API: Text = text(
    "where the API is: a URL, or a path on the page's own origin, with its path prefix if it has one. With `spurtcommerce`, `/api` is \
     added to an address without a path",
    "the page's own origin",
);
const KEY: Text = text("the store's public key", "`8097571064818418`");
const INDUSTRY: Text = text("the store's industry, saved with each registration", "`electronics`");
const LANGUAGE_KEY: Text = text(
    "the id of the language for the API's messages and emails, for a store with one language; `languages` has one for each",
    "that of `languages`, else `57` for English; for another language the tag is sent in `Accept-Language`",
);
const ELEMENT_LANGUAGE: Text = text(
    "[the language of the element](#languages), such as `de`: a BCP 47 tag",
    "that of the surrounding page, else `en`",
);
const LANGUAGES: &str = "the ids of the API for its languages, such as `{\"57\": \"en\", \"58\": \"de\"}`";
const STORAGE: Text = text(
    "`browser` keeps the session in `sessionStorage`, or in `localStorage` if the customer asks to stay signed in; `memory` \
     keeps it only in the open pages, so reloading the last one signs the customer out. If one element on a page has `memory`, \
     it applies to the whole page",
    "`browser`",
);
const DIALECT: Text = text(
    "what the API speaks: `portico` is all of [api.md](api.md), `axim` is only the [AXIM customer login](embedding.md#axim-customer-login), \
     `spurtcommerce` is [Spurtcommerce's own server](backends.md#spurtcommerce)",
    "`portico`",
);
const CODE_TO: Text = text(
    "with `axim`, the page that redeems the login code, which it gets in the fragment `#code=…`: a path, or a URL on an \
     origin in `returnTo`, without a fragment",
    "none",
);
const RETURN_TO: Text = text(
    "origins that a return address, and `codeTo`, may lead to, such as `[\"https://shop.example\"]`. The first one is [the \
     shop](browsers.md#the-link-to-the-shop), where pages that a browser can't use lead to",
    "the page's own only",
);
const TIMEOUT: Text = text("seconds to wait for an answer before a request fails: from 1 to 3600", "`20`");
const PROVIDERS: &str = "[the providers](social.md) that customers can sign in with, in the order of their buttons: `[{\"id\": \"google\"}]`. `id` is that of \
     the server's configuration. Each but `google`, `apple` and `microsoft` has a `name`, and may have a `mark`: a small square image, \
     as a `data:` URL or a path";
const PASSKEYS: &str =
    "whether customers can sign in with [passkeys](passkeys.md). The server needs the store's `rp-id`";
const ROUTING: Text = text("[whether views have addresses](#routing): `none`, `hash` or `path`", "`none`");
const VIEW: Text = text("the first view: {choices}", "`login`");

/// Every setting.
pub const SETTINGS: [Setting; 24] = [
    Setting {
        member: "api",
        value: Value::Api,
        page: Some(API),
        config: Some(API),
        attributes: &[("api", API)],
    },
    Setting {
        member: "basePath",
        value: Value::BasePath,
        page: Some(text(
            "the path that the pages are below; set by `--base-path`, since the addresses of scripts \
             and styles begin with it too",
            "`/`",
        )),
        config: Some(text("the path that the views' addresses begin with, for `routing: \"path\"`", "`/`")),
        attributes: &[],
    },
    Setting {
        member: "key",
        value: Value::Text,
        page: Some(KEY),
        config: Some(KEY),
        attributes: &[
            ("key", KEY),
            (
                "store-key",
                text(
                    "the same as `key`, for frameworks that reserve that name, such as React and Vue. It takes precedence over `key`",
                    "that of `key`",
                ),
            ),
        ],
    },
    Setting {
        member: "industry",
        value: Value::Text,
        page: Some(INDUSTRY),
        config: Some(INDUSTRY),
        attributes: &[("industry", INDUSTRY)],
    },
    Setting {
        member: "languageKey",
        value: Value::Text,
        page: Some(LANGUAGE_KEY),
        config: Some(LANGUAGE_KEY),
        attributes: &[("language-key", LANGUAGE_KEY)],
    },
    Setting {
        member: "language",
        value: Value::Text,
        page: Some(text("the language of the pages without a language in their path: a BCP 47 tag", "`en`")),
        config: Some(ELEMENT_LANGUAGE),
        attributes: &[("lang", ELEMENT_LANGUAGE)],
    },
    Setting {
        member: "languages",
        value: Value::Languages,
        page: Some(text(
            "[the languages of the pages](hosting.md#languages): a list of tags, such as `[\"en\", \"de\"]`, or the tag for each \
             id that the API has for a language, such as `{\"57\": \"en\", \"58\": \"de\"}`",
            "all",
        )),
        config: Some(text(
            LANGUAGES,
            "`57` is English; for another language the tag is sent in `Accept-Language`",
        )),
        attributes: &[],
    },
    Setting {
        member: "words",
        value: Value::Words,
        page: Some(text(
            "[your own texts](translating.md#your-own-texts) in the place of ours: `{\"de\": {\"sign-in\": \"…\"}}`",
            "none",
        )),
        config: None,
        attributes: &[],
    },
    Setting {
        member: "shop",
        value: Value::Text,
        page: Some(text("the shop's name, above the pages and in their titles", "none")),
        config: None,
        attributes: &[],
    },
    Setting {
        member: "storage",
        value: Value::Choice("Storage", &["browser", "memory"]),
        page: Some(STORAGE),
        config: Some(STORAGE),
        attributes: &[("storage", STORAGE)],
    },
    Setting {
        member: "dialect",
        value: Value::Choice("Dialect", &Dialect::NAMES),
        page: Some(DIALECT),
        config: Some(DIALECT),
        attributes: &[("dialect", DIALECT)],
    },
    Setting {
        member: "providers",
        value: Value::Providers,
        page: Some(text(PROVIDERS, "none")),
        config: Some(text(PROVIDERS, "none")),
        attributes: &[],
    },
    Setting {
        member: "socialPage",
        value: Value::Address,
        page: None,
        config: Some(text(
            "[the page that providers send shoppers back to](embedding.md#sign-in-with-google-apple-and-others): a path on the page's own origin",
            "`/social/`",
        )),
        attributes: &[],
    },
    Setting {
        member: "passkeys",
        value: Value::Flag,
        page: Some(text(PASSKEYS, "`false`")),
        config: Some(text(PASSKEYS, "`false`")),
        attributes: &[("passkeys", text(PASSKEYS, "absent"))],
    },
    Setting {
        member: "codeTo",
        value: Value::Address,
        page: Some(CODE_TO),
        config: Some(CODE_TO),
        attributes: &[(
            "code-to",
            text(
                "with `axim`, [the page that redeems the login code](#where-the-code-goes): a path, or a URL on an origin in \
                 `config.returnTo`, without a fragment",
                "none: only your code gets the code",
            ),
        )],
    },
    Setting {
        member: "returnTo",
        value: Value::Origins,
        page: Some(RETURN_TO),
        config: Some(text(
            "origins that `return-to` and `code-to` may lead to, such as `[\"https://shop.example\"]`",
            "the page's own only",
        )),
        attributes: &[],
    },
    Setting {
        member: "timeout",
        value: Value::Seconds,
        page: Some(TIMEOUT),
        config: Some(TIMEOUT),
        attributes: &[],
    },
    Setting {
        member: "destination",
        value: Value::Text,
        page: None,
        config: None,
        attributes: &[(
            "return-to",
            text(
                "[where to go after sign-in](#after-sign-in): a path, or a URL on an origin in `config.returnTo`",
                "stay on the page",
            ),
        )],
    },
    Setting {
        member: "routing",
        value: Value::Choice("Routing", &["none", "hash", "path"]),
        page: None,
        config: Some(ROUTING),
        attributes: &[("routing", ROUTING)],
    },
    Setting {
        member: "view",
        value: Value::View,
        page: None,
        config: Some(VIEW),
        attributes: &[("view", VIEW)],
    },
    Setting {
        member: "",
        value: Value::Text,
        page: None,
        config: None,
        attributes: &[("email", text("an email address to fill in", "none"))],
    },
    Setting {
        member: "",
        value: Value::Choice("Theme", &["light", "dark", "auto"]),
        page: None,
        config: None,
        attributes: &[(
            "theme",
            text("`light`, `dark`, or `auto` for what the device prefers", "the page's `color-scheme`"),
        )],
    },
    Setting {
        member: "",
        value: Value::Flag,
        page: None,
        config: None,
        attributes: &[(
            "shadow",
            text(
                "present or absent: [renders the form in a shadow tree](#light-or-shadow-dom). Set it before the element is added to \
                 the page",
                "absent",
            ),
        )],
    },
    Setting {
        member: "",
        value: Value::Choice("", &["lazy", "eager"]),
        page: None,
        config: None,
        attributes: &[(
            "loading",
            text("`eager` loads at once; `lazy` loads when the element comes near the viewport", "`lazy`"),
        )],
    },
];

impl Value {
    /// The texts that it may be; empty if it isn't a choice.
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::View => Page::ALL.iter().map(|page| page.name()).collect(),
            Self::Choice(_, choices) => choices.to_vec(),
            _ => Vec::new(),
        }
    }
}
