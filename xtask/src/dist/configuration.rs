//! The configuration of a store: the members of the JSON block in each page, and the options that set them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use portico_shared::config::{SETTINGS, Value as Kind};
use serde_json::{Map, Value};
use url::Url;

/// The options that say which store the pages are for.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct StoreOptions {
    /// The path that every URL of the site begins with, such as `/account/`
    #[arg(long, value_name = "PATH")]
    base_path: Option<String>,
    /// The URL of the API, such as `https://api.shop.example`, unless it is at the pages' own origin
    #[arg(long, value_name = "URL")]
    api: Option<String>,
    /// A JSON file whose members replace those of the pages' configuration
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl StoreOptions {
    /// Whether a file describes the store.
    pub(crate) fn has_file(&self) -> bool {
        self.config.is_some()
    }

    /// Replaces members of `configuration` with those of the file, then with the options that set a single one.
    ///
    /// # Errors
    /// If the file can't be read, or a member is unknown or invalid; the message names it.
    pub(crate) fn apply(&self, mut configuration: Configuration) -> Result<Configuration> {
        if let Some(file) = &self.config {
            let name = file.display();
            let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
            let file =
                Configuration::parse(&text).with_context(|| format!("{name} isn't a valid configuration"))?;
            configuration = configuration.with(file);
        }
        let options = [("basePath", "--base-path", &self.base_path), ("api", "--api", &self.api)];
        for (member, option, value) in options {
            if let Some(value) = value {
                let value = Value::String(value.clone());
                check(member, &value).with_context(|| format!("{option} is not valid"))?;
                configuration.0.insert(member.to_owned(), value);
            }
        }
        configuration.check_code_to()?;
        Ok(configuration)
    }
}

/// The members of a configuration, all known and valid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Configuration(Map<String, Value>);

impl Configuration {
    /// Reads a configuration from JSON.
    ///
    /// # Errors
    /// If it isn't a JSON object, or a member is unknown or invalid; the message names it.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("it isn't JSON")?;
        let Value::Object(members) = value else { bail!("it is JSON, but not an object") };
        for (member, value) in &members {
            check(member, value)?;
        }
        Ok(Self(members))
    }

    /// The configuration as JSON that is safe in a script element.
    pub(crate) fn json(&self) -> String {
        Value::Object(self.0.clone()).to_string().replace('<', "\\u003c")
    }

    /// The same store with these members replacing its own.
    pub(crate) fn with(mut self, members: Self) -> Self {
        self.0.extend(members.0);
        self
    }

    /// The same store with another base path.
    pub(crate) fn at(mut self, base_path: &str) -> Self {
        self.0.insert("basePath".to_owned(), base_path.into());
        self
    }

    /// The path that every URL of the site starts with, with a slash at both ends.
    pub(crate) fn base_path(&self) -> &str {
        self.text("basePath").unwrap_or("/")
    }

    /// The tag of the language to show.
    pub(crate) fn language(&self) -> Option<&str> {
        self.text("language")
    }

    /// The origin of the API, if the configuration names one.
    pub(crate) fn api_origin(&self) -> Option<String> {
        let api = Url::parse(self.text("api")?).ok()?;
        Some(api.origin().ascii_serialization())
    }

    /// A login code is a key to an account, so it may only go to an origin that the store lists.
    fn check_code_to(&self) -> Result<()> {
        let Some(address) = self.text("codeTo").and_then(|address| Url::parse(address).ok()) else {
            return Ok(());
        };
        let origin = address.origin().ascii_serialization();
        let is_listed = self
            .0
            .get("returnTo")
            .and_then(Value::as_array)
            .is_some_and(|list| list.contains(&Value::String(origin.clone())));
        ensure!(is_listed, "`codeTo` leads to `{origin}`: list that in `returnTo`");
        Ok(())
    }

    fn text(&self, member: &str) -> Option<&str> {
        self.0.get(member)?.as_str()
    }
}

/// Checks that a member of the pages' configuration is one that the app can use.
fn check(member: &str, value: &Value) -> Result<()> {
    let of_pages = || SETTINGS.iter().filter(|setting| setting.page.is_some());
    let setting = of_pages().find(|setting| setting.member == member).with_context(|| {
        let mut members: Vec<_> = of_pages().map(|setting| setting.member).collect();
        members.sort_unstable();
        format!("`{member}` is not one of the members: {}", members.join(", "))
    })?;
    let text = || value.as_str().with_context(|| format!("`{member}` must be a string, not {value}"));
    match setting.value {
        Kind::Text => text().map(|_| ()),
        Kind::Choice(_, choices) => check_choice(member, text()?, choices),
        Kind::View => check_choice(member, text()?, &setting.value.choices()),
        Kind::BasePath => check_base_path(text()?),
        Kind::Api => check_api(text()?),
        Kind::Address => check_address(member, text()?),
        Kind::Origins => {
            let origins =
                value.as_array().with_context(|| format!("`{member}` must be a list, not {value}"))?;
            origins.iter().try_for_each(|origin| check_origin(member, origin))
        }
        Kind::Seconds => {
            ensure!(
                value.as_u64().is_some_and(|seconds| (1..=3600).contains(&seconds)),
                "`{member}` must be a number of seconds from 1 to 3600, not {value}"
            );
            Ok(())
        }
        Kind::Flag => {
            ensure!(value.is_boolean(), "`{member}` must be true or false, not {value}");
            Ok(())
        }
    }
}

fn check_choice(member: &str, value: &str, choices: &[&str]) -> Result<()> {
    ensure!(choices.contains(&value), "`{member}` must be one of `{}`, not `{value}`", choices.join("`, `"));
    Ok(())
}

fn check_base_path(path: &str) -> Result<()> {
    ensure!(
        path.starts_with('/') && path.ends_with('/'),
        "the base path must begin and end with a slash, such as `/account/`; `{path}` does not"
    );
    let url = Url::parse("https://shop.example").and_then(|origin| origin.join(path));
    ensure!(
        !path.contains("//") && url.is_ok_and(|url| url.path() == path),
        "`{path}` does not stay the same in a URL: use only letters, digits, `-`, `_` and `/`"
    );
    Ok(())
}

/// Checks that an API is at a URL, or at a path on the pages' own origin; empty for the origin itself.
fn check_api(api: &str) -> Result<()> {
    ensure!(
        !api.ends_with('/'),
        "`{api}` ends with a slash: remove it, since the API's paths begin with one"
    );
    if api.is_empty() || (api.starts_with('/') && !api.starts_with("//")) {
        return Ok(());
    }
    let plain = Url::parse(api).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
    });
    ensure!(plain, "`{api}` is not the URL of an API: write one such as `https://api.shop.example`");
    Ok(())
}

/// Checks that an address is a URL, or a path on the pages' own origin. The app adds a fragment, so it must not have one.
fn check_address(member: &str, address: &str) -> Result<()> {
    let own = Url::parse("https://pages.invalid").ok();
    let url = own.as_ref().and_then(|own| own.join(address).ok());
    let is_own = address.starts_with('/') && url.as_ref().map(Url::origin) == own.as_ref().map(Url::origin);
    let is_elsewhere = address.starts_with("https://") || address.starts_with("http://");
    let plain = url.is_some_and(|url| {
        url.has_host() && url.username().is_empty() && url.password().is_none() && url.fragment().is_none()
    });
    ensure!(
        plain && (is_own || is_elsewhere),
        "`{member}` must be a path such as `/hand-off/` or a URL such as `https://shop.example/hand-off/`, without a fragment, \
         not `{address}`"
    );
    Ok(())
}

fn check_origin(member: &str, value: &Value) -> Result<()> {
    let text = value.as_str().unwrap_or_default();
    let same = Url::parse(text).is_ok_and(|url| url.origin().ascii_serialization() == text);
    ensure!(same, "`{member}` must list origins such as `https://shop.example`; {value} is not one");
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(text: &str) -> String {
        format!("{:#}", Configuration::parse(text).unwrap_err())
    }

    #[test]
    fn options_win_over_the_file_and_the_file_over_what_was_there() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(&file, r#"{"shop": "Ada's", "api": "https://api.shop.example", "key": "7"}"#).unwrap();
        let options = StoreOptions {
            base_path: Some("/account/".into()),
            api: Some("https://api.example/v1".into()),
            config: Some(file.path().to_owned()),
        };
        let base = Configuration::parse(r#"{"key": "1", "industry": "books"}"#).unwrap();
        let store = options.apply(base).unwrap();
        let expected = json!({
            "api": "https://api.example/v1", "basePath": "/account/", "industry": "books", "key": "7", "shop": "Ada's",
        });
        assert_eq!(serde_json::from_str::<Value>(&store.json()).unwrap(), expected);
        assert_eq!(
            (store.base_path(), store.api_origin().as_deref()),
            ("/account/", Some("https://api.example"))
        );
    }

    #[test]
    fn the_members_are_those_that_are_documented() {
        let document = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
        let text = fs::read_to_string(document).unwrap();
        let (_, table) = text.split_once("| member |").unwrap();
        let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
        let mut documented: Vec<_> = rows.filter_map(|row| row.split('`').nth(1)).collect();
        documented.sort_unstable();
        let mut members: Vec<_> =
            SETTINGS.iter().filter(|setting| setting.page.is_some()).map(|setting| setting.member).collect();
        members.sort_unstable();
        assert_eq!(documented, members);
    }

    #[test]
    fn what_the_app_cannot_use_is_named() {
        assert!(refusal("[]").contains("not an object"));
        assert!(refusal("{,}").contains("isn't JSON"));
        assert!(refusal(r#"{"shpo": "x"}"#).contains("`shpo` is not one of"));
        assert!(refusal(r#"{"key": 7}"#).contains("`key` must be a string, not 7"));
        assert!(refusal(r#"{"storage": "cookie"}"#).contains("`storage` must be one of"));
        assert!(
            refusal(r#"{"dialect": "b"}"#)
                .contains("`dialect` must be one of `portico`, `axim`, `spurtcommerce`, not `b`")
        );
        assert!(refusal(r#"{"timeout": 0}"#).contains("`timeout`"));
        assert!(refusal(r#"{"returnTo": "https://shop.example"}"#).contains("list"));
        for origin in ["https://shop.example/", "shop.example", "https://SHOP.example", "null"] {
            assert!(refusal(&format!(r#"{{"returnTo": ["{origin}"]}}"#)).contains("origins"), "{origin}");
        }
    }

    #[test]
    fn base_paths_have_slashes_at_both_ends_and_stay_the_same_in_an_address() {
        for path in ["/", "/account/", "/shop/en-GB/account/"] {
            assert!(check_base_path(path).is_ok(), "{path}");
        }
        for path in
            ["", "account", "/account", "account/", "//cdn/", "/a//b/", "/a/../b/", "/a b/", "/a?b/", "/a#b/"]
        {
            assert!(check_base_path(path).is_err(), "{path}");
        }
    }

    #[test]
    fn an_api_is_an_address_or_a_path() {
        for api in ["", "/api", "https://api.shop.example", "http://127.0.0.1:8080/v1"] {
            assert!(check_api(api).is_ok(), "{api}");
        }
        for api in
            ["api.shop.example", "//api.example", "https://", "https://a.example/", "ftp://a.example", "/"]
        {
            assert!(check_api(api).is_err(), "{api}");
        }
        for api in
            ["https://u:p@a.example", "https://a.example?key=1", "https://a.example#x", "https://a b.example"]
        {
            assert!(check_api(api).is_err(), "{api}");
        }
        assert_eq!(Configuration::parse(r#"{"api": "/api"}"#).unwrap().api_origin(), None);
    }

    #[test]
    fn a_code_is_taken_to_a_path_or_to_an_origin_that_is_listed() {
        for address in ["/hand-off/", "/", "https://shop.example/a?b=c", "http://127.0.0.1:8080/hand-off/"] {
            assert!(check_address("codeTo", address).is_ok(), "{address}");
        }
        for address in [
            "",
            "hand-off/",
            "//shop.example/",
            "/\\shop.example/",
            "/hand-off/#",
            "https://shop.example/#x",
            "https://ada@shop.example/",
            "javascript:alert(1)",
        ] {
            assert!(check_address("codeTo", address).is_err(), "{address}");
        }

        let check = |text: &str| StoreOptions::default().apply(Configuration::parse(text).unwrap());
        assert!(check(r#"{"codeTo": "/hand-off/"}"#).is_ok());
        assert!(check(r#"{"codeTo": "https://a.example/b", "returnTo": ["https://a.example"]}"#).is_ok());
        let error = check(r#"{"codeTo": "https://a.example/b", "returnTo": ["https://b.example"]}"#);
        assert!(error.unwrap_err().to_string().contains("list that in `returnTo`"));
    }

    #[test]
    fn the_json_cannot_end_its_script_element() {
        let store = Configuration::parse(r#"{"shop": "</script><b>"}"#).unwrap();
        assert_eq!(store.json(), r#"{"shop":"\u003c/script>\u003cb>"}"#);
    }
}
