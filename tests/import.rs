//! Clippings of every format become articles, and nothing that comes in can do harm.

mod common;

use std::io::Write as _;

use common::TestSite;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Paragraphs that nobody else has: `seed` names them apart.
fn story(seed: &str) -> Vec<String> {
    let sentences = [
        "The harbour board of {} met on Monday and heard from those who load the ships at night.",
        "A vote on the new berth of {} was put off until somebody could say what it would cost.",
        "Nobody at the meeting in {} disputed that the old crane has to go before the winter comes.",
        "The chair told the people of {} that a second offer would be made in writing within days.",
        "Fishermen from {} waited outside in the rain and went home when the lamps were put out.",
    ];
    sentences.iter().map(|sentence| sentence.replace("{}", seed)).collect()
}

fn paragraphs(seed: &str) -> String {
    story(seed).iter().map(|paragraph| format!("<p>{paragraph}</p>")).collect()
}

fn page(seed: &str, head: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Window of {seed}</title>{head}</head><body><nav>Home News</nav>\
         <article><h1>Heading of {seed}</h1>{}</article><footer>All rights</footer></body></html>",
        paragraphs(seed)
    )
}

fn answer(html: &str, address: &str) -> Vec<u8> {
    let body = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n\
         WARC-Date: 2025-03-06T07:30:00Z\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body.as_bytes(), b"\r\n\r\n"].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("it is compressed");
    encoder.finish().expect("it is compressed")
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file in the archive");
        writer.write_all(bytes).expect("it is written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A PDF with a page for each of `pages`, which may draw `form` as `/X`; `info` is what it says of itself.
fn pdf(pages: &[&str], form: &str, info: &str) -> Vec<u8> {
    pdf_repeating(1, pages, form, info)
}

/// The same, with everything on a page drawn so often.
fn pdf_repeating(times: usize, pages: &[&str], form: &str, info: &str) -> Vec<u8> {
    let stream = |content: &str, more: &str| {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content.as_bytes()).expect("it is compressed");
        let bytes = encoder.finish().expect("it is compressed");
        let head = format!("<</Filter/FlateDecode{more}/Length {}>>stream\n", bytes.len());
        [head.as_bytes(), &bytes, b"\nendstream"].concat()
    };
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 6 + 2 * page)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        stream(form, "/Type/XObject/Subtype/Form/BBox[0 0 612 792]"),
        format!("<<{info}>>").into_bytes(),
    ];
    for (number, page) in pages.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[{}]/Resources<</Font<</F 3 0 R>>/XObject<</X 4 0 R>>>>>>", format!("{} 0 R ", 7 + 2 * number).repeat(times)).into_bytes());
        objects.push(stream(page, ""));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (number, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{} 0 obj\n", number + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (count, start) = (objects.len() + 1, file.len());
    let end = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<</Size {count}/Root 1 0 R/Info 5 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(end.as_bytes());
    file
}

fn articles(site: &TestSite) -> Vec<String> {
    let folder = site.path("content/articles");
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn pages_say_what_they_are_in_their_markup() {
    let site = TestSite::new();
    let linked = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Berth put off","author":[{"@type":"Person","name":"Jane Roe"},{"@type":"Person","name":"By Tomas Brandt"}],"datePublished":"2025-03-04T10:00:00+01:00","dateModified":"2025-03-04T12:30:00+01:00","inLanguage":"en-GB","publisher":{"@type":"Organization","name":"Alder Times"}}</script><link rel=canonical href="https://alder.example/berth"><meta property="og:title" content="Not this">"#;
    site.file("in/saved.txt", page("Port Alder", linked));
    let images = format!("<img src=\"data:image/png;base64,{}\">", "QUJD".repeat(3_000_000));
    site.file("in/single.html", page("Port Selm", &format!("{images}<meta property=\"og:url\" content=\"https://selm.example/b\"><meta name=date content=2025-03-05>")));
    let said = site.expect(&["import", "in"], 0);
    assert!(said.contains("2 articles imported"), "{said}");
    let article = site.read("content/articles/berth-put-off.md");
    for line in [
        "title: Berth put off\n",
        "source: alder-times\n",
        "url: \"https://alder.example/berth\"\n",
        "published: 2025-03-04T10:00:00+01:00\n",
        "updated: 2025-03-04T12:30:00+01:00\n",
        "author: [Jane Roe, Tomas Brandt]\n",
        "language: en-GB\n",
    ] {
        assert!(article.contains(line), "{line}\n{article}");
    }
    assert!(article.contains("put off until somebody") && !article.contains("Home News"), "{article}");
    assert!(site.read("content/articles/heading-of-port-selm.md").contains("published: 2025-03-05\n"));
    site.expect(&["check", "--now", common::NOW], 0);
}

#[test]
fn feeds_mail_and_archives_become_articles() {
    let site = TestSite::new();
    let items = format!(
        "<item><title>Rain over {{}}</title><link>https://wire.example/rain</link><pubDate>Tue, 04 Mar 2025 07:30:00 GMT</pubDate><description><![CDATA[{}]]></description></item><item><title>Only a hint</title><link>https://wire.example/hint</link><description>Read on.</description></item>",
        paragraphs("Ostwell")
    );
    site.file("in/rss.xml", format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Coast Wire</title><link>https://wire.example/</link><description>d</description>{items}</channel></rss>"));
    site.file("in/atom", format!("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Atom Post</title><id>urn:a</id><updated>2025-03-04T08:00:00Z</updated><entry><title>An entry</title><id>urn:b</id><link href=\"https://atom.example/entry\"/><updated>2025-03-04T08:00:00Z</updated><author><name>Ann Example</name></author><content type=\"html\">{}</content></entry></feed>", paragraphs("Nordhaven").replace('<', "&lt;")));
    let json = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Json Gazette", "items": [{"id": "1", "url": "https://gazette.example/one", "title": "One item", "content_html": paragraphs("Westmoor"), "date_published": "2025-03-04T09:00:00Z"}]});
    site.file("in/feed.json", json.to_string());
    let mail = |subject: &str, seed: &str| {
        format!(
            "From: \"Quay Letter\" <news@quay.example>\r\nTo: desk@test.example\r\nSubject: {subject}\r\nDate: Wed, 5 Mar 2025 06:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{}</body></html>\r\n--b--\r\n",
            paragraphs(seed)
        )
    };
    site.file("in/letter.eml", mail("=?utf-8?q?The_quay=E2=80=99s_letter?=", "Kelm"));
    site.file("in/box.mbox", format!("From a@quay.example Wed Mar  5 06:00:00 2025\r\n{}\r\nFrom a@quay.example Wed Mar  5 06:00:00 2025\r\n{}\r\n", mail("Box one", "Hale"), mail("Box two", "Irring")));
    let head = |url: &str, title: &str| {
        format!(
            "<meta property=\"og:site_name\" content=\"Archive Post\"><link rel=canonical href=\"{url}\"><meta property=\"og:title\" content=\"{title}\"><meta name=date content=\"2025-03-03\">"
        )
    };
    let record = |seed: &str, title: &str| {
        let url = format!("https://archive.example/{}", seed.to_lowercase());
        answer(&page(seed, &head(&url, title)), &url)
    };
    site.file("in/crawl.warc", record("Lorn", "Plain crawl"));
    site.file(
        "in/crawl.warc.gz",
        [gzip(&record("Mire", "Packed crawl")), gzip(&record("Neath", "Packed twice"))].concat(),
    );
    let packed = gzip(&record("Orrin", "Zipped crawl"));
    site.file(
        "in/crawl.wacz",
        zip(&[
            ("archive/data.warc.gz", &packed),
            ("../../../evil.warc", &record("Pell", "Out of the way")),
            ("pages/pages.jsonl", b"{}"),
        ]),
    );
    let said = site.expect(&["import", "in"], 0);
    assert!(said.contains("11 articles imported"), "{said}");
    assert!(said.contains("no text"), "{said}");
    assert_eq!(
        articles(&site),
        [
            "an-entry.md",
            "box-one.md",
            "box-two.md",
            "one-item.md",
            "out-of-the-way.md",
            "packed-crawl.md",
            "packed-twice.md",
            "plain-crawl.md",
            "rain-over.md",
            "the-quays-letter.md",
            "zipped-crawl.md"
        ]
    );
    let letter = site.read("content/articles/the-quays-letter.md");
    assert!(
        letter.contains("title: The quay’s letter\n") && letter.contains("source: quay-letter\n"),
        "{letter}"
    );
    assert!(
        letter.contains("published: 2025-03-05T06:00:00+01:00\n") && letter.contains("Fishermen from Kelm"),
        "{letter}"
    );
    assert!(!site.path("../evil.warc").exists());
    site.expect(&["check", "--now", common::NOW], 0);
    // The same folder again changes nothing.
    let said = site.expect(&["import", "in"], 0);
    assert!(said.contains("0 articles imported"), "{said}");
}

#[test]
fn a_message_keeps_its_paragraphs_however_its_program_sets_them() {
    let site = TestSite::new();
    let texts = [
        "Dear colleagues,",
        "The prefect of the lake, Ada Brennick, will open the line on Saturday. \"I will take the first train myself,\" she said.",
        "The line has cost four million crowns.",
    ];
    let each = |before: &str, after: &str| texts.map(|text| format!("{before}{text}{after}")).concat();
    let empty = "<div><br></div>";
    let outlook = "<p class=MsoNormal><o:p>&nbsp;</o:p></p>";
    let wrapped = "Dear colleagues,\r\n\r\nThe prefect of the lake, Ada Brennick, will open the line on Saturday.\r\n\"I will take the first train myself,\" she said.\r\n\r\nThe line has cost four million\r\ncrowns.\r\n\r\n-- \r\nPress office | +1 555 0100\r\n";
    let flowed = "Dear colleagues,\r\n\r\nThe prefect of the lake, Ada Brennick, will open the line \r\non Saturday. \"I will take the first train myself,\" she said.\r\n\r\nThe line has cost four million \r\ncrowns.\r\n";
    let message = |of: &str, body: &str| {
        format!(
            "From: Ministry {of} <press@ministry.example>\r\nSubject: How {of} writes\r\nDate: Tue, 18 Mar 2025 21:00:00 -0500\r\nMIME-Version: 1.0\r\n{body}"
        )
    };
    let html = |html: &str| format!("Content-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n");
    let plain =
        |more: &str, text: &str| format!("Content-Type: text/plain; charset=utf-8{more}\r\n\r\n{text}");
    let both = |text: &str, page: &str| {
        let (text, page) = (plain("", text), html(page));
        format!(
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n{text}\r\n--b\r\n{page}\r\n--b--\r\n"
        )
    };
    let cell = |text: &str| format!("<tr><td>{text}</td></tr>");
    let quoted = format!(
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        wrapped.replace("the lake", "the l=\r\nake")
    );
    for (of, body) in [
        ("p", html(&each("<p>", "</p>"))),
        ("gmail", html(&format!("<div dir=ltr>{}</div>", each("<div>", &format!("</div>{empty}"))))),
        ("outlook", html(&each("<p class=MsoNormal>", &format!("<o:p></o:p></p>{outlook}")))),
        ("br", html(&format!("<font size=2>{}</font>", each("", "<br>\r\n<br>\r\n")))),
        ("table", html(&format!("<table width=600>{}</table>", texts.map(cell).concat()))),
        ("wrapped", plain("", wrapped)),
        ("flowed", plain("; format=flowed", flowed)),
        ("quoted", quoted),
        ("both", both(wrapped, &each("<p>", "</p>"))),
        ("nothing", both(wrapped, "<p>Your program does not show this message.</p>")),
        ("run together", both(wrapped, &each("<span>", "</span>"))),
    ] {
        let name = of.replace(' ', "-");
        site.file(&format!("{name}.eml"), message(of, &body));
        site.expect(&["import", &format!("{name}.eml")], 0);
        let article = site.read(&format!("content/articles/how-{name}-writes.md"));
        let (_, body) = article.split_once("\n---\n").expect("a body");
        assert_eq!(body.trim().split("\n\n").collect::<Vec<_>>(), texts, "{of}");
    }
}

#[test]
fn what_is_put_around_an_article_is_left_out() {
    let site = TestSite::new();
    let text = "The ferry strike in Port Alder ended on Tuesday after nine days, when the company agreed to pay more.";
    let said = "“We did not want this strike,” said Tomas Brandt, leader of the dockers’ union.";
    let more =
        "Subscribe numbers rose during the strike, the company said, and its app was used by twice as many.";
    let around = |paragraph: &str| format!("<p>{paragraph}</p>");
    let body = [
        around(text),
        around("Advertisement"),
        around(said),
        around("Read more: <a href=/x>Why the dockers struck.</a>"),
        around("Lesen Sie auch: Warum gestreikt wurde"),
        around(more),
        "<figure><img src=a.jpg><figcaption>The ferry Alma. Photo: AP</figcaption></figure>".to_owned(),
        around("Sign up to <a href=/n>our newsletter</a>"),
        around("Suivez-nous sur Facebook et Instagram"),
        around("Читайте також: <a href=/y>Чому докери страйкували</a>"),
    ];
    let head = "<link rel=canonical href='https://tribune.example/strike?id=7&amp;utm_source=x&amp;fbclid=y'><meta property=og:title content='Strike ends'><meta name=date content=2025-03-18>";
    let page = |head: &str| {
        format!(
            "<!DOCTYPE html><html lang=en><head>{head}</head><body><article><h1>Strike ends</h1>{}</article></body></html>",
            body.concat()
        )
    };
    site.file("page.html", page(head)).file("again.html", page(&head.replace("fbclid=y", "gclid=z")));
    site.expect(&["import", "page.html"], 0);
    let article = site.read("content/articles/strike-ends.md");
    let (front, body) = article.split_once("\n---\n").expect("a body");
    assert_eq!(body.trim().split("\n\n").collect::<Vec<_>>(), [text, said, more]);
    assert!(front.contains("url: \"https://tribune.example/strike?id=7\"\n"), "{front}");
    assert!(site.expect(&["import", "again.html"], 0).contains("on file already"));

    // A newsletter is tables in tables.
    let row = |cell: &str| format!("<tr><td>{cell}</td></tr>");
    let rows = [
        row("<a href=/v>View this email in your browser</a>"),
        row("<img src=logo.png>"),
        row("<h1>Strike over</h1>"),
        row(&format!("{text}<br><br>{said}<br><br>{more}")),
        row("<a href=/m>Read more</a>"),
        row("Follow us on <a href=/f>X</a>"),
        row(
            "© 2025 The Letter<br>You are receiving this email because you signed up.<br>You may <a href=/u>unsubscribe from this list</a>.",
        ),
        row("<a href=/p>Privacy</a> | <a href=/t>Terms</a>"),
    ];
    let letter = format!(
        "From: The Letter <a@letter.example>\r\nSubject: Strike over\r\nDate: Tue, 18 Mar 2025 21:00:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>T</title></head><body><div style=\"display:none\">The company pays.</div><table><tr><td><table>{}</table></td></tr></table></body></html>\r\n",
        rows.concat()
    );
    site.file("letter.eml", letter);
    site.expect(&["import", "letter.eml"], 0);
    let article = site.read("content/articles/strike-over.md");
    let (_, body) = article.split_once("\n---\n").expect("a body");
    assert_eq!(body.trim().split("\n\n").collect::<Vec<_>>(), [text, said, more]);
}

#[test]
fn bibliographies_say_what_clippings_do_not() {
    let site = TestSite::new();
    site.file("in/one.txt", story("Quell").join("\n\n"));
    site.file("in/two.txt", story("Rook").join("\n\n"));
    site.file("refs.bib", format!("@online{{one,\n author = {{Roe, Jane and van der Berg, Piet}},\n title = {{The {{Quell}} vote}},\n journaltitle = {{Quell Courier}},\n url = {{https://quell.example/vote_1}},\n date = {{2025-03-04}},\n file = {{one.txt:files/1/one.txt:text/plain}}\n}}\n@article{{three, title = {{With an abstract}}, journal = {{Quell Courier}}, year = 2025, month = mar, date = {{2025-03-09}}, abstract = {{{}}}}}\n@book{{four, title = {{Nothing but a title}}, date = {{2025-03-09}}}}\n", story("Sarn").join(" ")));
    let csl = serde_json::json!([{"id": "r", "type": "article-newspaper", "title": "Rook waits", "container-title": "Rook Observer", "URL": "https://rook.example/w", "author": [{"family": "Moreau", "given": "Léa"}], "issued": {"date-parts": [["2025", 3, 5]]}}]);
    site.file("refs.json", csl.to_string());
    let said = site.expect(&["import", "in/one.txt", "refs.bib"], 0);
    assert!(said.contains("2 articles imported"), "{said}");
    let one = site.read("content/articles/the-quell-vote.md");
    assert!(
        one.contains("author: [Jane Roe, Piet van der Berg]\n")
            && one.contains("url: \"https://quell.example/vote_1\"\n")
            && one.contains("published: 2025-03-04\n"),
        "{one}"
    );
    assert!(site.read("content/articles/with-an-abstract.md").contains("Sarn"));
    let said = site.expect(&["import", "in/two.txt", "--title", "Rook waits", "--metadata", "refs.json"], 0);
    assert!(said.contains("rook-waits"), "{said}");
}

#[test]
fn what_is_guessed_is_marked_and_what_is_doubtful_is_said() {
    let site = TestSite::new();
    let german = "Die Fähre kam am Montag zu spät, und wer am Kai wartete, erfuhr, dass nichts ablegen werde, bevor sich der Wind gelegt habe. Niemand sei verletzt worden, sagte der Hafenmeister, der die ganze Nacht dort gewesen war und nicht sagen wollte, wie lange es noch dauern werde.";
    site.file("in/german.txt", german);
    let said = site.expect(&["import", "in/german.txt", "--source", "Hafenblatt"], 0);
    let [name] = &articles(&site)[..] else { panic!("{said}") };
    let article = site.read(&format!("content/articles/{name}"));
    for line in ["language: de  # guessed\n", "published: "] {
        assert!(article.contains(line), "{article}");
    }
    assert_eq!(article.matches("# guessed").count(), 3, "{article}");
    assert!(said.contains("language, published, title"), "{said}");
    site.file(
        "in/wrong.md",
        format!("---\ntitle: Wrong\nlanguage: fr\npublished: 2025-03-04\n---\n{german} Und noch ein Satz.\n"),
    );
    let said = site.expect(&["import", "in/wrong.md", "--source", "Anderes Blatt"], 0);
    assert!(said.contains("import/language") && said.contains("`fr`") && said.contains("`de`"), "{said}");
    let copied = |extra: &str| {
        (story("Thorn").join("\n\n") + "\n\n" + &story("Ulm").join("\n\n")).replace("Ulm", extra)
    };
    site.file("in/a.txt", copied("Ulm")).file("in/b.txt", copied("Vane"));
    site.expect(&["import", "in/a.txt", "--title", "Aa", "--source", "A", "--published", "2025-03-04"], 0);
    let said = site
        .expect(&["import", "in/b.txt", "--title", "Bb", "--source", "B", "--published", "2025-03-04"], 0);
    assert!(said.contains("import/near-duplicate") && said.contains("content/articles/aa.md"), "{said}");
}

#[test]
fn a_dry_run_writes_nothing_and_says_the_same() {
    let site = TestSite::new();
    let head = "<link rel=canonical href=\"https://a.example/x\"><meta name=date content=2025-03-04>";
    site.file("in/a.html", page("Wick", head)).file("in/b.html", page("Yarrow", head));
    // Clipped an hour before; what was clipped at one time is one clipping.
    let first = std::fs::File::options().write(true).open(site.path("in/a.html")).expect("the file");
    let before = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    first.set_modified(before).expect("its time is set");
    let dry = site.expect(&["import", "--dry-run", "in"], 0);
    assert!(dry.contains("1 article and 1 new version would be imported; nothing was written"), "{dry}");
    assert!(!site.path("content").exists());
    let wet = site.expect(&["import", "in"], 0);
    assert_eq!(dry.lines().filter(|line| line.starts_with("content/")).count(), 2);
    for line in dry.lines().filter(|line| line.starts_with("content/")) {
        assert!(wet.contains(line) && site.path(line).exists(), "{line}\n{wet}");
    }
}

#[test]
fn standard_input_is_read_as_a_file_is() {
    let site = TestSite::new();
    let mut command = site.command(&["import", "-", "--published", "2025-03-04"]);
    let output =
        command.write_stdin(page("Zell", "<link rel=canonical href=\"https://z.example/1\">")).output();
    assert!(output.expect("it runs").status.success());
    assert_eq!(articles(&site), ["heading-of-zell.md"]);
    let mut command =
        site.command(&["import", "-", "--format", "markdown", "--source", "Z", "--published", "2025-03-04"]);
    let output = command.write_stdin("From: a note\nSubject: not mail\n\n*Text* of it").output();
    assert!(output.expect("it runs").status.success());
    assert_eq!(articles(&site).len(), 2);
}

#[test]
fn what_cannot_be_read_is_said_and_hides_nothing_else() {
    let site = TestSite::new();
    site.file("in/a.pdf", "%PDF-1.7\n…")
        .file("in/b.txt", story("Acre").join("\n\n"))
        .file("in/c.docx", b"PK\x03\x04x");
    site.file("in/d.bin", [0u8, 159, 146, 150])
        .file("in/e.rss", "<rss><channel>")
        .file("in/f.bib", "@article{a, title = {");
    let arguments = [
        "import",
        "in/a.pdf",
        "in/b.txt",
        "in/c.docx",
        "in/d.bin",
        "in/e.rss",
        "in/f.bib",
        "--source",
        "S",
        "--published",
        "2025-03-04",
    ];
    let said = site.expect(&arguments, 1);
    for part in [
        "import/bad-pdf",
        ".docx is not read",
        "import/not-utf-8",
        "import/bad-feed",
        "import/bad-bibliography",
        "1 article imported",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn what_is_left_out_of_a_folder_is_named() {
    let site = TestSite::new();
    let utf16 = |text: &str| -> Vec<u8> {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let latin1 = |text: &str| -> Vec<u8> { text.chars().map(|c| c as u8).collect() };
    let told = ["--source", "S", "--published", "2025-03-04"];
    site.file("in/notepad.txt", utf16(&story("Grünbüttel").join("\r\n\r\n")));
    site.file("in/old.html", latin1(&page("Sévrac", "<meta charset=iso-8859-1>")));
    let junk: [(&str, Vec<u8>); 8] = [
        ("a.docx", b"PK\x03\x04x".to_vec()),
        ("b.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
        ("c.csv", b"day,ships\n".to_vec()),
        ("d.txt", latin1("Die Fähre kam zu spät.")),
        ("e.html.crdownload", b"<html>".to_vec()),
        (".git/config", b"[core]".to_vec()),
        (".hidden.csv", b"a,b".to_vec()),
        ("old_files/style.css", b"p {}".to_vec()),
    ];
    for (name, bytes) in &junk {
        site.file(&format!("in/{name}"), bytes);
    }
    let said = site.expect(&[&["import", "in"][..], &told].concat(), 0);
    assert!(said.contains("2 articles imported"), "{said}");
    let left: Vec<&str> =
        said.split_once("\n5 files were left out:\n").expect("the list").1.lines().take(5).collect();
    let want = [
        "  in/a.docx: .docx is not read; save it as plain text or as a web page",
        "  in/b.jpg: .jpg is not read",
        "  in/c.csv: .csv is not read; texts end in .txt",
        "  in/d.txt: it is not UTF-8; save it as UTF-8",
        "  in/e.html.crdownload: its download has not ended",
    ];
    assert_eq!(left, want.map(|line| line.replace('/', std::path::MAIN_SEPARATOR_STR)));
    assert!(site.read("content/articles/heading-of-sevrac.md").contains("crane has to go"));
    assert!(site.read("content/articles/heading-of-sevrac.md").contains("Fishermen from Sévrac"));
    let notepad = articles(&site).into_iter().find(|name| name.contains("grunbuttel")).expect("an article");
    assert!(site.read(&format!("content/articles/{notepad}")).contains("Fishermen from Grünbüttel"));
    // A long list is cut, and a folder that has nothing else is a mistake.
    for number in 0..12 {
        site.file(&format!("data/{number:02}.csv"), "a,b");
    }
    let said = site.expect(&[&["import", "data"][..], &told].concat(), 1);
    assert!(said.contains("data/09.csv") && !said.contains("data/10.csv"), "{said}");
    assert!(said.contains("and 2 more") && said.contains("import/nothing"), "{said}");
}

#[test]
fn a_pdf_becomes_its_paragraphs() {
    let site = TestSite::new();
    // Lines of a page, each with its place and size.
    let page = |number: usize, lines: &[(u32, u32, &str)]| {
        let footer = format!("Page {number} of 2");
        let lines = [&[(770, 8, "The Quay Letter")], lines, &[(30, 8, &footer[..])]].concat();
        let drawn = lines.iter().map(|(y, size, text)| format!("BT /F {size} Tf 72 {y} Td ({text}) Tj ET\n"));
        drawn.collect::<String>()
    };
    let first = [
        (700, 20, "Berth put off"),
        (670, 10, "The harbour board met on Monday and heard that negotia-"),
        (658, 10, "tions would go on, and that nobody knew what it would cost."),
        (634, 10, "A second offer will be made in writing, # as the chair said, and all"),
    ];
    let second = [(740, 10, "who asked for it will have it."), (716, 10, "The meeting ended at ten.")];
    let info =
        "/Title(Berth put off - The Quay Letter)/Author(By Jane Roe)/CreationDate(D:20250304073000+01'00')";
    site.file("in/letter.pdf", pdf(&[&page(1, &first), &page(2, &second)], "", info));
    let said = site.expect(&["import", "in", "--source", "Quay Letter"], 0);
    assert!(said.contains("letters of 2 pages"), "{said}");
    let article = site.read("content/articles/berth-put-off.md");
    for line in [
        "title: Berth put off  # guessed\n",
        "published: 2025-03-04  # guessed\n",
        "author: [Jane Roe]  # guessed\n",
    ] {
        assert!(article.contains(line), "{line}\n{article}");
    }
    let (_, body) = article.rsplit_once("---\n").expect("a body");
    assert_eq!(
        body.trim().split("\n\n").collect::<Vec<_>>(),
        [
            "The harbour board met on Monday and heard that negotiations would go on, and that nobody knew what it would cost.",
            "A second offer will be made in writing, # as the chair said, and all who asked for it will have it.",
            "The meeting ended at ten."
        ]
    );
    site.expect(&["check", "--now", common::NOW], 0);
    // Pages that are images have no text.
    site.file("scan.pdf", pdf(&["0 0 9 9 re f"], "", ""));
    assert!(site.expect(&["import", "scan.pdf", "--source", "S"], 1).contains("text recognised first"));
}

#[test]
fn what_a_browser_printed_comes_back_paragraph_by_paragraph() {
    let german = [
        "Die Hafenverwaltung von Grünbüttel hat die Entscheidung verschoben, bis jemand sagen kann, was der Liegeplatz kosten würde.",
        "„Uns wurde im März gesagt, dass der Kran ersetzt wird“, sagte die Vorsitzende Anna Beispiel. Seitdem hat niemand einen neuen gesehen.",
    ];
    let ukrainian = [
        "Портова рада зібралася в понеділок увечері й вислухала тих, хто вночі вантажить кораблі під дощем.",
        "«Нам казали в березні, що кран замінять», — сказала голова ради Ганна Приклад. Об’їзд закрили о п’ятій.",
    ];
    let site = TestSite::new();
    let english = |seeds: [&str; 4]| seeds.into_iter().flat_map(story).collect::<Vec<_>>();
    for (name, style, texts) in [
        ("columns", "column-count: 2; text-align: justify", english(["Aldra", "Brant", "Cove", "Dorne"])),
        ("sans", "font-family: sans-serif; column-width: 60ch", english(["Elm", "Fell", "Gorse", "Hale"])),
        ("de", "width: 9cm; text-align: justify", german.map(str::to_owned).to_vec()),
        ("uk", "width: 9cm", ukrainian.map(str::to_owned).to_vec()),
    ] {
        let text: String = texts.iter().map(|text| format!("<p>{text}</p>")).collect();
        let page = format!(
            "<!DOCTYPE html><meta charset=utf-8><title>Printed {name}</title><h1>Printed {name}</h1><div style='{style}'>{text}</div>"
        );
        site.file(&format!("{name}.html"), page);
        let pdf = site.path(&format!("{name}.pdf"));
        if !common::browser::print(&site.path(&format!("{name}.html")), &pdf) {
            return;
        }
        site.expect(&["import", &format!("{name}.pdf"), "--source", "S", "--published", "2025-03-04"], 0);
        let article = site.read(&format!("content/articles/printed-{name}.md"));
        let (_, body) = article.split_once("\n---\n").expect("a body");
        assert_eq!(body.trim().split("\n\n").collect::<Vec<_>>(), texts, "{name}");
    }
}

#[test]
fn a_page_of_a_briefing_that_was_printed_is_known_by_its_headline() {
    let site = TestSite::new();
    site.file("site.toml", "title = \"The Gorse Briefing\"\nbase_url = \"https://test.example/\"\n");
    let short = "The work cost four million crowns and took eleven weeks.";
    site.article(
        "stone",
        "title: Stone for the bridge\npublish: full\n",
        &format!("{}\n\n{short}", story("Gorse")[0]),
    );
    site.expect(&["build", "--now", common::NOW, "--relative"], 0);
    if !common::browser::print(&site.path("public/articles/stone/index.html"), &site.path("stone.pdf")) {
        return;
    }
    site.remove("content/articles/stone.md");
    site.expect(&["import", "stone.pdf", "--source", "times"], 0);
    let article = site.read("content/articles/stone-for-the-bridge.md");
    for part in [
        "title: Stone for the bridge  # guessed\n",
        "published: 2025-03-01  # guessed\n",
        &format!("\n\n{short}\n\n"),
    ] {
        assert!(article.contains(part), "{part}\n{article}");
    }
    assert!(!article.contains("Gorse Briefing") && !article.contains("## The work"), "{article}");
}

/// Inputs that are made to break a reader: none may crash it, keep it, or write outside of the site.
#[test]
fn hostile_input_is_refused_or_harmless() {
    let site = TestSite::new();
    let deep = "<div>".repeat(200_000) + "Text" + &"</div>".repeat(200_000);
    let bomb = gzip(&[b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-03-06T07:30:00Z\r\nWARC-Target-URI: https://x.example/\r\nContent-Length: 18446744073709551615\r\n\r\n".as_slice(), &vec![b'a'; 80_000_000]].concat());
    let inputs: Vec<(&str, Vec<u8>)> = vec![
        ("deep.html", format!("<html>{deep}").into_bytes()),
        ("unclosed.html", format!("<html>{}", "<b><i><p>".repeat(50_000)).into_bytes()),
        ("bomb.warc.gz", bomb),
        ("short.warc", b"WARC/1.0\r\nContent-Length: 99999\r\n\r\nx".to_vec()),
        ("laughs.rss", format!("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"{}\">{}]><rss version=\"2.0\"><channel><title>&z;</title></channel></rss>", "x".repeat(1000), "<!ENTITY b \"&a;&a;\">").into_bytes()),
        ("deep.rss", format!("<rss version=\"2.0\"><channel>{}", "<item>".repeat(100_000)).into_bytes()),
        ("deep.json", format!("[{{\"title\": {}", "[".repeat(100_000)).into_bytes()),
        ("deep.bib", format!("@article{{a, title = {}", "{".repeat(50_000)).into_bytes()),
        ("parts.eml", format!("From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=a\n\n{}", "--a\nContent-Type: message/rfc822\n\nFrom: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=a\n\n".repeat(20_000)).into_bytes()),
        ("bad.wacz", b"PK\x03\x04\xff\xff\xff\xff\xff\xff\xff\xffPK\x05\x06".to_vec()),
        ("loop.pdf", pdf(&["/X Do"], "/X Do", "")),
        ("bomb.pdf", pdf_repeating(1_000, &[&" ".repeat(10_000_000)], "", "")),
        ("short.pdf", pdf(&["BT /F 12 Tf (Text) Tj ET"], "", "")[..200].to_vec()),
        ("yaml.md", b"---\ntitle: \"x\nsource: [[[[[[[[[\n---\nText\n".to_vec()),
    ];
    for (name, bytes) in &inputs {
        site.file(&format!("in/{name}"), bytes);
        let output = site.run(&[
            "import",
            &format!("in/{name}"),
            "--source",
            "../../etc",
            "--published",
            "2025-03-04",
        ]);
        let code = output.status.code();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(code, Some(0 | 1)), "{name}: {code:?}\n{said}");
    }
    // What a page says of itself stays a value of one key.
    let head = "<meta property=\"og:title\" content='Bad&#10;publish: full # \"&#10;---&#10;'><meta property=\"og:site_name\" content='../../x: [y'><meta name=author content='A&#10;draft: true'><link rel=canonical href='https://h.example/\"x'><meta name=date content='2025-03-04&#10;draft: true'>";
    site.file("in/inject.html", page("Bray", head));
    site.expect(&["import", "in/inject.html", "--published", "2025-03-04"], 0);
    let article = site.read("content/articles/bad-publish-full.md");
    assert!(!article.contains("\npublish:") && !article.contains("\ndraft:"), "{article}");
    site.expect(&["check", "--now", common::NOW], 0);

    // Everything with bytes of it changed, the same ones in every run.
    let mut random = common::random::Random(7);
    for (name, bytes) in inputs.iter().filter(|(_, bytes)| bytes.len() < 2_000_000) {
        let mut bytes = bytes.clone();
        for _ in 0..20 {
            let at = random.below(bytes.len());
            bytes[at] = random.below(256) as u8;
        }
        site.file(&format!("in/{name}"), bytes);
    }
    let output = site.run(&["import", "in", "--dry-run", "--source", "S", "--published", "2025-03-04"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn nothing_in_a_strangers_text_is_a_link_of_ours() {
    let site = TestSite::new();
    let strange = "As was said [[1]](#note) and [[somewhere]], ![[harbour]] or ![[harbour.png]], see [[x]][r].\n\n\
                   > [!note] Quoted\n> %%words%% ==marked== #tagged\n\n- [[an item]] ^name\n\n[[2]]: https://n.example/\n\n\
                   [r]: https://r.example/\n";
    let front = |name: &str| {
        format!(
            "---\ntitle: {name}\nsource: Strange Post\nurl: https://strange.example/{name}\npublished: 2025-03-04\n---\n"
        )
    };
    site.file("in/clip.md", front("Clip") + strange);
    site.file("in/text.txt", strange);
    let html = strange.replace('>', "&gt;").replace("\n\n", "</p><p>");
    let strange_page = page(
        "Selm",
        "<link rel=canonical href=\"https://strange.example/page\"><meta name=date content=2025-03-04>",
    );
    site.file("in/page.html", strange_page.replace("</article>", &format!("<p>{html}</p></article>")));
    site.file(
        "in/feed.json",
        serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Strange Post", "items": [{"id": "1", "url": "https://strange.example/item", "title": "Item", "content_html": format!("{}<p>{html}</p>", paragraphs("Ulm")), "date_published": "2025-03-04T09:00:00Z"}]}).to_string(),
    );
    let said = site.expect(&["import", "in", "--source", "Strange Post", "--published", "2025-03-04"], 0);
    assert!(said.contains("4 articles imported"), "{said}");
    // Other words in brackets of a later version are none either.
    site.file("again.md", front("Clip") + strange + "\n\n[[later]]\n");
    site.expect(&["import", "again.md", "--retrieved", "2027-01-01"], 0);
    site.expect(&["check", "--now", common::NOW], 0);
    site.build();
    let clip = site.page("articles/clip/index.html");
    for shown in [
        "[1]",
        "[[somewhere]]",
        "![[harbour]]",
        "![[harbour.png]]",
        "[!note] Quoted",
        "%%words%% ==marked== #tagged",
        "^name",
        "[[2]]",
        "[[later]]",
    ] {
        assert!(clip.contains(shown), "{shown}\n{clip}");
    }
}

#[test]
fn a_new_article_takes_no_page_and_a_new_source_no_id_that_another_has() {
    let site = TestSite::new();
    site.article(
        "elsewhere",
        "title: Ours\nslug: berth-put-off\naliases: [/articles/old-berth/]\n",
        "Text of ours.",
    );
    site.file("content/sources/gull.md", "---\nname: The Gull\nslug: coast-wire\n---\n");
    let titles = ["Berth put off", "Old berth"];
    for title in titles {
        site.file("in.txt", story(title).join("\n\n"));
        let given = ["--title", title, "--source", "Coast: Wire", "--published", "2025-03-04"];
        site.expect(&[&["import", "in.txt"][..], &given].concat(), 0);
    }
    assert_eq!(articles(&site), ["berth-put-off-coast-wire.md", "elsewhere.md", "old-berth-coast-wire.md"]);
    site.expect(&["check", "--now", common::NOW], 0);
    // A source that could not be read back is not begun.
    let list = format!(
        "- file: in.txt\n  title: Long\n  published: 2025-03-04\n  source: \"{}\"\n",
        "ab ".repeat(500_000)
    );
    site.file("in.txt", story("Long").join("\n\n")).file("list.yaml", list);
    let said = site.expect(&["import", "in.txt", "--metadata", "list.yaml"], 1);
    assert!(said.contains("import/bad-metadata"), "{}", &said[..said.len().min(2_000)]);
    site.expect(&["check", "--now", common::NOW], 0);
}

/// A site whose inbox is `Clippings`.
fn with_inbox() -> TestSite {
    let site = TestSite::new();
    site.file(
        "site.toml",
        "title = \"T\"\nbase_url = \"https://t.example/\"\n[import]\ninbox = \"Clippings\"\n",
    );
    site
}

fn clip(seed: &str, path: &str) -> String {
    page(
        seed,
        &format!(
            "<link rel=canonical href=\"https://clip.example/{path}\"><meta name=date content=2025-03-04>"
        ),
    )
}

#[test]
fn the_inbox_is_imported_once_whatever_is_remembered() {
    let site = with_inbox();
    site.file("Clippings/a.html", clip("Aldra", "a")).file("Clippings/deep/b.html", clip("Brant", "b"));
    site.file("Clippings/deep/.hidden.html", clip("Cove", "c")).file("Clippings/.obsidian/x.json", "{}");
    // Options are about files that are named.
    assert!(site.expect(&["import", "--source", "The Times"], 2).contains("<FILE>"));
    let said = site.expect(&["import"], 0);
    assert!(said.contains("2 articles imported"), "{said}");
    let first = articles(&site);
    let said = site.expect(&["import"], 0);
    assert!(said.contains("nothing to import"), "{said}");

    // An editor corrects the text, and what was remembered is lost.
    let edited = site.read("content/articles/heading-of-aldra.md").replace("met on Monday", "met on Tuesday");
    site.file("content/articles/heading-of-aldra.md", &edited);
    std::fs::remove_dir_all(site.path(".briefing")).expect("it is there");
    let said = site.expect(&["import"], 0);
    assert!(said.contains("0 articles imported"), "{said}");
    assert_eq!(articles(&site), first);
    assert_eq!(site.read("content/articles/heading-of-aldra.md"), edited);
    assert!(site.path("Clippings/a.html").exists());

    site.file(
        "site.toml",
        "title = \"T\"\nbase_url = \"https://t.example/\"\nimport = { inbox = \"../out\" }\n",
    );
    assert!(site.expect(&["import"], 1).contains("config/invalid-value"));
    site.file("site.toml", "title = \"T\"\nbase_url = \"https://t.example/\"\n");
    site.expect(&["import"], 2);
}

#[test]
fn what_comes_into_the_inbox_is_published_while_somebody_works() {
    let site = with_inbox();
    let watch = common::running::Running::watch(&site);
    site.file("Clippings/a.html", clip("Dorne", "d"));
    watch.hear("content/articles/heading-of-dorne.md imported from");
    common::wait_for(|| site.has_page("articles/heading-of-dorne/index.html"), || watch.said());
    site.file("Clippings/b.pdf", "%PDF-1.4");
    watch.hear("import/bad-pdf");
    site.file("Clippings/c.html", clip("Elm", "e"));
    common::wait_for(|| site.has_page("articles/heading-of-elm/index.html"), || watch.said());
    assert!(site.path("Clippings/a.html").exists() && site.path("Clippings/b.pdf").exists());
}

/// A mailbox with one message for each of `seeds`.
fn mailbox(seeds: &[&str]) -> String {
    let message = |seed: &&str| {
        format!(
            "From a@quay.example Wed Mar  5 06:00:00 2025\nFrom: \"Quay Letter\" <news@quay.example>\nTo: desk@test.example\n\
             Subject: Letter of {seed}\nDate: Wed, 5 Mar 2025 06:00:00 +0100\n\n{}\n\n",
            story(seed).join("\n\n")
        )
    };
    seeds.iter().map(message).collect()
}

#[test]
fn what_grew_brings_only_what_is_new_whatever_editors_changed() {
    for folder in ["in", "Clippings"] {
        let site = with_inbox();
        let path = format!("{folder}/box.mbox");
        let import: &[&str] = if folder == "in" { &["import", "in"] } else { &["import"] };
        site.file(&path, mailbox(&["Aldra", "Brant", "Cove"]));
        assert!(site.expect(import, 0).contains("3 articles imported"));
        // Text and headline are corrected, and a file gets another name.
        let of = |name: &str| format!("content/articles/{name}.md");
        let edited = |name: &str| site.read(&of(name)).replace("met on Monday", "met on Tuesday");
        site.file(&of("letter-of-aldra"), edited("letter-of-aldra").replace("Letter of", "The letter of"));
        site.file(&of("quay/brant"), edited("letter-of-brant")).remove(&of("letter-of-brant"));
        site.file(&path, mailbox(&["Aldra", "Brant", "Cove", "Dorne"]));
        let said = site.expect(import, 0);
        assert!(said.contains("1 article imported"), "{folder}: {said}");
        assert_eq!(
            articles(&site),
            ["letter-of-aldra.md", "letter-of-cove.md", "letter-of-dorne.md", "quay"]
        );

        // Neither a build nor `clean` forgets, and another text is a version still.
        site.build();
        site.expect(&["clean"], 0);
        let again = mailbox(&["Brant", "Cove", "Dorne"]).replace("a second offer", "a third offer");
        site.file(&path, mailbox(&["Aldra", "Elm"]) + &again);
        // Times of files count as seconds.
        let file = std::fs::File::options().write(true).open(site.path(&path)).expect("the file");
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
        file.set_modified(later).expect("its time is set");
        let said = site.expect(import, 0);
        assert!(said.contains("1 article and 3 new versions imported"), "{folder}: {said}");
    }
}

#[test]
fn an_article_that_was_deleted_can_be_imported_again() {
    let site = TestSite::new();
    site.file("box.mbox", mailbox(&["Aldra", "Brant"]));
    site.expect(&["import", "box.mbox"], 0);
    site.remove("content/articles/letter-of-aldra.md");
    assert!(site.expect(&["import", "box.mbox"], 0).contains("1 article imported"));
    assert_eq!(articles(&site), ["letter-of-aldra.md", "letter-of-brant.md"]);
    // A memory that is damaged is none: what stands on file is known by its text.
    for damaged in [&b""[..], b"briefing imported 1\nxx", &[0xff; 100]] {
        site.file(".briefing/imported", damaged);
        assert!(site.expect(&["import", "box.mbox"], 0).contains("0 articles imported"));
    }
}

/// A letter of one sender, with its footer, under a headline that all of a day have.
fn release(hour: u32, text: &str) -> String {
    format!(
        "From a@quay.example Wed Mar  5 06:00:00 2025\nFrom: \"Quay Letter\" <news@quay.example>\nTo: desk@test.example\n\
         Subject: Press release\nDate: Wed, 5 Mar 2025 {hour:02}:00:00 +0100\n\n{text}\n\n\
         The Quay Letter is sent by the press office of the harbour, which answers questions on weekdays.\n\n"
    )
}

const RELEASES: [&str; 3] = [
    "The northern berth stays closed until autumn, since nobody can say what a new crane would cost or who should pay for it.",
    "Nine apprentices begin their work in the workshops on Monday; more than two hundred young people had asked for a place.",
    "A yacht ran aground on the bar at low tide. Its crew of four walked ashore, and a tug will try to pull it off tonight.",
];

#[test]
fn letters_of_one_day_and_headline_are_articles_of_their_own() {
    let releases: Vec<String> =
        [16, 9, 18].iter().zip(RELEASES).map(|(hour, text)| release(*hour, text)).collect();
    let everything = |site: &TestSite| {
        articles(site).iter().map(|name| site.read(&format!("content/articles/{name}"))).collect::<String>()
    };
    let site = TestSite::new();
    site.file("in.mbox", releases.concat());
    let said = site.expect(&["import", "in.mbox"], 0);
    assert!(said.contains("3 articles imported"), "{said}");
    let all = everything(&site);
    assert!(RELEASES.iter().all(|text| all.contains(text)), "{all}");
    assert!(all.contains("retrieved: 2025-03-05T16:00:00+01:00"), "{all}");

    let site = with_inbox();
    for (count, want) in [(1, "1 article imported"), (3, "2 articles imported")] {
        site.file("Clippings/in.mbox", releases[..count].concat());
        let said = site.expect(&["import"], 0);
        assert!(said.contains(want), "{said}");
    }
    // Most of the words of one again is another text of that one, and nothing else is.
    let corrected = release(19, &RELEASES[1].replace("Nine", "Eleven"));
    site.file("Clippings/in.mbox", releases.concat() + &corrected);
    let said = site.expect(&["import"], 0);
    assert!(said.contains("0 articles and 1 new version imported"), "{said}");
    let name = articles(&site).into_iter().find(|name| name.contains('@')).expect("a version");
    let of = site.read(&format!("content/articles/{}.md", name.split('@').next().expect("its article")));
    assert!(of.contains("Nine apprentices"), "{name}\n{of}");
    assert_eq!(everything(&site).matches("northern berth").count(), 1);
    site.expect(&["check", "--now", common::NOW], 0);
}

/// Sets when a file was changed last, in seconds since some day.
fn changed(site: &TestSite, path: &str, seconds: u64) {
    let file = std::fs::File::options().write(true).open(site.path(path)).expect("the file");
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_741_000_000 + seconds);
    file.set_modified(time).expect("its time is set");
}

#[test]
fn a_text_is_on_file_only_if_it_is() {
    let site = TestSite::new();
    let import = |text: &str, seconds: u64| {
        site.file("in.txt", text);
        changed(&site, "in.txt", seconds);
        let given = [
            "--title",
            "Berth",
            "--source",
            "Gull",
            "--url",
            "https://g.example/b",
            "--published",
            "2025-03-01",
        ];
        site.expect(&[&["import", "in.txt"][..], &given].concat(), 0)
    };
    let [first, second, third] = RELEASES;
    for (text, seconds, want) in [
        (first, 1_000, "new article"),
        (second, 500, "older text"),
        (second, 2_000, "new version"),
        (first, 1_000, "on file already"),
        (third, 1_500, "older text"),
        // The change is taken back, and so is that.
        (first, 3_000, "new version"),
        (first, 4_000, "on file already"),
        (second, 5_000, "new version"),
        // Another text at the same second is another text.
        (third, 5_000, "new version"),
    ] {
        let said = import(text, seconds);
        assert!(said.contains(&format!("  {want}")), "{want}: {said}");
        assert_eq!(said.contains("which was not imported: it is older"), want == "older text", "{said}");
    }
    site.build();
    assert!(site.page("articles/berth/index.html").contains("A yacht ran aground"));
}

#[test]
fn what_came_is_known_by_what_it_was_whatever_is_said_of_it_now() {
    let site = with_inbox();
    let short = release(7, "Crane two is out until Friday.").replace("Press release", "Crane");
    let path = "Clippings/in.mbox";
    site.file(path, short.clone() + &release(8, RELEASES[0]));
    site.expect(&["import"], 0);
    site.file("content/sources/harbour.md", "---\nname: Harbour office\n---\n");
    for name in ["crane", "press-release"] {
        let file = format!("content/articles/{name}.md");
        let text = site.read(&file).replace("source: quay-letter", "source: harbour");
        site.file(&file, text.replace("title: Crane", "title: A crane is out"));
    }
    site.file(path, short.clone() + &release(8, RELEASES[0]) + &release(9, RELEASES[1]));
    let said = site.expect(&["import"], 0);
    assert!(said.contains("1 article imported"), "{said}");
    // The same few words on another day are news.
    let next = short.replace("5 Mar 2025 07", "7 Mar 2025 07");
    site.file(path, short.clone() + &next);
    let said = site.expect(&["import"], 0);
    assert!(said.contains("1 article imported"), "{said}");
    // One text of two sources is two articles.
    let other = release(8, RELEASES[0]).replace("Quay Letter\"", "Coast Wire\"");
    site.file(path, short + &other);
    let said = site.expect(&["import"], 0);
    assert!(said.contains("1 article imported"), "{said}");
}

#[test]
fn what_was_deleted_does_not_come_back_by_itself() {
    let site = with_inbox();
    let path = "Clippings/box.mbox";
    site.file(path, mailbox(&["Aldra", "Brant"]));
    site.expect(&["import"], 0);
    let kept = site.read("content/articles/letter-of-aldra.md");
    site.remove("content/articles/letter-of-aldra.md");
    // One that cannot be read for now was not deleted.
    let brant = site.read("content/articles/letter-of-brant.md");
    site.file("content/articles/letter-of-brant.md", brant.replace("title:", "title: ["));
    for seeds in [&["Aldra", "Brant", "Cove"][..], &["Aldra", "Brant", "Cove", "Dorne"]] {
        site.file(path, mailbox(seeds));
        let said = site.expect(&["import"], 0);
        assert!(said.contains("1 article imported") && said.contains("  deleted before"), "{said}");
    }
    site.file("content/articles/letter-of-brant.md", brant.replace("Letter of", "A letter of"));
    // Put back, it is as it was; deleted again, it comes to who asks for it.
    site.file("content/articles/letter-of-aldra.md", &kept);
    site.file(path, mailbox(&["Aldra", "Brant", "Cove", "Dorne", "Elm"]));
    let said = site.expect(&["import"], 0);
    assert!(said.contains("1 article imported") && !said.contains("deleted before"), "{said}");
    site.remove("content/articles/letter-of-aldra.md");
    let said = site.expect(&["import", path], 0);
    assert!(said.contains("1 article imported"), "{said}");
    site.file(path, mailbox(&["Fell", "Aldra", "Brant"]));
    let said = site.expect(&["import"], 0);
    assert!(said.contains("1 article imported") && !said.contains("deleted before"), "{said}");
}

#[test]
fn what_failed_says_nothing_of_what_is_called_like_it() {
    let site = with_inbox();
    site.file("Clippings/in.mbox", mailbox(&["Aldra"]));
    site.file("Clippings/in.mbox.pdf", "%PDF-1.4");
    let said = site.expect(&["import"], 1);
    assert!(said.contains("1 article imported"), "{said}");
    // It alone is tried again.
    let said = site.expect(&["import"], 1);
    assert!(said.contains("in.mbox.pdf") && !said.contains("on file already"), "{said}");
}

#[test]
fn runs_at_one_time_import_a_clipping_once() {
    let site = with_inbox();
    let seeds: Vec<String> = (0..24).map(|n| format!("Port {n}")).collect();
    for (number, seed) in seeds.iter().enumerate() {
        site.file(&format!("Clippings/{number}.html"), clip(seed, &number.to_string()));
    }
    let watch = common::running::Running::watch(&site);
    let said: Vec<String> = std::thread::scope(|scope| {
        let run = || scope.spawn(|| site.expect(&["import"], 0));
        let runs = [run(), run(), run()];
        runs.into_iter().map(|run| run.join().expect("it ends")).collect()
    });
    common::wait_for(|| site.has_page("articles/heading-of-port-23/index.html"), || watch.said());
    assert_eq!(articles(&site).len(), seeds.len(), "{said:?}\n{}", watch.said());
    let brought = said.iter().map(|said| said.matches("  new article").count()).sum::<usize>();
    let watched = watch.said().matches("imported from").count();
    assert_eq!(brought + watched, seeds.len(), "{said:?}\n{}", watch.said());
    assert!(!said.iter().any(|said| said.contains("on file already")), "{said:?}");
}

/// A site with an article of a source whose policy is `publish`, clipped twice from one address.
fn clipped_twice(publish: &str) -> TestSite {
    let site = TestSite::new();
    site.file(
        "content/sources/clip.md",
        format!("---\nname: Clip\ndomains: [clip.example]\npublish: {publish}\n---\n"),
    );
    let said =
        |words: &str| format!("<p>“{words},” said Ann Example, who chairs the harbour board of Gorse.</p>");
    let first =
        clip("Gorse", "g").replace("</article>", &(said("We offer 40 berths and no more") + "</article>"));
    let second = first.replace("before the winter comes", "before the spring tides come");
    let second = second
        .replace("We offer 40 berths and no more", "We offer 55 berths in the end")
        .replace("Heading of", "Second heading of");
    site.file("one.html", first).file("two.html", second);
    site.expect(&["import", "one.html", "--retrieved", "2025-03-05T06:00:00Z"], 0);
    let own = site.read("content/articles/heading-of-gorse.md");
    let said = site.expect(&["import", "two.html", "--retrieved", "2025-03-06T07:30:00Z"], 0);
    assert!(said.contains("heading-of-gorse@2025-03-06T0730"), "{said}");
    assert_eq!(site.read("content/articles/heading-of-gorse.md"), own, "the editor's file stays");
    let said = site.expect(&["import", "one.html", "two.html"], 0);
    assert!(said.contains("0 articles imported"), "{said}");
    site
}

#[test]
fn the_newest_text_is_shown_with_what_changed() {
    let site = clipped_twice("full");
    site.build();
    let page = site.page("articles/heading-of-gorse/index.html");
    let (body, changes) = page.split_once("id=\"changes\"").expect("what changed");
    assert!(body.contains("55 berths") && !body.contains("40 berths"), "{body}");
    for words in [
        "winter comes",
        "spring tides come",
        "40 berths",
        "55 berths",
        "<del>",
        "<ins>",
        "Second heading of Gorse",
    ] {
        assert!(changes.contains(words), "{words}\n{changes}");
    }
    let list = site.page("corrections/index.html");
    assert!(list.contains("Second heading of Gorse") && list.contains("2 texts"), "{list}");
    assert!(body.contains("<h1>Second heading of Gorse</h1>"), "under its own headline: {body}");
    assert!(site.page("articles/index.html").contains("/corrections/"));
    assert!(!site.has_page("articles/heading-of-gorse-2025-03-06t0730"));
    // Links by the first headline lead there.
    site.file("content/notes/link.md", "---\ntitle: Link\n---\nSee [[Heading of Gorse]].\n");
    site.expect(&["check", "--now", common::NOW], 0);

    // The version alone is taken away: the first text is back, and the list is gone.
    site.remove("content/articles/heading-of-gorse@2025-03-06T0730.md");
    site.build();
    assert!(site.page("articles/heading-of-gorse/index.html").contains("40 berths"));
    assert!(!site.has_page("corrections/index.html"));
    site.expect(&["build", "--verify", "--now", common::NOW], 0);

    site.file("content/articles/nobody@2025-03-06.md", "---\nretrieved: 2025-03-06\n---\nText.\n");
    let said = site.expect(&["build", "--now", common::NOW], 1);
    assert!(said.contains("content/version-of-nothing"), "{said}");
}

#[test]
fn a_headline_changes_only_where_somebody_says_so() {
    let site = TestSite::new();
    let page = |chair: &str, head: &str| {
        let text = paragraphs("Quell").replace("The chair", chair);
        format!(
            "<!DOCTYPE html><html lang=en><head>{head}</head><body><article>{text}</article></body></html>"
        )
    };
    let import = |day: u32, file: &str, more: &[&str]| {
        let retrieved = format!("2025-03-{day:02}");
        let url = ["--url", "https://quell.example/w", "--published", "2025-03-04"];
        let said =
            site.expect(&[&["import", file, "--retrieved", &retrieved][..], &url[..], more].concat(), 0);
        let version = format!("content/articles/quell-waits@{retrieved}.md");
        (said, if day > 4 { site.read(&version) } else { String::new() })
    };
    site.file("one.txt", story("Quell").join("\n\n"));
    site.file("two.txt", story("Quell").join("\n\n").replace("The chair", "Its chair"));
    site.file("three.html", page("Their chair", "<meta property=og:title content='Quell waits on'>"));
    site.file("four.txt", story("Quell").join("\n\n").replace("The chair", "No chair"));
    site.file("five.html", page("Some chair", "<title>Quell waits on | The Observer</title>"));
    import(4, "one.txt", &["--title", "Quell waits", "--source", "Observer"]);
    // The first words are no headline.
    let (said, version) = import(5, "two.txt", &[]);
    assert!(!version.contains("title:") && !said.contains("headline"), "{said}{version}");
    site.build();
    let (list, article) = (site.page("corrections/index.html"), site.page("articles/quell-waits/index.html"));
    assert!(list.contains("Quell waits") && !list.contains("The harbour board of Quell"), "{list}");
    assert!(!article.contains("Headline:") && article.contains("Its chair"), "{article}");
    // The page states it; what comes behind without one has the same.
    let (_, version) = import(6, "three.html", &[]);
    assert!(version.contains("title: Quell waits on\n"), "{version}");
    let (_, version) = import(7, "four.txt", &[]);
    assert!(version.contains("title: Quell waits on\n"), "{version}");
    // A window's title may be the site's, and is shown to whoever imports.
    let (said, version) = import(8, "five.html", &[]);
    assert!(version.contains("title: Quell waits on\n"), "{version}");
    assert!(
        said.contains("its headline is kept; the window's title would say: Quell waits on | The Obs"),
        "{said}"
    );
}

#[test]
fn what_a_policy_withholds_does_not_come_through_a_change() {
    for publish in ["excerpt", "link"] {
        let site = clipped_twice(publish);
        site.build();
        for (path, bytes) in site.published() {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for words in ["40 berths", "before the winter", "before the spring"] {
                assert!(!text.contains(words), "{publish} {path}: {words}");
            }
        }
        let page = site.page("articles/heading-of-gorse/index.html");
        assert!(page.contains("id=\"changes\"") && page.contains("Second heading of Gorse"), "{page}");
    }
}

#[test]
fn turned_pages_of_a_pdf_are_read_the_way_their_lines_run() {
    let site = TestSite::new();
    for (name, first, second) in [
        ("upwards", "0 1 -1 0 300 72", "0 1 -1 0 314 72"),
        ("downwards", "0 -1 1 0 300 700", "0 -1 1 0 286 700"),
        ("upside-down", "-1 0 0 -1 540 300", "-1 0 0 -1 540 314"),
    ] {
        let page = format!(
            "BT /F 12 Tf {first} Tm (The harbour board met on Monday and heard what) Tj {second} Tm (it would cost.) Tj 1 0 0 1 9 9 Tm (Stamp) Tj ET"
        );
        site.file(&format!("{name}.pdf"), pdf(&[&page], "", &format!("/Title({name})")));
        site.expect(&["import", &format!("{name}.pdf"), "--source", "S", "--published", "2025-03-04"], 0);
        let article = site.read(&format!("content/articles/{name}.md"));
        let (_, body) = article.rsplit_once("---\n").expect("a body");
        assert_eq!(body.trim(), "The harbour board met on Monday and heard what it would cost.", "{name}");
    }
}

#[test]
fn another_headline_of_a_text_on_file_is_told() {
    let site = TestSite::new();
    site.file("content/sources/radio.md", "---\nname: The Radio\n---\n");
    site.file(
        "one.txt",
        "The footbridge fell on Monday morning, and the town asks why it was open at all.\n",
    );
    let import = |title: &str, day: &str| {
        let options = ["--url", "https://radio.example/bridge", "--source", "The Radio", "--title", title];
        let mut all = vec!["import", "one.txt", "--retrieved", day];
        all.extend(options);
        site.expect(&all, 0)
    };
    import("Twelve dead", "2025-03-03");
    let said = import("Twelve hurt", "2025-03-05");
    assert!(said.contains("its headline here is “Twelve hurt”"), "{said}");
    let said = import("Twelve dead", "2025-03-06");
    assert!(!said.contains("headline"), "{said}");
}
