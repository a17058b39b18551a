//! Side-table contents: JSON and raw bytes, deflated.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::{RecordError, Result};

/// Deflates bytes.
pub(crate) fn bytes(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(plain.len() / 4 + 64), Compression::fast());
    encoder.write_all(plain)?;
    Ok(encoder.finish()?)
}

/// The bytes that were deflated.
pub(crate) fn unpack_bytes(packed: &[u8]) -> Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(packed.len() * 4);
    DeflateDecoder::new(packed)
        .read_to_end(&mut plain)
        .map_err(|error| RecordError::damaged(format!("deflated content cannot be read ({error})")))?;
    Ok(plain)
}

/// Deflates a value as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let plain = serde_json::to_vec(value)
        .map_err(|error| RecordError::invalid(format!("a value has no JSON form ({error})")))?;
    bytes(&plain)
}

/// The value that was deflated as JSON.
pub(crate) fn unpack_json<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    serde_json::from_slice(&unpack_bytes(packed)?)
        .map_err(|error| RecordError::damaged(format!("stored JSON cannot be read ({error})")))
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
