//! Closed vocabularies: enums whose values have one written form everywhere (JSON, SQL, command line, pages).

/// An enum of fixed values, each with one written form.
pub trait Vocabulary: Copy + Eq + 'static {
    /// The name of the vocabulary, as a reader would call it ("stance").
    const NAME: &'static str;
    /// All values in their customary order.
    const ALL: &'static [Self];
    /// The written form ("did_not_occur").
    fn word(self) -> &'static str;
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident as $called:literal { $($(#[$value_doc:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$value_doc])* #[serde(rename = $word)] $value,)*
        }

        impl $crate::Vocabulary for $name {
            const NAME: &'static str = $called;
            const ALL: &'static [Self] = &[$(Self::$value,)*];
            fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::Vocabulary::word(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ModelError;
            fn from_str(text: &str) -> Result<Self, $crate::ModelError> {
                use $crate::Vocabulary as _;
                Self::ALL.iter().copied().find(|value| value.word() == text).ok_or_else(|| {
                    let allowed: Vec<_> = Self::ALL.iter().map(|value| value.word()).collect();
                    $crate::ModelError::NotInVocabulary {
                        text: text.to_owned(),
                        vocabulary: $called,
                        allowed: allowed.join(", "),
                    }
                })
            }
        }
    };
}
pub(crate) use vocabulary;
