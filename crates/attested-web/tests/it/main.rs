//! Tests over real requests: a server on a port of its own, a record of invented reports.

mod docs;
mod pages;
mod server;
