//! The attested binary.
fn main() {}
