//! What is a date, and which.

use proptest::prelude::*;

use super::*;
use crate::content::{Body, Trust};

/// Each date as `text = value`, in an article of Thursday, 4 September 2025.
fn dates(words: &str) -> Vec<String> {
    let body = Body::parse(words, 0, Trust::Foreign);
    let text = Text::new(&body);
    read(&text, Moment::day(jiff::civil::date(2025, 9, 4)))
        .expressions
        .iter()
        .map(|date| {
            format!("{} = {}", &body.block_text(1).unwrap_or_default()[date.span.range()], date.value)
        })
        .collect()
}

#[test]
fn dates_have_values() {
    for (words, want) in [
        ("They met on 4 September 2025.", "4 September 2025 = 2025-09-04"),
        ("They met on September 4, 2025.", "September 4, 2025 = 2025-09-04"),
        ("They met on Thursday, Sept. 4.", "Thursday, Sept. 4 = 2025-09-04"),
        ("They met on the 4th of March.", "the 4th of March = 2025-03-04"),
        ("They met on 11 December.", "11 December = 2024-12-11"),
        ("They will meet on 11 December.", "11 December = 2025-12-11"),
        ("They met in August.", "August = 2025-08"),
        ("They met in October.", "October = 2024-10"),
        ("They will meet in October.", "October = 2025-10"),
        ("They met in January 2005.", "January 2005 = 2005-01"),
        ("They met in late 2009.", "late 2009 = 2009"),
        ("It was the 2008 campaign.", "2008 = 2008"),
        ("They met in the 1990s.", "the 1990s = 199"),
        ("They met on Tuesday.", "Tuesday = 2025-09-02"),
        ("They will meet on Tuesday.", "Tuesday = 2025-09-09"),
        ("They agreed to meet on Tuesday.", "Tuesday = 2025-09-09"),
        ("They met on Thursday.", "Thursday = 2025-09-04"),
        ("They meet next Friday.", "next Friday = 2025-09-05"),
        ("They met last Friday.", "last Friday = 2025-08-29"),
        ("They met on Tuesday night.", "Tuesday night = 2025-09-02TNI"),
        ("They met on Monday of last week.", "Monday of last week = 2025-08-25"),
        ("They met yesterday.", "yesterday = 2025-09-03"),
        ("They will meet tomorrow.", "tomorrow = 2025-09-05"),
        ("They met the day before yesterday.", "the day before yesterday = 2025-09-02"),
        ("They will meet tonight.", "tonight = 2025-09-04TNI"),
        ("They met this morning.", "this morning = 2025-09-04TMO"),
        ("They met last night.", "last night = 2025-09-03TNI"),
        ("They met last week.", "last week = 2025-W35"),
        ("They met earlier this month.", "earlier this month = 2025-09"),
        ("They met late last month.", "late last month = 2025-08"),
        ("They meet next year.", "next year = 2026"),
        ("They met two days ago.", "two days ago = 2025-09-02"),
        ("They met three years ago.", "three years ago = 2022"),
        ("They meet by the end of the year.", "the end of the year = 2025"),
        ("It rose in the first quarter of 2005.", "the first quarter of 2005 = 2005-Q1"),
        ("They met last summer.", "last summer = 2024-SU"),
        ("They met in the summer of 2005.", "the summer of 2005 = 2005-SU"),
        ("They met at 10:30 a.m. on Thursday.", "10:30 a.m. on Thursday = 2025-09-04T10:30"),
        ("It is open at 18:00 UTC.", "18:00 UTC = 2025-09-04T18:00Z"),
        ("They currently meet.", "currently = PRESENT_REF"),
        ("They recently met.", "recently = PAST_REF"),
        ("It was due in mid-2011.", "mid-2011 = 2011"),
        ("They met on 2025-09-01.", "2025-09-01 = 2025-09-01"),
        ("They met on 31/8/2025.", "31/8/2025 = 2025-08-31"),
    ] {
        assert_eq!(dates(words), vec![want.to_owned()], "{words}");
    }
}

#[test]
fn what_is_no_date_is_left_out() {
    for words in [
        "Theresa May may march in the sun.",
        "They march on Rome. May they win.",
        "They meet every Thursday for two days.",
        "Black Friday and the Sunday Times.",
        "Some 2000 people and Windows 2000.",
        "They met on 4/9/2021, or on 9/4/2021.",
        "It took several years.",
    ] {
        assert_eq!(dates(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn a_day_is_counted_from_the_last_one() {
    let got = dates("They met on 1 July. The following day they left.");
    assert_eq!(got, ["1 July = 2025-07-01", "The following day = 2025-07-02"]);
}

#[test]
fn a_vague_publication_resolves_no_weekday() {
    let body = Body::parse("They met on Thursday in August, and in 2004.", 0, Trust::Foreign);
    let published = Moment::year(2025).expect("a year");
    let dates = read(&Text::new(&body), published).expressions;
    assert_eq!(dates.iter().map(|date| &*date.value).collect::<Vec<_>>(), ["2004"]);
}

proptest! {
    #[test]
    fn no_input_does_harm(
        words in "([0-9]{1,4}|[0-9.,:/-]{1,6}|a\\.m\\.|May|Sept\\.|Thursday|last|next|the|of|end|week|years|ago|quarter|first|in|,|\\PC| ){0,40}",
        year in 1_i16..9999,
    ) {
        let body = Body::parse(&words, 0, Trust::Foreign);
        let text = Text::new(&body);
        let published = Moment::day(jiff::civil::date(year, 1, 1));
        let mut end = 0;
        let dates = read(&text, published);
        for tokens in &dates.tokens {
            prop_assert!(tokens.start >= end && tokens.end > tokens.start);
            end = tokens.end;
        }
    }
}
