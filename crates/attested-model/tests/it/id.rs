use attested_model::{ActorId, DocumentId, ModelError};
use proptest::prelude::*;

#[test]
fn where_parts_are_cut_matters() {
    assert_ne!(DocumentId::of(&[b"ab", b"c"]), DocumentId::of(&[b"a", b"bc"]));
}

#[test]
fn an_id_of_another_kind_is_refused() {
    let actor = ActorId::of(&[b"x"]).to_string();
    let error = actor.parse::<DocumentId>().unwrap_err();
    assert_eq!(error, ModelError::NotAnId { text: actor.clone(), prefix: "d" });
    for wrong in ["", "d", "d-", "d-0000", "d-000000000000000u", "d-00000000000000000"] {
        assert!(wrong.parse::<DocumentId>().is_err(), "{wrong}");
    }
    assert_eq!(actor.len(), 18);
}

proptest! {
    #[test]
    fn ids_round_trip_and_keep_their_order(a in any::<Vec<u8>>(), b in any::<Vec<u8>>()) {
        let (one, two) = (DocumentId::of(&[&a]), DocumentId::of(&[&b]));
        prop_assert_eq!(one.to_string().parse::<DocumentId>().unwrap(), one);
        let json = serde_json::to_string(&one).unwrap();
        prop_assert_eq!(serde_json::from_str::<DocumentId>(&json).unwrap(), one);
        prop_assert_eq!(one.cmp(&two), one.to_string().cmp(&two.to_string()));
    }

    #[test]
    fn no_text_breaks_the_parser(text in "\\PC{0,24}") {
        if let Ok(id) = text.parse::<DocumentId>() {
            prop_assert_eq!(id.to_string(), text);
        }
    }
}
