/// What the `robots.txt` of a host allows to one reader (RFC 9309).
///
/// ```
/// # use attested_ingest::fetch::Robots;
/// let robots = Robots::read("User-agent: *\nDisallow: /private\nAllow: /private/news\nCrawl-delay: 5", "attested");
/// assert!(robots.allows("/a") && robots.allows("/private/news/1") && !robots.allows("/private/x"));
/// assert_eq!(robots.delay(), Some(5));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Robots {
    rules: Vec<(bool, String)>,
    delay: Option<u64>,
}

impl Robots {
    /// Nothing is forbidden: there is no `robots.txt`.
    pub fn open() -> Self {
        Self::default()
    }

    /// Reads the rules for the reader of this name, else those for all.
    pub fn read(text: &str, agent: &str) -> Self {
        let agent = agent.to_ascii_lowercase();
        let (mut own, mut all): (Option<Self>, Option<Self>) = (None, None);
        // The readers that the lines being read are for.
        let (mut for_own, mut for_all, mut naming) = (false, false, false);
        for line in text.trim_start_matches('\u{feff}').lines().take(50_000) {
            let line = line.split('#').next().unwrap_or("");
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !naming {
                    (for_own, for_all) = (false, false);
                }
                naming = true;
                let name = value.to_ascii_lowercase();
                for_all |= name == "*";
                for_own |= name != "*" && !name.is_empty() && name.split('/').next() == Some(agent.as_str());
                if for_own && own.is_none() {
                    own = Some(Self::default());
                }
                if for_all && all.is_none() {
                    all = Some(Self::default());
                }
                continue;
            }
            let rule = match key.as_str() {
                "disallow" => Some((false, value)),
                "allow" => Some((true, value)),
                "crawl-delay" => None,
                _ => continue,
            };
            naming = false;
            let groups = [own.as_mut().filter(|_| for_own), all.as_mut().filter(|_| for_all)];
            for group in groups.into_iter().flatten() {
                match rule {
                    Some((_, "")) => {}
                    Some((allow, path)) => group.rules.push((allow, path.to_owned())),
                    None => {
                        group.delay =
                            value.parse::<f64>().ok().filter(|d| *d >= 0.0).map(seconds).or(group.delay);
                    }
                }
            }
        }
        own.or(all).unwrap_or_default()
    }

    /// True when a path (with its query) may be asked for: the longest rule that fits decides, and of two the one
    /// that allows.
    pub fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(_, rule)| fits(rule, path));
        fitting.max_by_key(|(allow, rule)| (rule.len(), *allow)).is_none_or(|(allow, _)| *allow)
    }

    /// Seconds between two requests, where the host asks for some.
    pub fn delay(&self) -> Option<u64> {
        self.delay
    }
}

fn seconds(delay: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 3600")]
    let whole = delay.ceil().min(3600.0) as u64;
    whole
}

/// True when a rule with `*` and a closing `$` fits the beginning of a path.
fn fits(rule: &str, path: &str) -> bool {
    let (rule, to_end) = rule.strip_suffix('$').map_or((rule, false), |rule| (rule, true));
    let mut parts = rule.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or("")) else { return false };
    let mut last = "";
    let mut any = false;
    for part in parts {
        any = true;
        last = part;
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    !to_end || rest.is_empty() || (any && path.ends_with(last) && (last.is_empty() || rest.ends_with(last)))
}
