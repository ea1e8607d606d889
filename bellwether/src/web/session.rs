//! Who may look: whoever has the token that `bellwether serve` printed.
//!
//! The token travels once, in the address that is printed at the start, and
//! then in a cookie that scripts cannot read and other sites cannot send.
//! Every form carries a second secret, so that a page elsewhere cannot post
//! here even if a browser should send the cookie.

use anyhow::Context as _;
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use std::fmt::Write as _;

/// The secrets of one run.
pub(crate) struct Session {
    token: String,
    csrf: String,
    cookie: String,
}

impl Session {
    /// New secrets, for a server on `port`: cookies are shared between ports.
    pub(crate) fn new(port: u16) -> anyhow::Result<Session> {
        Ok(Session {
            token: secret()?,
            csrf: secret()?,
            cookie: format!("bellwether-{port}"),
        })
    }

    /// What is printed in the address at the start.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// What every form carries.
    pub(crate) fn csrf(&self) -> &str {
        &self.csrf
    }

    /// The cookie that takes the token's place.
    pub(crate) fn set_cookie(&self) -> String {
        let (name, token) = (&self.cookie, &self.token);
        format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict")
    }

    pub(crate) fn is_token(&self, given: &str) -> bool {
        same(given, &self.token)
    }

    pub(crate) fn is_csrf(&self, given: &str) -> bool {
        same(given, &self.csrf)
    }

    /// Whether a request comes with the cookie.
    pub(crate) fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(name, value)| name == self.cookie && self.is_token(value))
    }

    /// Whether a program says the token itself, as no browser does unasked.
    pub(crate) fn has_bearer(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(AUTHORIZATION).and_then(|it| it.to_str().ok());
        given
            .and_then(|it| it.strip_prefix("Bearer "))
            .is_some_and(|token| self.is_token(token.trim()))
    }
}

/// 32 unguessable bytes in hex.
fn secret() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).context("the system gives no random bytes")?;
    Ok(bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}

/// Compares in a time that does not tell how much was right.
fn same(a: &str, b: &str) -> bool {
    let differ = a
        .bytes()
        .zip(b.bytes())
        .fold(0, |all, (x, y)| all | (x ^ y));
    a.len() == b.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let (a, b) = (Session::new(1).unwrap(), Session::new(1).unwrap());
        assert_eq!(a.token().len(), 64);
        assert_ne!(a.token(), b.token());
        assert_ne!(a.token(), a.csrf());
        assert!(!a.is_token(b.token()) && !a.is_token("") && a.is_token(a.token()));
    }

    #[test]
    fn the_cookie_is_kept_from_scripts_and_other_sites() {
        let session = Session::new(7).unwrap();
        let cookie = session.set_cookie();
        assert!(cookie.starts_with("bellwether-7=") && cookie.contains("HttpOnly"));
        assert!(cookie.contains("SameSite=Strict"));
        let mut headers = HeaderMap::new();
        let sent = format!("other=1; {}", cookie.split(';').next().unwrap());
        headers.insert(COOKIE, sent.parse().unwrap());
        assert!(session.has_cookie(&headers));
        assert!(!Session::new(7).unwrap().has_cookie(&headers));
    }
}
