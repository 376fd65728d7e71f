//! What leads from words to a date, by name.

/// What led from words to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateRule {
    /// A whole date: `4 September 2025`, `Thursday, September 4, 2025`.
    Whole,
    /// Day and month; the year follows from the tense and from what is near: `4 September`.
    MonthDay,
    /// A date in digits: `2025-09-04`, `9/4/2025`.
    Numeric,
    /// `September 2025`.
    MonthYear,
    /// A month alone; the year follows from the tense: `in August`.
    Month,
    /// A year: `in 2009`, `the 2008 campaign`.
    Year,
    /// `the 1990s`.
    Decade,
    /// `the 19th century`.
    Century,
    /// A weekday alone; the week follows from the tense: `on Thursday`.
    Weekday,
    /// A weekday with its week: `next Thursday`, `Thursday of last week`.
    WeekdayOf,
    /// `today`, `yesterday`, `tomorrow`.
    DayWord,
    /// Part of a day counted from the day of publication: `tonight`, `this morning`, `last night`.
    PartOfDay,
    /// A week, month, quarter or year counted from the day of publication: `last month`, `this year`.
    Period,
    /// So long before the day of publication: `two days ago`.
    Ago,
    /// A day counted from the day named last: `the previous day`.
    Anchored,
    /// `the first quarter of 2005`, `Q1`, `the second half of 2008`.
    Quarter,
    /// `last summer`, `in the winter of 2010`.
    Season,
    /// A day with a name: `Christmas Day`.
    Holiday,
    /// A time of day: `10:30 a.m. on Thursday`, `at noon`.
    Clock,
    /// No certain time: `now`, `recently`, `in the coming weeks`.
    Vague,
    /// No rule: an editor says so.
    Editor,
}

impl DateRule {
    /// Every rule that reads texts.
    pub const ALL: &[Self] = &[
        Self::Whole,
        Self::MonthDay,
        Self::Numeric,
        Self::MonthYear,
        Self::Month,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Weekday,
        Self::WeekdayOf,
        Self::DayWord,
        Self::PartOfDay,
        Self::Period,
        Self::Ago,
        Self::Anchored,
        Self::Quarter,
        Self::Season,
        Self::Holiday,
        Self::Clock,
        Self::Vague,
    ];

    /// Its name in exports and on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::MonthDay => "month-day",
            Self::Numeric => "numeric",
            Self::MonthYear => "month-year",
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Weekday => "weekday",
            Self::WeekdayOf => "weekday-of",
            Self::DayWord => "day-word",
            Self::PartOfDay => "part-of-day",
            Self::Period => "period",
            Self::Ago => "ago",
            Self::Anchored => "anchored",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Holiday => "holiday",
            Self::Clock => "clock",
            Self::Vague => "vague",
            Self::Editor => "editor",
        }
    }
}
