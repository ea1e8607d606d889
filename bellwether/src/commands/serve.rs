//! `bellwether serve`: the ledger in the browser.

use crate::context::{Context, Outcome};
use anyhow::{Context as _, Result, bail};
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;

const EXAMPLES: &str = "\
Examples:
  bellwether serve
  bellwether --ledger demo.ledger serve --port 8080

Open the address that is printed: it holds a token of this run, without which
no page is shown. Only this machine can reach it, and nothing is asked of any other.";

/// Look at the ledger in the browser
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Port to listen on; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 7171)]
    port: u16,

    /// Address of this machine to listen on; only loopback addresses are taken
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    if !args.address.is_loopback() {
        bail!(
            "{} can be reached from other machines, and the workbench has no accounts\nleave --address out, or forward the port over SSH",
            args.address
        );
    }
    with_few_heaps();
    let new = !context.ledger.exists();
    let writer = context.open_to_append().await?;
    writer.close().await?;
    if new {
        context.say(format!(
            "made an empty ledger: {}",
            context.ledger.display()
        ));
    }
    let address = SocketAddr::new(args.address, args.port);
    // Pages are made on every core: a runtime of its own, off this thread.
    tokio::task::spawn_blocking({
        let (context, quiet) = (context.clone(), context.is_quiet());
        move || threads()?.block_on(serve(address, &context, quiet))
    })
    .await??;
    Ok(Outcome::Fine)
}

/// Begins anew with few heaps. glibc gives its threads heaps of their own, takes
/// little back from them, and reads how many there may be when a process begins:
/// with its default twenty readers of a large ledger hold twice the memory.
/// Where a program may not be begun anew it goes on as it is.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn with_few_heaps() {
    use std::os::unix::process::CommandExt as _;
    if std::env::var_os(crate::web::HEAPS).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let mut again = std::process::Command::new(program);
        again.args(std::env::args_os().skip(1));
        let _ = again.env(crate::web::HEAPS, "2").exec();
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn with_few_heaps() {}

fn threads() -> Result<tokio::runtime::Runtime> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    Ok(runtime.enable_all().build()?)
}

async fn serve(address: SocketAddr, context: &Context, quiet: bool) -> Result<()> {
    let listener = TcpListener::bind(address).await.with_context(|| {
        format!(
            "port {} is taken\ngive another with --port, or 0 for any that is free",
            address.port()
        )
    })?;
    let (ledger, writer) = (context.open().await?, context.open_to_append().await?);
    let opened = |url: &str| {
        // The address is what the command gives: data, so that a script can take it.
        let _ = writeln!(context.out(), "{url}");
        if !quiet {
            context.say("open it in a browser; Ctrl-C ends");
        }
    };
    crate::web::serve(listener, ledger, writer, context.events.clone(), opened).await
}
