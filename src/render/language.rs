//! The words of the interface: one file of messages (Project Fluent) for each language. Shipped files come first, the
//! user's stand before them message by message, and English is what a language lacks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use icu_locale::Locale;
use intl_memoizer::Memoizable;
use tera::value::Key;
use tera::{Kwargs, State, TeraResult, Value};
use unic_langid::LanguageIdentifier;

use super::locale::{Dates, Numbers, locale, runs_right_to_left};
use super::{THEME, place};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, nearest};
use crate::moment::Moment;
use crate::site::{EXPIRED, NOT_SHOWN};

/// The folder of language files below `templates/`.
const FOLDER: &str = "languages/";
/// The language that every message is in.
const LAST: &str = "en";

type Bundle = FluentBundle<FluentResource>;

/// The interface in the language of the site.
pub(super) struct Language {
    /// In the order in which they are asked.
    bundles: Vec<Bundle>,
    /// Messages without variables, ready to be shown.
    constant: HashMap<String, Value>,
    /// What a slip of the pen may have meant.
    ids: BTreeSet<String>,
    dates: Option<Dates>,
    numbers: Option<Numbers>,
}

/// Whether a file below `templates/` is no template, but holds the messages of a language.
pub(super) fn is_language_file(name: &str) -> bool {
    stem(name).is_some()
}

/// The language of a file below `templates/`.
fn stem(name: &str) -> Option<&str> {
    name.strip_prefix(THEME).unwrap_or(name).strip_prefix(FOLDER)?.strip_suffix(".ftl")
}

/// `{{ lang(of=card.language) }}`: the attributes of an element whose words are in another language than the site's;
/// nothing where they are not, or nobody says so.
///
/// # Errors
/// `of` is no text.
pub(super) fn attributes(site: &str, kwargs: &Kwargs) -> TeraResult<Value> {
    let of = kwargs.must_get::<Value>("of")?;
    if of.is_none() {
        return Ok(Value::from(""));
    }
    let Some(tag) = of.as_str() else { return Err(tera::Error::message("`of` is no text")) };
    if tag.eq_ignore_ascii_case(site) {
        return Ok(Value::from(""));
    }
    let mut html = b" lang=\"".to_vec();
    // Writing into a Vec cannot fail.
    let _ = tera::escape_html(tag, &mut html);
    let way = direction(tag);
    if way != direction(site) {
        html.extend_from_slice(format!("\" dir=\"{way}").as_bytes());
    }
    html.push(b'"');
    Ok(Value::safe_string(&String::from_utf8_lossy(&html)))
}

/// `ltr` or `rtl`; `auto` where that is not known.
pub(super) fn direction(tag: &str) -> &'static str {
    match runs_right_to_left(tag) {
        Some(true) => "rtl",
        Some(false) => "ltr",
        None => "auto",
    }
}

impl Language {
    /// Chooses the files of the site's language among `sources`, which are all files below `templates/`, by name; those
    /// of the theme with its prefix. Everything that is worth saying of them is added to `diagnostics`.
    pub(super) fn new(
        config: &Config,
        sources: &BTreeMap<String, String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut resources: BTreeMap<String, Vec<FluentResource>> = BTreeMap::new();
        // The theme's names are in order among themselves, and so are the user's, which have to come after.
        let (theme, user): (Vec<_>, Vec<_>) = sources.iter().partition(|(name, _)| name.starts_with(THEME));
        for (name, text) in theme.into_iter().chain(user) {
            let Some(stem) = stem(name) else { continue };
            let resource = FluentResource::try_new(text.clone()).unwrap_or_else(|(whole, errors)| {
                for error in errors {
                    let at = place(sources, name, error.pos);
                    diagnostics.push(Diagnostic::error("language/syntax", error.kind.to_string()).at(at));
                }
                whole
            });
            resources.entry(stem.to_ascii_lowercase()).or_default().push(resource);
        }

        let tag = config.language.to_ascii_lowercase();
        let mut stems: Vec<&str> = Vec::new();
        let mut rest = tag.as_str();
        loop {
            stems.push(rest);
            let Some((shorter, _)) = rest.rsplit_once('-') else { break };
            rest = shorter;
        }
        let known = stems.iter().any(|stem| resources.contains_key(*stem));
        if !known {
            diagnostics.push(unknown(config, resources.keys().map(String::as_str)));
        }
        if !stems.contains(&LAST) {
            stems.push(LAST);
        }
        let own = locale(if known { &config.language } else { LAST });
        let mut bundles = Vec::new();
        let mut ids = BTreeSet::new();
        for stem in stems {
            let Some(resources) = resources.remove(stem) else { continue };
            ids.extend(resources.iter().flat_map(messages));
            // English that stands in for another language is still English.
            let of_site = known && (stem != LAST || tag.split('-').next() == Some(LAST));
            bundles.push(bundle(if of_site { own.clone() } else { locale(LAST) }, resources));
        }
        Self {
            constant: constant(&bundles, &ids),
            ids,
            dates: own.as_ref().and_then(Dates::new),
            numbers: own.as_ref().and_then(Numbers::new),
            bundles,
        }
    }

    /// `{{ t(id="articles-count", count=3) }}`: a message with what it speaks of.
    ///
    /// # Errors
    /// There is no such message, or it speaks of something that it is not given.
    pub(super) fn message(&self, kwargs: &Kwargs, _: &State) -> TeraResult<Value> {
        let id = kwargs.must_get::<&str>("id")?;
        if let Some(message) = self.constant.get(id) {
            return Ok(message.clone());
        }
        let mut args = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| *name != "id") else { continue };
            args.set(name.to_owned(), self.argument(id, name, value)?);
        }
        self.format(id, &args).map(|text| Value::from(text.as_str())).map_err(tera::Error::message)
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> Result<String, String> {
        let found = self.bundles.iter().find_map(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        let Some((bundle, pattern)) = found else {
            let meant = nearest(id, self.ids.iter().map(String::as_str));
            let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
            return Err(format!("there is no message `{id}`{meant}"));
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable {
                id: name,
            }))) => Err(format!("the message `{id}` needs `{name}`")),
            Some(error) => Err(format!("the message `{id}`: {error}")),
        }
    }

    /// `{{ step.title | say }}`: a text as it is, a date by itself, or a message that the page's data name.
    ///
    /// # Errors
    /// As for those.
    pub(super) fn say(&self, value: &Value) -> TeraResult<Value> {
        let Some(map) = value.as_map() else { return Ok(value.clone()) };
        let Some(id) = map.get(&Key::from("message")).and_then(Value::as_str) else {
            return self.date(value).map(|date| Value::from(date.as_str()));
        };
        if let Some(message) = self.constant.get(id) {
            return Ok(message.clone());
        }
        let mut args = FluentArgs::new();
        for (name, value) in map {
            let Some(name) = name.as_str().filter(|name| *name != "message") else { continue };
            args.set(name.to_owned(), self.argument(id, name, value)?);
        }
        self.format(id, &args).map(|text| Value::from(text.as_str())).map_err(tera::Error::message)
    }

    /// What every page is told of itself, with its title and description said.
    pub(super) fn page(&self, page: Value) -> Value {
        let Some(mut map) = page.clone().into_map() else { return page };
        for name in ["title", "description"] {
            let Some(value) = map.get_mut(&Key::from(name)) else { continue };
            // What cannot be said is left, and the template that prints it names the fault.
            if let Ok(said) = self.say(value) {
                *value = said;
            }
        }
        Value::from(map)
    }

    /// JSON with every text in it said that a view leaves to the language: descriptions of pages, and feeds. Where there
    /// is none, it stays as it is.
    pub(super) fn say_within(&self, json: &Value) -> Option<String> {
        let text = json.as_str().filter(|text| text.contains(r#"{"message":"#))?;
        let mut value: serde_json::Value = serde_json::from_str(text).ok()?;
        self.say_all(&mut value);
        serde_json::to_string(&value).ok()
    }

    fn say_all(&self, json: &mut serde_json::Value) {
        match json {
            serde_json::Value::Object(map)
                if map.contains_key("message") || map.contains_key("precision") =>
            {
                if let Ok(said) = self.say(&Value::from_serializable(&*map)) {
                    *json = said.as_str().unwrap_or_default().into();
                }
            }
            serde_json::Value::Object(map) => map.values_mut().for_each(|value| self.say_all(value)),
            serde_json::Value::Array(list) => list.iter_mut().for_each(|value| self.say_all(value)),
            _ => {}
        }
    }

    /// A body with what is said where words may not be shown, or are gone.
    pub(super) fn body(&self, mut body: Value) -> Value {
        for (place, message) in [(NOT_SHOWN, "quotation-not-shown"), (EXPIRED, "embedded-expired")] {
            let Some(html) = body.as_str().filter(|html| html.contains(place)) else { continue };
            let Ok(words) = self.format(message, &FluentArgs::new()) else { continue };
            let mut escaped = Vec::new();
            // Writing into a Vec cannot fail.
            let _ = tera::escape_html(&words, &mut escaped);
            let said = place.replace("><", &format!(">{}<", String::from_utf8_lossy(&escaped)));
            body = Value::safe_string(&html.replace(place, &said));
        }
        body
    }

    /// What the head of a page says to machines, with the texts in its description said.
    pub(super) fn machines(&self, machines: Value) -> Value {
        let Some(mut map) = machines.clone().into_map() else { return machines };
        if let Some(json_ld) = map.get_mut(&Key::from("json_ld"))
            && let Some(said) = self.say_within(json_ld)
        {
            // It must not be able to end the script that it stands in.
            *json_ld = Value::safe_string(&said.replace('<', "\\u003c"));
        }
        Value::from(map)
    }

    fn argument(&self, id: &str, name: &str, value: &Value) -> TeraResult<FluentValue<'static>> {
        if let Some(text) = value.as_str() {
            return Ok(text.to_owned().into());
        }
        if value.get_from_path("iso").is_some() {
            return Ok(self.date(value)?.into());
        }
        value.as_f64().map(Into::into).ok_or_else(|| {
            let what = value.name();
            let message =
                format!("the message `{id}` is given `{name}`, which is {what} and no text, number or date");
            tera::Error::message(message)
        })
    }

    /// `{{ card.date | date }}`: a date, or a text in ISO 8601, as precise as it is.
    ///
    /// # Errors
    /// It is no date.
    pub(super) fn date(&self, value: &Value) -> TeraResult<String> {
        let iso = value.as_str().or_else(|| value.get_from_path("iso")?.as_str());
        let Some(moment) = iso.and_then(|iso| Moment::parse(iso, None).ok()) else {
            return Err(tera::Error::message(format!("`{value}` is not a date")));
        };
        let Some(dates) = &self.dates else { return Ok(moment.to_string()) };
        match dates.display(&moment) {
            (date, None) => Ok(date),
            (date, Some(time)) => {
                let args = [("date", date), ("time", time)];
                self.format("date-with-time", &args.into_iter().collect()).map_err(tera::Error::message)
            }
        }
    }

    /// `{{ words | number }}`: a number, or a text that is one.
    ///
    /// # Errors
    /// It is no number.
    pub(super) fn number(&self, value: &Value) -> TeraResult<String> {
        let digits = value.to_string();
        let shown = self.numbers.as_ref().and_then(|numbers| numbers.display(&digits));
        shown.ok_or_else(|| tera::Error::message(format!("`{digits}` is not a number")))
    }
}

fn unknown<'a>(config: &Config, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let message = format!("there is no interface in `{}`; pages are in English", config.language);
    let help = format!(
        "there is {}; to add one, write `templates/{FOLDER}{}.ftl`",
        known.join(", "),
        config.language
    );
    let diagnostic = Diagnostic::warning("language/unknown", message).help(help);
    match &config.language_at {
        Some(place) => diagnostic.at(place.clone()),
        None => diagnostic,
    }
}

fn bundle(locale: Option<Locale>, resources: Vec<FluentResource>) -> Bundle {
    let tag = locale.map(|locale| locale.id.to_string()).unwrap_or_default();
    let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
    let right_to_left = runs_right_to_left(&tag.to_string()) == Some(true);
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Marks around what is put in are needed where scripts of both ways meet, and are in the way elsewhere.
    bundle.set_use_isolating(right_to_left);
    bundle.set_formatter(Some(formatted));
    for resource in resources {
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The numbers of a bundle.
struct NumbersOf(Option<Numbers>);

impl Memoizable for NumbersOf {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Ok(Self(locale(&lang.to_string()).as_ref().and_then(Numbers::new)))
    }
}

fn formatted<M: MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string();
    memoizer
        .with_try_get_threadsafe::<NumbersOf, _, _>((), |numbers| numbers.0.as_ref()?.display(&digits))
        .ok()
        .flatten()
}

/// The ids of a file's messages.
fn messages(resource: &FluentResource) -> impl Iterator<Item = String> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    })
}

/// What every message without a variable says.
fn constant(bundles: &[Bundle], ids: &BTreeSet<String>) -> HashMap<String, Value> {
    let of = |id: &String| {
        let (bundle, pattern) =
            bundles.iter().find_map(|bundle| Some((bundle, bundle.get_message(id)?.value()?)))?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors);
        errors.is_empty().then(|| (id.clone(), Value::from(&*text)))
    };
    ids.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Messages of a shipped file: id, and the names of what it speaks of.
    fn shipped(language: &str) -> BTreeMap<String, BTreeSet<String>> {
        let name = format!("{FOLDER}{language}.ftl");
        let (_, text) = crate::theme::templates().find(|(file, _)| *file == name).expect(language);
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut last = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                last = id.to_owned();
                assert!(messages.insert(last.clone(), BTreeSet::new()).is_none(), "{language}: `{id}` twice");
            }
            for part in line.split('$').skip(1) {
                let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(part.len());
                messages.entry(last.clone()).or_default().insert(part[..end].to_owned());
            }
        }
        messages
    }

    fn language(tag: &str) -> Language {
        let sources = crate::theme::templates()
            .map(|(name, text)| (format!("{THEME}{name}"), text.to_owned()))
            .collect();
        let site = format!("title = \"T\"\nbase_url = \"https://a.example/\"\nlanguage = \"{tag}\"\n");
        let config = crate::config::parse("site.toml", &site).expect("valid");
        let mut diagnostics = Vec::new();
        let language = Language::new(&config, &sources, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{tag}: {}", diagnostics[0].message);
        language
    }

    #[test]
    fn every_language_has_the_same_messages() {
        let english = shipped("en");
        for tag in ["fr", "de", "uk"] {
            assert_eq!(shipped(tag), english, "{tag}");
        }
    }

    #[test]
    fn every_message_can_be_said() {
        for tag in ["en", "fr", "de", "uk"] {
            let language = language(tag);
            for (id, names) in shipped(tag) {
                for count in [0.0, 1.0, 2.0, 5.0, 21.0] {
                    let args = names.iter().map(|name| (name.clone(), FluentValue::from(count)));
                    let said = language.format(&id, &args.collect());
                    assert!(said.as_ref().is_ok_and(|text| !text.is_empty()), "{tag} {id}: {said:?}");
                }
            }
        }
    }

    /// What stands between quotation marks in the sources of the views and of this stage.
    fn named_in_sources(folder: &std::path::Path, named: &mut BTreeSet<String>) {
        for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
            if entry.path().extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(entry.path()).expect("it can be read");
                named.extend(text.split('"').map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_message_is_used_and_every_one_that_is_used_exists() {
        let english = shipped("en");
        let mut used = BTreeSet::new();
        // Rules say by their names which message describes them, and a test beside them looks that each has one.
        let mut prefixes = BTreeSet::from(["rule-".to_owned()]);
        for (name, text) in crate::theme::templates() {
            for call in text.split("t(id=\"").skip(1) {
                let (id, rest) = call.split_once('"').expect("it ends");
                if rest.starts_with(" ~") {
                    assert!(english.keys().any(|known| known.starts_with(id)), "{name}: `{id}…`");
                    prefixes.insert(id.to_owned());
                } else {
                    assert!(english.contains_key(id), "{name}: `{id}`");
                    used.insert(id.to_owned());
                }
            }
        }
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        named_in_sources(&source.join("site"), &mut used);
        named_in_sources(&source.join("render"), &mut used);
        let unused = |id: &&String| {
            !used.contains(*id) && !prefixes.iter().any(|prefix| id.starts_with(prefix.as_str()))
        };
        let unused: Vec<&String> = english.keys().filter(unused).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}
