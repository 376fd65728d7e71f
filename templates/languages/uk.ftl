# Слова інтерфейсу українською.

## Дати

date-with-time = { $date }, { $time }

## Що є

articles-count =
    { $count ->
        [one] { $count } стаття
        [few] { $count } статті
       *[many] { $count } статей
    }
