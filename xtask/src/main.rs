//! Chores of the workspace.
#![expect(clippy::print_stderr, reason = "a chore speaks to the person who runs it")]

fn main() -> std::process::ExitCode {
    eprintln!("usage: cargo xtask tidy");
    std::process::ExitCode::from(2)
}
