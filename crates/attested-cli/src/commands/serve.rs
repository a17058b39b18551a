use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::Duration;

use attested_web::{Error, Options, Server};

use crate::args::ServeArgs;
use crate::error::{Failure, Fault, code};
use crate::interrupt;
use crate::session::Session;

pub(super) fn run(args: &ServeArgs, session: &Session) -> Result<u8, Failure> {
    let writable = !args.read_only && (args.write || args.bind.is_loopback());
    let server = Server::bind(Options {
        record: session.path.clone(),
        address: SocketAddr::new(args.bind, args.port),
        names: args.host.clone(),
        writable,
        user: args.user.clone().or_else(login).unwrap_or_default(),
        patience: Duration::from_mins(1),
    })
    .map_err(|error| failure(error, args.port))?;
    let stop = interrupt::watch(session.quiet, "answers under way are finished");
    let port = server.address().port();
    let address = format!("http://localhost:{port}/");
    session.out(|out| Ok(writeln!(out, "{address}")?))?;
    session.flush()?;
    if !args.bind.is_loopback() {
        let may = if writable { "read and change" } else { "read" };
        session.warn(&format!("Everybody who reaches {}:{port} can {may} this record.", args.bind));
    }
    session.note(&format!("The record {} is open at {address} – Ctrl-C ends it.", session.path.display()));
    if !args.no_open && args.bind.is_loopback() {
        open(&address);
    }
    server.run(stop).map_err(|error| failure(error, args.port))?;
    Ok(code::OK)
}

/// The name under which the user is logged in.
fn login() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok())
}

/// Opens the browser where there is a screen. That it did not open is no failure: the address is printed.
fn open(address: &str) {
    let Some((program, arguments)) = opener() else { return };
    let _ = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}

fn opener() -> Option<(&'static str, &'static [&'static str])> {
    if cfg!(target_os = "macos") {
        return Some(("open", &[]));
    }
    if cfg!(windows) {
        return Some(("rundll32", &["url.dll,FileProtocolHandler"]));
    }
    let shown = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    shown.then_some(("xdg-open", &[]))
}

fn failure(error: Error, port: u16) -> Failure {
    match error {
        Error::Record(error) => error.into(),
        Error::Taken { .. } => Failure::new(Fault::User, error.to_string()).hint(format!(
            "look whether it runs already: http://localhost:{port}/ – or take another: attested serve --port 0"
        )),
        Error::Listen { .. } => Failure::new(Fault::User, error.to_string())
            .hint("choose an address of this machine with --bind, and a port above 1023 with --port"),
        other => Failure::new(Fault::Machine, other.to_string()),
    }
}
