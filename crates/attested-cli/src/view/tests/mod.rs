//! What a reader sees, over lines made by hand.

mod hand;
mod looks;
mod screens;
