//! Diagnostics as workflow commands, which GitHub Actions shows beside the lines that a change touches.

use std::fmt::Write as _;

use super::{Diagnostic, Severity};

/// One line for each diagnostic. `path_of` gives the path of a file of the site in the repository; nothing for a place
/// that is no such file.
pub fn commands(diagnostics: &[Diagnostic], path_of: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut properties = Vec::new();
        if let Some(place) = &diagnostic.place
            && let Some(path) = path_of(&place.file)
        {
            properties.push(format!("file={}", property(&path)));
            if place.line > 0 {
                properties.push(format!("line={},endLine={}", place.line, place.end_line));
                properties.push(format!("col={}", place.column));
                // Of several lines GitHub marks whole lines, and refuses a column for their end.
                if place.line == place.end_line {
                    properties.push(format!("endColumn={}", place.end_column));
                }
            }
        }
        properties.push(format!("title={}", property(diagnostic.code)));
        let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
        let message = data(&format!("{}{help}", diagnostic.message));
        let _ = writeln!(out, "::{command} {}::{message}", properties.join(","));
    }
    out
}

/// A message, in which a line break would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, which ends at a comma or a colon besides.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let text = "---\ntitle: x\nsource: y\n---\n";
        let found = [
            Diagnostic::error("a/b", "50 % of\nit: odd").at(Place::in_text("content/a, b:c.md", text, 4..9)),
            Diagnostic::warning("a/c", "long")
                .at(Place::in_text("content/d.md", text, 4..20))
                .help("shorten"),
            Diagnostic::error("check/dead-link", "dead").at(Place::file("x/index.html")),
        ];
        let shown = commands(&found, |file| file.strip_prefix("content/").map(|file| format!("site/{file}")));
        assert_eq!(
            shown,
            "::error file=site/a%2C b%3Ac.md,line=2,endLine=2,col=1,endColumn=6,title=a/b::50 %25 of%0Ait: odd\n\
             ::warning file=site/d.md,line=2,endLine=3,col=1,title=a/c::long%0Ashorten\n\
             ::error title=check/dead-link::dead\n"
        );
    }
}
