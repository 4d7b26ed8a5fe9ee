//! Checks the host of a store's passkeys and the pages that may use them, and their defaults.

use std::net::SocketAddr;

use url::{Host, Url};

use super::address::Origin;
use super::error::{ConfigError, invalid};
use super::store::Store;

/// The host of passkeys while developing. Browsers take it without TLS.
const LOCALHOST: &str = "localhost";

/// Whether it's a domain as browsers write it. One of a single label, such as `com` or `shop`, has no passkeys.
fn is_domain(text: &str) -> bool {
    let url = Url::parse(&format!("https://{text}/")).ok();
    let is_whole = url.is_some_and(|url| url.host() == Some(Host::Domain(text)) && url.path() == "/");
    is_whole && (text == LOCALHOST || (text.contains('.') && !text.ends_with('.')))
}

/// The host of an origin.
fn host(origin: &Origin) -> String {
    let url = Url::parse(origin.as_str()).ok();
    url.and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_default()
}

/// Whether a host is the RP ID or below it.
fn is_below(host: &str, rp_id: &str) -> bool {
    host.strip_suffix(rp_id).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether browsers have passkeys for an origin.
fn is_secure(origin: &Origin) -> bool {
    origin.as_str().starts_with("https:") || is_below(&host(origin), LOCALHOST)
}

/// The origin of a URL.
fn origin_of(url: &str) -> Option<Origin> {
    Url::parse(url).ok()?.origin().ascii_serialization().parse().ok()
}

/// Checks what a store says about passkeys, and adds the pages at the RP ID and below it that the configuration names elsewhere to its
/// `passkey-origins`.
///
/// # Errors
/// When the RP ID is not a domain, or an origin can't have passkeys.
pub(super) fn checked(mut store: Store, public_url: Option<&str>) -> Result<Store, ConfigError> {
    let key = &store.key;
    let Some(rp_id) = &store.rp_id else {
        if store.passkey_origins.is_empty() {
            return Ok(store);
        }
        let reason =
            format!("the store `{key}` has no `rp-id`; set it to the domain that its pages have in common");
        return Err(invalid("stores.passkey-origins", reason));
    };
    if !is_domain(rp_id) {
        let reason = format!(
            "`{rp_id}` is not a domain like shop.example, in lower case, without https:// and a port"
        );
        return Err(invalid("stores.rp-id", reason));
    }
    if let Some(wrong) = store.passkey_origins.iter().find(|origin| !is_secure(origin)) {
        let reason = format!(
            "browsers have no passkeys for `{wrong}`; write an origin with https, or http://localhost"
        );
        return Err(invalid("stores.passkey-origins", reason));
    }
    let scheme = if rp_id == LOCALHOST { "http" } else { "https" };
    let own = format!("{scheme}://{rp_id}").parse();
    let own: Origin = own.map_err(|reason: String| invalid("stores.rp-id", reason))?;
    let public = public_url.and_then(origin_of);
    let named = public.iter().chain(&store.allowed_origins);
    let pages = named.filter(|origin| is_secure(origin) && is_below(&host(origin), rp_id));
    let mut origins = Vec::new();
    for origin in std::iter::once(&own).chain(pages).chain(&store.passkey_origins) {
        if !origins.contains(origin) {
            origins.push(origin.clone());
        }
    }
    store.passkey_origins = origins;
    Ok(store)
}

/// Has stores without an RP ID use `localhost`, on a server that only this machine reaches. One behind a proxy has a public address, or
/// can't send links either.
pub(super) fn default_to_localhost(stores: &mut [Store], address: SocketAddr, public_url: Option<&str>) {
    let public = public_url.and_then(origin_of);
    let is_local = |origin: &Origin| is_below(&host(origin), LOCALHOST);
    let is_loopback = |origin: &Origin| {
        let host = host(origin);
        host.trim_matches(['[', ']']).parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
    };
    let is_ours = public.as_ref().is_none_or(|origin| is_local(origin) || is_loopback(origin));
    if !address.ip().is_loopback() || !is_ours {
        return;
    }
    let own: Option<Origin> = format!("http://{LOCALHOST}:{}", address.port()).parse().ok();
    for store in stores.iter_mut().filter(|store| store.rp_id.is_none()) {
        store.rp_id = Some(LOCALHOST.to_owned());
        let allowed = own.iter().chain(&public).chain(&store.allowed_origins);
        store.passkey_origins = allowed.filter(|origin| is_local(origin)).cloned().collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(rp_id: &str, origins: &[&str]) -> Store {
        let origins = origins.iter().map(|origin| origin.parse().expect("an origin")).collect();
        Store {
            key: "1".to_owned(),
            rp_id: Some(rp_id.to_owned()).filter(|id| !id.is_empty()),
            passkey_origins: origins,
            ..Store::default()
        }
    }

    fn origins(store: &Store) -> Vec<&str> {
        store.passkey_origins.iter().map(Origin::as_str).collect()
    }

    #[test]
    fn an_rp_id_is_a_domain_of_the_pages() {
        for (rp_id, listed, all) in [
            ("shop.example", &[][..], &["https://shop.example"][..]),
            ("shop.example", &["https://shop.example"], &["https://shop.example"]),
            (
                "shop.example",
                &["https://account.shop.example:8443", "https://shop.test"],
                &["https://shop.example", "https://account.shop.example:8443", "https://shop.test"],
            ),
            ("localhost", &["http://localhost:5173"], &["http://localhost", "http://localhost:5173"]),
            ("xn--bcher-kva.example", &[], &["https://xn--bcher-kva.example"]),
        ] {
            assert_eq!(origins(&checked(store(rp_id, listed), None).expect(rp_id)), all);
        }
        assert!(checked(store("", &[]), None).expect("none").relying_party().is_none());
    }

    #[test]
    fn the_pages_below_an_rp_id_need_not_be_listed() {
        let allowed = ["https://www.shop.example", "http://www.shop.example", "https://shop.test"];
        let allowed_origins = allowed.map(|origin| origin.parse().expect("an origin")).to_vec();
        let configured = Store { allowed_origins, ..store("shop.example", &["https://shop.de"]) };
        let checked = checked(configured, Some("https://account.shop.example/shop")).expect("a store");
        let expected = [
            "https://shop.example",
            "https://account.shop.example",
            "https://www.shop.example",
            "https://shop.de",
        ];
        assert_eq!(origins(&checked), expected);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (rp_id, of, said) in [
            ("https://shop.example", &[][..], "is not a domain"),
            ("Shop.example", &[], "is not a domain"),
            ("shop.example:443", &[], "is not a domain"),
            ("shop.example.", &[], "is not a domain"),
            ("bücher.example", &[], "is not a domain"),
            ("192.0.2.1", &[], "is not a domain"),
            ("com", &[], "is not a domain"),
            ("shop.example/", &[], "is not a domain"),
            ("", &["https://shop.example"], "has no `rp-id`"),
            ("shop.example", &["http://shop.example"], "with https"),
        ] {
            let refused = checked(store(rp_id, of), None).expect_err(rp_id).to_string();
            assert!(refused.contains(said), "{rp_id} {of:?}: {refused}");
        }
    }

    #[test]
    fn a_server_of_this_machine_has_passkeys_of_localhost() {
        let defaulted = |address: &str, public_url: Option<&str>, configured: Store| {
            let mut stores = [configured];
            default_to_localhost(&mut stores, address.parse().expect("an address"), public_url);
            let [store] = stores;
            store
        };
        let allowing =
            |origin: &str| Store { allowed_origins: vec![origin.parse().expect("one")], ..store("", &[]) };
        let local = defaulted("127.0.0.1:8080", None, allowing("http://localhost:5173"));
        assert_eq!(local.rp_id.as_deref(), Some("localhost"));
        assert_eq!(origins(&local), ["http://localhost:8080", "http://localhost:5173"]);
        let local = defaulted("[::1]:80", Some("http://localhost:3000/x"), allowing("https://shop.example"));
        assert_eq!(origins(&local), ["http://localhost", "http://localhost:3000"]);
        for (address, public_url) in [("192.0.2.1:80", None), ("127.0.0.1:80", Some("https://shop.example"))]
        {
            assert_eq!(defaulted(address, public_url, store("", &[])).rp_id, None, "{address}");
        }
        let own = defaulted("127.0.0.1:80", None, store("shop.example", &["https://shop.example"]));
        assert_eq!(origins(&own), ["https://shop.example"]);
    }
}
