//! Identity providers of a store: `[[stores.providers]]` of `portico.toml`.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

use super::address;
use super::client_secret::{AppleKey, ClientSecret};
use super::issuer::{Issuer, Tenants, is_encrypted};

/// The longest id, which is part of an address.
const ID_MAX: usize = 32;

/// Whose word on an email address we take, so that it may open an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailAuthority {
    /// Every address that the provider doesn't call unverified: the shop runs the provider, or vouches for it.
    Always,
    /// None.
    Never,
    /// Verified addresses of gmail.com, and of organizations that Google hosts (the claim `hd`).
    Google,
    /// Verified addresses.
    Apple,
}

/// How a provider hands its answer over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseMode {
    /// It redirects to the page.
    Query,
    /// It posts a form to us, and we redirect to the page.
    FormPost {
        /// The page.
        return_page: String,
    },
}

/// An identity provider of a store.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Written")]
pub struct Provider {
    /// Its name on the wire, in addresses and in metrics.
    pub id: String,
    /// Its name for shoppers.
    pub name: String,
    /// Who signs its ID tokens.
    pub issuer: Issuer,
    /// Our name at the provider.
    pub client_id: String,
    /// How we prove that name.
    pub secret: ClientSecret,
    /// What we ask for, separated by spaces.
    pub scope: String,
    /// How it hands its answer over.
    pub response_mode: ResponseMode,
    /// Whose word on an email address we take.
    pub authority: EmailAuthority,
    /// The addresses that the provider may redirect to.
    pub redirect_uris: Vec<String>,
    /// Whether ID tokens without a nonce of ours are accepted.
    pub accept_foreign_tokens: bool,
}

/// What is known about a provider.
struct Preset {
    id: &'static str,
    name: &'static str,
    issuer: &'static str,
    scopes: &'static [&'static str],
    authority: EmailAuthority,
    /// Whether it posts its answer as a form.
    posts: bool,
    /// Whether its ID tokens are of many tenants.
    has_tenants: bool,
}

/// The providers that we know. Each demands a client secret.
const PRESETS: [Preset; 3] = [
    Preset {
        id: "google",
        name: "Google",
        issuer: "https://accounts.google.com",
        scopes: &["openid", "email", "profile"],
        authority: EmailAuthority::Google,
        posts: false,
        has_tenants: false,
    },
    Preset {
        id: "apple",
        name: "Apple",
        issuer: "https://appleid.apple.com",
        scopes: &["openid", "email", "name"],
        authority: EmailAuthority::Apple,
        // Apple demands it when email or name are asked for.
        posts: true,
        has_tenants: false,
    },
    Preset {
        id: "microsoft",
        name: "Microsoft",
        issuer: "https://login.microsoftonline.com/common/v2.0",
        scopes: &["openid", "email", "profile"],
        // An administrator of any tenant can enter any address.
        authority: EmailAuthority::Never,
        posts: false,
        has_tenants: true,
    },
];

/// The scopes that are asked for without a preset.
const SCOPES: [&str; 3] = ["openid", "email", "profile"];

/// `authoritative` of a provider.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Authoritative {
    Always,
    Never,
    Preset,
}

/// A provider as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    id: String,
    name: Option<String>,
    issuer: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
    client_secret_file: Option<PathBuf>,
    team_id: Option<String>,
    key_id: Option<String>,
    private_key_file: Option<PathBuf>,
    scopes: Option<Vec<String>>,
    authoritative: Option<Authoritative>,
    #[serde(default)]
    redirect_uris: Vec<String>,
    return_page: Option<String>,
    #[serde(default)]
    accept_foreign_tokens: bool,
    tenants: Option<Tenants>,
}

impl TryFrom<Written> for Provider {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let id = written.id.clone();
        written.checked().map_err(|reason| format!("the provider `{id}`: {reason}"))
    }
}

impl Written {
    fn checked(self) -> Result<Provider, String> {
        let is_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if self.id.is_empty() || self.id.len() > ID_MAX || !self.id.bytes().all(is_id) {
            return Err(format!("`id` has other characters than a-z, 0-9 and -, or more than {ID_MAX}"));
        }
        let preset = PRESETS.iter().find(|preset| preset.id == self.id);
        let name = filled("name", self.name.or_else(|| Some(preset?.name.to_owned())))?;
        let issuer = filled("issuer", self.issuer.or_else(|| Some(preset?.issuer.to_owned())))?;
        let tenants = match (self.tenants, preset.is_some_and(|preset| preset.has_tenants)) {
            (None, true) => {
                return Err("set `tenants` to a list of tenant ids, or to \"any\"".to_owned());
            }
            (tenants, _) => tenants,
        };
        let issuer = Issuer::new(issuer, tenants)?;
        let client_id = filled("client-id", self.client_id)?;
        let key = apple_key(self.team_id, self.key_id, self.private_key_file)?;
        let secret = match (self.client_secret, self.client_secret_file, key) {
            (None, None, None) if preset.is_none() => ClientSecret::None,
            (None, None, None) if self.id == "apple" => {
                return Err("needs `team-id`, `key-id` and `private-key-file`".to_owned());
            }
            (None, None, None) => return Err("needs `client-secret` or `client-secret-file`".to_owned()),
            (Some(text), None, None) => ClientSecret::Text(filled("client-secret", Some(text))?),
            (None, Some(path), None) => {
                let text = read("client-secret-file", &path)?;
                ClientSecret::Text(filled("client-secret-file", Some(text.trim().to_owned()))?)
            }
            (None, None, Some(key)) => ClientSecret::Apple(key),
            _ => {
                return Err(
                    "keep one of `client-secret`, `client-secret-file` and `private-key-file`".to_owned()
                );
            }
        };
        let preset_scopes = preset.map_or(&SCOPES[..], |preset| preset.scopes);
        let scopes = self.scopes.unwrap_or_else(|| preset_scopes.iter().map(ToString::to_string).collect());
        if !scopes.iter().any(|scope| scope == "openid") {
            return Err("`scopes` lacks openid".to_owned());
        }
        let authority = match (self.authoritative, preset) {
            (Some(Authoritative::Always), _) => EmailAuthority::Always,
            (Some(Authoritative::Never), _) | (None, None) => EmailAuthority::Never,
            (Some(Authoritative::Preset) | None, Some(preset)) => preset.authority,
            (Some(Authoritative::Preset), None) => {
                let known: Vec<_> = PRESETS.iter().map(|preset| preset.id).collect();
                return Err(format!("`authoritative = \"preset\"` is for the ids {}", known.join(", ")));
            }
        };
        let response_mode = match (preset.is_some_and(|preset| preset.posts), self.return_page) {
            (true, Some(page)) => {
                let url = address::page(&page).ok_or_else(|| not_a_page("return-page", &page))?;
                ResponseMode::FormPost { return_page: url.into() }
            }
            (true, None) => return Err("needs `return-page`, the page that continues the sign-in".to_owned()),
            (false, None) => ResponseMode::Query,
            (false, Some(_)) => return Err("`return-page` is for apple alone".to_owned()),
        };
        if response_mode == ResponseMode::Query && self.redirect_uris.is_empty() {
            return Err("needs `redirect-uris`, the pages that the provider may redirect to".to_owned());
        }
        for uri in &self.redirect_uris {
            check_redirect(uri)?;
        }
        Ok(Provider {
            id: self.id,
            name,
            issuer,
            client_id,
            secret,
            scope: scopes.join(" "),
            response_mode,
            authority,
            redirect_uris: self.redirect_uris,
            accept_foreign_tokens: self.accept_foreign_tokens,
        })
    }
}

/// The value of a key that can't be left out or empty.
fn filled(key: &str, value: Option<String>) -> Result<String, String> {
    value.filter(|value| !value.trim().is_empty()).ok_or_else(|| format!("needs `{key}`"))
}

fn read(key: &str, path: &std::path::Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("`{key}`: cannot read `{}`: {error}", path.display()))
}

fn apple_key(
    team_id: Option<String>,
    key_id: Option<String>,
    file: Option<PathBuf>,
) -> Result<Option<AppleKey>, String> {
    match (team_id, key_id, file) {
        (None, None, None) => Ok(None),
        (Some(team_id), Some(key_id), Some(path)) => {
            let pem = read("private-key-file", &path)?;
            AppleKey::new(team_id, key_id, &pem).map(Some)
        }
        _ => Err("`team-id`, `key-id` and `private-key-file` belong together".to_owned()),
    }
}

fn not_a_page(key: &str, page: &str) -> String {
    format!("`{key}`: `{page}` is not a page like https://shop.example/login")
}

/// Checks an address that a provider may redirect to. It's compared with what a page sends, so it has to be as browsers write it.
fn check_redirect(uri: &str) -> Result<(), String> {
    let url: Url = address::page(uri).ok_or_else(|| not_a_page("redirect-uris", uri))?;
    if !is_encrypted(&url) {
        return Err(format!("`redirect-uris`: `{uri}` needs https"));
    }
    if url.as_str() != uri {
        return Err(format!("`redirect-uris`: write `{uri}` as browsers do, `{url}`"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(toml: &str) -> Result<Provider, String> {
        toml::from_str(toml).map_err(|error: toml::de::Error| error.message().to_owned())
    }

    const GOOGLE: &str = r#"
        id = "google"
        client-id = "1234.apps.googleusercontent.com"
        client-secret = "GOCSPX-not-a-secret"
        redirect-uris = ["https://shop.example/login/"]
    "#;

    #[test]
    fn a_preset_fills_in_what_its_provider_is_known_for() {
        let google = parse(GOOGLE).expect("a provider");
        assert_eq!((google.name.as_str(), google.scope.as_str()), ("Google", "openid email profile"));
        assert_eq!((google.authority, google.response_mode), (EmailAuthority::Google, ResponseMode::Query));
        assert!(google.issuer.is("https://accounts.google.com", None));
        let never = parse(&format!("{GOOGLE}\nauthoritative = \"never\"")).expect("a provider");
        assert_eq!(never.authority, EmailAuthority::Never);
        let own = r#"
            id = "acme"
            name = "Acme"
            issuer = "https://id.acme.example"
            client-id = "shop"
            redirect-uris = ["https://shop.example/login/"]
        "#;
        let own = parse(own).expect("a public client");
        assert_eq!(own.authority, EmailAuthority::Never);
        assert!(matches!(own.secret, ClientSecret::None));
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let acme = r#"id = "acme"
            name = "Acme"
            issuer = "https://id.acme.example"
            client-id = "shop"
            redirect-uris = ["https://shop.example/login/"]"#;
        let microsoft = r#"id = "microsoft"
            client-id = "shop"
            client-secret = "not a secret"
            redirect-uris = ["https://shop.example/login/"]"#;
        let with = |base: &str, from: &str, to: &str| {
            assert!(base.contains(from), "{from}");
            base.replace(from, to)
        };
        for (written, said) in [
            (with(acme, "\"acme\"", "\"Acme!\""), "the provider `Acme!`: `id` has other characters"),
            (with(acme, "name = \"Acme\"", ""), "the provider `acme`: needs `name`"),
            (with(acme, "issuer = \"https://id.acme.example\"", ""), "needs `issuer`"),
            (with(acme, "https://id.acme", "http://id.acme"), "`http://id.acme.example` needs https"),
            (with(acme, "acme.example\"", "acme.example?x\""), "is not an address"),
            (with(acme, "client-id = \"shop\"", ""), "needs `client-id`"),
            (with(acme, "\"https://shop.example/login/\"", ""), "needs `redirect-uris`"),
            (with(acme, "/login/\"", "/login/#x\""), "is not a page"),
            (with(acme, "https://shop.example/login/", "http://shop.example/"), "needs https"),
            (with(acme, "https://shop.example/login/", "https://Shop.example"), "`https://shop.example/`"),
            (format!("{acme}\nscopes = [\"email\"]"), "`scopes` lacks openid"),
            (format!("{acme}\nauthoritative = \"preset\""), "is for the ids google, apple, microsoft"),
            (format!("{acme}\nreturn-page = \"https://shop.example/login/\""), "is for apple alone"),
            (format!("{acme}\nteam-id = \"T\""), "belong together"),
            (format!("{acme}\nclient-secret-file = \"no/such/file\""), "cannot read `no/such/file`"),
            (format!("{acme}\nclient-secret = \"x\"\nclient-secret-file = \"y\""), "keep one of"),
            (with(GOOGLE, "client-secret = \"GOCSPX-not-a-secret\"", ""), "needs `client-secret`"),
            (microsoft.to_owned(), "set `tenants`"),
            (format!("{microsoft}\ntenants = [\"contoso\"]"), "`contoso` is not a tenant id"),
            (format!("{microsoft}\ntenants = \"all\""), "a list of tenant ids, or \"any\""),
            (with(microsoft, "\"microsoft\"", "\"apple\""), "needs `return-page`"),
        ] {
            let refused = parse(&written).expect_err(&written);
            assert!(refused.contains(said), "{refused}\n{written}");
        }
    }
}
