//! The keys of `site.toml`.

use super::Publish;
use super::machines::{Cards, Indexing};
use crate::compress::Encoding;
use crate::content::{Key, Shape, key, words};

/// The keys of `site.toml`.
pub const KEYS: &[Key] = &[
    key("title", Shape::Text, "The site's name.").required(),
    key(
        "base_url",
        Shape::Address,
        "Where it will be published: `https://example.org/` or `https://example.org/briefing/`.",
    )
    .required(),
    key("description", Shape::Text, "One or two sentences for the overview and search engines."),
    key("author", Shape::Text, "Who publishes the site; named in the footer, and the author of the feeds."),
    key(
        "language",
        Shape::Text,
        "The language of the site's own texts and of the [[languages|interface]] (BCP 47).",
    )
    .default("\"en\""),
    key(
        "timezone",
        Shape::Text,
        "Such as `\"Europe/Paris\"`. Times are shown in it and filed under its days. Without it, each time keeps its \
         own offset.",
    ),
    key(
        "publish",
        Shape::Choice(&words(&Publish::CHOICES)),
        "How much of an article is shown, where neither it nor its source says: all of it, its first words, or its \
         title alone.",
    )
    .default("\"excerpt\""),
    key("excerpt_words", Shape::Number(0..1_001), "Words of an excerpt, 0 to 1000.").default("50"),
    key(
        "context_words",
        Shape::Number(0..101),
        "Words shown around a mention, a figure or a date, its own included, 0 to 100.",
    )
    .default("20"),
    key(
        "quote_words",
        Shape::Number(0..1_001),
        "Words shown of a quotation of an article that is not shown whole, 0 to 1000.",
    )
    .default("60"),
    key(
        "share_limit",
        Shape::Number(0..101),
        "Per cent of an article's words up to which findings are shown beside its excerpt, where it is not shown \
         whole, 0 to 100.",
    )
    .default("40"),
    key("paginate_by", Shape::Number(1..10_001), "Rows on a page of a list, 1 to 10000.").default("50"),
    key("feed_entries", Shape::Number(1..1_001), "Entries in a feed, 1 to 1000.").default("20"),
    key("search", Shape::Flag, "Whether the site has a page to [[search|search]] it.").default("true"),
    key("citations", Shape::Table(CITATIONS), "What notes must cite. See [[citations|Citations]]."),
    key(
        "import",
        Shape::Table(IMPORT),
        "How clippings come. See [[import#The inbox|The inbox]].",
    ),
    key("theme", Shape::Table(THEME), "How the site looks: colours, each for light and for dark pages or for both, fonts and a logo. See [[looks|Looks]]."),
    key("nav", Shape::Tables(NAV), "The main navigation, instead of the theme's."),
    key(
        "robots",
        Shape::Table(ROBOTS),
        "What search engines are asked to do with the pages of articles, by policy: `index` (whatever they like), \
         `noarchive` (keep no copy) or `noindex` (leave it out). A page that is to be left out is in no sitemap.",
    ),
    key("social", Shape::Table(SOCIAL), "The image that other sites show beside a link to a page."),
    key("output", Shape::Table(OUTPUT), "In what form files are published."),
    key(
        "machines",
        Shape::Table(MACHINES),
        "Files that are made only where they are asked for. See [[machines|What machines read]].",
    ),
];

const CITATIONS: &[Key] = &[key(
    "required",
    Shape::Flag,
    "Every sentence of a note or an edition with a figure or a quotation must cite an article.",
)
.default("false")];

const IMPORT: &[Key] = &[key(
    "inbox",
    Shape::Text,
    "A folder within the site's folder: files that arrive there are imported while `serve` or `watch` run.",
)];

const THEME: &[Key] = &[
    key("paper", Shape::Colours, "The ground."),
    key("raised", Shape::Colours, "What stands out from the ground."),
    key("ink", Shape::Colours, "The text."),
    key("quiet", Shape::Colours, "What stands back."),
    key("rule", Shape::Colours, "Lines."),
    key("accent", Shape::Colours, "Marks, and what is pointed at."),
    key("mark", Shape::Colours, "Highlights."),
    key("differ", Shape::Colours, "What sources disagree on."),
    key("serif", Shape::Text, "Fonts for texts and headings, as in CSS."),
    key("sans", Shape::Text, "Fonts for everything else, as in CSS."),
    key("logo", Shape::Text, "A picture below `static/`, shown before the site's name."),
];

const NAV: &[Key] = &[
    key("title", Shape::Text, "What the entry is called.").required(),
    key("path", Shape::Text, "A path of the site, which begins with `/`, or an address elsewhere.")
        .required(),
];

const INDEXING: Shape = Shape::Choice(&words(&Indexing::CHOICES));
const ROBOTS: &[Key] = &[
    key("full", INDEXING, "For articles that are shown whole.").default("\"index\""),
    key("excerpt", INDEXING, "For articles of which an excerpt is shown.").default("\"noarchive\""),
    key("link", INDEXING, "For articles of which only the title is shown.").default("\"noindex\""),
];

const SOCIAL: &[Key] = &[key(
    "cards",
    Shape::Choice(&words(&Cards::CHOICES)),
    "`site`: one for the whole site, `card.png`. `pages`: one for each article, source, person, event and note, too, \
     which takes most of the time of a first build. `none`: no image.",
)
.default("\"site\"")];

const OUTPUT: &[Key] = &[
    key(
        "relative",
        Shape::Flag,
        "Links within the site are relative. See [[hosting#Without a server|Without a server]].",
    )
    .default("false"),
    key(
        "compress",
        Shape::Choices(&words(&Encoding::CHOICES)),
        "Any of `\"gzip\"` and `\"br\"`: compressed copies of texts. See [[hosting#Compressed copies|Compressed copies]].",
    ),
];

const MACHINES: &[Key] = &[
    key("json", Shape::Flag, "`index.json` beside pages.").default("false"),
    key("news_sitemap", Shape::Flag, "`sitemap-news.xml`.").default("false"),
    key("llms", Shape::Flag, "`llms.txt`.").default("false"),
];
