# Les mots de l’interface, en français. Ce que signifient les messages est dit dans `en.ftl`.

## Words that are put together

colon = { " " }:
quote-open = { "« " }
quote-close = { " »" }
date-with-time = { $date } à { $time }
per-cent = { $number } %
and-more = et { $count } de plus
none-yet = Rien pour l’instant.

## What there is

article = Article
event = Événement
articles = Articles
events = Événements
figures = Chiffres
mentions = Mentions
method = Méthode
notes = Notes
people = Personnes
quotes = Citations
source = Source
sources = Sources
tags = Mots-clés
timeline = Chronologie
wire-copy = Dépêches
editors-notes = Notes de la rédaction
kind-article = article
kind-event = événement
kind-note = note
kind-person = personne
kind-source = source

articles-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
days-count =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
events-count =
    { $count ->
        [one] { $count } événement
       *[other] { $count } événements
    }
mentions-count =
    { $count ->
        [one] { $count } mention
       *[other] { $count } mentions
    }
people-count =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
sentences-count =
    { $count ->
        [one] { $count } phrase
       *[other] { $count } phrases
    }
sources-count =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
utterances-count =
    { $count ->
        [one] { $count } propos
       *[other] { $count } propos
    }
words-count =
    { $count ->
        [one] { $count } mot
       *[other] { $count } mots
    }

sources-all-independent =
    { $count ->
        [one] { $count } source, indépendante pour autant que les textes le montrent
       *[other] { $count } sources, toutes indépendantes pour autant que les textes le montrent
    }
sources-independent =
    { $independent ->
        [one] { $count } sources, dont { $independent } indépendante
       *[other] { $count } sources, dont { $independent } indépendantes
    }

## Every page

skip = Aller au contenu
main = Navigation principale
theme-auto = Couleurs de l’appareil
theme-light = Couleurs claires
theme-dark = Couleurs sombres
published-by = Publié par { $name }.
belongs-to-publishers = Les articles appartiennent à leurs éditeurs ; suivez les liens pour les lire en entier.
atom-feed = Flux Atom
made-with = Réalisé avec briefing
pages = Pages
page-number = Page { $number }
previous-page = Page précédente
next-page = Page suivante
before-and-after = Avant et après
before = Avant
after = Après
page-not-found = Page introuvable
not-found = Il n’y a rien à cette adresse. La page a peut-être été déplacée ; essayez ici :
overview = Vue d’ensemble
go-to-paragraph = Aller au paragraphe
copy-citation = Copier la référence
citation = { $by }« { $title } », { $source }, { $date }, ¶ { $paragraph }, { $url }
citation-by = { $authors } :
copied = Copié
copy-failed = Le navigateur ne permet pas à cette page de copier
page-moved = Cette page a été déplacée :

## The overview

what-is-new = À la une
no-articles = Pas encore d’articles. Mettez le premier dans { $folder }.
all-articles = Tous les articles
all-figures = Tous les chiffres que donnent plusieurs sources
all-people = Toutes les personnes
all-quotes = Toutes les citations
sources-disagree = Ce sur quoi les sources divergent
most-quoted = Les plus cités
people-by-articles = Personnes, par nombre d’articles
sources-by-articles = Sources, par nombre d’articles
who-wrote-when = Qui a écrit quand
articles-by-source-and-day = Articles par source et par jour
articles-by-date = Articles par date

## Charts, for those who cannot see them

chart-articles = Articles : { $total }, du { $first } au { $last }
chart-mentions = Mentions : { $total }, du { $first } au { $last }

## Articles

updated = mis à jour le
filed-from = de { $place }
with-copy-from = avec { $agencies }
read-original = Lire l’original : { $source }
link-only = De cette source, seuls le titre et le lien sont donnés. Ce qui a été trouvé dans le texte figure avec le numéro de son paragraphe.
excerpt-of =
    { $words ->
        [one] Extrait : { $shown } mot sur { $words }. Ce qui a été trouvé dans le reste figure avec le numéro de son paragraphe.
       *[other] Extrait : { $shown } mots sur { $words }. Ce qui a été trouvé dans le reste figure avec le numéro de son paragraphe.
    }
people-in-article = Personnes citées dans l’article
in-paragraphs = dans
named-by-editors-here = indiqué par la rédaction
events-it-reports = Événements rapportés
paragraph = Paragraphe { $number }
found-in-paragraph = Trouvé dans le paragraphe { $number }

withheld-text = { $words }
withheld-caption = Légende, { $words }
withheld-heading = Intertitre, { $words }
withheld-table = Tableau, { $words }
withheld-code = Code, { $words }
more-words =
    { $count ->
        [one] [… encore { $count } mot]
       *[other] [… encore { $count } mots]
    }
also-here = Également ici :
original = original

same-text = Remonte au même texte
all-shared-texts = Tous les textes communs
words-in-common =
    { $count ->
        [one] { $count } mot en commun
       *[other] { $count } mots en commun
    }
here = ici
there = là
and-more-passages =
    { $count ->
        [one] et encore { $count } passage
       *[other] et encore { $count } passages
    }
linked-from = Pages qui renvoient ici

## Findings

found-in-text = Trouvé dans le texte
figure = chiffre
figure-from = de
date = date
words-not-shown = texte non affiché
quotation-not-shown = Le texte n’est pas affiché ici : ce site ne peut montrer qu’une partie de cet article.
embedded-expired = (n’est plus publié)
how-known = Comment on le sait
rule = Règle
with-confidence-high = , confiance élevée
with-confidence-medium = , confiance moyenne
with-confidence-low = , confiance faible
found-by-rules = Trouvé par des règles, sans le jugement de personne :
how-and-how-well = comment, et avec quelle précision

quotation-direct = citation
quotation-fragment = en partie
quotation-term = terme
quotation-indirect = rapporté
through = par la voix de
through-spokesperson = par la voix d’un porte-parole
as = sous la forme
for = au nom de
speaker-not-determined = auteur des propos non déterminé

figure-number = { $number } { $unit }
figure-range = { $number } à { $to } { $unit }
given-by = Donné par
given-as-about = donné avec « environ »
given-as-at-least = donné avec « au moins »
given-as-at-most = donné avec « au plus »
given-as-nearly = donné avec « près de »

## Times that are no year, month or day

time-before = quelque temps avant
time-then = à ce moment-là
time-after = quelque temps après
time-spring = printemps { $year }
time-summer = été { $year }
time-autumn = automne { $year }
time-winter = hiver { $year }
time-half-1 = premier semestre { $year }
time-half-2 = second semestre { $year }
time-quarter-1 = premier trimestre { $year }
time-quarter-2 = deuxième trimestre { $year }
time-quarter-3 = troisième trimestre { $year }
time-quarter-4 = quatrième trimestre { $year }
time-week = semaine { $week } de { $year }
time-weekend = week-end de la semaine { $week } de { $year }
time-years = les années { $year }
time-financial-year = exercice { $year }

## Quotations

quotes-description = Qui a dit quoi, dans quelle source et en quels mots.
said = Propos
said-by = Propos de { $name }
said-on = Propos du { $date }
said-about = Propos sur { $name }
all-utterances =
    { $count ->
        [one] Le seul propos ({ $count })
       *[other] L’ensemble des { $count } propos
    }
perhaps-said = Peut-être dit
perhaps-said-notice = On ne sait pas qui a tenu ces propos. Une règle faible désigne { $name } ; elle se trompe souvent.
longest-first = la version la plus longue d’abord
left-out = [omis :
only-here = [seulement ici :
difference-none = identique mot pour mot
difference-out =
    { $out ->
        [one] omet { $out } mot
       *[other] omet { $out } mots
    }
difference-new =
    { $new ->
        [one] a { $new } mot de plus
       *[other] a { $new } mots de plus
    }
difference-both =
    { $out ->
        [one] { $new ->
            [one] omet { $out } mot, en a { $new } autre
           *[other] omet { $out } mot, en a { $new } autres
        }
       *[other] { $new ->
            [one] omet { $out } mots, en a { $new } autre
           *[other] omet { $out } mots, en a { $new } autres
        }
    }
utterances-on-days = { $utterances } en { $days }.
named-as-speakers =
    { $count ->
        [one] { $count } personne en est nommée comme l’auteur.
       *[other] { $count } personnes en sont nommées comme les auteurs.
    }
figures-in-several = Chiffres que donnent plusieurs sources
in-several-sources = Dans plusieurs sources
who-says-most = Qui parle le plus
nobody-yet = Personne pour l’instant.
more-speakers =
    { $count ->
        [one] et { $count } de plus, depuis la page de la personne
       *[other] et { $count } de plus, chacune depuis la page de la personne
    }
by-day = Par jour
earlier = Plus tôt
everything-on = Tout sur { $name }
filters = Filtres de cette page
filter-kind = Forme des propos
filter-day = Jour
filter-who = Auteur
filtered = { $shown } sur { $all } sur cette page

## Figures

figures-description = Les chiffres que donnent plusieurs sources, côte à côte.
figures-about = Les chiffres que plus d’une source donne pour la même chose, côte à côte.
no-figures = Aucun chiffre ne figure encore dans plus d’une source.
relation-agree = les sources concordent
relation-compatible = donné en d’autres termes, qui peuvent tous être justes
relation-differ = les sources divergent
relation-changed = différents selon les jours
to-first-agree = le même
to-first-compatible = compatible avec le premier
to-first-differ = diffère du premier
to-first-changed = un autre, à un autre moment
to-other-differ = diffère de { $words } ({ $source })
to-other-changed = un autre que { $words } ({ $source }), à un autre moment

## Wire copy

wires-description = Les articles qui remontent à un même texte, d’après les mots qu’ils partagent.
wires-about = Les articles qui remontent à un même texte, d’après les mots qu’ils partagent en propre. Quand plusieurs sources reprennent la même dépêche, elles comptent pour une.
copy-from = Texte de { $agency }
copy-from-nobody = Un même texte, sans agence nommée
no-wires = Aucun article ne partage assez de ses propres mots avec un autre pour remonter au même texte.

## People

found-not-confirmed = Trouvé, non confirmé.
unconfirmed = Des articles nomment cette personne ; la rédaction n’a pas dit de qui il s’agit. Pour la confirmer, écrivez { $file } ; « { $command } » donne la liste de toutes celles qui ont été trouvées.
no-file = Nommée dans des articles ; la rédaction ne tient pas de fiche sur cette personne.
spellings = Graphies
surname = Nom
spelling = Graphie
on-file-as = En fiche sous :
taken-for-same = Attribuées à la même personne
no-editor-said-so = La rédaction ne l’a pas dit ; un alias dans la fiche de la personne le dirait.
named-by-editors = Indiqué par la rédaction
former = (anciennement)
who-about-whom = Qui parle de qui
talk-about = À propos de { $name }
talk-by = { $name } à leur propos
talk-counted = Citations dans lesquelles l’autre est nommé, avec les paragraphes les plus récents.
spelled-by-source = Mentions par source et par graphie
all-spellings = Toutes les graphies, avec leurs sources
offices-over-time = Fonctions au fil du temps
office-on-file = dans la fiche
person = Personne
mentions-over-time = Mentions dans le temps
together-with = Nommée avec

reason-another = par l’intermédiaire d’une autre graphie
reason-equal = le même nom
reason-accents = le même nom aux accents, majuscules ou signes près
reason-transliteration = le même nom selon d’autres règles de translittération
reason-script = le même nom dans une autre écriture
reason-order = les mêmes mots dans un autre ordre
reason-spaces = les mêmes lettres, autrement espacées
reason-middle-name = sans un deuxième prénom ou une initiale
reason-short = { $one } est la forme courte de { $other }
reason-forms = { $one } et { $other } sont un même prénom
reason-initial = une initiale au lieu du prénom
reason-vowels = le même nom aux voyelles et aux lettres doubles près
reason-letters = une lettre diffère
reason-longer = l’un a un nom de plus

named-together = Qui est nommé avec qui
network-about = Les personnes que nomment les mêmes articles. Plus il y a d’articles, plus le trait est épais.
network-pair = Deux personnes
network-empty = Aucun article ne nomme encore deux personnes.

## Sources

owned-by = propriété de { $owner }
covered-here = Période couverte
published-whole = Publié en entier.
published-as-links = Donné par titre et lien.
published-as-excerpts = Publié par extraits.
words-shown =
    { $shown ->
        [one] Ce site montre { $shown } mot sur { $words }.
       *[other] Ce site montre { $shown } mots sur { $words }.
    }
agency-copy = Reprises d’agences
with-agency-credit =
    { $count ->
        [one] { $count } article sur { $articles } crédite une agence.
       *[other] { $count } articles sur { $articles } créditent une agence.
    }
with-shared-text =
    { $count ->
        [one] { $count } article sur { $articles } a un texte que d’autres sources ont aussi.
       *[other] { $count } articles sur { $articles } ont un texte que d’autres sources ont aussi.
    }
whom-it-quotes = Qui elle cite
people-it-writes-about = De qui elle parle

## The timeline

timeline-about = Les jours, les mois et les années où figure quelque chose.
all-events = Tous les événements qui ont leur page
sentences-of-day = Phrases datées de ce jour
sentences-of-month = Phrases datées de ce mois
sentences-of-year = Phrases datées de cette année
sentences-about = Ce qui, selon les articles, s’est passé ou se passera alors. Aucun événement n’en est tiré. Trouvé par des règles :
dated = Daté
more-on-day = { $count } de plus ce jour-là
nothing-dated = Rien de daté pour l’instant.
day-not-known = (jour inconnu)
month-not-known = (mois inconnu)
with-people = Avec
reported-in = Rapporté dans

## The method

method-description = Comment les citations, les chiffres et les dates sont trouvés, et avec quelle précision.
method-about = Les citations, leurs auteurs, les chiffres, les dates et les personnes sont trouvés par des règles que chacun peut vérifier. Chaque élément renvoie au paragraphe d’où il est tiré et nomme sa règle. Ce qu’une règle ne peut pas dire est « non déterminé ».
method-corrections = La rédaction corrige ce qui est faux : dans le fichier de l’article ou dans une note. Une correction l’emporte sur toute règle.

method-how-sure = Avec quelle certitude
confidence-high = Élevée
confidence-medium = Moyenne
confidence-low = Faible
confidence-means-high = Presque toujours juste. C’est dit tel quel.
confidence-means-medium = Juste le plus souvent. C’est dit tel quel, et mérite un coup d’œil là où cela compte.
confidence-means-low = Mieux que le hasard, mais pas assez sûr pour être dit : le site dit « non déterminé ».

method-how-well = Avec quelle précision
measurements = Mesures
not-measured = Non mesuré dans cette version.
measured-finding = Élément
measured-texts = Textes
measured-measure = Mesure
measured-result = Résultat
finding-quotations = Citations
finding-speakers = Auteurs des propos
finding-indirect = Discours indirect
finding-people = Personnes
finding-dates = Dates
finding-figures = Chiffres
finding-spellings = Graphies
finding-wires = Dépêches
corpus-news = PolNeAR dev, 84 articles de sept éditeurs américains
corpus-all-news = PolNeAR, 924 articles
corpus-wikinews = MEANTIME, 120 articles de Wikinews
corpus-names = name_bench, 548 paires de personnes
measure-found = trouvées, parmi celles que des lecteurs ont marquées
measure-found-and-resolved = trouvées et résolues, F1
measure-right = justes, parmi celles qui sont données
measure-right-of-speakers = justes, parmi toutes les citations dont l’auteur est donné
measure-right-if-high-or-medium = justes, là où la confiance de la règle est élevée ou moyenne
measure-share-high-or-medium = part des citations avec une telle règle
measure-right-if-high = justes, là où la confiance de la règle est élevée
measure-with-proposed = F1, avec ce qui n’est que proposé
measure-right-if-merged = justes, parmi celles qui sont réunies sans demander
measure-credits-found = crédits trouvés, sur 75 articles qui en portent un

method-limits = Ce que les règles ne peuvent pas
limit-english = Les règles ne lisent que l’anglais. Les articles en d’autres langues n’ont ici ni citations, ni chiffres, ni dates.
limit-marks = Les mots entre guillemets sont la moindre part de ce que les articles attribuent à quelqu’un. Le plus souvent c’est raconté dans les mots de l’article, et beaucoup de cela n’est pas trouvé.
limit-events = Aucun événement n’est inventé. Une phrase datée est une phrase avec une date ; les événements sont ce que la rédaction déclare.
limit-independence = Les sources « indépendantes » sont celles qui restent quand les sources qui portent le même texte, ou la copie d’une même agence, comptent pour une. Un texte repris en d’autres mots n’est pas reconnu ; deux sources ont pu interroger la même personne.
limit-truth = Une citation est ce qu’un article dit que quelqu’un a dit. Que cela ait été dit est une autre question.
limit-shown = Des articles qui ne peuvent être montrés en entier, une citation est montrée jusqu’à { $quote } mots, le reste avec { $context } mots autour, et l’ensemble avec l’extrait jusqu’à { $share } pour cent du texte. Ce qui dépasse est trouvé et n’est pas montré.

method-speakers = Qui a tenu les propos
method-figures = Chiffres
method-dates = Dates
method-people = Personnes sans fiche
method-wires = Dépêches

method-about-speakers = Les mots entre guillemets se reconnaissent aux guillemets ; les autres, à un verbe de parole et à son sujet. L’auteur est celui que nomment les mots alentour, et une personne de ce site seulement si c’est son nom, ou un pronom ou une fonction qui y ramène.
method-about-figures = Un chiffre va avec ce qu’il compte ou mesure, et avec les mots qui disent s’il est exact. Les chiffres de plusieurs sources ne sont mis côte à côte que si l’unité ou le nom et plusieurs des mots alentour sont les mêmes.
method-about-dates = Les mots qui disent quand sont résolus d’après le jour de la publication et le temps de la phrase. Une phrase dont la date est assez bien connue figure à cette date dans la chronologie. Elle reste une phrase : aucun événement n’en est tiré.
method-about-people = Quelqu’un que la rédaction ne nomme pas a une page si les indices de tous les articles réunis disent que le nom est celui d’une personne. Deux graphies ne sont réunies que si elles sont les mêmes aux accents, à la casse, à l’ordre, à la translittération, à un deuxième prénom ou à une forme courte du prénom près ; chaque page dit lesquelles, et pourquoi.
method-about-wires = Des articles remontent à un même texte s’ils partagent tant de leurs propres mots, citations exclues, que le hasard n’est pas une explication ; ou s’ils créditent une agence.

rule-speakers-after-subject-verb = L’auteur et un verbe de parole suivent immédiatement les mots : “…,” Feld said.
rule-speakers-after-verb-subject = Un verbe de parole et l’auteur suivent immédiatement les mots : “…,” said Feld.
rule-speakers-subject-after = Les mots finissent par une virgule, et un nom avec un verbe quelconque suit immédiatement : “…,” quipped Feld.
rule-speakers-according-to = Les mots sont donnés avec « according to » et l’auteur.
rule-speakers-before-touching = L’auteur et un verbe de parole précèdent immédiatement les mots : Feld said “…”.
rule-speakers-before-colon = La phrase nomme l’auteur et finit par un deux-points : Feld said in Port Alder: “…”.
rule-speakers-before-comma = L’auteur et un verbe de parole viennent d’abord, puis une virgule avant les mots.
rule-speakers-in-sentence = Un verbe de parole et son sujet viennent plus tôt dans la phrase : Feld said the plan was “…”.
rule-speakers-in-sentence-about = Un verbe qui dit quelque chose de quelque chose vient plus tôt : Feld called it “…”.
rule-speakers-closing-tag = La phrase finit par l’auteur : The plan was “…” from the start, Feld said.
rule-speakers-shared-subject = Le sujet de la phrase fait d’abord autre chose : Feld rose, saying “…”.
rule-speakers-possessor = L’article en fait les mots de quelqu’un : Feld’s remark that “…”.
rule-speakers-same-sentence = L’auteur de la citation précédente dans la même phrase.
rule-speakers-same-paragraph = L’auteur de la citation précédente dans le même paragraphe.
rule-speakers-tag-of-next = L’auteur de la citation suivante.
rule-speakers-colon-paragraph = Le paragraphe précédent nomme l’auteur et finit par un deux-points.
rule-speakers-next-paragraph = Le paragraphe n’est qu’une citation, et suit un paragraphe dont l’auteur est connu.
rule-speakers-name-colon = Un nom et un deux-points précèdent les mots : Feld: “…”.
rule-speakers-interview-line = Une ligne d’entretien ou de débat commence par le nom de l’auteur.
rule-speakers-signature = Le nom figure sous les mots, après un tiret.
rule-speakers-sentence-before = Un verbe de parole et son sujet figurent dans la phrase précédente.
rule-speakers-subject-of-sentence = Le sujet de la phrase qui contient les mots, quoi qu’il fasse.
rule-speakers-subject-before = Le sujet de la phrase précédente, quoi qu’il fasse.
rule-speakers-paragraph-before = Un verbe de parole et son sujet figurent dans le paragraphe précédent.
rule-speakers-last-speaker = Celui qui a parlé en dernier, là où rien n’en dit plus : une supposition.
rule-speakers-indirect-before = Des mots sans guillemets après un verbe de parole : Feld said that ….
rule-speakers-indirect-after = Des mots sans guillemets avant un verbe de parole : …, Feld said.
rule-speakers-editor = La rédaction dit qui parle.

rule-figures-count = Un nombre et le nom qu’il compte : 26 cranes.
rule-figures-one = « One » là où il compte : one docker.
rule-figures-attributive = Un nombre joint à son nom : a 27-member crew.
rule-figures-shared-noun = Un nombre qui partage le nom du suivant : 102 and 21 ships.
rule-figures-money = Une somme d’argent.
rule-figures-percent = Pour cent ou points de pourcentage.
rule-figures-measure = Un nombre avec une unité de mesure : 12 kilometres.
rule-figures-fraction = Une part d’un tout, donnée en pour cent : half of them, two-thirds.
rule-figures-vague = Des dizaines, des centaines de milliers : le moins que le pluriel puisse vouloir dire.
rule-figures-age = L’âge de quelqu’un.
rule-figures-bare = Un nombre dont le nom est omis : raised the total to 230.
rule-figures-editor = La rédaction le dit.

rule-dates-whole = Une date complète : 4 September 2025.
rule-dates-month-day = Le jour et le mois ; l’année suit du temps du verbe et de ce qui est proche.
rule-dates-numeric = Une date en chiffres : 2025-09-04.
rule-dates-month-year = Un mois avec son année.
rule-dates-month = Un mois seul ; l’année suit du temps du verbe.
rule-dates-year = Une année.
rule-dates-decade = Une décennie : the 1990s.
rule-dates-century = Un siècle : the 19th century.
rule-dates-weekday = Un jour de la semaine seul ; la semaine suit du temps du verbe.
rule-dates-weekday-of = Un jour de la semaine avec sa semaine : next Thursday.
rule-dates-day-word = Aujourd’hui, hier ou demain, comptés du jour de la publication.
rule-dates-part-of-day = Une partie d’un jour, comptée du jour de la publication : last night.
rule-dates-period = Une semaine, un mois, un trimestre ou une année, comptés du jour de la publication : last month.
rule-dates-ago = Tant de temps avant le jour de la publication : two days ago.
rule-dates-anchored = Un jour compté du dernier jour nommé : the previous day.
rule-dates-quarter = Un trimestre ou un semestre.
rule-dates-season = Une saison : last summer.
rule-dates-holiday = Un jour qui a un nom.
rule-dates-clock = Une heure du jour.
rule-dates-vague = Aucun moment certain : now, recently.
rule-dates-editor = La rédaction dit quand c’était.

rule-people-title = Un titre ou une fonction avant le nom, un âge ou une fonction après, « who », ou une initiale.
rule-people-given-name = Le premier mot est un prénom courant, ou le nom fait ce que seuls font les gens.
rule-people-weak-cues = Le nom a dit quelque chose, son dernier mot revient seul plus loin, ou il revient dans trois articles : il en faut deux.
rule-people-against = Employé comme un lieu ou une chose, ou suivi d’autres mots d’un nom : cela parle contre une personne.

rule-wires-credit = Une agence est créditée dans la signature, au début ou à la fin du texte.
rule-wires-shared-words = La moitié du texte le plus court, et pas moins d’une quarantaine de mots, figure mot pour mot dans l’autre.

## Search

kind-tag = mot-clé
search = Rechercher
search-all = Tout
search-words = Mots
search-kind = Type
search-person = Personne
search-from = Du
search-to = Au
search-how = Tous les mots doivent être trouvés ; le dernier peut être un début de mot. Touches :
search-key-type = pour écrire
search-key-results = pour les résultats
search-key-again = pour recommencer
search-none = Aucun résultat.
search-found-one = { $n } résultat
search-found-few = { $n } résultats
search-found-many = { $n } de résultats
search-found-other = { $n } résultats
search-more = Plus de résultats
search-needs-scripts = La recherche demande JavaScript. Sans lui, il y a les listes :

## Who with whom

carried = Qui a repris les mots de qui
carried-about = Citations des personnes qui s’expriment le plus, par source.

## For search engines, where a page says nothing of itself

page-of-site = { $title }, dans « { $site } » : ce que disent plusieurs sources, chaque fois avec l’endroit.

## Strips of time

also-dated =
    { $count ->
        [one] { $count } phrase datée ou événement
       *[other] { $count } phrases datées et événements
    }
below-also-dated = au-dessous, les phrases datées et les événements, sur le temps qu’ils peuvent désigner

quotes-of = Citations · { $title }
editions-of = Éditions · { $title }
llms-about = Des articles de presse sur un même sujet, comparés : qui a dit quoi, dans quelle source et en quels termes. Les articles appartiennent à leurs éditeurs ; chaque page renvoie à l’original. Ce qui a été relevé dans les textes l’a été par des règles.
llms-pages = Pages
llms-quotes = qui a dit quoi, dans quelle source
llms-figures = chiffres que donnent plusieurs sources
llms-method = chaque règle, et ce qu’elle vaut
llms-feeds = Flux
llms-sitemap = Plan du site

## Éditions

editions = Éditions
kind-edition = édition
contents = Sommaire
since-last = Depuis : { $date }
new-articles = Nouveaux articles
newly-said = Nouvelles citations
said-in-other-words = Déjà cité, désormais en d’autres termes
longest-wording = la version la plus longue
wording-new = nouveau
wording-known = déjà cité
figures-now-differ = Chiffres qui divergent
new-people = Nommés pour la première fois
and-withheld = { $count ->
    [one] et une autre citation, dont ce site ne peut pas montrer les mots
   *[other] et { $count } autres citations, dont ce site ne peut pas montrer les mots
}
withdrawn = n’est plus dans l’article depuis le { $date }
beside-the-last = à côté de l’édition précédente
edition-changes = « { $title } » à côté de l’édition précédente
read-on-the-site = Lire cette édition sur le site

## Articles à plusieurs versions

changed-articles = Articles modifiés
changed-articles-description = Les articles dont l’éditeur a changé le texte, le dernier changement d’abord.
changed-articles-about = Les articles dont le texte était autre lorsqu’on l’a revu, le dernier changement d’abord. C’est le texte le plus récent qui est lu ici.
articles-that-changed =
    { $count ->
        [one] { $count } article a été modifié par son éditeur
       *[other] { $count } articles ont été modifiés par leurs éditeurs
    }
how-this-text-changed = Comment ce texte a changé
texts-count =
    { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
new-headline = nouveau titre
paragraphs-rewritten =
    { $count ->
        [one] { $count } paragraphe réécrit
       *[other] { $count } paragraphes réécrits
    }
paragraphs-new =
    { $count ->
        [one] { $count } nouveau paragraphe
       *[other] { $count } nouveaux paragraphes
    }
paragraphs-gone =
    { $count ->
        [one] { $count } paragraphe disparu
       *[other] { $count } paragraphes disparus
    }
rewritten = Réécrit
came = Nouveau
went = Disparu
pieces-paragraphs =
    { $count ->
        [one] { $count } paragraphe
       *[other] { $count } paragraphes
    }
pieces-quotations =
    { $count ->
        [one] { $count } citation
       *[other] { $count } citations
    }
pieces-figures =
    { $count ->
        [one] { $count } chiffre
       *[other] { $count } chiffres
    }
headline-then = Titre :
nothing-but-markup = rien que des espaces et du balisage
