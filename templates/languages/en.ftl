# The words of the interface, in English. A copy of this file in `templates/languages/` of a site, with some of these
# messages or another language's name, replaces those messages or adds that language.

## Dates

# $date (text) and $time (text) are in this language already.
date-with-time = { $date }, { $time }

## What there is

articles-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
