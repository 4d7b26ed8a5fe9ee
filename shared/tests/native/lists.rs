//! The lists of pages, settings and headers.

use std::collections::BTreeSet;

use portico_shared::config::{Dialect, SETTINGS};
use portico_shared::headers::{policy, policy_of_meta};
use portico_shared::pages::Page;

#[test]
fn a_page_has_its_address_below_the_base_path() {
    for (base, path) in [
        ("/", "/otp/"),
        ("/", "/otp"),
        ("/a/b/", "/a/b/otp/"),
        ("/a/b/", "/a/b/otp"),
        ("/", "/otp/index.html"),
    ] {
        assert_eq!(Page::of_path(base, path), Page::Otp, "{base} {path}");
    }
    for (base, path) in
        [("/", "/"), ("/", "/index.html"), ("/account/", "/account"), ("/account/", "/account/")]
    {
        assert_eq!(Page::of_path(base, path), Page::Login, "{base} {path}");
    }
    assert_eq!(Page::of_path("/account/", "/account/account/"), Page::Account);
    for (base, path) in [
        ("/a/", "/otp/"),
        ("/a/", "/ab/otp/"),
        ("/", "/otp/x"),
        ("/", "/OTP/"),
        ("/a/", "/aotp/"),
        ("/", "//otp//"),
        ("/", "/otpindex.html"),
    ] {
        assert_eq!(Page::of_path(base, path), Page::NotFound, "{base} {path}");
    }
}

#[test]
fn a_link_with_a_secret_leads_to_its_page() {
    assert_eq!(Page::of_fragment("#token=k&utm=x"), Some((Page::ResetPassword, "k")));
    assert_eq!(Page::of_fragment("#code=c"), Some((Page::HandOff, "c")));
    assert_eq!(Page::of_fragment("#login"), None);
}

#[test]
fn every_page_has_a_name_and_those_for_guests_come_first() {
    let names: BTreeSet<_> = Page::ALL.iter().map(|page| page.name()).collect();
    assert_eq!(names.len(), Page::ALL.len());
    assert!(Page::ALL.iter().all(|page| Page::of_name(page.name()) == Some(*page)));
    assert!(Page::ALL.is_sorted_by_key(|page| !page.is_entrance()));
    assert!(!Page::ALL.contains(&Page::NotFound));
}

#[test]
fn every_setting_and_every_attribute_is_listed_once() {
    let members: Vec<_> =
        SETTINGS.iter().map(|setting| setting.member).filter(|name| !name.is_empty()).collect();
    assert_eq!(members.iter().collect::<BTreeSet<_>>().len(), members.len(), "{members:?}");
    let attributes: Vec<_> =
        SETTINGS.iter().flat_map(|setting| setting.attributes).map(|attribute| attribute.0).collect();
    assert_eq!(attributes.iter().collect::<BTreeSet<_>>().len(), attributes.len(), "{attributes:?}");
    for setting in &SETTINGS {
        let is_set = setting.page.is_some() || setting.config.is_some() || !setting.attributes.is_empty();
        assert!(is_set, "{} can be set somewhere", setting.member);
    }
    assert!(Dialect::ALL.iter().all(|dialect| Dialect::of_name(dialect.name()) == Some(*dialect)));
}

#[test]
fn the_policy_allows_the_pages_own_script_and_wasm_and_the_api() {
    assert_eq!(
        policy(None),
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'"
    );
    let elsewhere = policy(Some("https://api.example"));
    assert!(elsewhere.contains("connect-src 'self' https://api.example; form-action"), "{elsewhere}");
    let meta = policy_of_meta(None);
    assert!(!meta.contains("frame-ancestors") && policy(None).starts_with(&meta[..100]), "{meta}");
}
