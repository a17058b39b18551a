use attested::Options;

use super::report;
use crate::args::RebuildArgs;
use crate::error::{Failure, code};
use crate::interrupt;
use crate::progress::Shown;
use crate::record::Record;
use crate::session::Session;

pub(super) fn run(args: &RebuildArgs, session: &Session) -> Result<u8, Failure> {
    let stop = interrupt::watch(session.quiet, "what is read so far will be kept");
    let mut record = Record::open(&session.path)?;
    let shown = Shown::new(session.quiet, session.color);
    let options = Options { threads: args.threads.map_or(0, usize::from), ..Options::default() };
    let color = session.color;
    let tell = |progress| shown.tell(&progress, color);
    let analyser = args.engine.analyser(&session.path)?;
    let rebuilt = attested::rebuild_with(&analyser, &mut record, &options, &tell, &stop);
    shown.done();
    let report = rebuilt?;
    report::print_rebuilt(&report, &record, session)?;
    Ok(if report.cancelled { code::STOPPED } else { code::OK })
}
