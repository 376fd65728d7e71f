//! The words that figures are made of, and what they stand for.

use crate::reading::classes::{Class, List};

/// Every list of this module.
pub(in crate::reading) const LISTS: [List; 8] = [
    (
        Class::NUMERAL,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
         seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety twenty-one \
         twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven twenty-eight twenty-nine \
         thirty-one thirty-two thirty-three thirty-four thirty-five thirty-six thirty-seven thirty-eight \
         thirty-nine forty-one forty-two forty-three forty-four forty-five forty-six forty-seven forty-eight \
         forty-nine fifty-one fifty-two fifty-three fifty-four fifty-five fifty-six fifty-seven fifty-eight \
         fifty-nine sixty-one sixty-two sixty-three sixty-four sixty-five sixty-six sixty-seven sixty-eight \
         sixty-nine seventy-one seventy-two seventy-three seventy-four seventy-five seventy-six \
         seventy-seven seventy-eight seventy-nine eighty-one eighty-two eighty-three eighty-four eighty-five \
         eighty-six eighty-seven eighty-eight eighty-nine ninety-one ninety-two ninety-three ninety-four \
         ninety-five ninety-six ninety-seven ninety-eight ninety-nine half one-half one-third two-thirds \
         one-quarter three-quarters one-fifth two-fifths three-fifths four-fifths one-tenth",
    ),
    (
        Class::SCALE,
        "hundred thousand million billion trillion dozen score bn mn mln tn m k b hundreds thousands millions \
         billions trillions tens dozens scores million-dollar billion-dollar trillion-dollar million-euro billion-euro \
         million-pound billion-pound",
    ),
    (
        Class::HEDGE,
        "about some around approximately roughly circa nearly almost over above exceeding estimated under below \
         than least most fewer less to as of by minimum maximum close",
    ),
    (
        Class::UNIT,
        "percent pct per percentage percentage-point km kilometre kilometres kilometer kilometers mile miles metre metres meter meters \
         m cm centimetre centimetres centimeter centimeters mm millimetre millimetres millimeter millimeters foot \
         feet ft inch inches yard yards acre acres hectare hectares tonne tonnes ton tons kg kgs kilogram kilograms \
         kilo kilos gram grams g lb lbs ounce ounces oz litre litres liter liters gallon gallons barrel barrels \
         degree degrees mph kph mb gb tb kb megabytes gigabytes mw gw kw megawatt megawatts gigawatt gigawatts \
         kilowatt kilowatts ghz mhz knots square nautical cubic",
    ),
    (
        Class::CURRENCY,
        "dollar dollars euro euros pound pounds yuan renminbi yen ruble rubles rouble roubles rupee rupees hryvnia \
         hryvnias franc francs zloty zlotys shekel shekels won peso pesos real reais rand krona kronor krone kroner \
         lira dirham dirhams riyal riyals cent cents pence usd eur gbp jpy cny rmb chf aud cad nzd hkd sgd inr rub uah \
         pln sek nok dkk brl zar krw mxn try ils",
    ),
    (
        Class::NUMBERED,
        "article articles chapter section page pages room flight route highway channel phase stage level version \
         type gate platform rule act title line class grade group division episode season volume part day week year \
         round no nos number numbers paragraph resolution boeing airbus windows apollo formula district verse proposition \
         prop amendment interstate area unit sector pier apartment suite ward terminal top figure table box bus \
         train line junction exit mark model series under day-",
    ),
    (
        Class::PEOPLE,
        "people men women children police personnel staff aircraft troops soldiers officers workers employees \
         delegates voters jobs civilians policemen firefighters fishermen servicemen crew votes seats times cases \
         deaths dead injured refugees residents passengers students countries nations states members units fish \
         sheep cattle spacecraft headquarters homes houses",
    ),
    (
        Class::BREAK,
        "of in on at to by for from with without into onto over under about against among between through during \
         before after since until till as than that which who whom whose where when while if because although though \
         and or nor but so yet the a an this these those his her its their our your my it he she they we you i him \
         them us me is are was were be been being am has have had do does did will would shall should may might must \
         can could not never no there here then thus also only just even still already more most less fewer another \
         such both either neither each every any all some what how why said says say told tells adding including \
         includes included remains remain wants needs makes made went came gave took took got became began fell rose \
         held kept led left lost met put ran sat saw sent set spoke stood struck won died across towards toward \
         besides versus vs per out up down off away ago later earlier apart along around amid despite within outside \
         inside beyond near upon via plus minus unless whereas perhaps always sometimes yes ours yours theirs hers \
         himself herself itself themselves",
    ),
];

/// The value of a numeral: `twenty-six`. A fraction is no numeral.
pub(super) fn numeral(word: &str) -> Option<f64> {
    const ONES: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let find = |words: &[&str], word: &str| words.iter().position(|known| known.eq_ignore_ascii_case(word));
    if let Some(at) = find(&ONES, word) {
        return Some((at + 1) as f64);
    }
    if let Some(at) = find(&TENS, word) {
        return Some((at * 10 + 20) as f64);
    }
    let (ten, one) = word.split_once('-')?;
    Some((find(&TENS, ten)? * 10 + 20 + find(&ONES[..9], one)? + 1) as f64)
}

/// What a fraction is in per cent: `two-thirds`.
pub(super) fn fraction(word: &str) -> Option<f64> {
    const FRACTIONS: [(&str, f64); 11] = [
        ("half", 50.0),
        ("one-half", 50.0),
        ("one-third", 100.0 / 3.0),
        ("two-thirds", 200.0 / 3.0),
        ("one-quarter", 25.0),
        ("three-quarters", 75.0),
        ("one-fifth", 20.0),
        ("two-fifths", 40.0),
        ("three-fifths", 60.0),
        ("four-fifths", 80.0),
        ("one-tenth", 10.0),
    ];
    FRACTIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, percent)| *percent)
}

/// What a scale multiplies by, whether it is a plural (`hundreds`), and the currency in it (`billion-dollar`).
pub(super) fn scale(word: &str) -> Option<(f64, bool, Option<&'static str>)> {
    let (word, currency) = match word.split_once('-') {
        Some((scale, currency)) => (scale, money(currency)),
        None => (word, None),
    };
    const SCALES: [(&str, f64); 16] = [
        ("hundred", 1e2),
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("trillion", 1e12),
        ("dozen", 12.0),
        ("score", 20.0),
        ("bn", 1e9),
        ("mn", 1e6),
        ("mln", 1e6),
        ("tn", 1e12),
        ("m", 1e6),
        ("k", 1e3),
        ("b", 1e9),
        ("ten", 10.0),
        ("mio", 1e6),
    ];
    let find = |word: &str| SCALES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    if let Some((_, factor)) = find(word) {
        return Some((*factor, false, currency));
    }
    let singular = word
        .strip_suffix(['s', 'S'])
        .filter(|singular| singular.len() > 3 || singular.eq_ignore_ascii_case("ten"))?;
    find(singular).map(|(_, factor)| (*factor, true, None))
}

/// The ISO 4217 code of a currency's name or code; a name that several have is that of the one that most articles in
/// English mean by it.
pub(super) fn money(word: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 23] = [
        ("dollar", "USD"),
        ("euro", "EUR"),
        ("pound", "GBP"),
        ("yuan", "CNY"),
        ("renminbi", "CNY"),
        ("rmb", "CNY"),
        ("yen", "JPY"),
        ("ruble", "RUB"),
        ("rouble", "RUB"),
        ("rupee", "INR"),
        ("hryvnia", "UAH"),
        ("zloty", "PLN"),
        ("shekel", "ILS"),
        ("won", "KRW"),
        ("rand", "ZAR"),
        ("real", "BRL"),
        ("reais", "BRL"),
        ("franc", "CHF"),
        ("krona", "SEK"),
        ("kronor", "SEK"),
        ("lira", "TRY"),
        ("dirham", "AED"),
        ("riyal", "SAR"),
    ];
    const CODES: [&str; 24] = [
        "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "AUD", "CAD", "NZD", "HKD", "SGD", "INR", "RUB", "UAH",
        "PLN", "SEK", "NOK", "DKK", "BRL", "ZAR", "KRW", "MXN", "TRY", "ILS",
    ];
    if let Some(code) = CODES.iter().find(|code| **code == word) {
        return Some(code);
    }
    let singular = word.strip_suffix('s').filter(|singular| singular.len() > 3).unwrap_or(word);
    NAMES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(singular) || name.eq_ignore_ascii_case(word))
        .map(|(_, code)| *code)
}

/// The currency of a sign, with the letters before it: `A$`.
pub(super) fn sign(sign: char, letters: &str) -> Option<&'static str> {
    match sign {
        '€' => Some("EUR"),
        '£' => Some("GBP"),
        '¥' => Some(if letters == "CN" { "CNY" } else { "JPY" }),
        '₹' => Some("INR"),
        '₽' => Some("RUB"),
        '₴' => Some("UAH"),
        '$' => Some(match letters {
            "A" | "AU" | "AUD" => "AUD",
            "C" | "CA" | "CAD" | "CAN" => "CAD",
            "NZ" | "NZD" => "NZD",
            "HK" | "HKD" => "HKD",
            "S" | "SG" | "SGD" => "SGD",
            "R" | "BRL" => "BRL",
            _ => "USD",
        }),
        _ => None,
    }
}

/// A unit of measure in the singular, by a word or an abbreviation of it.
pub(super) fn measure(word: &str) -> Option<&'static str> {
    const UNITS: [(&str, &str); 58] = [
        ("km", "km"),
        ("kilometre", "km"),
        ("kilometer", "km"),
        ("mile", "mile"),
        ("m", "m"),
        ("metre", "m"),
        ("meter", "m"),
        ("cm", "cm"),
        ("centimetre", "cm"),
        ("centimeter", "cm"),
        ("mm", "mm"),
        ("millimetre", "mm"),
        ("millimeter", "mm"),
        ("foot", "foot"),
        ("feet", "foot"),
        ("ft", "foot"),
        ("inch", "inch"),
        ("inches", "inch"),
        ("yard", "yard"),
        ("acre", "acre"),
        ("hectare", "hectare"),
        ("tonne", "tonne"),
        ("ton", "ton"),
        ("kg", "kg"),
        ("kilogram", "kg"),
        ("kilo", "kg"),
        ("gram", "g"),
        ("g", "g"),
        ("lb", "lb"),
        ("ounce", "ounce"),
        ("oz", "ounce"),
        ("litre", "litre"),
        ("liter", "litre"),
        ("gallon", "gallon"),
        ("barrel", "barrel"),
        ("degree", "degree"),
        ("mph", "mph"),
        ("kph", "km/h"),
        ("kb", "kB"),
        ("mb", "MB"),
        ("gb", "GB"),
        ("tb", "TB"),
        ("megabyte", "MB"),
        ("gigabyte", "GB"),
        ("kw", "kW"),
        ("mw", "MW"),
        ("gw", "GW"),
        ("kilowatt", "kW"),
        ("megawatt", "MW"),
        ("gigawatt", "GW"),
        ("ghz", "GHz"),
        ("mhz", "MHz"),
        ("knot", "knot"),
        ("cent", "cent"),
        ("pence", "penny"),
        ("krone", "krone"),
        ("kroner", "krone"),
        ("peso", "peso"),
    ];
    let find = |word: &str| UNITS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    let singular = word.strip_suffix('s').filter(|singular| singular.len() > 1);
    find(word).or_else(|| find(singular?)).map(|(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_have_values() {
        for (word, value) in [
            ("one", Some(1.0)),
            ("Twelve", Some(12.0)),
            ("ninety", Some(90.0)),
            ("twenty-six", Some(26.0)),
            ("half", None),
            ("six-party", None),
        ] {
            assert_eq!(numeral(word), value, "{word}");
        }
    }

    #[test]
    fn scales_have_factors() {
        for (word, want) in [
            ("million", Some((1e6, false, None))),
            ("Hundreds", Some((1e2, true, None))),
            ("bn", Some((1e9, false, None))),
            ("billion-dollar", Some((1e9, false, Some("USD")))),
            ("people", None),
        ] {
            assert_eq!(scale(word), want, "{word}");
        }
    }
}
