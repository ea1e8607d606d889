//! One file, whole and as pinned, or none: taken up where a transfer broke off, refused where anything differs.

use crate::context::Context;
use anyhow::{Context as _, Result, bail, ensure};
use indicatif::{ProgressBar, ProgressStyle};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use ureq::http::{Response, StatusCode, Uri};
use ureq::{Agent, Body};

/// A file that a maker has published, known beforehand to the last bit.
pub(super) struct Release {
    pub(super) url: &'static str,
    pub(super) file: &'static str,
    pub(super) bytes: u64,
    pub(super) sha256: &'static str,
}

const REDIRECTS_MAX: usize = 5;

/// Brings the release to `to`. A part of it that is there already (`….part`) is continued.
pub(super) fn download(
    release: &Release,
    to: &Path,
    agent: &Agent,
    context: &Context,
) -> Result<()> {
    if to.exists() {
        return verify(release, to).with_context(|| format!("{} is there already", to.display()));
    }
    let part = part_of(to);
    let there = fs::metadata(&part).map_or(0, |found| found.len());
    if there < release.bytes {
        transfer(release, &part, there, agent, context)?;
    }
    if let Err(error) = verify(release, &part) {
        // To continue it would never end well.
        fs::remove_file(&part).with_context(|| format!("cannot remove {}", part.display()))?;
        return Err(error);
    }
    fs::rename(&part, to).with_context(|| format!("cannot write {}", to.display()))
}

fn part_of(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn verify(release: &Release, path: &Path) -> Result<()> {
    let mut file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let bytes = file.metadata()?.len();
    ensure!(
        bytes == release.bytes,
        "{} has {bytes} bytes, the release {}\nremove it and fetch again",
        path.display(),
        release.bytes
    );
    let found = sha256(&mut file).with_context(|| format!("cannot read {}", path.display()))?;
    ensure!(
        found == release.sha256,
        "{} has SHA-256 {found}, the release {}\nit is not used; tell the maintainers if it stays so",
        path.display(),
        release.sha256
    );
    Ok(())
}

fn sha256(file: &mut File) -> std::io::Result<String> {
    let (mut digest, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => {
                return Ok(digest
                    .finalize()
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect());
            }
            read => digest.update(&buffer[..read]),
        }
    }
}

fn transfer(
    release: &Release,
    part: &Path,
    there: u64,
    agent: &Agent,
    context: &Context,
) -> Result<()> {
    let response = follow(release, there, agent)?;
    let from = begin(release, &response, there)?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(from == 0);
    let mut file = options
        .append(from > 0)
        .open(part)
        .with_context(|| format!("cannot write {}", part.display()))?;
    let bar = bar(release, from, context);
    // One byte more than there may be tells a body that is too large.
    let mut body = response
        .into_body()
        .into_reader()
        .take(release.bytes - from + 1);
    let (mut buffer, mut all) = (vec![0; 1 << 16], from);
    loop {
        let read = body
            .read(&mut buffer)
            .with_context(|| broken(all, release))?;
        if read == 0 {
            break;
        }
        all += read as u64;
        ensure!(
            all <= release.bytes,
            "{} sends more than {} bytes\nnothing of it is used",
            release.url,
            release.bytes
        );
        file.write_all(&buffer[..read])?;
        bar.set_position(all);
    }
    bar.finish_and_clear();
    ensure!(all == release.bytes, "{}", broken(all, release));
    Ok(file.sync_all()?)
}

fn broken(all: u64, release: &Release) -> String {
    format!(
        "the transfer broke off at {all} of {} bytes\nthe same command continues it",
        release.bytes
    )
}

/// Asks, following redirects within the host.
fn follow(release: &Release, there: u64, agent: &Agent) -> Result<Response<Body>> {
    let mut url: Uri = release.url.parse()?;
    for _ in 0..=REDIRECTS_MAX {
        let mut request = agent.get(&url);
        if there > 0 {
            request = request.header("Range", format!("bytes={there}-"));
        }
        let response = request
            .call()
            .with_context(|| format!("cannot reach {url}"))?;
        if !response.status().is_redirection() {
            return Ok(response);
        }
        url = redirected(&url, &response)?;
    }
    bail!("{} redirects more than {REDIRECTS_MAX} times", release.url)
}

/// The next address, if it is on the same host and no less safe.
fn redirected(from: &Uri, response: &Response<Body>) -> Result<Uri> {
    let location = response
        .headers()
        .get("location")
        .and_then(|value| value.to_str().ok());
    let location = location.with_context(|| format!("{from} redirects to nowhere"))?;
    let to = match location.starts_with('/') && !location.starts_with("//") {
        true => {
            let mut parts = from.clone().into_parts();
            parts.path_and_query = Some(location.parse()?);
            Uri::from_parts(parts)?
        }
        false => location
            .parse::<Uri>()
            .with_context(|| format!("{from} redirects to {location:?}"))?,
    };
    ensure!(
        to.scheme() == from.scheme() && to.authority() == from.authority(),
        "{from} redirects to {to}, another host or protocol\nnothing is fetched from there"
    );
    Ok(to)
}

/// Where in the file the body begins, as the server answers to what was asked for.
fn begin(release: &Release, response: &Response<Body>, there: u64) -> Result<u64> {
    let from = match response.status() {
        StatusCode::OK => 0,
        StatusCode::PARTIAL_CONTENT if there > 0 => {
            let range = response
                .headers()
                .get("content-range")
                .and_then(|value| value.to_str().ok());
            let expected = format!("bytes {there}-{}/{}", release.bytes - 1, release.bytes);
            ensure!(
                range == Some(expected.as_str()),
                "asked for {expected:?}, {} answers {:?}\nremove the .part file to begin anew",
                release.url,
                range.unwrap_or_default()
            );
            there
        }
        status => bail!("{} answers {status}", release.url),
    };
    if let Some(length) = response.body().content_length() {
        ensure!(
            length + from == release.bytes,
            "{} offers {} bytes, the release has {}\nnothing is fetched",
            release.url,
            length + from,
            release.bytes
        );
    }
    Ok(from)
}

fn bar(release: &Release, from: u64, context: &Context) -> ProgressBar {
    if context.is_quiet() || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = "{bar:30} {percent:>3} %  {bytes} of {total_bytes}  {eta} left";
    let style = ProgressStyle::with_template(template).expect("the template above is well-formed");
    ProgressBar::new(release.bytes)
        .with_style(style)
        .with_position(from)
}

#[cfg(test)]
mod tests;
