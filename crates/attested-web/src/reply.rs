use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_core::Stream;
use maud::Markup;
use tokio::sync::mpsc;

use crate::guard;

/// What goes back to who asked.
#[derive(Debug)]
pub(crate) enum Reply {
    /// A page.
    Page(StatusCode, Markup),
    /// Something that is made whole before it is sent.
    Whole(StatusCode, &'static str, Vec<u8>),
    /// Something that does not change while the program runs.
    Asset(&'static str, &'static [u8]),
    /// Another page is to be loaded.
    See(String),
}

/// Something that is sent while it is made: its type, the name to save it under, and its parts.
pub(crate) struct Flow {
    pub(crate) kind: &'static str,
    pub(crate) name: Option<String>,
    pub(crate) parts: Parts,
}

/// Parts that another thread makes.
pub(crate) struct Parts(pub(crate) mpsc::Receiver<Result<Bytes, std::io::Error>>);

impl Stream for Parts {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

impl Reply {
    pub(crate) fn page(page: Markup) -> Self {
        Self::Page(StatusCode::OK, page)
    }

    pub(crate) fn respond(self) -> Response {
        match self {
            Self::Page(status, page) => {
                response(status, "text/html; charset=utf-8", Body::from(page.into_string()))
            }
            Self::Whole(status, kind, bytes) => response(status, kind, Body::from(bytes)),
            Self::Asset(kind, bytes) => response(StatusCode::OK, kind, Body::from(bytes)),
            Self::See(address) => {
                let mut answer = response(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", Body::empty());
                // Addresses of ours are percent-encoded.
                if let Ok(address) = HeaderValue::from_str(&address) {
                    answer.headers_mut().insert(header::LOCATION, address);
                }
                answer
            }
        }
    }
}

impl Flow {
    pub(crate) fn respond(self) -> Response {
        let mut answer = response(StatusCode::OK, self.kind, Body::from_stream(self.parts));
        if let Some(name) = self.name
            && let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        {
            answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
        }
        answer
    }
}

fn response(status: StatusCode, kind: &'static str, body: Body) -> Response {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for (name, value) in guard::HEADERS {
        headers.insert(*name, HeaderValue::from_static(value));
    }
    answer
}
