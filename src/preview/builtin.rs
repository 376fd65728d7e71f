//! The few pages that the preview has of its own, for where the site has none.

macro_rules! page {
    ($title:literal, $heading:literal, $text:literal) => {
        concat!(
            "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<style>
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }
body { margin: 10vh auto; max-width: 36rem; padding: 0 1rem }
</style>
<title>",
            $title,
            "</title>\n<h1>",
            $heading,
            "</h1>\n<p>",
            $text,
            "</p>\n"
        )
    };
}

/// For an address that nothing is at, on a site without a page for that.
pub(super) const NOT_FOUND: &str = page!("Not found", "Not found", "The site has nothing at this address.");

/// For every address as long as the site has no page at all, because its first build failed or is not done yet.
pub(super) const WAITING: &str = page!(
    "No site yet",
    "There is no site to show yet",
    "It will appear here by itself as soon as it can be built."
);
