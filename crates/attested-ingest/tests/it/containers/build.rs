//! Archives for tests, written byte by byte, so that they can be wrong in every way.

use std::io::Write as _;

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A member of a zip file.
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
    /// 0 stored, 8 deflated, 93 Zstandard; anything else is written as stored.
    pub(super) method: u16,
    pub(super) flags: u16,
}

pub(super) fn deflated<'a>(name: &'a str, bytes: &'a [u8]) -> Member<'a> {
    Member { name, bytes, method: 8, flags: 0 }
}

pub(super) fn zip(members: &[Member<'_>]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let packed = match member.method {
            8 => deflate(member.bytes),
            93 => zstd::encode_all(member.bytes, 3).unwrap(),
            _ => member.bytes.to_vec(),
        };
        let mut crc = Crc::new();
        crc.update(member.bytes);
        let start = u32::try_from(file.len()).unwrap();
        let mut about = Vec::new();
        about.extend(20u16.to_le_bytes());
        about.extend(member.flags.to_le_bytes());
        about.extend(member.method.to_le_bytes());
        about.extend([0, 0, 0x21, 0]);
        about.extend(crc.sum().to_le_bytes());
        about.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        about.extend(u32::try_from(member.bytes.len()).unwrap().to_le_bytes());
        about.extend(u16::try_from(member.name.len()).unwrap().to_le_bytes());
        about.extend(0u16.to_le_bytes());
        file.extend(b"PK\x03\x04");
        file.extend(&about);
        file.extend(member.name.as_bytes());
        file.extend(packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(20u16.to_le_bytes());
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(member.name.as_bytes());
    }
    let (start, len) = (u32::try_from(file.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    let count = u16::try_from(members.len()).unwrap();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(len.to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

pub(super) fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

/// A record of a web archive.
pub(super) fn record(kind: &str, address: &str, content_type: &str, content: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-04-10T06:00:00Z\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    )
    .into_bytes();
    record.extend(content);
    record.extend(b"\r\n\r\n");
    record
}

/// A record of an answer with these header lines.
pub(super) fn response(address: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let mut content = format!("HTTP/1.1 {head}\r\n\r\n").into_bytes();
    content.extend(body);
    record("response", address, "application/http; msgtype=response", &content)
}

pub(super) fn page(title: &str, sentence: &str) -> Vec<u8> {
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>\
         <p>{sentence} The ministry said so in a note on Wednesday.</p></article></body></html>"
    )
    .into_bytes()
}

pub(super) fn chunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(50) {
        out.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        out.extend(chunk);
        out.extend(b"\r\n");
    }
    out.extend(b"0\r\n\r\n");
    out
}
