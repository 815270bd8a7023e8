//! Flat parameters: what a query, a form and signature v1 are made of.

use alloc::borrow::Cow;
use alloc::vec::Vec;

/// A name and its value, both as they are before any encoding.
pub type Param<'a> = (Cow<'a, str>, Cow<'a, str>);

/// By the bytes of the name, so that `InstanceIds.12` comes before `InstanceIds.2`.
pub fn sorted(mut params: Vec<Param<'_>>) -> Vec<Param<'_>> {
    // The stable sort would be several times the code; equal parameters look the same.
    params.sort_unstable();
    params
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_their_bytes() {
        let params = ["b", "Ids.2", "Ids.12", "a", "Z", "Ids.12.x", "é"];
        let params = sorted(params.map(|name| (name.into(), "".into())).into());
        let names: Vec<_> = params.iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(names, ["Ids.12", "Ids.12.x", "Ids.2", "Z", "a", "b", "é"]);
    }
}
