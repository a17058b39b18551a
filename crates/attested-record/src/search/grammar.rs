//! The query language: words, phrases, AND, OR, NOT, parentheses, beginnings of words.
//!
//! A query becomes an expression of the index in which every word of the user is quoted, so that nothing a user
//! types is taken for syntax.

use std::fmt::Write as _;

use crate::query::{phrase, words};

/// Deeper parentheses are refused; nobody writes them by hand.
const DEEPEST: usize = 32;
/// More words are refused.
const LONGEST: usize = 200;

/// Why the words of a search are not a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the query is not understood at '{}': {what}", .rest.as_deref().unwrap_or("its end"))]
pub struct SearchError {
    /// Byte of the query at which the fault lies.
    pub at: usize,
    /// What is wrong, as a sentence without its full stop.
    pub what: &'static str,
    /// The query from there on, cut short; `None` at its end.
    pub rest: Option<String>,
}

/// Translates a query for the index.
pub(crate) fn compile(query: &str) -> Result<String, SearchError> {
    let mut parser = Parser { query, at: 0, words: 0 };
    let expression = parser.either(0)?;
    parser.skip_space();
    if parser.at < query.len() {
        return Err(parser.fault(parser.at, "a parenthesis closes that was not opened"));
    }
    expression.ok_or_else(|| parser.fault(0, "there is no word to look for"))
}

struct Parser<'q> {
    query: &'q str,
    at: usize,
    words: usize,
}

/// An expression of the index; `None` when it holds no word (a lone dash).
type Expression = Option<String>;

impl Parser<'_> {
    /// `a OR b`
    fn either(&mut self, depth: usize) -> Result<Expression, SearchError> {
        let mut parts = Vec::new();
        loop {
            let start = self.at;
            let part = self.both(depth)?;
            let more = self.keyword("OR");
            match part {
                Some(part) => parts.push(part),
                None if more => return Err(self.fault(start, "OR needs a word on both sides")),
                None if !parts.is_empty() => {
                    return Err(self.fault(self.at, "OR needs a word on both sides"));
                }
                None => {}
            }
            if !more {
                return Ok(join(parts, " OR "));
            }
        }
    }

    /// `a AND b`, `a b`
    fn both(&mut self, depth: usize) -> Result<Expression, SearchError> {
        let mut parts: Vec<String> = Vec::new();
        let mut without: Vec<String> = Vec::new();
        loop {
            let start = self.at;
            if self.keyword("AND") {
                if parts.is_empty() || !self.operand_follows() {
                    return Err(self.fault(start, "AND needs a word on both sides"));
                }
                continue;
            }
            if self.keyword("NOT") {
                if parts.is_empty() {
                    return Err(self.fault(start, "NOT needs a word before it: what is to be found"));
                }
                match self.operand(depth)? {
                    Some(Some(part)) => without.push(part),
                    _ => return Err(self.fault(start, "NOT needs a word behind it")),
                }
                continue;
            }
            match self.operand(depth)? {
                Some(part) => parts.extend(part),
                None => break,
            }
        }
        let Some(mut expression) = join(parts, " AND ") else { return Ok(None) };
        if let Some(without) = join(without, " OR ") {
            expression = format!("({expression} NOT {without})");
        }
        Ok(Some(expression))
    }

    /// A word, a phrase or parentheses; `None` where none begins.
    fn operand(&mut self, depth: usize) -> Result<Option<Expression>, SearchError> {
        self.skip_space();
        let start = self.at;
        match self.peek() {
            None | Some(')') => Ok(None),
            Some('(') => {
                if depth >= DEEPEST {
                    return Err(self.fault(start, "there are too many parentheses"));
                }
                self.at += 1;
                let inside = self.either(depth + 1)?;
                self.skip_space();
                if self.peek() != Some(')') {
                    return Err(self.fault(start, "this parenthesis is not closed"));
                }
                self.at += 1;
                if inside.is_none() {
                    return Err(self.fault(start, "there is no word between the parentheses"));
                }
                Ok(Some(inside))
            }
            Some(quote @ ('"' | '“' | '”')) => {
                self.at += quote.len_utf8();
                let rest = &self.query[self.at..];
                let Some(end) = rest.find(['"', '“', '”']) else {
                    return Err(self.fault(start, "this quotation mark is not closed"));
                };
                let text = rest[..end].to_owned();
                self.at += end + rest[end..].chars().next().map_or(0, char::len_utf8);
                self.counted(start, &text)?;
                self.near(start, &text).map(Some)
            }
            Some(_) if self.word_is("OR") || self.word_is("AND") || self.word_is("NOT") => Ok(None),
            Some(_) => {
                let text = self.bare_word().to_owned();
                self.at += text.len();
                self.counted(start, &text)?;
                if words(&text) == 0 {
                    return Ok(Some(None));
                }
                let beginning = text.ends_with('*');
                Ok(Some(Some(phrase(&text) + if beginning { " *" } else { "" })))
            }
        }
    }

    /// `"a b"~5` once the phrase is read.
    fn near(&mut self, start: usize, text: &str) -> Result<Expression, SearchError> {
        let mut distance = None;
        if self.peek() == Some('~') {
            let digits: String = self.query[self.at + 1..].chars().take_while(char::is_ascii_digit).collect();
            match digits.parse::<u16>() {
                Ok(number) => distance = Some(number),
                Err(_) => return Err(self.fault(self.at, "a number of words has to follow, as in \"a b\"~5")),
            }
            self.at += 1 + digits.len();
        }
        if words(text) == 0 {
            return Err(self.fault(start, "there is no word between the quotation marks"));
        }
        Ok(Some(match distance {
            None => phrase(text),
            Some(distance) => {
                let mut near = String::from("NEAR(");
                for word in text.split_whitespace().filter(|word| words(word) > 0) {
                    near.push_str(&phrase(word));
                    near.push(' ');
                }
                // Writing to a String cannot fail.
                let _ = write!(near, ", {distance})");
                near
            }
        }))
    }

    fn counted(&mut self, start: usize, text: &str) -> Result<(), SearchError> {
        self.words += words(text);
        if self.words > LONGEST {
            return Err(self.fault(start, "there are too many words"));
        }
        Ok(())
    }

    fn operand_follows(&mut self) -> bool {
        self.skip_space();
        !matches!(self.peek(), None | Some(')'))
            && !self.word_is("OR")
            && !self.word_is("AND")
            && !self.word_is("NOT")
    }

    fn keyword(&mut self, keyword: &str) -> bool {
        self.skip_space();
        let found = self.word_is(keyword);
        if found {
            self.at += keyword.len();
        }
        found
    }

    fn word_is(&self, keyword: &str) -> bool {
        self.bare_word() == keyword
    }

    fn bare_word(&self) -> &str {
        let rest = &self.query[self.at..];
        let end =
            rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '“' | '”' | '(' | ')'));
        &rest[..end.unwrap_or(rest.len())]
    }

    fn skip_space(&mut self) {
        let rest = &self.query[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn peek(&self) -> Option<char> {
        self.query[self.at..].chars().next()
    }

    fn fault(&self, at: usize, what: &'static str) -> SearchError {
        let rest: String = self.query[at..].trim_start().chars().take(24).collect();
        SearchError { at, what, rest: (!rest.is_empty()).then_some(rest) }
    }
}

fn join(mut parts: Vec<String>, by: &str) -> Expression {
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(format!("({})", parts.join(by))),
    }
}

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn words_are_quoted_and_joined() {
        for (query, expected) in [
            ("oil", "\"oil\""),
            ("oil embargo", "(\"oil\" AND \"embargo\")"),
            ("oil AND embargo", "(\"oil\" AND \"embargo\")"),
            ("oil OR gas pipe", "(\"oil\" OR (\"gas\" AND \"pipe\"))"),
            ("oil NOT gas", "(\"oil\" NOT \"gas\")"),
            ("(oil OR gas) embargo", "((\"oil\" OR \"gas\") AND \"embargo\")"),
            ("\"oil embargo\"", "\"oil embargo\""),
            ("“oil embargo”~4", "NEAR(\"oil\" \"embargo\" , 4)"),
            ("embarg*", "\"embarg*\" *"),
            ("and or not", "(\"and\" AND \"or\" AND \"not\")"),
            ("oil — gas", "(\"oil\" AND \"gas\")"),
            ("title:oil", "\"title:oil\""),
        ] {
            assert_eq!(compile(query).as_deref(), Ok(expected), "{query}");
        }
    }

    #[test]
    fn faults_are_named_with_their_place() {
        for (query, at) in [
            ("", 0),
            (" — ", 0),
            ("oil (gas", 4),
            ("oil)", 3),
            ("\"oil", 0),
            ("oil \"\"", 4),
            ("NOT oil", 0),
            ("oil NOT", 3),
            ("oil AND", 3),
            ("AND oil", 0),
            ("oil OR", 6),
            ("OR oil", 0),
            ("oil ()", 4),
            ("\"oil gas\"~", 9),
        ] {
            assert_eq!(compile(query).map_err(|error| error.at), Err(at), "{query}");
        }
        assert!(compile(&"(".repeat(100_000)).is_err());
        assert!(compile(&"oil ".repeat(100_000)).is_err());
    }
}
