use attested_model::{Basis, Component, Dated, Edtf, EdtfDate, Known, Metadata};

use super::Opening;
use crate::dates::{self, PartialDate};
use crate::table::Role;

/// Metadata that a source names: the values of a header block, of columns or of fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hints {
    /// Headline.
    pub title: Option<Known<String>>,
    /// Outlet.
    pub outlet: Option<Known<String>>,
    /// Author.
    pub byline: Option<Known<String>>,
    /// Address.
    pub url: Option<Known<String>>,
    /// Agency.
    pub credit: Option<Known<String>>,
    /// Language.
    pub language: Option<Known<String>>,
    /// The words of the date and their basis.
    pub published: Option<Known<String>>,
    /// Name of the file.
    pub file_name: Option<String>,
}

impl Hints {
    /// Takes a value for a role; the first value of a role counts. False when the role holds no metadata.
    pub fn set(&mut self, role: Role, value: &str, basis: Basis) -> bool {
        let place = match role {
            Role::Title => &mut self.title,
            Role::Outlet => &mut self.outlet,
            Role::Byline => &mut self.byline,
            Role::Url => &mut self.url,
            Role::Credit => &mut self.credit,
            Role::Language => &mut self.language,
            Role::Published => &mut self.published,
            Role::Text | Role::Id => return false,
        };
        let value = value.trim();
        if place.is_none() && !value.is_empty() {
            *place = Some(Known::new(value.to_owned(), basis));
        }
        true
    }

    /// Takes what is not known yet from others.
    pub fn fill(&mut self, other: Self) {
        let Self { title, outlet, byline, url, credit, language, published, file_name } = other;
        self.title = self.title.take().or(title);
        self.outlet = self.outlet.take().or(outlet);
        self.byline = self.byline.take().or(byline);
        self.url = self.url.take().or(url);
        self.credit = self.credit.take().or(credit);
        self.language = self.language.take().or(language);
        self.published = self.published.take().or(published);
        self.file_name = self.file_name.take().or(file_name);
    }

    /// Chooses the metadata of a document: what the source names goes before what the text tells, and that before
    /// what address and file name tell.
    ///
    /// The date of publication is the first of: the header or field; a date line or pseudo header of the text;
    /// the day in the address; the day in the file name; a dateline with its year; a dateline without one whose
    /// month is the month of the address; the month in the address. There may be none.
    pub fn choose(&self, opening: &Opening, text: &str, warnings: &mut Vec<String>) -> Metadata {
        let of_text = |span: attested_model::Span| Known::new(span.text(text).to_owned(), Basis::Text);
        let host = || {
            let host = host(&self.url.as_ref()?.value)?;
            Some(Known::new(host.to_owned(), Basis::Url))
        };
        let agency = opening.dateline.and_then(|dateline| dateline.agency);
        Metadata {
            title: self.title.clone().or_else(|| opening.title.map(of_text)),
            outlet: self.outlet.clone().or_else(host),
            byline: self.byline.clone().or_else(|| opening.byline.map(of_text)),
            url: self.url.clone(),
            published: self.published(opening, text, warnings),
            credit: self.credit.clone().or_else(|| agency.map(of_text)),
            language: self.language.clone(),
        }
    }

    fn published(&self, opening: &Opening, text: &str, warnings: &mut Vec<String>) -> Option<Dated> {
        let candidates = self.candidates(opening, text, warnings);
        let chosen = candidates.first()?.clone();
        let day = chosen.edtf.as_day();
        for other in &candidates[1..] {
            let (Some(day), Some(other_day)) = (day, other.edtf.as_day()) else { continue };
            if day.duration_since(other_day).as_hours().abs() > 24 * 3 {
                warnings.push(format!(
                    "is dated {} by its {}, but '{}' ({}) names another day",
                    chosen.edtf,
                    place(chosen.basis),
                    other.words,
                    place(other.basis)
                ));
                break;
            }
        }
        Some(chosen)
    }

    /// Every date that may be the day of publication, the strongest first.
    fn candidates(&self, opening: &Opening, text: &str, warnings: &mut Vec<String>) -> Vec<Dated> {
        let dated = |edtf, basis, words: &str| Dated { edtf, basis, words: words.to_owned() };
        let mut found = Vec::new();
        if let Some(named) = &self.published {
            match dates::alone(&named.value).or_else(|| dates::line(&named.value)) {
                Some(edtf) => found.push(dated(edtf, named.basis, &named.value)),
                None => warnings.push(format!("has a date that names no one day: '{}'", named.value)),
            }
        }
        found.extend(opening.dates.iter().map(|&(edtf, span)| dated(edtf, Basis::Text, span.text(text))));
        let address = self.url.as_ref().and_then(|url| dates::in_address(&url.value));
        let day_in_address = address.filter(|(edtf, _)| edtf.as_day().is_some());
        found.extend(day_in_address.map(|(edtf, words)| dated(edtf, Basis::Url, words)));
        let name = self.file_name.as_deref().and_then(dates::in_file_name);
        found.extend(name.map(|(edtf, words)| dated(edtf, Basis::FileName, words)));
        let dateline = opening.dateline.and_then(|line| line.date.zip(line.date_words));
        if let Some((date, span)) = dateline {
            let words = span.text(text);
            if let Some(edtf) = date.edtf() {
                found.push(dated(edtf, Basis::Text, words));
            } else if let Some((Edtf::Date(month), _)) = address {
                found.extend(complete(date, month).map(|edtf| dated(edtf, Basis::Guess, words)));
            }
        }
        found.extend(address.map(|(edtf, words)| dated(edtf, Basis::Url, words)));
        found
    }
}

/// `March 10` of a dateline and `2031/03` of an address are a day together.
fn complete(date: PartialDate, month: EdtfDate) -> Option<Edtf> {
    let same = month.as_day().is_none() && date.year.is_none();
    let agrees = month.month_component() == Component::Value(date.month?);
    let year = i16::try_from(month.known_year()?).ok()?;
    (same && agrees).then(|| PartialDate { year: Some(year), ..date }.edtf()).flatten()
}

fn place(basis: Basis) -> &'static str {
    match basis {
        Basis::Header => "header",
        Basis::Field => "date field",
        Basis::Markup => "markup",
        Basis::Text => "text",
        Basis::Url => "address",
        Basis::FileName => "file name",
        Basis::Guess => "dateline and address",
    }
}

/// The host of an address without `www.` and port: what stands for the outlet when nothing names it.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.bytes().all(|byte| byte.is_ascii_graphic())).then_some(host)
}
