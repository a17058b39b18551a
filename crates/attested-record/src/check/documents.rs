use attested_model::{Analysis, Decision, Run};

use super::{FindingKind, Findings};
use crate::facts::run;
use crate::{Record, RecordError, Result, pack};

/// Every text has its hash, every document, run and decision the id of its content, every raw source its hash.
pub(super) fn documents(record: &Record, findings: &mut Findings) -> Result<()> {
    for (row, uid, sha256) in rows(record, "SELECT id, uid, sha256 FROM document ORDER BY id")? {
        match record.load_document(row) {
            Ok(document) => {
                if pack::sha256(document.text().as_bytes()) != sha256 {
                    findings.damage(
                        FindingKind::Hash,
                        Some(&uid),
                        format!("the text of {uid} does not match its hash"),
                    );
                }
            }
            Err(RecordError::Damaged { what }) => findings.damage(FindingKind::Hash, Some(&uid), what),
            Err(other) => return Err(other),
        }
    }
    let sources = "SELECT r.document, d.uid, r.sha256 FROM raw_source r JOIN document d ON d.id = r.document
      WHERE r.content IS NOT NULL";
    for (row, uid, sha256) in rows(record, sources)? {
        let mut read =
            record.connection.prepare_cached("SELECT content FROM raw_source WHERE document = ?1")?;
        let packed: Vec<u8> = read.query_row([row], |row| row.get(0))?;
        let matches = pack::unpack_bytes(&packed).is_ok_and(|raw| pack::sha256(&raw) == sha256);
        if !matches {
            let message = format!("the raw bytes of {uid} do not match their hash");
            findings.damage(FindingKind::Hash, Some(&uid), message);
        }
    }
    named_by_content(record, findings)
}

fn named_by_content(record: &Record, findings: &mut Findings) -> Result<()> {
    let mut read = record.connection.prepare("SELECT uid, engine, weights, lexicon, config FROM run")?;
    for stored in read.query_map([], run)? {
        let Run { id, engine, weights, lexicon, config } = stored?;
        if Run::new(engine, weights, lexicon, config).id != id {
            let message = format!("the run {id} does not match its id");
            findings.damage(FindingKind::Hash, Some(&id.to_string()), message);
        }
    }
    for Decision { id, action, reason, user, time } in record.decisions()? {
        if Decision::new(action, reason, user, time).id != id {
            let message = format!("the decision {id} does not match its id");
            findings.damage(FindingKind::Hash, Some(&id.to_string()), message);
        }
    }
    Ok(())
}

/// Every reading is of its document and keeps its invariants, spans on character boundaries among them.
pub(super) fn analyses(record: &Record, findings: &mut Findings) -> Result<()> {
    let all = "SELECT a.id, d.uid, d.text FROM analysis a JOIN document d ON d.id = a.document ORDER BY a.id";
    let mut read = record.connection.prepare_cached("SELECT content FROM analysis WHERE id = ?1")?;
    let mut each = record.connection.prepare(all)?;
    let mut lines = each.query([])?;
    while let Some(line) = lines.next()? {
        let (row, uid, text): (i64, String, String) = (line.get(0)?, line.get(1)?, line.get(2)?);
        let packed: Vec<u8> = read.query_row([row], |row| row.get(0))?;
        let fault = match pack::unpack_json::<Analysis>(&packed) {
            Err(error) => Some(error.to_string()),
            Ok(analysis) if analysis.document.to_string() != uid => {
                Some(format!("it is of {}", analysis.document))
            }
            Ok(analysis) => analysis.fault(&text),
        };
        if let Some(fault) = fault {
            findings.damage(FindingKind::Analysis, Some(&uid), format!("a reading of {uid}: {fault}"));
        }
    }
    Ok(())
}

/// The sentences of the index are those of their documents.
pub(super) fn sentences(record: &Record, findings: &mut Findings) -> Result<()> {
    let mut each = record.connection.prepare(
        "SELECT d.uid, d.text, s.byte_start, s.byte_end, s.text FROM document d JOIN sentence s ON s.document = d.id
         WHERE CAST(substr(CAST(d.text AS BLOB), s.byte_start + 1, s.byte_end - s.byte_start) AS TEXT) <> s.text",
    )?;
    let mut lines = each.query([])?;
    while let Some(line) = lines.next()? {
        let (uid, start, end): (String, i64, i64) = (line.get(0)?, line.get(2)?, line.get(3)?);
        let message = format!("the sentence at bytes {start}..{end} of {uid} is not what stands there");
        findings.damage(FindingKind::Quote, Some(&uid), message);
    }
    Ok(())
}

fn rows(record: &Record, sql: &str) -> Result<Vec<(i64, String, String)>> {
    let mut read = record.connection.prepare(sql)?;
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
