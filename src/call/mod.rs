//! What decides about a call besides its signature: whether a failed one is made again and
//! when, and what time it is at the service. Pure values: nothing here waits, sends, reads a
//! clock or makes a random number.
//!
//! - [`failure`]: what a failure means for another attempt
//! - [`attempts`]: whether there is one, and after which pause
//! - [`clock`]: how far the service's clock is ahead of ours

pub mod attempts;
pub mod clock;
pub mod failure;
