use std::net::SocketAddr;

/// Why a server could not be started or had to stop.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Somebody else listens there.
    #[error("port {} of {} is taken by another program, or by another attested serve", .address.port(), .address.ip())]
    Taken {
        /// The address that was asked for.
        address: SocketAddr,
    },
    /// The system does not give the address.
    #[error("cannot listen on {address}: {why}")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        why: std::io::Error,
    },
    /// The system refuses something else.
    #[error("the server stopped: {0}")]
    Machine(#[from] std::io::Error),
    /// The record cannot be used.
    #[error(transparent)]
    Record(#[from] attested::RecordError),
}
