//! Views in, bytes out: the templates of the theme and those of the user that stand before them.

mod card;
mod language;
mod locale;
mod png;
mod relative;

use std::collections::BTreeMap;
use std::hash::Hash as _;
use std::ops::Range;
use std::sync::Arc;

use language::Language;
pub(crate) use relative::as_message;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};
use xxhash_rust::xxh3::Xxh3;

use crate::config::{Config, Look};
use crate::diagnostic::{Diagnostic, Place};
use crate::input::TextFile;
use crate::site::View;

/// Where a built-in template is found by a user's template that extends the one that it replaces:
/// `{% extends "theme/article.html" %}`.
const THEME: &str = "theme/";

/// A set of templates that belong together.
pub struct Templates {
    tera: Tera,
    language: Arc<Language>,
    /// Name and text of each, for diagnostics.
    sources: BTreeMap<String, String>,
    /// Of everything that pages depend on besides their views.
    fingerprint: u64,
    /// The site's root, where links from there are to become relative.
    relative_to: Option<String>,
    warnings: Vec<Diagnostic>,
}

/// What every template sees as `site`.
#[derive(Hash, Serialize)]
struct SiteView<'a> {
    title: &'a str,
    description: Option<&'a str>,
    author: Option<&'a str>,
    language: &'a str,
    /// Which way the language runs: `ltr` or `rtl`.
    dir: &'static str,
    /// `/` or `/briefing/`: put before every path within the site.
    root: &'a str,
    /// Scheme and host, put before a path where an absolute address is needed.
    origin: String,
    /// Whether there is a page to search the site.
    search: bool,
    generator: &'static str,
    look: &'a Look,
    /// Of the style sheet that `look` makes; nothing where it makes none.
    style: Option<String>,
}

impl Templates {
    /// Loads the theme's templates and the user's. `assets` are the files that will be published beside the pages,
    /// with their bytes' fingerprints, for `asset(path="...")`.
    ///
    /// # Errors
    /// Every template that cannot be read, and every name that none of them has.
    pub fn load(
        config: &Config,
        user: &[TextFile],
        assets: BTreeMap<String, Option<u64>>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut hasher = Xxh3::new();
        let mut sources: BTreeMap<String, String> = crate::theme::templates()
            .map(|(name, text)| (format!("{THEME}{name}"), text.to_owned()))
            .collect();
        sources.extend(user.iter().map(|file| (file.path.clone(), file.text.clone())));

        let mut diagnostics = Vec::new();
        let language = Arc::new(Language::new(config, &sources, &mut diagnostics));
        let mut left = sources.clone();
        left.retain(|name, _| !language::is_language_file(name));
        let mut tera = loop {
            let mut tera = empty(config, assets.clone(), &language);
            let Err(error) = tera.add_raw_templates(left.iter()) else { break tera };
            // A syntax error hides those of the other templates; what is left without it shows them.
            let name = match error.kind() {
                ErrorKind::SyntaxError(report) => Some(report.filename().to_owned()),
                _ => None,
            };
            diagnostics.push(diagnose(&sources, &error));
            match name.and_then(|name| left.remove(&name)) {
                Some(_) => {}
                None => return Err(diagnostics),
            }
        };
        if diagnostics.iter().any(Diagnostic::is_error) {
            return Err(diagnostics);
        }
        let site = SiteView {
            title: &config.title,
            description: config.description.as_deref(),
            author: config.author.as_deref(),
            language: &config.language,
            dir: language::direction(&config.language),
            root: config.base_url.root(),
            origin: config.base_url.origin(),
            search: config.search,
            generator: concat!("briefing ", env!("CARGO_PKG_VERSION")),
            look: &config.look,
            style: config.look.has_style().then(|| {
                let mut hasher = Xxh3::new();
                config.look.hash(&mut hasher);
                format!("{}theme.css?v={:016x}", config.base_url.root(), hasher.digest())
            }),
        };
        tera.global_context().insert("site", &site);
        // A page says nothing of which templates it uses, so that any change of any template concerns every page.
        let relative_to = config.output.relative.then(|| config.base_url.root().to_owned());
        (&sources, &assets, &site, &relative_to).hash(&mut hasher);
        Ok(Self { tera, language, sources, fingerprint: hasher.digest(), relative_to, warnings: diagnostics })
    }

    /// What is worth a look, and no error.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// Differs where templates, the files that they refer to, or what they are told of the site differ.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Renders a view into `out`, which is cleared first, as it is published as `file`.
    ///
    /// # Errors
    /// The template and the place in it at which rendering failed.
    pub fn render(&self, view: View, file: &str, out: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        out.clear();
        if view.template == card::TEMPLATE {
            card::draw(&view, out);
            return Ok(());
        }
        let mut context = Context::new();
        for (name, value) in view.fields {
            let value = match name.as_str() {
                "page" => self.language.page(value),
                "machines" => self.language.machines(value),
                "body" => self.language.body(value),
                _ => value,
            };
            context.insert_value(name, value);
        }
        self.tera.render_to(view.template, &context, &mut *out).map_err(|error| {
            let mut diagnostic = diagnose(&self.sources, &error);
            diagnostic.message = format!("{} (while rendering /{file})", diagnostic.message);
            Box::new(diagnostic)
        })?;
        // Hosts answer with it wherever there is nothing, in whatever folder that would be.
        let is_anywhere = file == "404.html";
        if let Some(root) = self.relative_to.as_ref().filter(|_| file.ends_with(".html") && !is_anywhere) {
            relative::rewrite(root, file, out);
        }
        Ok(())
    }
}

fn empty(config: &Config, assets: BTreeMap<String, Option<u64>>, language: &Arc<Language>) -> Tera {
    let mut tera = Tera::new();
    // An empty Tera takes prefixes; the error is for one that already has templates.
    let _ = tera.set_fallback_prefixes([THEME]);
    let root = config.base_url.root().to_owned();
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let path: String = kwargs.must_get("path")?;
        match assets.get(path.trim_start_matches('/')) {
            // The fingerprint lets hosts serve assets with a long lifetime.
            Some(fingerprint) => {
                let version = fingerprint.map(|fingerprint| format!("?v={fingerprint:016x}"));
                Ok(format!("{root}{}{}", path.trim_start_matches('/'), version.unwrap_or_default()))
            }
            None => Err(tera::Error::message(format!("there is no file static/{path}"))),
        }
    });
    let here = Arc::clone(language);
    tera.register_function("t", move |kwargs: Kwargs, state: &State| here.message(&kwargs, state));
    let here = Arc::clone(language);
    tera.register_filter("date", move |value: Value, _: Kwargs, _: &State| here.date(&value));
    let here = Arc::clone(language);
    tera.register_filter("number", move |value: Value, _: Kwargs, _: &State| here.number(&value));
    let here = Arc::clone(language);
    tera.register_filter("say", move |value: Value, _: Kwargs, _: &State| here.say(&value));
    let here = Arc::clone(language);
    tera.register_filter("say_within", move |value: Value, _: Kwargs, _: &State| {
        here.say_within(&value).map_or(value, |said| Value::from(said.as_str()))
    });
    let site = config.language.clone();
    tera.register_function("lang", move |kwargs: Kwargs, _: &State| language::attributes(&site, &kwargs));
    // The engine's own `capitalize` makes the rest small, names and German nouns too.
    tera.register_filter("upper_first", |text: &str, _: Kwargs, _: &State| upper_first(text));
    // Maps have no order, so that the engine's own `group_by` gives its groups in another one each time.
    tera.register_filter("grouped", |items: Vec<Value>, kwargs: Kwargs, _: &State| grouped(&items, &kwargs));
    tera
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The items by what they have at the path `by` (like `card.title`): a list of groups with `key` and `items`, in the
/// order of the keys. Items that have nothing there are left out.
fn grouped(items: &[Value], kwargs: &Kwargs) -> TeraResult<Value> {
    let by = kwargs.must_get::<&str>("by")?;
    let mut groups: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for item in items {
        match item.get_from_path(by) {
            None => return Err(tera::Error::message(format!("there is an item without `{by}`"))),
            Some(value) if value.is_none() => {}
            Some(value) => groups.entry(value.to_string()).or_default().push(item.clone()),
        }
    }
    let groups = groups.into_iter().map(|(key, items)| Group { key, items });
    Ok(Value::from_serializable(&groups.collect::<Vec<_>>()))
}

/// Items that have something in common.
#[derive(Serialize)]
struct Group {
    key: String,
    items: Vec<Value>,
}

fn diagnose(sources: &BTreeMap<String, String>, error: &tera::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let code = match error.kind() {
                ErrorKind::SyntaxError(_) => "template/syntax",
                _ => "template/render",
            };
            let end = (span.end_line, span.end_col);
            let place = located(sources, report.filename(), (span.start_line, span.start_col), end);
            Diagnostic::error(code, report.message()).at(place)
        }
        _ => from_text(sources, &error.to_string()),
    }
}

/// Unknown filters and missing includes come as text only, with ` --> name:line:column` in it.
fn from_text(sources: &BTreeMap<String, String>, text: &str) -> Diagnostic {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or(text);
    let message = first.trim().trim_start_matches("error: ");
    let diagnostic = Diagnostic::error("template/reference", message);
    let position = text.split("--> ").nth(1).and_then(|rest| {
        let mut parts = rest.lines().next()?.trim().rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        Some((parts.next()?, (line, column.saturating_sub(1))))
    });
    match position {
        Some((name, start)) => diagnostic.at(located(sources, name, start, (start.0, start.1 + 1))),
        // "Template 'a.html' is inheriting from 'b.html', ..." names the file that has to change.
        None => match text.split('\'').nth(1).filter(|name| sources.contains_key(*name)) {
            Some(name) => diagnostic.at(Place::file(shown_name(name))),
            None => diagnostic,
        },
    }
}

/// The path that a user knows a template by.
fn shown_name(name: &str) -> String {
    match name.strip_prefix(THEME) {
        Some(builtin) => format!("templates/{builtin} (built in)"),
        None => format!("templates/{name}"),
    }
}

/// Lines count from 1, columns (in characters) from 0.
fn located(
    sources: &BTreeMap<String, String>,
    name: &str,
    start: (usize, usize),
    end: (usize, usize),
) -> Place {
    let text = sources.get(name).map_or("", String::as_str);
    let byte = |(line, column): (usize, usize)| {
        let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let rest = &text[line_start.min(text.len())..];
        line_start + rest.char_indices().nth(column).map_or(rest.len(), |(i, _)| i)
    };
    place(sources, name, byte(start)..byte(end).max(byte(start) + 1))
}

/// Bytes of a file below `templates/`.
fn place(sources: &BTreeMap<String, String>, name: &str, span: Range<usize>) -> Place {
    match sources.get(name) {
        Some(text) => Place::in_text(shown_name(name), text, span),
        None => Place::file(shown_name(name)),
    }
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::*;

    fn load(files: &[(&str, &str)]) -> Result<Templates, Vec<Diagnostic>> {
        load_in("en", files)
    }

    fn load_in(language: &str, files: &[(&str, &str)]) -> Result<Templates, Vec<Diagnostic>> {
        let site = format!("title = \"T\"\nbase_url = \"https://a.example/\"\nlanguage = \"{language}\"\n");
        let config = crate::config::parse("site.toml", &site).expect("valid");
        let user: Vec<TextFile> =
            files.iter().map(|(p, t)| TextFile { path: (*p).to_owned(), text: (*t).to_owned() }).collect();
        let assets = crate::theme::statics().map(|(path, bytes)| (path, Some(xxh3_64(bytes)))).collect();
        Templates::load(&config, &user, assets)
    }

    fn rendered(templates: &Templates) -> Result<String, Box<Diagnostic>> {
        let count = [("count".to_owned(), Value::from(1234)), ("name".to_owned(), Value::from("<b>"))];
        let mut out = Vec::new();
        templates.render(View { template: "x.html", fields: count.into() }, "index.html", &mut out)?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn words_dates_and_numbers_are_in_the_language_of_the_site() {
        let text = "{{ t(id=\"articles-count\", count=count) }}|{{ count | number }}|\
            {{ \"2025-09-04T18:30:00Z\" | date }}|{{ site.dir }}";
        for (language, want) in [
            ("en", "1,234 articles|1,234|4 September 2025, 18:30|ltr"),
            ("fr", "1\u{202f}234 articles|1\u{202f}234|4 septembre 2025 à 18:30|ltr"),
            ("fr-BE", "1\u{202f}234 articles|1\u{202f}234|4 septembre 2025 à 18:30|ltr"),
            ("de", "1.234 Artikel|1.234|4. September 2025, 18:30 Uhr|ltr"),
            ("uk", "1\u{a0}234 статті|1\u{a0}234|4 вересня 2025\u{202f}р., 18:30|ltr"),
            ("ar", "1,234 articles|1,234|4 September 2025, 18:30|rtl"),
        ] {
            let templates = load_in(language, &[("x.html", text)]).map_err(|found| found.len());
            assert_eq!(rendered(&templates.expect(language)).expect(language), want, "{language}");
        }
    }

    #[test]
    fn a_site_replaces_messages_and_adds_languages() {
        let text = "{{ t(id=\"articles-count\", count=count) }} {{ t(id=\"own\", name=name) }}";
        let own = "own = von { $name }\n";
        let files =
            [("x.html", text), ("languages/de.ftl", own), ("languages/en.ftl", "own = by { $name }\n")];
        let templates = load_in("de-AT", &files).map_err(|found| found.len()).expect("it loads");
        assert_eq!(rendered(&templates).expect("it renders"), "1\u{a0}234 Artikel von &lt;b&gt;");

        let files =
            [("x.html", text), files[2], ("languages/pl.ftl", "articles-count = artykuły: { $count }\n")];
        let templates = load_in("pl", &files).map_err(|found| found.len()).expect("it loads");
        assert_eq!(rendered(&templates).expect("it renders"), "artykuły: 1234 by &lt;b&gt;");
        assert!(templates.warnings().is_empty());
    }

    #[test]
    fn an_unknown_language_is_told() {
        let templates = load_in("xx", &[]).map_err(|found| found.len()).expect("it loads");
        let [warning] = templates.warnings() else { panic!("one warning") };
        assert_eq!((warning.code, warning.place.as_ref().map(|p| p.line)), ("language/unknown", Some(3)));
        let help = warning.help.as_deref().unwrap_or_default();
        assert!(help.contains("de, en, fr, uk") && help.contains("templates/languages/xx.ftl"), "{help}");
    }

    #[test]
    fn what_is_wrong_with_messages_is_said_at_its_place() {
        let found = load(&[("languages/fr.ftl", "a = b\nc = { $d\n")]).err().expect("it is broken");
        let place = found[0].place.as_ref().expect("a place");
        assert_eq!((found[0].code, place.file.as_str()), ("language/syntax", "templates/languages/fr.ftl"));
        assert!(place.line >= 2, "{place:?}");
        for (text, want) in [
            ("\n{{ t(id=\"articels-count\") }}", "did you mean `articles-count`?"),
            ("\n{{ t(id=\"articles-count\") }}", "the message `articles-count` needs `count`"),
            ("\n{{ t(id=\"articles-count\", count=site) }}", "no text, number or date"),
            ("\n{{ \"soon\" | date }}", "`soon` is not a date"),
            ("\n{{ \"many\" | number }}", "`many` is not a number"),
        ] {
            let templates = load(&[("x.html", text)]).map_err(|found| found.len()).expect(text);
            let fault = rendered(&templates).expect_err(text);
            let place = fault.place.as_ref().expect("a place");
            assert_eq!((place.file.as_str(), place.line), ("templates/x.html", 2), "{text}");
            assert!(fault.message.contains(want), "{text}: {}", fault.message);
        }
    }

    #[test]
    fn the_theme_is_whole() {
        assert!(load(&[]).map_err(|d| d.iter().map(|d| d.render(false)).collect::<String>()).is_ok());
    }

    #[test]
    fn groups_come_in_the_same_order_each_time() {
        let text = "{% for group in items | grouped(by=\"a.b\") %}{{ group.key }}={{ group.items | length }} {% endfor %}";
        let templates = load(&[("x.html", text)]).map_err(|found| found.len()).expect("it loads");
        let item = |b: Option<&str>| serde_json::json!({ "z": 1, "a": { "b": b }, "m": 2 });
        let items = [item(Some("y")), item(Some("x")), item(None), item(Some("y"))];
        let view = || View {
            template: "x.html",
            fields: vec![("items".to_owned(), Value::from_serializable(&items))],
        };
        let mut out = Vec::new();
        templates.render(view(), "index.html", &mut out).expect("it renders");
        assert_eq!(String::from_utf8_lossy(&out), "x=1 y=2 ");
    }

    #[test]
    fn every_broken_template_is_named_with_its_place() {
        let found = load(&[("a.html", "x\n{{ page.title | upper( }}"), ("b.html", "{% if x %}\n")])
            .err()
            .expect("two are broken");
        let places: Vec<_> =
            found.iter().filter_map(|d| d.place.as_ref()).map(|p| (p.file.as_str(), p.line)).collect();
        assert!(places.contains(&("templates/a.html", 2)), "{places:?}");
        assert!(places.iter().any(|(file, _)| *file == "templates/b.html"), "{places:?}");
    }

    #[test]
    fn unknown_filters_and_parents_are_named_too() {
        for (text, file, line) in [
            ("x\n{{ 1 | nope }}", "templates/a.html", 2),
            ("{% extends \"nope.html\" %}", "templates/a.html", 0),
            ("\n{% include \"nope.html\" %}", "templates/a.html", 2),
        ] {
            let found = load(&[("a.html", text)]).err().expect(text);
            let place = found[0].place.as_ref().expect("a place");
            assert_eq!((place.file.as_str(), place.line), (file, line), "{text:?}: {}", found[0].message);
        }
    }
}
