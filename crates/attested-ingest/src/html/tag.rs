//! The elements of HTML, as far as their names decide how text is laid out.

/// Makes the enum and its reading from names.
macro_rules! tags {
    ($($tag:ident = $name:literal),* $(,)?) => {
        /// The name of an element; names that HTML does not have are `Custom` (with a dash) or `Other`. A template that
        /// is the content of a component is `Shadow`: its text is shown.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Tag { $($tag,)* Custom, Other }

        impl Tag {
            /// Reads a name in lower case.
            pub(super) fn of(name: &[u8]) -> Self {
                match name {
                    $($name => Self::$tag,)*
                    _ if name.contains(&b'-') => Self::Custom,
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    A = b"a", Abbr = b"abbr", Address = b"address", Area = b"area", Article = b"article", Aside = b"aside",
    Audio = b"audio", B = b"b", Base = b"base", Blockquote = b"blockquote", Body = b"body", Br = b"br",
    Button = b"button", Canvas = b"canvas", Caption = b"caption", Center = b"center", Cite = b"cite",
    Code = b"code", Col = b"col", Dd = b"dd", Details = b"details", Dialog = b"dialog", Dir = b"dir",
    Div = b"div", Dl = b"dl", Dt = b"dt", Em = b"em", Embed = b"embed", Fieldset = b"fieldset",
    Figcaption = b"figcaption", Figure = b"figure", Font = b"font", Footer = b"footer", Form = b"form",
    H1 = b"h1", H2 = b"h2", H3 = b"h3", H4 = b"h4", H5 = b"h5", H6 = b"h6", Head = b"head",
    Header = b"header", Hgroup = b"hgroup", Hr = b"hr", Html = b"html", I = b"i", Iframe = b"iframe",
    Img = b"img", Input = b"input", Label = b"label", Legend = b"legend", Li = b"li", Link = b"link",
    Main = b"main", Math = b"math", Menu = b"menu", Meta = b"meta", Nav = b"nav", Noembed = b"noembed",
    Noscript = b"noscript", Object = b"object", Ol = b"ol", Optgroup = b"optgroup", Option = b"option",
    P = b"p", Param = b"param", Picture = b"picture", Pre = b"pre", Q = b"q", S = b"s", Script = b"script",
    Section = b"section", Shadow = b"#shadow", Select = b"select", Small = b"small", Source = b"source", Span = b"span",
    Strong = b"strong", Style = b"style", Sub = b"sub", Summary = b"summary", Sup = b"sup", Svg = b"svg",
    Table = b"table", Tbody = b"tbody", Td = b"td", Template = b"template", Textarea = b"textarea",
    Tfoot = b"tfoot", Th = b"th", Thead = b"thead", Time = b"time", Title = b"title", Tr = b"tr",
    Track = b"track", U = b"u", Ul = b"ul", Video = b"video", Wbr = b"wbr",
}

impl Tag {
    /// An element that has no content and no end tag.
    pub(super) fn is_void(self) -> bool {
        use Tag::{Area, Base, Br, Col, Embed, Hr, Img, Input, Link, Meta, Param, Source, Track, Wbr};
        matches!(
            self,
            Area | Base | Br | Col | Embed | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr
        )
    }

    /// An element whose content is no text of the page.
    pub(super) fn is_left_out(self) -> bool {
        use Tag::{Canvas, Head, Iframe, Noembed, Noscript, Script, Style, Svg, Template, Title};
        matches!(self, Canvas | Head | Iframe | Noembed | Noscript | Script | Style | Svg | Template | Title)
    }

    /// An element that may stand in the head of a page.
    pub(super) fn is_of_head(self) -> bool {
        use Tag::{Base, Link, Meta, Noscript, Script, Style, Template, Title};
        matches!(self, Base | Link | Meta | Noscript | Script | Style | Template | Title)
    }

    /// A heading of any rank.
    pub(super) fn is_heading(self) -> bool {
        use Tag::{H1, H2, H3, H4, H5, H6};
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    /// An element that runs on in the line.
    pub(super) fn is_inline(self) -> bool {
        use Tag::{
            A, Abbr, B, Cite, Code, Em, Embed, Font, I, Img, Input, Label, Other, Picture, Q, S, Small,
            Source, Span, Strong, Sub, Sup, Time, Track, U, Wbr,
        };
        matches!(
            self,
            A | Abbr
                | B
                | Cite
                | Code
                | Em
                | Embed
                | Font
                | I
                | Img
                | Input
                | Label
                | Other
                | Picture
                | Q
                | S
                | Small
                | Source
                | Span
                | Strong
                | Sub
                | Sup
                | Time
                | Track
                | U
                | Wbr
        )
    }

    /// A cell of a table.
    pub(super) fn is_cell(self) -> bool {
        matches!(self, Tag::Td | Tag::Th)
    }

    /// An element at whose start an open paragraph ends.
    pub(super) fn ends_paragraph(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Center, Details, Dialog, Dir, Div, Dl, Fieldset, Figcaption,
            Figure, Footer, Form, Header, Hgroup, Hr, Main, Menu, Nav, Ol, P, Pre, Section, Table, Ul,
        };
        self.is_heading()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Center
                    | Details
                    | Dialog
                    | Dir
                    | Div
                    | Dl
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Header
                    | Hgroup
                    | Hr
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | P
                    | Pre
                    | Section
                    | Table
                    | Ul
            )
    }

    /// An element that no implied end tag reaches out of.
    pub(super) fn is_scope(self) -> bool {
        use Tag::{Body, Button, Caption, Html, Object, Shadow, Table, Td, Template, Th};
        matches!(self, Body | Button | Caption | Html | Object | Shadow | Table | Td | Template | Th)
    }
}
