//! Dates as markup and mail write them, as dates that front matter takes.

use jiff::civil::Date;
use jiff::fmt::{rfc2822, strtime};

use crate::moment::Moment;

/// The same date in a form that [`Moment::parse`] takes; nothing where it is none, or has no year.
pub(super) fn normal(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 80 || text.contains(char::is_control) {
        return None;
    }
    if Moment::parse(text, None).is_ok() {
        return Some(text.to_owned());
    }
    if let Ok(zoned) = rfc2822::DateTimeParser::new().parse_zoned(text) {
        return Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    // Offsets without a colon, and slashes.
    for format in ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M%z"] {
        if let Ok(zoned) = strtime::parse(format, text).and_then(|parsed| parsed.to_timestamp()) {
            let offset = text.get(text.len().saturating_sub(5)..).unwrap_or_default();
            let written = strtime::parse("%z", offset).ok().and_then(|parsed| parsed.offset());
            let zone = jiff::tz::TimeZone::fixed(written.unwrap_or(jiff::tz::Offset::UTC));
            return Some(zoned.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
        }
    }
    for format in ["%Y/%m/%d", "%Y%m%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y"] {
        if let Ok(date) = Date::strptime(format, text) {
            return Some(date.to_string()).filter(|date| Moment::parse(date, None).is_ok());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_kinds_are_one_kind() {
        for (text, want) in [
            ("2025-03-04", Some("2025-03-04")),
            ("2025-03-04T10:00:00Z", Some("2025-03-04T10:00:00Z")),
            ("2025-03-04T10:00:00+0100", Some("2025-03-04T10:00:00+01:00")),
            ("Tue, 04 Mar 2025 07:30:00 +0100", Some("2025-03-04T07:30:00+01:00")),
            ("March 4, 2025", Some("2025-03-04")),
            ("4 Mar 2025", Some("2025-03-04")),
            ("2025/03/04", Some("2025-03-04")),
            ("20250304", Some("2025-03-04")),
            ("yesterday", None),
            ("2025-02-30", None),
            ("", None),
        ] {
            let normal = normal(text);
            let same = match (&normal, want) {
                (Some(normal), Some(want)) => {
                    Moment::parse(normal, None) == Moment::parse(want, None)
                        && Moment::parse(want, None).is_ok()
                }
                (normal, want) => normal.is_none() && want.is_none(),
            };
            assert!(same, "{text}: {normal:?}");
        }
    }
}
