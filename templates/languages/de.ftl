# Die Wörter der Oberfläche, auf Deutsch. Was die Meldungen bedeuten, steht in `en.ftl`.

## Words that are put together

colon = :
quote-open = „
quote-close = “
date-with-time = { $date }, { $time } Uhr
per-cent = { $number } %
and-more = und { $count } weitere
none-yet = Noch nichts.

## What there is

article = Artikel
event = Ereignis
articles = Artikel
events = Ereignisse
figures = Zahlen
mentions = Nennungen
method = Methode
notes = Notizen
people = Personen
quotes = Zitate
source = Quelle
sources = Quellen
tags = Schlagwörter
timeline = Chronik
wire-copy = Agenturtexte
editors-notes = Notizen der Redaktion
kind-article = Artikel
kind-event = Ereignis
kind-note = Notiz
kind-person = Person
kind-source = Quelle

articles-count =
    { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
days-count =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tagen
    }
events-count =
    { $count ->
        [one] { $count } Ereignis
       *[other] { $count } Ereignisse
    }
mentions-count =
    { $count ->
        [one] { $count } Nennung
       *[other] { $count } Nennungen
    }
people-count =
    { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    }
sentences-count =
    { $count ->
        [one] { $count } Satz
       *[other] { $count } Sätze
    }
sources-count =
    { $count ->
        [one] { $count } Quelle
       *[other] { $count } Quellen
    }
utterances-count =
    { $count ->
        [one] { $count } Äußerung
       *[other] { $count } Äußerungen
    }
words-count =
    { $count ->
        [one] { $count } Wort
       *[other] { $count } Wörter
    }

sources-all-independent =
    { $count ->
        [one] { $count } Quelle, unabhängig, soweit die Texte es zeigen
       *[other] { $count } Quellen, alle unabhängig, soweit die Texte es zeigen
    }
sources-independent =
    { $count ->
        [one] { $count } Quelle, { $independent } unabhängig
       *[other] { $count } Quellen, { $independent } unabhängig
    }

## Every page

skip = Zum Inhalt springen
main = Hauptmenü
theme-auto = Farben wie am Gerät eingestellt
theme-light = Helle Farben
theme-dark = Dunkle Farben
published-by = Herausgegeben von { $name }.
belongs-to-publishers = Die Artikel gehören ihren Verlagen; folgen Sie den Links, um sie ganz zu lesen.
atom-feed = Atom-Feed
made-with = Erstellt mit briefing
pages = Seiten
page-number = Seite { $number }
previous-page = Vorige Seite
next-page = Nächste Seite
before-and-after = Davor und danach
before = Davor
after = Danach
page-not-found = Seite nicht gefunden
not-found = Unter dieser Adresse gibt es nichts. Vielleicht ist die Seite umgezogen; versuchen Sie es hier:
overview = Überblick
go-to-paragraph = Zum Absatz
copy-citation = Zitatangabe kopieren
citation = { $by }„{ $title }“, { $source }, { $date }, Absatz { $paragraph }, { $url }
citation-by = { $authors }:
copied = Kopiert
copy-failed = Der Browser lässt diese Seite nicht kopieren
page-moved = Diese Seite ist umgezogen:

## The overview

what-is-new = Neu
no-articles = Noch keine Artikel. Der erste gehört nach { $folder }.
all-articles = Alle Artikel
all-figures = Alle Zahlen, die mehrere Quellen nennen
all-people = Alle Personen
all-quotes = Alle Zitate
sources-disagree = Worin die Quellen sich widersprechen
most-quoted = Am häufigsten zitiert
people-by-articles = Personen nach Artikeln
sources-by-articles = Quellen nach Artikeln
who-wrote-when = Wer wann schrieb
articles-by-source-and-day = Artikel nach Quelle und Tag
articles-by-date = Artikel nach Datum

## Charts, for those who cannot see them

chart-articles = Artikel: { $total }, vom { $first } bis zum { $last }
chart-mentions = Nennungen: { $total }, vom { $first } bis zum { $last }

## Articles

updated = aktualisiert am
filed-from = aus { $place }
with-copy-from = mit Material von { $agencies }
read-original = Im Original lesen: { $source }
link-only = Von dieser Quelle werden nur Titel und Link gezeigt. Was im Text gefunden wurde, steht mit der Nummer seines Absatzes da.
excerpt-of =
    { $words ->
        [one] Ein Auszug: { $shown } von { $words } Wort. Was im Rest gefunden wurde, steht mit der Nummer seines Absatzes da.
       *[other] Ein Auszug: { $shown } von { $words } Wörtern. Was im Rest gefunden wurde, steht mit der Nummer seines Absatzes da.
    }
people-in-article = Personen in diesem Artikel
in-paragraphs = in
named-by-editors-here = von der Redaktion genannt
events-it-reports = Ereignisse, von denen er berichtet
paragraph = Absatz { $number }
found-in-paragraph = Gefunden in Absatz { $number }

withheld-text = { $words }
withheld-caption = Bildunterschrift, { $words }
withheld-heading = Überschrift, { $words }
withheld-table = Tabelle, { $words }
withheld-code = Code, { $words }
more-words =
    { $count ->
        [one] [… { $count } weiteres Wort]
       *[other] [… { $count } weitere Wörter]
    }
also-here = Auch hier:
original = Original

same-text = Geht auf denselben Text zurück
all-shared-texts = Alle gemeinsamen Texte
words-in-common =
    { $count ->
        [one] { $count } Wort gemeinsam
       *[other] { $count } Wörter gemeinsam
    }
here = hier
there = dort
and-more-passages =
    { $count ->
        [one] und { $count } weitere Stelle
       *[other] und { $count } weitere Stellen
    }
linked-from = Hierher verweisen

## Findings

found-in-text = Im Text gefunden
figure = Zahl
figure-from = von
date = Datum
words-not-shown = Wortlaut nicht gezeigt
quotation-not-shown = Der Wortlaut wird hier nicht gezeigt: Diese Website darf nur einen Teil dieses Artikels zeigen.
embedded-expired = (nicht mehr veröffentlicht)
how-known = Woher man das weiß
rule = Regel
with-confidence-high = , Sicherheit hoch
with-confidence-medium = , Sicherheit mittel
with-confidence-low = , Sicherheit gering
found-by-rules = Nach Regeln gefunden, ohne Urteil eines Menschen:
how-and-how-well = wie und wie gut

quotation-direct = wörtlich
quotation-fragment = in Teilen
quotation-term = Begriff
quotation-indirect = sinngemäß
through = durch
through-spokesperson = durch einen Sprecher oder eine Sprecherin
as = als
for = für
speaker-not-determined = Sprecher nicht bestimmt

figure-number = { $number } { $unit }
figure-range = { $number } bis { $to } { $unit }
given-by = Genannt von
given-as-about = angegeben mit „etwa“
given-as-at-least = angegeben mit „mindestens“
given-as-at-most = angegeben mit „höchstens“
given-as-nearly = angegeben mit „fast“

## Times that are no year, month or day

time-before = einige Zeit davor
time-then = zu jener Zeit
time-after = einige Zeit danach
time-spring = Frühjahr { $year }
time-summer = Sommer { $year }
time-autumn = Herbst { $year }
time-winter = Winter { $year }
time-half-1 = erstes Halbjahr { $year }
time-half-2 = zweites Halbjahr { $year }
time-quarter-1 = erstes Quartal { $year }
time-quarter-2 = zweites Quartal { $year }
time-quarter-3 = drittes Quartal { $year }
time-quarter-4 = viertes Quartal { $year }
time-week = { $week }. Woche { $year }
time-weekend = Wochenende der { $week }. Woche { $year }
time-years = { $year }er-Jahre
time-financial-year = Geschäftsjahr { $year }

## Quotations

quotes-description = Wer was gesagt hat, in welcher Quelle und in welchen Worten.
said = Gesagt
said-by = Gesagt von { $name }
said-on = Gesagt am { $date }
said-about = Gesagt über { $name }
all-utterances =
    { $count ->
        [one] Die eine Äußerung
       *[other] Alle { $count } Äußerungen
    }
perhaps-said = Vielleicht gesagt
perhaps-said-notice = Wer hier spricht, ist nicht bestimmt. Eine schwache Regel deutet auf { $name } und irrt sich oft.
longest-first = der längste Wortlaut zuerst
left-out = [weggelassen:
only-here = [nur hier:
difference-none = Wort für Wort gleich
difference-out =
    { $out ->
        [one] lässt { $out } Wort weg
       *[other] lässt { $out } Wörter weg
    }
difference-new =
    { $new ->
        [one] hat { $new } Wort mehr
       *[other] hat { $new } Wörter mehr
    }
difference-both =
    { $out ->
        [one] { $new ->
            [one] lässt { $out } Wort weg, hat { $new } anderes
           *[other] lässt { $out } Wort weg, hat { $new } andere
        }
       *[other] { $new ->
            [one] lässt { $out } Wörter weg, hat { $new } anderes
           *[other] lässt { $out } Wörter weg, hat { $new } andere
        }
    }
utterances-on-days = { $utterances } an { $days }.
named-as-speakers =
    { $count ->
        [one] { $count } Person ist als Sprecher genannt.
       *[other] { $count } Personen sind als Sprecher genannt.
    }
figures-in-several = Zahlen, die mehrere Quellen nennen
in-several-sources = In mehreren Quellen
who-says-most = Wer am meisten sagt
nobody-yet = Noch niemand.
more-speakers =
    { $count ->
        [one] und { $count } weitere, zu finden auf der Seite der Person
       *[other] und { $count } weitere, jeweils zu finden auf der Seite der Person
    }
by-day = Nach Tagen
earlier = Früher
everything-on = Alles über { $name }
filters = Filter dieser Seite
filter-kind = Wie es wiedergegeben ist
filter-day = Tag
filter-who = Wer spricht
filtered = { $shown } von { $all } auf dieser Seite

## Figures

figures-description = Zahlen, die mehrere Quellen nennen, nebeneinander.
figures-about = Zahlen für dieselbe Sache, die mehr als eine Quelle nennt, nebeneinander.
no-figures = Noch keine Zahl steht in mehr als einer Quelle.
relation-agree = die Quellen stimmen überein
relation-compatible = verschieden angegeben, doch alles kann stimmen
relation-differ = die Quellen widersprechen sich
relation-changed = an verschiedenen Tagen verschieden
to-first-agree = dieselbe
to-first-compatible = passt zur ersten
to-first-differ = weicht von der ersten ab
to-first-changed = eine andere, zu anderer Zeit
to-other-differ = weicht ab von { $words } ({ $source })
to-other-changed = eine andere als { $words } ({ $source }), zu anderer Zeit

## Wire copy

wires-description = Artikel, die auf einen Text zurückgehen, erkannt an den Wörtern, die sie teilen.
wires-about = Artikel, die auf einen Text zurückgehen, erkannt an den eigenen Wörtern, die sie teilen. Wo mehrere Quellen denselben Text bringen, zählen sie einmal.
copy-from = Text von { $agency }
copy-from-nobody = Ein Text, keine Agentur genannt
no-wires = Keine zwei Artikel teilen so viele ihrer eigenen Wörter, dass sie auf einen Text zurückgingen.

## People

found-not-confirmed = Gefunden, nicht bestätigt.
unconfirmed = Artikel nennen diese Person; wer sie ist, hat niemand in der Redaktion gesagt. Um sie zu bestätigen, legen Sie { $file } an; „{ $command }“ nennt alle, die gefunden wurden.
no-file = In Artikeln genannt; die Redaktion führt zu dieser Person keine Datei.
spellings = Schreibweisen
surname = Nachname
spelling = Schreibweise
on-file-as = Verzeichnet als:
taken-for-same = Derselben Person zugerechnet
no-editor-said-so = Das hat niemand in der Redaktion gesagt; ein Alias in der Datei der Person täte es.
named-by-editors = Von der Redaktion genannt
former = (früher)
who-about-whom = Wer was über wen sagt
talk-about = Über { $name }
talk-by = { $name } über andere
talk-counted = Zitate, in denen die oder der andere genannt ist, mit den neuesten Absätzen.
spelled-by-source = Nennungen nach Quelle und Schreibweise
all-spellings = Alle Schreibweisen mit ihren Quellen
offices-over-time = Ämter im Lauf der Zeit
office-on-file = laut Datei
person = Person
mentions-over-time = Nennungen im Lauf der Zeit
together-with = Zusammen genannt mit

reason-another = auf dem Weg über eine andere Schreibweise
reason-equal = derselbe Name
reason-accents = gleich bis auf Akzente, Groß- und Kleinschreibung oder Satzzeichen
reason-transliteration = gleich bis auf die Regeln der Umschrift
reason-script = derselbe Name in einer anderen Schrift
reason-order = dieselben Wörter in anderer Reihenfolge
reason-spaces = dieselben Buchstaben mit anderen Leerzeichen
reason-middle-name = ein zweiter Vorname oder ein Initial fehlt
reason-short = { $one } ist die Kurzform von { $other }
reason-forms = { $one } und { $other } sind ein Name
reason-initial = ein Initial statt des Vornamens
reason-vowels = gleich bis auf Vokale und doppelte Buchstaben
reason-letters = ein Buchstabe ist anders
reason-longer = einmal mit einem Namen mehr

named-together = Wer mit wem genannt wird
network-about = Personen, die in denselben Artikeln genannt werden. Je mehr Artikel, desto dicker die Linie.
network-pair = Zwei Personen
network-empty = Noch keine zwei Personen werden in einem Artikel genannt.

## Sources

owned-by = gehört { $owner }
covered-here = Hier erfasst
published-whole = Ganz wiedergegeben.
published-as-links = Mit Titel und Link verzeichnet.
published-as-excerpts = In Auszügen wiedergegeben.
words-shown =
    { $words ->
        [one] Diese Website zeigt { $shown } von { $words } Wort.
       *[other] Diese Website zeigt { $shown } von { $words } Wörtern.
    }
agency-copy = Agenturmaterial
with-agency-credit =
    { $articles ->
        [one] { $count } von { $articles } Artikel nennt eine Agentur.
       *[other] { $count } von { $articles } Artikeln mit Nennung einer Agentur.
    }
with-shared-text =
    { $articles ->
        [one] { $count } von { $articles } Artikel mit einem Text, den auch andere Quellen haben.
       *[other] { $count } von { $articles } Artikeln mit einem Text, den auch andere Quellen haben.
    }
whom-it-quotes = Wen sie zitiert
people-it-writes-about = Über wen sie schreibt

## The timeline

timeline-about = Tage, Monate und Jahre, in denen etwas verzeichnet ist.
all-events = Alle Ereignisse mit eigener Seite
sentences-of-day = Sätze, die diesen Tag nennen
sentences-of-month = Sätze, die diesen Monat nennen
sentences-of-year = Sätze, die dieses Jahr nennen
sentences-about = Was laut den Artikeln dann geschah oder geschehen wird. Zu Ereignissen wird es dadurch nicht. Nach Regeln gefunden:
dated = Datiert
more-on-day = { $count } weitere an diesem Tag
nothing-dated = Noch nichts datiert.
day-not-known = (Tag unbekannt)
month-not-known = (Monat unbekannt)
with-people = Mit
reported-in = Berichtet in

## The method

method-description = Wie Zitate, Zahlen und Daten gefunden werden und wie gut.
method-about = Zitate, Sprecher, Zahlen, Daten und Personen werden nach Regeln gefunden, die jeder prüfen kann. Jeder Fund führt zu dem Absatz, aus dem er stammt, und nennt seine Regel. Was eine Regel nicht sagen kann, ist „nicht bestimmt“.
method-corrections = Was falsch ist, berichtigt die Redaktion: in der Datei des Artikels oder in einer Notiz. Eine Berichtigung geht jeder Regel vor.

method-how-sure = Wie sicher
confidence-high = Hoch
confidence-medium = Mittel
confidence-low = Gering
confidence-means-high = Fast immer richtig. Es wird gesagt, wie es ist.
confidence-means-medium = Meistens richtig. Es wird gesagt, wie es ist, und ist einen Blick wert, wo es darauf ankommt.
confidence-means-low = Besser als geraten, aber nicht gut genug, um gesagt zu werden: Die Website sagt „nicht bestimmt“.

method-how-well = Wie gut
measurements = Messungen
not-measured = In dieser Fassung nicht gemessen.
measured-finding = Fund
measured-texts = Texte
measured-measure = Maß
measured-result = Ergebnis
finding-quotations = Zitate
finding-speakers = Sprecher
finding-indirect = Indirekte Rede
finding-people = Personen
finding-dates = Daten
finding-figures = Zahlen
finding-spellings = Schreibweisen
finding-wires = Agenturtexte
corpus-news = PolNeAR dev, 84 Artikel von sieben US-Verlagen
corpus-all-news = PolNeAR, 924 Artikel
corpus-wikinews = MEANTIME, 120 Artikel aus Wikinews
corpus-names = name_bench, 548 Namenspaare
measure-found = gefunden, von denen, die Menschen markiert haben
measure-found-and-resolved = gefunden und aufgelöst, F1
measure-right = richtig, von denen, die angegeben werden
measure-right-of-speakers = richtig, von allen Zitaten mit Sprecher
measure-right-if-high-or-medium = richtig, wo die Sicherheit der Regel hoch oder mittel ist
measure-share-high-or-medium = Anteil der Zitate mit einer solchen Regel
measure-right-if-high = richtig, wo die Sicherheit der Regel hoch ist
measure-with-proposed = F1, mit dem, was nur vorgeschlagen wird
measure-right-if-merged = richtig, von denen, die ohne Rückfrage vereint werden
measure-credits-found = gefundene Nennungen, von 75 Artikeln mit einer

method-limits = Was sie nicht kann
limit-english = Die Regeln lesen nur Englisch. Artikel in anderen Sprachen haben hier keine Zitate, Zahlen oder Daten.
limit-marks = Wörter in Anführungszeichen sind der kleinere Teil dessen, was Artikel jemandem zuschreiben. Das meiste wird in den Worten der Artikel erzählt, und vieles davon wird nicht gefunden.
limit-events = Es werden keine Ereignisse erfunden. Ein datierter Satz ist ein Satz mit einem Datum; Ereignisse sind, was die Redaktion dazu erklärt.
limit-independence = „Unabhängige“ Quellen sind, was übrig bleibt, wenn Quellen mit demselben Text oder mit Material derselben Agentur einmal zählen. Ein in anderen Worten übernommener Text wird nicht erkannt; zwei Quellen können dieselbe Person gefragt haben.
limit-truth = Ein Zitat ist, was laut einem Artikel jemand gesagt hat. Ob es gesagt wurde, ist eine andere Frage.
limit-shown = Von Artikeln, die nicht ganz gezeigt werden dürfen, wird ein Zitat bis zu { $quote } Wörtern gezeigt und anderes mit { $context } Wörtern darum herum, beides zusammen mit dem Auszug bis zu { $share } Prozent des Textes. Was darüber hinausgeht, ist gefunden und nicht gezeigt.

method-speakers = Wer ein Zitat sagt
method-figures = Zahlen
method-dates = Daten
method-people = Personen ohne Datei
method-wires = Agenturtexte

method-about-speakers = Wörter in Anführungszeichen werden an den Zeichen erkannt, Wörter ohne sie an einem Verb des Sagens und seinem Subjekt. Sprecher ist, wen die Wörter darum herum nennen, und eine Person dieser Website nur, wenn das ihr Name ist oder ein Pronomen oder Amt, das zu ihr zurückführt.
method-about-figures = Eine Zahl steht mit dem, was sie zählt oder misst, und mit den Wörtern, die sagen, wie genau sie ist. Zahlen mehrerer Quellen stehen nur dann nebeneinander, wenn Einheit oder Substantiv und mehrere der Wörter darum herum gleich sind.
method-about-dates = Wörter, die sagen, wann, werden vom Tag der Veröffentlichung und vom Tempus des Satzes her aufgelöst. Ein Satz, dessen Datum gut genug bekannt ist, steht unter diesem Datum in der Chronik. Er bleibt ein Satz: Ein Ereignis wird nicht daraus.
method-about-people = Wen keine Redaktion nennt, der hat eine Seite, wenn die Anzeichen aller Artikel zusammen besagen, dass der Name der einer Person ist. Zwei Schreibweisen werden nur vereint, wo sie bis auf Akzente, Großschreibung, Reihenfolge, Umschrift, einen zweiten Vornamen oder eine Kurzform des Vornamens gleich sind; jede Seite sagt, welche und warum.
method-about-wires = Artikel gehen auf einen Text zurück, wenn sie so viele ihrer eigenen Wörter teilen, Zitate nicht gerechnet, dass Zufall keine Erklärung ist; oder wenn sie eine Agentur nennen.

rule-speakers-after-subject-verb = Sprecher und Verb des Sagens stehen gleich nach den Wörtern: “…,” Feld said.
rule-speakers-after-verb-subject = Verb des Sagens und Sprecher stehen gleich nach den Wörtern: “…,” said Feld.
rule-speakers-subject-after = Die Wörter enden mit einem Komma, und ein Name mit irgendeinem Verb steht gleich danach: “…,” quipped Feld.
rule-speakers-according-to = Die Wörter stehen mit „according to“ und dem Sprecher.
rule-speakers-before-touching = Sprecher und Verb des Sagens stehen gleich vor den Wörtern: Feld said “…”.
rule-speakers-before-colon = Der Satz nennt den Sprecher und endet mit einem Doppelpunkt: Feld said in Port Alder: “…”.
rule-speakers-before-comma = Sprecher und Verb des Sagens kommen zuerst, dann ein Komma vor den Wörtern.
rule-speakers-in-sentence = Ein Verb des Sagens mit seinem Subjekt steht früher im Satz: Feld said the plan was “…”.
rule-speakers-in-sentence-about = Ein Verb, das etwas über etwas sagt, steht früher: Feld called it “…”.
rule-speakers-closing-tag = Der Satz endet mit dem Sprecher: The plan was “…” from the start, Feld said.
rule-speakers-shared-subject = Das Subjekt des Satzes tut erst etwas anderes: Feld rose, saying “…”.
rule-speakers-possessor = Der Artikel nennt es jemandes Worte: Feld’s remark that “…”.
rule-speakers-same-sentence = Der Sprecher des Zitats davor im selben Satz.
rule-speakers-same-paragraph = Der Sprecher des Zitats davor im selben Absatz.
rule-speakers-tag-of-next = Der Sprecher des Zitats danach.
rule-speakers-colon-paragraph = Der Absatz davor nennt den Sprecher und endet mit einem Doppelpunkt.
rule-speakers-next-paragraph = Der Absatz ist ein Zitat und sonst nichts und folgt auf einen mit Sprecher.
rule-speakers-name-colon = Ein Name und ein Doppelpunkt stehen vor den Wörtern: Feld: “…”.
rule-speakers-interview-line = Eine Zeile eines Interviews oder einer Debatte beginnt mit dem Namen des Sprechers.
rule-speakers-signature = Der Name steht unter den Wörtern, nach einem Gedankenstrich.
rule-speakers-sentence-before = Ein Verb des Sagens mit seinem Subjekt steht im Satz davor.
rule-speakers-subject-of-sentence = Das Subjekt des Satzes, in dem die Wörter stehen, was immer es tut.
rule-speakers-subject-before = Das Subjekt des Satzes davor, was immer es tut.
rule-speakers-paragraph-before = Ein Verb des Sagens mit seinem Subjekt steht im Absatz davor.
rule-speakers-last-speaker = Wer zuletzt sprach, wo nichts sonst mehr sagt: geraten.
rule-speakers-indirect-before = Wörter ohne Anführungszeichen nach einem Verb des Sagens: Feld said that ….
rule-speakers-indirect-after = Wörter ohne Anführungszeichen vor einem Verb des Sagens: …, Feld said.
rule-speakers-editor = Die Redaktion sagt, wer spricht.

rule-figures-count = Eine Zahl und das Substantiv, das sie zählt: 26 cranes.
rule-figures-one = „One“, wo es zählt: one docker.
rule-figures-attributive = Eine Zahl, mit ihrem Substantiv verbunden: a 27-member crew.
rule-figures-shared-noun = Eine Zahl, die sich das Substantiv mit der nächsten teilt: 102 and 21 ships.
rule-figures-money = Ein Geldbetrag.
rule-figures-percent = Prozent oder Prozentpunkte.
rule-figures-measure = Eine Zahl mit einer Maßeinheit: 12 kilometres.
rule-figures-fraction = Ein Teil eines Ganzen, in Prozent angegeben: half of them, two-thirds.
rule-figures-vague = Dutzende, Hunderttausende: das Mindeste, was der Plural bedeuten kann.
rule-figures-age = Jemandes Alter.
rule-figures-bare = Eine Zahl, deren Substantiv fehlt: raised the total to 230.
rule-figures-editor = Die Redaktion sagt es.

rule-dates-whole = Ein ganzes Datum: 4 September 2025.
rule-dates-month-day = Tag und Monat; das Jahr folgt aus dem Tempus und aus dem, was in der Nähe steht.
rule-dates-numeric = Ein Datum in Ziffern: 2025-09-04.
rule-dates-month-year = Ein Monat mit seinem Jahr.
rule-dates-month = Ein Monat allein; das Jahr folgt aus dem Tempus.
rule-dates-year = Ein Jahr.
rule-dates-decade = Ein Jahrzehnt: the 1990s.
rule-dates-century = Ein Jahrhundert: the 19th century.
rule-dates-weekday = Ein Wochentag allein; die Woche folgt aus dem Tempus.
rule-dates-weekday-of = Ein Wochentag mit seiner Woche: next Thursday.
rule-dates-day-word = Heute, gestern oder morgen, vom Tag der Veröffentlichung aus gezählt.
rule-dates-part-of-day = Ein Teil eines Tages, vom Tag der Veröffentlichung aus gezählt: last night.
rule-dates-period = Eine Woche, ein Monat, ein Quartal oder ein Jahr, vom Tag der Veröffentlichung aus gezählt: last month.
rule-dates-ago = So lange vor dem Tag der Veröffentlichung: two days ago.
rule-dates-anchored = Ein Tag, von dem zuletzt genannten aus gezählt: the previous day.
rule-dates-quarter = Ein Quartal oder ein halbes Jahr.
rule-dates-season = Eine Jahreszeit: last summer.
rule-dates-holiday = Ein Tag mit einem Namen.
rule-dates-clock = Eine Uhrzeit.
rule-dates-vague = Keine bestimmte Zeit: now, recently.
rule-dates-editor = Die Redaktion sagt, wann es war.

rule-people-title = Ein Titel oder Amt vor dem Namen, ein Alter oder Amt danach, „who“ oder ein Initial.
rule-people-given-name = Das erste Wort ist ein geläufiger Vorname, oder der Name tut, was nur Menschen tun.
rule-people-weak-cues = Der Name hat etwas gesagt, sein letztes Wort steht später allein, oder er kehrt in drei Artikeln wieder: Zwei davon müssen zutreffen.
rule-people-against = Gebraucht wie ein Ort oder eine Sache, oder mit weiteren Wörtern eines Namens dahinter: Das spricht gegen eine Person.

rule-wires-credit = Eine Agentur ist in der Autorenzeile, am Anfang oder am Ende des Textes genannt.
rule-wires-shared-words = Die Hälfte des kürzeren Textes, und nicht weniger als etwa vierzig Wörter, steht Wort für Wort im anderen.

## Search

kind-tag = Schlagwort
search = Suche
search-all = Alle
search-words = Wörter
search-kind = Art
search-person = Person
search-from = Von
search-to = Bis
search-how = Alle Wörter müssen vorkommen; vom letzten genügt der Anfang. Tasten:
search-key-type = zum Schreiben
search-key-results = für die Treffer
search-key-again = für einen neuen Anfang
search-none = Nichts gefunden.
search-found-one = { $n } Treffer
search-found-few = { $n } Treffer
search-found-many = { $n } Treffer
search-found-other = { $n } Treffer
search-more = Weitere Treffer
search-needs-scripts = Die Suche braucht JavaScript. Ohne es gibt es Listen:

## Who with whom

carried = Wer wessen Worte brachte
carried-about = Zitate der Personen, die am meisten zu Wort kommen, nach Quelle.

## For search engines, where a page says nothing of itself

page-of-site = { $title }, in „{ $site }“: was mehrere Quellen sagen, jeweils mit der Stelle.

## Strips of time

also-dated =
    { $count ->
        [one] { $count } datierter Satz oder Ereignis
       *[other] { $count } datierte Sätze und Ereignisse
    }
below-also-dated = darunter datierte Sätze und Ereignisse, über der Zeit, die sie meinen können

quotes-of = Zitate · { $title }
editions-of = Ausgaben · { $title }
llms-about = Presseartikel zu einem Thema, verglichen: wer was gesagt hat, in welcher Quelle und mit welchen Worten. Die Artikel gehören ihren Verlagen; jede Seite verweist auf das Original. Was in Texten gefunden wurde, haben Regeln gefunden.
llms-pages = Seiten
llms-quotes = wer was gesagt hat, in welcher Quelle
llms-figures = Zahlen, die mehrere Quellen nennen
llms-method = jede Regel, und wie gut sie ist
llms-feeds = Feeds
llms-sitemap = Sitemap

## Ausgaben

editions = Ausgaben
kind-edition = Ausgabe
contents = Inhalt
since-last = Seit { $date }
new-articles = Neue Artikel
newly-said = Neu zitiert
said-in-other-words = Schon zitiert, nun mit anderen Worten
longest-wording = der längste Wortlaut
wording-new = neu
wording-known = schon zitiert
figures-now-differ = Zahlen, die voneinander abweichen
new-people = Zum ersten Mal genannt
and-withheld = { $count ->
    [one] und eine weitere Äußerung, deren Worte hier nicht gezeigt werden dürfen
   *[other] und { $count } weitere Äußerungen, deren Worte hier nicht gezeigt werden dürfen
}
withdrawn = seit { $date } nicht mehr im Artikel
beside-the-last = neben der Ausgabe davor
edition-changes = „{ $title }“ neben der Ausgabe davor
read-on-the-site = Diese Ausgabe auf der Website lesen

## Artikel mit mehreren Fassungen

changed-articles = Geänderte Artikel
changed-articles-description = Artikel, deren Text die Herausgeber geändert haben, die letzte Änderung zuerst.
changed-articles-about = Artikel, deren Text beim erneuten Ansehen ein anderer war, die letzte Änderung zuerst. Gelesen wird hier die neueste Fassung.
articles-that-changed =
    { $count ->
        [one] { $count } Artikel wurde von seinem Herausgeber geändert
       *[other] { $count } Artikel wurden von ihren Herausgebern geändert
    }
how-this-text-changed = Wie sich dieser Text geändert hat
texts-count =
    { $count ->
        [one] { $count } Fassung
       *[other] { $count } Fassungen
    }
new-headline = neue Überschrift
paragraphs-rewritten =
    { $count ->
        [one] { $count } Absatz umgeschrieben
       *[other] { $count } Absätze umgeschrieben
    }
paragraphs-new =
    { $count ->
        [one] { $count } neuer Absatz
       *[other] { $count } neue Absätze
    }
paragraphs-gone =
    { $count ->
        [one] { $count } Absatz entfallen
       *[other] { $count } Absätze entfallen
    }
rewritten = Umgeschrieben
came = Neu
went = Entfallen
pieces-paragraphs =
    { $count ->
        [one] { $count } Absatz
       *[other] { $count } Absätze
    }
pieces-quotations =
    { $count ->
        [one] { $count } Zitat
       *[other] { $count } Zitate
    }
pieces-figures =
    { $count ->
        [one] { $count } Zahl
       *[other] { $count } Zahlen
    }
headline-then = Überschrift:
nothing-but-markup = nur Leerzeichen und Auszeichnung
