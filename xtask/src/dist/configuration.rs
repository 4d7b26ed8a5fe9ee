//! The configuration of a store: the members of the JSON block in each page, and the options that set them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use portico_shared::config::{SECONDS, SETTINGS, Value as Kind};
use portico_shared::providers::Preset;
use serde_json::{Map, Value, json};
use url::Url;

use super::addresses;
use super::html;

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
                let value = checked(member, &value).with_context(|| format!("{option} is not valid"))?;
                configuration.0.insert(member.to_owned(), value);
            }
        }
        configuration.check_code_to()?;
        Ok(configuration)
    }
}

/// The members of a configuration, all known and valid; addresses are canonical.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Configuration(Map<String, Value>);

impl Configuration {
    /// Reads a configuration from JSON.
    ///
    /// # Errors
    /// If it isn't a JSON object, or a member is unknown or invalid; the message names it.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("it isn't JSON")?;
        let Value::Object(mut members) = value else { bail!("it is JSON, but not an object") };
        for (member, value) in &mut members {
            *value = checked(member, value)?;
        }
        Ok(Self(members))
    }

    /// The configuration as JSON that is safe in a script element.
    pub(crate) fn json(&self) -> String {
        html::data(&Value::Object(self.0.clone()))
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

    /// The configuration of the store's pages in this language. The id for a language is that of the store's own.
    pub(crate) fn in_language(&self, tag: &str) -> Self {
        let mut members = self.0.clone();
        if self.text("language").unwrap_or(tag) != tag {
            members.remove("languageKey");
        }
        members.insert("language".to_owned(), tag.into());
        Self(members)
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

/// A member of the pages' configuration as the app can use it.
///
/// # Errors
/// If it is unknown or invalid; the message names it.
fn checked(member: &str, value: &Value) -> Result<Value> {
    let of_pages = || SETTINGS.iter().filter(|setting| setting.page.is_some());
    let setting = of_pages().find(|setting| setting.member == member).with_context(|| {
        let mut members: Vec<_> = of_pages().map(|setting| setting.member).collect();
        members.sort_unstable();
        format!("`{member}` is not one of the members: {}", members.join(", "))
    })?;
    let text = || value.as_str().with_context(|| format!("`{member}` must be a string, not {value}"));
    let canonical = |made: Option<String>, wanted: &str| {
        let made = made.with_context(|| format!("`{member}` must be {wanted}, not {value}"))?;
        Ok(Value::String(made))
    };
    match setting.value {
        Kind::Text => text().map(|_| value.clone()),
        Kind::Choice(_, choices) => check_choice(member, text()?, choices).map(|()| value.clone()),
        Kind::View => check_choice(member, text()?, &setting.value.choices()).map(|()| value.clone()),
        Kind::BasePath => canonical(addresses::base_path(text()?), "a path such as `/account/`"),
        Kind::Api => canonical(
            addresses::api(text()?),
            "a URL such as `https://api.shop.example`, or a path such as `/api`, without a query or fragment",
        ),
        Kind::Address => canonical(
            addresses::place(text()?),
            "a path such as `/hand-off/` or a URL such as `https://shop.example/hand-off/`, without a fragment",
        ),
        Kind::Origins => {
            let origins =
                value.as_array().with_context(|| format!("`{member}` must be a list, not {value}"))?;
            let origin_of = |value: &Value| {
                let origin = addresses::origin(value.as_str().unwrap_or_default());
                origin.map(Value::String).with_context(|| {
                    format!("`{member}` must list origins such as `https://shop.example`; {value} is not one")
                })
            };
            origins.iter().map(origin_of).collect::<Result<_>>().map(Value::Array)
        }
        Kind::Seconds => {
            let [least, most] = SECONDS.map(u64::from);
            ensure!(
                value.as_u64().is_some_and(|seconds| (least..=most).contains(&seconds)),
                "`{member}` must be a number of seconds from {least} to {most}, not {value}"
            );
            Ok(value.clone())
        }
        Kind::Providers => providers(member, value),
        // The app's own program knows the languages and their messages; it names what is wrong.
        Kind::Languages => {
            ensure!(
                value.is_object() || value.is_array(),
                "`{member}` must be a list of tags, or an object with the tag for each id, not {value}"
            );
            Ok(value.clone())
        }
        Kind::Words => {
            ensure!(value.is_object(), "`{member}` must be an object of languages, not {value}");
            Ok(value.clone())
        }
        Kind::Flag => {
            ensure!(value.is_boolean(), "`{member}` must be true or false, not {value}");
            Ok(value.clone())
        }
    }
}

/// The providers, each with its name, and with its mark if it has one.
fn providers(member: &str, value: &Value) -> Result<Value> {
    let list = value.as_array().with_context(|| format!("`{member}` must be a list, not {value}"))?;
    let mut ids = BTreeSet::new();
    let provider = |value: &Value| {
        let members = value.as_object().with_context(|| {
            format!("`{member}` must list objects such as {{\"id\": \"google\"}}; {value} is not one")
        })?;
        if let Some(other) = members.keys().find(|name| !["id", "mark", "name"].contains(&name.as_str())) {
            bail!("a provider in `{member}` has the members `id`, `name` and `mark`, and no `{other}`");
        }
        let text = |name: &str| members.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let is_plain =
            |id: &&str| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let id = text("id").filter(is_plain).with_context(|| {
            format!(
                "each provider in `{member}` needs an `id` of small letters, digits and `-`: {value} has none"
            )
        })?;
        ensure!(ids.insert(id.to_owned()), "`{member}` lists `{id}` twice");
        let preset = Preset::of_id(id);
        let name = text("name").or(preset.map(|preset| preset.name));
        let name = name.with_context(|| format!("`{member}` must give the provider `{id}` a `name`"))?;
        let mut known = json!({"id": id, "name": name});
        if let Some(mark) = text("mark").map(str::to_owned).or(preset.map(Preset::mark)) {
            let is_path = mark.starts_with('/') && addresses::place(&mark).is_some();
            ensure!(
                is_path || mark.starts_with("data:image/"),
                "the `mark` of `{id}` must be a `data:` URL of an image, or a path on the pages' own origin, not `{mark}`"
            );
            known["mark"] = mark.into();
        }
        Ok(known)
    };
    list.iter().map(provider).collect::<Result<_>>().map(Value::Array)
}

fn check_choice(member: &str, value: &str, choices: &[&str]) -> Result<()> {
    ensure!(choices.contains(&value), "`{member}` must be one of `{}`, not `{value}`", choices.join("`, `"));
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
        for seconds in ["0", "-1", "3601", "2147484", "1.5", "\"20\"", "null"] {
            let refusal = refusal(&format!(r#"{{"timeout": {seconds}}}"#));
            assert!(refusal.contains("`timeout` must be a number of seconds from 1 to 3600"), "{refusal}");
        }
        assert!(refusal(r#"{"returnTo": "https://shop.example"}"#).contains("list"));
        for origin in ["https://shop.example/basket", "shop.example", "null"] {
            assert!(refusal(&format!(r#"{{"returnTo": ["{origin}"]}}"#)).contains("origins"), "{origin}");
        }
    }

    #[test]
    fn an_address_is_stored_in_its_canonical_form_and_one_that_cannot_work_is_named() {
        let written = r#"{"api": "https://API.example:443/v1/", "basePath": "account", "codeTo": " /hand-off/", "returnTo": ["https://Shop.example/"]}"#;
        let canonical = json!({
            "api": "https://api.example/v1", "basePath": "/account/", "codeTo": "/hand-off/", "returnTo": ["https://shop.example"],
        });
        let store = Configuration::parse(written).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&store.json()).unwrap(), canonical);

        for member in ["api", "basePath", "codeTo"] {
            let refusal = refusal(&json!({ member: "javascript:alert(1)" }).to_string());
            assert!(refusal.starts_with(&format!("`{member}` must be ")), "{refusal}");
        }
        assert_eq!(Configuration::parse(r#"{"api": "/api"}"#).unwrap().api_origin(), None);
        for (option, options) in [
            ("--api", StoreOptions { api: Some("api.shop.example".into()), ..StoreOptions::default() }),
            ("--base-path", StoreOptions { base_path: Some("//cdn/".into()), ..StoreOptions::default() }),
        ] {
            let error = options.apply(Configuration::default()).unwrap_err().to_string();
            assert!(error.contains(option), "{error}");
        }
    }

    #[test]
    fn a_code_is_taken_to_a_path_or_to_an_origin_that_is_listed() {
        let check = |text: &str| StoreOptions::default().apply(Configuration::parse(text).unwrap());
        assert!(check(r#"{"codeTo": "/hand-off/"}"#).is_ok());
        assert!(check(r#"{"codeTo": "https://a.example/b", "returnTo": ["https://A.example/"]}"#).is_ok());
        let error = check(r#"{"codeTo": "https://a.example/b", "returnTo": ["https://b.example"]}"#);
        assert!(error.unwrap_err().to_string().contains("list that in `returnTo`"));
    }

    #[test]
    fn a_provider_has_a_name_and_a_mark_that_the_pages_may_load() {
        let of = |list: &str| Configuration::parse(&format!(r#"{{"providers": [{list}]}}"#));
        let store = of(r#"{"id": "google"}, {"id": "acme", "name": "Acme"}"#).unwrap();
        let known = &serde_json::from_str::<Value>(&store.json()).unwrap()["providers"];
        assert_eq!(known[0]["name"], "Google");
        assert!(known[0]["mark"].as_str().unwrap().starts_with("data:image/svg+xml,%3Csvg"));
        assert_eq!(known[1], json!({"id": "acme", "name": "Acme"}));
        assert_eq!(Configuration::parse(&store.json()).unwrap(), store, "a filled page is read again");
        assert!(of(r#"{"id": "acme", "name": "Acme", "mark": "/acme.svg"}"#).is_ok());

        for (list, said) in [
            (r#""google""#, "must list objects"),
            (r#"{"name": "Acme"}"#, "needs an `id`"),
            (r#"{"id": "Acme!", "name": "Acme"}"#, "needs an `id`"),
            (r#"{"id": "acme"}"#, "must give the provider `acme` a `name`"),
            (r#"{"id": "google"}, {"id": "google"}"#, "lists `google` twice"),
            (r#"{"id": "google", "clientId": "1"}"#, "no `clientId`"),
            (
                r#"{"id": "acme", "name": "Acme", "mark": "https://acme.example/a.svg"}"#,
                "the `mark` of `acme`",
            ),
            (r#"{"id": "acme", "name": "Acme", "mark": "javascript:alert(1)"}"#, "the `mark` of `acme`"),
        ] {
            let error = of(list).unwrap_err().to_string();
            assert!(error.contains(said), "{list}: {error}");
        }
    }

    #[test]
    fn the_json_cannot_end_its_script_element() {
        let store = Configuration::parse(r#"{"shop": "</script><b>"}"#).unwrap();
        assert_eq!(store.json(), r#"{"shop":"\u003c/script>\u003cb>"}"#);
    }
}
