//! Lines taken out, and references to lines taken out.

use attested_model::Resolution;

/// Takes the lines out whose id is `gone`, every reference to them, and the ids that led to them.
pub(super) fn lines(gone: &dyn Fn(&str) -> bool, resolution: &mut Resolution) {
    let out = |id: &dyn ToString| gone(&id.to_string());
    resolution.actors.retain(|line| !out(&line.id));
    resolution.statements.retain(|line| !out(&line.id));
    resolution.events.retain(|line| !out(&line.id));
    resolution.figures.retain(|line| !out(&line.id));
    resolution.copies.retain(|line| !out(&line.id));
    resolution.disputes.retain(|line| !out(&line.id));
    references(gone, resolution);
    resolution.aliases.retain(|alias| !gone(&alias.to));
}

/// Takes references to lines out whose id is `gone`.
pub(super) fn references(gone: &dyn Fn(&str) -> bool, resolution: &mut Resolution) {
    let gone = |id: &dyn ToString| gone(&id.to_string());
    for actor in &mut resolution.actors {
        for role in &mut actor.roles {
            role.of = role.of.filter(|of| !gone(of));
        }
    }
    for statement in &mut resolution.statements {
        statement.speaker = statement.speaker.filter(|id| !gone(id));
        statement.parent = statement.parent.filter(|id| !gone(id));
        statement.addressees.retain(|id| !gone(id));
        statement.events.retain(|id| !gone(id));
        for link in &mut statement.chain {
            link.actor = link.actor.filter(|id| !gone(id));
        }
    }
    for event in &mut resolution.events {
        event.actors.retain(|id| !gone(id));
        event.recipients.retain(|id| !gone(id));
        for report in &mut event.reports {
            report.in_statement = report.in_statement.filter(|id| !gone(id));
        }
    }
    for figure in &mut resolution.figures {
        figure.event = figure.event.filter(|id| !gone(id));
        figure.in_statement = figure.in_statement.filter(|id| !gone(id));
    }
    for copy in &mut resolution.copies {
        copy.credit = copy.credit.filter(|id| !gone(id));
    }
    for dispute in &mut resolution.disputes {
        dispute.event = dispute.event.filter(|id| !gone(id));
        for side in &mut dispute.sides {
            side.statements.retain(|id| !gone(id));
            side.figures.retain(|id| !gone(id));
        }
    }
}
