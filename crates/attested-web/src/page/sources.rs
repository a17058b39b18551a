use attested::Record;
use attested::record::{Page, Source};
use maud::{Markup, html};

use super::documents::counted;
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::markup::{bar, country, foreign};
use crate::params::Params;
use crate::problem::Problem;

/// Outlets: what they carry, what of it others had first, whom they quote. There is no score.
pub(crate) struct Sources;

/// Names that one outlet shows.
const NAMED: usize = 5;

impl List for Sources {
    const NAME: &'static str = "sources";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("outlet", "/outlet"),
        ("owner", "/owner"),
        ("country", "/country"),
        ("agency", "/agency"),
        ("documents", "/documents"),
        ("originals", "/originals"),
        ("copies", "/copies"),
        ("statements", "/statements"),
        ("quotes_most", "/most_quoted/0/name"),
        ("credits_most", "/agencies/0/credit"),
    ];

    fn rows<'r>(record: &'r Record, _: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        let all = record.sources()?.into_iter().map(|source| Item::Source(Box::new(source))).collect();
        Ok(Rows::known(all, page))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let rows = Self::rows(scene.record, &scene.ask.params, scene.window.page())?;
        let total = rows.total;
        let mut list = Vec::new();
        for item in rows.items {
            if let Item::Source(source) = item? {
                list.push(row(&source));
            }
        }
        let body = html! {
            div.page.broad {
                h1 { "Sources" }
                p.intro { "What each outlet carries: solid for documents of its own, hatched for documents with passages that an earlier document had first, of its own or of another outlet. Nobody is graded here." }
                @if total == 0 { p.none { "There are no documents yet." } } @else {
                    div.scroll tabindex="0" role="region" aria-label="Outlets" { table {
                        thead { tr { th scope="col" { "Outlet" } th scope="col" { "Documents" } th scope="col" { "Statements" } th scope="col" { "Quotes most" } th scope="col" { "Credits" } } }
                        tbody { @for row in &list { (row) } }
                    } }
                }
                (pager(scene, total, None, "outlet"))
            }
        };
        Ok(frame(
            &Frame {
                title: "Sources",
                here: "/sources",
                query: "",
                class: "one",
                waiting: scene.record.is_stale()?,
            },
            &body,
        ))
    }
}

fn row(source: &Source) -> Markup {
    let scaled = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    html! {
        tr {
            th scope="row" {
                @match &source.outlet {
                    Some(outlet) => a href=(format!("/documents{}", Params::default().with("outlet", Some(outlet)).to_query())) { (foreign(outlet)) },
                    None => "Outlet not known",
                }
                @if source.agency { " " span.tag { "agency" } }
                @if source.owner.is_some() || source.country.is_some() { br; span.quiet {
                    @if let Some(owner) = &source.owner { "owned by " (foreign(owner)) }
                    @if let Some(code) = &source.country { @if source.owner.is_some() { ", " } (country(code)) }
                } }
            }
            td { (bar(scaled(source.originals), scaled(source.documents))) br; (source.originals) " own, " (source.copies) " with copied passages" }
            td.number { @match &source.outlet {
                Some(outlet) => a href=(format!("/statements{}", Params::default().with("outlet", Some(outlet)).to_query())) { (source.statements) },
                None => (source.statements),
            } }
            td { @for (at, (id, name, times)) in source.most_quoted.iter().take(NAMED).enumerate() { @if at > 0 { ", " } a href={ "/actor/" (id) } { (foreign(name)) } " (" (times) ")" } }
            td { @for (at, (credit, times)) in source.agencies.iter().take(NAMED).enumerate() { @if at > 0 { ", " } (foreign(credit)) " (" (counted(*times, "document")) ")" } }
        }
    }
}
