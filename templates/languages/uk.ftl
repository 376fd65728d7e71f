# Слова інтерфейсу українською. Що означають повідомлення, сказано в `en.ftl`.

## Words that are put together

colon = :
quote-open = «
quote-close = »
date-with-time = { $date }, { $time }
per-cent = { $number } %
and-more = і ще { $count }
none-yet = Поки що нічого.

## What there is

article = Стаття
event = Подія
articles = Статті
events = Події
figures = Цифри
mentions = Згадки
method = Метод
notes = Нотатки
people = Люди
quotes = Цитати
source = Джерело
sources = Джерела
tags = Теги
timeline = Хронологія
wire-copy = Тексти агентств
editors-notes = Нотатки редакції
kind-article = стаття
kind-event = подія
kind-note = нотатка
kind-person = особа
kind-source = джерело

articles-count =
    { $count ->
        [one] { $count } стаття
        [few] { $count } статті
       *[many] { $count } статей
    }
days-count =
    { $count ->
        [one] { $count } день
        [few] { $count } дні
       *[many] { $count } днів
    }
events-count =
    { $count ->
        [one] { $count } подія
        [few] { $count } події
       *[many] { $count } подій
    }
mentions-count =
    { $count ->
        [one] { $count } згадка
        [few] { $count } згадки
       *[many] { $count } згадок
    }
people-count =
    { $count ->
        [one] { $count } особа
        [few] { $count } особи
       *[many] { $count } осіб
    }
sentences-count =
    { $count ->
        [one] { $count } речення
        [few] { $count } речення
       *[many] { $count } речень
    }
sources-count =
    { $count ->
        [one] { $count } джерело
        [few] { $count } джерела
       *[many] { $count } джерел
    }
utterances-count =
    { $count ->
        [one] { $count } висловлювання
        [few] { $count } висловлювання
       *[many] { $count } висловлювань
    }
words-count =
    { $count ->
        [one] { $count } слово
        [few] { $count } слова
       *[many] { $count } слів
    }

sources-all-independent =
    { $count ->
        [one] { $count } джерело, незалежне, наскільки видно з текстів
        [few] { $count } джерела, усі незалежні, наскільки видно з текстів
       *[many] { $count } джерел, усі незалежні, наскільки видно з текстів
    }
sources-independent =
    { $count ->
        [one] { $count } джерело, з них незалежних: { $independent }
        [few] { $count } джерела, з них незалежних: { $independent }
       *[many] { $count } джерел, з них незалежних: { $independent }
    }

## Every page

skip = Перейти до змісту
main = Головне меню
theme-auto = Кольори, як на пристрої
theme-light = Світлі кольори
theme-dark = Темні кольори
published-by = Видає { $name }.
belongs-to-publishers = Статті належать їхнім видавцям; перейдіть за посиланнями, щоб прочитати їх повністю.
atom-feed = Стрічка Atom
made-with = Зроблено за допомогою briefing
pages = Сторінки
page-number = Сторінка { $number }
previous-page = Попередня сторінка
next-page = Наступна сторінка
before-and-after = До і після
before = До
after = Після
page-not-found = Сторінку не знайдено
not-found = За цією адресою нічого немає. Можливо, сторінку перенесено; спробуйте тут:
overview = Огляд
go-to-paragraph = Перейти до абзацу
copy-citation = Скопіювати посилання на джерело
citation = { $by }«{ $title }», { $source }, { $date }, абзац { $paragraph }, { $url }
citation-by = { $authors }:
copied = Скопійовано
copy-failed = Браузер не дає цій сторінці копіювати
page-moved = Цю сторінку перенесено:

## The overview

what-is-new = Нове
no-articles = Статей ще немає. Покладіть першу до { $folder }.
all-articles = Усі статті
all-figures = Усі цифри, які наводять кілька джерел
all-people = Усі люди
all-quotes = Усі цитати
sources-disagree = У чому джерела розходяться
most-quoted = Кого цитують найбільше
people-by-articles = Люди за кількістю статей
sources-by-articles = Джерела за кількістю статей
who-wrote-when = Хто коли писав
articles-by-source-and-day = Статті за джерелами та днями
articles-by-date = Статті за датами

## Charts, for those who cannot see them

chart-articles = Статті: { $total }, з { $first } до { $last }
chart-mentions = Згадки: { $total }, з { $first } до { $last }

## Articles

updated = оновлено
filed-from = { $place }
with-copy-from = з матеріалами { $agencies }
read-original = Читати оригінал: { $source }
link-only = З цього джерела подано лише заголовок і посилання. Знайдене в тексті стоїть із номером свого абзацу.
excerpt-of =
    { $words ->
        [one] Уривок: { $shown } з { $words } слова. Знайдене в решті тексту стоїть із номером свого абзацу.
        [few] Уривок: { $shown } з { $words } слів. Знайдене в решті тексту стоїть із номером свого абзацу.
       *[many] Уривок: { $shown } з { $words } слів. Знайдене в решті тексту стоїть із номером свого абзацу.
    }
people-in-article = Люди в цій статті
in-paragraphs = в
named-by-editors-here = зазначено редакцією
events-it-reports = Події, про які в ній ідеться
paragraph = Абзац { $number }
found-in-paragraph = Знайдено в абзаці { $number }

withheld-text = { $words }
withheld-caption = Підпис до фото, { $words }
withheld-heading = Підзаголовок, { $words }
withheld-table = Таблиця, { $words }
withheld-code = Код, { $words }
more-words =
    { $count ->
        [one] [… ще { $count } слово]
        [few] [… ще { $count } слова]
       *[many] [… ще { $count } слів]
    }
also-here = Також тут:
original = оригінал

same-text = Походить від того самого тексту
all-shared-texts = Усі спільні тексти
words-in-common =
    { $count ->
        [one] { $count } спільне слово
        [few] { $count } спільні слова
       *[many] { $count } спільних слів
    }
here = тут
there = там
and-more-passages =
    { $count ->
        [one] і ще { $count } уривок
        [few] і ще { $count } уривки
       *[many] і ще { $count } уривків
    }
linked-from = Сюди посилаються

## Findings

found-in-text = Знайдено в тексті
figure = цифра
figure-from = від
date = дата
words-not-shown = слів не показано
quotation-not-shown = Слів тут не показано: цей сайт може показати лише частину цієї статті.
embedded-expired = (більше не опубліковано)
how-known = Звідки це відомо
rule = Правило
with-confidence-high = , певність висока
with-confidence-medium = , певність середня
with-confidence-low = , певність низька
found-by-rules = Знайдено за правилами, без людського судження:
how-and-how-well = як і наскільки добре

quotation-direct = пряма мова
quotation-fragment = частково
quotation-term = термін
quotation-indirect = переказ
through = через
through-spokesperson = через речника або речницю
as = як
for = від імені
speaker-not-determined = мовця не встановлено

figure-number = { $number } { $unit }
figure-range = від { $number } до { $to } { $unit }
given-by = Наводить
given-as-about = подано як «близько»
given-as-at-least = подано як «щонайменше»
given-as-at-most = подано як «щонайбільше»
given-as-nearly = подано як «майже»

## Times that are no year, month or day

time-before = деякий час перед тим
time-then = на той час
time-after = деякий час по тому
time-spring = весна { $year }
time-summer = літо { $year }
time-autumn = осінь { $year }
time-winter = зима { $year }
time-half-1 = перше півріччя { $year }
time-half-2 = друге півріччя { $year }
time-quarter-1 = перший квартал { $year }
time-quarter-2 = другий квартал { $year }
time-quarter-3 = третій квартал { $year }
time-quarter-4 = четвертий квартал { $year }
time-week = { $week }-й тиждень { $year }
time-weekend = вихідні { $week }-го тижня { $year }
time-years = { $year }-ті роки
time-financial-year = фінансовий рік { $year }

## Quotations

quotes-description = Хто що сказав, у якому джерелі та якими словами.
said = Сказано
said-by = { $name }: сказане
said-on = Сказане { $date }
said-about = { $name }: що кажуть інші
all-utterances =
    { $count ->
        [one] Усі висловлювання ({ $count })
        [few] Усі висловлювання ({ $count })
       *[many] Усі висловлювання ({ $count })
    }
perhaps-said = Можливо, сказано
perhaps-said-notice = Хто це каже, не встановлено. Слабке правило вказує на таку особу: { $name }; воно часто помиляється.
longest-first = найдовший варіант спочатку
left-out = [пропущено:
only-here = [лише тут:
difference-none = слово в слово те саме
difference-out =
    { $out ->
        [one] пропускає { $out } слово
        [few] пропускає { $out } слова
       *[many] пропускає { $out } слів
    }
difference-new =
    { $new ->
        [one] має на { $new } слово більше
        [few] має на { $new } слова більше
       *[many] має на { $new } слів більше
    }
difference-both =
    { $out ->
        [one] { $new ->
            [one] пропускає { $out } слово, має { $new } інше
            [few] пропускає { $out } слово, має { $new } інші
           *[many] пропускає { $out } слово, має { $new } інших
        }
        [few] { $new ->
            [one] пропускає { $out } слова, має { $new } інше
            [few] пропускає { $out } слова, має { $new } інші
           *[many] пропускає { $out } слова, має { $new } інших
        }
       *[many] { $new ->
            [one] пропускає { $out } слів, має { $new } інше
            [few] пропускає { $out } слів, має { $new } інші
           *[many] пропускає { $out } слів, має { $new } інших
        }
    }
utterances-on-days = { $utterances } за { $days }.
named-as-speakers =
    { $count ->
        [one] Названо { $count } особу, яка їх каже.
        [few] Названо { $count } особи, які їх кажуть.
       *[many] Названо { $count } осіб, які їх кажуть.
    }
figures-in-several = Цифри, які наводять кілька джерел
in-several-sources = У кількох джерелах
who-says-most = Хто говорить найбільше
nobody-yet = Поки що ніхто.
more-speakers =
    { $count ->
        [one] і ще { $count }, зі сторінки самої особи
        [few] і ще { $count }, кожна зі сторінки самої особи
       *[many] і ще { $count }, кожна зі сторінки самої особи
    }
by-day = За днями
earlier = Раніше
everything-on = { $name }: усе на сайті
filters = Фільтри цієї сторінки
filter-kind = Як передано
filter-day = День
filter-who = Хто каже
filtered = Показано { $shown } з { $all } на цій сторінці

## Figures

figures-description = Цифри, які наводять кілька джерел, поруч.
figures-about = Цифри про те саме, які наводить більш ніж одне джерело, поруч.
no-figures = Поки що жодна цифра не стоїть більш ніж в одному джерелі.
relation-agree = джерела збігаються
relation-compatible = подано по-різному, і все може бути правильним
relation-differ = джерела розходяться
relation-changed = у різні дні різні
to-first-agree = та сама
to-first-compatible = узгоджується з першою
to-first-differ = відрізняється від першої
to-first-changed = інша, в інший час
to-other-differ = відрізняється від { $words } ({ $source })
to-other-changed = інша, ніж { $words } ({ $source }), в інший час

## Wire copy

wires-description = Статті, що походять від одного тексту, за словами, які в них спільні.
wires-about = Статті, що походять від одного тексту, за власними словами, які в них спільні. Якщо кілька джерел подають той самий текст, вони рахуються як одне.
copy-from = Текст: { $agency }
copy-from-nobody = Один текст, агентства не названо
no-wires = Жодні дві статті не мають стільки спільних власних слів, щоб походити від одного тексту.

## People

found-not-confirmed = Знайдено, не підтверджено.
unconfirmed = Статті називають цю особу; редакція не сказала, хто це. Щоб підтвердити, створіть { $file }; «{ $command }» показує всіх, кого знайдено.
no-file = Названо в статтях; редакція не веде файлу про цю особу.
spellings = Написання
surname = Прізвище
spelling = Написання
on-file-as = У картотеці як:
taken-for-same = Вважаються тією самою особою
no-editor-said-so = Редакція цього не казала; сказав би псевдонім у файлі особи.
named-by-editors = Зазначено редакцією
former = (у минулому)
who-about-whom = Хто що про кого каже
talk-about = Про кого: { $name }
talk-by = Хто каже: { $name }
talk-counted = Цитати, у яких названо іншу особу, з найновішими абзацами.
spelled-by-source = Згадки за джерелом і написанням
all-spellings = Усі написання з їхніми джерелами
offices-over-time = Посади в часі
office-on-file = у файлі
person = Особа
mentions-over-time = Згадки в часі
together-with = Згадано разом із

reason-another = через інше написання
reason-equal = те саме ім’я
reason-accents = те саме, крім діакритики, великих літер чи розділових знаків
reason-transliteration = те саме за іншими правилами транслітерації
reason-script = те саме іншим письмом
reason-order = ті самі слова в іншому порядку
reason-spaces = ті самі літери з іншими пробілами
reason-middle-name = пропущено друге ім’я чи ініціал
reason-short = { $one } — коротка форма імені { $other }
reason-forms = { $one } і { $other } — одне ім’я
reason-initial = ініціал замість імені
reason-vowels = те саме, крім голосних і подвоєних літер
reason-letters = відрізняється одна літера
reason-longer = одне має на ім’я більше

named-together = Кого з ким називають
network-about = Люди, яких називають ті самі статті. Що більше статей, то товща лінія.
network-pair = Двоє людей
network-empty = Поки що жодна стаття не називає двох людей.

## Sources

owned-by = власник: { $owner }
covered-here = Охоплено тут
published-whole = Опубліковано повністю.
published-as-links = Подано заголовком і посиланням.
published-as-excerpts = Опубліковано уривками.
words-shown =
    { $words ->
        [one] Цей сайт показує { $shown } з { $words } слова.
        [few] Цей сайт показує { $shown } з { $words } слів.
       *[many] Цей сайт показує { $shown } з { $words } слів.
    }
agency-copy = Матеріали агентств
with-agency-credit =
    { $articles ->
        [one] Із зазначенням агентства: { $count } з { $articles } статті.
        [few] Із зазначенням агентства: { $count } з { $articles } статей.
       *[many] Із зазначенням агентства: { $count } з { $articles } статей.
    }
with-shared-text =
    { $articles ->
        [one] З текстом, який є і в інших джерел: { $count } з { $articles } статті.
        [few] З текстом, який є і в інших джерел: { $count } з { $articles } статей.
       *[many] З текстом, який є і в інших джерел: { $count } з { $articles } статей.
    }
whom-it-quotes = Кого цитує
people-it-writes-about = Про кого пише

## The timeline

timeline-about = Дні, місяці й роки, у яких щось є.
all-events = Усі події з власною сторінкою
sentences-of-day = Речення, датовані цим днем
sentences-of-month = Речення, датовані цим місяцем
sentences-of-year = Речення, датовані цим роком
sentences-about = Що, за словами статей, тоді сталося чи станеться. Подій із цього не утворено. Знайдено за правилами:
dated = Датовано
more-on-day = і ще { $count } цього дня
nothing-dated = Поки що нічого не датовано.
day-not-known = (день невідомий)
month-not-known = (місяць невідомий)
with-people = За участю:
reported-in = Повідомляють:

## The method

method-description = Як знаходять цитати, цифри та дати і наскільки добре.
method-about = Цитати, мовців, цифри, дати й людей знайдено за правилами, які кожен може перевірити. Кожна знахідка веде до абзацу, з якого її прочитано, і називає своє правило. Чого правило сказати не може, те «не встановлено».
method-corrections = Хибне виправляє редакція: у файлі статті або в нотатці. Виправлення сильніше за будь-яке правило.

method-how-sure = Наскільки певно
confidence-high = Висока
confidence-medium = Середня
confidence-low = Низька
confidence-means-high = Майже завжди правильно. Так і сказано.
confidence-means-medium = Здебільшого правильно. Так і сказано, та варто глянути, де це важливо.
confidence-means-low = Краще за здогад, але не досить добре, щоб казати: сайт пише «не встановлено».

method-how-well = Наскільки добре
measurements = Вимірювання
not-measured = У цій версії не виміряно.
measured-finding = Знахідка
measured-texts = Тексти
measured-measure = Міра
measured-result = Результат
finding-quotations = Цитати
finding-speakers = Мовці
finding-indirect = Непряма мова
finding-people = Люди
finding-dates = Дати
finding-figures = Цифри
finding-spellings = Написання
finding-wires = Тексти агентств
corpus-news = PolNeAR dev, 84 статті семи видавців із США
corpus-all-news = PolNeAR, 924 статті
corpus-wikinews = MEANTIME, 120 статей Вікіновин
corpus-names = name_bench, 548 пар імен
measure-found = знайдено з того, що позначили люди
measure-found-and-resolved = знайдено й визначено, F1
measure-right = правильно з того, що подано
measure-right-of-speakers = правильно з усіх цитат із мовцем
measure-right-if-high-or-medium = правильно там, де певність правила висока або середня
measure-share-high-or-medium = частка цитат із таким правилом
measure-right-if-high = правильно там, де певність правила висока
measure-with-proposed = F1 разом із тим, що лише запропоновано
measure-right-if-merged = правильно з того, що об’єднано без запитання
measure-credits-found = знайдено зазначень із 75 статей, які їх мають

method-limits = Чого правила не можуть
limit-english = Правила читають лише англійську. Статті іншими мовами не мають тут цитат, цифр чи дат.
limit-marks = Слова в лапках — менша частина того, що статті приписують комусь. Більшість переказано словами самих статей, і багато з цього не знайдено.
limit-events = Подій не вигадано. Датоване речення — це речення з датою; події — те, що оголошує редакція.
limit-independence = «Незалежні» джерела — це ті, що лишаються, коли джерела з тим самим текстом або з матеріалом того самого агентства рахувати за одне. Текст, переказаний іншими словами, не розпізнається; два джерела могли запитати ту саму людину.
limit-truth = Цитата — це те, що, за словами статті, хтось сказав. Чи було це сказано — інше питання.
limit-shown = Зі статей, які не можна показати повністю, цитату показано обсягом до { $quote } слів, інші знахідки — з { $context } словами довкола, а все разом з уривком — до { $share } відсотків тексту. Решту знайдено й не показано.

method-speakers = Хто каже цитату
method-figures = Цифри
method-dates = Дати
method-people = Люди без файлу
method-wires = Тексти агентств

method-about-speakers = Слова в лапках знаходять за лапками; слова без них — за дієсловом мовлення та його підметом. Мовець — той, кого називають слова довкола, а особа цього сайту — лише якщо це ім’я людини, займенник або посада, що ведуть до неї.
method-about-figures = Цифра — це число з тим, що воно рахує чи вимірює, і зі словами, які кажуть, наскільки воно точне. Цифри кількох джерел стоять поруч лише тоді, коли одиниця чи іменник і кілька слів довкола ті самі.
method-about-dates = Слова, що кажуть коли, визначено від дня публікації та часу дієслова. Речення, дата якого відома досить добре, стоїть у хронології під цією датою. Воно лишається реченням: події з нього не утворено.
method-about-people = Той, кого редакція не називає, має сторінку, якщо ознаки всіх статей разом кажуть, що це ім’я людини. Два написання об’єднано лише там, де вони однакові, крім діакритики, великих літер, порядку, транслітерації, другого імені чи короткої форми імені; кожна сторінка каже, які саме й чому.
method-about-wires = Статті походять від одного тексту, якщо в них стільки спільних власних слів, без цитат, що випадок цього не пояснює; або якщо вони зазначають агентство.

rule-speakers-after-subject-verb = Мовець і дієслово мовлення стоять одразу після слів: “…,” Feld said.
rule-speakers-after-verb-subject = Дієслово мовлення і мовець стоять одразу після слів: “…,” said Feld.
rule-speakers-subject-after = Слова закінчуються комою, а ім’я з якимось дієсловом стоїть одразу після: “…,” quipped Feld.
rule-speakers-according-to = Слова подано з «according to» та мовцем.
rule-speakers-before-touching = Мовець і дієслово мовлення стоять одразу перед словами: Feld said “…”.
rule-speakers-before-colon = Речення називає мовця і закінчується двокрапкою: Feld said in Port Alder: “…”.
rule-speakers-before-comma = Спершу мовець і дієслово мовлення, потім кома перед словами.
rule-speakers-in-sentence = Дієслово мовлення з підметом стоїть раніше в реченні: Feld said the plan was “…”.
rule-speakers-in-sentence-about = Дієслово, що каже щось про щось, стоїть раніше: Feld called it “…”.
rule-speakers-closing-tag = Речення закінчується мовцем: The plan was “…” from the start, Feld said.
rule-speakers-shared-subject = Підмет речення спершу робить щось інше: Feld rose, saying “…”.
rule-speakers-possessor = Стаття називає це чиїмись словами: Feld’s remark that “…”.
rule-speakers-same-sentence = Мовець попередньої цитати в тому самому реченні.
rule-speakers-same-paragraph = Мовець попередньої цитати в тому самому абзаці.
rule-speakers-tag-of-next = Мовець наступної цитати.
rule-speakers-colon-paragraph = Попередній абзац називає мовця і закінчується двокрапкою.
rule-speakers-next-paragraph = Абзац — сама лише цитата і йде за абзацом із мовцем.
rule-speakers-name-colon = Перед словами стоять ім’я і двокрапка: Feld: “…”.
rule-speakers-interview-line = Рядок інтерв’ю чи дебатів починається з імені мовця.
rule-speakers-signature = Ім’я стоїть під словами, після тире.
rule-speakers-sentence-before = Дієслово мовлення з підметом стоїть у попередньому реченні.
rule-speakers-subject-of-sentence = Підмет речення, у якому стоять слова, хай що він робить.
rule-speakers-subject-before = Підмет попереднього речення, хай що він робить.
rule-speakers-paragraph-before = Дієслово мовлення з підметом стоїть у попередньому абзаці.
rule-speakers-last-speaker = Хто говорив останнім, якщо ніщо не каже більше: здогад.
rule-speakers-indirect-before = Слова без лапок після дієслова мовлення: Feld said that ….
rule-speakers-indirect-after = Слова без лапок перед дієсловом мовлення: …, Feld said.
rule-speakers-editor = Хто говорить, каже редакція.

rule-figures-count = Число та іменник, який воно рахує: 26 cranes.
rule-figures-one = «One» там, де воно рахує: one docker.
rule-figures-attributive = Число, поєднане з іменником: a 27-member crew.
rule-figures-shared-noun = Число, що має спільний іменник із наступним: 102 and 21 ships.
rule-figures-money = Сума грошей.
rule-figures-percent = Відсотки або відсоткові пункти.
rule-figures-measure = Число з одиницею виміру: 12 kilometres.
rule-figures-fraction = Частина цілого, подана у відсотках: half of them, two-thirds.
rule-figures-vague = Десятки, сотні тисяч: найменше, що може означати множина.
rule-figures-age = Чийсь вік.
rule-figures-bare = Число, іменник якого пропущено: raised the total to 230.
rule-figures-editor = Так каже редакція.

rule-dates-whole = Повна дата: 4 September 2025.
rule-dates-month-day = День і місяць; рік випливає з часу дієслова і з того, що поруч.
rule-dates-numeric = Дата цифрами: 2025-09-04.
rule-dates-month-year = Місяць із роком.
rule-dates-month = Сам місяць; рік випливає з часу дієслова.
rule-dates-year = Рік.
rule-dates-decade = Десятиліття: the 1990s.
rule-dates-century = Століття: the 19th century.
rule-dates-weekday = Сам день тижня; тиждень випливає з часу дієслова.
rule-dates-weekday-of = День тижня з тижнем: next Thursday.
rule-dates-day-word = Сьогодні, вчора чи завтра від дня публікації.
rule-dates-part-of-day = Частина дня від дня публікації: last night.
rule-dates-period = Тиждень, місяць, квартал чи рік від дня публікації: last month.
rule-dates-ago = Стільки часу до дня публікації: two days ago.
rule-dates-anchored = День від дня, названого останнім: the previous day.
rule-dates-quarter = Квартал або півріччя.
rule-dates-season = Пора року: last summer.
rule-dates-holiday = День, що має назву.
rule-dates-clock = Година дня.
rule-dates-vague = Непевний час: now, recently.
rule-dates-editor = Коли це було, каже редакція.

rule-people-title = Титул чи посада перед іменем, вік чи посада після, «who» або ініціал.
rule-people-given-name = Перше слово — поширене ім’я, або ім’я робить те, що роблять лише люди.
rule-people-weak-cues = Ім’я щось сказало, його останнє слово далі вжито окремо, або воно повторюється в трьох статтях: потрібні дві з цих ознак.
rule-people-against = Вжито як місце чи річ, або далі йдуть ще слова назви: це проти особи.

rule-wires-credit = Агентство зазначено в підписі, на початку чи наприкінці тексту.
rule-wires-shared-words = Половина коротшого тексту, і не менше десь сорока слів, стоїть слово в слово в іншому.

## Search

kind-tag = мітка
search = Пошук
search-all = Усе
search-words = Слова
search-kind = Вид
search-person = Особа
search-from = Від
search-to = До
search-how = Мають бути знайдені всі слова; останнє може бути початком слова. Клавіші:
search-key-type = писати
search-key-results = до результатів
search-key-again = почати знову
search-none = Нічого не знайдено.
search-found-one = { $n } результат
search-found-few = { $n } результати
search-found-many = { $n } результатів
search-found-other = { $n } результату
search-more = Більше результатів
search-needs-scripts = Для пошуку потрібен JavaScript. Без нього є переліки:

## Who with whom

carried = Хто передав чиї слова
carried-about = Цитати людей, які говорять найбільше, за джерелами.

## For search engines, where a page says nothing of itself

page-of-site = { $title }, у «{ $site }»: що кажуть кілька джерел, щоразу з місцем.

## Strips of time

also-dated =
    { $count ->
        [one] { $count } датоване речення чи подія
        [few] { $count } датовані речення й події
        [many] { $count } датованих речень і подій
       *[other] { $count } датованого речення й події
    }
below-also-dated = нижче датовані речення й події, над часом, який вони можуть означати

quotes-of = Цитати · { $title }
editions-of = Випуски · { $title }
llms-about = Статті преси на одну тему, порівняні між собою: хто що сказав, у якому джерелі та якими словами. Статті належать своїм видавцям; кожна сторінка веде до оригіналу. Усе знайдене в текстах знайшли правила.
llms-pages = Сторінки
llms-quotes = хто що сказав, у якому джерелі
llms-figures = числа, які наводять кілька джерел
llms-method = кожне правило і наскільки воно надійне
llms-feeds = Стрічки
llms-sitemap = Мапа сайту

## Випуски

editions = Випуски
kind-edition = випуск
contents = Зміст
since-last = Відтоді: { $date }
new-articles = Нові статті
newly-said = Нові цитати
said-in-other-words = Цитовано раніше, тепер іншими словами
longest-wording = найдовший варіант
wording-new = нове
wording-known = цитовано раніше
figures-now-differ = Числа, що розходяться
new-people = Названі вперше
and-withheld = { $count ->
    [one] і ще { $count } цитата, слів якої тут не можна показати
    [few] і ще { $count } цитати, слів яких тут не можна показати
   *[other] і ще { $count } цитат, слів яких тут не можна показати
}
withdrawn = у статті цього немає з { $date }
beside-the-last = поряд із попереднім випуском
edition-changes = «{ $title }» поряд із попереднім випуском
read-on-the-site = Читати цей випуск на сайті

## Статті з кількома версіями

changed-articles = Змінені статті
changed-articles-description = Статті, текст яких змінили видавці, остання зміна спершу.
changed-articles-about = Статті, текст яких при повторному перегляді виявився іншим, остання зміна спершу. Тут прочитано найновіший текст.
articles-that-changed =
    { $count ->
        [one] { $count } статтю змінив видавець
        [few] { $count } статті змінили видавці
        [many] { $count } статей змінили видавці
       *[other] { $count } статті змінили видавці
    }
how-this-text-changed = Як змінився цей текст
texts-count =
    { $count ->
        [one] { $count } версія
        [few] { $count } версії
        [many] { $count } версій
       *[other] { $count } версії
    }
new-headline = новий заголовок
paragraphs-rewritten =
    { $count ->
        [one] { $count } переписаний абзац
        [few] { $count } переписані абзаци
        [many] { $count } переписаних абзаців
       *[other] { $count } переписаного абзацу
    }
paragraphs-new =
    { $count ->
        [one] { $count } новий абзац
        [few] { $count } нові абзаци
        [many] { $count } нових абзаців
       *[other] { $count } нового абзацу
    }
paragraphs-gone =
    { $count ->
        [one] { $count } вилучений абзац
        [few] { $count } вилучені абзаци
        [many] { $count } вилучених абзаців
       *[other] { $count } вилученого абзацу
    }
rewritten = Переписане
came = Нове
went = Вилучене
pieces-paragraphs =
    { $count ->
        [one] { $count } абзац
        [few] { $count } абзаци
        [many] { $count } абзаців
       *[other] { $count } абзацу
    }
pieces-quotations =
    { $count ->
        [one] { $count } цитата
        [few] { $count } цитати
        [many] { $count } цитат
       *[other] { $count } цитати
    }
pieces-figures =
    { $count ->
        [one] { $count } число
        [few] { $count } числа
        [many] { $count } чисел
       *[other] { $count } числа
    }
headline-then = Заголовок:
nothing-but-markup = лише пробіли та розмітка
