use std::io::IsTerminal;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb.
    #[default]
    Auto,
    /// Even into a pipe.
    Always,
    /// Not at all: speakers stand between ‹ ›, cues between _ _.
    Never,
}

/// How wide, and whether in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// Columns to write in.
    pub(crate) width: usize,
    /// Whether colour and bold are shown.
    pub(crate) color: bool,
}

/// Lines longer than this are hard to read.
const WIDEST: usize = 120;
/// Lines shorter than this cannot hold a date and a word.
const NARROWEST: usize = 30;
/// The width where none can be told.
const CUSTOMARY: usize = 80;

impl Look {
    /// The looks of standard output, as the environment and the terminal have them.
    pub(crate) fn of_stdout(choice: ColorChoice) -> Self {
        Self { width: stdout_width(), color: colored(choice, std::io::stdout().is_terminal()) }
    }

    /// The looks of standard error.
    pub(crate) fn of_stderr(choice: ColorChoice) -> Self {
        Self { width: stdout_width(), color: colored(choice, std::io::stderr().is_terminal()) }
    }
}

fn stdout_width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    told.or_else(seen).filter(|&width| width > 0).unwrap_or(CUSTOMARY).clamp(NARROWEST, WIDEST)
}

fn colored(choice: ColorChoice, terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}
