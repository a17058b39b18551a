//! The encoder alone, on raw text: words, parts of speech and trees as CoNLL-18 counts them (by characters), names,
//! roots of given sides, extents of times, coreference.
//!
//! The folder holds corpora; those that are there are scored. Where a corpus has no dev split, only what training held
//! back counts. Scores on gold words are those of `python -m training score`, which feeds the network gold words.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::Span;
use attested_reader::{Reader, Session, Weights};

use crate::clusters::{Clusters, Compared};
use crate::corpus::{files, lines, read, text_of};
use crate::held_back::held_back;
use crate::iob::iob;
use crate::score::Counts;
use crate::timeml::timeml;
use crate::treebank::{Raw, paragraphs, whole};
use crate::{Error, Measure, ReadBy, Report, Request, Table};

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    if request.reader == ReadBy::Rules {
        return Err(Error::NeedsEncoder { measure: Measure::Reader.word() });
    }
    let reader = Reader::new(Weights::built_in())?;
    let session = reader.session();
    let mut counts = Counts::default();
    trees(request, &session, &mut counts)?;
    names(request, &session, &mut counts)?;
    roots(request, &session, &mut counts)?;
    times(request, &session, &mut counts)?;
    let mut tables = vec![Table::of_counts("", &counts)];
    tables.extend(coreference(request, &session)?);
    if tables.iter().all(|table| table.rows.is_empty()) {
        let wanted = "corpus of ud_ewt, gum, worldwide_newswire, plv, tempeval3_train";
        return Err(Error::NotThere { path: request.folder.to_owned(), wanted });
    }
    Ok(Report::new("corpora with dev splits or held-back parts, raw text", &request.reader.named()?, tables))
}

/// EWT and GUM dev.
fn trees(request: &Request<'_>, session: &Session<'_>, counts: &mut Counts) -> Result<(), Error> {
    let ewt = request.folder.join("ud_ewt/en_ewt-ud-dev.conllu");
    let gum = request.folder.join("gum/dep/dev");
    let mut treebanks = Vec::new();
    if ewt.is_file() {
        treebanks.push(("EWT dev", vec![ewt]));
    }
    if gum.is_dir() {
        treebanks.push(("GUM dev", files(&gum, ".conllu")?));
    }
    for (name, paths) in treebanks {
        for path in paths {
            for raw in paragraphs(&read(&path)?) {
                tree(name, &raw, session, counts)?;
            }
        }
    }
    Ok(())
}

/// Words, UPOS, UAS and LAS: a word counts when its characters are the gold ones.
fn tree(name: &str, raw: &Raw, session: &Session<'_>, counts: &mut Counts) -> Result<(), Error> {
    let tagged = session.tag(&raw.text)?;
    let at = |head: Option<usize>| head.map(|head| tagged.words[head].span);
    let rows: Vec<(Span, &str, Option<Span>, &str)> =
        tagged.words.iter().map(|word| (word.span, &*word.upos, at(word.head), &*word.relation)).collect();
    let gold: Vec<(Span, &str, Option<Span>, &str)> =
        raw.words.iter().map(|word| (word.span, &*word.upos, word.head, &*word.relation)).collect();
    type Row<'a> = (Span, &'a str, Option<Span>, &'a str);
    /// Where a word stands, where its head does if that counts, and the label that counts.
    type Part = (Span, Option<Option<Span>>, String);
    let mut add = |what: &str, part: fn(&Row<'_>) -> Part| {
        let set = |rows: &[Row<'_>]| rows.iter().map(part).collect::<BTreeSet<_>>();
        counts.found(&format!("{name}, {what}")).add_sets(&set(&rows), &set(&gold));
    };
    add("words", |row| (row.0, None, String::new()));
    add("UPOS", |row| (row.0, None, row.1.to_owned()));
    add("UAS", |row| (row.0, Some(row.2), String::new()));
    add("LAS", |row| (row.0, Some(row.2), row.3.to_owned()));
    Ok(())
}

/// Worldwide newswire dev: exact spans with type; its Misc is event, work or other.
fn names(request: &Request<'_>, session: &Session<'_>, counts: &mut Counts) -> Result<(), Error> {
    let folder = request.folder.join("worldwide_newswire");
    let split = folder.join("official_split.tsv");
    if !split.is_file() {
        return Ok(());
    }
    for row in read(&split)?.lines().map(|row| row.split('\t').collect::<Vec<_>>()) {
        let path = folder.join("processed_annotated").join(row[0]);
        if row.get(2) != Some(&"dev") || !path.is_file() {
            continue;
        }
        let (text, labelled) = iob(&read(&path)?);
        let wanted: BTreeSet<(Span, &str)> =
            labelled.iter().filter_map(|each| Some((each.span, worldwide(&each.label)?))).collect();
        let tagged = session.tag(&text)?;
        let read: BTreeSet<(Span, &str)> =
            tagged.names.iter().map(|name| (name.span, ours(&name.label))).collect();
        let core = |set: &BTreeSet<(Span, &'static str)>| {
            let four = ["person", "organisation", "place", "group"];
            set.iter().filter(|(_, kind)| four.contains(kind)).copied().collect::<BTreeSet<_>>()
        };
        counts.found("Worldwide dev, names, nine types").add_sets(&read, &wanted);
        counts
            .found("Worldwide dev, person, organisation, place, group")
            .add_sets(&core(&read), &core(&wanted));
        for kind in
            ["person", "organisation", "place", "group", "facility", "product", "misc", "time", "money"]
        {
            let of = |set: &BTreeSet<(Span, &'static str)>| {
                set.iter().filter(|(_, of)| *of == kind).copied().collect::<BTreeSet<_>>()
            };
            counts.found(&format!("Worldwide dev, {kind}")).add_sets(&of(&read), &of(&wanted));
        }
    }
    Ok(())
}

fn worldwide(label: &str) -> Option<&'static str> {
    Some(match label {
        "Person" => "person",
        "Organization" => "organisation",
        "Location" => "place",
        "NORP" => "group",
        "Facility" => "facility",
        "Product" => "product",
        "Misc" => "misc",
        "Date" => "time",
        "Money" => "money",
        _ => return None,
    })
}

fn ours(label: &str) -> &'static str {
    match label {
        "person" => "person",
        "organisation" => "organisation",
        "place" => "place",
        "group" => "group",
        "facility" => "facility",
        "product" => "product",
        "time" => "time",
        "money" => "money",
        _ => "misc",
    }
}

/// PLV's held-back sentences: PLOVER root and quad class, with source and target given.
fn roots(request: &Request<'_>, session: &Session<'_>, counts: &mut Counts) -> Result<(), Error> {
    let path = request.folder.join("plv/PLV_train.jsonl");
    if !path.is_file() {
        return Ok(());
    }
    let held = held_back("plv");
    for row in lines(&path)?.iter().filter(|row| held.contains(&*text_of(row, "sentence_id"))) {
        let side = |key: &str| {
            let at = |index: usize| usize::try_from(row[key][index].as_u64()?).ok();
            Some(Span::of(at(0)?..at(1)?))
        };
        let none = Span::of(0..0);
        let pair = (side("source_bytes").unwrap_or(none), side("target_bytes").unwrap_or(none));
        let found = session.roots(&text_of(row, "text"), &[pair])?.pop().flatten();
        let read = found.map_or(String::new(), |root| root.label.to_string());
        // PLV folds CONCEDE and RETREAT into YIELD.
        let wanted = text_of(row, "gold_root").replace("YIELD", "RETREAT");
        counts.share("PLV held back, root", read == wanted);
        counts.share("PLV held back, quad", quad(&read).is_some() && quad(&read) == quad(&wanted));
    }
    Ok(())
}

/// The quad class of a root, as PLV has them.
fn quad(root: &str) -> Option<u8> {
    Some(match root {
        "AGREE" | "CONSULT" | "SUPPORT" => 1,
        "CONCEDE" | "COOPERATE" | "AID" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT" => 4,
        _ => return None,
    })
}

/// The held-back documents of TempEval-3 training data: exact extents.
fn times(request: &Request<'_>, session: &Session<'_>, counts: &mut Counts) -> Result<(), Error> {
    for id in held_back("tempeval") {
        let path = request.folder.join("tempeval3_train").join(format!("{id}.tml"));
        if !path.is_file() {
            continue;
        }
        let gold = timeml(&read(&path)?);
        // Single line ends wrap lines there; empty ones part paragraphs.
        let text = unwrapped(&gold.text);
        let wanted: BTreeSet<Span> = gold.times.iter().map(|timex| timex.span).collect();
        let read: BTreeSet<Span> = session.tag(&text)?.times.iter().map(|time| time.span).collect();
        counts.found("TempEval-3 held back, extent of times, exact").add_sets(&read, &wanted);
    }
    Ok(())
}

/// Line ends within a paragraph as spaces, of the same length.
fn unwrapped(text: &str) -> String {
    let bytes: Vec<char> = text.chars().collect();
    let alone = |at: usize| {
        let blank =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|char| char.is_whitespace());
        bytes[at] == '\n' && !blank(at.checked_sub(1)) && !blank(Some(at + 1))
    };
    (0..bytes.len()).map(|at| if alone(at) { ' ' } else { bytes[at] }).collect()
}

/// OntoGUM dev: chains of raw documents; entities that are mentioned once do not count.
fn coreference(request: &Request<'_>, session: &Session<'_>) -> Result<Option<Table>, Error> {
    let folder = request.folder.join("gum/ontogum_conllu/dev");
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut compared = Compared::default();
    for path in files(&folder, ".conllu")? {
        let raw = whole(&read(&path)?);
        let mut gold: BTreeMap<u32, BTreeSet<Span>> = BTreeMap::new();
        for (entity, span) in &raw.mentions {
            gold.entry(*entity).or_default().insert(*span);
        }
        let gold: Clusters<Span> = gold
            .into_values()
            .filter(|spans| spans.len() > 1)
            .map(|spans| spans.into_iter().collect())
            .collect();
        let chains = session.tag(&raw.text)?.chains;
        let found: Clusters<Span> = chains
            .iter()
            .map(|chain| chain.iter().map(|mention| mention.span).collect::<BTreeSet<_>>())
            .filter(|spans| spans.len() > 1)
            .map(|spans| spans.into_iter().collect())
            .collect();
        compared.add(&found, &gold);
    }
    let mut table = Table::new("OntoGUM dev, coreference:", &["metric", "P", "R", "F1"]);
    for (name, scores) in [
        ("mentions", compared.mentions()),
        ("MUC", compared.muc()),
        ("B³", compared.b_cubed()),
        ("CEAF-e", compared.ceaf_e()),
    ] {
        table.row([name.to_owned()].into_iter().chain(scores.map(|score| format!("{score:.1}"))));
    }
    table.row(["CoNLL".to_owned(), String::new(), String::new(), format!("{:.1}", compared.conll())]);
    Ok(Some(table))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{quad, unwrapped};
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn quads_are_those_of_plover() {
        assert_eq!(["AGREE", "AID", "REJECT", "ASSAULT"].map(quad), [Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(quad("WEATHER"), None);
    }

    #[test]
    fn wrapped_lines_become_one_and_paragraphs_stay() {
        assert_eq!(unwrapped("One\ntwo.\n\nThree\n"), "One two.\n\nThree\n");
    }

    #[test]
    fn rules_have_no_encoder_to_measure() {
        let request = Request {
            folder: Path::new("."),
            reader: ReadBy::Rules,
            document: None,
            errors: false,
            texts: None,
        };
        assert!(measure(Measure::Reader, &request).unwrap_err().to_string().contains("--reader trained"));
    }
}
