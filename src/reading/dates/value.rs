//! When something is, with the precision of the words, and how TIMEX3 writes that.

use jiff::civil::Date;

use crate::moment::Moment;

/// When something is, as precisely as the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day.
    Day(Date),
    /// A part of a day, with TIMEX3's code: `TMO`.
    Part(Date, &'static str),
    /// Hour and minute; whether they are said to be in UTC.
    Clock(Date, i8, i8, bool),
    /// The week of a day.
    Week(Date),
    /// The weekend at the end of the week of a day.
    Weekend(Date),
    /// Year and month.
    Month(i16, i8),
    /// Year and quarter.
    Quarter(i16, i8),
    /// Year and half.
    Half(i16, i8),
    /// Year and TIMEX3's code: `SU`.
    Season(i16, &'static str),
    /// A year.
    Year(i16),
    /// A financial year.
    FiscalYear(i16),
    /// The years that begin with these three digits.
    Decade(i16),
    /// The years that begin with these two digits.
    Century(i16),
    /// Some time ago.
    Past,
    /// About now.
    Present,
    /// Some time to come.
    Future,
}

impl When {
    /// As a TIMEX3 value.
    pub(super) fn value(self) -> Box<str> {
        match self {
            Self::Day(date) => date.to_string(),
            Self::Part(date, part) => format!("{date}{part}"),
            Self::Clock(date, hour, minute, utc) => {
                format!("{date}T{hour:02}:{minute:02}{}", if utc { "Z" } else { "" })
            }
            Self::Week(date) | Self::Weekend(date) => {
                let week = date.iso_week_date();
                let weekend = if matches!(self, Self::Weekend(_)) { "-WE" } else { "" };
                format!("{:04}-W{:02}{weekend}", week.year(), week.week())
            }
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{season}"),
            Self::Year(year) => format!("{year:04}"),
            Self::FiscalYear(year) => format!("FY{year:04}"),
            Self::Decade(digits) => format!("{digits:03}"),
            Self::Century(digits) => format!("{digits:02}"),
            Self::Past => return "PAST_REF".into(),
            Self::Present => return "PRESENT_REF".into(),
            Self::Future => return "FUTURE_REF".into(),
        }
        .into_boxed_str()
    }

    /// As a moment, where it is a year, month, day or time. A time of day whose zone the article does not say is an
    /// instant that nobody knows, so its moment is the day.
    pub(super) fn moment(self) -> Option<Moment> {
        match self {
            Self::Day(date) | Self::Part(date, _) | Self::Clock(date, _, _, false) => Some(Moment::day(date)),
            Self::Clock(_, _, _, true) => Moment::parse(&self.value(), None).ok(),
            Self::Month(year, month) => Moment::month(year, month),
            Self::Year(year) => Moment::year(year),
            _ => None,
        }
    }

    /// The day, where it is within one.
    pub(super) fn date(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Part(date, _) | Self::Clock(date, ..) => Some(date),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn values_are_written_as_in_timex3() {
        let day = date(2025, 9, 4);
        for (when, value, moment) in [
            (When::Day(day), "2025-09-04", Some("2025-09-04")),
            (When::Part(day, "TMO"), "2025-09-04TMO", Some("2025-09-04")),
            (When::Clock(day, 8, 30, true), "2025-09-04T08:30Z", Some("2025-09-04T08:30:00Z")),
            (When::Clock(day, 8, 30, false), "2025-09-04T08:30", Some("2025-09-04")),
            (When::Week(day), "2025-W36", None),
            (When::Weekend(day), "2025-W36-WE", None),
            (When::Month(2025, 8), "2025-08", Some("2025-08")),
            (When::Quarter(2005, 1), "2005-Q1", None),
            (When::Season(2005, "SU"), "2005-SU", None),
            (When::Decade(199), "199", None),
            (When::Century(19), "19", None),
            (When::Past, "PAST_REF", None),
        ] {
            assert_eq!(&*when.value(), value);
            assert_eq!(when.moment().map(|moment| moment.to_string()).as_deref(), moment, "{value}");
        }
    }
}
