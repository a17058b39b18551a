//! TimeML files: the text, its TIMEX3 elements, the date of the document.

use attested_model::Span;

/// A document of TimeML.
pub(crate) struct TimeMl {
    pub(crate) text: String,
    /// Where, type and value of every element.
    pub(crate) times: Vec<Timex>,
    /// The day on which the document was made.
    pub(crate) date: Option<String>,
}

/// One TIMEX3 element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Timex {
    pub(crate) span: Span,
    pub(crate) value: String,
}

/// Reads a document. Tolerant: what is not understood is passed over.
pub(crate) fn timeml(written: &str) -> TimeMl {
    let body = written.split_once("<TEXT>").map_or(written, |(_, body)| body);
    let body = body.rsplit_once("</TEXT>").map_or(body, |(body, _)| body);
    let (mut text, mut times) = (String::new(), Vec::new());
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        text.push_str(&unescaped(&rest[..at]));
        let Some(end) = rest[at..].find('>') else { break };
        let tag = &rest[at + 1..at + end];
        if tag.starts_with("TIMEX3") {
            open.push((text.len(), attribute(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("/TIMEX3")
            && let Some((start, value)) = open.pop()
        {
            times.push(Timex { span: Span::of(start..text.len()), value });
        }
        rest = &rest[at + end + 1..];
    }
    text.push_str(&unescaped(rest));
    TimeMl { text, times, date: date(written) }
}

/// The value of the element that says it is the creation time.
fn date(written: &str) -> Option<String> {
    let elements = written.split('<').filter(|element| element.starts_with("TIMEX3"));
    let made = elements
        .filter(|element| element.contains("CREATION_TIME"))
        .find_map(|element| attribute(element.split('>').next().unwrap_or(element), "value"))?;
    Some(made.split('T').next().unwrap_or("").to_owned())
}

fn unescaped(piece: &str) -> String {
    piece
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

fn attribute(element: &str, name: &str) -> Option<String> {
    let (_, tail) = element.split_once(&format!(" {name}=\""))?;
    tail.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::timeml;

    #[test]
    fn text_times_and_date_are_read() {
        let read = timeml(
            "<TimeML><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2031-03-10\" \
             functionInDocument=\"CREATION_TIME\">x</TIMEX3></DCT><TEXT>R&amp;D met \
             <TIMEX3 tid=\"t1\" value=\"2031-03-09\">on <B>Sunday</B></TIMEX3>.</TEXT></TimeML>",
        );
        assert_eq!(read.text, "R&D met on Sunday.");
        assert_eq!(read.times.len(), 1);
        assert_eq!(read.times[0].span.text(&read.text), "on Sunday");
        assert_eq!(read.times[0].value, "2031-03-09");
        assert_eq!(read.date.as_deref(), Some("2031-03-10"));
    }
}
