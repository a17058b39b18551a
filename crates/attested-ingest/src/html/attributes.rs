//! The attributes that tell something about text or metadata.

/// Makes the enum and its reading from names.
macro_rules! attributes {
    ($($attribute:ident = $($name:literal)|+),* $(,)?) => {
        /// An attribute that is kept.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Attribute { $(
            #[doc = concat!("`", $(stringify!($name), "` "),+, "`")]
            $attribute,
        )* }

        impl Attribute {
            /// Reads a name in lower case.
            pub(super) fn of(name: &[u8]) -> Option<Self> {
                match name { $($($name)|+ => Some(Self::$attribute),)* _ => None }
            }
        }
    };
}

attributes! {
    AriaHidden = b"aria-hidden",
    // What a block is called: for people, for tests and for measurements of a site.
    Class = b"class" | b"aria-labelledby" | b"data-testid" | b"data-test-id" | b"data-component" | b"data-qa" | b"data-block" | b"data-gu-name" | b"data-spacefinder-role" | b"subscriptions-section",
    Content = b"content",
    Datetime = b"datetime",
    Hidden = b"hidden",
    Href = b"href",
    HttpEquiv = b"http-equiv",
    Id = b"id",
    Itemprop = b"itemprop",
    Itemtype = b"itemtype",
    Lang = b"lang" | b"xml:lang",
    Name = b"name" | b"property",
    Rel = b"rel",
    Role = b"role",
    // The content of a component, as pages are saved with it.
    Shadow = b"shadowrootmode" | b"shadowroot",
    Style = b"style",
    Title = b"title",
    Type = b"type",
}

/// Values longer than this are cut: no name, date or address is.
const LONGEST: usize = 4096;

/// The attributes of one element.
#[derive(Debug, Clone, Default)]
pub(super) struct Attributes(Vec<(Attribute, String)>);

impl Attributes {
    /// None.
    pub(super) const EMPTY: Self = Self(Vec::new());

    /// Adds a value; values of one kind are joined with a space.
    pub(super) fn add(&mut self, attribute: Attribute, value: &str) {
        let value = &value[..value.floor_char_boundary(LONGEST)];
        match self.0.iter_mut().find(|(have, _)| *have == attribute) {
            Some((_, have)) => {
                if have.len() + value.len() < LONGEST {
                    if !have.is_empty() {
                        have.push(' ');
                    }
                    have.push_str(value);
                }
            }
            None => self.0.push((attribute, value.to_owned())),
        }
    }

    /// The value, trimmed.
    pub(super) fn get(&self, attribute: Attribute) -> Option<&str> {
        self.0.iter().find(|(have, _)| *have == attribute).map(|(_, value)| value.trim())
    }

    /// True when the value has this word, in any case.
    pub(super) fn has_word(&self, attribute: Attribute, word: &str) -> bool {
        self.get(attribute)
            .is_some_and(|value| value.split_whitespace().any(|have| have.eq_ignore_ascii_case(word)))
    }
}
