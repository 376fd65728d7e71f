# The words of the interface, in English. A site replaces messages with a file of the same name in its own
# `templates/languages/`, and adds a language with a file of a new name; what that lacks is English.
#
# `$count` and other numbers, and `$date`, are written as the language writes them. `$words`, `$name` and the like are
# put in as they are.

## Words that are put together

# Between a label and what it is of.
colon = :
# Around quoted words.
quote-open = “
quote-close = ”
date-with-time = { $date }, { $time }
per-cent = { $number } %
and-more = and { $count } more
none-yet = None yet.

## What there is

article = Article
event = Event
articles = Articles
events = Events
figures = Figures
mentions = Mentions
method = Method
notes = Notes
people = People
quotes = Quotes
sources = Sources
tags = Tags
timeline = Timeline
wire-copy = Wire copy
editors-notes = Editors’ notes
kind-article = article
kind-event = event
kind-note = note
kind-person = person
kind-source = source

articles-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
days-count =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
events-count =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
mentions-count =
    { $count ->
        [one] { $count } mention
       *[other] { $count } mentions
    }
people-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
sentences-count =
    { $count ->
        [one] { $count } sentence
       *[other] { $count } sentences
    }
sources-count =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
utterances-count =
    { $count ->
        [one] { $count } utterance
       *[other] { $count } utterances
    }
words-count =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }

# Always more than one source.
sources-all-independent =
    { $count ->
        [one] { $count } source, independent as far as the texts show
       *[other] { $count } sources, all independent as far as the texts show
    }
sources-independent =
    { $count ->
        [one] { $count } source, { $independent } independent
       *[other] { $count } sources, { $independent } independent
    }

## Every page

skip = Skip to the content
main = Main
theme-auto = Colours as the device has them
theme-light = Light colours
theme-dark = Dark colours
published-by = Published by { $name }.
belongs-to-publishers = Articles belong to their publishers; follow the links to read them whole.
atom-feed = Atom feed
made-with = Made with briefing
pages = Pages
page-number = Page { $number }
previous-page = Previous page
next-page = Next page
before-and-after = Before and after
before = Before
after = After
page-not-found = Page not found
not-found = There is nothing at this address. It may have moved; try one of these:
overview = Overview
go-to-paragraph = Go to the paragraph
copy-citation = Copy citation
# What is copied. `$by` is nothing, or the authors with what follows them.
citation = { $by }“{ $title }”, { $source }, { $date }, ¶ { $paragraph }, { $url }
citation-by = { $authors }:
copied = Copied
copy-failed = The browser does not let this page copy
page-moved = This page has moved:

## The overview

what-is-new = What is new
no-articles = No articles yet. Put the first into { $folder }.
all-articles = All articles
all-figures = All figures that several sources give
all-people = All people
all-quotes = All quotes
sources-disagree = What sources disagree on
most-quoted = Most quoted
people-by-articles = People, by articles
sources-by-articles = Sources, by articles
who-wrote-when = Who wrote when
articles-by-source-and-day = Articles by source and day
source = Source
articles-by-date = Articles by date

## Charts, for those who cannot see them

chart-articles = Articles: { $total } from { $first } to { $last }
chart-mentions = Mentions: { $total } from { $first } to { $last }

## Articles

updated = updated
filed-from = filed from { $place }
with-copy-from = with copy from { $agencies }
read-original = Read the original at { $source }
link-only = This source is listed by title and link only. What was found in the text stands with the number of its paragraph.
excerpt-of =
    { $words ->
        [one] An excerpt: { $shown } of { $words } word. What was found in the rest stands with the number of its paragraph.
       *[other] An excerpt: { $shown } of { $words } words. What was found in the rest stands with the number of its paragraph.
    }
people-in-article = People in this article
in-paragraphs = in
named-by-editors-here = named by the editors
events-it-reports = Events it reports
paragraph = Paragraph { $number }
found-in-paragraph = Found in paragraph { $number }

# What stands for a paragraph that is not shown; $words is like "12 words".
withheld-text = { $words }
withheld-caption = Photo caption, { $words }
withheld-heading = Heading, { $words }
withheld-table = Table, { $words }
withheld-code = Code, { $words }
more-words =
    { $count ->
        [one] [… { $count } more word]
       *[other] [… { $count } more words]
    }
also-here = Also here:
original = original

same-text = Goes back to the same text
all-shared-texts = All shared texts
words-in-common =
    { $count ->
        [one] { $count } word in common
       *[other] { $count } words in common
    }
# After the number of a paragraph of this article, and of the other one.
here = here
there = there
and-more-passages =
    { $count ->
        [one] and { $count } more passage
       *[other] and { $count } more passages
    }
linked-from = Linked from

## Findings

found-in-text = Found in the text
figure = figure
figure-from = from
date = date
words-not-shown = words not shown
quotation-not-shown = Words not shown here: this site may show a part of this article only.
embedded-expired = (no longer published)
how-known = How this is known
rule = Rule
with-confidence-high = , confidence high
with-confidence-medium = , confidence medium
with-confidence-low = , confidence low
found-by-rules = Found by rules, without anybody’s judgement:
how-and-how-well = how, and how well

# How words are given: in quotation marks, as a part of a sentence in marks, without marks; a word in marks that nobody said.
quotation-direct = said
quotation-fragment = in part
quotation-term = term
quotation-indirect = reported
# Before quoted words that name somebody.
through = through
through-spokesperson = through a spokesperson
as = as
for = for
speaker-not-determined = speaker not determined

# A number that stands for the article's words.
figure-number = { $number } { $unit }
figure-range = { $number } to { $to } { $unit }
given-by = Given by
given-as-about = given as “about”
given-as-at-least = given as “at least”
given-as-at-most = given as “at most”
given-as-nearly = given as “nearly”

## Times that are no year, month or day

time-before = some time before
time-then = at that time
time-after = some time after
time-spring = spring { $year }
time-summer = summer { $year }
time-autumn = autumn { $year }
time-winter = winter { $year }
time-half-1 = first half of { $year }
time-half-2 = second half of { $year }
time-quarter-1 = first quarter of { $year }
time-quarter-2 = second quarter of { $year }
time-quarter-3 = third quarter of { $year }
time-quarter-4 = fourth quarter of { $year }
time-week = week { $week } of { $year }
time-weekend = weekend of week { $week } of { $year }
# $year is the first one.
time-years = { $year }s
time-financial-year = financial year { $year }

## Quotations

quotes-description = Who said what, in which source, and in which words.
said = Said
said-by = Said by { $name }
said-on = Said on { $date }
said-about = Said about { $name }
all-utterances =
    { $count ->
        [one] All { $count } utterance
       *[other] All { $count } utterances
    }
perhaps-said = Perhaps said
perhaps-said-notice = The speaker of these is not determined. A weak rule points to { $name }, and is often wrong.
longest-first = the longest wording first
# For those who hear the page: before words of the longest wording that are missing, and before those that were added.
# A closing bracket follows the words.
left-out = [left out:
only-here = [only here:
difference-none = word for word the same
difference-out =
    { $out ->
        [one] leaves out { $out } word
       *[other] leaves out { $out } words
    }
difference-new =
    { $new ->
        [one] has { $new } word more
       *[other] has { $new } words more
    }
difference-both =
    { $out ->
        [one] { $new ->
            [one] leaves out { $out } word, has { $new } other
           *[other] leaves out { $out } word, has { $new } others
        }
       *[other] { $new ->
            [one] leaves out { $out } words, has { $new } other
           *[other] leaves out { $out } words, has { $new } others
        }
    }
# $utterances and $days are like "12 utterances" and "3 days".
utterances-on-days = { $utterances } on { $days }.
named-as-speakers =
    { $count ->
        [one] { $count } person is named as speaker.
       *[other] { $count } people are named as speakers.
    }
figures-in-several = Figures that several sources give
in-several-sources = In several sources
who-says-most = Who says most
nobody-yet = Nobody yet.
more-speakers =
    { $count ->
        [one] and { $count } more, from the person’s own page
       *[other] and { $count } more, each from the person’s own page
    }
by-day = By day
earlier = Earlier
everything-on = Everything on { $name }
filters = Filters of this page
filter-kind = How it is given
filter-day = Day
filter-who = Speaker
# Both are texts.
filtered = { $shown } of the { $all } on this page

## Figures

figures-description = Figures that several sources give, side by side.
figures-about = Figures for the same thing that more than one source gives, side by side.
no-figures = No figure stands in more than one source yet.
# The figures of a group.
relation-agree = the sources agree
relation-compatible = given in different words that can all be right
relation-differ = the sources differ
relation-changed = different on different days
# One figure beside the first.
to-first-agree = the same
to-first-compatible = fits the first
to-first-differ = differs from the first
to-first-changed = another, at another time
# One figure beside one before it that is not the first.
to-other-differ = differs from { $words } ({ $source })
to-other-changed = another than { $words } ({ $source }), at another time

## Wire copy

wires-description = Articles that go back to one text, by the words that they share.
wires-about = Articles that go back to one text, by the words of their own that they share. Where several sources carry the same copy, they count once.
copy-from = Copy from { $agency }
copy-from-nobody = One text, no agency named
no-wires = No two articles share so much of their own words that they go back to one text.

## People

found-not-confirmed = Found, not confirmed.
# $file and $command are names.
unconfirmed = Articles name this person; no editor has said who it is. To confirm it, write { $file }; “{ $command }” lists everybody who was found.
no-file = Named in articles; the editors keep no file on this person.
spellings = Spellings
surname = Surname
spelling = Spelling
on-file-as = On file as:
taken-for-same = Taken for the same person’s
no-editor-said-so = No editor has said so; an alias in the person’s file would.
named-by-editors = Named by the editors
former = (former)
who-about-whom = Who says what about whom
talk-about = About { $name }
talk-by = { $name } about them
talk-counted = Quotations in which the other one is named, with the newest paragraphs.
spelled-by-source = Mentions by source and spelling
all-spellings = All spellings, with their sources
offices-over-time = Offices over time
office-on-file = on file
person = Person
mentions-over-time = Mentions over time
together-with = Named together with

# Why two spellings are taken for one name.
reason-another = by way of another spelling
reason-equal = the same name
reason-accents = the same but for accents, case or punctuation
reason-transliteration = the same but for the rules of transliteration
reason-script = the same in another script
reason-order = the same words in another order
reason-spaces = the same letters with other spaces
reason-middle-name = a middle name or initial left out
reason-short = { $one } is short for { $other }
reason-forms = { $one } and { $other } are one name
reason-initial = an initial for a first name
reason-vowels = the same but for vowels and doubled letters
reason-letters = a letter differs
reason-longer = one has a name more

named-together = Who is named with whom
network-about = People whom the same articles name. The more articles, the thicker the line.
network-pair = Two people
network-empty = No two people are named in one article yet.

## Sources

owned-by = owned by { $owner }
covered-here = Covered here
published-whole = Published whole.
published-as-links = Listed by title and link.
published-as-excerpts = Published as excerpts.
words-shown =
    { $words ->
        [one] This site shows { $shown } of { $words } word.
       *[other] This site shows { $shown } of { $words } words.
    }
agency-copy = Agency copy
with-agency-credit =
    { $articles ->
        [one] { $count } of { $articles } article with an agency’s credit.
       *[other] { $count } of { $articles } articles with an agency’s credit.
    }
with-shared-text =
    { $articles ->
        [one] { $count } of { $articles } article with a text that other sources have, too.
       *[other] { $count } of { $articles } articles with a text that other sources have, too.
    }
whom-it-quotes = Whom it quotes
people-it-writes-about = People it writes about

## The timeline

timeline-about = Days, months and years with anything in them.
all-events = All events with a page of their own
sentences-of-day = Sentences dated to this day
sentences-of-month = Sentences dated to this month
sentences-of-year = Sentences dated to this year
sentences-about = What articles say happened or will happen then. No events are made of it. Found by rules:
dated = Dated
more-on-day = { $count } more on this day
nothing-dated = Nothing dated yet.
day-not-known = (day not known)
month-not-known = (month not known)
with-people = With
reported-in = Reported in

## The method

method-description = How quotations, figures and dates are found, and how well.
method-about = Quotations, speakers, figures, dates and people are found by rules that anybody can check. Each finding leads to the paragraph that it was read from, and names its rule. What a rule cannot tell is ‘not determined’.
method-corrections = Editors correct what is wrong: in the article’s own file or in a note. A correction beats every rule.

method-how-sure = How sure
confidence-high = High
confidence-medium = Medium
confidence-low = Low
confidence-means-high = Nearly always right. It is said as it is.
confidence-means-medium = Mostly right. It is said as it is, and worth a look where it matters.
confidence-means-low = Better than a guess, and not good enough to be said: the site says ‘not determined’.

method-how-well = How well
measurements = Measurements
not-measured = Not measured in this version.
measured-finding = Finding
measured-texts = Texts
measured-measure = Measure
measured-result = Result
finding-quotations = Quotations
finding-speakers = Speakers
finding-indirect = Indirect speech
finding-people = People
finding-dates = Dates
finding-figures = Figures
finding-spellings = Spellings
finding-wires = Wire copy
corpus-news = PolNeAR dev, 84 articles of seven US publishers
corpus-all-news = PolNeAR, 924 articles
corpus-wikinews = MEANTIME, 120 Wikinews articles
corpus-names = name_bench, 548 pairs of people
measure-found = found, of those that people marked
measure-found-and-resolved = found and resolved, F1
measure-right = right, of those that are given
measure-right-of-speakers = right, of all quotations with a speaker
measure-right-if-high-or-medium = right, where the rule is of high or medium confidence
measure-share-high-or-medium = share of quotations with such a rule
measure-right-if-high = right, where the rule is of high confidence
measure-with-proposed = F1, with what is only proposed
measure-right-if-merged = right, of those that are merged without asking
measure-credits-found = credits found, of 75 articles that carry one

method-limits = What it cannot do
limit-english = The rules read English only. Articles in other languages have no quotations, figures or dates here.
limit-marks = Words in quotation marks are the smaller part of what articles attribute to somebody. Most of it is told in the articles’ own words, and much of that is not found.
limit-events = No events are invented. A dated sentence is a sentence with a date; events are what the editors declare.
limit-independence = ‘Independent’ sources are what is left when sources that carry the same text, or copy of the same agency, count once. A text that was copied in other words is not recognised; two sources may have asked the same person.
limit-truth = A quotation is what an article says that somebody said. Whether it was said is another question.
limit-shown = Of articles that may not be shown whole, a quotation is shown up to { $quote } words and other findings with { $context } words around them, and both together with the excerpt up to { $share } per cent of the text. What is beyond that is found and not shown.

method-speakers = Who says a quotation
method-figures = Figures
method-dates = Dates
method-people = People without a file
method-wires = Wire copy

method-about-speakers = Words in quotation marks are found by the marks; words without marks by a verb of saying and its subject. The speaker is whoever the words around them name, and a person of this site only if that is a person’s name, or a pronoun or an office that leads back to one.
method-about-figures = A figure is a number with what it counts or measures, and with the words that say how exact it is. Figures of several sources are put side by side only where unit or noun and several of the words around them are the same.
method-about-dates = Words that say when are resolved against the day of publication and the tense of the sentence. A sentence with a date that is known well enough is listed in the timeline under that date. It stays a sentence: no event is made of it.
method-about-people = Somebody whom no editor names has a page if the cues of all articles together say that the name is a person’s. Two spellings are merged only where they are the same but for accents, case, order, transliteration, a middle name, or a short form of the first name; each page says which, and why.
method-about-wires = Articles go back to one text if they share so much of their own words, quotations left out, that chance is no explanation; or they credit an agency.

rule-speakers-after-subject-verb = The speaker and a verb of saying stand right after the words: “…,” Feld said.
rule-speakers-after-verb-subject = A verb of saying and the speaker stand right after the words: “…,” said Feld.
rule-speakers-subject-after = The words end in a comma, and a name and some verb stand right after: “…,” quipped Feld.
rule-speakers-according-to = The words are given ‘according to’ the speaker.
rule-speakers-before-touching = The speaker and a verb of saying stand right before the words: Feld said “…”.
rule-speakers-before-colon = The sentence names the speaker and ends in a colon: Feld said in Port Alder: “…”.
rule-speakers-before-comma = The speaker and a verb of saying come first, and a comma before the words.
rule-speakers-in-sentence = A verb of saying with its subject stands earlier in the sentence: Feld said the plan was “…”.
rule-speakers-in-sentence-about = A verb that says something about something stands earlier: Feld called it “…”.
rule-speakers-closing-tag = The sentence ends with the speaker: The plan was “…” from the start, Feld said.
rule-speakers-shared-subject = The subject of the sentence does something else first: Feld rose, saying “…”.
rule-speakers-possessor = The article calls them somebody’s words: Feld’s remark that “…”.
rule-speakers-same-sentence = The speaker of the quotation before it in the same sentence.
rule-speakers-same-paragraph = The speaker of the quotation before it in the same paragraph.
rule-speakers-tag-of-next = The speaker of the quotation after it.
rule-speakers-colon-paragraph = The paragraph before names the speaker and ends in a colon.
rule-speakers-next-paragraph = The paragraph is a quotation and nothing else, and follows one with a speaker.
rule-speakers-name-colon = A name and a colon stand before the words: Feld: “…”.
rule-speakers-interview-line = A line of an interview or a debate begins with the speaker’s name.
rule-speakers-signature = The name stands below the words, after a dash.
rule-speakers-sentence-before = A verb of saying with its subject stands in the sentence before.
rule-speakers-subject-of-sentence = The subject of the sentence that holds the words, whatever it does.
rule-speakers-subject-before = The subject of the sentence before, whatever it does.
rule-speakers-paragraph-before = A verb of saying with its subject stands in the paragraph before.
rule-speakers-last-speaker = Whoever spoke last, where nothing else says more: a guess.
rule-speakers-indirect-before = Words without marks after a verb of saying: Feld said that ….
rule-speakers-indirect-after = Words without marks before a verb of saying: …, Feld said.
rule-speakers-editor = An editor says who speaks.

rule-figures-count = A number and the noun that it counts: 26 cranes.
rule-figures-one = ‘One’ where it counts: one docker.
rule-figures-attributive = A number joined to its noun: a 27-member crew.
rule-figures-shared-noun = A number that shares the noun of the next one: 102 and 21 ships.
rule-figures-money = An amount of money.
rule-figures-percent = Per cent or percentage points.
rule-figures-measure = A number with a unit of measure: 12 kilometres.
rule-figures-fraction = A part of a whole, given in per cent: half of them, two-thirds.
rule-figures-vague = Dozens, hundreds of thousands: the least that the plural can mean.
rule-figures-age = Somebody’s age.
rule-figures-bare = A number whose noun is left out: raised the total to 230.
rule-figures-editor = An editor says so.

rule-dates-whole = A whole date: 4 September 2025.
rule-dates-month-day = Day and month; the year follows from the tense and from what is near.
rule-dates-numeric = A date in digits: 2025-09-04.
rule-dates-month-year = A month with its year.
rule-dates-month = A month alone; the year follows from the tense.
rule-dates-year = A year.
rule-dates-decade = A decade: the 1990s.
rule-dates-century = A century: the 19th century.
rule-dates-weekday = A weekday alone; the week follows from the tense.
rule-dates-weekday-of = A weekday with its week: next Thursday.
rule-dates-day-word = Today, yesterday or tomorrow, counted from the day of publication.
rule-dates-part-of-day = A part of a day, counted from the day of publication: last night.
rule-dates-period = A week, month, quarter or year, counted from the day of publication: last month.
rule-dates-ago = So long before the day of publication: two days ago.
rule-dates-anchored = A day counted from the day named last: the previous day.
rule-dates-quarter = A quarter or a half of a year.
rule-dates-season = A season: last summer.
rule-dates-holiday = A day with a name.
rule-dates-clock = A time of day.
rule-dates-vague = No certain time: now, recently.
rule-dates-editor = An editor says when it was.

rule-people-title = A title or an office before the name, an age or an office after it, ‘who’, or an initial.
rule-people-given-name = The first word is a common given name, or the name does what people alone do.
rule-people-weak-cues = The name said something, its last word is used alone later on, or it recurs in three articles: two of these are needed.
rule-people-against = Used like a place or a thing, or with more words of a name after it: these count against a person.

rule-wires-credit = An agency is credited in the byline, at the beginning or at the end of the text.
rule-wires-shared-words = Half of the shorter text, and no less than some forty words, stands word for word in the other one.

## Search

kind-tag = tag
search = Search
search-all = All
search-words = Words
search-kind = Kind
search-person = Person
search-from = From
search-to = To
search-how = All words must be found; the last may be the beginning of one. Keys:
search-key-type = to type
search-key-results = for results
search-key-again = to start again
search-none = Nothing found.
search-found-one = { $n } result
search-found-few = { $n } results
search-found-many = { $n } results
search-found-other = { $n } results
search-more = More results
search-needs-scripts = Searching needs JavaScript. Without it, there are lists:

## Who with whom

carried = Who carried whose words
carried-about = Quotations of the people who say most, by source.

## For search engines, where a page says nothing of itself

page-of-site = { $title }, in “{ $site }”: what several sources say, each with its place.

## Strips of time

also-dated =
    { $count ->
        [one] { $count } dated sentence or event
       *[other] { $count } dated sentences and events
    }
below-also-dated = below them, dated sentences and events, over the time that they may mean

## Editions

editions = Editions
kind-edition = edition
contents = Contents
since-last = Since { $date }
new-articles = New articles
newly-said = Newly quoted
said-in-other-words = Quoted before, now in other words
# Of the wordings of one utterance: the longest; one that the edition tells, and one that was told before.
longest-wording = the longest wording
wording-new = new
wording-known = quoted before
figures-now-differ = Figures that differ
new-people = Named for the first time
and-withheld = { $count ->
    [one] and one more, whose words this site may not show
   *[other] and { $count } more, whose words this site may not show
}
withdrawn = not in the article any more since { $date }
beside-the-last = beside the edition before
edition-changes = “{ $title }” beside the edition before
read-on-the-site = Read this edition on the site

## Articles with several texts

changed-articles = Articles that changed
changed-articles-description = Articles whose publishers changed their text, the last change first.
changed-articles-about = Articles whose text was another when it was looked at again, the last change first. The newest text is the one that is read here.
articles-that-changed =
    { $count ->
        [one] { $count } article was changed by its publisher
       *[other] { $count } articles were changed by their publishers
    }
how-this-text-changed = How this text changed
texts-count =
    { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }
new-headline = new headline
paragraphs-rewritten =
    { $count ->
        [one] { $count } paragraph rewritten
       *[other] { $count } paragraphs rewritten
    }
paragraphs-new =
    { $count ->
        [one] { $count } new paragraph
       *[other] { $count } new paragraphs
    }
paragraphs-gone =
    { $count ->
        [one] { $count } paragraph gone
       *[other] { $count } paragraphs gone
    }
rewritten = Rewritten
came = New
went = Gone
pieces-paragraphs =
    { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
pieces-quotations =
    { $count ->
        [one] { $count } quotation
       *[other] { $count } quotations
    }
pieces-figures =
    { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    }
headline-then = Headline:
nothing-but-markup = nothing but spaces and markup

## What feeds and llms.txt say

quotes-of = Quotes · { $title }
editions-of = Editions · { $title }
llms-about = Press articles on one subject, compared: who said what, in which source and in which words. The articles belong to their publishers; each page links to the original. What was found in texts was found by rules.
llms-pages = Pages
llms-quotes = who said what, in which source
llms-figures = figures that several sources give
llms-method = every rule, and how well it does
llms-feeds = Feeds
llms-sitemap = Sitemap
