use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{Look, Role, Text};

/// Writes a text that is wrapped already, without a line break.
pub(crate) fn paint(text: &Text, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for (role, piece) in text.pieces() {
        let style = style(role);
        if look.color && style != Style::new() {
            write!(out, "{style}{piece}{style:#}")?;
        } else {
            out.write_all(piece.as_bytes())?;
        }
    }
    Ok(())
}

fn style(role: Role) -> Style {
    match role {
        Role::Plain => Style::new(),
        Role::Speaker | Role::Head => Style::new().bold(),
        Role::Cue => Style::new().underline(),
        Role::Status => AnsiColor::Yellow.on_default().bold(),
        Role::Date => AnsiColor::Cyan.on_default(),
        Role::Quiet => Style::new().dimmed(),
    }
}

impl Text {
    /// The text with marks in the place of bold and underline, where those are not shown.
    pub(crate) fn marked(&self, look: Look) -> Self {
        if look.color {
            return self.clone();
        }
        let mut out = Self::new();
        for (role, piece) in self.pieces() {
            let (open, close) = match role {
                Role::Speaker => ("‹", "›"),
                Role::Cue => ("_", "_"),
                _ => ("", ""),
            };
            out.push(Role::Plain, open);
            out.push(role, piece);
            out.push(Role::Plain, close);
        }
        out
    }
}
