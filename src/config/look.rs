//! How a site looks where it differs from the theme: `[theme]` and `[[nav]]` in `site.toml`.

use std::hash::Hash;

use serde::Serialize;

use crate::content::fields::Fields;

/// The theme's tokens that a site may set, as the style sheet calls them.
const COLOURS: [&str; 9] = ["paper", "raised", "ink", "quiet", "rule", "accent", "mark", "agree", "differ"];

/// What a site says of its looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Look {
    /// Colours that are not the theme's.
    pub colours: Vec<Colour>,
    /// Fonts for texts and headings, as CSS has it.
    pub serif: Option<String>,
    /// Fonts for everything else.
    pub sans: Option<String>,
    /// A picture before the site's name: a path below `static/`.
    pub logo: Option<String>,
    /// The main navigation; the theme's where it is empty.
    pub nav: Vec<Link>,
}

/// A colour of the style sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Colour {
    /// The name of the custom property, without its dashes.
    pub token: &'static str,
    /// As CSS has it.
    pub light: String,
    /// The same one on dark pages.
    pub dark: String,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// A path below the site's root without a slash before it, or an address elsewhere.
    pub path: String,
    /// Whether it leads away from the site.
    pub away: bool,
}

impl Look {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut look = Self::default();
        if let Some(mut theme) = fields.table("theme") {
            for token in COLOURS {
                let mut values = theme.texts(token);
                for value in &values {
                    if !is_colour(&value.value) {
                        let message = format!("`{}` is not a colour", value.value);
                        theme.invalid(&value.span, message).help = Some(
                            "write it as in CSS: `#0b4f5c`, `rgb(11 79 92)`, `oklch(40% 0.07 210)`"
                                .to_owned(),
                        );
                    }
                }
                if values.len() > 2 {
                    let message = format!("`{token}` has a light and a dark colour, and no third");
                    theme.invalid(&values[2].span, message);
                }
                values.truncate(2);
                if let Some(dark) = values.pop() {
                    let light = values.pop().map_or_else(|| dark.value.clone(), |light| light.value);
                    look.colours.push(Colour { token, light, dark: dark.value });
                }
            }
            let mut fonts = |key| {
                let fonts = theme.text(key)?;
                if !is_fonts(&fonts.value) {
                    theme.invalid(&fonts.span, format!("`{}` is not a list of fonts", fonts.value)).help =
                        Some("write it as in CSS: `\"Source Serif 4\", Georgia, serif`".to_owned());
                }
                Some(fonts.value)
            };
            look.serif = fonts("serif");
            look.sans = fonts("sans");
            look.logo = theme.text("logo").map(|logo| logo.value.trim_start_matches('/').to_owned());
            fields.adopt(theme);
        }
        for mut entry in fields.tables("nav") {
            let (title, path) = (entry.required_text("title"), entry.required_text("path"));
            if let (Some(title), Some(path)) = (title, path) {
                let away = path.value.starts_with("https://") || path.value.starts_with("http://");
                if !away && !path.value.starts_with('/') {
                    entry
                        .invalid(&path.span, format!("`{}` is neither a path nor an address", path.value))
                        .help = Some(
                        "write a path of this site like `/people/`, or an address with `https://`".to_owned(),
                    );
                }
                let path = if away { path.value } else { path.value.trim_start_matches('/').to_owned() };
                look.nav.push(Link { title: title.value, path, away });
            }
            fields.adopt(entry);
        }
        look
    }

    /// Whether the site has a style sheet of its own beside the theme's.
    pub fn has_style(&self) -> bool {
        !self.colours.is_empty() || self.serif.is_some() || self.sans.is_some()
    }
}

/// What may stand in a style sheet as a colour: enough for every notation of CSS, and nothing that ends a declaration.
fn is_colour(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "#%.,()/- +".contains(c))
}

/// Names in quotation marks or without, with commas between.
fn is_fonts(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || "-_ ,\"'".contains(c))
        && text.matches('"').count().is_multiple_of(2)
        && text.matches('\'').count().is_multiple_of(2)
}
