//! Points in time as a desk knows them: a year, a month, a day or a minute, and never more precise than that.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

/// How much of a [`Moment`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Precision {
    /// `2025`
    Year,
    /// `2025-09`
    Month,
    /// `2025-09-04`
    Day,
    /// `2025-09-04T18:30:00+02:00`
    Time,
}

impl Precision {
    /// The word used in `export` and in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Time => "time",
        }
    }
}

/// A point in time with the precision it was given in. Sorts by its first day, then by its time (those without
/// one first), then from coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "Packed", try_from = "Packed")]
pub struct Moment {
    date: Date,
    time: Option<(Timestamp, Offset)>,
    precision: Precision,
}

/// A moment as it is kept: the day, seconds and nanoseconds since 1970 with the offset, the precision.
type Packed = (String, Option<(i64, i32, i32)>, Precision);

impl From<Moment> for Packed {
    fn from(moment: Moment) -> Self {
        let time = moment.time.map(|(t, o)| (t.as_second(), t.subsec_nanosecond(), o.seconds()));
        (moment.date.to_string(), time, moment.precision)
    }
}

impl TryFrom<Packed> for Moment {
    type Error = jiff::Error;

    fn try_from((date, time, precision): Packed) -> Result<Self, jiff::Error> {
        let time = time.map(|(seconds, rest, offset)| {
            Ok::<_, jiff::Error>((Timestamp::new(seconds, rest)?, Offset::from_seconds(offset)?))
        });
        Ok(Self { date: date.parse()?, time: time.transpose()?, precision })
    }
}

/// Why a text is not a [`Moment`]; the sentence is fit for a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAMoment(String);

impl fmt::Display for NotAMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Moment {
    /// Reads `2025`, `2025-09`, `2025-09-04` or a date-time (`2025-09-04T18:30:00+02:00`, `2025-09-04 18:30Z`).
    ///
    /// ```
    /// use briefing::moment::Moment;
    ///
    /// let moment = Moment::parse("2025-09", None).expect("a month is a moment");
    /// assert_eq!(moment.display(), "September 2025");
    /// assert!(Moment::parse("2025-02-30", None).is_err());
    /// ```
    ///
    /// A date-time is filed under its day in `zone`; without a `zone`, under the day that was written. A date-time
    /// without an offset is taken to be in `zone`, or UTC.
    pub fn parse(text: &str, zone: Option<&TimeZone>) -> Result<Self, NotAMoment> {
        let text = text.trim();
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = text.splitn(3, '-').collect();
        match parts[..] {
            [year] if digits(year, 4) => Self::coarse(year, "1", "1", Precision::Year),
            [year, month] if digits(year, 4) && digits(month, 2) => {
                Self::coarse(year, month, "1", Precision::Month)
            }
            [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
                Self::coarse(year, month, day, Precision::Day)
            }
            [year, month, rest]
                if digits(year, 4)
                    && digits(month, 2)
                    && rest.len() > 2
                    && rest.get(..2).is_some_and(|d| digits(d, 2)) =>
            {
                Self::with_time(text, zone)
            }
            _ => Err(NotAMoment(format!(
                "`{}` is not a date: write 2025, 2025-09, 2025-09-04 or 2025-09-04T18:30:00+02:00",
                text.chars().take(40).collect::<String>()
            ))),
        }
    }

    fn coarse(year: &str, month: &str, day: &str, precision: Precision) -> Result<Self, NotAMoment> {
        let number = |s: &str| s.parse::<i16>().unwrap_or(0);
        let (y, m, d) = (number(year), number(month), number(day));
        let no_such = |what: &str| NotAMoment(format!("there is no {what}"));
        if y == 0 {
            return Err(no_such("year 0000"));
        }
        if !(1..=12).contains(&m) {
            return Err(no_such(&format!("month {month}")));
        }
        let date = Date::new(y, m as i8, d as i8)
            .map_err(|_| no_such(&format!("day {day} in {} {year}", month_name(m as i8))))?;
        Ok(Self { date, time: None, precision })
    }

    fn with_time(text: &str, zone: Option<&TimeZone>) -> Result<Self, NotAMoment> {
        let refuse = |e: jiff::Error| NotAMoment(format!("`{text}` is not a date-time: {e}"));
        Self::parse(&text[..10], None)?;
        let zoned: Zoned = match jiff::fmt::temporal::DateTimeParser::new().parse_timestamp(text) {
            Ok(timestamp) => match zone {
                Some(zone) => timestamp.to_zoned(zone.clone()),
                None => timestamp.to_zoned(TimeZone::fixed(written_offset(text, timestamp))),
            },
            Err(_) => {
                let local: DateTime = text.parse().map_err(refuse)?;
                local.to_zoned(zone.cloned().unwrap_or(TimeZone::UTC)).map_err(refuse)?
            }
        };
        Ok(Self {
            date: zoned.date(),
            time: Some((zoned.timestamp(), zoned.offset())),
            precision: Precision::Time,
        })
    }

    /// The same instant, filed under its day in `zone`; a day stays the day it is.
    #[must_use]
    pub fn in_zone(self, zone: &TimeZone) -> Self {
        match self.time {
            Some((timestamp, _)) => {
                let zoned = timestamp.to_zoned(zone.clone());
                Self {
                    date: zoned.date(),
                    time: Some((timestamp, zoned.offset())),
                    precision: self.precision,
                }
            }
            None => self,
        }
    }

    /// A whole day.
    pub fn day(date: Date) -> Self {
        Self { date, time: None, precision: Precision::Day }
    }

    /// A whole month; `None` beyond the calendar.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Some(Self { date: Date::new(year, month, 1).ok()?, time: None, precision: Precision::Month })
    }

    /// A whole year; `None` beyond the calendar.
    pub fn year(year: i16) -> Option<Self> {
        Some(Self { date: Date::new(year, 1, 1).ok()?, time: None, precision: Precision::Year })
    }

    /// The day it is filed under; the first one of a month or year.
    pub fn date(&self) -> Date {
        self.date
    }

    /// How much of it is known.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether it lies after `now`: a day as soon as `now` has not reached it, an instant by the second.
    pub fn is_after(&self, now: &Moment) -> bool {
        match (self.time, now.time) {
            (Some((mine, _)), Some((theirs, _))) => mine > theirs,
            _ => self.date > now.date,
        }
    }

    /// Hour and minute where it was written, if it has a time.
    pub fn clock(&self) -> Option<(u8, u8)> {
        let (timestamp, offset) = self.time?;
        let time = offset.to_datetime(timestamp).time();
        Some((time.hour().unsigned_abs(), time.minute().unsigned_abs()))
    }

    /// For readers: `4 September 2025`, `September 2025`, `2025`, `4 September 2025, 18:30`.
    pub fn display(&self) -> String {
        let d = self.date;
        match self.precision {
            Precision::Year => d.year().to_string(),
            Precision::Month => format!("{} {}", month_name(d.month()), d.year()),
            Precision::Day => format!("{} {} {}", d.day(), month_name(d.month()), d.year()),
            Precision::Time => {
                let time = self.time.map(|(t, o)| o.to_datetime(t).time());
                let (h, m) = time.map_or((0, 0), |t| (t.hour(), t.minute()));
                format!("{} {} {}, {h:02}:{m:02}", d.day(), month_name(d.month()), d.year())
            }
        }
    }

    /// The instant at which it begins: that of a day in `zone`, or in UTC.
    pub fn begins(&self, zone: Option<&TimeZone>) -> Timestamp {
        let midnight = || self.date.to_zoned(zone.cloned().unwrap_or(TimeZone::UTC));
        // Only a day at the end of the calendar has none.
        self.time
            .map_or_else(|| midnight().map_or(Timestamp::MAX, |zoned| zoned.timestamp()), |(time, _)| time)
    }

    /// The same for feeds, RFC 3339.
    pub fn rfc3339(&self, zone: Option<&TimeZone>) -> String {
        let begins = self.begins(zone);
        let offset = match self.time {
            Some((_, offset)) => offset,
            None => zone.map_or(Offset::UTC, |zone| zone.to_offset(begins)),
        };
        let date = offset.to_datetime(begins).date();
        Self { date, time: Some((begins, offset)), precision: Precision::Time }.to_string()
    }
}

/// The offset that `text` was written with, found by comparing its wall clock with the instant.
fn written_offset(text: &str, timestamp: Timestamp) -> Offset {
    let local: Option<DateTime> = text.parse().ok();
    local
        .and_then(|local| Offset::UTC.to_timestamp(local).ok())
        .and_then(|as_utc| {
            Offset::from_seconds((as_utc.as_second() - timestamp.as_second()).try_into().ok()?).ok()
        })
        .unwrap_or(Offset::UTC)
}

/// As it was given, in ISO 8601: `2025`, `2025-09`, `2025-09-04`, `2025-09-04T18:30:00+02:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = self.date;
        match (self.precision, self.time) {
            (Precision::Year, _) => write!(f, "{:04}", d.year()),
            (Precision::Month, _) => write!(f, "{:04}-{:02}", d.year(), d.month()),
            (_, Some((timestamp, offset))) => {
                let local = offset.to_datetime(timestamp);
                let seconds = offset.seconds();
                write!(f, "{}T{:02}:{:02}:{:02}", d, local.hour(), local.minute(), local.second())?;
                if seconds == 0 {
                    return f.write_str("Z");
                }
                let sign = if seconds < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
            }
            _ => write!(f, "{d}"),
        }
    }
}

/// The English name of month 1 to 12.
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[(month.clamp(1, 12) - 1) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_reads_and_writes_back() {
        for (text, precision, shown) in [
            ("2025", Precision::Year, "2025"),
            ("2025-09", Precision::Month, "September 2025"),
            ("2025-09-04", Precision::Day, "4 September 2025"),
            ("2025-09-04T18:30:00+02:00", Precision::Time, "4 September 2025, 18:30"),
            ("2025-09-04T23:30:00-05:30", Precision::Time, "4 September 2025, 23:30"),
            ("2025-09-04T18:30:00Z", Precision::Time, "4 September 2025, 18:30"),
        ] {
            let moment = Moment::parse(text, None).expect(text);
            assert_eq!(moment.precision(), precision, "{text}");
            assert_eq!(moment.to_string(), text);
            assert_eq!(moment.display(), shown, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, why) in [
            ("2025-02-30", "there is no day 30 in February 2025"),
            ("2025-13", "there is no month 13"),
            ("2025-13-01T10:00:00Z", "there is no month 13"),
            ("yesterday", "`yesterday` is not a date"),
            ("0000-01-01", "there is no year 0000"),
            ("2025-09-04T25:00:00Z", "is not a date-time"),
            ("12-09-2025", "is not a date"),
        ] {
            let error = Moment::parse(text, None).expect_err(text).to_string();
            assert!(error.contains(why), "{text}: {error}");
        }
    }

    #[test]
    fn a_zone_decides_the_day() {
        let zone = TimeZone::get("Europe/Kyiv").expect("the zone database is bundled");
        let moment = Moment::parse("2025-09-04T23:30:00Z", Some(&zone)).expect("valid");
        assert_eq!(moment.date().to_string(), "2025-09-05");
        assert_eq!(moment.to_string(), "2025-09-05T02:30:00+03:00");
    }

    #[test]
    fn a_day_begins_where_the_site_is() {
        for (text, zone, begins) in [
            ("2025-09-04", None, "2025-09-04T00:00:00Z"),
            ("2025-09", None, "2025-09-01T00:00:00Z"),
            ("2025-09-04", Some("America/New_York"), "2025-09-04T00:00:00-04:00"),
            ("2025-01-04", Some("America/New_York"), "2025-01-04T00:00:00-05:00"),
            // On that day midnight was skipped there.
            ("2018-11-04", Some("America/Sao_Paulo"), "2018-11-04T01:00:00-02:00"),
            ("2025-09-04T18:30:00Z", Some("Europe/Kyiv"), "2025-09-04T21:30:00+03:00"),
            ("2025-09-04T18:30:00+02:00", None, "2025-09-04T18:30:00+02:00"),
            ("9999-12-31", Some("America/New_York"), "9999-12-30T17:00:00-05:00"),
        ] {
            let zone = zone.map(|zone| TimeZone::get(zone).expect("the zone database is bundled"));
            let moment = Moment::parse(text, zone.as_ref()).expect(text);
            assert_eq!(moment.rfc3339(zone.as_ref()), begins, "{text}");
        }
    }

    #[test]
    fn days_before_times_and_coarse_before_fine() {
        let mut texts = ["2025-01-01T08:00:00Z", "2025-01-01", "2025-01", "2025", "2024-12-31"];
        texts.sort_by_key(|t| Moment::parse(t, None).expect("valid"));
        assert_eq!(texts, ["2024-12-31", "2025", "2025-01", "2025-01-01", "2025-01-01T08:00:00Z"]);
    }
}
