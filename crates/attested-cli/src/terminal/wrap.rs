use unicode_width::UnicodeWidthChar;

use super::{Role, Text};

/// How many columns the text takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Breaks the text into lines of at most `limit` columns: at spaces, between wide characters (Chinese, Japanese),
/// and inside words that are longer than a line.
pub(crate) fn wrap(text: &Text, limit: usize) -> Vec<Text> {
    let limit = limit.max(1);
    let chars: Vec<(Role, char)> =
        text.pieces().flat_map(|(role, piece)| piece.chars().map(move |c| (role, c))).collect();
    let mut lines = Vec::new();
    let mut rest = &chars[..];
    while let Some(from) = rest.iter().position(|&(_, c)| c != ' ') {
        rest = &rest[from..];
        let (end, next) = line_end(rest, limit);
        lines.push(gather(&rest[..end]));
        rest = &rest[next..];
    }
    lines
}

/// Where the first line of `chars` ends, and where the next begins.
fn line_end(chars: &[(Role, char)], limit: usize) -> (usize, usize) {
    let mut used = 0;
    // The last place where a line may end, and where the next would begin.
    let mut chance = None;
    for (at, &(_, c)) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| chars[before].1);
        if c == ' ' {
            if before != Some(' ') {
                chance = Some((at, at + 1));
            }
        } else if at > 0 && before.is_some_and(|before| before != ' ' && breaks_between(before, c)) {
            chance = Some((at, at));
        }
        used += char_width(c);
        if used > limit && c != ' ' {
            return chance.unwrap_or((at.max(1), at.max(1)));
        }
    }
    let end = chars.iter().rposition(|&(_, c)| c != ' ').map_or(0, |last| last + 1);
    (end, chars.len())
}

/// True between two characters of scripts that are written without spaces.
fn breaks_between(before: char, after: char) -> bool {
    let wide = |c: char| char_width(c) == 2;
    let closing = matches!(after, '、' | '。' | '」' | '』' | '）' | '，' | '．' | '！' | '？' | '：' | '；');
    wide(before) && wide(after) && !closing
}

fn gather(chars: &[(Role, char)]) -> Text {
    let mut line = Text::new();
    for run in chars.chunk_by(|(one, _), (other, _)| one == other) {
        let words: String = run.iter().map(|&(_, c)| c).collect();
        line.push(run[0].0, &words);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::{Role, Text};
    use super::{width, wrap};

    fn lines(text: &str, limit: usize) -> Vec<String> {
        let wrapped = wrap(&Text::of(Role::Plain, text), limit);
        wrapped.iter().map(|line| line.pieces().map(|(_, piece)| piece).collect()).collect()
    }

    #[test]
    fn words_stay_whole_and_spaces_at_breaks_go() {
        assert_eq!(lines("the envoy  said no more", 10), ["the envoy", "said no", "more"]);
        assert_eq!(lines("exactly ten", 11), ["exactly ten"]);
        assert_eq!(lines("", 10), Vec::<String>::new());
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut() {
        assert_eq!(lines("see https://courier.example/a", 10), ["see", "https://co", "urier.exam", "ple/a"]);
    }

    #[test]
    fn wide_characters_count_twice_and_may_be_parted() {
        assert_eq!(width("外相"), 4);
        assert_eq!(lines("外相は会談した。", 6), ["外相は", "会談し", "た。"]);
    }

    #[test]
    fn combining_marks_take_no_room() {
        assert_eq!(width("Zoe\u{308}"), 3);
        assert_eq!(lines("Zoe\u{308} Mare", 8), ["Zoe\u{308} Mare"]);
    }

    #[test]
    fn a_word_may_cross_roles() {
        let text = Text::of(Role::Plain, "said ‹").and(Role::Speaker, "Maré").and(Role::Plain, "›, twice");
        let wrapped = wrap(&text, 8);
        assert_eq!(wrapped.len(), 3);
        assert_eq!(wrapped[1].pieces().map(|(_, piece)| piece).collect::<String>(), "‹Maré›,");
    }
}
