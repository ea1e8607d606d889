//! bellwether
fn main() {}
