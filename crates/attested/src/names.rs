//! Lists of names into the record.
//!
//! Takes the bytes of a list and what it is to be called; gives what came of it. The lines of the record are not made
//! anew here: [`crate::resolve()`] does that, and every later resolution hears the lists as it hears decisions.

use attested_ingest::names::{self, NameFault, NamesError, Options};
use attested_model::NameList;
use attested_record::Record;

use crate::{Author, Error, Refused};

/// What taking a list in came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesTaken {
    /// The list, as it is in the record now.
    pub list: NameList,
    /// False when the record had this very list already.
    pub new: bool,
    /// Entities of the file that are no actors.
    pub passed_over: usize,
    /// What could not be taken, or only in part.
    pub faults: Vec<NameFault>,
}

/// Takes a list of names in under the name `called`, in the place of an earlier one of that name.
///
/// # Errors
/// [`Error::Names`] when the file is no list of names or holds no actor, [`Error::Refused`] when nobody answers for
/// it, [`Error::Record`] when the record refuses. Nothing is written then.
pub fn take_names(
    record: &mut Record,
    called: &str,
    bytes: &[u8],
    options: &Options,
    author: &Author,
) -> Result<NamesTaken, Error> {
    if author.user.trim().is_empty() {
        return Err(Refused::Nobody.into());
    }
    let called = called.trim();
    if called.is_empty() {
        return Err(Refused::Unfit("a list of names needs a name of its own".to_owned()).into());
    }
    let listed = names::names(bytes, options)?;
    if listed.actors.is_empty() {
        return Err(Error::NoActor { faults: listed.faults, passed_over: listed.passed_over });
    }
    let list = NameList {
        name: called.to_owned(),
        format: listed.format.word().to_owned(),
        sha256: listed.sha256,
        user: author.user.trim().to_owned(),
        time: author.time.to_string(),
        actors: listed.actors,
    };
    let new = record.put_names(&list)?;
    Ok(NamesTaken { list, new, passed_over: listed.passed_over, faults: listed.faults })
}

/// Takes a list back: the record keeps that it was there, and resolves without it from now on.
///
/// # Errors
/// [`Error::Refused`] when the record has no list of that name or nobody answers for it.
pub fn drop_names(record: &mut Record, called: &str, author: &Author) -> Result<(), Error> {
    if author.user.trim().is_empty() {
        return Err(Refused::Nobody.into());
    }
    let empty = NameList {
        name: called.trim().to_owned(),
        format: String::new(),
        sha256: String::new(),
        user: author.user.trim().to_owned(),
        time: author.time.to_string(),
        actors: Vec::new(),
    };
    if record.put_names(&empty)? {
        return Ok(());
    }
    let known: Vec<String> = record.name_lists()?.into_iter().map(|list| list.name).collect();
    let known =
        if known.is_empty() { "it has none".to_owned() } else { format!("it has {}", known.join(", ")) };
    Err(Refused::Unfit(format!("the record has no list called {called}; {known}")).into())
}

impl From<NamesError> for Error {
    fn from(error: NamesError) -> Self {
        Self::Names(error)
    }
}
