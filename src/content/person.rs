//! `content/people/**.md`: somebody with a page, and every spelling of the name.

use std::ops::Range;

use super::Entry;
use super::fields::{Fields, Spanned};
use crate::moment::Moment;
use crate::reading::fold;

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// File, id, body.
    pub entry: Entry,
    /// As this site spells it.
    pub name: String,
    /// Where that stands: bytes of the file.
    pub name_at: Range<usize>,
    /// Every other spelling, other scripts too.
    pub aliases: Vec<Spanned<String>>,
    /// Spellings that are never this person, though the rules would find them.
    pub never: Vec<Spanned<String>>,
    /// In the order of the file.
    pub roles: Vec<Role>,
    /// Such as `Q3052772`.
    pub wikidata: Option<String>,
    /// A path below `static/`, or a web address.
    pub image: Option<String>,
}

/// An office or position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Such as `President of France`.
    pub title: String,
    /// Since when.
    pub from: Option<Moment>,
    /// Until when.
    pub to: Option<Moment>,
}

pub(super) fn read(entry: Entry, fields: &mut Fields<'_>) -> Option<Person> {
    let name = fields.required_text("name");
    let aliases = fields.texts("aliases");
    let never = fields.texts("not");
    for not in &never {
        let folded = fold(&not.value);
        if name.iter().chain(&aliases).any(|known| fold(&known.value) == folded) {
            let message = format!("`{}` cannot be both a spelling of the name and none", not.value);
            fields.invalid(&not.span, message).help =
                Some("take it out of `not`, or of `aliases`".to_owned());
        }
    }
    let mut roles = Vec::new();
    for mut role in fields.tables("roles") {
        let title = role.required_text("title");
        let from = role.moment("from", None);
        let to = role.moment("to", None);
        if let (Some(from), Some(to)) = (&from, &to)
            && to.value.date() < from.value.date()
        {
            role.invalid(&to.span, "this role ends before it begins");
        }
        if let Some(title) = title {
            roles.push(Role { title: title.value, from: from.map(|f| f.value), to: to.map(|t| t.value) });
        }
        fields.adopt(role);
    }
    let wikidata = fields.text("wikidata").and_then(|id| {
        let well_formed = id
            .value
            .strip_prefix('Q')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if !well_formed {
            fields.invalid(&id.span, format!("`{}` is not a Wikidata id", id.value)).help =
                Some("it looks like `Q3052772`".to_owned());
        }
        well_formed.then_some(id.value)
    });
    let image = fields.text("image").and_then(|image| {
        let safe = image.value.starts_with("https://")
            || (!image.value.contains("..") && !image.value.contains(':') && !image.value.contains('\\'));
        if !safe {
            fields.invalid(&image.span, "`image` must be a path below static/ or an https address");
        }
        safe.then_some(image.value)
    });
    let Spanned { value: name, span: name_at } = name?;
    Some(Person { entry, name, name_at, aliases, never, roles, wikidata, image })
}
