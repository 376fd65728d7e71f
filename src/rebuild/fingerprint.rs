//! A view's fingerprint: with the same one, the same templates make the same bytes.

use serde::{Deserialize, Serialize};
use tera::Value;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

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
    let mut whole = Xxh3::new();
    whole.update(&templates.to_le_bytes());
    whole.update(view.template.as_bytes());
    let mut fields = Vec::with_capacity(view.fields.len());
    for (name, value) in &view.fields {
        let field = of_value(value);
        whole.update(name.as_bytes());
        whole.update(&field.to_le_bytes());
        fields.push((number(name), field as u32));
    }
    Fingerprint { whole: whole.digest(), fields: fields.into() }
}

/// The fingerprint of a value, with everything in it.
fn of_value(value: &Value) -> u64 {
    let mut hasher = Xxh3::new();
    add(value, &mut hasher);
    hasher.digest()
}

fn add(value: &Value, hasher: &mut Xxh3) {
    // A length before everything of variable length, so that two lists cannot be taken for one.
    let mut tagged = |tag: u8, bytes: &[u8]| {
        hasher.update(&[tag]);
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    if let Some(text) = value.as_str() {
        tagged(if value.is_safe() { 1 } else { 2 }, text.as_bytes());
    } else if let Some(flag) = value.as_bool() {
        tagged(3, &[u8::from(flag)]);
    } else if let Some(items) = value.as_array() {
        tagged(4, &items.len().to_le_bytes());
        for item in items {
            add(item, hasher);
        }
    } else if let Some(map) = value.as_map() {
        // A map has no order: its entries are added up.
        let sum = map.iter().fold(0_u64, |sum, (key, value)| {
            let mut entry = Xxh3::with_seed(xxh3_64(key.to_string().as_bytes()));
            add(value, &mut entry);
            sum.wrapping_add(entry.digest())
        });
        tagged(5, &sum.to_le_bytes());
    } else {
        // Numbers, and nothing.
        tagged(6, value.to_string().as_bytes());
    }
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
