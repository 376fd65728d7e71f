//! The article that JSON-LD in a page describes.

use serde_json::Value;

use crate::content::text_of_html;

/// Deeper than a graph in a list in a page nothing is looked for.
const MAX_DEPTH: usize = 4;
/// Nodes that are looked at.
const MAX_NODES: usize = 2_000;

/// What JSON-LD says of an article, as it is written there.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) description: Option<String>,
}

/// The article of a page: the one with its address, else the first.
pub(super) fn article(scripts: &[String], canonical: Option<&str>) -> Option<Linked> {
    // Some are wrapped as they were in the days of XHTML.
    let bare = |script: &String| script.replace("<![CDATA[", "").replace("]]>", "");
    let values: Vec<Value> =
        scripts.iter().filter_map(|script| serde_json::from_str(bare(script).trim()).ok()).collect();
    let mut nodes = Vec::new();
    for value in &values {
        collect(value, 0, &mut nodes);
    }
    let articles: Vec<&Value> = nodes.iter().copied().filter(|node| is_article(node)).collect();
    let address = |node: &Value| {
        text(node.get("url"))
            .or_else(|| text(node.get("mainEntityOfPage")))
            .or_else(|| text(node.get("mainEntityOfPage")?.get("@id")))
    };
    let own = articles.iter().find(|node| canonical.is_some() && address(node).as_deref() == canonical);
    let node = *own.or_else(|| articles.first())?;
    let of = |key: &str| text(node.get(key));
    let named = |key: &str| node.get(key).map(|value| names(value, &nodes)).unwrap_or_default();
    Some(Linked {
        headline: of("headline").or_else(|| of("name")),
        authors: [named("author"), named("creator")]
            .into_iter()
            .find(|names| !names.is_empty())
            .unwrap_or_default(),
        published: of("datePublished").or_else(|| of("dateCreated")),
        updated: of("dateModified"),
        publisher: named("publisher").into_iter().next(),
        language: of("inLanguage").or_else(|| text(node.get("inLanguage")?.get("alternateName"))),
        url: address(node),
        description: of("description"),
    })
}

fn collect<'v>(value: &'v Value, depth: usize, nodes: &mut Vec<&'v Value>) {
    if depth > MAX_DEPTH || nodes.len() >= MAX_NODES {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, nodes)),
        Value::Object(object) => {
            nodes.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                object.get(key).into_iter().for_each(|inner| collect(inner, depth + 1, nodes));
            }
        }
        _ => {}
    }
}

fn is_article(node: &Value) -> bool {
    let is = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
        })
    };
    match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// Text, or the first of several; entities in it are read, for many systems escape twice.
fn text(value: Option<&Value>) -> Option<String> {
    let value = match value? {
        Value::Array(items) => items.first()?,
        other => other,
    };
    value.as_str().map(text_of_html).filter(|text| !text.is_empty())
}

/// The names of people or organisations: texts, nodes, or references to nodes.
fn names(value: &Value, nodes: &[&Value]) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().take(50).flat_map(|item| one_name(item, nodes)).collect(),
        one => one_name(one, nodes).into_iter().collect(),
    }
}

fn one_name(value: &Value, nodes: &[&Value]) -> Option<String> {
    let named = |node: &Value| text(node.get("name"));
    text(Some(value)).or_else(|| named(value)).or_else(|| {
        let id = value.get("@id")?;
        nodes
            .iter()
            .find(|node| node.get("@id") == Some(id) && node.get("name").is_some())
            .and_then(|node| named(node))
    })
}
