use std::collections::BTreeMap;

/// What a column, a field or a header line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The report itself.
    Text,
    /// Headline.
    Title,
    /// Date of publication.
    Published,
    /// Outlet.
    Outlet,
    /// Address.
    Url,
    /// Author.
    Byline,
    /// Agency.
    Credit,
    /// Language.
    Language,
    /// Name of the record in its container.
    Id,
}

/// The names each role goes by, the strongest first, in lower case without `_`, `-`, `.` and spaces.
const NAMES: [(Role, &str); 9] = [
    (
        Role::Text,
        "text body content articletext articlebody articlecontent fulltext maintext bodytext textbody contents \
         article story plaintext cleantext rawtext newstext contenttext contenthtml html paragraphs description summary abstract excerpt snippet",
    ),
    (Role::Title, "title headline articletitle heading newstitle headlinetext"),
    (
        Role::Published,
        "published date publishedat publishedon publicationdate publishdate publisheddate pubdate datepublished \
         datepublish publishtime publishedtime datetime timestamp articledate day created createdat",
    ),
    (
        Role::Outlet,
        "outlet publisher publication newspaper source sourcename medianame sitename site website domain \
         sourcedomain feed",
    ),
    (Role::Url, "url link articleurl sourceurl weburl permalink canonicalurl href address"),
    (Role::Byline, "byline author authors by writer journalist creator"),
    (Role::Credit, "credit agency wire newsagency creditline"),
    (Role::Language, "language lang languagecode"),
    (Role::Id, "id docid documentid articleid recordid uid uuid guid unitid key"),
];

/// Keys that a header block may use for each role.
const HEADER_KEYS: [(Role, &str); 7] = [
    (Role::Title, "title headline"),
    (Role::Outlet, "outlet publisher publication newspaper source site"),
    (Role::Byline, "byline author authors by"),
    (Role::Published, "date published pubdate publicationdate publisheddate datepublished publishedat"),
    (Role::Url, "url link address"),
    (Role::Credit, "credit agency"),
    (Role::Language, "language lang"),
];

impl Role {
    /// All roles, the text first.
    pub const ALL: [Role; 9] = [
        Role::Text,
        Role::Title,
        Role::Published,
        Role::Outlet,
        Role::Url,
        Role::Byline,
        Role::Credit,
        Role::Language,
        Role::Id,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
            Self::Published => "date",
            Self::Outlet => "outlet",
            Self::Url => "url",
            Self::Byline => "byline",
            Self::Credit => "credit",
            Self::Language => "language",
            Self::Id => "id",
        }
    }

    /// The role of a key of a header block.
    pub fn of_header(key: &str) -> Option<Role> {
        let key = plain(key);
        HEADER_KEYS.iter().find(|(_, names)| names.split(' ').any(|name| name == key)).map(|(role, _)| *role)
    }

    fn rank(self, name: &str) -> Option<usize> {
        let (_, names) = NAMES.iter().find(|(role, _)| *role == self)?;
        names.split_whitespace().position(|known| known == name)
    }
}

/// Which column or field holds what, where the user says so; all others are guessed from their names.
///
/// ```
/// use attested_ingest::table::{Columns, Role};
/// let names = ["unit_id", "article_title", "article_content", "source"];
/// let map = Columns::default().map(&names);
/// assert_eq!(map[&Role::Text], [2]);
/// let map = Columns::default().with(Role::Text, "article_title").map(&names);
/// assert_eq!(map[&Role::Text], [1]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    named: BTreeMap<Role, String>,
    addresses_as_text: bool,
}

impl Columns {
    /// Says which column or field holds `role`; an empty name says that none does.
    #[must_use]
    pub fn with(mut self, role: Role, name: impl Into<String>) -> Self {
        self.named.insert(role, name.into());
        self
    }

    /// The columns of each role, the strongest first; a column serves one role.
    pub fn map(&self, names: &[impl AsRef<str>]) -> BTreeMap<Role, Vec<usize>> {
        let plain_names: Vec<String> = names.iter().map(|name| plain(name.as_ref())).collect();
        let mut map: BTreeMap<Role, Vec<usize>> = BTreeMap::new();
        let mut given = Vec::new();
        for (role, wanted) in &self.named {
            let at = names.iter().position(|name| name.as_ref() == wanted).or_else(|| {
                let wanted = plain(wanted);
                plain_names.iter().position(|name| !wanted.is_empty() && *name == wanted)
            });
            given.extend(at);
            map.insert(*role, at.into_iter().collect());
        }
        for role in Role::ALL.into_iter().filter(|role| !self.named.contains_key(role)) {
            let mut ranked: Vec<(usize, usize)> = plain_names
                .iter()
                .enumerate()
                .filter(|(at, _)| !given.contains(at))
                .filter_map(|(at, name)| Some((role.rank(name)?, at)))
                .collect();
            ranked.sort_unstable();
            let columns: Vec<usize> = ranked.into_iter().map(|(_, at)| at).collect();
            if !columns.is_empty() {
                map.insert(role, columns);
            }
        }
        if self.addresses_as_text {
            let addresses = map.remove(&Role::Url).unwrap_or_default();
            map.insert(Role::Text, addresses);
        }
        map
    }

    /// Reads the addresses of a table as its texts: for lists of pages to be fetched.
    #[must_use]
    pub(crate) fn addresses_as_text(mut self) -> Self {
        self.addresses_as_text = true;
        self
    }

    /// How columns were understood, in one sentence, with those that are not used.
    pub fn describe(&self, names: &[impl AsRef<str>]) -> String {
        let map = self.map(names);
        let used: Vec<String> = Role::ALL
            .iter()
            .filter_map(|role| {
                let at = map.get(role)?.first()?;
                Some(format!("{} = {}", role.word(), names[*at].as_ref()))
            })
            .collect();
        let firsts: Vec<usize> = map.values().filter_map(|columns| columns.first().copied()).collect();
        let unused: Vec<&str> = names
            .iter()
            .enumerate()
            .filter(|(at, name)| !firsts.contains(at) && !name.as_ref().trim().is_empty())
            .map(|(_, name)| name.as_ref())
            .collect();
        let rest =
            if unused.is_empty() { String::new() } else { format!("; not used: {}", unused.join(", ")) };
        format!("columns read as {}{rest}", used.join(", "))
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
