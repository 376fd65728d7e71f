//! The words that say what stands beside a name: folded, one list a job.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A list of words, written as people write lists.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

/// Words that stand before surnames without being part of a name; each may be an office.
pub(super) static HONORIFICS: Words = LazyLock::new(|| {
    "mr mrs ms miss mx dr prof professor sir dame lord lady president premier chancellor minister \
         secretary senator sen congressman congresswoman representative rep governor gov mayor ambassador \
         envoy general gen colonel col captain capt admiral judge justice chief chairman chairwoman chair \
         director commissioner leader taoiseach tanaiste spokesman spokeswoman spokesperson king queen \
         prince princess pope sheikh ayatollah sergeant officer councillor deputy attorney speaker"
        .split(' ')
        .collect()
});
/// Words that open a sentence or join names, and so say nothing about the name after them.
pub(super) static NEUTRAL: Words = LazyLock::new(|| {
    "about against between down every former key many maybe never out some stop team thing top up via \
         whatever a after again all also although and another any as asked at because before both but by \
         can could despite did do does during earlier even for from had has have he her his how however \
         if in into is it its later like meanwhile most no nor not now of on once only or our over said \
         says she should since so still than that the their then there they this though through to today \
         tonight under unlike until was we were what when where whether while who why will with without \
         would yesterday yet"
        .split(' ')
        .collect()
});
/// Days, and those months that are nobody's given name.
pub(super) static DAYS_AND_MONTHS: Words = LazyLock::new(|| {
    "monday tuesday wednesday thursday friday saturday sunday january february march july september \
         october november"
        .split(' ')
        .collect()
});
/// Days and months.
pub(super) static CALENDAR: Words = LazyLock::new(|| {
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june \
         july august september october november december"
        .split(' ')
        .collect()
});
/// Short words in capitals that stand before names in the news: "US Trump", "PM Starmer".
pub(super) static ACRONYMS: Words = LazyLock::new(|| {
    "us usa uk eu un uae pm mp mep mps ceo cfo snp dup gop cdu csu spd afd nato bbc cnn".split(' ').collect()
});
/// What makes the name before it a firm's.
pub(super) static COMPANIES: Words =
    LazyLock::new(|| "ag se sa plc llc ltd inc corp co gmbh nv spa".split(' ').collect());
/// Words that belong to the surname after them: "von der Leyen".
pub(super) static PARTICLES: Words = LazyLock::new(|| {
    "von van der den de del della da di la le du dos das do bin ibn ben al el ten ter zu zum st"
        .split(' ')
        .collect()
});
/// Words that make a name the son's or the grandson's.
pub(super) static SUFFIXES: Words = LazyLock::new(|| "jr jr. sr sr. ii iii iv junior".split(' ').collect());
/// Words that are in every sentence, and so say nothing about what it is about.
static COMMON: Words = LazyLock::new(|| {
    "a about after all also am an and any are as at be been before being but by can could did do does doing don \
         down for from get go going got had has have he her here him his how i if in into is isn it its just ll me \
         more most my no not of on or our out over re s say says said she should so some such t than that the \
         their them then there these they this those to too up us ve very was we were what when where which \
         while who why will with would you your"
        .split(' ')
        .collect()
});

/// Whether a folded word is in every sentence, and so says nothing about what it is about.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}
/// Given names that are mostly women's.
pub(super) static FEMALE_NAMES: Words = LazyLock::new(|| {
    "angela ann anna anne annalena barbara betty brigitte carly carol caroline catherine charlotte christine claire \
         deborah diana donna dorothy elena elizabeth emily emma eva florence giorgia hannah heather helen hillary \
         ingrid irina ivanka jane janet jennifer jessica joan joyce julia karen kate katherine kathleen kelly kimberly laura linda lisa louise lucy margaret maria marie marine martha mary megan melania melissa \
         mette michelle monica nancy natalia nicole nikki olga olivia pamela patricia rachel rebecca roberta ruth \
         sandra sanna sarah sharon sofia sonia sophie stephanie susan svetlana tatiana theresa ursula valerie \
         vera victoria yulia yvette"
        .split_whitespace()
        .collect()
});
/// Given names that are mostly men's.
pub(super) static MALE_NAMES: Words = LazyLock::new(|| {
    "aaron adam alan albert alexander alexei andrew andrii andriy anthony antonio barack ben benjamin bernie bill \
         bob boris brian bruce carl carlos charles christopher daniel david dennis dmitry donald douglas edward \
         emmanuel eric francis francois frank frederick friedrich gary george gordon gregory hans harold harry \
         henry igor ivan jack jacob james jan jason jeff jeffrey jens jeremy jerry jim joe john jonathan jose \
         joseph josh juan karl keir keith kenneth kevin klaus lars lawrence luis marco mario mark martin matthew \
         michael micheal mike mitch mohammed nicholas nicolas nigel olaf oleg oliver patrick paul pedro peter \
         philip philippe pierre raymond recep richard robert roger ronald rudy ryan samuel scott sean sergei \
         sergey simon stefan stephen steve steven ted terry thomas tim timothy tom tony viktor vladimir \
         volodymyr walter wayne william xi"
        .split_whitespace()
        .collect()
});
