use std::collections::BTreeSet;
use std::fmt::Debug;
use std::str::FromStr;

use attested_model::*;

fn holds<V>()
where
    V: Vocabulary + Debug + FromStr<Err = ModelError> + ToString + serde::Serialize + Ord,
    V: for<'de> serde::Deserialize<'de>,
{
    let words: BTreeSet<&str> = V::ALL.iter().map(|value| value.word()).collect();
    assert_eq!(words.len(), V::ALL.len(), "{} has two values with one word", V::NAME);
    for &value in V::ALL {
        assert_eq!(value.word().parse::<V>().unwrap(), value);
        assert_eq!(value.to_string(), value.word());
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, format!("{:?}", value.word()));
        assert_eq!(serde_json::from_str::<V>(&json).unwrap(), value);
    }
    let error = "no such word".parse::<V>().unwrap_err().to_string();
    assert!(error.contains(V::NAME) && error.contains(V::ALL[0].word()), "{error}");
}

#[test]
fn every_value_has_one_written_form_everywhere() {
    holds::<SectionKind>();
    holds::<Basis>();
    holds::<MentionKind>();
    holds::<MentionForm>();
    holds::<TimeBasis>();
    holds::<Bound>();
    holds::<Counted>();
    holds::<StatementKind>();
    holds::<Act>();
    holds::<Stance>();
    holds::<Channel>();
    holds::<EventStatus>();
    holds::<Precision>();
    holds::<EventType>();
    holds::<Quad>();
    holds::<Mode>();
    holds::<Context>();
    holds::<ActorKind>();
    holds::<Tenure>();
    holds::<Matter>();
}

#[test]
fn plover_has_sixteen_types_and_sixty_seven_pairs_of_type_and_mode() {
    let types = EventType::ALL.iter().filter(|kind| kind.quad().is_some()).count();
    assert_eq!(types, 16);
    assert_eq!(Context::ALL.len(), 37);
    let used: BTreeSet<Mode> = EventType::ALL.iter().flat_map(|kind| kind.modes()).copied().collect();
    assert_eq!(used.len(), Mode::ALL.len(), "a mode that no type has");
    let pairs: usize = EventType::ALL.iter().map(|kind| kind.modes().len()).sum();
    assert_eq!(pairs, 67);
}
