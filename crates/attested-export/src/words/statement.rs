use super::join;
use attested_model::{Act, Channel, Stance, Statement};

/// What stands for a speaker whom the report leaves unnamed.
pub fn nobody_named() -> String {
    "Somebody not named".to_owned()
}

/// The opening of a statement in our words: "Bashko Teled said not, to Idrane, in an interview".
pub fn lead(statement: &Statement, speaker: &str, addressees: &[String]) -> String {
    let said = match (statement.act, statement.stance) {
        (Act::NoComment, _) => "gave no comment",
        (_, Stance::Denied) => "said not",
        (_, Stance::NotKnown) => "said that it is not known",
        (_, Stance::Asked) | (Act::Ask, _) => "asked",
        (_, Stance::Stated | Stance::None) => "said",
    };
    // "Said not to Idrane" could be read as something else.
    let comma = if said.ends_with("not") || said.ends_with("known") { "," } else { "" };
    let to = if addressees.is_empty() { String::new() } else { format!("{comma} to {}", join(addressees)) };
    let channel = statement.channel.map(way).map(|way| format!(", {way}")).unwrap_or_default();
    format!("{speaker} {said}{to}{channel}")
}

fn way(channel: Channel) -> &'static str {
    match channel {
        Channel::PressRelease => "in a press release",
        Channel::Interview => "in an interview",
        Channel::SocialPost => "in a post",
        Channel::Speech => "in a speech",
        Channel::Document => "in a document",
        Channel::Broadcast => "in a broadcast",
        Channel::Phone => "by telephone",
        Channel::Letter => "in a letter",
    }
}

/// The word that marks what a statement does; nothing for one that simply says that something is so.
pub fn tag(statement: &Statement) -> Option<&'static str> {
    let act = match statement.act {
        Act::State => None,
        Act::Deny => Some("denied"),
        Act::Accuse => Some("accusation"),
        Act::Promise => Some("promise"),
        Act::Demand => Some("demand"),
        Act::Threaten => Some("threat"),
        Act::Praise => Some("praise"),
        Act::Ask => Some("question"),
        Act::Agree => Some("agreement"),
        Act::Refuse => Some("refusal"),
        Act::Apologise => Some("apology"),
        Act::NoComment => Some("no comment"),
    };
    match statement.stance {
        Stance::Denied => act.or(Some("denied")),
        Stance::NotKnown => Some("not known"),
        Stance::Asked => Some("question"),
        Stance::Stated | Stance::None => act,
    }
}
