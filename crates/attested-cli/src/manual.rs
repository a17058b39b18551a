//! The part of docs/cli.md that is made from the definition of the command line.

use std::fmt::Write as _;

/// Every command with its flags, as Markdown. A test holds docs/cli.md to it.
pub fn manual() -> String {
    let mut definition = crate::definition();
    definition.build();
    let mut out = String::new();
    for command in definition.get_subcommands() {
        describe(&mut out, "attested", command);
    }
    let _ = writeln!(out, "### Options of every command\n");
    table(&mut out, definition.get_arguments().filter(|arg| arg.is_global_set()));
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

/// A command and the commands below it.
fn describe(out: &mut String, above: &str, command: &clap::Command) {
    let name = format!("{above} {}", command.get_name());
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    let usage: Vec<&str> = usage.trim_start_matches("Usage: ").lines().map(str::trim).collect();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "### {name}\n\n{about}.\n\n    {}\n", usage.join("\n    "));
    if let Some(examples) = command.get_before_help() {
        let examples = examples.to_string();
        let lines: Vec<&str> = examples.lines().skip(1).map(|line| line.trim_start_matches("  ")).collect();
        let _ = writeln!(out, "```console\n{}\n```\n", lines.join("\n"));
    }
    table(out, command.get_arguments().filter(|arg| !arg.is_global_set()));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        describe(out, &name, below);
    }
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
