//! Words by which a short block that stands in a report shows that it is no part of it.

use super::notes;
use super::words::squeeze;

/// Why a block is set apart, or what it is instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// A link to another report.
    Related,
    /// A button, a counter, a player's words.
    Control,
    /// An advertisement's label.
    Advertisement,
    /// An offer of the outlet: newsletters, subscriptions.
    Notice,
    /// A notice about the text: rights, syndication, where it appeared first.
    Disclaimer,
    /// A photo credit.
    Credit,
    /// Who reported, wrote and edited.
    Staff,
    /// The agency a report was taken from.
    Agency,
    /// How long it takes to read.
    ReadingTime,
}

/// Blocks that are these words and nothing else.
const WHOLE: [(&str, Furniture); 89] = [
    ("1 comment", Furniture::Control),
    ("advertisement", Furniture::Advertisement),
    ("advertising", Furniture::Advertisement),
    ("anzeige", Furniture::Advertisement),
    ("article continues after advertisement", Furniture::Advertisement),
    ("article continues below", Furniture::Advertisement),
    ("click to view image in full size", Furniture::Control),
    ("close", Furniture::Control),
    ("close this window", Furniture::Control),
    ("comment", Furniture::Control),
    ("comments", Furniture::Control),
    ("continue reading", Furniture::Control),
    ("copy link", Furniture::Control),
    ("credit", Furniture::Control),
    ("email", Furniture::Control),
    ("end of article", Furniture::Control),
    ("expand", Furniture::Control),
    ("facebook", Furniture::Control),
    ("follow", Furniture::Control),
    ("gallery", Furniture::Control),
    ("getty", Furniture::Credit),
    ("getty images", Furniture::Credit),
    ("handout", Furniture::Credit),
    ("image", Furniture::Control),
    ("listen", Furniture::Control),
    ("listen to this article", Furniture::Control),
    ("live", Furniture::Control),
    ("load more", Furniture::Control),
    ("loading", Furniture::Control),
    ("log in", Furniture::Control),
    ("mail this story to a friend", Furniture::Control),
    ("more", Furniture::Control),
    ("more on this story", Furniture::Related),
    ("most read", Furniture::Related),
    ("mute", Furniture::Control),
    ("newsletter", Furniture::Notice),
    ("newsletters", Furniture::Notice),
    ("next", Furniture::Control),
    ("no comments", Furniture::Control),
    ("open in app", Furniture::Control),
    ("our newsletter", Furniture::Notice),
    ("pause", Furniture::Control),
    ("play", Furniture::Control),
    ("play video", Furniture::Control),
    ("post a comment", Furniture::Control),
    ("press enter or click to view image in full size", Furniture::Control),
    ("previous", Furniture::Control),
    ("print", Furniture::Control),
    ("print this page", Furniture::Control),
    ("printer-friendly version", Furniture::Control),
    ("promoted", Furniture::Advertisement),
    ("pubblicità", Furniture::Advertisement),
    ("publicidad", Furniture::Advertisement),
    ("publicité", Furniture::Advertisement),
    ("read more", Furniture::Related),
    ("recommended stories", Furniture::Related),
    ("reklam", Furniture::Advertisement),
    ("related", Furniture::Related),
    ("related articles", Furniture::Related),
    ("related stories", Furniture::Related),
    ("related topics", Furniture::Related),
    ("report a typo", Furniture::Control),
    ("report this ad", Furniture::Advertisement),
    ("save", Furniture::Control),
    ("see all offers", Furniture::Control),
    ("share", Furniture::Control),
    ("share on facebook", Furniture::Control),
    ("share this", Furniture::Control),
    ("share this article", Furniture::Control),
    ("show more", Furniture::Control),
    ("sign in", Furniture::Control),
    ("sign up", Furniture::Control),
    ("skip advertisement", Furniture::Advertisement),
    ("sponsored", Furniture::Advertisement),
    ("story continues", Furniture::Advertisement),
    ("story continues below", Furniture::Advertisement),
    ("story continues below advertisement", Furniture::Advertisement),
    ("subscribe", Furniture::Control),
    ("this video can not be played", Furniture::Control),
    ("this video cannot be played", Furniture::Control),
    ("twitter", Furniture::Control),
    ("view comments", Furniture::Control),
    ("whatsapp", Furniture::Control),
    ("διαφήμιση", Furniture::Advertisement),
    ("διαφημιση", Furniture::Advertisement),
    ("реклама", Furniture::Advertisement),
    ("إعلان", Furniture::Advertisement),
    ("انتهای پیام", Furniture::Control),
    ("广告", Furniture::Advertisement),
];

/// Words that lead to another report when a block begins with them and is short, or mostly a link.
const LEADS: [&str; 84] = [
    "lire aussi",
    "à lire aussi",
    "lesen sie auch",
    "mehr zum thema",
    "lee también",
    "leggi anche",
    "also read",
    "don't miss",
    "explainer:",
    "for more",
    "in pictures:",
    "listen:",
    "more:",
    "must read",
    "opinion:",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related",
    "see also",
    "watch:",
    "you may also like",
    "also see",
    "auch interessant",
    "check out:",
    "click here:",
    "in other news",
    "read:",
    "siehe auch",
    "voir aussi",
    "à voir aussi",
    "lea también",
    "leer también",
    "lea más",
    "te puede interesar",
    "más información",
    "leia também",
    "leia mais",
    "veja também",
    "lees ook",
    "les også",
    "läs också",
    "læs også",
    "czytaj też",
    "czytaj także",
    "zobacz też",
    "přečtěte si také",
    "citește și",
    "citeşte şi",
    "ilgili haber",
    "ayrıca okuyun",
    "bunu da okuyun",
    "читайте также",
    "читайте ещё",
    "читайте ще",
    "читайте також",
    "по теме",
    "прочетете още",
    "прочитајте",
    "διαβάστε επίσης",
    "διαβάστε ακόμη",
    "διαβάστε ακόμα",
    "διαβάστε περισσότερα",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "اقرأ أيضاً",
    "إقرأ أيضا",
    "طالع أيضا",
    "بیشتر بخوانید",
    "همچنین بخوانید",
    "קראו גם",
    "קרא עוד",
    "延伸阅读",
    "相关阅读",
    "相关新闻",
    "延伸閱讀",
    "関連記事",
    "あわせて読みたい",
    "관련기사",
    "baca juga",
    "xem thêm",
    "potrebbe interessarti",
    "ti potrebbe interessare",
];

/// Words that say that the report goes on behind an advertisement or a player.
const CONTINUES: [&str; 15] = [
    "story continues below",
    "story continues after",
    "article continues after",
    "article continues below",
    "dalsza część artykułu pod",
    "la nota continúa",
    "continúa después de la publicidad",
    "sigue después de la publicidad",
    "continua após a publicidade",
    "continua depois da publicidade",
    "la suite après cette publicité",
    "il testo continua sotto",
    "lees verder onder",
    "artikel wird nach der anzeige",
    "продолжение после рекламы",
];

/// Words about the text itself; a block of up to 600 characters that begins with them is a disclaimer.
const DISCLAIMERS: [&str; 25] = [
    "this is a developing story",
    "this is a breaking news story",
    "this is a breaking story",
    "(this is a developing story",
    "our standards:",
    "(except for the headline",
    "except for the headline, this story",
    "(this story has not been edited",
    "this story has not been edited",
    "this article was originally published",
    "this article was first published",
    "this article originally appeared",
    "this story originally appeared",
    "this report originally appeared",
    "this story was first published",
    "this article first appeared",
    "this story was originally published",
    "this story first appeared",
    "this story was published from",
    "this report was published from",
    "© ",
    "©",
    "copyright ",
    "all rights reserved",
    "the views expressed in this article",
];

/// Words of the outlet about itself; a block of up to 600 characters that begins with them is a notice.
const NOTICES: [&str; 76] = [
    "do you have a story",
    "do you have a tip",
    "do you know more",
    "got a story",
    "got a tip",
    "have a story",
    "have a tip",
    "was this article",
    "was this helpful",
    "was this page",
    "you have read your",
    "you have reached your",
    "you've reached your",
    "this article is for subscribers",
    "to read the full",
    "keep reading for",
    "il vous reste",
    "subscribe to read",
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe now",
    "already a subscriber",
    "already a member",
    "follow us on",
    "follow our",
    "join our",
    "download our",
    "download the",
    "get the latest",
    "click here to",
    "to continue reading",
    "support our journalism",
    "have a story to share",
    "suscríbase",
    "suscríbete",
    "inscrivez-vous",
    "abonnez-vous",
    "melden sie sich",
    "jetzt abonnieren",
    "iscriviti",
    "assine",
    "abone ol",
    "подпишитесь",
    "подписывайтесь",
    "get our free",
    "our newsletter",
    "stay up to date with",
    "stay informed",
    "never miss",
    "don't miss a",
    "like this story?",
    "like what you read",
    "enjoying this article",
    "thank you for reading",
    "thanks for reading",
    "help us",
    "please support",
    "by signing up",
    "by clicking",
    "by subscribing",
    "by submitting",
    "you can unsubscribe",
    "unsubscribe at any time",
    "privacy notice:",
    "this video can not be played",
    "this video cannot be played",
    "today's best",
    "buy now",
    "shop now",
    "if you buy something",
    "we may earn",
    "when you purchase through",
    "when you buy through",
    "this post contains affiliate",
    "as an amazon associate",
];

/// Blocks longer than this are never furniture by their first words.
const LONGEST: usize = 600;

/// Reads a block by its words. `linked` is the share of its bytes that are links, in percent.
pub(super) fn read(text: &str, linked: usize) -> Option<Furniture> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = squeeze(text).to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if let Ok(at) = WHOLE.binary_search_by(|(words, _)| (*words).cmp(bare)) {
        return Some(WHOLE[at].1);
    }
    if notes::is_staff(&lower) {
        return Some(Furniture::Staff);
    }
    if notes::is_contact(&lower) || notes::tells_rules(&lower) || notes::offers_letters(&lower, linked) {
        return Some(Furniture::Notice);
    }
    if is_agency(&lower, text) {
        return Some(Furniture::Agency);
    }
    if is_reading_time(bare) {
        return Some(Furniture::ReadingTime);
    }
    if lower.len() <= 120 && CONTINUES.iter().any(|start| lower.starts_with(start)) {
        return Some(Furniture::Advertisement);
    }
    if is_counter(bare) {
        return Some(Furniture::Control);
    }
    if is_credit(text, &lower) {
        return Some(Furniture::Credit);
    }
    if DISCLAIMERS.iter().any(|notice| lower.starts_with(notice)) {
        return Some(Furniture::Disclaimer);
    }
    if NOTICES.iter().any(|notice| lower.starts_with(notice)) || asks_to_follow(&lower) {
        return Some(Furniture::Notice);
    }
    let leads = LEADS.iter().any(|lead| {
        lower.strip_prefix(lead).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric)
                && (lead.ends_with(':') || rest.starts_with([':', '|', '-', '–', '—', '>']) || linked > 40)
        })
    });
    (leads && (linked > 25 || text.len() < 160)).then_some(Furniture::Related)
}

/// `Follow the Valley Post on Telegram and never miss a story.`
fn asks_to_follow(lower: &str) -> bool {
    const PLACES: [&str; 16] = [
        "google news",
        "telegram",
        "whatsapp",
        "facebook",
        "instagram",
        "twitter",
        "youtube",
        "linkedin",
        "tiktok",
        "threads",
        "bluesky",
        "телеграм",
        "telegrama",
        "تلغرام",
        "تليغرام",
        "تويتر",
    ];
    const STARTS: [&str; 16] = [
        "seguinos",
        "seguí",
        "obserwuj",
        "follow ",
        "join ",
        "find us ",
        "connect with ",
        "ακολουθήστε",
        "síguenos",
        "sigue ",
        "suivez",
        "folgen sie",
        "seguici",
        "segui ",
        "siga ",
        "takip ",
    ];
    const US: [&str; 11] = [
        "send it to us",
        "send us",
        "text us",
        "contact us on",
        "follow us",
        "like us",
        "join us",
        "تابعونا",
        "читайте нас",
        "подписывайтесь",
        "volg ons",
    ];
    lower.len() <= 300
        && PLACES.iter().any(|place| lower.contains(place))
        && (STARTS.iter().any(|start| lower.starts_with(start)) || US.iter().any(|us| lower.contains(us)))
}

/// `4 min read`, `Reading time: 3 minutes`.
fn is_reading_time(bare: &str) -> bool {
    let numbers =
        bare.split_whitespace().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).count();
    let minutes = bare.contains("min");
    let starts = bare.starts_with(|c: char| c.is_ascii_digit()) || bare.starts_with("reading time");
    bare.len() <= 40
        && numbers == 1
        && minutes
        && starts
        && (bare.contains("read") || bare.starts_with("reading time"))
}

/// `3 / 12`, `3 of 12`: which picture of a gallery is shown.
fn is_counter(bare: &str) -> bool {
    let parts: Vec<&str> = bare.split('/').flat_map(str::split_whitespace).collect();
    let number = |part: &str| part.len() <= 3 && part.parse::<u16>().is_ok();
    match parts.as_slice() {
        [one, all] => bare.contains('/') && number(one) && number(all),
        [one, of, all] => {
            number(one) && number(all) && matches!(*of, "of" | "von" | "de" | "di" | "из" | "van")
        }
        _ => false,
    }
}

/// `Source: Northlight`, `(With inputs from Northlight)`.
fn is_agency(lower: &str, text: &str) -> bool {
    const STARTS: [&str; 16] = [
        "source: ",
        "(source: ",
        "with inputs from ",
        "(with inputs from ",
        "with input from ",
        "agency: ",
        "con información de ",
        "(con información de ",
        "com informações de ",
        "com informações da ",
        "(avec ",
        "mit material von ",
        "fuente: ",
        "fonte: ",
        "quelle: ",
        "źródło: ",
    ];
    let Some(start) = STARTS.iter().find(|start| lower.starts_with(**start)) else { return false };
    let name = text.trim().get(start.len()..).unwrap_or("").trim_end_matches([')', '.']);
    let words = name.split_whitespace().count();
    (1..=6).contains(&words)
        && (name.starts_with(char::is_uppercase) || name.starts_with("agenc") || name.starts_with("agência"))
}

/// `Photo: Ines Corvel/Northlight`, `[Toldra Press Photo]`, `Image credit: …`, `(File)`.
fn is_credit(text: &str, lower: &str) -> bool {
    const MARKS: [&str; 12] = [
        "photo:",
        "photos:",
        "photo by",
        "photograph:",
        "image:",
        "image credit",
        "photo credit",
        "picture:",
        "credit:",
        "image source",
        "(photo:",
        "file photo",
    ];
    let short = text.chars().count() <= 120;
    let marked = MARKS.iter().any(|mark| lower.starts_with(mark));
    let bracketed = lower.starts_with('[')
        && lower.ends_with(']')
        && !lower.contains(['|', '.', '!', '?'])
        && text.chars().count() <= 60;
    short && (marked || bracketed || lower == "(file)")
}

/// Headings behind which nothing but links to other reports follows.
pub(super) fn opens_links(text: &str) -> bool {
    const HEADS: [&str; 45] = [
        "next gallery",
        "more galleries",
        "más noticias",
        "notas relacionadas",
        "noticias relacionadas",
        "mais lidas",
        "zum thema",
        "mehr dazu",
        "polecane",
        "новини партнерів",
        "more for you",
        "mehr zum thema",
        "lesen sie auch",
        "lire aussi",
        "à lire aussi",
        "sur le même sujet",
        "top stories",
        "other headlines",
        "other news",
        "recent content",
        "read next",
        "up next",
        "also read",
        "also in the news",
        "around the web",
        "editor's picks",
        "editors' picks",
        "explore more",
        "in this story",
        "keep reading",
        "latest news",
        "latest stories",
        "more from",
        "more in",
        "more news",
        "more on",
        "more stories",
        "most popular",
        "most read",
        "most viewed",
        "popular",
        "read more",
        "recommended",
        "related",
        "you may also like",
    ];
    if text.len() > 60 {
        return false;
    }
    let lower = text.trim().to_lowercase().replace('’', "'");
    HEADS
        .iter()
        .any(|head| lower.strip_prefix(head).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}
