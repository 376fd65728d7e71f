//! Short forms of given names, and given names that are one name in two languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

/// A given name and what it is shortened to.
const SHORT: &str = "alexander alex sasha sandy aleksandr xander|alexandra alex sandra sasha|albert al bert|alfred al fred|\
    andrew andy drew|anthony tony|arthur art|barbara barb|barack barry|benjamin ben benny bibi|bernard bernie|\
    bernadette bernie|bradley brad|catherine cathy kate kathy|charles charlie chuck|christine chris christy tina|\
    christina chris tina|christopher chris kit|cynthia cindy|daniel dan danny|david dave|deborah debbie deb|\
    dennis denny|donald don donnie|dorothy dot dottie|douglas doug|edward ed eddie ted teddy|edmund ed|elizabeth liz \
    beth betty eliza lisa betsy|emily em|eugene gene|evgeny zhenya|florence flo|francis frank|francisco paco pancho|\
    franklin frank|frederick fred freddie|gabriel gabe|gabrielle gaby|geoffrey geoff|gerald gerry jerry|gregory greg|\
    harold harry hal|henry hank harry|howard howie|isabella bella|jacob jake|jacqueline jackie|james jim jimmy jamie|\
    janet jan|jeffrey jeff|jennifer jen jenny|jeremiah jeremy jerry|jessica jess|joel joe|john jack johnny jon|jonathan \
    jon johnny|joseph joe joey|joshua josh|judith judy|katherine kate kathy katie kathryn|kenneth ken kenny|kimberly \
    kim|lawrence larry|leonard len leo lenny|leslie les|louis lou|madeleine maddie|margaret maggie meg peggy|martha \
    patty|martin marty|matthew matt|maxwell max|maximilian max|melissa mel|michael mike mick mickey misha|mikhail \
    misha|mitchell mitch|nancy nan|natalia natasha|nathaniel nate nathan|nicholas nick nicky|nicole nicky|oliver \
    ollie|pamela pam|patricia pat patty trish|patrick pat paddy|peter pete|philip phil|rachel rae|raymond ray|\
    rebecca becky|richard dick rick rich ricky|robert bob bobby rob robbie|roberta bobbie|ronald ron ronnie|rudolph \
    rudy|russell russ|samuel sam|samantha sam|sergei seryozha|stanley stan|stephen steve|steven steve|susan sue \
    suzie|suzanne sue|terence terry|theodore ted teddy theo|theresa terry tess|thomas tom tommy|timothy tim|victor \
    vic|victoria vicky|vincent vince|virginia ginny|vladimir volodya vova|walter walt|wesley wes|wilhelm willi|\
    william bill billy will willie liam|winston winnie|yekaterina katya|zachary zach zack|hillary hill|condoleezza \
    condi|jose pepe|ignacio nacho|guadalupe lupe|dolores lola|mohammed mo";

/// Forms of one name in several languages or alphabets.
const FORMS: &str = "muhammad mohammed mohamed mohammad muhammed mohamad mohamat mohd mahomed|ahmad ahmed ahmet|\
    hussein hussain husayn husein hossein huseyin|hasan hassan|yusuf youssef yousef yousuf yusef|omar umar omer|\
    osama usama|abdullah abdallah abdulla|ibrahim ebrahim|khalid khaled|saeed said sayeed saed|mahmud mahmoud mahmood|\
    volodymyr vladimir uladzimir wladimir|oleksandr aleksandr alexander aliaksandr|oleksiy aleksey alexei oleksii|\
    dmytro dmitry dmitri dimitri|mykola nikolai nikolay|serhiy sergei sergey serhii|andriy andrei andrey andrii|\
    mykhailo mikhail|kateryna ekaterina yekaterina|olena elena yelena|pavlo pavel|petro pyotr petr|yevhen yevgeny \
    evgeny evgeni|oleh oleg|ihor igor|hryhoriy grigory|iryna irina|vasyl vasily|yuriy yuri yury|kostiantyn \
    konstantin|tetiana tatiana tatyana|mikhail mikhael|bashar bachar|moammar muammar moammer|saad sad";

/// What a word is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    /// The first is a short form of the second.
    Short,
    /// Both are forms of one name.
    Form,
}

struct Table {
    /// The numbers of the rows that a word stands in; true where it heads a row of short forms.
    rows: HashMap<&'static str, Vec<(u16, bool)>, FxBuildHasher>,
    /// Rows from here on are forms of one name.
    forms: u16,
    /// What stands for a word and everything that it may be a form of.
    groups: HashMap<&'static str, u16, FxBuildHasher>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut rows: HashMap<&'static str, Vec<(u16, bool)>, FxBuildHasher> = HashMap::default();
    let lists: Vec<&'static str> = SHORT.split('|').chain(FORMS.split('|')).collect();
    let forms = SHORT.split('|').count() as u16;
    let mut group: Vec<u16> = (0..lists.len() as u16).collect();
    for (row, list) in lists.iter().enumerate() {
        for (place, word) in list.split_whitespace().enumerate() {
            let known = rows.entry(word).or_default();
            if let Some((other, _)) = known.first() {
                let (from, to) = (group[row], group[*other as usize]);
                group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
            known.push((row as u16, place == 0));
        }
    }
    let groups = lists
        .iter()
        .enumerate()
        .flat_map(|(row, list)| list.split_whitespace().map(move |word| (word, row)))
        .map(|(word, row)| (word, group[row]))
        .collect();
    Table { rows, forms, groups }
});

/// How two given names, folded, belong together.
pub(super) fn kinship(one: &str, other: &str) -> Option<Kinship> {
    let (ones, others) = (TABLE.rows.get(one)?, TABLE.rows.get(other)?);
    for (row, heads) in ones {
        let Some((_, other_heads)) = others.iter().find(|(other, _)| other == row) else { continue };
        if *row >= TABLE.forms {
            return Some(Kinship::Form);
        }
        if *heads || *other_heads {
            return Some(Kinship::Short);
        }
    }
    None
}

/// Whether a short form may stand for more than one name: `Chris`.
pub(super) fn is_ambiguous(word: &str) -> bool {
    let rows = TABLE
        .rows
        .get(word)
        .map_or(0, |rows| rows.iter().filter(|(row, heads)| !heads && *row < TABLE.forms).count());
    rows > 1
}

/// A number that all words share that [`kinship`] may bring together.
pub(super) fn group(word: &str) -> Option<u16> {
    TABLE.groups.get(word).copied()
}
