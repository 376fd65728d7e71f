//! Which language a text is in, where that is beyond doubt.

use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer};

/// Shorter texts are not judged.
const MIN_LETTERS: usize = 200;
/// So much of a long text is judged.
const MAX_BYTES: usize = 20_000;
const MIN_CONFIDENCE: f64 = 0.9;

/// The language of a text as a tag of BCP 47 (`fr`), if it is long enough and nothing else comes near.
pub(super) fn of_text(text: &str) -> Option<String> {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    if text.chars().filter(|c| c.is_alphabetic()).take(MIN_LETTERS).count() < MIN_LETTERS {
        return None;
    }
    let guess = whatlang::detect(text)?;
    if !guess.is_reliable() || guess.confidence() < MIN_CONFIDENCE {
        return None;
    }
    // Three letters become the two that web pages are marked with.
    let mut locale: Locale = guess.lang().code().parse().ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    Some(locale.id.language.to_string())
}

/// Whether two tags name the same language, wherever it is spoken.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let language = |tag: &str| tag.parse::<LanguageIdentifier>().ok().map(|id| id.language);
    language(one).is_some() && language(one) == language(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_sure_is_said() {
        let english = "The ferry ran late on Monday, and those who waited on the quay were told that nothing would \
            leave before the wind had gone down. Nobody was hurt, said the harbour master, who had been there all \
            night and who would not say how long it might take. When the lamps were put out, most of them went home; \
            the others, who had nowhere else to go, sat down in the shed where the nets are kept and told each other \
            what they had heard about the strike, which had begun three weeks before and had not ended yet.";
        let german = "Die Fähre kam am Montag zu spät, und wer am Kai wartete, erfuhr, dass nichts ablegen werde, \
            bevor sich der Wind gelegt habe. Niemand sei verletzt worden, sagte der Hafenmeister, der die ganze \
            Nacht dort gewesen war und nicht sagen wollte, wie lange es noch dauern werde.";
        assert_eq!(of_text(english).as_deref(), Some("en"));
        assert_eq!(of_text(german).as_deref(), Some("de"));
        assert_eq!(of_text("Zu kurz."), None);
        assert!(is_same("en-GB", "en") && !is_same("de", "en") && !is_same("", ""));
    }
}
