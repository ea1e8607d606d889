//! Taking connections, none of which may send its headers for ever.
//!
//! A client that sends a byte a minute would hold a connection, and with many of
//! them every descriptor of the process. `axum::serve` has no limit on that;
//! hyper, which it stands on, has one.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

/// How long the headers of a request may take; also how long a connection may wait for its next one.
pub(super) const HEADERS_TIME_MAX: Duration = Duration::from_secs(15);
/// How long answers under way have at the end: open event streams would go on for ever.
const END_TIME_MAX: Duration = Duration::from_secs(1);
/// A pause where no connection can be taken, as when all descriptors are in use.
const PAUSE: Duration = Duration::from_millis(200);

/// Answers until `stopped`.
pub(super) async fn serve(
    listener: TcpListener,
    router: Router,
    headers_time_max: Duration,
    stopped: impl Future<Output = ()>,
) {
    let graceful = GracefulShutdown::new();
    tokio::pin!(stopped);
    loop {
        tokio::select! {
            taken = listener.accept() => match taken {
                Ok((stream, _)) => answer(stream, router.clone(), headers_time_max, &graceful),
                Err(_) => sleep(PAUSE).await,
            },
            () = &mut stopped => break,
        }
    }
    drop(listener);
    let _ = tokio::time::timeout(END_TIME_MAX, graceful.shutdown()).await;
}

fn answer(
    stream: TcpStream,
    router: Router,
    headers_time_max: Duration,
    graceful: &GracefulShutdown,
) {
    // Small answers wait for nothing; where that cannot be set they come all the same.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(headers_time_max)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let connection = graceful.watch(connection);
    // A client that hangs up is no concern of the others.
    tokio::spawn(async move { drop(connection.await) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use std::time::Instant;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    async fn connected() -> TcpStream {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(|| async { "here" }));
        let time = Duration::from_millis(400);
        tokio::spawn(serve(listener, router, time, std::future::pending()));
        TcpStream::connect(address).await.unwrap()
    }

    #[tokio::test]
    async fn a_client_that_dawdles_with_its_headers_is_cut_off() {
        let (mut stream, begun) = (connected().await, Instant::now());
        for byte in b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        {
            if stream.write_all(&[*byte]).await.is_err() {
                break;
            }
            sleep(Duration::from_millis(25)).await;
        }
        let mut rest = vec![];
        let end = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut rest));
        assert!(end.await.is_ok(), "still open after {:?}", begun.elapsed());
        assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
    }

    #[tokio::test]
    async fn a_client_in_time_is_answered() {
        let mut stream = connected().await;
        let request = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        stream.write_all(request).await.unwrap();
        let mut got = String::new();
        stream.read_to_string(&mut got).await.unwrap();
        assert!(
            got.starts_with("HTTP/1.1 200") && got.ends_with("here"),
            "{got}"
        );
    }
}
