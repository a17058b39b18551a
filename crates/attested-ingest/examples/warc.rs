//! A web archive of any size, made and read: does what comes in equal what comes out, and in how much memory?
//!
//!     cargo run --release -p attested-ingest --example warc -- make 100000 /tmp/big.warc.gz
//!     cargo run --release -p attested-ingest --example warc -- read /tmp/big.warc.gz
//!
//! Of ten responses one is compressed in chunks, one says "not found", one is a picture, one is torn inside its
//! compressed body, and the rest are pages; each comes with its request, as in a crawl.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a measuring program prints, reads the clock and stops where it cannot go on"
)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Instant;

use attested_ingest::{Input, Limits, ingest};
use flate2::Compression;
use flate2::write::GzEncoder;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", count, path] => make(count.parse().unwrap(), path),
        ["read", path] => read(path),
        _ => println!("warc make COUNT FILE | warc read FILE"),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn record(kind: &str, number: usize, content: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/2031/04/{number}\r\n\
         WARC-Date: 2031-04-12T06:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    )
    .into_bytes();
    record.extend(content);
    record.extend(b"\r\n\r\n");
    gzip(&record)
}

fn page(number: usize) -> Vec<u8> {
    let mut page = format!(
        "<!DOCTYPE html><html><head><title>Report {number}</title></head><body><nav><a href=/>Home</a></nav><article><h1>Report {number}</h1>"
    );
    for paragraph in 0..20 {
        page.push_str(&format!(
            "<p>In report {number} the ministry said, in paragraph {paragraph}, that {} people had crossed the bridge at Dellin on Monday.</p>",
            number * 7 + paragraph
        ));
    }
    page.push_str("</article><footer>All rights reserved</footer></body></html>");
    page.into_bytes()
}

/// `count` records: half of them requests, half responses.
fn make(count: usize, path: &str) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    for number in 0..count / 2 {
        out.write_all(&record("request", number, b"GET / HTTP/1.1\r\nHost: post.example\r\n\r\n")).unwrap();
        let (head, body) = match number % 10 {
            1 => {
                let packed = gzip(&page(number));
                let mut chunks = Vec::new();
                for chunk in packed.chunks(500) {
                    chunks.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
                    chunks.extend(chunk);
                    chunks.extend(b"\r\n");
                }
                chunks.extend(b"0\r\n\r\n");
                (
                    "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
                    chunks,
                )
            }
            4 => ("404 Not Found\r\nContent-Type: text/html", b"<p>Not found</p>".to_vec()),
            6 => ("200 OK\r\nContent-Type: image/png", vec![0x89; 4000]),
            8 => ("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", b"\x1f\x8btorn".to_vec()),
            _ => ("200 OK\r\nContent-Type: text/html; charset=utf-8", page(number)),
        };
        let mut content = format!("HTTP/1.1 {head}\r\n\r\n").into_bytes();
        content.extend(body);
        out.write_all(&record("response", number, &content)).unwrap();
    }
    out.flush().unwrap();
}

fn read(path: &str) {
    let started = Instant::now();
    let (mut documents, mut bytes, mut skipped) = (0u64, 0u64, 0u64);
    for item in ingest(&[Input::Path(path.into())], &Limits::default()) {
        match item {
            Ok(read) => {
                documents += 1;
                bytes += read.raw.map_or(0, |raw| raw.len() as u64);
            }
            Err(told) if !told.reason.is_fault() => println!("{told}"),
            Err(_) => skipped += 1,
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" unknown").trim();
    println!(
        "{documents} documents of {bytes} bytes, {skipped} skipped, in {seconds:.1} s; peak memory {peak}"
    );
}
