use clap::CommandFactory as _;

use crate::args::{Cli, ManArgs};
use crate::error::{Failure, Fault, code};
use crate::session::Session;

pub(super) fn run(args: &ManArgs, session: &Session) -> Result<u8, Failure> {
    if let Some(folder) = &args.to {
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
            .map_err(|error| Failure::new(Fault::Machine, format!("{}: {error}", folder.display())))?;
        session.note(&format!("The pages are in {}.", folder.display()));
        return Ok(code::OK);
    }
    session.out(|out| Ok(clap_mangen::Man::new(Cli::command()).render(&mut &mut *out)?))?;
    session.flush()?;
    Ok(code::OK)
}
