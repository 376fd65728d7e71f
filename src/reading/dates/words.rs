//! The words that dates are made of, and what they stand for.

use crate::reading::classes::{Class, List};

/// Every list of this module.
pub(in crate::reading) const LISTS: [List; 13] = [
    (
        Class::MONTH,
        "january february march april may june july august september october november december \
         jan feb mar apr jun jul aug sept sep oct nov dec",
    ),
    (
        Class::WEEKDAY,
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
    ),
    (
        Class::TIME_UNIT,
        "second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight \
         fortnights month months quarter quarters year years decade decades century centuries morning mornings \
         afternoon evening evenings season seasons semester",
    ),
    (
        Class::TIME_WORD,
        "today yesterday tomorrow tonight now currently presently nowadays recently lately previously noon midday \
         midnight ago christmas halloween q1 q2 q3 q4 future",
    ),
    (Class::SEASON, "spring summer autumn fall winter"),
    (Class::DIRECTION, "last next this past previous following coming current recent same preceding"),
    (Class::EDGE, "early late earlier later beginning end start middle mid close"),
    (Class::ORDINAL, "first second third fourth first-quarter second-quarter third-quarter fourth-quarter"),
    (
        Class::PAST,
        "was were had did said told went came took made gave got met left won lost became began fell rose held kept \
         led put saw sent set spoke stood struck thought wrote found built brought bought broke chose drew drove \
         ate felt fought flew grew heard hit knew laid let paid ran read sat sold shot shut slept spent stole swore \
         taught threw understood withdrew has have been died quit cut beat sought overtook shook",
    ),
    (
        Class::FUTURE,
        "will shall would may might could can must won't i'll we'll he'll she'll they'll it'll you'll due slated upcoming \
         forthcoming should cannot expected scheduled",
    ),
    (
        Class::PRESENT,
        "is are am begins begin starts start opens open meets meet expires takes faces votes goes go ends speaks \
         arrives leaves sails travels hosts holds visits resumes closes debuts airs convenes kicks",
    ),
    (
        Class::PLAN,
        "agreed agrees vowed decided pledged promised offered invited hopes hoped wants wanted plans planned planning \
         plan intends intended ready prepares prepared preparing aims aimed set likely going about \
         wants hoping threatened is are was were",
    ),
    (Class::ABBREVIATION, "thur thurs tues"),
];

/// The month that a word names, by its first three letters.
pub(super) fn month(word: &str) -> Option<i8> {
    const STARTS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    position(&STARTS, word).map(|at| at as i8 + 1)
}

/// The weekday that a word names, from 0 for Monday, by its first three letters.
pub(super) fn weekday(word: &str) -> Option<i8> {
    position(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"], word).map(|at| at as i8)
}

/// TIMEX3's code for the part of a day that a word names.
pub(super) fn part_of_day(word: &str) -> Option<&'static str> {
    const PARTS: [(&str, &str); 4] =
        [("morning", "TMO"), ("afternoon", "TAF"), ("evening", "TEV"), ("night", "TNI")];
    PARTS.iter().find(|(part, _)| part.eq_ignore_ascii_case(word)).map(|(_, code)| *code)
}

/// TIMEX3's code for a season.
pub(super) fn season(word: &str) -> Option<&'static str> {
    const SEASONS: [(&str, &str); 5] =
        [("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("fall", "FA"), ("winter", "WI")];
    SEASONS.iter().find(|(season, _)| season.eq_ignore_ascii_case(word)).map(|(_, code)| *code)
}

/// First, second, third, fourth; also of `third-quarter`.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    position(&["fir", "sec", "thi", "fou"], word).map(|at| at as i8 + 1)
}

fn position(starts: &[&str], word: &str) -> Option<usize> {
    let start = word.get(..3)?;
    starts.iter().position(|known| known.eq_ignore_ascii_case(start))
}

/// Whether a word is one of some, in whatever case.
pub(in crate::reading) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}
