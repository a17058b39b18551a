//! schema.org in JSON-LD: what speakers state as Claim, their words as Quotation, documents as NewsArticle.
//!
//! A Claim carries no rating, because we give none. schema.org has no word for stance, so that only what a speaker
//! states becomes a Claim; what is denied, asked or not known is a Quotation of the whole sentence, in which the
//! denial can be read. Lost: events, figures, positions (the identifier leads back to them).

use std::io::Write;

use attested_model::{ActorId, ActorKind, Stance, Statement, StatementKind, Vocabulary as _};
use serde_json::{Value, json};

use super::desk::{Desk, is_wrong, one_line};
use super::{Notes, date};
use crate::{Error, words};

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    out.write_all(b"{\"@context\":{\"@vocab\":\"https://schema.org/\"},\"@graph\":[")?;
    let mut first = true;
    let mut put = |value: Value, out: &mut dyn Write| -> Result<(), Error> {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        Ok(serde_json::to_writer(&mut *out, &value)?)
    };
    for document in desk.documents()? {
        let document = document?;
        let metadata = document.metadata();
        let mut article = json!({ "@type": "NewsArticle", "@id": urn(&document.id()), "identifier": document.id().to_string() });
        let fields = [
            ("headline", metadata.title.as_ref().map(|known| known.value.clone())),
            ("url", desk.link(&document)),
            ("inLanguage", metadata.language.as_ref().map(|known| known.value.clone())),
            ("datePublished", metadata.published.as_ref().and_then(|dated| date::iso(dated.edtf))),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                article[name] = Value::from(value);
            }
        }
        if let Some(outlet) = &metadata.outlet {
            article["publisher"] = json!({ "@type": "NewsMediaOrganization", "name": outlet.value });
        }
        if let Some(byline) = &metadata.byline {
            article["author"] = json!({ "@type": "Person", "name": byline.value });
        }
        put(article, out)?;
    }
    for actor in desk.actors()? {
        let actor = actor?;
        let names: Vec<&str> =
            actor.names.iter().map(|name| name.text.as_str()).filter(|name| *name != actor.name).collect();
        let mut line = json!({ "@type": kind(actor.kind), "@id": urn(&actor.id), "name": actor.name });
        if !names.is_empty() {
            line["alternateName"] = json!(names);
        }
        if let Some(id) = actor.external.get("wikidata") {
            line["sameAs"] = Value::from(format!("https://www.wikidata.org/wiki/{id}"));
        }
        put(line, out)?;
    }
    for statement in desk.statements()? {
        let statement = statement?;
        if !is_wrong(statement.certainty, notes) {
            put(of_statement(desk, &statement)?, out)?;
        }
    }
    out.write_all(b"\n]}\n")?;
    Ok(())
}

fn of_statement(desk: &Desk<'_>, statement: &Statement) -> Result<Value, Error> {
    let mut pieces = Vec::with_capacity(statement.content.len());
    for &piece in &statement.content {
        pieces.push(one_line(&desk.quote(piece)?.quote));
    }
    let content = pieces.join(" … ");
    let whole = match words::whole(statement) {
        Some(whole) => one_line(&desk.quote(whole)?.quote),
        None => content.clone(),
    };
    let first = statement.content.first().map(|piece| reference(&piece.document));
    let mut carriers: Vec<Value> =
        statement.reports.iter().map(|report| reference(&report.document)).collect();
    carriers.dedup();
    let is_claim = statement.stance == Stance::Stated;
    let mut line = if is_claim {
        json!({ "@type": "Claim", "text": content, "firstAppearance": first, "appearance": carriers })
    } else {
        json!({ "@type": "Quotation", "text": whole, "isPartOf": carriers })
    };
    line["@id"] = Value::from(urn(&statement.id));
    if let Some(speaker) = statement.speaker {
        line[if is_claim { "author" } else { "spokenByCharacter" }] = reference(&speaker);
    }
    if is_claim && statement.kind == StatementKind::Direct {
        line["workExample"] = json!({
            "@type": "Quotation", "@id": format!("{}-quotation", urn(&statement.id)), "text": content,
            "spokenByCharacter": statement.speaker.map(|speaker: ActorId| reference(&speaker)),
        });
    }
    if let Some(time) = statement.time.as_ref().and_then(|time| date::iso(time.edtf)) {
        line["dateCreated"] = Value::from(time);
    }
    line["additionalProperty"] = json!([
        { "@type": "PropertyValue", "name": "stance of the speaker", "value": statement.stance.word() },
        { "@type": "PropertyValue", "name": "act", "value": statement.act.word() },
        { "@type": "PropertyValue", "name": "independent texts", "value": statement.counts.texts },
        { "@type": "PropertyValue", "name": "sentence", "value": whole },
    ]);
    Ok(line)
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::Country => "Country",
        ActorKind::Organisation | ActorKind::Group | ActorKind::Unnamed => "Organization",
    }
}

fn urn(id: &impl std::fmt::Display) -> String {
    format!("urn:attested:{id}")
}

fn reference(id: &impl std::fmt::Display) -> Value {
    json!({ "@id": urn(id) })
}
