//! The host that a request names.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::uri::Authority;

/// Whether a request names a host by which only this machine reaches itself, or the address that the server listens on.
pub fn is_this_machine(request: &Request, listen: &str) -> bool {
    let listen: Option<Authority> = listen.parse().ok();
    named(request).is_some_and(|host| {
        let host = host.host();
        is_loopback(host) || listen.is_some_and(|listen| listen.host().eq_ignore_ascii_case(host))
    })
}

/// The one host that the request names: in its target, which takes precedence (RFC 9112, 3.2.2), or in its `Host`.
pub fn named(request: &Request) -> Option<Authority> {
    if let Some(authority) = request.uri().authority() {
        return Some(authority.clone());
    }
    let mut values = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (values.next(), values.next()) else { return None };
    host.to_str().ok()?.parse().ok()
}

/// Whether a name can only lead to this machine. Browsers resolve `localhost` and what is below it themselves (RFC 6761, 6.3).
fn is_loopback(host: &str) -> bool {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    if let Ok(address) = bare.parse::<IpAddr>() {
        return address.to_canonical().is_loopback();
    }
    let name = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn is_this_machine_at(uri: &str, hosts: &[&str], listen: &str) -> bool {
        let mut request = Request::builder().uri(uri);
        for host in hosts {
            request = request.header(HOST, *host);
        }
        is_this_machine(&request.body(Body::empty()).expect("a request"), listen)
    }

    #[test]
    fn a_request_names_this_machine_or_another() {
        for own in [
            "localhost",
            "LOCALHOST:8080",
            "localhost.",
            "shop.localhost:80",
            "127.0.0.1",
            "127.0.0.1:1",
            "127.1.2.3:8080",
            "[::1]",
            "[::1]:8080",
            "[::ffff:127.0.0.1]:8080",
            "dev.example:99",
        ] {
            assert!(is_this_machine_at("/dev/mail", &[own], "Dev.example:8080"), "{own}");
        }
        for other in [
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "notlocalhost",
            "192.0.2.1",
            "[2001:db8::1]:8080",
            "0.0.0.0",
            "",
        ] {
            assert!(!is_this_machine_at("/dev/mail", &[other], "127.0.0.1:8080"), "{other}");
        }
        assert!(!is_this_machine_at("/dev/mail", &[], "127.0.0.1:8080"));
        assert!(!is_this_machine_at("/dev/mail", &["localhost", "evil.example"], "127.0.0.1:8080"));
        assert!(!is_this_machine_at("http://evil.example/dev/mail", &["localhost"], "127.0.0.1:8080"));
    }
}
