use clap::CommandFactory as _;

use crate::args::{Cli, CompletionsArgs};
use crate::error::{Failure, code};
use crate::session::Session;

pub(super) fn run(args: &CompletionsArgs, session: &Session) -> Result<u8, Failure> {
    session.out(|out| {
        let mut script = Vec::new();
        clap_complete::generate(args.shell, &mut Cli::command(), "attested", &mut script);
        Ok(out.write_all(&script)?)
    })?;
    session.flush()?;
    Ok(code::OK)
}
