use attested_model::{Basis, Candidate, Dated, Edtf, Field, Known, Metadata};

use super::Opening;
use crate::dates;
use crate::offers::Offers;
use crate::outlets;
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
        let value = if role == Role::Language { crate::language::of_name(value) } else { value };
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
    /// the day in the address; the day in the file name; a dateline, whose year another of these dates may give;
    /// the month in the address; a dateline whose year nothing tells. There may be none. Every value that was found
    /// is evidence.
    pub fn choose(
        &self,
        opening: &Opening,
        text: &str,
        warnings: &mut Vec<String>,
    ) -> (Metadata, Vec<Candidate>) {
        let mut offers = Offers::default();
        let named = [
            (Field::Title, &self.title),
            (Field::Outlet, &self.outlet),
            (Field::Byline, &self.byline),
            (Field::Url, &self.url),
            (Field::Credit, &self.credit),
            (Field::Language, &self.language),
        ];
        for (field, known) in named {
            if let Some(known) = known {
                offers.text(field, Some(&known.value), known.basis, source(known.basis));
            }
        }
        let agency = opening.dateline.and_then(|dateline| dateline.agency);
        let told = [
            (Field::Title, opening.title, "the first line"),
            (Field::Byline, opening.byline, "a line of the text"),
            (Field::Credit, agency, "the dateline"),
        ];
        for (field, span, place) in told {
            offers.text(field, span.map(|span| span.text(text)), Basis::Text, place);
        }
        let url = self.url.as_ref().map(|url| url.value.as_str());
        let host = url.and_then(outlets::host);
        if let Some((outlet, host)) = url.and_then(outlets::at).zip(host) {
            let place = "the table of outlets, by the host of its address";
            offers.add(Field::Outlet, outlet.name, Basis::Url, place, host);
        }
        let agency =
            self.byline.as_ref().filter(|byline| outlets::named(&byline.value).is_some_and(|it| it.agency));
        let own = self.outlet.as_ref().and_then(|outlet| outlets::named(&outlet.value));
        if let Some(byline) = agency.filter(|byline| outlets::named(&byline.value) != own) {
            offers.text(Field::Credit, Some(&byline.value), byline.basis, "an agency in the byline");
        }
        offers.text(Field::Outlet, host, Basis::Url, "the host of its address");
        let published = self.published(opening, text, &mut offers, warnings);
        let metadata = Metadata {
            title: offers.choose(Field::Title),
            outlet: offers.choose(Field::Outlet),
            byline: offers.choose(Field::Byline),
            url: offers.choose(Field::Url),
            published,
            credit: offers.choose(Field::Credit),
            language: offers.choose(Field::Language),
        };
        (metadata, offers.into_candidates())
    }

    fn published(
        &self,
        opening: &Opening,
        text: &str,
        offers: &mut Offers,
        warnings: &mut Vec<String>,
    ) -> Option<Dated> {
        let candidates = self.candidates(opening, text, warnings);
        for one in &candidates {
            offers.add(Field::Published, one.edtf.to_string(), one.basis, source(one.basis), &one.words);
        }
        let chosen = candidates.first()?.clone();
        offers.choose(Field::Published);
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
            let around: Vec<Edtf> =
                found.iter().map(|known| known.edtf).chain(address.map(|(edtf, _)| edtf)).collect();
            if let Some((edtf, basis)) = dates::of_dateline(date, around.into_iter()) {
                found.push(dated(edtf, basis, words));
            }
        }
        // A month is less than a day, and more than a day without a year.
        let open = found.iter().position(|known| known.edtf.bounds().earliest.is_none());
        let month = address.filter(|(edtf, _)| edtf.as_day().is_none());
        if let Some((edtf, words)) = month {
            found.insert(open.unwrap_or(found.len()), dated(edtf, Basis::Url, words));
        }
        found
    }
}

/// Where a value of this basis stands in a source.
fn source(basis: Basis) -> &'static str {
    match basis {
        Basis::Header => "the header of the file",
        Basis::Field => "a field of the record",
        Basis::Markup => "markup",
        Basis::Text => "a line of the text",
        Basis::Url => "the address",
        Basis::FileName => "the name of the file",
        Basis::Guess => "the dateline, with the year of another date",
    }
}

fn place(basis: Basis) -> &'static str {
    match basis {
        Basis::Header => "header",
        Basis::Field => "date field",
        Basis::Markup => "markup",
        Basis::Text => "text",
        Basis::Url => "address",
        Basis::FileName => "file name",
        Basis::Guess => "dateline and another date",
    }
}
