//! What all requests share: where the record is, open connections to it, and who may do what.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use attested::{Record, RecordError};

/// So many idle connections are kept open.
const IDLE: usize = 8;

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Desk {
    path: PathBuf,
    idle: Mutex<Vec<Record>>,
    /// One decision at a time; another program's writes are waited for by the record.
    deciding: Mutex<()>,
    /// One reading, or making of lines, at a time. Decisions do not wait for it.
    working: Mutex<()>,
    /// What a form must bring back to show that one of our pages sent it.
    pub(crate) token: String,
    /// Whether documents and decisions may be added.
    pub(crate) writable: bool,
    /// Names, beside numbers of addresses, under which this server may be asked.
    pub(crate) names: Vec<String>,
    pub(crate) port: u16,
    /// Who decides, when a form does not say.
    pub(crate) user: String,
    /// How long a write waits for another program's.
    patience: Duration,
}

impl Desk {
    pub(crate) fn new(
        path: PathBuf,
        writable: bool,
        names: Vec<String>,
        port: u16,
        user: String,
        patience: Duration,
    ) -> std::io::Result<Self> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|error| std::io::Error::other(error.to_string()))?;
        let token = random.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let (idle, deciding, working) = (Mutex::default(), Mutex::default(), Mutex::default());
        Ok(Self { path, idle, deciding, working, token, writable, names, port, user, patience })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A connection that sees one state of the record as long as it is borrowed.
    pub(crate) fn reader(&self) -> Result<Reader<'_>, RecordError> {
        let idle = lock(&self.idle).pop();
        let record = match idle {
            Some(record) => record,
            None => Record::open_read_only(&self.path)?,
        };
        record.hold()?;
        Ok(Reader { desk: self, record: Some(record) })
    }

    /// Runs `write`, which is short, with the record open for writing. It waits for the moment in which new lines are put
    /// in the place of the old, and for other programs, but not while lines are being made.
    pub(crate) fn write<T, E: From<RecordError>>(
        &self,
        write: impl FnOnce(&mut Record) -> Result<T, E>,
    ) -> Result<T, E> {
        let _turn = lock(&self.deciding);
        let mut record = Record::open_or_create(&self.path)?;
        record.wait_for_locks(self.patience)?;
        write(&mut record)
    }

    /// Runs `work`, which may be long, with the record open for writing; other such work of this server waits.
    pub(crate) fn work<T, E: From<RecordError>>(
        &self,
        work: impl FnOnce(&mut Record) -> Result<T, E>,
    ) -> Result<T, E> {
        let _turn = lock(&self.working);
        let mut record = Record::open_or_create(&self.path)?;
        record.wait_for_locks(self.patience)?;
        work(&mut record)
    }

    /// Makes the lines of the record anew in a thread of its own, unless they are; true when that is done before the
    /// patience ends. It goes on in any case: until it is done, pages show the lines of before, and say so.
    pub(crate) fn make_anew(self: &Arc<Self>, patience: Duration) -> Result<bool, attested::Error> {
        let (done, told) = mpsc::channel();
        let desk = Arc::clone(self);
        std::thread::spawn(move || {
            let made = desk.work(|record| -> Result<(), attested::Error> {
                // Another may have done it while this one waited for its turn; and more may come in while it works.
                while record.is_stale()? && attested::run_of_record(record)?.is_some() {
                    let known = record.decisions()?.len();
                    attested::resolve(record, &|_| {})?;
                    for decision in record.decisions()?.iter().skip(known) {
                        record.preview(&decision.action)?;
                    }
                }
                Ok(())
            });
            // Nobody listens any more when it took longer than the patience.
            let _ = done.send(made);
        });
        told.recv_timeout(patience).map_or(Ok(false), |made| made.map(|()| true))
    }

    /// Closes all idle connections.
    pub(crate) fn clear(&self) {
        lock(&self.idle).clear();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is guarded is whole at any moment, even when a thread died holding it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A borrowed connection; it goes back when dropped.
pub(crate) struct Reader<'d> {
    desk: &'d Desk,
    record: Option<Record>,
}

impl std::ops::Deref for Reader<'_> {
    type Target = Record;

    fn deref(&self) -> &Record {
        match &self.record {
            Some(record) => record,
            // It is taken out only while it is dropped.
            None => unreachable!("a borrowed connection is there until it is dropped"),
        }
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let Some(record) = self.record.take() else { return };
        if record.let_go().is_err() {
            return;
        }
        let mut idle = lock(&self.desk.idle);
        if idle.len() < IDLE {
            idle.push(record);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;
    use std::time::Instant;

    use attested::model::Action;
    use attested::{Author, Input, Timestamp};

    use super::*;

    #[test]
    fn a_decision_is_kept_at_once_and_worked_in_behind_the_pages() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("attested.db");
        let mut record = Record::create(&path).unwrap();
        let text = "title: Raid\noutlet: Post\ndate: 2031-04-09\n\nThe army of Halvenia attacked the town of Dellin on 6 April 2031, officials said.\n";
        let held = Input::Held { name: "raid.txt".to_owned(), bytes: text.as_bytes().into() };
        attested::read(&[held], &mut record, &attested::Options::default(), &|_| {}, &AtomicBool::new(false))
            .unwrap();
        drop(record);
        let desk = Arc::new(
            Desk::new(path, true, Vec::new(), 4000, "Ada".to_owned(), Duration::from_secs(9)).unwrap(),
        );
        let event = desk
            .reader()
            .unwrap()
            .events(&attested::record::EventQuery::default())
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let edit = Action::Edit {
            target: event.id.to_string(),
            field: "status".to_owned(),
            value: "\"demanded\"".to_owned(),
        };
        let author = Author { user: "Ada".to_owned(), time: Timestamp::now() };
        desk.write(|record| attested::note(record, vec![edit.clone()], "read again", &author)).unwrap();
        let status = || desk.reader().unwrap().event(&event.id).unwrap().unwrap().status;
        assert_eq!(status(), event.status, "the line is that of before");
        assert!(
            desk.reader().unwrap().is_stale().unwrap()
                && desk.reader().unwrap().decisions().unwrap().len() == 1
        );
        // What it says of its own line can be shown at once; all that hangs on it still waits.
        assert!(desk.write(|record| record.preview(&edit)).unwrap());
        assert_eq!(status(), attested::model::EventStatus::Demanded);
        assert!(desk.reader().unwrap().is_stale().unwrap());
        // While something long is under way, decisions are taken and pages are shown.
        let turn = lock(&desk.working);
        let confirm = Action::Confirm { target: event.id.to_string() };
        desk.write(|record| attested::note(record, vec![confirm], "and again", &author)).unwrap();
        assert_eq!(desk.reader().unwrap().decisions().unwrap().len(), 2);
        drop(turn);
        assert!(!desk.make_anew(Duration::ZERO).unwrap());
        let began = Instant::now();
        while desk.reader().unwrap().is_stale().unwrap() {
            assert!(began.elapsed() < Duration::from_secs(30), "it is worked in behind the pages");
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(status(), attested::model::EventStatus::Demanded);
        assert!(desk.make_anew(Duration::from_secs(30)).unwrap(), "what is done is not done again");
    }
}
