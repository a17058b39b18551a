//! The part of docs/cli.md that is made from the definition of the command line.

use std::fmt::Write as _;

/// Every command with its flags, as Markdown. A test holds docs/cli.md to it.
pub fn manual() -> String {
    let mut definition = crate::definition();
    definition.build();
    let mut out = String::new();
    for command in definition.get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").trim();
        // Writing to a String cannot fail.
        let _ = writeln!(out, "### attested {}\n\n{about}.\n\n    {usage}\n", command.get_name());
        if let Some(examples) = command.get_before_help() {
            let examples = examples.to_string();
            let _ = writeln!(
                out,
                "```console\n{}\n```\n",
                examples
                    .lines()
                    .skip(1)
                    .map(|line| line.trim_start_matches("  "))
                    .collect::<Vec<_>>()
                    .join("\n")
            );
        }
        table(&mut out, command.get_arguments().filter(|arg| !arg.is_global_set()));
    }
    let _ = writeln!(out, "### Options of every command\n");
    table(&mut out, definition.get_arguments().filter(|arg| arg.is_global_set()));
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn table<'a>(out: &mut String, arguments: impl Iterator<Item = &'a clap::Arg>) {
    let arguments: Vec<&clap::Arg> =
        arguments.filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version")).collect();
    if arguments.is_empty() {
        return;
    }
    out.push_str("| | |\n|---|---|\n");
    for argument in arguments {
        let _ = writeln!(out, "| `{}` | {} |", form(argument), meaning(argument));
    }
    out.push('\n');
}

/// "--since DATE", "-n, --limit NUMBER", "PATH…"
fn form(argument: &clap::Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let values = names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let Some(long) = argument.get_long() else {
        let many = argument.get_num_args().is_some_and(|range| range.max_values() > 1);
        return format!("{values}{}", if many { "…" } else { "" });
    };
    let short = argument.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
    let values = if argument.get_action().takes_values() { format!(" {values}") } else { String::new() };
    format!("{short}--{long}{values}")
}

fn meaning(argument: &clap::Arg) -> String {
    let mut out = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let words: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if argument.get_action().takes_values() && !words.is_empty() {
        let _ = write!(out, ": {}", words.join(", "));
    }
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| format!("`{}`", value.to_string_lossy())).collect();
    if argument.get_action().takes_values() && !defaults.is_empty() {
        let _ = write!(out, "; {} unless given", defaults.join(", "));
    }
    if let Some(variable) = argument.get_env() {
        let _ = write!(out, " (also from the environment: `{}`)", variable.to_string_lossy());
    }
    out.replace('|', "\\|")
}
