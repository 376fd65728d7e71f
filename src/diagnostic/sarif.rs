//! Diagnostics as SARIF 2.1.0, which code hosts and editors read: rules, places with their ends, and changes that mend.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Diagnostic, Place, Severity};

/// What may stand in a path of a relative reference.
const PATH: AsciiSet = NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'+')
    .remove(b'@');

/// The log of one run. `path_of` gives the path of a file of the site in the repository, nothing for a place that is
/// no such file; `text_of` gives the text of a file of the site.
pub fn log(
    diagnostics: &[Diagnostic],
    path_of: impl Fn(&str) -> Option<String>,
    text_of: impl Fn(&str) -> Option<String>,
) -> Value {
    let codes: BTreeMap<&str, Severity> = diagnostics.iter().map(|d| (d.code, d.severity)).collect();
    let rules: Vec<Value> = codes
        .iter()
        .map(|(code, severity)| {
            json!({
                "id": code,
                "shortDescription": { "text": code.replace('/', ": ").replace('-', " ") },
                "defaultConfiguration": { "level": level(*severity) },
            })
        })
        .collect();
    let index = |code: &str| codes.keys().position(|known| *known == code);
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
            let mut result = json!({
                "ruleId": diagnostic.code,
                "ruleIndex": index(diagnostic.code),
                "level": level(diagnostic.severity),
                "message": { "text": format!("{}{help}", diagnostic.message) },
                "locations": diagnostic.place.iter().map(|place| location(place, &path_of)).collect::<Vec<_>>(),
            });
            if !diagnostic.related.is_empty() {
                let related = diagnostic.related.iter().map(|(label, place)| {
                    let mut related = location(place, &path_of);
                    related["message"] = json!({ "text": label });
                    related
                });
                result["relatedLocations"] = related.collect();
            }
            if let (Some(fix), Some(place)) = (&diagnostic.fix, &diagnostic.place)
                && let Some(path) = path_of(&place.file)
                && let Some(text) = text_of(&place.file)
            {
                let deleted = Place::in_text(&*place.file, &text, fix.span.clone());
                result["fixes"] = json!([{
                    "description": { "text": fix.label },
                    "artifactChanges": [{
                        "artifactLocation": { "uri": uri(&path) },
                        "replacements": [{
                            "deletedRegion": region(&deleted),
                            "insertedContent": { "text": fix.text },
                        }],
                    }],
                }]);
            }
            result
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "briefing",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn location(place: &Place, path_of: &impl Fn(&str) -> Option<String>) -> Value {
    let Some(path) = path_of(&place.file) else {
        // A finished page is no file of the repository, and code hosts want one: the site as a whole.
        let uri = path_of("site.toml").map(|path| uri(&path)).unwrap_or_default();
        return json!({
            "physicalLocation": { "artifactLocation": { "uri": uri } },
            "logicalLocations": [{ "fullyQualifiedName": format!("/{}", place.file), "kind": "resource" }],
        });
    };
    let mut physical = json!({ "artifactLocation": { "uri": uri(&path) } });
    if place.line > 0 {
        physical["region"] = region(place);
    }
    json!({ "physicalLocation": physical })
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

/// A relative reference: a first segment with a colon would be taken for a scheme, and the colon is escaped.
fn uri(path: &str) -> String {
    utf8_percent_encode(path, &PATH).to_string()
}
