//! Whom a fetch may talk to: the release's own host, over TLS, at a public address.
//!
//! A name can be made to point into the network of whoever asks (DNS rebinding; OWASP, Server-Side Request Forgery), so
//! addresses are looked at after resolving, and the connection is made to those very addresses. Redirects are followed by
//! hand, to the same host only, and each is resolved and looked at anew.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

/// A client that reaches public addresses by TLS alone.
pub(super) fn outside() -> Agent {
    agent(true, Public(public))
}

fn agent(https_only: bool, resolver: Public) -> Agent {
    let config = Config::builder()
        .https_only(https_only)
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(concat!("bellwether/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(Duration::from_secs(30)))
        .timeout_recv_response(Some(Duration::from_secs(60)))
        .timeout_per_read(Some(Duration::from_secs(60)))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), resolver)
}

/// Resolves as the system does, and refuses a name if any of its addresses is refused.
struct Public(fn(IpAddr) -> bool);

impl std::fmt::Debug for Public {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Public")
    }
}

impl Resolver for Public {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        match found.iter().find(|address| !(self.0)(address.ip())) {
            None => Ok(found),
            Some(address) => Err(Error::Io(std::io::Error::new(
                std::io::ErrorKind::PermissionDenied,
                format!(
                    "{} is at {}, which is no public address",
                    uri.host().unwrap_or_default(),
                    address.ip()
                ),
            ))),
        }
    }
}

/// Whether an address is one of the public Internet (IANA special-purpose registries, RFC 6890 and its successors).
fn public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => public_v4(address),
        IpAddr::V6(address) => public_v6(address),
    }
}

fn public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b) {
        (0 | 10 | 127, _) | (169, 254) | (192, 168) | (198, 18 | 19) => true,
        (100, 64..=127) | (172, 16..=31) => true,
        (192, 0) => c == 0 || c == 2,
        (198, 51) => c == 100,
        (203, 0) => c == 113,
        (224.., _) => true,
        _ => false,
    };
    !special
}

/// Global unicast only, and no form that carries an IPv4 address inside or documents something.
fn public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return public_v4(mapped);
    }
    let [a, b, ..] = address.segments();
    let global = a & 0xe000 == 0x2000;
    // 2001::/23 (protocol assignments, Teredo), 2001:db8::/32, 2002::/16 (6to4), 3fff::/20 (documentation).
    let special =
        (a == 0x2001 && (b < 0x200 || b == 0xdb8)) || a == 0x2002 || (a == 0x3fff && b < 0x1000);
    global && !special
}

/// A client for a server of the test on this machine.
#[cfg(test)]
pub(super) fn inside() -> Agent {
    agent(false, Public(|address| address.is_loopback()))
}

/// As [`outside`], without TLS: what the tests need to see refusals by address.
#[cfg(test)]
pub(super) fn outside_without_tls() -> Agent {
    agent(false, Public(public))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_not_of_the_internet_are_refused() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
            "2001:db8::1",
            "64:ff9b::7f00:1",
            "ff02::1",
        ] {
            assert!(!public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "130.238.7.10",
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "2a00:1450:400f::1",
            "::ffff:8.8.8.8",
        ] {
            assert!(public(address.parse().unwrap()), "{address}");
        }
    }
}
