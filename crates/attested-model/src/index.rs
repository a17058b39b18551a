//! Positions in the lists of one [`crate::Analysis`].

use serde::{Deserialize, Serialize};

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u32);

        impl $name {
            /// The position `at`, counted from 0; positions beyond `u32` saturate.
            pub fn new(at: usize) -> Self {
                Self(u32::try_from(at).unwrap_or(u32::MAX))
            }

            /// The position as an index into the list.
            pub fn get(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

indices! {
    /// Position in [`crate::Analysis::mentions`].
    MentionIndex;
    /// Position in [`crate::Analysis::participants`].
    ParticipantIndex;
    /// Position in [`crate::Analysis::times`].
    TimeIndex;
    /// Position in [`crate::Analysis::figures`].
    FigureIndex;
    /// Position in [`crate::Analysis::statements`].
    StatementIndex;
    /// Position in [`crate::Analysis::events`].
    EventIndex;
}
