use crate::table::Role;

/// The header block of a text file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeaderBlock<'a> {
    /// What each known key holds, in the order of the block.
    pub values: Vec<(Role, &'a str)>,
    /// Keys that say nothing to us.
    pub unknown: Vec<&'a str>,
    /// Where the text starts: behind the blank line that ends the block.
    pub text_start: usize,
}

/// Reads the `key: value` lines at the top of a text, up to a blank line, or a front matter between `---` lines.
///
/// Every line of the block must be `key: value`, and one key at least must be known (title, outlet, byline,
/// date, url, credit, language and their customary other names); else there is no block and nothing is lost.
///
/// ```
/// use attested_ingest::text::header_block;
/// let text = "title: Talks open\ndate: 2031-03-25\n\nPORT ANSEL - The talks opened.";
/// let block = header_block(text).unwrap();
/// assert_eq!(&text[block.text_start..], "PORT ANSEL - The talks opened.");
/// assert_eq!(header_block("Narveth: all our coverage\n\nFront names commander"), None);
/// ```
pub fn header_block(text: &str) -> Option<HeaderBlock<'_>> {
    let mut block = HeaderBlock::default();
    let mut at = 0;
    let mut fenced = false;
    let mut lines = text.split_inclusive('\n').peekable();
    while lines.next_if(|line| line.trim().is_empty()).is_some_and(|line| {
        at += line.len();
        true
    }) {}
    if let Some(fence) = lines.next_if(|line| line.trim_end() == "---") {
        at += fence.len();
        fenced = true;
    }
    for line in lines {
        at += line.len();
        let content = line.trim_end();
        if (fenced && content == "---") || (!fenced && content.trim().is_empty()) {
            block.text_start = at;
            return (!block.values.is_empty()).then_some(block);
        }
        if fenced && content.is_empty() {
            continue;
        }
        let (key, value) = pair(content)?;
        match Role::of_header(key) {
            Some(role) if !value.is_empty() => block.values.push((role, value)),
            Some(_) => {}
            None => block.unknown.push(key),
        }
    }
    // The text ended inside the block: it holds nothing else.
    block.text_start = at;
    (!fenced && !block.values.is_empty()).then_some(block)
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let fits = !key.is_empty()
        && key.len() <= 40
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'_' | b'-' | b'.'))
        && value.len() <= 4000;
    if !fits {
        return None;
    }
    let value = value.trim();
    let unquoted =
        value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|inner| !inner.contains('"'));
    Some((key, unquoted.unwrap_or(value)))
}
