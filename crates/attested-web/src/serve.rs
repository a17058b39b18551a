//! The server: one address, one thread pool, and the way of a request through guard, desk and page.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use attested::Record;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::Response;

use crate::desk::Desk;
use crate::endpoint::{self, Answer, Format};
use crate::params::Params;
use crate::problem::Problem;
use crate::{Error, form, guard, page};

/// How a server is to work.
#[derive(Debug, Clone)]
pub struct Options {
    /// The record.
    pub record: PathBuf,
    /// Where to listen; a port of 0 takes any that is free.
    pub address: SocketAddr,
    /// Names under which the server may be asked, beside `localhost` and numbers.
    pub names: Vec<String>,
    /// Whether documents and decisions may be added.
    pub writable: bool,
    /// Who decides, when a form does not say.
    pub user: String,
    /// How long a form waits for another program that writes into the record, before it is told to come again.
    pub patience: Duration,
}

/// A server that has its address and waits to be run.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    desk: Arc<Desk>,
}

impl Server {
    /// Takes the address and looks at the record; makes one where there is none and the server may write.
    ///
    /// # Errors
    /// [`Error::Taken`] and [`Error::Listen`] when the address is not to be had, [`Error::Record`] when the record
    /// cannot be used.
    pub fn bind(options: Options) -> Result<Self, Error> {
        let Options { record, address, names, writable, user, patience } = options;
        let listener = TcpListener::bind(address).map_err(|why| match why.kind() {
            std::io::ErrorKind::AddrInUse => Error::Taken { address },
            _ => Error::Listen { address, why },
        })?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let desk = Arc::new(Desk::new(record, writable, names, address.port(), user, patience)?);
        if writable {
            // Opened for writing once, with a reader behind it that stays, the file keeps its log: from here on
            // readers never wait for a writer.
            let writer = Record::open_or_create(desk.path())?;
            let stale = desk.reader()?.is_stale()?;
            drop(writer);
            if stale {
                // A reading or a decision was cut off before its lines were made.
                desk.make_anew(Duration::ZERO)
                    .map_err(|error| Error::Machine(std::io::Error::other(error.to_string())))?;
            }
        } else {
            drop(desk.reader()?);
        }
        Ok(Self { listener, address, desk })
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until `stop` is set; then what is under way is finished and the record closed.
    ///
    /// # Errors
    /// [`Error::Machine`] when the system refuses threads or the socket.
    pub fn run(self, stop: Arc<AtomicBool>) -> Result<(), Error> {
        let Self { listener, desk, .. } = self;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_io().enable_time().build()?;
        let app = Router::new()
            .fallback(answer)
            .layer(DefaultBodyLimit::max(form::MOST + (1 << 20)))
            .with_state(Arc::clone(&desk));
        let served = runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, app).with_graceful_shutdown(stopped(stop)).await
        });
        drop(runtime);
        desk.clear();
        if desk.writable {
            // Leaves one plain file. Nothing is lost when another program has it open: then that one tidies up.
            let _ = Record::open(desk.path()).map(Record::close);
        }
        Ok(served?)
    }
}

async fn stopped(stop: Arc<AtomicBool>) {
    while !stop.load(Ordering::Relaxed) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let format = Format::of_path(&path);
    // What is made for OpenRefine may be read by its pages, which come from another port of this machine.
    let neighbour = path.starts_with("/reconcile").then(|| guard::neighbour(request.headers())).flatten();
    let mut response = match attend(&desk, request).await {
        Ok(response) => response,
        Err(problem) => page::problem(&problem, format, &desk).respond(),
    };
    if let Some(origin) = neighbour {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("Origin"));
    }
    response
}

async fn attend(desk: &Arc<Desk>, request: Request) -> Result<Response, Problem> {
    guard::host(request.headers(), desk)?;
    let path = request.uri().path().to_owned();
    let params = Params::parse(request.uri().query().unwrap_or("").as_bytes());
    let method = request.method().clone();
    let change = method == Method::POST;
    let (endpoint, id, format) = endpoint::find(&path, change)?;
    if !(change || method == Method::GET || method == Method::HEAD) {
        return Err(Problem::Asked(format!("{method} is not known here; there are GET and POST")));
    }
    params.only(&endpoint.names())?;
    let form = if change {
        if endpoint.changes {
            guard::change(request.headers(), desk)?;
        }
        let form = form::read(request).await?;
        if endpoint.changes {
            guard::token(form.fields.get("token"), desk)?;
        }
        Some(form)
    } else {
        None
    };
    let ask = endpoint::Ask { path, id, params, form, format };
    let desk = Arc::clone(desk);
    let work = tokio::task::spawn_blocking(move || (endpoint.answer)(&desk, ask));
    match work.await {
        Ok(Ok(Answer::Reply(reply))) => Ok(reply.respond()),
        Ok(Ok(Answer::Flow(flow))) => Ok(flow.respond()),
        Ok(Err(problem)) => Err(problem),
        Err(fault) => Err(Problem::Ours(fault.to_string())),
    }
}
