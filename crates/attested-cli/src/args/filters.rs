use super::values::date;
use crate::model::Edtf;

/// A stretch of time.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Period {
    /// From this day, month or year on (2031-04-09, 2031-04, 2031)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) since: Option<Edtf>,
    /// Up to this day, month or year, and including it
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) until: Option<Edtf>,
    /// Carried by this outlet
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
}

/// How many lines.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Limit {
    /// Show at most so many
    #[arg(long, short = 'n', value_name = "NUMBER")]
    pub(crate) limit: Option<usize>,
}

/// Who takes part.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Participants {
    /// In which this actor takes part: an id, a name or a part of a name; several times for several
    #[arg(long, value_name = "ACTOR")]
    pub(crate) actor: Vec<String>,
    /// Between these two
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pub(crate) between: Vec<String>,
}

impl Participants {
    /// All who must take part.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.actor.iter().chain(&self.between).map(String::as_str)
    }
}
