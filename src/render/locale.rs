//! Dates and numbers as a language writes them.

use std::str::FromStr as _;

use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{T, Y, YM, YMD};
use icu_datetime::input::{Date, Time};
use icu_datetime::{FixedCalendarDateTimeFormatter as Formatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::{Direction, Locale, LocaleDirectionality};

use crate::moment::{Moment, Precision};

/// The locale that a language tag means; English without a country is written as in Britain, day before month.
pub(super) fn locale(tag: &str) -> Option<Locale> {
    Locale::try_from_str(if tag.eq_ignore_ascii_case("en") { "en-GB" } else { tag }).ok()
}

/// Whether a language is written from right to left, as far as that is known.
pub(super) fn runs_right_to_left(tag: &str) -> Option<bool> {
    let direction = LocaleDirectionality::new_common().get(&locale(tag)?.id)?;
    Some(direction == Direction::RightToLeft)
}

/// Numbers as a language writes them.
pub(super) struct Numbers(DecimalFormatter);

impl Numbers {
    pub(super) fn new(locale: &Locale) -> Option<Self> {
        DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok().map(Self)
    }

    /// A number written in digits, with a point before its fraction; nothing where it is none.
    pub(super) fn display(&self, digits: &str) -> Option<String> {
        Some(self.0.format(&Decimal::from_str(digits).ok()?).to_string())
    }
}

/// Dates as a language writes them.
pub(super) struct Dates {
    years: Formatter<Gregorian, Y>,
    months: Formatter<Gregorian, YM>,
    days: Formatter<Gregorian, YMD>,
    times: NoCalendarFormatter<T>,
}

impl Dates {
    pub(super) fn new(locale: &Locale) -> Option<Self> {
        Some(Self {
            years: Formatter::try_new(locale.into(), Y::long()).ok()?,
            months: Formatter::try_new(locale.into(), YM::long()).ok()?,
            days: Formatter::try_new(locale.into(), YMD::long()).ok()?,
            times: NoCalendarFormatter::try_new(locale.into(), T::hm()).ok()?,
        })
    }

    /// As much of a moment's date as is known, and its time if that is known too.
    pub(super) fn display(&self, moment: &Moment) -> (String, Option<String>) {
        let day = moment.date();
        let Ok(date) = Date::try_new_gregorian(day.year().into(), day.month() as u8, day.day() as u8) else {
            return (moment.to_string(), None);
        };
        let shown = match moment.precision() {
            Precision::Year => self.years.format(&date).to_string(),
            Precision::Month => self.months.format(&date).to_string(),
            Precision::Day | Precision::Time => self.days.format(&date).to_string(),
        };
        let time = moment.clock().and_then(|(hour, minute)| Time::try_new(hour, minute, 0, 0).ok());
        (shown, time.map(|time| self.times.format(&time).to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_dates_and_numbers() {
        for (tag, day, month, year, time, number, fraction) in [
            ("en", "4 September 2025", "September 2025", "2025", "18:30", "1,234,567", "0.5"),
            ("en-US", "September 4, 2025", "September 2025", "2025", "6:30\u{202f}PM", "1,234,567", "0.5"),
            ("fr", "4 septembre 2025", "septembre 2025", "2025", "18:30", "1\u{202f}234\u{202f}567", "0,5"),
            ("de", "4. September 2025", "September 2025", "2025", "18:30", "1.234.567", "0,5"),
            (
                "uk",
                "4 вересня 2025\u{202f}р.",
                "вересень 2025\u{202f}р.",
                "2025",
                "18:30",
                "1\u{a0}234\u{a0}567",
                "0,5",
            ),
        ] {
            let locale = locale(tag).expect(tag);
            let (dates, numbers) = (Dates::new(&locale).expect(tag), Numbers::new(&locale).expect(tag));
            let shown = |text: &str| dates.display(&Moment::parse(text, None).expect(text));
            assert_eq!(shown("2025-09-04"), (day.to_owned(), None), "{tag}");
            assert_eq!(shown("2025-09"), (month.to_owned(), None), "{tag}");
            assert_eq!(shown("2025"), (year.to_owned(), None), "{tag}");
            let at = shown("2025-09-04T18:30:00+02:00");
            assert_eq!(at, (day.to_owned(), Some(time.to_owned())), "{tag}");
            assert_eq!(numbers.display("1234567").as_deref(), Some(number), "{tag}");
            assert_eq!(numbers.display("0.5").as_deref(), Some(fraction), "{tag}");
            assert_eq!(numbers.display("many"), None);
        }
    }

    #[test]
    fn scripts_run_their_way() {
        for (tag, want) in
            [("en", Some(false)), ("uk", Some(false)), ("ar", Some(true)), ("fa-IR", Some(true)), ("?", None)]
        {
            assert_eq!(runs_right_to_left(tag), want, "{tag}");
        }
    }
}
