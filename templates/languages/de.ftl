# Die Wörter der Oberfläche, auf Deutsch.

## Daten

date-with-time = { $date }, { $time } Uhr

## Was es gibt

articles-count =
    { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
