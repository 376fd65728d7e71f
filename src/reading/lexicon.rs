//! The words that say what stands beside a name: folded, one list a job.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

/// A list of words, written as people write lists.
pub(super) type Words = LazyLock<HashSet<&'static str, FxBuildHasher>>;

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
    "abby alice alicia alison allison amanda amy angela angie ann anna annalena anne annie april ashley \
         audrey barbara becky beth betty beverly bonnie brenda brigitte carla carly carol caroline carolyn \
         catherine cathy cecile charlene charlotte chelsea cheryl christina christine cindy claire claudia \
         colleen condoleezza connie crystal cynthia danielle dawn debbie deborah debra denise diana donna \
         doris dorothy edith eleanor elena elizabeth ellen emily emma erica erin esther eva evelyn florence \
         frances gabrielle gail giorgia gloria grace gwen hannah heather heidi helen hillary holly huma \
         ingrid irene irina isabel ivanka jacqueline jane janet jeanne jenna jennifer jenny jessica jill \
         joan joanna joyce judith judy julia julie karen kate katherine kathleen kathryn kathy katie katrina \
         kelly kellyanne kimberly kirsten kristen kristin laura lauren leah lena linda lisa liz lois loretta \
         lori louise lucy madeleine marcia margaret maria marie marilyn marine marjorie marsha martha mary \
         maureen megan melania melanie melissa mette michele michelle mildred miriam molly monica myra nancy \
         naomi natalia nicole nikki nina norma olga olivia pamela patricia paula peggy penny phyllis \
         priscilla rachel rebecca rebekah renee rhonda rita roberta rosa roxanne ruth sally samantha sandra \
         sanna sarah sharon sheila shelly shirley sofia sonia sonya sophie stephanie sue susan suzanne \
         svetlana sylvia tammy tara tatiana teresa theresa tina ursula valerie vanessa vera veronica \
         victoria vivian wanda wendy yulia yvette yvonne zoe"
        .split_whitespace()
        .collect()
});
/// Given names that are mostly men's.
pub(super) static MALE_NAMES: Words = LazyLock::new(|| {
    "aaron adam alan albert alex alexander alexei allen alvin andrew andrii andriy anthony antonio \
         arnold arthur barack barry ben benjamin bernard bernie bill bob bobby boris brad bradley brandon \
         brent bret brett brian bruce bryan caleb carl carlos chad charles chris christian christopher chuck \
         clarence clifford craig curtis dan daniel danny darrell darren david dean dennis derek dmitry don \
         donald doug douglas drew duncan dustin dwight earl eddie edgar edward elliot elon emmanuel eric \
         erik ernest eugene evan felix francis francois frank fred frederick friedrich gary gavin gene \
         george gerald gilbert glen glenn gordon greg gregory hans harold harry harvey hector henry herbert \
         herman howard hugh hugo ian igor irving isaac ivan jack jacob james jan jared jason jeb jeff \
         jeffery jeffrey jens jeremy jerome jerry jim jimmy joe joel joey john johnny jon jonah jonathan \
         jorge jose joseph josh juan julian justin karl keenan keir keith ken kenneth kevin klaus kurt kyle \
         larry lars lawrence lee leon leonard leroy lewis lou louis lucas luis luke malcolm manuel marc \
         marco marcus mario mark martin marvin matt matthew max melvin michael micheal miguel mike milton \
         mitch mohammed nathan ned neil newt nicholas nick nicolas nigel norman olaf oleg oliver oscar \
         patrick paul pedro pete peter phil philip philippe pierre rahm ralph ramon randall randy raul ray \
         raymond recep reince richard rick ricky rob robert rodney roger roland ronald ross roy rudolph rudy \
         rupert russell ryan samuel scott sean sergei sergey seth sheldon sidney simon spencer stanley \
         stefan stephen steve steven stuart ted terry theodore thomas tim timothy todd tom tommy tony travis \
         trevor trey vernon victor viktor vincent vladimir volodymyr wade wallace walter warren wayne wesley \
         william xi"
        .split_whitespace()
        .collect()
});
