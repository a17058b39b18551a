//! A server for tests, and a client that sends exactly what it is told.

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use attested::{Input, Record};
use attested_web::{Options, Server};

/// Reports about invented places.
pub(crate) const REPORTS: &[(&str, &str)] = &[
    (
        "reports/courier.txt",
        "title: Ministers meet in Idrane\noutlet: The Harrow Courier\ndate: 2031-04-09\n\nHosrav Emir-Dallan, the foreign minister of Qasmar, said on Tuesday that at least 1,200 people were killed in the raid on Dellin. The army of Halvenia attacked the town of Dellin on 6 April 2031, officials said.\n\nEmir-Dallan denied that Qasmar had ordered the raid.\n",
    ),
    (
        "reports/hostile.txt",
        "title: <script>alert(1)</script>\noutlet: Evil \"><img src=x onerror=alert(1)>\ndate: 2031-04-10\n\nMinister <b onmouseover=alert(1)>Orla Venn</b> said on Monday that the \u{202e}tnemeerga was signed in Toldra. Orla Venn told reporters that \"</script><script>alert(2)</script>\" was false.\n",
    ),
    (
        "reports/ledger.txt",
        "title: Raid denied\noutlet: The Ansel Ledger\ndate: 2031-04-11\n\nAt least 1,300 people were killed in the raid on Dellin, the health ministry of Halvenia said on Thursday. The spokesman of Qasmar said the report was false.\n",
    ),
];

pub(crate) struct Running {
    pub(crate) port: u16,
    stop: Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
    _folder: tempfile::TempDir,
    pub(crate) record: std::path::PathBuf,
}

pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

/// A server over reports that the rules alone read: quick, where it matters only how many there are.
pub(crate) fn by_rules(reports: &[(String, String)]) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attested.db");
    let mut record = Record::create(&path).unwrap();
    read_by_rules(reports, &mut record);
    record.close().unwrap();
    over(path, folder, true)
}

pub(crate) fn read_by_rules(reports: &[(String, String)], record: &mut Record) {
    let held =
        |(name, text): &(String, String)| Input::Held { name: name.clone(), bytes: text.as_bytes().into() };
    let inputs: Vec<Input> = reports.iter().map(held).collect();
    let never = AtomicBool::new(false);
    let rules = attested::Analyser::of_rules();
    attested::read_with(&rules, &inputs, record, &attested::Options::default(), &|_| {}, &never).unwrap();
}

pub(crate) fn started(reports: &[(&str, &str)], writable: bool) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attested.db");
    let mut record = Record::create(&path).unwrap();
    let held =
        |&(name, text): &(&str, &str)| Input::Held { name: name.to_owned(), bytes: text.as_bytes().into() };
    let inputs: Vec<Input> = reports.iter().map(held).collect();
    let never = AtomicBool::new(false);
    attested::read(&inputs, &mut record, &attested::Options::default(), &|_| {}, &never).unwrap();
    record.close().unwrap();
    over(path, folder, writable)
}

/// A server over a record that is there.
pub(crate) fn over(path: std::path::PathBuf, folder: tempfile::TempDir, writable: bool) -> Running {
    let server = Server::bind(Options {
        record: path.clone(),
        address: "127.0.0.1:0".parse().unwrap(),
        names: Vec::new(),
        writable,
        user: "Ada".to_owned(),
        patience: std::time::Duration::from_millis(300),
    })
    .unwrap();
    let (port, stop) = (server.address().port(), Arc::new(AtomicBool::new(false)));
    let flag = Arc::clone(&stop);
    let thread = Some(std::thread::spawn(move || server.run(flag).unwrap()));
    Running { port, stop, thread, _folder: folder, record: path }
}

impl Running {
    pub(crate) fn get(&self, path: &str) -> Answered {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    #[expect(clippy::disallowed_types, reason = "a test asks the server as a browser would")]
    pub(crate) fn send(&self, request: &str) -> Answered {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let head = head.to_lowercase();
        let body =
            if head.contains("transfer-encoding: chunked") { unchunked(body) } else { body.to_owned() };
        Answered { status, head, body }
    }

    pub(crate) fn json(&self, path: &str) -> serde_json::Value {
        let answered = self.get(path);
        serde_json::from_str(&answered.body)
            .unwrap_or_else(|error| panic!("{path}: {error}: {}", answered.body))
    }

    /// The id of the first row of a list.
    pub(crate) fn first(&self, path: &str) -> String {
        self.json(path)["rows"][0]["id"].as_str().unwrap_or_else(|| panic!("{path} has no row")).to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the server ends without a fault");
        }
    }
}

/// The parts of a chunked body, joined. Tests send and receive text, so that sizes count bytes of it.
fn unchunked(body: &str) -> String {
    let (mut out, mut rest) = (Vec::new(), body.as_bytes());
    while let Some(end) = rest.windows(2).position(|pair| pair == b"\r\n") {
        let size = std::str::from_utf8(&rest[..end])
            .ok()
            .and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
        match size {
            Some(size @ 1..) if rest.len() >= end + 2 + size => {
                out.extend_from_slice(&rest[end + 2..end + 2 + size]);
                rest = rest.get(end + 4 + size..).unwrap_or(&[]);
            }
            _ => break,
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

impl Running {
    /// Sends a form as a page of ours does.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let origin = format!("http://localhost:{}", self.port);
        self.post_from(path, fields, &format!("Origin: {origin}\r\nSec-Fetch-Site: same-origin\r\n"))
    }

    pub(crate) fn post_from(&self, path: &str, fields: &[(&str, &str)], headers: &str) -> Answered {
        let encoded =
            |text: &str| text.bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02x}"));
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let body = body.join("&");
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: localhost:{}\r\n{headers}Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        ))
    }

    /// The token of a page.
    pub(crate) fn token(&self) -> String {
        let page = self.get("/documents").body;
        let (_, rest) = page.split_once("name=\"token\" value=\"").expect("a form with a token");
        rest.split('"').next().unwrap_or("").to_owned()
    }
}
