//! The offices of a person over time: those on file as long as they are held, and those that articles give for as long
//! as articles speak of them.

use jiff::civil::Date;
use serde::Serialize;

use crate::briefing::{Person, Subject};
use crate::moment::Moment;
use crate::reading::PersonIx;
use crate::site::Site;
use crate::site::cards::DateView;

/// Offices seen in articles, those in most articles.
const SEEN: usize = 10;

#[derive(Serialize)]
pub(super) struct OfficeView {
    title: String,
    /// The same on file: whose words these are.
    declared: bool,
    /// Since when it is held on file; when the first article was published that gives it.
    from: Option<DateView>,
    /// Until when; when the last article was published, if on another day.
    to: Option<DateView>,
    /// How many articles give it.
    articles: usize,
    /// Whether they say that it is over.
    former: bool,
    /// Its place in the strip; nothing where there is nothing to compare, or nothing known.
    strip: Option<Strip>,
}

/// From where to where, in thousandths.
#[derive(Serialize)]
struct Strip {
    x: i64,
    width: i64,
}

/// An office, with the days from which and to which it is known.
struct Known {
    view: OfficeView,
    from: Option<Date>,
    to: Option<Date>,
}

/// The offices on file, then those seen in articles.
pub(super) fn offices(site: &Site<'_>, ix: PersonIx, person: &Person) -> Vec<OfficeView> {
    let declared = person.roles().iter().map(|role| Known {
        view: OfficeView {
            title: role.title.clone(),
            declared: true,
            from: role.from.map(Into::into),
            to: role.to.map(Into::into),
            articles: 0,
            former: false,
            strip: None,
        },
        from: role.from.map(|from| from.date()),
        to: role.to.map(|to| to.date()),
    });
    let seen = site.roles_shown(ix).into_iter().take(SEEN).map(|role| {
        let (first, last) = (role.first.date(), role.last.date());
        Known {
            view: OfficeView {
                title: role.title,
                declared: false,
                from: Some(Moment::day(first).into()),
                to: (last != first).then(|| Moment::day(last).into()),
                articles: role.articles,
                former: role.former,
                strip: None,
            },
            from: Some(first),
            to: Some(last),
        }
    });
    let mut offices: Vec<Known> = declared.chain(seen).collect();
    // The newest and the oldest article bound what is open.
    let mut about = site.about(Subject::Person(ix)).map(|(_, article)| article.doc.published.date());
    let newest = about.next();
    let oldest = about.last().or(newest);
    let days =
        || offices.iter().flat_map(|office| [office.from, office.to]).chain([newest, oldest]).flatten();
    if let (Some(first), Some(last)) = (days().min(), days().max())
        && first < last
        && offices.len() > 1
    {
        for office in &mut offices {
            office.view.strip = strip(office, first, last);
        }
    }
    offices.into_iter().map(|office| office.view).collect()
}

fn strip(office: &Known, first: Date, last: Date) -> Option<Strip> {
    /// What can be seen and told apart from a point.
    const NARROWEST: i64 = 12;
    let days = |to: Date| i64::from((to - first).get_days());
    let place = |date: Date| days(date) * 1000 / days(last).max(1);
    office.from.or(office.to)?;
    let from = place(office.from.unwrap_or(first)).min(1000 - NARROWEST);
    let to = place(office.to.unwrap_or(last));
    Some(Strip { x: from, width: (to - from).max(NARROWEST) })
}
