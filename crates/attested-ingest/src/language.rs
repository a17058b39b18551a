//! In which language a document is: what its source declares, and what its words say.
//!
//! A declared language is often that of the software and not of the text. Where enough words say otherwise, they
//! count, with a warning; where nothing is declared, they count as a guess. A guess is no part of a document's id.

use attested_model::{Basis, Candidate, Field, Known, Metadata, Section, SectionKind};
use whatlang::{Lang, detect};

/// Fewer letters tell no language.
const FEWEST: usize = 100;
/// Characters that are looked at.
const LOOKED_AT: usize = 1200;

/// Adds what the words say to the candidates, chooses, and warns where the choice is not English.
pub(crate) fn settle(
    text: &str,
    sections: &[Section],
    metadata: &mut Metadata,
    candidates: &mut Vec<Candidate>,
    warnings: &mut Vec<String>,
) {
    let sample = sample(text, sections);
    let detected = detect(&sample).filter(whatlang::Info::is_reliable).and_then(|found| tag(found.lang()));
    let letters = sample.chars().filter(|c| c.is_alphabetic()).map(weight).sum::<usize>();
    if let Some(detected) = detected.filter(|_| letters >= FEWEST) {
        let declared = metadata.language.as_ref().map(|known| known.value.clone());
        let agrees = declared.as_ref().is_some_and(|declared| same(declared, detected));
        let chosen = !agrees;
        if chosen {
            if let Some(declared) = declared {
                warnings.push(format!("declares '{declared}', but its words are {}", name(detected)));
            }
            let before = candidates.iter_mut().filter(|one| one.field == Field::Language);
            before.for_each(|one| one.chosen = false);
            metadata.language = Some(Known::new(detected.to_owned(), Basis::Guess));
        }
        candidates.push(Candidate {
            field: Field::Language,
            value: detected.to_owned(),
            basis: Basis::Guess,
            place: "the words of the text".into(),
            words: detected.to_owned(),
            chosen,
        });
        candidates.sort_by_key(|one| one.field);
    }
    if let Some(known) = metadata.language.as_ref().filter(|known| !same(&known.value, "en")) {
        let primary = known.value.split(['-', '_']).next().unwrap_or("").to_lowercase();
        warnings.push(format!(
            "is in {}: only English is read for statements and events; names, dates and figures as far as they go",
            name(&primary)
        ));
    }
}

/// The first words of the report itself.
fn sample(text: &str, sections: &[Section]) -> String {
    let report = |kind| matches!(kind, SectionKind::Body | SectionKind::Item | SectionKind::Standfirst);
    let mut out = String::new();
    for section in sections.iter().filter(|section| report(section.kind)) {
        let left = LOOKED_AT.saturating_sub(out.len());
        if left == 0 {
            break;
        }
        let words = section.span.text(text);
        out.push_str(&words[..words.floor_char_boundary(left)]);
        out.push(' ');
    }
    out
}

/// A character of a script that writes words in one or two characters counts as three letters.
fn weight(c: char) -> usize {
    if matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}') { 3 } else { 1 }
}

/// True when a tag is of this language, whatever the region; Norwegian and Serbo-Croatian have several tags.
fn same(tag: &str, primary: &str) -> bool {
    let own = tag.split(['-', '_']).next().unwrap_or("").to_lowercase();
    let kin = |one: &str| match one {
        "nb" | "nn" | "no" | "da" => "no",
        "hr" | "sr" | "bs" | "sh" => "sh",
        "iw" | "he" => "he",
        "in" | "id" | "ms" => "id",
        "fil" | "tl" => "tl",
        "zh" | "yue" | "cmn" => "zh",
        "fa" | "prs" => "fa",
        "cs" | "sk" => "cs",
        _ => "",
    };
    own == primary || (!kin(&own).is_empty() && kin(&own) == kin(primary))
}

/// The BCP 47 tag of a language that can be told.
fn tag(language: Lang) -> Option<&'static str> {
    let code = language.code();
    TAGS.iter().find(|(three, ..)| *three == code).map(|(_, two, _)| *two)
}

/// The tag of a language that is named in English, as exports of databases do; other words as they are.
pub(crate) fn of_name(words: &str) -> &str {
    TAGS.iter().find(|(.., name)| name.eq_ignore_ascii_case(words.trim())).map_or(words, |(_, two, _)| *two)
}

/// The English name of a language.
fn name(tag: &str) -> &str {
    TAGS.iter().find(|(_, two, _)| *two == tag).map_or(tag, |(.., name)| name)
}

/// ISO 639-3 code, BCP 47 tag, English name.
const TAGS: [(&str, &str, &str); 58] = [
    ("afr", "af", "Afrikaans"),
    ("amh", "am", "Amharic"),
    ("ara", "ar", "Arabic"),
    ("aze", "az", "Azerbaijani"),
    ("bel", "be", "Belarusian"),
    ("ben", "bn", "Bengali"),
    ("bul", "bg", "Bulgarian"),
    ("cat", "ca", "Catalan"),
    ("ces", "cs", "Czech"),
    ("cmn", "zh", "Chinese"),
    ("dan", "da", "Danish"),
    ("deu", "de", "German"),
    ("ell", "el", "Greek"),
    ("eng", "en", "English"),
    ("est", "et", "Estonian"),
    ("fin", "fi", "Finnish"),
    ("fra", "fr", "French"),
    ("guj", "gu", "Gujarati"),
    ("heb", "he", "Hebrew"),
    ("hin", "hi", "Hindi"),
    ("hrv", "hr", "Croatian"),
    ("hun", "hu", "Hungarian"),
    ("hye", "hy", "Armenian"),
    ("ind", "id", "Indonesian"),
    ("ita", "it", "Italian"),
    ("jpn", "ja", "Japanese"),
    ("kan", "kn", "Kannada"),
    ("kat", "ka", "Georgian"),
    ("khm", "km", "Khmer"),
    ("kor", "ko", "Korean"),
    ("lav", "lv", "Latvian"),
    ("lit", "lt", "Lithuanian"),
    ("mal", "ml", "Malayalam"),
    ("mar", "mr", "Marathi"),
    ("mkd", "mk", "Macedonian"),
    ("mya", "my", "Burmese"),
    ("nep", "ne", "Nepali"),
    ("nld", "nl", "Dutch"),
    ("nob", "nb", "Norwegian"),
    ("pan", "pa", "Punjabi"),
    ("pes", "fa", "Persian"),
    ("pol", "pl", "Polish"),
    ("por", "pt", "Portuguese"),
    ("ron", "ro", "Romanian"),
    ("rus", "ru", "Russian"),
    ("sin", "si", "Sinhala"),
    ("slk", "sk", "Slovak"),
    ("slv", "sl", "Slovenian"),
    ("spa", "es", "Spanish"),
    ("srp", "sr", "Serbian"),
    ("swe", "sv", "Swedish"),
    ("tam", "ta", "Tamil"),
    ("tel", "te", "Telugu"),
    ("tha", "th", "Thai"),
    ("tur", "tr", "Turkish"),
    ("ukr", "uk", "Ukrainian"),
    ("urd", "ur", "Urdu"),
    ("vie", "vi", "Vietnamese"),
];
