//! What a form sends: fields, and files with their names.

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header;

use crate::params::Params;
use crate::problem::Problem;

/// The most that one form may send, files included.
pub(crate) const MOST: usize = 256 << 20;
/// The most that a form without files may send.
const MOST_FIELDS: usize = 1 << 20;

/// What a form sent.
#[derive(Debug, Default)]
pub(crate) struct Form {
    pub(crate) fields: Params,
    pub(crate) files: Vec<File>,
}

/// A file that came with a form.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Arc<[u8]>,
}

/// Reads the body of a request as a form.
pub(crate) async fn read(request: Request) -> Result<Form, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    if kind.starts_with("multipart/form-data") {
        return parts(request).await;
    }
    let body = to_bytes(request.into_body(), MOST_FIELDS).await;
    let body = body.map_err(|_| Problem::TooMuch("a form of more than 1 MiB".to_owned()))?;
    Ok(Form { fields: Params::parse(&body), files: Vec::new() })
}

async fn parts(request: Request) -> Result<Form, Problem> {
    let broken = |error: &dyn std::fmt::Display| Problem::Asked(format!("the form arrived broken: {error}"));
    let mut parts = Multipart::from_request(request, &()).await.map_err(|error| broken(&error))?;
    let (mut fields, mut files, mut held) = (Vec::new(), Vec::new(), 0);
    while let Some(mut part) = parts.next_field().await.map_err(|error| broken(&error))? {
        let name = part.name().unwrap_or("").to_owned();
        let file = part.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
            held += chunk.len();
            if held > MOST {
                return Err(Problem::TooMuch(format!(
                    "files of more than {} MiB at once; send fewer, or use: attested read FOLDER",
                    MOST >> 20
                )));
            }
            bytes.extend_from_slice(&chunk);
        }
        match file {
            // A file field that was left empty.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) => files.push(File { name: file, bytes: bytes.into() }),
            None => fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(Form { fields: fields.into(), files })
}
