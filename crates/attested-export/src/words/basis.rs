use attested_model::{Basis, SectionKind};

/// Why a block was set apart from the report.
pub fn set_apart_because(kind: SectionKind) -> &'static str {
    use SectionKind as K;
    match kind {
        K::Byline => "names who wrote the report",
        K::Dateline => "gives place, date and agency of the report",
        K::Header => "a header line, not a sentence of the report",
        K::Caption => "belongs to a picture or video",
        K::Credit => "names the source of a picture or text",
        K::Agency => "names the agency the report was taken from",
        K::Related => "leads to other reports",
        K::Disclaimer => "a notice about the text",
        K::Comment => "a reader's comment",
        K::Navigation => "leads around the site",
        K::Embed => "a post or player from elsewhere",
        K::Boilerplate => "links, buttons or notices that other pages have as well",
        K::Headline | K::Standfirst | K::Body | K::Item => "part of the report",
    }
}

/// How a value of the metadata is known.
pub fn known_by(basis: Basis) -> &'static str {
    match basis {
        Basis::Header => "from the header of the file",
        Basis::Field => "from a field of the record",
        Basis::Markup => "from the markup of the page",
        Basis::Text => "from a line of the text",
        Basis::Url => "from the address",
        Basis::FileName => "from the name of the file",
        Basis::Guess => "guessed",
    }
}
