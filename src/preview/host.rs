//! Whose requests are answered. A foreign page may point a name of its own at this machine (DNS rebinding), or ask
//! this server directly; neither must be able to read drafts.

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};

/// The names under which the preview may be asked.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    bound: IpAddr,
    names: Vec<String>,
}

impl Hosts {
    pub(super) fn new(bound: IpAddr, names: &[String]) -> Self {
        Self { bound, names: names.iter().map(|name| name.to_ascii_lowercase()).collect() }
    }

    /// Whether the request is meant for this server: exactly one `Host`, and a good one. A request line with a whole
    /// address must name a good one, too.
    pub(super) fn admit(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let asked = uri.authority().is_none_or(|authority| self.knows(authority));
        asked && host(headers).is_some_and(|authority| self.knows(&authority))
    }

    fn knows(&self, authority: &Authority) -> bool {
        if authority.as_str().contains('@') {
            return false;
        }
        let name = authority.host().to_ascii_lowercase();
        let literal = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(&name);
        if let Ok(address) = literal.parse::<IpAddr>() {
            // Nobody else's name stands behind a bare address, so there is nothing to rebind.
            return address.is_loopback() || address == self.bound || !self.bound.is_loopback();
        }
        name == "localhost" || name.ends_with(".localhost") || self.names.contains(&name)
    }
}

/// The one `Host` of a request.
fn host(headers: &HeaderMap) -> Option<Authority> {
    let mut values = headers.get_all(HOST).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    Authority::try_from(value.as_bytes()).ok()
}

/// Whether the request comes from a page of this server, as far as the browser says.
pub(super) fn same_origin(headers: &HeaderMap) -> bool {
    // `none` is an address that somebody typed.
    let site = headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    let origin = headers.get(ORIGIN).is_none_or(|origin| {
        let named = origin.to_str().ok().and_then(|o| o.split_once("://"));
        named.is_some_and(|(scheme, rest)| {
            matches!(scheme, "http" | "https")
                && host(headers).is_some_and(|host| host.as_str().eq_ignore_ascii_case(rest))
        })
    });
    site && origin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_admitted() {
        let local = Hosts::new(IpAddr::from([127, 0, 0, 1]), &["Desk.Example".to_owned()]);
        let open = Hosts::new(IpAddr::from([0, 0, 0, 0]), &[]);
        for (host, at_local, at_open) in [
            ("localhost", true, true),
            ("LOCALHOST:8000", true, true),
            ("news.localhost:8000", true, true),
            ("127.0.0.1:8000", true, true),
            ("127.8.9.1", true, true),
            ("[::1]:8000", true, true),
            ("desk.example:8000", true, false),
            ("192.168.1.7:8000", false, true),
            ("[fe80::1]:8000", false, true),
            ("evil.example", false, false),
            ("localhost.evil.example", false, false),
            ("evillocalhost", false, false),
            ("127.0.0.1.evil.example", false, false),
            ("user@localhost", false, false),
            ("", false, false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().expect("a header"));
            let uri = Uri::from_static("/");
            assert_eq!(local.admit(&uri, &headers), at_local, "bound to loopback, host: {host}");
            assert_eq!(open.admit(&uri, &headers), at_open, "bound to all, host: {host}");
        }
    }
}
