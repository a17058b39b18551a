use attested_bench::{Error, ReadBy, Request, measure};

use crate::args::{BenchArgs, ReadBy as Read};
use crate::error::{Failure, Fault, code};
use crate::session::Session;

pub(super) fn run(args: &BenchArgs, session: &Session) -> Result<u8, Failure> {
    let reader = match args.reader {
        Read::Trained => ReadBy::Trained,
        Read::Rules => ReadBy::Rules,
    };
    let request = Request {
        folder: &args.folder,
        reader,
        document: args.document.as_deref(),
        errors: args.errors,
        texts: args.texts.as_deref(),
    };
    let report = measure(args.measure.0, &request)?;
    session.out(|out| {
        if session.json {
            Ok(writeln!(out, "{}", report.json())?)
        } else {
            Ok(write!(out, "{}", report.markdown())?)
        }
    })?;
    Ok(code::OK)
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let (fault, hint) = match &error {
            Error::TestSplit { .. } => {
                (Fault::User, Some("scores on test splits are for those who keep them"))
            }
            Error::NotThere { .. } => {
                (Fault::User, Some("name the folder of the corpus: attested bench --help"))
            }
            Error::NeedsEncoder { .. } => (Fault::Usage, None),
            Error::Io { .. } => (Fault::Machine, None),
            Error::Line { .. } => (Fault::User, Some("unpack the corpus again")),
            Error::Weights(_) | Error::Encoder(_) => (Fault::Ours, None),
        };
        let failure = Self::new(fault, error.to_string());
        match hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}
