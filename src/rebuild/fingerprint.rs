//! A view's fingerprint: with the same one, the same templates make the same bytes.

use serde::{Deserialize, Serialize};
use tera::Value;
use xxhash_rust::xxh3::xxh3_64;

use crate::site::View;

/// What a page was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Of the view, the template's name and the set of templates.
    pub whole: u64,
    /// Of each field of the view, to be able to say what changed.
    pub fields: Box<[(u16, u32)]>,
}

/// The fingerprint of `view` as the templates with the fingerprint `templates` see it; `number` gives a field's
/// number.
pub(super) fn of_view(view: &View, templates: u64, number: impl Fn(&str) -> u16) -> Fingerprint {
    let mut whole = join(templates, xxh3_64(view.template.as_bytes()));
    let mut fields = Vec::with_capacity(view.fields.len());
    for (name, value) in &view.fields {
        let field = of_value(value);
        whole = join(join(whole, xxh3_64(name.as_bytes())), field);
        fields.push((number(name), field as u32));
    }
    Fingerprint { whole, fields: fields.into() }
}

/// The fingerprint of a value, with everything in it.
fn of_value(value: &Value) -> u64 {
    // The kind goes in first, so that the text "1" and the number are told apart; the length before the items, so that
    // two lists cannot be taken for one.
    if let Some(text) = value.as_str() {
        join(if value.is_safe() { 1 } else { 2 }, xxh3_64(text.as_bytes()))
    } else if let Some(flag) = value.as_bool() {
        join(3, u64::from(flag))
    } else if let Some(items) = value.as_array() {
        items.iter().fold(join(4, items.len() as u64), |sum, item| join(sum, of_value(item)))
    } else if let Some(map) = value.as_map() {
        // A map has no order: its entries are added up.
        let entries = map.iter().map(|(key, value)| {
            let key = key
                .as_str()
                .map_or_else(|| xxh3_64(key.to_string().as_bytes()), |key| xxh3_64(key.as_bytes()));
            join(key, of_value(value))
        });
        join(5, entries.fold(map.len() as u64, u64::wrapping_add))
    } else if let Some(number) = value.as_u64() {
        join(6, number)
    } else {
        // Other numbers, and nothing.
        join(7, xxh3_64(value.to_string().as_bytes()))
    }
}

/// Two fingerprints in one, in this order. (The multipliers and shifts are those of SplitMix64, Steele et al. 2014.)
fn join(first: u64, second: u64) -> u64 {
    let mut z = first.rotate_left(29).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_different_has_another_fingerprint() {
        let values = [
            serde_json::json!({ "a": 1, "b": "2" }),
            serde_json::json!({ "a": 2, "b": "1" }),
            serde_json::json!({ "a": "1", "b": 2 }),
            serde_json::json!({ "a": [1, [2]] }),
            serde_json::json!({ "a": [[1], 2] }),
            serde_json::json!({ "a": null }),
            serde_json::json!({ "a": "" }),
            serde_json::json!({ "a": false }),
            serde_json::json!({ "a": ["b", ""] }),
            serde_json::json!({ "a": ["", "b"] }),
            serde_json::json!({}),
        ];
        let mut seen: Vec<u64> =
            values.iter().map(|value| of_value(&Value::from_serializable(value))).collect();
        seen.push(of_value(&Value::safe_string("x")));
        seen.push(of_value(&Value::normal_string("x")));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), values.len() + 2);
        let again = Value::from_serializable(&serde_json::json!({ "b": "2", "a": 1 }));
        assert_eq!(of_value(&again), of_value(&Value::from_serializable(&values[0])));
    }
}
