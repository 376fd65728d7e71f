//! The server itself: its socket, its thread, and the bounds on what a connection may do.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::http::header::{ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, oneshot};

use super::answer::{self, Answers, plain};
use super::body::Hashes;
use super::host::{Hosts, same_origin};
use super::inject::SCRIPT_PATH;
use super::live::Live;
use super::{Pages, events};
use crate::diagnostic::Diagnostic;

/// Where people expect a preview, and how far we look for a free port when they did not name one.
const PORTS: std::ops::RangeInclusive<u16> = 8000..=8099;

/// No browser sends more.
const MAX_HEADER_BYTES: usize = 32 * 1024;
const MAX_HEADERS: usize = 64;

/// What a connection holds in memory, in each direction.
const MAX_BUFFER: usize = 64 * 1024;

/// Pages that are made and files that are read at the same time.
const MAX_WORKERS: usize = 16;

/// Where the server listens, and for whom.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen at. Whoever reaches it can read the site, drafts too.
    pub bind: IpAddr,
    /// The port; without one the first free from 8000 to 8099. 0 is any that is free.
    pub port: Option<u16>,
    /// Names, besides `localhost` and addresses, by which browsers may ask for the site.
    pub allowed_hosts: Vec<String>,
    /// How long a browser may take for the head of a request, or keep a connection without one.
    pub header_timeout: Duration,
    /// How many connections are served at the same time; others wait.
    pub max_connections: usize,
    /// How many tabs may listen at the same time.
    pub max_tabs: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            bind: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: None,
            allowed_hosts: Vec::new(),
            header_timeout: Duration::from_secs(15),
            max_connections: 256,
            max_tabs: 100,
        }
    }
}

/// A running server; dropping it stops it and closes all connections.
pub struct Server {
    address: SocketAddr,
    pages: Arc<dyn Pages>,
    live: Arc<Live>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts to serve, on a thread of its own.
    ///
    /// # Errors
    /// `preview/port` if the port, or all that may be chosen, are taken; `preview/bind` if the address cannot be
    /// listened at; `preview/start` if the system has no thread left.
    pub fn start(pages: Arc<dyn Pages>, options: Options) -> Result<Self, Box<Diagnostic>> {
        let listener = listen(options.bind, options.port)?;
        let failed = |error: io::Error| {
            Box::new(Diagnostic::error("preview/start", format!("the preview cannot start: {error}")))
        };
        let address = listener.local_addr().map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(MAX_WORKERS)
            .build()
            .map_err(failed)?;
        let live = Arc::new(Live::new(Arc::clone(&pages), runtime.handle().clone(), options.max_tabs));
        let site = Site {
            answers: Arc::new(Answers {
                pages: Arc::clone(&pages),
                live: Arc::clone(&live),
                hashes: Hashes::default(),
            }),
            hosts: Arc::new(Hosts::new(options.bind, &options.allowed_hosts)),
        };
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("preview".to_owned())
            .spawn(move || run(runtime, listener, site, &options, stopped))
            .map_err(failed)?;
        Ok(Self { address, pages, live, stop: Some(stop), thread: Some(thread) })
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site's first page, for a browser on this machine.
    pub fn url(&self) -> String {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(match address.ip() {
                IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
                IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
            });
        }
        format!("http://{address}{}", self.pages.root())
    }

    /// The way to the open tabs.
    pub fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread may have ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn listen(bind: IpAddr, port: Option<u16>) -> Result<TcpListener, Box<Diagnostic>> {
    let taken = |what: String, help: &str| Box::new(Diagnostic::error("preview/port", what).help(help));
    let ports = port.map_or(PORTS, |port| port..=port);
    for port in ports.clone() {
        match TcpListener::bind((bind, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                let address = SocketAddr::new(bind, port);
                let message = format!("the preview cannot listen at {address}: {error}");
                let help = match error.kind() {
                    ErrorKind::PermissionDenied => {
                        "ports below 1024 are for administrators; name a higher one"
                    }
                    ErrorKind::AddrNotAvailable => {
                        "this machine does not have the address; 127.0.0.1 is always there"
                    }
                    _ => "name another address or port",
                };
                return Err(Box::new(Diagnostic::error("preview/bind", message).help(help)));
            }
        }
    }
    Err(match port {
        Some(port) => taken(
            format!("port {port} is taken"),
            "stop the program that listens there (another preview?), or name another port; without one, a free \
             port is chosen",
        ),
        None => taken(
            format!("all ports from {} to {} are taken", ports.start(), ports.end()),
            "name another port",
        ),
    })
}

/// What a request needs.
#[derive(Clone)]
struct Site {
    answers: Arc<Answers>,
    hosts: Arc<Hosts>,
}

fn run(
    runtime: Runtime,
    listener: TcpListener,
    site: Site,
    options: &Options,
    stopped: oneshot::Receiver<()>,
) {
    runtime.block_on(async {
        tokio::select! {
            () = accept(listener, site, options) => {}
            _ = stopped => {}
        }
    });
    // A page that is being made may finish; nobody waits for it.
    runtime.shutdown_background();
}

/// `axum::serve` has no bounds on connections and heads of requests, so this takes its place.
async fn accept(listener: TcpListener, site: Site, options: &Options) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(options.header_timeout)
        .max_headers(MAX_HEADERS)
        .max_header_size(MAX_HEADER_BYTES)
        .max_buf_size(MAX_BUFFER);
    let places = Arc::new(Semaphore::new(options.max_connections));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(_) => {
                // The system has no descriptor left, or the browser is gone already: others may have more luck.
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            }
        };
        // News are short, and should not wait for company.
        let _ = stream.set_nodelay(true);
        let site = site.clone();
        let answer = move |request: Request<Incoming>| {
            // Bodies are refused, so nothing but the head is of interest.
            let (site, (head, _)) = (site.clone(), request.into_parts());
            async move { Ok::<_, Infallible>(answer(site, head, peer.ip()).await) }
        };
        let connection = http.serve_connection(TokioIo::new(stream), service_fn(answer));
        tokio::spawn(async move {
            // A connection that breaks off is the browser's business.
            let _ = connection.await;
            drop(place);
        });
    }
}

/// Answers one request.
async fn answer(site: Site, head: Parts, peer: IpAddr) -> Response {
    let mut answer = if !site.hosts.admit(&head.uri, &head.headers) {
        plain(
            StatusCode::FORBIDDEN,
            "This preview answers to localhost and to its own address only. Another name must be allowed when it \
             is started.\n",
        )
    } else if head.method != Method::GET && head.method != Method::HEAD {
        let mut refusal = plain(StatusCode::METHOD_NOT_ALLOWED, "Files can only be read.\n");
        refusal.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        refusal.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        refusal
    } else if has_body(&head.headers) {
        let mut refusal = plain(StatusCode::PAYLOAD_TOO_LARGE, "Requests have no body here.\n");
        refusal.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        refusal
    } else if head.uri.path() == events::PATH {
        if head.method == Method::GET && same_origin(&head.headers) {
            events::open(Arc::clone(&site.answers.live), peer, &head.uri).await
        } else {
            plain(StatusCode::FORBIDDEN, "Only pages of this preview may listen here.\n")
        }
    } else if head.uri.path() == SCRIPT_PATH {
        answer::script(&head.method, &head.headers)
    } else {
        let made =
            tokio::task::spawn_blocking(move || site.answers.answer(&head.method, &head.uri, &head.headers));
        // A panic while a page was made must not take the preview with it.
        made.await.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "The page cannot be made.\n"))
    };
    let headers = answer.headers_mut();
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    // An editor must never see an old page, so the browser asks each time, and mostly hears 'not modified'.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

fn has_body(headers: &HeaderMap) -> bool {
    headers.contains_key(TRANSFER_ENCODING) || headers.get(CONTENT_LENGTH).is_some_and(|length| length != "0")
}
