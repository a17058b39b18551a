use attested::Record;
use attested::model::Span;
use attested::record::{Hit, Page, SearchQuery};
use attested_export::words;
use maud::{Markup, html};

use super::filter::{chosen, field};
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::markup::{Mark, foreign, marked, when};
use crate::params::Params;
use crate::problem::Problem;

/// Sentences by their words.
pub(crate) struct Search;

/// The query, with `outlet:`, `since:` and `until:` taken out of its words.
fn query(params: &Params, page: Page) -> Result<Option<SearchQuery>, Problem> {
    let Some(text) = params.get("q") else { return Ok(None) };
    let mut query = SearchQuery {
        text: String::new(),
        outlet: params.owned("outlet"),
        since: params.date("since")?,
        until: params.date("until")?,
        page,
    };
    for part in parts(text) {
        let field = part.split_once(':').filter(|(name, value)| !value.is_empty() && !name.contains('"'));
        match field {
            Some(("outlet", value)) => query.outlet = Some(value.trim_matches('"').to_owned()),
            Some((name @ ("since" | "until"), value)) => {
                let date =
                    Params::from(vec![(name.to_owned(), value.trim_matches('"').to_owned())]).date(name)?;
                if name == "since" { query.since = date } else { query.until = date }
            }
            _ => {
                query.text.push_str(part);
                query.text.push(' ');
            }
        }
    }
    query.text = query.text.trim().to_owned();
    if query.text.is_empty() {
        return Err(Problem::Asked("a search needs words beside outlet:, since: and until:".to_owned()));
    }
    Ok(Some(query))
}

/// The parts of a query between spaces, quoted ones whole.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

impl List for Search {
    const NAME: &'static str = "search";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("document", "/passage/document"),
        ("start", "/passage/start"),
        ("end", "/passage/end"),
        ("byte_start", "/passage/byte_start"),
        ("byte_end", "/passage/byte_end"),
        ("quote", "/passage/quote"),
        ("section", "/section"),
        ("title", "/title"),
        ("outlet", "/outlet"),
        ("published", "/published"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        match query(params, page)? {
            Some(query) => Ok(Rows::of(record.search(&query)?, |hit| Item::Hit(Box::new(hit)))),
            None => Ok(Rows::known(Vec::new(), page)),
        }
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let params = &scene.ask.params;
        let asked = params.get("q");
        let mut last = None;
        let found = Self::rows(scene.record, params, scene.window.page());
        let (total, hits, fault) = match found {
            Ok(rows) => {
                let mut hits = Vec::new();
                for item in rows.items {
                    let item = item?;
                    last = item.mark();
                    if let Item::Hit(hit) = item {
                        hits.push(row(&hit, scene)?);
                    }
                }
                (rows.total, hits, None)
            }
            // A query that is being written is answered beside its field, not by another page.
            Err(problem) if problem.status().is_client_error() => (0, Vec::new(), Some(problem.to_string())),
            Err(problem) => return Err(problem),
        };
        let body = html! {
            div.page {
                h1 { "Search" }
                form.wide action="/search" role="search" {
                    label.field { span { "Words, as they stand in the reports" }
                        input type="search" name="q" value=[asked] autocomplete="off"; }
                    (field("outlet", "Outlet", "", params))
                    (field("since", "From", "2031-04", params))
                    (field("until", "Until", "", params))
                    button { "Search" }
                }
                p.detail { code { "oil embargo" } " both words · " code { "\"oil embargo\"" } " the phrase · " code { "\"embargo oil\"~5" } " near each other · "
                    code { "embarg*" } " a beginning · " code { "oil OR gas" } ", " code { "oil NOT gas" } " · " code { "outlet:Northlight since:2031-03" } }
                @if let Some(fault) = &fault { p.fault role="alert" { (attested_export::neutral(fault)) "." } }
                (chosen("/search", scene)?)
                @if asked.is_some() && fault.is_none() && total == 0 { p.none { "No sentence has these words." } }
                ol.lines { @for hit in &hits { (hit) } }
                (pager(scene, total, last, "sentence"))
            }
        };
        let title = asked.map_or_else(|| "Search".to_owned(), |asked| format!("{asked} – Search"));
        Ok(frame(
            &Frame {
                title: &title,
                here: "/search",
                query: asked.unwrap_or(""),
                class: "one",
                waiting: scene.record.is_stale()?,
            },
            &body,
        ))
    }
}

fn row(hit: &Hit, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let start = hit.passage.span.start();
    // Marks count from the beginning of the document; the sentence is all we hold.
    let marks: Vec<_> = hit
        .matches
        .iter()
        .map(|found| {
            let from = found.start().saturating_sub(start) as usize;
            (Span::of(from..from + found.len() as usize), Mark::Found)
        })
        .collect();
    let document = attested_export::words::Shelf::document(&scene.shelf, hit.passage.document)?;
    let href = document.map_or_else(
        || format!("/document/{}", hit.passage.document),
        |document| crate::markup::span_link(hit.passage.document, document.text(), hit.passage.span),
    );
    Ok(html! {
        li.entry data-href=(href) {
            p.when { (when(hit.published, None)) }
            div.what {
                p.head { a.open href=(href) { @match &hit.title { Some(title) => (foreign(title)), None => "Without a headline" } } }
                blockquote dir="auto" { (marked(&hit.sentence, Span::of(0..hit.sentence.len()), &marks)) }
                p.way { @match &hit.outlet { Some(outlet) => (foreign(outlet)), None => "outlet not known" }
                    @if !hit.section.is_report() { " · " (words::set_apart_because(hit.section)) } }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(q: &str) -> SearchQuery {
        query(&Params::from(vec![("q".to_owned(), q.to_owned())]), Page::default()).unwrap().unwrap()
    }

    #[test]
    fn fields_are_taken_out_of_the_words() {
        let query = asked("\"formal proof\" outlet:\"Basin Monitor\" since:2031-03 OR evidence");
        assert_eq!(query.text, "\"formal proof\" OR evidence");
        assert_eq!(query.outlet.as_deref(), Some("Basin Monitor"));
        assert_eq!(query.since, Some("2031-03".parse().unwrap()));
        assert_eq!(asked("at 10:30 \"a: b\"").text, "at 10:30 \"a: b\"");
    }

    #[test]
    fn a_field_alone_finds_nothing_to_look_for() {
        let params = Params::from(vec![("q".to_owned(), "outlet:Northlight".to_owned())]);
        assert!(query(&params, Page::default()).is_err());
    }
}
