//! Text inside markup and tables of others: escaped, and without what their formats forbid.

use std::fmt::Write as _;

/// Text inside XML or HTML, in content or in an attribute between double quotes. What XML 1.0 forbids becomes U+FFFD;
/// characters that change the direction of reading are kept apart by being written as numbers.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push('\n'),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if turns(c) => {
                // Shown, not obeyed. Writing to a String cannot fail.
                let _ = write!(out, "[U+{:04X}]", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Text inside Markdown: nothing in it is taken for markup.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in super::desk::one_line(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push('\u{fffd}'),
            c if turns(c) => {
                let _ = write!(out, "\\[U+{:04X}\\]", u32::from(c));
            }
            c => out.push(c),
        }
    }
    // A number or a sign at the beginning would start a list.
    let starts_list = out.starts_with(['-', '+'])
        || out.split_once(['.', ')']).is_some_and(|(head, _)| {
            !head.is_empty() && head.len() < 10 && head.bytes().all(|byte| byte.is_ascii_digit())
        });
    if starts_list { format!("\u{200b}{out}") } else { out }
}

/// A cell of a tab-separated table that has no quoting: breaks and tabs become spaces.
pub(super) fn cell(text: &str) -> String {
    super::desk::one_line(text).chars().filter(|c| !c.is_control()).collect()
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{cell, escape, markdown};

    #[test]
    fn markup_and_controls_stay_text() {
        assert_eq!(
            escape("<script>a&\"b'\u{1b}\u{202e}"),
            "&lt;script&gt;a&amp;&quot;b&#39;\u{fffd}[U+202E]"
        );
        assert_eq!(markdown("[x](javascript:1) *b*\n# h"), "\\[x\\](javascript:1) \\*b\\* \\# h");
        assert!(markdown("1. first").starts_with('\u{200b}'));
        assert_eq!(cell("a\tb\r\nc\u{7}"), "a b c");
    }
}
