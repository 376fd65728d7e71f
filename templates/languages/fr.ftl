# Les mots de l’interface, en français.

## Dates

date-with-time = { $date } à { $time }

## Ce qu’il y a

articles-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
