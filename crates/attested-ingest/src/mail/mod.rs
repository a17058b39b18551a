//! Takes mail messages (eml, also MHTML pages) and mailboxes (mbox); gives the text of each message, and what is
//! attached to it.
//!
//! A newsletter is a message. Of a message the HTML part is read where it has one, else the plain part; its raw bytes
//! are that part, after the transfer's encoding (base64, quoted-printable) is undone. Subject, date, sender and, of
//! a saved page, the address are metadata. Attached files are read as members of the message; pictures that belong to
//! the page are not. Quoted lines stay: they are what was sent.

mod mailbox;
mod message;

pub(crate) use mailbox::{Mailbox, is_mailbox};
pub(crate) use message::{is_message, items};
