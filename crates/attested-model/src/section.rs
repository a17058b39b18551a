use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{ModelError, Span};

vocabulary! {
    /// What a block of a document is.
    SectionKind as "section" {
        /// The title of the report.
        Headline = "headline",
        /// The summary between headline and body.
        Standfirst = "standfirst",
        /// Who wrote it.
        Byline = "byline",
        /// Place, date and agency that open a report.
        Dateline = "dateline",
        /// A header line with a date, a source or a reading time.
        Header = "header",
        /// The report itself.
        Body = "body",
        /// One report of a digest or topic page.
        Item = "item",
        /// A picture's or video's caption.
        Caption = "caption",
        /// A photo or agency credit.
        Credit = "credit",
        /// The agency or other outlet that the report was taken from, in a block of its own.
        Agency = "agency",
        /// An embedded post or player.
        Embed = "embed",
        /// Links to other reports, and their headings.
        Related = "related",
        /// Notices about the text: who did not edit it, where it appeared first, rights.
        Disclaimer = "disclaimer",
        /// Readers' comments.
        Comment = "comment",
        /// Menus, breadcrumbs, lists of topics, the foot of the page.
        Navigation = "navigation",
        /// Anything else that other pages have as well: buttons, advertisements, forms, offers.
        Boilerplate = "boilerplate",
    }
}

/// A block of a document.
///
/// **Invariant:** the sections of a document tile its text: the first starts at 0, each starts where the one
/// before it ended, the last ends with the text. White space between blocks belongs to the block before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The bytes of the block.
    pub span: Span,
    /// What the block is.
    pub kind: SectionKind,
}

impl Section {
    /// Checks that `sections` tile a text of `len` bytes.
    ///
    /// # Errors
    /// [`ModelError::SectionsDoNotTile`] at the first hole or overlap.
    pub fn check_tiling(sections: &[Section], len: u32) -> Result<(), ModelError> {
        let mut expected = 0;
        for &section in sections {
            if section.span.start() != expected || (section.span.is_empty() && len > 0) {
                return Err(ModelError::SectionsDoNotTile { expected, found: Some(section) });
            }
            expected = section.span.end();
        }
        if expected != len {
            return Err(ModelError::SectionsDoNotTile { expected, found: None });
        }
        Ok(())
    }
}

impl SectionKind {
    /// True for blocks in which the report itself speaks (headline, standfirst, body, item).
    pub fn is_report(self) -> bool {
        matches!(self, Self::Headline | Self::Standfirst | Self::Body | Self::Item)
    }

    /// True for blocks that belong to the page and not to the report, in whose place nobody says anything.
    pub fn is_furniture(self) -> bool {
        matches!(
            self,
            Self::Related | Self::Disclaimer | Self::Comment | Self::Navigation | Self::Boilerplate
        )
    }
}
