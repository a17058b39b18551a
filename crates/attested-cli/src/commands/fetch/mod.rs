//! `attested fetch`, and the polling of `attested watch FEED`: both are one `Poll`, asked once or again and again.

#[cfg(feature = "fetch")]
mod feeds;
#[cfg(feature = "fetch")]
mod poll;
#[cfg(feature = "fetch")]
mod told;
#[cfg(feature = "fetch")]
mod wall;

use crate::args::FetchArgs;
use crate::error::Failure;
use crate::session::Session;

#[cfg(feature = "fetch")]
pub(super) use poll::Poll;
#[cfg(feature = "fetch")]
pub(super) use wall::Wall;

#[cfg(not(feature = "fetch"))]
pub(super) fn run(_: &FetchArgs, _: &Session) -> Result<u8, Failure> {
    Err(without_network())
}

#[cfg(feature = "fetch")]
pub(super) fn run(args: &FetchArgs, session: &Session) -> Result<u8, Failure> {
    let stop = crate::interrupt::watch(session.quiet, "what is fetched so far will be kept");
    let mut poll = Poll::open(&args.sources, args.feeds, !args.no_read, &args.manners, &stop, session)?;
    poll.again_and_again(args.every, &mut Ok)
}

/// What a program says that was built to open no connections.
#[cfg(not(feature = "fetch"))]
pub(super) fn without_network() -> Failure {
    let what = "this attested never opens a connection: it was built without fetching";
    Failure::new(crate::error::Fault::User, what)
        .hint("build one that can: cargo install --path crates/attested-cli --features fetch")
}
