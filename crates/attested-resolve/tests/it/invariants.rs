//! What must hold for every resolution, whatever the reports.

use std::collections::BTreeSet;

use attested_model::{Passage, Resolution};

use crate::builder::Report;

/// Checks order, references, passages and counts.
pub(crate) fn check(reports: &[Report], resolution: &Resolution) {
    let ids = ids(resolution);
    assert!(resolution.actors.is_sorted_by(|left, right| left.id < right.id));
    assert!(resolution.statements.is_sorted_by(|left, right| left.id < right.id));
    assert!(resolution.events.is_sorted_by(|left, right| left.id < right.id));
    assert!(resolution.figures.is_sorted_by(|left, right| left.id < right.id));
    assert!(resolution.copies.is_sorted_by(|left, right| left.id < right.id));
    assert!(resolution.disputes.is_sorted_by(|left, right| left.id < right.id));
    assert!(resolution.aliases.is_sorted_by(|left, right| left < right));
    for reference in references(resolution) {
        assert!(ids.contains(&reference), "{reference} is referred to and does not exist");
    }
    for alias in &resolution.aliases {
        assert!(ids.contains(&alias.to), "{} leads nowhere", alias.from);
        assert!(!ids.contains(&alias.from), "{} is alive and retired", alias.from);
    }
    for passage in passages(resolution) {
        let report = reports.iter().find(|report| report.document.id() == passage.document).unwrap();
        assert!(passage.span.slice(report.document.text()).is_some(), "{passage:?} does not fit");
    }
    for statement in &resolution.statements {
        assert!(!statement.content.is_empty() && !statement.reports.is_empty());
        let first = statement.content[0].document;
        assert!(statement.content.iter().all(|piece| piece.document == first));
        assert_eq!(statement.chain.last().and_then(|link| link.document), Some(first));
        counts(statement.counts);
    }
    for event in &resolution.events {
        assert!(!event.reports.is_empty());
        counts(event.counts);
    }
    for figure in &resolution.figures {
        counts(figure.counts);
    }
    for copy in &resolution.copies {
        let documents: BTreeSet<_> = copy.passages.iter().map(|passage| passage.document).collect();
        assert_eq!(documents.len(), copy.passages.len());
        assert!(documents.len() >= 2 && documents.contains(&copy.earliest));
        assert!(!copy.reason.is_empty());
    }
    let mut told = BTreeSet::new();
    for story in &resolution.stories {
        assert!(story.documents.len() >= 2 && story.documents.iter().all(|document| told.insert(*document)));
    }
    for dispute in &resolution.disputes {
        assert!(dispute.sides.len() >= 2, "{dispute:?}");
        assert!(dispute.sides.iter().all(|side| !side.reports.is_empty() && side.texts >= 1));
        assert!(dispute.matter.ends_with('.') && !dispute.matter.contains('\n'));
    }
}

fn counts(counts: attested_model::Counts) {
    assert!(counts.texts >= 1 && counts.texts <= counts.carriers && counts.owners <= counts.carriers);
    assert!(counts.owners >= 1);
}

/// The ids of all lines.
pub(crate) fn ids(resolution: &Resolution) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    ids.extend(resolution.actors.iter().map(|line| line.id.to_string()));
    ids.extend(resolution.statements.iter().map(|line| line.id.to_string()));
    ids.extend(resolution.events.iter().map(|line| line.id.to_string()));
    ids.extend(resolution.figures.iter().map(|line| line.id.to_string()));
    ids.extend(resolution.copies.iter().map(|line| line.id.to_string()));
    ids.extend(resolution.disputes.iter().map(|line| line.id.to_string()));
    ids.extend(resolution.stories.iter().map(|line| line.id.to_string()));
    ids
}

fn references(resolution: &Resolution) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for actor in &resolution.actors {
        found.extend(actor.roles.iter().filter_map(|role| role.of).map(|id| id.to_string()));
    }
    for statement in &resolution.statements {
        found.extend(statement.speaker.map(|id| id.to_string()));
        found.extend(statement.parent.map(|id| id.to_string()));
        found.extend(statement.addressees.iter().map(ToString::to_string));
        found.extend(statement.events.iter().map(ToString::to_string));
        found.extend(statement.chain.iter().filter_map(|link| link.actor).map(|id| id.to_string()));
    }
    for event in &resolution.events {
        found.extend(event.actors.iter().chain(&event.recipients).map(ToString::to_string));
        found.extend(event.reports.iter().filter_map(|report| report.in_statement).map(|id| id.to_string()));
    }
    for figure in &resolution.figures {
        found.extend(figure.event.map(|id| id.to_string()));
        found.extend(figure.in_statement.map(|id| id.to_string()));
    }
    found.extend(resolution.copies.iter().filter_map(|copy| copy.credit).map(|id| id.to_string()));
    for dispute in &resolution.disputes {
        found.extend(dispute.event.map(|id| id.to_string()));
        for side in &dispute.sides {
            found.extend(side.statements.iter().map(ToString::to_string));
            found.extend(side.figures.iter().map(ToString::to_string));
        }
    }
    found
}

fn passages(resolution: &Resolution) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for statement in &resolution.statements {
        found.extend(statement.content.iter().chain(&statement.reports).copied());
        found.extend(statement.source.into_iter().chain(statement.cue));
    }
    for event in &resolution.events {
        found.extend(event.reports.iter().flat_map(|report| [report.passage, report.trigger]));
    }
    found.extend(resolution.figures.iter().map(|figure| figure.passage));
    found.extend(resolution.copies.iter().flat_map(|copy| copy.passages.iter().copied()));
    found.extend(
        resolution
            .disputes
            .iter()
            .flat_map(|dispute| &dispute.sides)
            .flat_map(|side| side.reports.iter().copied()),
    );
    found
}
