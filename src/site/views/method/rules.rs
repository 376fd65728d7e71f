//! What each rule does, in words for readers. The examples are made up.

/// Rules by name, with what each does.
type Described = &'static [(&'static str, &'static str)];

/// Said of a rule that nobody has described.
pub(super) const UNDESCRIBED: &str = "A rule of its own.";

/// What the rule of that name does.
pub(super) fn does(rules: Described, name: &str) -> &'static str {
    rules.iter().find(|(known, _)| *known == name).map_or(UNDESCRIBED, |(_, does)| *does)
}

pub(super) const ABOUT_SPEAKERS: &str = "Words in quotation marks are found by the marks; words without marks by a \
    verb of saying and its subject. The speaker is whoever the words around them name, and a person of this site \
    only if that is a person’s name, or a pronoun or an office that leads back to one.";

pub(super) const SPEAKERS: Described = &[
    ("after-subject-verb", "The speaker and a verb of saying stand right after the words: “…,” Feld said."),
    ("after-verb-subject", "A verb of saying and the speaker stand right after the words: “…,” said Feld."),
    (
        "subject-after",
        "The words end in a comma, and a name and some verb stand right after: “…,” quipped Feld.",
    ),
    ("according-to", "The words are given ‘according to’ the speaker."),
    ("before-touching", "The speaker and a verb of saying stand right before the words: Feld said “…”."),
    ("before-colon", "The sentence names the speaker and ends in a colon: Feld said in Port Alder: “…”."),
    ("before-comma", "The speaker and a verb of saying come first, and a comma before the words."),
    (
        "in-sentence",
        "A verb of saying with its subject stands earlier in the sentence: Feld said the plan was “…”.",
    ),
    ("in-sentence-about", "A verb that says something about something stands earlier: Feld called it “…”."),
    ("closing-tag", "The sentence ends with the speaker: The plan was “…” from the start, Feld said."),
    ("shared-subject", "The subject of the sentence does something else first: Feld rose, saying “…”."),
    ("possessor", "The article calls them somebody’s words: Feld’s remark that “…”."),
    ("same-sentence", "The speaker of the quotation before it in the same sentence."),
    ("same-paragraph", "The speaker of the quotation before it in the same paragraph."),
    ("tag-of-next", "The speaker of the quotation after it."),
    ("colon-paragraph", "The paragraph before names the speaker and ends in a colon."),
    ("next-paragraph", "The paragraph is a quotation and nothing else, and follows one with a speaker."),
    ("name-colon", "A name and a colon stand before the words: Feld: “…”."),
    ("interview-line", "A line of an interview or a debate begins with the speaker’s name."),
    ("signature", "The name stands below the words, after a dash."),
    ("sentence-before", "A verb of saying with its subject stands in the sentence before."),
    ("subject-of-sentence", "The subject of the sentence that holds the words, whatever it does."),
    ("subject-before", "The subject of the sentence before, whatever it does."),
    ("paragraph-before", "A verb of saying with its subject stands in the paragraph before."),
    ("last-speaker", "Whoever spoke last, where nothing else says more: a guess."),
    ("indirect-before", "Words without marks after a verb of saying: Feld said that …."),
    ("indirect-after", "Words without marks before a verb of saying: …, Feld said."),
    ("editor", "An editor says who speaks."),
];

pub(super) const ABOUT_FIGURES: &str = "A figure is a number with what it counts or measures, and with the words \
    that say how exact it is. Figures of several sources are put side by side only where unit or noun and several of \
    the words around them are the same.";

pub(super) const FIGURES: Described = &[
    ("count", "A number and the noun that it counts: 26 cranes."),
    ("one", "‘One’ where it counts: one docker."),
    ("attributive", "A number joined to its noun: a 27-member crew."),
    ("shared-noun", "A number that shares the noun of the next one: 102 and 21 ships."),
    ("money", "An amount of money."),
    ("percent", "Per cent or percentage points."),
    ("measure", "A number with a unit of measure: 12 kilometres."),
    ("fraction", "A part of a whole, given in per cent: half of them, two-thirds."),
    ("vague", "Dozens, hundreds of thousands: the least that the plural can mean."),
    ("age", "Somebody’s age."),
    ("bare", "A number whose noun is left out: raised the total to 230."),
    ("editor", "An editor says so."),
];

pub(super) const ABOUT_DATES: &str = "Words that say when are resolved against the day of publication and the tense of \
    the sentence. A sentence with a date that is known well enough is listed in the timeline under that date. It stays \
    a sentence: no event is made of it.";

pub(super) const DATES: Described = &[
    ("whole", "A whole date: 4 September 2025."),
    ("month-day", "Day and month; the year follows from the tense and from what is near."),
    ("numeric", "A date in digits: 2025-09-04."),
    ("month-year", "A month with its year."),
    ("month", "A month alone; the year follows from the tense."),
    ("year", "A year."),
    ("decade", "A decade: the 1990s."),
    ("century", "A century: the 19th century."),
    ("weekday", "A weekday alone; the week follows from the tense."),
    ("weekday-of", "A weekday with its week: next Thursday."),
    ("day-word", "Today, yesterday or tomorrow, counted from the day of publication."),
    ("part-of-day", "A part of a day, counted from the day of publication: last night."),
    ("period", "A week, month, quarter or year, counted from the day of publication: last month."),
    ("ago", "So long before the day of publication: two days ago."),
    ("anchored", "A day counted from the day named last: the previous day."),
    ("quarter", "A quarter or a half of a year."),
    ("season", "A season: last summer."),
    ("holiday", "A day with a name."),
    ("clock", "A time of day."),
    ("vague", "No certain time: now, recently."),
    ("editor", "An editor says when it was."),
];

pub(super) const ABOUT_PEOPLE: &str = "Somebody whom no editor names has a page if the cues of all articles together \
    say that the name is a person’s. Two spellings are merged only where they are the same but for accents, case, \
    order, transliteration, a middle name, or a short form of the first name; each page says which, and why.";

pub(super) const PEOPLE: Described = &[
    ("title", "A title or an office before the name, an age or an office after it, ‘who’, or an initial."),
    ("given-name", "The first word is a common given name, or the name does what people alone do."),
    (
        "weak-cues",
        "The name said something, its last word is used alone later on, or it recurs in three articles: two of these are needed.",
    ),
    (
        "against",
        "Used like a place or a thing, or with more words of a name after it: these count against a person.",
    ),
];

pub(super) const ABOUT_WIRES: &str = "Articles go back to one text if they share so much of their own words, \
    quotations left out, that chance is no explanation; or they credit an agency.";

pub(super) const WIRES: Described = &[
    ("credit", "An agency is credited in the byline, at the beginning or at the end of the text."),
    (
        "shared-words",
        "Half of the shorter text, and no less than some forty words, stands word for word in the other one.",
    ),
];
