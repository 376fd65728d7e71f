//! JSON Schemas of front matter and of `site.toml`, for editors that check and complete by them; made from the same
//! list of keys that the parser goes by.

use serde_json::{Map, Value, json};

use crate::config;
use crate::content::{Key, Kind, Shape, VERSION};

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The front matter of a kind of document.
    FrontMatter(Kind),
    /// That of a later text of an article.
    Version,
    /// `site.toml`
    Site,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::FrontMatter(Kind::Article),
        Self::Version,
        Self::FrontMatter(Kind::Source),
        Self::FrontMatter(Kind::Person),
        Self::FrontMatter(Kind::Event),
        Self::FrontMatter(Kind::Note),
        Self::FrontMatter(Kind::Edition),
        Self::Site,
    ];

    /// The word for it: `article`, `site`.
    pub fn name(self) -> &'static str {
        match self {
            Self::FrontMatter(kind) => kind.noun(),
            Self::Version => "version",
            Self::Site => "site",
        }
    }

    fn keys(self) -> &'static [Key] {
        match self {
            Self::FrontMatter(kind) => kind.keys(),
            Self::Version => VERSION,
            Self::Site => config::KEYS,
        }
    }
}

/// The JSON Schema of one of them, in draft 7, which every editor's tools read.
pub fn schema(subject: Subject) -> Value {
    // In YAML, a key with nothing after it counts as absent.
    let yaml = subject != Subject::Site;
    let mut schema = table(subject.keys(), yaml);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(match subject {
        Subject::FrontMatter(kind) => format!("Front matter of content/{}/", kind.folder()),
        Subject::Version =>
            "Front matter of versions of articles, content/articles/**@YYYY-MM-DD*.md".to_owned(),
        Subject::Site => "site.toml".to_owned(),
    });
    schema
}

fn table(keys: &[Key], yaml: bool) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), property(key, yaml))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn property(key: &Key, yaml: bool) -> Value {
    let mut value = shape(&key.shape, yaml);
    if yaml && !key.required {
        value = json!({ "anyOf": [value, { "type": "null" }] });
    }
    value["description"] = json!(plain(key.doc));
    if let Some(default) = key.default.and_then(|default| serde_json::from_str::<Value>(default).ok()) {
        value["default"] = default;
    }
    value
}

fn shape(shape: &Shape, yaml: bool) -> Value {
    // What looks like a number is text all the same where text is asked for.
    let text = || json!({ "type": ["string", "number", "boolean"] });
    let item = || if yaml { json!({ "type": ["string", "number", "boolean", "null"] }) } else { text() };
    let texts = || json!({ "anyOf": [text(), { "type": "array", "items": item() }] });
    let moment = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match shape {
        Shape::Text | Shape::Source | Shape::Article | Shape::Person => text(),
        Shape::Texts | Shape::People | Shape::Tags => texts(),
        Shape::OldPaths => {
            let path = || json!({ "type": "string", "pattern": "^/" });
            json!({ "anyOf": [path(), { "type": "array", "items": path() }] })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number(range) => {
            json!({ "type": "integer", "minimum": range.start, "maximum": range.end - 1 })
        }
        Shape::Date => {
            let year = json!({ "type": "integer", "minimum": 1000, "maximum": 9999 });
            json!({ "anyOf": [moment(r"^\d{4}(-\d{2}(-\d{2}([T ].+)?)?)?$"), year] })
        }
        Shape::Day => moment(r"^\d{4}-\d{2}-\d{2}([T ].+)?$"),
        Shape::Address => moment("^https?://"),
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::Choices(words) => {
            let word = || json!({ "enum": words });
            json!({ "anyOf": [word(), { "type": "array", "items": word() }] })
        }
        Shape::Colours => {
            let colour = || json!({ "type": "string" });
            json!({ "anyOf": [colour(), { "type": "array", "items": colour(), "minItems": 1, "maxItems": 2 }] })
        }
        Shape::Table(keys) => table(keys, yaml),
        Shape::Tables(keys) => json!({ "type": "array", "items": table(keys, yaml) }),
    }
}

/// What a key does, away from the documentation: of a link into it the words are left.
pub(crate) fn plain(doc: &str) -> String {
    let mut out = String::with_capacity(doc.len());
    let mut rest = doc;
    while let Some((before, after)) = rest.split_once("[[") {
        out.push_str(before);
        match after.split_once("]]").and_then(|(link, after)| Some((link.split_once('|')?.1, after))) {
            Some((words, after)) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push_str("[[");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::VERSION;

    /// What a key does, in a cell of a table.
    fn cell(doc: &str) -> String {
        doc.replace('|', "\\|")
    }

    fn front_matter_table(keys: &[Key]) -> String {
        let mut table = "| Key | Type | What it does |\n|---|---|---|\n".to_owned();
        for key in keys {
            let required = if key.required { ", required" } else { "" };
            table +=
                &format!("| `{}` | {}{required} | {} |\n", key.name, key.shape.describe(), cell(key.doc));
        }
        table
    }

    fn site_table() -> String {
        let mut table = "| Key | Default | What it does |\n|---|---|---|\n".to_owned();
        let default = |key: &Key, none: &str| match (key.required, key.default) {
            (true, _) => "required".to_owned(),
            (false, Some(default)) => format!("`{default}`"),
            (false, None) => none.to_owned(),
        };
        for key in config::KEYS {
            match key.shape {
                Shape::Table(_) => table += &format!("| `[{}]` | | {} |\n", key.name, cell(key.doc)),
                Shape::Tables(_) => table += &format!("| `[[{}]]` | | {} |\n", key.name, cell(key.doc)),
                _ => table += &format!("| `{}` | {} | {} |\n", key.name, default(key, "none"), cell(key.doc)),
            }
            let none = if key.name == "theme" { "the theme's" } else { "none" };
            for key in key.keys() {
                table += &format!("| `{}` | {} | {} |\n", key.name, default(key, none), cell(key.doc));
            }
        }
        table
    }

    /// A page of the documentation has these tables below these headings; with `UPDATE_DOCS=1` they are written instead.
    fn compare(file: &str, tables: &[(&str, String)]) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content/notes").join(file);
        let mut page = std::fs::read_to_string(&path).expect(file);
        for (heading, want) in tables {
            let section = page.find(&format!("\n## {heading}\n")).expect(heading);
            let start = section + page[section..].find("| Key |").expect("a table");
            let end = start + page[start..].find("\n\n").map_or(page.len() - start, |end| end + 1);
            if std::env::var_os("UPDATE_DOCS").is_some() {
                page.replace_range(start..end, want);
            } else {
                assert_eq!(&page[start..end], want, "{file}, {heading}: UPDATE_DOCS=1 mends it");
            }
        }
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path, page).expect("it is written");
        }
    }

    #[test]
    fn the_tables_of_the_documentation_are_the_keys() {
        let names = ["Articles", "Sources", "People", "Events", "Notes", "Editions"];
        let kinds = Kind::ALL.map(|kind| front_matter_table(kind.keys()));
        let mut tables: Vec<_> = names.into_iter().zip(kinds).collect();
        tables.push(("Versions of an article", front_matter_table(VERSION)));
        compare("front-matter.md", &tables);
        compare("site-toml.md", &[("Keys", site_table())]);
    }

    /// What every default says is what holds without it.
    #[test]
    fn defaults_of_site_toml_are_the_parsers() {
        let start = "title = \"T\"\nbase_url = \"https://a.example/\"\n";
        let config = |more: &str| {
            let parsed = config::parse("site.toml", &format!("{start}{more}"));
            let parsed = parsed.map(|config| config::Config { language_at: None, ..config });
            format!("{:?}", parsed.map_err(|found| format!("{more}: {found:?}")))
        };
        for key in config::KEYS {
            for (table, key) in
                [("", key)].into_iter().chain(key.keys().iter().map(|below| (key.name, below)))
            {
                let Some(default) = key.default else { continue };
                let head = if table.is_empty() { String::new() } else { format!("[{table}]\n") };
                assert_eq!(config(&format!("{head}{} = {default}\n", key.name)), config(""), "{}", key.name);
            }
        }
    }

    #[test]
    fn what_the_parser_takes_is_valid() {
        let repository = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut seen = 0;
        for folder in ["content", "tests/fixtures/harbour/content", "src/starter/content"] {
            for kind in Kind::ALL {
                let validator =
                    jsonschema::validator_for(&schema(Subject::FrontMatter(kind))).expect("a schema");
                for file in walkdir::WalkDir::new(repository.join(folder).join(kind.folder())) {
                    let Ok(file) = file else { continue };
                    if file.path().extension().is_none_or(|extension| extension != "md") {
                        continue;
                    }
                    let text = std::fs::read_to_string(file.path()).expect("it is read");
                    let yaml = text.split("---\n").nth(1).expect("front matter");
                    let value: Value = serde_yaml::from_str(yaml).expect("YAML");
                    let faults: Vec<String> =
                        validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
                    assert!(faults.is_empty(), "{}: {faults:?}", file.path().display());
                    seen += 1;
                }
            }
        }
        assert!(seen > 40, "{seen} files were looked at");
    }

    #[test]
    fn what_the_parser_refuses_is_not() {
        for (subject, value) in [
            (Subject::FrontMatter(Kind::Article), json!({ "title": "T", "source": "s" })),
            (Subject::FrontMatter(Kind::Person), json!({ "name": "A", "titel": "x" })),
            (Subject::FrontMatter(Kind::Source), json!({ "name": "A", "publish": "ful" })),
            (Subject::FrontMatter(Kind::Event), json!({ "title": "T", "date": "yesterday" })),
            (Subject::FrontMatter(Kind::Note), json!({ "title": "T", "corrections": [{ "quote": "a" }] })),
            (Subject::Version, json!({ "updated": "2025-03-04" })),
            (Subject::Version, json!({ "retrieved": "2025-03" })),
            (Subject::Version, json!({ "retrieved": "2025-03-04", "source": "s" })),
            (Subject::Site, json!({ "title": "T", "base_url": "https://a.example/", "paginate_by": 0 })),
            (
                Subject::Site,
                json!({ "title": "T", "base_url": "https://a.example/", "social": { "cards": "x" } }),
            ),
        ] {
            let validator = jsonschema::validator_for(&schema(subject)).expect("a schema");
            assert!(!validator.is_valid(&value), "{subject:?}: {value}");
        }
    }

    #[test]
    fn links_of_the_documentation_are_words_elsewhere() {
        for (doc, want) in [
            ("See [[looks|Looks]].", "See Looks."),
            ("`[[Name]]` is read as the name.", "`[[Name]]` is read as the name."),
            ("`not: [Washington]`. See [[a|A]] and [[b#C d|B]]", "`not: [Washington]`. See A and B"),
        ] {
            assert_eq!(plain(doc), want);
        }
    }
}
