//! An edition as a message: HTML with its styles in its elements, and plain text, in one file that mail programs open and
//! send.

use css_inline::CSSInliner;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};
use xxhash_rust::xxh3::xxh3_64;

use crate::briefing::{EditionIx, Subject};
use crate::diagnostic::Diagnostic;
use crate::moment::Precision;
use crate::rebuild::Model;
use crate::render::as_message;
use crate::site::{MailPart, Page};

/// From whom, and to whom.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// An address; without one, nobody at the site's host.
    pub from: Option<String>,
    /// Addresses; there may be none, for a draft.
    pub to: Vec<String>,
}

/// Makes the message. The same edition makes the same bytes.
///
/// # Errors
/// A template or the styles in it are faulty.
pub fn message(model: &Model, edition: EditionIx, envelope: &Envelope) -> Result<Vec<u8>, Box<Diagnostic>> {
    let config = model.config();
    let base = &config.base_url;
    let url = format!(
        "{}{}{}",
        base.origin(),
        base.root(),
        Page::of(Subject::Edition(edition)).url(&model.briefing)
    );
    let mut html = part(model, edition, MailPart::Html)?;
    as_message(&url, &mut html);
    let inliner = CSSInliner::options().load_remote_stylesheets(false).build();
    let html = inliner.inline(&String::from_utf8_lossy(&html)).map_err(|error| {
        Box::new(Diagnostic::error("email/style", format!("the styles of `email.html` are faulty: {error}")))
    })?;
    let text = String::from_utf8_lossy(&part(model, edition, MailPart::Text)?).trim().to_owned() + "\n";
    let doc = &model.briefing.edition(edition).doc;
    // A boundary is made from the clock if none is given.
    let mark = xxh3_64(html.as_bytes()) ^ xxh3_64(text.as_bytes());
    let body = MimePart::new(
        ContentType::new("multipart/alternative").attribute("boundary", format!("briefing-{mark:016x}")),
        BodyPart::Multipart(vec![
            MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), text),
            MimePart::new(ContentType::new("text/html").attribute("charset", "utf-8"), html),
        ]),
    );
    let host = crate::briefing::host(&base.origin()).unwrap_or_else(|| "localhost".to_owned());
    let nobody = format!("nobody@{host}");
    let from = envelope.from.as_deref().unwrap_or(&nobody);
    let name = config.author.as_deref().unwrap_or(&config.title);
    let mut message = MessageBuilder::new()
        .from(Address::new_address(Some(name), from))
        .subject(format!("{} · {}", doc.title, config.title))
        .message_id(format!("{:016x}.{mark:016x}@{host}", xxh3_64(url.as_bytes())))
        .body(body);
    // At noon it is that day nearly everywhere.
    let is_day = doc.date.precision() < Precision::Time;
    let time = if is_day { format!("{}T12:00:00Z", doc.date.date()) } else { doc.date.rfc3339(None) };
    if let Ok(time) = time.parse::<jiff::Timestamp>() {
        message = message.date(time.as_second());
    }
    if envelope.to.is_empty() {
        // Mail programs open it as a message that is still to be written.
        message = message.header("X-Unsent", Raw::new("1"));
    } else {
        let to = envelope.to.iter().map(|to| Address::new_address(None::<&str>, to.as_str())).collect();
        message = message.to(Address::new_list(to));
    }
    message.write_to_vec().map_err(|error| {
        Box::new(Diagnostic::error("email/io", format!("the message cannot be made: {error}")))
    })
}

fn part(model: &Model, edition: EditionIx, part: MailPart) -> Result<Vec<u8>, Box<Diagnostic>> {
    let page = Page::Email(edition, part);
    let mut out = Vec::new();
    model.render("the message", model.view(&page), &mut out)?;
    Ok(out)
}
