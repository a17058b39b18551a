//! Lists as data: JSON in pages, JSON Lines and CSV whole, streamed as they are made.

mod item;
mod list;
mod openapi;
mod reconcile;
mod stream;

pub(crate) use item::{Item, Rows};
pub(crate) use list::{List, Scene, Window, list, row};
pub(crate) use openapi::openapi;
pub(crate) use reconcile::{reconcile, suggest};
pub(crate) use stream::download;
