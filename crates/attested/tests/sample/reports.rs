//! The sample corpus, as ingestion reads it.

use std::path::{Path, PathBuf};

use attested_ingest::{Input, Limits, ingest};
use attested_model::Document;

/// The folder of the sample corpus.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/narveth")
}

/// Every report of the sample by the name of its file (and record), in order.
pub(crate) fn documents() -> Vec<(String, Document)> {
    ingest(&[Input::Path(folder().join("reports"))], &Limits::default())
        .map(|item| {
            let item = item.unwrap_or_else(|skipped| panic!("{} {}", skipped.location, skipped.reason));
            let stem = Path::new(&item.location.path).file_stem().unwrap_or_default().to_string_lossy();
            let record = item.location.record.map(|record| format!("-{record}")).unwrap_or_default();
            (format!("{stem}{record}"), item.document)
        })
        .collect()
}
