//! The parameters of a request. What an endpoint does not know is refused by name, never passed over: a filter that
//! is misspelt must not look like one that found everything.

use attested::model::{Edtf, Vocabulary};

use crate::problem::Problem;

/// Names and values in their order; empty values, as forms send them, are as good as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Params(Vec<(String, String)>);

impl Params {
    /// Reads the part of an address behind `?`, or the body of a form.
    pub(crate) fn parse(text: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(text);
        Self(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The parameters with `name` set to this one value, or without it.
    pub(crate) fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut pairs: Vec<_> = self.0.iter().filter(|(known, _)| known != name).cloned().collect();
        pairs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        Self(pairs)
    }

    /// As the part of an address from `?` on; nothing when there is none.
    pub(crate) fn to_query(&self) -> String {
        let mut query = form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
        for (name, value) in self.0.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query == "?" { String::new() } else { query }
    }

    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Refuses parameters that are not among the known ones.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Problem> {
        let mut odd: Vec<&str> =
            self.0.iter().map(|(name, _)| name.as_str()).filter(|name| !known.contains(name)).collect();
        odd.dedup();
        if odd.is_empty() {
            return Ok(());
        }
        let known = if known.is_empty() { "there are none here".to_owned() } else { known.join(", ") };
        Err(Problem::Asked(format!("unknown parameter: {} (known: {known})", odd.join(", "))))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, value)| known == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    /// The values as words of a closed vocabulary.
    pub(crate) fn words<T: Vocabulary>(&self, name: &str) -> Result<Vec<T>, Problem> {
        self.all(name)
            .map(|word| {
                let known = T::ALL.iter().copied().find(|known| known.word().eq_ignore_ascii_case(word));
                known.ok_or_else(|| {
                    let all: Vec<&str> = T::ALL.iter().map(|known| known.word()).collect();
                    Problem::Asked(format!("{name}: {word:?} is none of {}", all.join(", ")))
                })
            })
            .collect()
    }

    pub(crate) fn date(&self, name: &str) -> Result<Option<Edtf>, Problem> {
        self.get(name)
            .map(|text| {
                text.parse().map_err(|_| {
                    Problem::Asked(format!("{name}: {text:?} is no date; write 2031-04-09, 2031-04 or 2031"))
                })
            })
            .transpose()
    }

    pub(crate) fn number(&self, name: &str) -> Result<Option<usize>, Problem> {
        self.get(name)
            .map(|text| {
                text.parse().map_err(|_| Problem::Asked(format!("{name}: {text:?} is no whole number")))
            })
            .transpose()
    }

    /// A choice of yes and no.
    pub(crate) fn yes(&self, name: &str) -> Result<Option<bool>, Problem> {
        match self.get(name) {
            None => Ok(None),
            Some("yes" | "true" | "1" | "on") => Ok(Some(true)),
            Some("no" | "false" | "0" | "off") => Ok(Some(false)),
            Some(other) => Err(Problem::Asked(format!("{name}: {other:?} is neither yes nor no"))),
        }
    }
}

impl From<Vec<(String, String)>> for Params {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

#[cfg(test)]
mod tests {
    use attested::model::EventStatus;

    use super::Params;

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        let params = Params::parse(b"status=denied&stauts=x&empty=");
        let error = params.only(&["status", "empty"]).unwrap_err().to_string();
        assert!(error.contains("stauts") && !error.contains("empty,"), "{error}");
        assert!(params.only(&["status", "stauts", "empty"]).is_ok());
    }

    #[test]
    fn values_are_words_dates_and_numbers_or_a_named_fault() {
        let params = Params::parse(b"status=Denied&status=planned&since=2031-03&n=x");
        assert_eq!(
            params.words::<EventStatus>("status").unwrap(),
            [EventStatus::Denied, EventStatus::Planned]
        );
        assert_eq!(params.date("since").unwrap(), Some("2031-03".parse().unwrap()));
        assert!(params.number("n").unwrap_err().to_string().contains("\"x\""));
        let odd = Params::parse(b"status=perhaps");
        assert!(odd.words::<EventStatus>("status").unwrap_err().to_string().contains("did_not_occur"));
    }

    #[test]
    fn a_query_is_written_as_it_was_read() {
        let params = Params::parse("actor=Émir+Dallan&q=%22a+b%22&none=".as_bytes());
        let again = Params::parse(params.to_query().strip_prefix('?').unwrap().as_bytes());
        assert_eq!(again.get("actor"), Some("Émir Dallan"));
        assert_eq!(again.get("q"), Some("\"a b\""));
        assert_eq!(again.with("actor", None).get("actor"), None);
    }
}
