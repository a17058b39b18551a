//! The `attested` binary; everything is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    attested_cli::run(std::env::args_os())
}
