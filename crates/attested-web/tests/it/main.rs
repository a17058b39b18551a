//! Tests over real requests: a server on a port of its own, a record of invented reports.

mod corrections;
mod data;
mod docs;
mod pages;
mod server;
