//! Sorting, written once: each sort of another type would be kilobytes of the engine.

use alloc::string::String;
use alloc::vec::Vec;

/// The items by their keys; those of one key stay in their order.
pub fn sorted_by<T: Clone>(items: &[T], key: impl Fn(&T) -> String) -> Vec<T> {
    let keys: Vec<String> = items.iter().map(key).collect();
    let order = order_of(&keys).into_iter();
    order
        .filter_map(|place| items.get(place).cloned())
        .collect()
}

/// The items, each once, by their names.
pub fn sorted(names: &[String]) -> Vec<String> {
    let mut sorted = sorted_by(names, String::clone);
    sorted.dedup();
    sorted
}

/// The places of the keys, in the order of the keys.
fn order_of(keys: &[String]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.sort_unstable_by(|one, other| (keys.get(*one), one).cmp(&(keys.get(*other), other)));
    places
}

/// Names and values by name, and by value where the names are the same.
pub fn sorted_pairs(pairs: &[(String, String)]) -> Vec<(String, String)> {
    sorted_by(pairs, |(name, value)| {
        crate::ascii::concat(&[name, "\0", value])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_key_stay_in_their_order() {
        let sorted = sorted_by(&["b1", "a2", "b0", "a1"], |text| text[..1].into());
        assert_eq!(sorted, ["a2", "a1", "b1", "b0"]);
    }
}
