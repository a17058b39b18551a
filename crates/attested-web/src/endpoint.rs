//! Every address there is, in one table: the router, the OpenAPI document and the documentation are made from it.

use std::sync::Arc;

use attested::model::{Act, ActorKind, Counted, EventStatus, EventType, Matter, Stance, Vocabulary};

use crate::desk::Desk;
use crate::form::Form;
use crate::params::Params;
use crate::problem::Problem;
use crate::reply::{Flow, Reply};
use crate::{api, page};

/// An address of the server.
#[derive(Debug, Clone, Copy)]
pub struct Endpoint {
    /// The path; `{id}` stands for an id or the beginning of one.
    pub path: &'static str,
    /// What is found there, in a few words.
    pub title: &'static str,
    /// Parameters it knows; all others are refused.
    pub parameters: &'static [Parameter],
    /// Endings under which the same can be had as data.
    pub formats: &'static [&'static str],
    /// Whether it takes a form (POST) instead of showing something (GET).
    pub takes_form: bool,
    /// Whether what it takes changes the record.
    pub(crate) changes: bool,
    pub(crate) answer: fn(&Arc<Desk>, Ask) -> Result<Answer, Problem>,
}

/// A parameter of an address.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it asks for.
    pub what: &'static str,
    /// The words it may be, when it is one of a closed list.
    pub words: Option<fn() -> Vec<&'static str>>,
    /// Whether it may be given several times.
    pub several: bool,
}

/// A request, taken apart.
#[derive(Debug)]
pub(crate) struct Ask {
    pub(crate) path: String,
    pub(crate) id: Option<String>,
    pub(crate) params: Params,
    pub(crate) form: Option<Form>,
    pub(crate) format: Format,
}

/// What an endpoint answers.
pub(crate) enum Answer {
    Reply(Reply),
    Flow(Flow),
}

/// How something is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Page,
    Json,
    Jsonl,
    Csv,
}

impl Format {
    pub(crate) fn of_path(path: &str) -> Self {
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("json") => Self::Json,
            Some("jsonl") => Self::Jsonl,
            Some("csv") => Self::Csv,
            _ if path == "/reconcile" || path.starts_with("/reconcile/") => Self::Json,
            _ => Self::Page,
        }
    }
}

impl Endpoint {
    /// The names of all parameters.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.parameters.iter().map(|parameter| parameter.name).collect();
        if self.formats.contains(&"csv") {
            names.extend(PAGES.iter().map(|parameter| parameter.name));
        }
        names
    }

    /// Parameters of its own, and those of every list when it is one.
    pub fn all_parameters(&self) -> impl Iterator<Item = &'static Parameter> {
        let pages: &'static [Parameter] = if self.formats.contains(&"csv") { PAGES } else { &[] };
        self.parameters.iter().chain(pages)
    }
}

/// The endpoint of a path, the id in it, and the format that its ending names.
pub(crate) fn find(path: &str, form: bool) -> Result<(&'static Endpoint, Option<String>, Format), Problem> {
    let mut elsewhere = false;
    for endpoint in ENDPOINTS {
        let Some((id, format)) = matched(endpoint, path) else { continue };
        if endpoint.takes_form == form {
            return Ok((endpoint, id, format));
        }
        elsewhere = true;
    }
    if elsewhere {
        return Err(Problem::Asked(format!(
            "{path} {}",
            if form { "takes no form" } else { "only takes forms that a page sends" }
        )));
    }
    Err(Problem::Missing(format!("there is no page {path}")))
}

fn matched(endpoint: &Endpoint, path: &str) -> Option<(Option<String>, Format)> {
    let ending = endpoint.formats.iter().find_map(|ending| {
        let bare = path.strip_suffix(ending)?.strip_suffix('.')?;
        Some((bare, Format::of_path(path)))
    });
    let fits = |path: &str| match endpoint.path.split_once("{id}") {
        None => (path == endpoint.path).then_some(None),
        Some((before, after)) => {
            let id = path.strip_prefix(before)?.strip_suffix(after)?;
            let plain = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            plain.then(|| Some(id.to_owned()))
        }
    };
    if let Some((bare, format)) = ending
        && let Some(id) = fits(bare)
    {
        return Some((id, format));
    }
    fits(path).map(|id| (id, Format::of_path(path)))
}

const fn one(name: &'static str, what: &'static str) -> Parameter {
    Parameter { name, what, words: None, several: false }
}

const fn several(name: &'static str, what: &'static str) -> Parameter {
    Parameter { name, what, words: None, several: true }
}

const fn words(name: &'static str, what: &'static str, words: fn() -> Vec<&'static str>) -> Parameter {
    Parameter { name, what, words: Some(words), several: true }
}

fn all<T: Vocabulary>() -> Vec<&'static str> {
    T::ALL.iter().map(|word| word.word()).collect()
}

fn yes_no() -> Vec<&'static str> {
    vec!["yes", "no"]
}

/// Parameters of every list.
const PAGES: &[Parameter] = &[
    one("_size", "how many rows; pages and .json: 100 unless told, .jsonl and .csv: all"),
    one("_next", "where to go on: the `next` of the answer before"),
];

const SINCE: Parameter = one("since", "from this day, month or year on (EDTF)");
const UNTIL: Parameter = one("until", "up to this day, month or year, and including it (EDTF)");
const OUTLET: Parameter = one("outlet", "carried by this outlet");
const PLACE: Parameter =
    one("place", "at a place whose name contains these words, or in the country with this code");
const ACTOR: Parameter = several("actor", "in which this actor takes part: an id, a name or a part of one");
const CUSTOM_TYPE: Parameter = several("custom_type", "events of this type of one's own");
const TYPE: Parameter = words("type", "events of this PLOVER type", all::<EventType>);
const STATUS: Parameter = words("status", "events with this status", all::<EventStatus>);
const ACCORDING_TO: Parameter =
    one("according_to", "by the account of this one, and what it said: an id, a name or a part of one");
const DOCUMENT: Parameter = one("document", "carried by this document");
/// What a timeline can be asked for.
const TIMELINE: &[Parameter] = &[
    ACTOR,
    TYPE,
    CUSTOM_TYPE,
    STATUS,
    PLACE,
    ACCORDING_TO,
    SINCE,
    UNTIL,
    OUTLET,
    words("statements", "dated statements between the events", yes_no),
    words("undated", "events without a date, at the end", yes_no),
    one("selected", "the line whose evidence is shown beside the list"),
];
/// What the feed of a timeline can be asked for.
const FEED: &[Parameter] = &[
    ACTOR,
    TYPE,
    CUSTOM_TYPE,
    STATUS,
    PLACE,
    ACCORDING_TO,
    SINCE,
    UNTIL,
    OUTLET,
    words("undated", "events without a date, too", yes_no),
];
/// Where a long page of one line begins.
const FROM: &[Parameter] =
    &[one("from", "on the page: the first of its reports, passages or carriers to show, counted from 1")];
/// A passage of a document, or a part of it.
const TEXT: &[Parameter] = &[
    one("start", "the first Unicode code point of the passage"),
    one("end", "the code point behind the passage"),
    one("part", "which part of a long document, counted from 1; that of the passage unless told"),
];
/// A passage of a document.
const PASSAGE: &[Parameter] = &[
    one("start", "the first Unicode code point of the passage"),
    one("end", "the code point behind the passage"),
];
const LISTS: &[&str] = &["json", "jsonl", "csv"];
const LINE: &[&str] = &["json"];

const fn list(
    path: &'static str,
    title: &'static str,
    parameters: &'static [Parameter],
    answer: fn(&Arc<Desk>, Ask) -> Result<Answer, Problem>,
) -> Endpoint {
    Endpoint { path, title, parameters, formats: LISTS, takes_form: false, changes: false, answer }
}

const fn shown(
    path: &'static str,
    title: &'static str,
    parameters: &'static [Parameter],
    formats: &'static [&'static str],
    answer: fn(&Arc<Desk>, Ask) -> Result<Answer, Problem>,
) -> Endpoint {
    Endpoint { path, title, parameters, formats, takes_form: false, changes: false, answer }
}

const fn change(
    path: &'static str,
    title: &'static str,
    answer: fn(&Arc<Desk>, Ask) -> Result<Answer, Problem>,
) -> Endpoint {
    Endpoint { path, title, parameters: &[], formats: &[], takes_form: true, changes: true, answer }
}

/// Every address there is.
pub const ENDPOINTS: &[Endpoint] = &[
    shown(
        "/",
        "The beginning: the timeline, or the documents where there are none yet",
        &[],
        &[],
        page::home,
    ),
    list(
        "/documents",
        "Documents",
        &[OUTLET, SINCE, UNTIL, words("versions", "earlier versions too", yes_no)],
        api::list::<page::Documents>,
    ),
    list("/timeline", "Timeline", TIMELINE, api::list::<page::Timeline>),
    list(
        "/search",
        "Search",
        &[
            one(
                "q",
                "words, \"a phrase\", \"near words\"~5, begin*, AND, OR, NOT, ( ), and outlet:, since:, until:",
            ),
            OUTLET,
            SINCE,
            UNTIL,
        ],
        api::list::<page::Search>,
    ),
    list(
        "/statements",
        "Statements",
        &[
            one("by", "by this speaker: an id, a name or a part of one"),
            one("to", "to this addressee"),
            one("about", "about this actor, or with these words in what was said"),
            words("stance", "with this stance to what is said", all::<Stance>),
            words("act", "which do this by being said", all::<Act>),
            SINCE,
            UNTIL,
            OUTLET,
            DOCUMENT,
        ],
        api::list::<page::Statements>,
    ),
    list(
        "/events",
        "Events",
        &[
            ACTOR,
            one("by", "done by this one: an id, a name or a part of one"),
            one("to", "done to this one"),
            TYPE,
            CUSTOM_TYPE,
            STATUS,
            PLACE,
            ACCORDING_TO,
            SINCE,
            UNTIL,
            OUTLET,
            DOCUMENT,
        ],
        api::list::<page::Events>,
    ),
    list(
        "/figures",
        "Figures",
        &[words("of", "counting this", all::<Counted>), SINCE, UNTIL, OUTLET, DOCUMENT],
        api::list::<page::Figures>,
    ),
    list(
        "/disputes",
        "Disagreements",
        &[
            words("about", "about this", all::<Matter>),
            one("actor", "in which this actor speaks or takes part"),
        ],
        api::list::<page::Disputes>,
    ),
    list(
        "/actors",
        "Who",
        &[one("name", "with this name, or a part of it"), words("type", "of this type", all::<ActorKind>)],
        api::list::<page::Actors>,
    ),
    list(
        "/copies",
        "Copies",
        &[
            OUTLET,
            DOCUMENT,
            one("beneath", "with the words on which this event, statement or figure rests: its id"),
        ],
        api::list::<page::Copies>,
    ),
    list("/stories", "Stories", &[], api::list::<page::Stories>),
    list("/sources", "Sources", &[], api::list::<page::Sources>),
    shown("/document/{id}", "One document: its text with what was read in it", TEXT, LINE, page::document),
    shown(
        "/document/{id}/changes",
        "What changed between the versions of a document",
        &[],
        &[],
        page::changes,
    ),
    shown("/event/{id}", "One event, with every passage that reports it", FROM, LINE, page::line),
    shown("/statement/{id}", "One statement, with the way it came", FROM, LINE, page::line),
    shown("/figure/{id}", "One figure, with its passage", &[], LINE, page::line),
    shown("/dispute/{id}", "One disagreement, side by side", FROM, LINE, page::line),
    shown("/copy/{id}", "One text and all who carry it", FROM, LINE, page::line),
    shown("/story/{id}", "One story: its documents and what they report", &[], LINE, page::line),
    shown("/cite/{id}", "How a document, or the passage of a line, is cited", PASSAGE, &[], page::cite),
    shown("/cite/{id}.bib", "The same as BibTeX", PASSAGE, &[], page::cite),
    shown("/cite/{id}.csl.json", "The same as CSL-JSON", PASSAGE, &[], page::cite),
    shown("/actor/{id}", "One actor: names, roles, said, did, done to", &[], LINE, page::actor),
    shown("/line/{id}", "Any line by its id, or the beginning of one", &[], &[], page::any_line),
    list("/log", "Log: every decision, newest first", &[], api::list::<page::Log>),
    shown("/review", "Review: what to look at next", &[], LINE, page::review),
    shown(
        "/graph",
        "Graph: who takes part in events with whom",
        &[one("actor", "around this actor"), one("most", "at most so many actors (150 at most)")],
        LINE,
        page::graph,
    ),
    shown(
        "/map",
        "Map: events whose places have coordinates",
        &[
            words("draw", "whether they are drawn; only listed unless asked", yes_no),
            TYPE,
            STATUS,
            SINCE,
            UNTIL,
        ],
        LINE,
        page::map,
    ),
    shown("/export", "Export: the record for other programs", &[], &[], page::export),
    shown("/record.jsonl", "The whole record as JSON Lines", &[], &[], page::whole),
    shown("/tables/{id}.csv", "One table of the record as CSV", &[], &[], page::table),
    shown("/tables/{id}.parquet", "The same as Parquet", &[], &[], page::parquet),
    shown(
        "/shapes/{id}",
        "The record in the shape of another tool (ftm, timelinejs, gexf …) or as a dossier (html, markdown)",
        &[],
        &[],
        page::shape,
    ),
    shown(
        "/timeline.atom",
        "The events of a timeline as a feed, each under an id that stays",
        FEED,
        &[],
        page::feed,
    ),
    shown("/corrections.jsonl", "All decisions as JSON Lines", &[], &[], page::decisions),
    shown("/openapi.json", "The description of this interface (OpenAPI 3.1)", &[], &[], api::openapi),
    shown(
        "/reconcile",
        "Reconciliation of names for OpenRefine; without `queries`, its manifest",
        &[one("queries", "names as JSON: {\"q0\": {\"query\": \"…\", \"type\": \"person\", \"limit\": 5}}")],
        &[],
        api::reconcile,
    ),
    Endpoint {
        path: "/reconcile",
        title: "The same as a form, as OpenRefine sends it",
        parameters: &[],
        formats: &[],
        takes_form: true,
        changes: false,
        answer: api::reconcile,
    },
    shown(
        "/reconcile/suggest",
        "Actors whose names hold what is being written",
        &[one("prefix", "what is being written"), one("cursor", "after so many")],
        &[],
        api::suggest,
    ),
    change("/add", "Reads files and pasted text into the record; taken from our own pages only", page::add),
    change("/correct", "Takes a decision; taken from our own pages only", page::correct),
    change("/corrections", "Takes in the decisions of a file; taken from our own pages only", page::import),
    shown("/style.css", "The look of the pages", &[], &[], page::asset),
    shown("/page.js", "What saves steps on the pages", &[], &[], page::asset),
];

#[cfg(test)]
mod tests {
    use super::{ENDPOINTS, Format, find};

    #[test]
    fn a_path_names_an_endpoint_an_id_and_a_format() {
        let (endpoint, id, format) = find("/timeline.csv", false).unwrap();
        assert_eq!((endpoint.path, id, format), ("/timeline", None, Format::Csv));
        let (endpoint, id, format) = find("/event/e-3f2.json", false).unwrap();
        assert_eq!((endpoint.path, id.as_deref(), format), ("/event/{id}", Some("e-3f2"), Format::Json));
        let (endpoint, _, format) = find("/style.css", false).unwrap();
        assert_eq!((endpoint.path, format), ("/style.css", Format::Page));
        assert!(find("/event/", false).is_err() && find("/event/../x", false).is_err());
        assert!(find("/timeline", true).is_err() && find("/nothing", false).is_err());
    }

    #[test]
    fn no_address_is_there_twice() {
        for endpoint in ENDPOINTS {
            let twins = ENDPOINTS
                .iter()
                .filter(|other| other.path == endpoint.path && other.takes_form == endpoint.takes_form);
            assert_eq!(twins.count(), 1, "{}", endpoint.path);
        }
    }
}
