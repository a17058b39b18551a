//! Pages written for the tests, each with what is to be read from it beside it.

use std::path::PathBuf;

use attested_ingest::html::HtmlPage;
use attested_model::SectionKind;

/// A page and what is to be read from it.
pub(crate) struct Sample {
    /// Name of the file without its ending.
    pub(crate) name: String,
    /// The bytes of the page.
    pub(crate) raw: Vec<u8>,
    /// `title`, `outlet`, `byline`, `url`, `published`, `language`; `-` where nothing is to be known.
    pub(crate) metadata: Vec<(String, String)>,
    /// Kind and words of each paragraph that is no boilerplate, in page order.
    pub(crate) blocks: Vec<(String, String)>,
    /// Kind and words of blocks that are to be set apart; not all of them need be listed.
    pub(crate) apart: Vec<(String, String)>,
}

/// All pages, by name.
pub(crate) fn samples() -> Vec<Sample> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/html");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder of pages")
        .filter_map(|entry| {
            entry.expect("an entry").file_name().to_str()?.strip_suffix(".html").map(str::to_owned)
        })
        .collect();
    names.sort();
    names.into_iter().map(|name| sample(&folder, name)).collect()
}

fn sample(folder: &std::path::Path, name: String) -> Sample {
    let raw = std::fs::read(folder.join(format!("{name}.html"))).expect("a page");
    let expected = std::fs::read_to_string(folder.join(format!("{name}.expected"))).expect("its expectation");
    let pair = |line: &str| {
        let (key, value) = line.split_once(": ").expect("a key and a value");
        (key.to_owned(), value.to_owned())
    };
    let (metadata, blocks) = expected.split_once("\n\n").expect("an empty line behind the metadata");
    let (blocks, apart) = blocks.split_once("\n\n").unwrap_or((blocks, ""));
    let metadata = metadata.lines().map(pair).collect();
    let blocks = blocks.lines().map(pair).collect();
    let apart = apart.lines().map(pair).collect();
    Sample { name, raw, metadata, blocks, apart }
}

/// Kind and words of each paragraph of a page that is no boilerplate.
pub(crate) fn blocks(page: &HtmlPage) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for section in page.sections.iter().filter(|section| !section.kind.is_furniture()) {
        let text = section.span.text(&page.text);
        let whole = section.kind == SectionKind::Item;
        let paragraphs: Vec<&str> = if whole { vec![text] } else { text.split("\n\n").collect() };
        for paragraph in paragraphs {
            let words = squeezed(paragraph);
            if !words.is_empty() {
                out.push((section.kind.to_string(), words));
            }
        }
    }
    out
}

/// Kind and words of each block that was set apart with a reason.
pub(crate) fn apart(page: &HtmlPage) -> Vec<(String, String)> {
    let blocks = page.evidence.set_apart.iter();
    blocks.map(|apart| (apart.kind.to_string(), squeezed(apart.span.text(&page.text)))).collect()
}

/// Runs of white space as one space.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The metadata of a page as the expectations have it.
pub(crate) fn metadata(page: &HtmlPage) -> Vec<(String, String)> {
    let of = &page.metadata;
    let value =
        |known: &Option<attested_model::Known<String>>| known.as_ref().map(|known| known.value.clone());
    let published = of.published.as_ref().map(|dated| dated.edtf.to_string());
    [
        ("title", value(&of.title)),
        ("outlet", value(&of.outlet)),
        ("byline", value(&of.byline)),
        ("url", value(&of.url)),
        ("published", published),
        ("language", value(&of.language)),
    ]
    .map(|(key, value)| (key.to_owned(), value.unwrap_or_else(|| "-".to_owned())))
    .to_vec()
}
