//! How a site looks where it differs from the theme: `[theme]` and `[[nav]]` in `site.toml`.

use std::hash::Hash;

use serde::Serialize;

use crate::content::fields::Fields;

/// The theme's tokens that a site may set, as the style sheet calls them.
const COLOURS: [&str; 8] = ["paper", "raised", "ink", "quiet", "rule", "accent", "mark", "differ"];

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;

    fn site(more: &str) -> Result<Look, Vec<(&'static str, usize)>> {
        let text = format!("title = \"T\"\nbase_url = \"https://a.example/\"\n{more}");
        let places = |faults: Vec<crate::diagnostic::Diagnostic>| {
            faults.iter().map(|d| (d.code, d.place.as_ref().map_or(0, |place| place.line))).collect()
        };
        parse("site.toml", &text).map(|config| config.look).map_err(places)
    }

    #[test]
    fn what_is_not_said_is_the_themes() {
        let look = site("").expect("valid");
        assert_eq!((look.has_style(), look), (false, Look::default()));
    }

    #[test]
    fn one_colour_is_for_light_and_dark() {
        let look =
            site("[theme]\naccent = \"#005a9c\"\nink = [\"#111\", \"oklch(90% 0 0)\"]\n").expect("valid");
        let colours: Vec<(&str, &str, &str)> =
            look.colours.iter().map(|one| (one.token, &*one.light, &*one.dark)).collect();
        assert_eq!(colours, [("ink", "#111", "oklch(90% 0 0)"), ("accent", "#005a9c", "#005a9c")]);
        assert!(look.has_style());
    }

    #[test]
    fn paths_are_of_this_site_or_of_another() {
        let look = site(
            "[[nav]]\ntitle = \"Who\"\npath = \"/people/\"\n[[nav]]\ntitle = \"Paper\"\npath = \"https://p.example/\"\n",
        )
        .expect("valid");
        let links: Vec<(&str, bool)> = look.nav.iter().map(|link| (&*link.path, link.away)).collect();
        assert_eq!(links, [("people/", false), ("https://p.example/", true)]);
    }

    #[test]
    fn nothing_gets_out_of_a_declaration() {
        for (more, line) in [
            ("[theme]\naccent = \"red; } body { display: none\"\n", 4),
            ("[theme]\naccent = [\"red\", \"blue\", \"green\"]\n", 4),
            ("[theme]\nserif = \"Georgia; color: red\"\n", 4),
            ("[theme]\nsans = \"\\\"Noto\"\n", 4),
            ("[theme]\ncolour = \"red\"\n", 4),
            ("[[nav]]\ntitle = \"X\"\npath = \"javascript:alert(1)\"\n", 5),
        ] {
            let faults = site(more).expect_err(more);
            assert_eq!(faults.iter().map(|(_, line)| *line).collect::<Vec<_>>(), [line], "{more}");
        }
    }
}
