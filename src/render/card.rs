//! Card images: what other sites show beside a link to a page. A title, a source, a date and the site's name, drawn with
//! the theme's type.

use ab_glyph::{Font as _, FontRef, Glyph, PxScale, ScaleFont as _, point};

use super::png;
use crate::site::View;

/// The template of views that are drawn and not filled in.
pub(super) const TEMPLATE: &str = "card.png";

const WIDTH: usize = 1200;
const HEIGHT: usize = 630;
const MARGIN: usize = 80;
/// Shades between the paper and the ink, which are the first and the last.
const SHADES: u8 = 15;
/// The number of the accent, after the shades.
const ACCENT: u8 = SHADES;
/// The light colours of the style sheet, for what a site does not set.
const PAPER: [u8; 3] = [0xfc, 0xfc, 0xfb];
const INK: [u8; 3] = [0x17, 0x19, 0x1c];
const ACCENT_COLOUR: [u8; 3] = [0x9a, 0x2a, 0x1c];

/// Sizes for the title, with how many lines fit.
const TITLES: [(f32, usize); 3] = [(76.0, 4), (60.0, 5), (48.0, 6)];
const SMALL: f32 = 36.0;

/// Briefing Serif in weight 600, cut as the theme's web fonts are; their licence is in `static/fonts/`.
const FONTS: [&[u8]; 3] = [
    include_bytes!("fonts/latin.ttf"),
    include_bytes!("fonts/latin-ext.ttf"),
    include_bytes!("fonts/cyrillic.ttf"),
];

/// Draws a view with `title`, `site` and, where there are any, `about` and the colours `paper`, `ink` and `accent` into a
/// PNG. Letters that no font has are left out.
pub(super) fn draw(view: &View, out: &mut Vec<u8>) {
    let field = |name: &str| {
        let value = view.fields.iter().find(|(field, _)| field == name)?;
        value.1.as_str().filter(|text| !text.is_empty())
    };
    let fonts: Vec<FontRef<'static>> =
        FONTS.iter().filter_map(|bytes| FontRef::try_from_slice(bytes).ok()).collect();
    let mut card = Card { fonts, pixels: vec![0; WIDTH * HEIGHT] };
    card.pixels[..WIDTH * 20].fill(ACCENT);
    card.line(field("site").unwrap_or_default(), SMALL, 110.0);
    let title = field("title").unwrap_or_default();
    let fitting = TITLES.iter().map(|(size, most)| (*size, *most, card.wrapped(title, *size)));
    let mut last = None;
    for (size, most, lines) in fitting {
        let fits = lines.len() <= most;
        last = Some((size, most, lines));
        if fits {
            break;
        }
    }
    if let Some((size, most, lines)) = last {
        for (nth, line) in lines.iter().take(most).enumerate() {
            let more = if nth + 1 == most && lines.len() > most { " …" } else { "" };
            card.line(&format!("{line}{more}"), size, 150.0 + size * 1.18 * (nth + 1) as f32);
        }
    }
    card.line(field("about").unwrap_or_default(), SMALL, 580.0);
    let colour = |name: &str, otherwise: [u8; 3]| field(name).and_then(hexadecimal).unwrap_or(otherwise);
    let (paper, ink) = (colour("paper", PAPER), colour("ink", INK));
    let shade = |nth: u8, at: usize| {
        let (paper, ink) = (u32::from(paper[at]), u32::from(ink[at]));
        ((paper * u32::from(SHADES - 1 - nth) + ink * u32::from(nth)) / u32::from(SHADES - 1)) as u8
    };
    let mut palette: Vec<[u8; 3]> =
        (0..SHADES).map(|nth| [shade(nth, 0), shade(nth, 1), shade(nth, 2)]).collect();
    palette.push(colour("accent", ACCENT_COLOUR));
    png::write(out, WIDTH, &card.pixels, &palette);
}

/// `#005a9c` or `#05c`. What else is a colour in CSS, only a browser knows.
fn hexadecimal(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#')?;
    let digit = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok();
    match digits.len() {
        3 => Some([digit(0)? * 17, digit(1)? * 17, digit(2)? * 17]),
        6 => Some([digit(0)? * 16 + digit(1)?, digit(2)? * 16 + digit(3)?, digit(4)? * 16 + digit(5)?]),
        _ => None,
    }
}

struct Card {
    fonts: Vec<FontRef<'static>>,
    /// Numbers in the palette, row by row.
    pixels: Vec<u8>,
}

impl Card {
    /// The font that has a letter.
    fn font(&self, letter: char) -> Option<&FontRef<'static>> {
        self.fonts.iter().find(|font| font.glyph_id(letter).0 != 0)
    }

    fn advance(&self, letter: char, size: f32) -> f32 {
        self.font(letter)
            .map_or(0.0, |font| font.as_scaled(PxScale::from(size)).h_advance(font.glyph_id(letter)))
    }

    /// Words in lines that are no wider than the card; a word that is wider is cut.
    fn wrapped(&self, text: &str, size: f32) -> Vec<String> {
        // Whoever fills a card with more has no reader.
        const MOST: usize = 60;
        let room = (WIDTH - 2 * MARGIN) as f32;
        let width = |text: &str| text.chars().map(|letter| self.advance(letter, size)).sum::<f32>();
        let space = width(" ");
        let mut lines: Vec<String> = Vec::new();
        let mut left = 0.0;
        for word in text.split_whitespace().take(MOST) {
            let needed = width(word);
            match lines.last_mut().filter(|_| needed + space <= left) {
                Some(line) => {
                    line.push(' ');
                    line.push_str(word);
                    left -= needed + space;
                }
                None => {
                    lines.push(word.to_owned());
                    left = room - needed;
                }
            }
        }
        lines
    }

    /// Draws a line of text with its base at `base`, as far as there is room.
    fn line(&mut self, text: &str, size: f32, base: f32) {
        let mut x = MARGIN as f32;
        for letter in text.chars() {
            let advance = self.advance(letter, size);
            if x + advance > (WIDTH - MARGIN / 2) as f32 {
                break;
            }
            self.letter(letter, size, x, base);
            x += advance;
        }
    }

    fn letter(&mut self, letter: char, size: f32, x: f32, base: f32) {
        let Some(font) = self.font(letter) else { return };
        let glyph = Glyph { id: font.glyph_id(letter), scale: PxScale::from(size), position: point(x, base) };
        let Some(outline) = font.outline_glyph(glyph) else { return };
        let bounds = outline.px_bounds();
        let pixels = &mut self.pixels;
        outline.draw(|right, down, coverage| {
            let (column, row) =
                (bounds.min.x as i64 + i64::from(right), bounds.min.y as i64 + i64::from(down));
            let inside = (0..WIDTH as i64).contains(&column) && (0..HEIGHT as i64).contains(&row);
            if inside && let Some(pixel) = pixels.get_mut(row as usize * WIDTH + column as usize) {
                let shade = (coverage.clamp(0.0, 1.0) * f32::from(SHADES - 1)).round() as u8;
                *pixel = (*pixel).max(shade);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use tera::Value;

    use super::*;

    fn drawn(title: &str) -> Vec<u8> {
        let field = |name: &str, text: &str| (name.to_owned(), Value::normal_string(text));
        let fields =
            vec![field("about", "A source · 2025-09-04"), field("site", "A site"), field("title", title)];
        let mut out = Vec::new();
        draw(&View { template: TEMPLATE, fields }, &mut out);
        out
    }

    #[test]
    fn a_card_is_drawn_whatever_the_title_is() {
        let plain = drawn("A title");
        assert_eq!(plain, drawn("A title"));
        assert!(plain.starts_with(b"\x89PNG\r\n\x1a\n"));
        for title in ["", "Зеленський", "港口", &"x".repeat(10_000), &"word ".repeat(10_000), "\u{0}\u{202e}"]
        {
            assert!(!drawn(title).is_empty(), "{title:.20}");
        }
        assert_ne!(plain, drawn("Another title"));
        assert_ne!(drawn("Зеленський"), drawn(""), "there is a font for it");
    }

    #[test]
    fn colours_are_those_of_the_site() {
        for (text, want) in [
            ("#005a9c", Some([0x00, 0x5a, 0x9c])),
            ("#F0c", Some([0xff, 0x00, 0xcc])),
            ("#12345", None),
            ("#12é456", None),
            ("teal", None),
        ] {
            assert_eq!(hexadecimal(text), want, "{text}");
        }
    }

    #[test]
    fn a_long_title_is_set_smaller() {
        let fonts = FONTS.iter().filter_map(|bytes| FontRef::try_from_slice(bytes).ok()).collect();
        let card = Card { fonts, pixels: Vec::new() };
        let title = "Harbour workers walk out as talks on pay, ships and everything else collapse again";
        assert!(card.wrapped(title, 76.0).len() > card.wrapped(title, 48.0).len());
        assert_eq!(card.wrapped(title, 48.0).join(" "), title);
    }
}
