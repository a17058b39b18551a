//! Mentions of one event across documents: ECB+, dev topics, gold mentions.
//!
//! The gold mentions are given to the engine as triggers; what it makes of them (participants, time, place, status) and
//! which documents it takes for one story is its own, no topic is told to it. Three ways to join are scored in one run: the usual baseline
//! (head lemma inside clusters of documents by TF-IDF), the events as the record has them, and what the
//! engine knows of stories and words alone. Scores are MUC, B³, CEAF-e and their mean; mentions that stand
//! alone count, as in the work of others on gold mentions.

mod baseline;
mod given;
mod setup;

use std::collections::BTreeMap;

use attested_analyse::Analyser;
use attested_model::{Analysis, DocumentId, Span};
use attested_resolve::{Knowledge, Reading, kind_of_happening, resolve};

use crate::clusters::{Clusters, Compared};
use crate::{Error, Report, Request, Table};
use given::GivenTriggers;
use setup::{Setup, Told};

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let setup = Setup::read(request.folder)?;
    let reader = GivenTriggers::new(request.reader.reader()?, &setup);
    let heads = reader.heads(&setup);
    let analyser = Analyser::with_reader(Box::new(reader));
    let analyses: Vec<Analysis> = setup.documents.iter().map(|document| analyser.analyse(document)).collect();
    let readings: Vec<Reading<'_>> = setup
        .documents
        .iter()
        .zip(&analyses)
        .map(|(document, analysis)| Reading { document, analysis })
        .collect();
    let resolution = resolve(&readings, &[], &Knowledge::default());
    let story_of: BTreeMap<DocumentId, usize> = (resolution.stories.iter().enumerate())
        .flat_map(|(at, story)| story.documents.iter().map(move |document| (*document, at)))
        .collect();
    let event_of: BTreeMap<(DocumentId, Span), usize> = (resolution.events.iter().enumerate())
        .flat_map(|(at, event)| {
            event.reports.iter().map(move |report| ((report.trigger.document, report.trigger.span), at))
        })
        .collect();
    let gold = by(&setup.mentions, |_, told| told.chain.clone());
    let topics = baseline::topics(&setup.documents);
    let id = |told: &Told| setup.documents[told.document].id();
    // A document of no story, and a mention of no event, is alone.
    let story = |told: &Told| story_of.get(&id(told)).copied().unwrap_or(usize::MAX - told.document);
    let rows: Vec<(String, Clusters<usize>)> = vec![
        ("head lemma, the same word everywhere".to_owned(), by(&setup.mentions, |at, _| heads[at].clone())),
        (
            format!("head lemma in clusters of documents by TF-IDF ({})", distinct(&topics)),
            by(&setup.mentions, |at, told| (topics[told.document], heads[at].clone())),
        ),
        (
            format!("head lemma in the stories of attested ({})", resolution.stories.len()),
            by(&setup.mentions, |at, told| (story(told), heads[at].clone())),
        ),
        (
            "attested: kind of happening in one story".to_owned(),
            by(&setup.mentions, |_, told| (story(told), kind_of_happening(&told.words))),
        ),
        (
            "attested: events as the record has them".to_owned(),
            by(&setup.mentions, |at, told| {
                event_of.get(&(id(told), told.span)).map_or(at, |event| usize::MAX - event)
            }),
        ),
    ];
    let mut table = Table::new("", &["joined by", "MUC F1", "B³ P", "R", "F1", "CEAF-e F1", "CoNLL"]);
    for (name, found) in &rows {
        let mut compared = Compared::default();
        compared.add(found, &gold);
        let [precision, recall, f1] = compared.b_cubed();
        let numbers = [compared.muc()[2], precision, recall, f1, compared.ceaf_e()[2], compared.conll()];
        table.row([name.clone()].into_iter().chain(numbers.map(|number| format!("{number:.1}"))));
    }
    let read = setup.mentions.iter().filter(|told| event_of.contains_key(&(id(told), told.span))).count();
    let corpus = format!(
        "ECB+, dev topics, {} documents, {} gold mentions of {} events, {read} mentions read as events",
        setup.documents.len(),
        setup.mentions.len(),
        gold.len()
    );
    let mut report = Report::new(corpus, &request.reader.named()?, vec![table]);
    if request.errors {
        report.errors = errors(&setup, &rows);
    }
    Ok(report)
}

/// Mentions, by their numbers, that have one key.
fn by<K: Ord>(mentions: &[Told], key: impl Fn(usize, &Told) -> K) -> Clusters<usize> {
    let mut found: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, told) in mentions.iter().enumerate() {
        found.entry(key(at, told)).or_default().push(at);
    }
    found.into_values().collect()
}

fn distinct(topics: &[usize]) -> usize {
    topics.iter().collect::<std::collections::BTreeSet<_>>().len()
}

/// For each mention, of which gold chain it is and in which cluster each way of joining puts it.
fn errors(setup: &Setup, rows: &[(String, Clusters<usize>)]) -> Vec<String> {
    let mut places = vec![Vec::new(); setup.mentions.len()];
    for (_, clusters) in rows {
        for cluster in clusters {
            for &mention in cluster {
                places[mention].push(cluster[0].to_string());
            }
        }
    }
    let lines = setup.mentions.iter().zip(places).enumerate().map(|(at, (told, places))| {
        format!("{at}\t{}\t{}\t{}\t{}", told.chain, setup.names[told.document], told.words, places.join("\t"))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn gold_mentions_are_joined_in_every_way() {
        let folder = tempfile::tempdir().unwrap();
        let setup = folder.path().join("cybulska_setup");
        std::fs::create_dir(&setup).unwrap();
        let texts = [
            ("1_1x", "Orla Vashik was arrested in Dellin .", 3),
            ("1_2x", "Police arrested Orla Vashik in Dellin .", 1),
            ("2_1x", "A mill burned down in Corvane .", 2),
        ];
        let (mut corpus, mut mentions) = (String::new(), Vec::new());
        for (name, text, at) in texts {
            for (number, word) in text.split(' ').enumerate() {
                corpus.push_str(&format!("{name}\t0\t{number}\t{word}\t-\n"));
            }
            corpus.push('\n');
            let chain = &name[..1];
            mentions.push(serde_json::json!({
                "coref_chain": chain, "doc_id": name, "sent_id": 0, "tokens_number": [at], "tokens_str": "",
            }));
        }
        std::fs::write(setup.join("ECB_Dev_corpus.txt"), corpus).unwrap();
        let mentions = serde_json::to_string(&mentions).unwrap();
        std::fs::write(setup.join("ECB_Dev_Event_gold_mentions.json"), mentions).unwrap();
        let request = Request {
            folder: folder.path(),
            reader: ReadBy::Rules,
            document: None,
            errors: true,
            texts: None,
        };
        let report = measure(Measure::Ecb, &request).unwrap();
        assert!(report.corpus.contains("3 documents, 3 gold mentions of 2 events"), "{}", report.corpus);
        assert_eq!(report.tables[0].rows.len(), 5);
        // One lemma everywhere: the two arrests are one, the mill is another.
        assert_eq!(report.tables[0].rows[0].last().map(String::as_str), Some("100.0"));
        assert_eq!(report.errors[2].split('\t').nth(3), Some("burned"));
    }
}
