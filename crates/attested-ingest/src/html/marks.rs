//! What an element's name, role and class words say of the text inside it.

use super::attributes::{Attribute, Attributes};
use super::tag::Tag;

/// A set of marks; an element hands its marks down to everything inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u64);

/// Makes a constant for each mark.
macro_rules! marks {
    ($($(#[$doc:meta])* $mark:ident = $bit:literal),* $(,)?) => {
        impl Marks { $($(#[$doc])* pub(super) const $mark: Self = Self(1 << $bit);)* }
    };
}

marks! {
    /// Not shown to the reader.
    HIDDEN = 0,
    /// Menus, breadcrumbs, skip links, page numbers.
    NAVIGATION = 1,
    /// Other reports: related, recommended, most read.
    RELATED = 2,
    /// Readers' comments.
    COMMENTS = 3,
    /// Share and print buttons.
    SHARE = 4,
    /// Cookies, newsletters, subscriptions.
    NOTICE = 5,
    /// Advertisements.
    ADVERTISEMENT = 6,
    /// Beside the report: `aside`, side bars.
    BESIDE = 7,
    /// The foot of the page.
    FOOT = 8,
    /// Forms and buttons.
    FORM = 9,
    /// About the author.
    AUTHOR_NOTE = 10,
    /// Topics and tags of the report.
    TOPICS = 11,
    /// A post or player of another site.
    EMBED = 12,
    /// A figure with its caption.
    FIGURE = 13,
    /// The caption of a figure.
    CAPTION = 14,
    /// A photo credit.
    CREDIT = 15,
    /// Who wrote the report.
    BYLINE = 16,
    /// When it was published or changed, how long it takes to read.
    TIME = 17,
    /// The summary under the headline.
    STANDFIRST = 18,
    /// The headline.
    HEADLINE = 19,
    /// The place and date that open the report.
    DATELINE = 20,
    /// The report's text, by a class word.
    CONTENT = 21,
    /// The report's text, by `itemprop="articleBody"`.
    ARTICLE_BODY = 22,
    /// An `article` element.
    ARTICLE = 23,
    /// One post of a live blog.
    POST = 24,
    /// A paragraph or heading.
    PARAGRAPH = 25,
    /// A list item.
    LIST = 26,
    /// A heading.
    HEADING = 27,
    /// A table.
    TABLE = 28,
    /// Notices about the text: rights, syndication, corrections.
    DISCLAIMER = 29,
    /// Questions for consent to cookies and the like.
    CONSENT = 30,
    /// The agency or outlet that a report was taken from.
    AGENCY = 31,
    /// Who speaks the words behind it: in records of debates and interviews.
    SPEAKER = 32,
}

impl Marks {
    /// Marks under which text is set apart from the report.
    pub(super) const APART: Self = Self(0xfff | 1 << 29 | 1 << 30);
    /// Marks that make an element in the line a block of its own.
    pub(super) const ROLES: Self = Self(
        Self::CAPTION.0
            | Self::CREDIT.0
            | Self::BYLINE.0
            | Self::TIME.0
            | Self::STANDFIRST.0
            | Self::HEADLINE.0,
    );

    /// True when one of these marks is set.
    pub(super) fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// The marks of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These marks and not those.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What an element says of itself.
    pub(super) fn of(tag: Tag, attributes: &Attributes) -> Self {
        let mut marks = of_tag(tag);
        if is_hidden(attributes) {
            marks = marks.with(Self::HIDDEN);
        }
        if matches!(tag, Tag::Body | Tag::Html) {
            // Their classes name the kind of page, not the role of its text.
            return marks;
        }
        for property in attributes.get(Attribute::Itemprop).unwrap_or("").split_whitespace() {
            marks = marks.with(of_property(property));
        }
        if let Some(role) = attributes.get(Attribute::Role) {
            marks = marks.with(of_role(role));
        }
        if attributes.has_word(Attribute::Rel, "author") {
            marks = marks.with(Self::BYLINE);
        }
        if let Some(class) = attributes.get(Attribute::Class) {
            marks = marks.with(of_class(class));
            // A box of facts in a report is told beside it and is part of it; that of an encyclopaedia is a table.
            if tag != Tag::Table && is_box(class) {
                marks = marks.without(Self::BESIDE);
            }
        }
        // The id of a heading or a quotation is made of its words: `<h2 id="a-quiet-deal">` is no offer.
        let id = attributes.get(Attribute::Id).filter(|id| !tag.is_heading() && !is_slug(id));
        if let Some(id) = id {
            marks = marks.with(of_class(id));
        }
        if marks.has(Self::CAPTION) {
            marks = marks.without(Self::EMBED);
        }
        // Words for screen readers inside a line hide no line: `<span class="sr-only">Image caption,</span> …`.
        if tag.is_inline() && !is_hidden(attributes) {
            marks = marks.without(Self::HIDDEN);
        }
        marks
    }
}

fn of_tag(tag: Tag) -> Marks {
    match tag {
        Tag::Nav | Tag::Menu | Tag::Dialog => Marks::NAVIGATION,
        Tag::Aside => Marks::BESIDE,
        Tag::Footer => Marks::FOOT,
        Tag::Form | Tag::Button | Tag::Select | Tag::Textarea | Tag::Option => Marks::FORM,
        Tag::Video | Tag::Audio | Tag::Object => Marks::EMBED,
        Tag::Figure => Marks::FIGURE,
        Tag::Figcaption => Marks::CAPTION,
        // Over a table its caption is a heading.
        Tag::Caption => Marks::PARAGRAPH.with(Marks::HEADING),
        Tag::Time => Marks::TIME,
        Tag::Article => Marks::ARTICLE,
        Tag::Address => Marks::BYLINE,
        Tag::P | Tag::Pre => Marks::PARAGRAPH,
        Tag::Li | Tag::Dt | Tag::Dd => Marks::LIST,
        Tag::Table => Marks::TABLE,
        _ if tag.is_heading() => Marks::PARAGRAPH.with(Marks::HEADING),
        _ => Marks::default(),
    }
}

fn of_property(property: &str) -> Marks {
    match property {
        "articleBody" | "liveBlogUpdate" => Marks::ARTICLE_BODY,
        "headline" => Marks::HEADLINE,
        "alternativeHeadline" | "description" => Marks::STANDFIRST,
        "author" | "creator" => Marks::BYLINE,
        "datePublished" | "dateModified" | "dateCreated" => Marks::TIME,
        "caption" => Marks::CAPTION,
        "copyrightHolder" => Marks::CREDIT,
        "dateline" => Marks::DATELINE,
        "comment" => Marks::COMMENTS,
        _ => Marks::default(),
    }
}

fn of_role(role: &str) -> Marks {
    match role {
        "navigation" | "menu" | "menubar" | "search" | "toolbar" | "banner" | "tablist" => Marks::NAVIGATION,
        "complementary" => Marks::BESIDE,
        "contentinfo" => Marks::FOOT,
        "dialog" | "alertdialog" => Marks::CONSENT,
        "button" | "form" => Marks::FORM,
        "heading" => Marks::PARAGRAPH.with(Marks::HEADING),
        _ => Marks::default(),
    }
}

fn is_hidden(attributes: &Attributes) -> bool {
    let style = attributes.get(Attribute::Style).unwrap_or("");
    let unseen = style.contains("none") && squeezed(style).contains("display:none")
        || style.contains("hidden") && squeezed(style).contains("visibility:hidden");
    unseen
        || attributes.get(Attribute::Hidden).is_some_and(|value| value != "until-found")
        || attributes.get(Attribute::AriaHidden).is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

fn squeezed(style: &str) -> String {
    style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Phrases that say the same in one word or several, in lower case without separators.
const PHRASES: [(&str, Marks); 82] = [
    ("bookmarkcard", Marks::RELATED),
    ("contentvideo", Marks::EMBED),
    ("videocontainer", Marks::EMBED),
    ("videoembed", Marks::EMBED),
    ("videoplayer", Marks::EMBED),
    ("videowrapper", Marks::EMBED),
    ("aboutauthor", Marks::AUTHOR_NOTE),
    ("aboutwriter", Marks::AUTHOR_NOTE),
    ("authorbox", Marks::AUTHOR_NOTE),
    ("authorcard", Marks::AUTHOR_NOTE),
    ("authordescription", Marks::AUTHOR_NOTE),
    ("emailsignup", Marks::NOTICE),
    ("followus", Marks::NOTICE),
    ("formerror", Marks::FORM),
    ("googlenews", Marks::NOTICE),
    ("interstitiallink", Marks::RELATED),
    ("maylike", Marks::RELATED),
    ("mightlike", Marks::RELATED),
    ("moreinfo", Marks::RELATED),
    ("nextpost", Marks::NAVIGATION),
    ("postlabels", Marks::TOPICS),
    ("postlink", Marks::RELATED),
    ("prevpost", Marks::NAVIGATION),
    ("promobox", Marks::RELATED),
    ("recentposts", Marks::RELATED),
    ("richlink", Marks::RELATED),
    ("screenreader", Marks::HIDDEN),
    ("sronly", Marks::HIDDEN),
    ("storycard", Marks::RELATED),
    ("subtitle", Marks::STANDFIRST),
    ("visuallyhidden", Marks::HIDDEN),
    ("alsoread", Marks::RELATED),
    ("articlebody", Marks::CONTENT),
    ("articlecontent", Marks::CONTENT),
    ("articletext", Marks::CONTENT),
    ("articledate", Marks::TIME),
    ("articletitle", Marks::HEADLINE),
    ("authorbio", Marks::AUTHOR_NOTE),
    ("bodycopy", Marks::CONTENT),
    ("bodytext", Marks::CONTENT),
    ("contentbody", Marks::CONTENT),
    ("entrycontent", Marks::CONTENT),
    ("entrydate", Marks::TIME),
    ("entrytitle", Marks::HEADLINE),
    ("furtherreading", Marks::RELATED),
    ("fbpost", Marks::EMBED),
    ("fbvideo", Marks::EMBED),
    ("imagecredit", Marks::CREDIT),
    ("instagrammedia", Marks::EMBED),
    ("livepost", Marks::POST),
    ("liveblogpost", Marks::POST),
    ("morefrom", Marks::RELATED),
    ("moreon", Marks::RELATED),
    ("morestories", Marks::RELATED),
    ("mostpopular", Marks::RELATED),
    ("mostread", Marks::RELATED),
    ("mostviewed", Marks::RELATED),
    ("photocredit", Marks::CREDIT),
    ("postbody", Marks::CONTENT),
    ("postcontent", Marks::CONTENT),
    ("postdate", Marks::TIME),
    ("postedon", Marks::TIME),
    ("postmeta", Marks::TIME),
    ("posttitle", Marks::HEADLINE),
    ("notgranted", Marks::NOTICE),
    ("pubdate", Marks::TIME),
    ("publishdate", Marks::TIME),
    ("readalso", Marks::RELATED),
    ("readmore", Marks::RELATED),
    ("readnext", Marks::RELATED),
    ("readtime", Marks::TIME),
    ("seealso", Marks::RELATED),
    ("storybody", Marks::CONTENT),
    ("storycontent", Marks::CONTENT),
    ("storytitle", Marks::HEADLINE),
    ("upnext", Marks::RELATED),
    ("storyhighlights", Marks::STANDFIRST),
    ("keypoints", Marks::STANDFIRST),
    ("keytakeaways", Marks::STANDFIRST),
    ("articlesummary", Marks::STANDFIRST),
    ("gamestrip", Marks::NAVIGATION),
    ("relatedlinks", Marks::RELATED),
];

fn of_class(class: &str) -> Marks {
    let mut marks = Marks::default();
    for name in class.split_whitespace().take(40) {
        let mut words: Vec<String> = Vec::new();
        split_words(name, &mut words);
        // Drupal tells of each page whether it stands on the front page: `node-promoted`.
        let node = words.first().is_some_and(|word| word == "node") && words.len() > 1;
        if words.iter().any(|word| is_state(word)) || (node && words[1] == "promoted") {
            continue;
        }
        if words.first().is_some_and(|word| matches!(word.as_str(), "widget" | "widgets")) {
            marks = marks.with(Marks::BESIDE);
        }
        // In `right-rail__main` the layout is called after its rail; the rail itself is another element.
        let layout = name.contains("__").then(|| name.split("__").next().unwrap_or(""));
        let mut of_layout: Vec<String> = Vec::new();
        split_words(layout.unwrap_or(""), &mut of_layout);
        for (at, word) in words.iter().enumerate() {
            let found = of_word(word);
            let outer = at < of_layout.len() && at + 1 < words.len();
            marks = marks.with(if outer { found.without(Marks::BESIDE) } else { found });
        }
        // `story-by`, `pst-by_li` name the writer; `powered-by` does not.
        let by = words.iter().position(|word| word == "by").filter(|&at| at > 0 && words.len() - at <= 2);
        if by.is_some_and(|at| !is_of_others(&words[at - 1])) {
            marks = marks.with(Marks::BYLINE);
        }
        if class.trim() == "box" || name == "infobox" {
            marks = marks.with(Marks::BESIDE);
        }
        if words.len() > 1 {
            for pair in words.windows(2) {
                marks = marks.with(of_phrase(&[pair[0].as_str(), pair[1].as_str()]));
            }
        } else if let Some(word) = words.first() {
            marks = marks.with(of_phrase(&[word]));
        }
    }
    marks
}

/// True for an id that is made of the words of a text: `quote-%e2%80%9cthe-deal-was`.
fn is_slug(id: &str) -> bool {
    id.contains('%') || id.split(['-', '_']).filter(|word| word.len() > 1).count() >= 6
}

/// Words before "by" that name no writer.
fn is_of_others(word: &str) -> bool {
    matches!(
        word,
        "powered"
            | "sponsored"
            | "presented"
            | "brought"
            | "supported"
            | "provided"
            | "sort"
            | "sorted"
            | "order"
            | "ordered"
            | "group"
            | "grouped"
            | "filter"
            | "filtered"
            | "produced"
            | "made"
            | "step"
            | "side"
            | "stand"
            | "near"
    )
}

/// True for a box of facts.
fn is_box(class: &str) -> bool {
    class.split_whitespace().any(|name| {
        let name: String =
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        ["infobox", "factbox", "factsbox", "faktenbox", "infokasten", "faktaboks", "faktaruta", "encadre"]
            .iter()
            .any(|known| name.ends_with(known))
    })
}

/// Words of names that tell a state, not a role: `comments-open`, `has-sidebar`.
fn is_state(word: &str) -> bool {
    matches!(word, "has" | "with" | "without" | "no" | "open" | "closed" | "enabled" | "disabled" | "off")
}

fn of_phrase(words: &[&str]) -> Marks {
    let phrase = words.concat();
    PHRASES.iter().find(|(known, _)| *known == phrase).map_or(Marks::default(), |(_, marks)| *marks)
}

/// The words of a class name: parted by anything but letters and digits, and before a capital.
fn split_words(name: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    let mut lower = false;
    for c in name.chars().take(120) {
        let parts = !c.is_alphanumeric() || (c.is_uppercase() && lower);
        if parts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
}

fn of_word(word: &str) -> Marks {
    match word {
        "nav" | "navbar" | "navigation" | "menu" | "submenu" | "breadcrumb" | "breadcrumbs" | "navi"
        | "pagination" | "pager" | "toc" | "skip" | "skiplink" | "skiplinks" | "topbar" | "offcanvas"
        | "hamburger" | "scoreboard" | "scorestrip" | "gamestrip" => Marks::NAVIGATION,
        "related" | "relatedposts" | "relatedstories" | "relatedarticles" | "relatedlinks"
        | "recommended" | "recommendation" | "recommendations" | "recirc" | "recirculation" | "trending"
        | "outbrain" | "taboola" | "promoted" | "crosslinks" | "backlinks" | "mostread" | "seealso"
        | "yarpp" | "zergnet" | "mgid" | "revcontent" | "onwards" | "interstitial" | "evergreen" => {
            Marks::RELATED
        }
        "comments" | "comment" | "commentlist" | "disqus" | "respond" | "viafoura" | "livefyre" | "reply"
        | "replies" | "talkback" | "talkbacks" | "kommentar" | "kommentare" | "commentaires"
        | "comentarios" | "commenti" | "yorum" | "yorumlar" | "reacties" | "komentarze" | "kommentarer" => {
            Marks::COMMENTS
        }
        "share" | "sharing" | "sharebar" | "sharedaddy" | "sharetools" | "addtoany" | "addthis"
        | "social" | "socials" | "print" | "toolbar" | "bookmark" => Marks::SHARE,
        "cookie" | "cookies" | "cookiebar" | "consent" | "gdpr" | "onetrust" | "didomi" | "dialog" => {
            Marks::CONSENT
        }
        "newsletter" | "newsletters" | "subscribe" | "subscription" | "paywall" | "regwall" | "signup"
        | "signin" | "login" | "register" | "registration" | "popup" | "modal" | "overlay" | "donate"
        | "donation" | "membership" | "notice" | "optin" | "mailchimp" | "poll" | "quiz" | "survey"
        | "cta" | "affiliate" | "deal" | "deals" => Marks::NOTICE,
        "disclaimer" | "disclaimers" | "syndication" | "copyright" | "correction" => Marks::DISCLAIMER,
        "feedback" | "helpful" => Marks::FORM,
        "ad" | "ads" | "adv" | "advert" | "adverts" | "advertisement" | "advertising" | "adslot"
        | "adunit" | "anzeige" | "werbung" | "publicidad" | "pubblicita" | "adsbygoogle" | "sponsored"
        | "sponsor" | "dfp" | "mpu" | "leaderboard" => Marks::ADVERTISEMENT,
        "sidebar" | "rail" | "aside" | "side" | "sidecol" | "sidecolumn" | "rightcol" | "rightcolumn"
        | "rightpanel" | "leftpanel" | "lateral" => Marks::BESIDE,
        "footer" | "colophon" | "fuss" | "pied" => Marks::FOOT,
        "bio" | "biography" => Marks::AUTHOR_NOTE,
        "kicker" | "tags" | "taglist" | "taglinks" | "topics" | "keywords" => Marks::TOPICS,
        "tweet" | "embed" | "oembed" | "player" | "jwplayer" | "youtube" | "tiktok" | "infographic"
        | "podcast" => Marks::EMBED,
        "gallery" | "slideshow" | "photogallery" | "slideshows" | "galleries" => Marks::FIGURE,
        "caption" | "figcaption" | "legend" | "cutline" | "captions" => Marks::CAPTION,
        "credit" | "credits" | "photographer" | "photocredit" => Marks::CREDIT,
        "byline" | "bylines" | "author" | "authors" | "byl" | "reporter" | "writer" | "vcard" | "autor"
        | "autoren" | "auteur" | "auteurs" | "autore" | "submitted" => Marks::BYLINE,
        "time" | "timestamp" | "date" | "datetime" | "published" | "updated" | "dateline" | "publication"
        | "readtime" | "readingtime" | "datum" | "fecha" | "when" => Marks::TIME,
        "standfirst" | "dek" | "deck" | "subtitle" | "subhead" | "subheadline" | "subheading"
        | "strapline" | "intro" | "summary" | "excerpt" | "sapo" | "abstract" | "vorspann" | "chapo"
        | "chapeau" | "entradilla" | "sommario" | "storyhighlights" | "keypoints" | "keytakeaways" => {
            Marks::STANDFIRST
        }
        "speaker" | "attributed" => Marks::SPEAKER,
        "headline" | "hed" | "ueberschrift" | "schlagzeile" => Marks::HEADLINE,
        "provider" | "providername" | "agency" | "newsagency" => Marks::AGENCY,
        _ if word.ends_with("caption") => Marks::CAPTION,
        _ if word.ends_with("credit") => Marks::CREDIT,
        _ => Marks::default(),
    }
}
