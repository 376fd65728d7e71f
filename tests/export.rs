//! What `export` writes for other programs.

mod common;

use common::{NOW, TestSite};
use serde_json::{Value, json};

fn export(site: &TestSite, format: &str) -> Value {
    let output = site.run(&["export", "--now", NOW, "--format", format]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn assert_valid(schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

/// The rows of a table (RFC 4180).
fn rows(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = table.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "lines end in CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the last line ends, too");
    rows
}

#[test]
fn tables_hold_what_the_json_holds() {
    let site = TestSite::harbour();
    site.expect(&["export", "--now", NOW, "--format", "csv", "--output", "tables"], 0);
    let json = site.export();
    let all = |key: &str| json[key].as_array().expect(key).clone();
    let in_articles = |key: &str| -> usize {
        all("articles").iter().map(|article| article[key].as_array().map_or(0, Vec::len)).sum()
    };
    for (table, count) in [
        ("sources", all("sources").len()),
        ("people", all("people").len()),
        ("articles", all("articles").len()),
        ("mentions", in_articles("mentions")),
        ("quotes", in_articles("quotes")),
        ("figures", in_articles("figures")),
        ("dates", in_articles("dates")),
    ] {
        let rows = rows(&site.read(&format!("tables/{table}.csv")));
        assert_eq!(rows.len(), count + 1, "{table}");
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{table}");
    }
    let tables = ["sources", "people", "articles", "mentions"];
    let tables: Vec<String> = tables
        .iter()
        .map(|table| format!("{table}.csv\n{}", site.read(&format!("tables/{table}.csv"))))
        .collect();
    insta::assert_snapshot!(tables.join("\n").replace('\r', ""));
}

#[test]
fn no_cell_is_a_formula() {
    let site = TestSite::new();
    site.article("a", "title: '=HYPERLINK(\"https://x.example\", \"a\")'\nagency: ['@sum']\n", "x");
    site.expect(&["export", "--format", "csv", "--output", "tables"], 0);
    let articles = rows(&site.read("tables/articles.csv"));
    assert_eq!(articles[1][1], "'=HYPERLINK(\"https://x.example\", \"a\")");
    assert_eq!(articles[1][5], "'@sum");
}

#[test]
fn wrong_use_is_said() {
    let site = TestSite::harbour();
    assert!(site.expect(&["export", "--format", "csv"], 2).contains("--output"));
    assert!(site.expect(&["export", "--format", "csv", "--schema"], 2).contains("schema"));
    let said = site.expect(&["export", "--now", NOW, "--output", "nowhere/x.json"], 1);
    assert!(said.contains("export/io"), "{said}");
    site.expect(&["export", "--now", NOW, "--output", "x.json"], 0);
    let written: Value = serde_json::from_str(&site.read("x.json")).expect("JSON");
    assert_eq!(written, site.export());
}

#[test]
fn timelinejs_gets_what_is_dated() {
    let site = TestSite::harbour();
    site.article(
        "risky",
        "title: '<script>x</script>'\nevents:\n  - {date: 2025-03, title: '<img src=x onerror=y>'}\n",
        "x",
    );
    let timeline = export(&site, "timelinejs");
    let text = json!({
        "type": "object",
        "required": ["headline", "text"],
        "additionalProperties": false,
        "properties": { "headline": { "type": "string" }, "text": { "type": "string" } },
    });
    let date = json!({
        "type": "object",
        "required": ["year"],
        "additionalProperties": false,
        "dependentRequired": { "day": ["month"] },
        "properties": {
            "year": { "type": "integer" },
            "month": { "type": "integer", "minimum": 1, "maximum": 12 },
            "day": { "type": "integer", "minimum": 1, "maximum": 31 },
            "display_date": { "type": "string" },
        },
    });
    let media = json!({
        "type": "object",
        "required": ["url"],
        "properties": {
            "url": { "type": "string", "pattern": "^https://harbour.example/" },
            "link": { "type": "string" },
            "caption": { "type": "string" },
        },
    });
    let slide = json!({
        "type": "object",
        "required": ["start_date", "text", "unique_id"],
        "properties": { "start_date": date, "text": text, "media": media },
    });
    assert_valid(
        &json!({
            "type": "object",
            "required": ["title", "events"],
            "properties": { "title": { "required": ["text"] }, "events": { "type": "array", "items": slide } },
        }),
        &timeline,
    );
    assert!(!timeline.to_string().contains(['<', '>'].map(|c| format!("{c}script")).join("").as_str()));
    assert!(!timeline.to_string().contains("<img"), "strangers' words are no HTML");
    site.remove("content/articles/risky.md").remove("content/sources/times.md");
    insta::assert_snapshot!(serde_json::to_string_pretty(&export(&site, "timelinejs")).expect("JSON"));
}

#[test]
fn annotations_lead_to_words_and_keep_to_the_policy() {
    let site = TestSite::harbour();
    let collection = export(&site, "annotations");
    let selector = json!({ "oneOf": [
        {
            "type": "object",
            "required": ["type", "exact"],
            "properties": { "type": { "const": "TextQuoteSelector" }, "exact": { "type": "string", "minLength": 1 } },
        },
        {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": { "const": "TextPositionSelector" },
                "start": { "type": "integer" },
                "end": { "type": "integer" },
            },
        },
    ] });
    let target = json!({
        "type": "object",
        "required": ["source", "selector"],
        "properties": {
            "source": { "type": "string", "pattern": "^https?://" },
            "selector": { "type": "array", "minItems": 1, "items": selector },
        },
    });
    let annotation = json!({
        "type": "object",
        "required": ["id", "type", "motivation", "body", "target"],
        "properties": {
            "type": { "const": "Annotation" },
            "motivation": { "enum": ["identifying", "describing"] },
            "target": { "type": "array", "minItems": 1, "items": target },
        },
    });
    assert_valid(
        &json!({
            "type": "object",
            "required": ["@context", "id", "type", "total", "first"],
            "properties": {
                "@context": { "const": "http://www.w3.org/ns/anno.jsonld" },
                "type": { "const": "AnnotationCollection" },
                "first": {
                    "required": ["id", "type", "startIndex", "items"],
                    "properties": {
                        "type": { "const": "AnnotationPage" },
                        "items": { "type": "array", "items": annotation },
                    },
                },
            },
        }),
        &collection,
    );
    let items = collection["first"]["items"].as_array().expect("items");
    assert_eq!(collection["total"], items.len());
    let mut ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len(), "each has an id of its own");
    // Names, with what stands around them.
    let names: Vec<&Value> = items.iter().filter(|item| item["motivation"] == "identifying").collect();
    let words = |value: &Value| value.as_str().unwrap_or_default().split_whitespace().count();
    let json = site.export();
    let linked: Vec<&str> = json["articles"]
        .as_array()
        .expect("articles")
        .iter()
        .filter(|article| article["source"] == "strait-observer")
        .filter_map(|article| article["url"].as_str())
        .collect();
    assert!(!linked.is_empty());
    let (mut bare, mut dressed) = (0, 0);
    for target in names.iter().map(|item| &item["target"][0]) {
        let quote = &target["selector"][0];
        assert!(words(&quote["prefix"]) <= 5 && words(&quote["suffix"]) <= 5, "{quote}");
        let around = words(&quote["prefix"]) + words(&quote["suffix"]);
        if linked.iter().any(|url| target["source"] == *url) {
            assert_eq!(around, 0, "{target}");
            bare += 1;
        } else {
            dressed += around.min(1);
        }
    }
    assert!(bare > 0 && dressed > 0, "{bare} {dressed}");
    let of_one =
        names.iter().filter(|item| item["id"].as_str().is_some_and(|id| id.contains("/wire-times/")));
    let of_one: Vec<&&Value> = of_one.collect();
    insta::assert_snapshot!(serde_json::to_string_pretty(&of_one).expect("JSON"));
}

#[test]
fn positions_count_characters_of_the_text() {
    let site = TestSite::new();
    site.file("content/people/zoe.md", "---\nname: Zoë Ødegård\n---\n");
    site.article(
        "a",
        "publish: full\n",
        "“Ærlig talt.”\n\nOne two three four five six Zoë Ødegård went — home.",
    );
    let collection = export(&site, "annotations");
    let item = collection["first"]["items"]
        .as_array()
        .and_then(|items| items.iter().find(|item| item["motivation"] == "identifying"))
        .expect("a name");
    let text = "“Ærlig talt.”\nOne two three four five six Zoë Ødegård went — home.";
    let start = text[..text.find("Zoë").expect("it is there")].chars().count();
    assert_eq!(
        item["target"],
        json!([{
            "source": "https://test.example/articles/a/",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "Zoë Ødegård",
                    "prefix": "two three four five six ",
                    "suffix": " went — home.",
                },
                { "type": "TextPositionSelector", "start": start, "end": start + 11 },
            ],
        }])
    );
    assert_eq!(
        item["body"],
        json!([{
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": "https://test.example/people/zoe/",
        }])
    );
}
