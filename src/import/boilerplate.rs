//! What publishers put between the paragraphs of an article, and mail programs behind them: invitations to read on, to
//! subscribe, to follow; words above advertisements; how to be rid of a newsletter. A paragraph is taken out if it is
//! nothing else, and never one with a quotation.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::blocks::{self, Block};
use super::known::parsed;
use crate::reading::fold;

/// The words of a language.
struct Words {
    /// What introduces a link to another article: `Read more: Why the dockers struck`.
    labels: &'static [&'static str],
    /// What stands alone, or beside others of its kind: `Advertisement`, `Share | Print`.
    alone: &'static [&'static str],
    /// What a call to readers begins with.
    calls: &'static [&'static str],
    /// What they are called to.
    channels: &'static [&'static str],
    /// Whose it is.
    own: &'static [&'static str],
    /// What only the small print of a newsletter says.
    small_print: &'static [&'static str],
}

/// A text may be in any language, whatever it says.
const LANGUAGES: [Words; 4] = [
    Words {
        labels: &[
            "read more",
            "read also",
            "also read",
            "read next",
            "read",
            "read the full story",
            "see also",
            "see more",
            "related",
            "related article",
            "related articles",
            "related story",
            "related stories",
            "related news",
            "related coverage",
            "related topics",
            "recommended",
            "more on this story",
            "more on this topic",
            "more from",
            "more stories",
            "more news",
            "you may also like",
            "you might also like",
            "don't miss",
            "explore more",
            "watch",
            "watch more",
            "listen",
            "most read",
        ],
        alone: &[
            "advertisement",
            "advertisement continue reading below",
            "article continues below",
            "article continues after advertisement",
            "story continues below",
            "story continues below advertisement",
            "sponsored",
            "sponsored content",
            "promoted",
            "promoted content",
            "subscribe",
            "subscribe now",
            "subscribe today",
            "subscribe to continue reading",
            "sign up",
            "sign up now",
            "sign in",
            "log in",
            "newsletter",
            "follow us",
            "share",
            "share this",
            "share this article",
            "share this story",
            "print",
            "print this article",
            "comments",
            "leave a comment",
            "copy link",
            "listen to this article",
            "skip advertisement",
            "back to top",
            "unsubscribe",
            "view in browser",
            "view online",
            "view this email in your browser",
            "view this message in your browser",
            "manage preferences",
            "manage your preferences",
            "update your preferences",
            "email preferences",
            "privacy policy",
            "terms of use",
            "contact us",
            "forward to a friend",
        ],
        calls: &[
            "subscribe",
            "sign up",
            "follow us",
            "follow our",
            "like us",
            "find us",
            "join us",
            "join our",
            "download our",
            "download the",
            "get our",
            "get the",
            "register",
            "stay up to date",
            "click here to",
            "to unsubscribe",
            "support our",
        ],
        channels: &[
            "newsletter",
            "newsletters",
            "email",
            "emails",
            "inbox",
            "facebook",
            "twitter",
            "x",
            "instagram",
            "telegram",
            "whatsapp",
            "youtube",
            "tiktok",
            "threads",
            "bluesky",
            "linkedin",
            "mastodon",
            "app",
            "podcast",
            "podcasts",
            "channel",
            "alerts",
            "updates",
            "notifications",
            "journalism",
            "briefing",
        ],
        own: &["our", "us"],
        small_print: &[
            "you are receiving this email",
            "you are receiving this message",
            "you are receiving this newsletter",
            "you're receiving this email",
            "you received this email because",
            "you received this message because",
            "how you receive these emails",
            "update your preferences",
            "unsubscribe from this list",
            "unsubscribe from this newsletter",
            "if you no longer wish to receive",
            "if you do not wish to receive",
            "if you cannot see this email",
            "if you can't see this email",
            "if this email does not display",
            "having trouble viewing this",
            "click here to unsubscribe",
        ],
    },
    Words {
        labels: &[
            "lesen sie auch",
            "lesen sie mehr",
            "lesen sie hier",
            "lesen sie dazu",
            "lies auch",
            "mehr lesen",
            "auch lesenswert",
            "auch interessant",
            "das könnte sie auch interessieren",
            "mehr zum thema",
            "mehr dazu",
            "zum thema",
            "siehe auch",
            "weiterlesen",
            "weitere artikel",
            "weitere nachrichten",
            "meistgelesen",
        ],
        alone: &[
            "anzeige",
            "werbung",
            "anzeige nach unten weiterlesen",
            "artikel teilen",
            "teilen",
            "drucken",
            "kommentare",
            "kommentieren",
            "anmelden",
            "abonnieren",
            "jetzt abonnieren",
            "nach oben",
            "link kopieren",
            "artikel anhören",
            "abmelden",
            "abbestellen",
            "newsletter abbestellen",
            "newsletter abonnieren",
            "jetzt newsletter abonnieren",
            "vom newsletter abmelden",
            "im browser ansehen",
            "im browser öffnen",
            "online ansehen",
            "datenschutz",
            "impressum",
        ],
        calls: &[
            "abonnieren sie",
            "jetzt abonnieren",
            "folgen sie",
            "folge uns",
            "folgt uns",
            "melden sie sich",
            "bestellen sie",
            "besuchen sie",
            "laden sie",
            "hier geht's",
            "hier geht es",
            "erhalten sie",
        ],
        channels: &["kanal", "newslettern", "push", "e-mail", "app", "meldungen"],
        own: &["uns", "unser", "unsere", "unseren", "unserem", "unserer"],
        small_print: &[
            "sie erhalten diese e-mail",
            "sie erhalten diese nachricht",
            "sie erhalten diesen newsletter",
            "falls diese e-mail nicht",
            "falls diese nachricht nicht",
            "falls dieser newsletter nicht",
            "sollte dieser newsletter nicht",
            "wenn sie diesen newsletter nicht",
            "wenn sie keine weiteren e-mails",
        ],
    },
    Words {
        labels: &[
            "lire aussi",
            "à lire aussi",
            "à lire",
            "lire la suite",
            "lire également",
            "à lire également",
            "à voir aussi",
            "voir aussi",
            "à découvrir",
            "sur le même sujet",
            "sur le même thème",
            "nos articles",
            "en savoir plus",
            "les plus lus",
        ],
        alone: &[
            "publicité",
            "la suite après la publicité",
            "la suite après cette publicité",
            "contenu sponsorisé",
            "partager",
            "partager cet article",
            "imprimer",
            "commentaires",
            "commenter",
            "s'abonner",
            "s'inscrire",
            "se connecter",
            "je m'abonne",
            "copier le lien",
            "écouter l'article",
            "se désabonner",
            "se désinscrire",
            "voir dans le navigateur",
            "voir la version en ligne",
            "voir en ligne",
            "mentions légales",
        ],
        calls: &[
            "abonnez-vous",
            "inscrivez-vous",
            "suivez-nous",
            "suivez",
            "recevez",
            "rejoignez",
            "retrouvez-nous",
            "téléchargez",
        ],
        channels: &["infolettre", "lettre", "chaîne", "application", "appli", "alertes", "e-mail", "mail"],
        own: &["notre", "nos", "nous"],
        small_print: &[
            "vous recevez ce message",
            "vous recevez cet e-mail",
            "vous recevez cette newsletter",
            "vous recevez cette lettre",
            "si vous ne souhaitez plus recevoir",
            "si cet e-mail ne s'affiche",
            "si ce message ne s'affiche",
            "pour vous désabonner",
            "pour vous désinscrire",
        ],
    },
    Words {
        labels: &[
            "читайте також",
            "читайте ще",
            "читати також",
            "читати далі",
            "читайте далі",
            "дивіться також",
            "більше за темою",
            "більше на тему",
            "за темою",
            "на цю тему",
            "детальніше",
            "рекомендуємо",
        ],
        alone: &[
            "реклама",
            "поділитися",
            "коментарі",
            "підписатися",
            "друк",
            "роздрукувати",
            "увійти",
            "відписатися",
            "переглянути в браузері",
            "переглянути у браузері",
            "відкрити в браузері",
        ],
        calls: &[
            "підписуйтесь",
            "підписуйтеся",
            "підпишіться",
            "стежте",
            "слідкуйте",
            "приєднуйтесь",
            "приєднуйтеся",
            "долучайтесь",
            "долучайтеся",
            "читайте нас",
            "отримуйте",
            "завантажуйте",
        ],
        channels: &[
            "телеграм",
            "канал",
            "каналі",
            "каналу",
            "telegram-канал",
            "розсилку",
            "розсилки",
            "фейсбук",
            "фейсбуці",
            "viber",
            "вайбер",
            "застосунок",
            "google",
            "соцмережах",
            "ютуб",
        ],
        own: &["наш", "наша", "наше", "наші", "нашу", "нашого", "нашому", "наших", "нашим", "нас", "нами"],
        small_print: &["ви отримали цей лист", "ви отримуєте цей лист", "щоб відписатися"],
    },
];

/// A headline has no more words, and a call to readers, and small print.
const MAX_HEADLINE: usize = 15;
const MAX_CALL: usize = 25;
const MAX_SMALL_PRINT: usize = 60;

/// The lists of all languages, each entry as [`words`] has it.
struct Lists {
    labels: Vec<String>,
    alone: Vec<String>,
    calls: Vec<String>,
    channels: Vec<String>,
    own: Vec<String>,
    small_print: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let all = |of: fn(&Words) -> &'static [&'static str]| {
        LANGUAGES.iter().flat_map(of).map(|entry| words(entry).join(" ")).collect()
    };
    Lists {
        labels: all(|words| words.labels),
        alone: all(|words| words.alone),
        calls: all(|words| words.calls),
        channels: all(|words| words.channels),
        own: all(|words| words.own),
        small_print: all(|words| words.small_print),
    }
});

/// The Markdown of an article without what is no part of it. `blocks` are those of its page, if it comes from one: they
/// say what is a link.
pub(super) fn without(markdown: &str, blocks: &[Block]) -> String {
    let linked: BTreeMap<String, &str> =
        blocks.iter().map(|block| (blocks::letters(&block.text), &*block.linked)).collect();
    // Behind a label without anything, there are the links.
    let mut is_introduced = false;
    let mut is_boilerplate = |paragraph: &str| {
        let text = parsed(paragraph).plain;
        let letters = blocks::letters(&text);
        let linked = linked.get(&letters).copied().unwrap_or_default();
        let is_link = !letters.is_empty() && linked == letters;
        let found = boilerplate(&text, linked);
        is_introduced = found == Some(Kind::Label) || is_introduced && is_link;
        found.is_some() || is_introduced
    };
    let mut kept: Vec<String> = Vec::new();
    for paragraph in markdown.trim().split("\n\n") {
        let is_list = paragraph.lines().all(|line| line.starts_with("- "));
        let parts: Vec<&str> = if is_list { paragraph.lines().collect() } else { vec![paragraph] };
        let parts: Vec<&str> = parts.into_iter().filter(|part| !is_boilerplate(part)).collect();
        if !parts.is_empty() {
            kept.push(parts.join("\n"));
        }
    }
    kept.join("\n\n") + "\n"
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// With nothing behind it.
    Label,
    Link,
    Alone,
    Call,
    SmallPrint,
}

/// What a paragraph is if it is no part of an article; `linked` are the letters of its links.
fn boilerplate(text: &str, linked: &str) -> Option<Kind> {
    if text.contains(['"', '“', '”', '„', '«', '»']) {
        return None;
    }
    let bare: Vec<&str> = text.split_whitespace().filter(|word| !word.contains("://")).collect();
    let has_link = !linked.is_empty() || bare.len() < text.split_whitespace().count();
    if bare.len() > MAX_SMALL_PRINT {
        return None;
    }
    let text = bare.join(" ");
    let all = words(&text);
    let is_in = |list: &[String], text: &str| list.contains(&words(text).join(" "));
    let whole = all.join(" ") + " ";
    let is_begun = |entry: &String| whole.strip_prefix(&**entry).is_some_and(|rest| rest.starts_with(' '));
    let begins = |list: &[String]| list.iter().any(is_begun);
    let has = |list: &[String]| all.iter().any(|word| list.contains(word));

    if is_in(&LISTS.labels, &text) {
        return Some(if has_link { Kind::Link } else { Kind::Label });
    }
    if let Some((label, rest)) = text.split_once(':')
        && is_in(&LISTS.labels, label)
        && (linked.ends_with(&blocks::letters(rest)) || is_headline(rest))
    {
        return Some(Kind::Link);
    }
    // Without a colon, what is no link is the label.
    let letters = blocks::letters(&text);
    if let Some(label) = letters.strip_suffix(linked).filter(|_| !linked.is_empty()) {
        let label = fold(label);
        let is_label =
            |entry: &String| entry.chars().filter(|c| *c != ' ').eq(label.chars().filter(|c| *c != ' '));
        if label.is_empty() && begins(&LISTS.labels) || LISTS.labels.iter().any(is_label) {
            return Some(Kind::Link);
        }
    }
    let mut parts = text.split(['|', '·', '•', '/']).filter(|part| part.contains(char::is_alphanumeric));
    if !all.is_empty() && parts.all(|part| is_in(&LISTS.alone, part)) {
        return Some(Kind::Alone);
    }
    let is_call = begins(&LISTS.calls) && has(&LISTS.channels) && (has(&LISTS.own) || has_link);
    if is_call && all.len() <= MAX_CALL {
        return Some(Kind::Call);
    }
    let says = |entry: &String| format!(" {whole}").contains(&format!(" {entry} "));
    LISTS.small_print.iter().any(says).then_some(Kind::SmallPrint)
}

/// Whether a text is no sentence.
fn is_headline(text: &str) -> bool {
    words(text).len() <= MAX_HEADLINE && !text.trim_end().ends_with(['.', '…', ';'])
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invitations_are_told_from_reporting() {
        for (text, linked, want) in [
            ("Read more: Why the dockers struck", "Whythedockersstruck", Some(Kind::Link)),
            ("Read more: Why the dockers struck", "", Some(Kind::Link)),
            ("Read more Why the dockers struck.", "Whythedockersstruck", Some(Kind::Link)),
            ("READ MORE", "", Some(Kind::Label)),
            ("Read more: https://a.example/x", "", Some(Kind::Link)),
            ("Related: The ministry said on Monday that it would pay.", "", None),
            ("Related: “We will pay”", "", None),
            ("Related companies were fined on Monday", "", None),
            ("Read the report, the minister told the council.", "report", None),
            ("Lesen Sie auch: Warum die Docker streikten", "", Some(Kind::Link)),
            ("À lire aussi : Pourquoi les dockers font grève", "", Some(Kind::Link)),
            ("Читайте також: Чому докери страйкували", "", Some(Kind::Link)),
            ("– Advertisement –", "", Some(Kind::Alone)),
            ("Anzeige", "", Some(Kind::Alone)),
            ("Publicité", "", Some(Kind::Alone)),
            ("Реклама", "", Some(Kind::Alone)),
            ("Share | Print | Comments", "", Some(Kind::Alone)),
            ("Unsubscribe: https://ministry.example/u", "", Some(Kind::Alone)),
            ("Advertisement fell by a third last year.", "", None),
            ("Subscribe to our newsletter", "", Some(Kind::Call)),
            ("Sign up here for breaking news alerts", "here", Some(Kind::Call)),
            ("Follow us on Facebook and X.", "", Some(Kind::Call)),
            ("Follow the money, and the newsletter pays.", "", None),
            ("Melden sie sich nicht bis Freitag, verfällt die App.", "", None),
            ("Abonnieren Sie unseren Newsletter!", "", Some(Kind::Call)),
            ("Abonnez-vous à notre infolettre", "", Some(Kind::Call)),
            ("Підписуйтесь на наш Telegram-канал", "", Some(Kind::Call)),
            ("You are receiving this email because you signed up.", "", Some(Kind::SmallPrint)),
            ("© 2025 Paper. You are receiving this email because you opted in.", "", Some(Kind::SmallPrint)),
            ("To unsubscribe from our newsletter, write to us.", "", Some(Kind::Call)),
            ("", "", None),
            ("***", "", None),
        ] {
            assert_eq!(boilerplate(text, linked), want, "{text}");
        }
    }

    #[test]
    fn what_a_label_introduces_goes_with_it() {
        let blocks = blocks::of(
            "<p>The strike is over.</p><h3>Related</h3><ul><li><a href=/a>Why they struck</a><li><a href=/b>Who paid</a></ul><p>It began in <a href=/c>March</a>.</p>",
        );
        let markdown =
            "The strike is over.\n\n### Related\n\n- Why they struck\n- Who paid\n\nIt began in March.\n";
        assert_eq!(without(markdown, &blocks), "The strike is over.\n\nIt began in March.\n");
        // Nothing says that these are links.
        assert!(without(markdown, &[]).contains("- Who paid"));
    }

    #[test]
    fn no_paragraph_with_a_quotation_is_left_out() {
        for quoted in
            ["“Subscribe to our newsletter”", "Read more: „Wir zahlen“", "« Publicité »", "\"Advertisement\""]
        {
            assert_eq!(without(quoted, &[]), format!("{quoted}\n"));
        }
    }
}
