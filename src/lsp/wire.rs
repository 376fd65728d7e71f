//! Messages over a pair of pipes: each with its length before it. One that cannot be read costs that message and not the
//! session.

use std::io::{self, BufRead, Write};
use std::sync::{Arc, Mutex, PoisonError};

use lsp_server::{Message, Notification};
use lsp_types::notification::{LogMessage, Notification as Kind};
use lsp_types::{LogMessageParams, MessageType};

/// Where messages to the editor go, from every thread.
#[derive(Clone)]
pub(super) struct Outlet(Arc<Mutex<dyn Write + Send>>);

impl Outlet {
    pub(super) fn new(output: impl Write + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(output)))
    }

    /// Sends a message. An editor that has gone away is no fault of ours; the end of what it says ends the session.
    pub(super) fn send(&self, message: impl Into<Message>) {
        let mut output = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = write(&mut *output, &message.into());
    }

    /// Tells something that is not answered.
    pub(super) fn notify<N: Kind>(&self, params: N::Params) {
        self.send(Notification::new(N::METHOD.to_owned(), params));
    }

    /// Tells something for the editor's log.
    pub(super) fn log(&self, message: &str) {
        let params = LogMessageParams { typ: MessageType::LOG, message: message.to_owned() };
        self.notify::<LogMessage>(params);
    }
}

/// Longer messages are no editor's; texts have 8 MiB at most.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What came.
pub(super) enum Received {
    /// A message.
    Message(Message),
    /// Something that is none, with what is wrong.
    Malformed(String),
    /// Nothing will come any more.
    End,
}

/// Reads the next message.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Received> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        // A line of a header is short; one that never ends is not gathered for ever.
        if io::Read::take(&mut *input, 8 * 1024).read_until(b'\n', &mut line)? == 0 {
            return Ok(Received::End);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if text.is_empty() {
            // Between messages there may be empty lines.
            match length {
                Some(_) => break,
                None => continue,
            }
        }
        let Some((name, value)) = text.split_once(':') else { continue };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse::<usize>().ok();
        }
    }
    let length = length.unwrap_or_default();
    if length > MAX_BYTES {
        io::copy(&mut io::Read::take(&mut *input, length as u64), &mut io::sink())?;
        return Ok(Received::Malformed(format!("a message of {length} bytes is too long")));
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok(match serde_json::from_slice(&body) {
        Ok(message) => Received::Message(message),
        Err(error) => Received::Malformed(error.to_string()),
    })
}

/// Writes a message.
fn write(output: &mut dyn Write, message: &Message) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Marked<'a> {
        jsonrpc: &'static str,
        #[serde(flatten)]
        message: &'a Message,
    }
    let body = serde_json::to_vec(&Marked { jsonrpc: "2.0", message })?;
    write!(output, "Content-Length: {}\r\n\r\n", body.len())?;
    output.write_all(&body)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_costs_itself_alone() {
        let good = r#"{"jsonrpc":"2.0","method":"a"}"#;
        let text = format!(
            "Content-Length: 3\r\n\r\n{{x}}\r\nnonsense\r\nContent-Type: x\r\ncontent-length: {}\r\n\r\n{good}",
            good.len()
        );
        let mut input = text.as_bytes();
        let mut came = Vec::new();
        loop {
            came.push(match read(&mut input).expect("it is read") {
                Received::Message(Message::Notification(notification)) => notification.method,
                Received::Message(_) => "another".to_owned(),
                Received::Malformed(_) => "malformed".to_owned(),
                Received::End => break,
            });
        }
        assert_eq!(came, ["malformed", "a"]);
    }
}
