//! The stream on which a tab is told the news (`text/event-stream`).

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{StatusCode, Uri};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::{StreamExt as _, stream};

use super::answer::plain;
use super::live::Live;

/// Where the script listens.
pub(super) const PATH: &str = "/_briefing/events";

/// Something is said at least this often, so that a line that is cut without a word is noticed.
const SILENCE: Duration = Duration::from_secs(20);

/// Opens the stream of the tab that asks with `?at=/articles/x/&seen=…&state=…`.
pub(super) async fn open(live: Arc<Live>, peer: IpAddr, uri: &Uri) -> Response {
    let (mut at, mut seen, mut state) = (String::new(), String::new(), String::new());
    for (key, value) in url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
        match &*key {
            "at" => at = value.into_owned(),
            "seen" => seen = value.into_owned(),
            "state" => state = value.into_owned(),
            _ => {}
        }
    }
    let connected = tokio::task::spawn_blocking(move || live.connect(peer, &at, &seen, &state)).await;
    let Ok(Some(mut connection)) = connected else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "Too many pages of this preview are open.\n");
    };
    // The closure owns the connection: when the tab goes, hyper drops the stream, and the tab is taken off the list.
    let news = stream::poll_fn(move |context| connection.news.poll_recv(context));
    Sse::new(news.map(Ok::<_, std::convert::Infallible>))
        .keep_alive(KeepAlive::new().interval(SILENCE))
        .into_response()
}
