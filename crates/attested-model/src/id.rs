//! Ids are names of content: the same content has the same id on every machine and in every run.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::ModelError;

/// Crockford's base 32 in lower case: no i, l, o, u, so that an id can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 80 bits: with 10⁸ ids the chance of one collision is below 10⁻⁸.
const BYTES: usize = 10;

fn digest(prefix: &str, parts: &[&[u8]]) -> [u8; BYTES] {
    let mut hash = Sha256::new();
    hash.update(prefix.as_bytes());
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let full = hash.finalize();
    let mut out = [0; BYTES];
    out.copy_from_slice(&full[..BYTES]);
    out
}

fn write(prefix: &str, bytes: [u8; BYTES], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{prefix}-")?;
    for five in bytes.chunks(5) {
        let bits = five.iter().fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
        for place in (0..8).rev() {
            let digit = ALPHABET[usize::try_from(bits >> (place * 5) & 31).unwrap_or(0)];
            write!(f, "{}", char::from(digit))?;
        }
    }
    Ok(())
}

fn parse(prefix: &'static str, text: &str) -> Result<[u8; BYTES], ModelError> {
    let wrong = || ModelError::NotAnId { text: text.to_owned(), prefix };
    let digits = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')).ok_or_else(wrong)?;
    if digits.len() != 16 {
        return Err(wrong());
    }
    let mut bytes = [0; BYTES];
    for (half, chunk) in digits.as_bytes().chunks(8).enumerate() {
        let mut bits = 0u64;
        for digit in chunk {
            let value = ALPHABET.iter().position(|known| known == digit).ok_or_else(wrong)?;
            bits = bits << 5 | value as u64;
        }
        bytes[half * 5..half * 5 + 5].copy_from_slice(&bits.to_be_bytes()[3..]);
    }
    Ok(bytes)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// Written as a one-letter prefix, a hyphen and sixteen digits of Crockford's base 32 (80 bits).
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; BYTES]);

        impl $name {
            /// The one-letter prefix of this kind of id.
            pub const PREFIX: &'static str = $prefix;

            /// The id of the content made of `parts`: SHA-256 over each part with its length, cut to 80 bits.
            pub fn of(parts: &[&[u8]]) -> Self {
                Self(digest($prefix, parts))
            }

            /// The ten bytes of the id, for hashing into another id.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write($prefix, self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write($prefix, self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = ModelError;
            fn from_str(text: &str) -> Result<Self, ModelError> {
                parse($prefix, text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// Names a document by its text and metadata.
    DocumentId = "d";
    /// Names an actor by the first (smallest) of the participants it was joined from.
    ActorId = "a";
    /// Names a statement by the document and spans it was first read in.
    StatementId = "s";
    /// Names an event by the document and trigger it was first read in.
    EventId = "e";
    /// Names a figure by the document and span it was read in.
    FigureId = "f";
    /// Names a group of copied passages by its smallest passage.
    CopyId = "c";
    /// Names a dispute by its matter and sides.
    DisputeId = "x";
    /// Names a reviewer's decision by its content, user and time.
    DecisionId = "r";
    /// Names a story by the smallest of its documents.
    StoryId = "y";
    /// Names a run by engine version, data hashes and configuration.
    RunId = "n";
}
