//! `content/editions/**.md`: a dated briefing, in the editors' order and words.

use jiff::Span;
use jiff::tz::TimeZone;

use super::Entry;
use super::fields::{Fields, Spanned};
use crate::moment::Moment;

/// An edition.
#[derive(Clone, Debug)]
pub struct Edition {
    /// File, id, body.
    pub entry: Entry,
    /// The headline.
    pub title: String,
    /// Up to when it tells what is new: a day, counted whole, or a time.
    pub date: Moment,
    /// What came after that is new in it, where it says so itself.
    pub since: Option<Moment>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Not published unless asked for.
    pub draft: bool,
    /// Not published before.
    pub publish_at: Option<Moment>,
    /// Not published any more from then on.
    pub expires: Option<Moment>,
}

impl Edition {
    /// So far back the first edition looks, in days.
    const FIRST: i16 = 31;
    /// No edition looks farther back, in days.
    pub const MOST: i16 = 366;

    /// When it came out.
    pub fn published(&self) -> Moment {
        published(self.date, self.publish_at)
    }

    /// After when something is new in it; `previous` is the date of the edition before.
    pub fn tells_since(&self, previous: Option<Moment>) -> Moment {
        Self::new_after(self.date, self.since.or(previous))
    }

    /// After when something is new in an edition of a date, with what it says of that, or else the edition before it.
    pub fn new_after(date: Moment, since: Option<Moment>) -> Moment {
        since.unwrap_or_else(|| days_before(date, Self::FIRST)).max(days_before(date, Self::MOST))
    }
}

fn days_before(date: Moment, days: i16) -> Moment {
    Moment::day(date.date().saturating_sub(Span::new().days(days)))
}

pub(super) fn read(entry: Entry, fields: &mut Fields<'_>, zone: Option<&TimeZone>) -> Option<Edition> {
    let title = fields.required_text("title");
    let date =
        fields.required_moment("date", zone).and_then(|date| super::article::day(fields, "date", date));
    let since = fields.moment("since", zone);
    if let (Some(since), Some(date)) = (&since, &date)
        && !date.is_after(&since.value)
    {
        fields.invalid(&since.span, "this lies not before the `date` of the edition");
    }
    let since = since.and_then(|since| super::article::day(fields, "since", since));
    let authors = fields.texts("author").into_iter().map(|author| author.value).collect();
    let draft = fields.flag("draft");
    let (publish_at, expires) = validity(fields, zone);
    Some(Edition { entry, title: title?.value, date: date?, since, authors, draft, publish_at, expires })
}

/// When a text of a date came out: one that is held back, at the end of that.
pub(super) fn published(date: Moment, publish_at: Option<Moment>) -> Moment {
    publish_at.filter(|at| !date.is_after(at)).unwrap_or(date)
}

/// From when and until when a text is published: `publish_at` and `expires`.
pub(super) fn validity(fields: &mut Fields<'_>, zone: Option<&TimeZone>) -> (Option<Moment>, Option<Moment>) {
    let read = |fields: &mut Fields<'_>, key| -> Option<Spanned<Moment>> {
        let moment = fields.moment(key, zone)?;
        let span = moment.span.clone();
        super::article::day(fields, key, moment).map(|value| Spanned { value, span })
    };
    let publish_at = read(fields, "publish_at");
    let expires = read(fields, "expires");
    // A day is its beginning, which any time of the day is after.
    let is_span = |from: Moment, to: Moment| {
        let within_day = from.date() == to.date() && from.precision() < to.precision();
        to.is_after(&from) || within_day
    };
    if let (Some(from), Some(to)) = (&publish_at, &expires)
        && !is_span(from.value, to.value)
    {
        fields.invalid(&to.span, "this expires before it is published");
    }
    (publish_at.map(|from| from.value), expires.map(|to| to.value))
}
