//! The language server: what an editor asks while somebody writes in `content/` and `site.toml` is answered from the same
//! model that pages are made from, and what is wrong is said while it is typed.
//!
//! Two threads: this one reads messages and answers them, from the model as it is; the other (`desk`) takes in what is
//! typed and saved, and says what is wrong. An answer never waits for a page, since none is made. Texts are taken as the
//! editor has them: what stands at a place is found by its lines (`spot`, `front`), and only what it means is asked of
//! the model, which may be a moment behind.

mod ask;
mod buffers;
mod complete;
mod desk;
mod faults;
mod front;
mod hover;
mod mend;
mod refer;
mod rename;
mod spot;
mod text;
mod wire;

use std::collections::VecDeque;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, PoisonError};
use std::thread;

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{self, Notification as _};
use lsp_types::request::{self, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions, InitializeParams,
    InitializeResult, NumberOrString, OneOf, Position, RenameOptions, ResourceOperationKind,
    ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind, Url,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::ask::Ask;
use self::buffers::{Buffers, Root};
use self::desk::{Desk, Order};
use self::faults::{Faults, Known};
use self::mend::Workshop;
use self::rename::Abilities;
use self::text::Encoding;
use self::wire::{Outlet, Received};
use crate::input::Hints;
use crate::moment::Moment;
use crate::pipeline::Options;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The editor said that it would.
    Orderly,
    /// It went away.
    Abrupt,
}

/// Serves one editor over a pair of pipes, until it ends the session. The site is the one at the root of the options, or
/// else one that the editor has open. `clock` tells the time; nothing where it stands still.
pub fn serve(
    options: Options,
    clock: fn() -> Option<Moment>,
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
) -> End {
    let outlet = Outlet::new(output);
    let messages = listen(input, outlet.clone());
    let Some(mut server) = Server::greet(options, clock, &messages, &outlet) else { return End::Abrupt };
    let mut queue = VecDeque::new();
    loop {
        if queue.is_empty() {
            match messages.recv() {
                Ok(message) => queue.push_back(message),
                Err(_) => return End::Abrupt,
            }
        }
        // What waits behind may take back what is to be done now.
        queue.extend(messages.try_iter());
        server.forget_cancelled(&mut queue);
        match queue.pop_front() {
            Some(Message::Request(request)) => server.answer(request),
            Some(Message::Notification(note)) if note.method == notification::Exit::METHOD => {
                server.desk.order(Order::Stop);
                return if server.is_shut_down { End::Orderly } else { End::Abrupt };
            }
            Some(Message::Notification(note)) => server.take(note),
            // Nothing is asked of the editor.
            Some(Message::Response(_)) | None => {}
        }
    }
}

/// Reads messages in a thread of its own, so that one that cancels another is seen early.
fn listen(mut input: impl BufRead + Send + 'static, outlet: Outlet) -> Receiver<Message> {
    let (sender, messages) = channel();
    let reading = move || {
        loop {
            match wire::read(&mut input) {
                Ok(Received::Message(message)) => {
                    if sender.send(message).is_err() {
                        return;
                    }
                }
                Ok(Received::Malformed(why)) => outlet.log(&format!("a message cannot be read: {why}")),
                Ok(Received::End) | Err(_) => return,
            }
        }
    };
    // Without the thread the channel is closed, and the session ends at once.
    let _ = thread::Builder::new().name("messages".to_owned()).spawn(reading);
    messages
}

struct Server {
    root: Arc<Root>,
    encoding: Encoding,
    abilities: Abilities,
    buffers: Buffers,
    desk: Desk,
    known: Known,
    outlet: Outlet,
    is_shut_down: bool,
}

/// Why a request is not answered.
struct Refused(ErrorCode, String);

impl From<String> for Refused {
    fn from(why: String) -> Self {
        Self(ErrorCode::RequestFailed, why)
    }
}

impl Server {
    /// Waits for the editor's greeting and answers it; nothing where it goes away before.
    fn greet(
        mut options: Options,
        clock: fn() -> Option<Moment>,
        messages: &Receiver<Message>,
        outlet: &Outlet,
    ) -> Option<Self> {
        loop {
            match messages.recv().ok()? {
                Message::Request(request) if request.method == request::Initialize::METHOD => {
                    let params: InitializeParams = match serde_json::from_value(request.params) {
                        Ok(params) => params,
                        Err(error) => {
                            let code = ErrorCode::InvalidParams as i32;
                            outlet.send(Response::new_err(request.id, code, error.to_string()));
                            continue;
                        }
                    };
                    let general = params.capabilities.general.as_ref();
                    let encoding = Encoding::of(general.and_then(|g| g.position_encodings.as_deref()));
                    let result = InitializeResult {
                        capabilities: capabilities(encoding),
                        server_info: Some(ServerInfo {
                            name: "briefing".to_owned(),
                            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
                        }),
                    };
                    outlet.send(Response::new_ok(request.id, result));
                    options.root = site_root(&options.root, &params);
                    options.without_search = true;
                    let root = Arc::new(Root::new(&options.root));
                    let known = Known::default();
                    let faults = Faults::new(Arc::clone(&root), encoding, Arc::clone(&known));
                    let desk = Desk::start(options, clock, faults, outlet.clone()).ok()?;
                    return Some(Self {
                        root,
                        encoding,
                        abilities: abilities(&params),
                        buffers: Buffers::default(),
                        desk,
                        known,
                        outlet: outlet.clone(),
                        is_shut_down: false,
                    });
                }
                Message::Request(request) => {
                    let code = ErrorCode::ServerNotInitialized as i32;
                    outlet.send(Response::new_err(request.id, code, "initialize comes first".to_owned()));
                }
                Message::Notification(note) if note.method == notification::Exit::METHOD => return None,
                Message::Notification(_) | Message::Response(_) => {}
            }
        }
    }

    /// Takes requests out of the queue that are cancelled behind it.
    fn forget_cancelled(&self, queue: &mut VecDeque<Message>) {
        let cancelled: Vec<RequestId> = queue
            .iter()
            .filter_map(|message| match message {
                Message::Notification(note) if note.method == notification::Cancel::METHOD => {
                    let params: lsp_types::CancelParams = serde_json::from_value(note.params.clone()).ok()?;
                    Some(match params.id {
                        NumberOrString::Number(number) => number.into(),
                        NumberOrString::String(text) => text.into(),
                    })
                }
                _ => None,
            })
            .collect();
        if cancelled.is_empty() {
            return;
        }
        queue.retain(|message| match message {
            Message::Request(request) if cancelled.contains(&request.id) => {
                let code = ErrorCode::RequestCanceled as i32;
                self.outlet.send(Response::new_err(request.id.clone(), code, "cancelled".to_owned()));
                false
            }
            _ => true,
        });
    }

    /// Takes something that is not answered. What makes no sense is left.
    fn take(&mut self, note: Notification) {
        fn read<N: notification::Notification>(note: Notification) -> Option<N::Params> {
            serde_json::from_value(note.params).ok()
        }
        match note.method.as_str() {
            notification::DidOpenTextDocument::METHOD => {
                let Some(params) = read::<notification::DidOpenTextDocument>(note) else { return };
                let document = params.text_document;
                let Some(path) = self.root.path_of(&document.uri) else { return };
                let text = self.buffers.open(path.clone(), document.version, document.text);
                self.desk.order(Order::Overlay(path, Some((document.version, text))));
            }
            notification::DidChangeTextDocument::METHOD => {
                let Some(params) = read::<notification::DidChangeTextDocument>(note) else { return };
                let Some(path) = self.root.path_of(&params.text_document.uri) else { return };
                let version = params.text_document.version;
                let changed = self.buffers.change(&path, version, params.content_changes, self.encoding);
                if let Some(text) = changed {
                    self.desk.order(Order::Overlay(path, Some((version, text))));
                }
            }
            notification::DidCloseTextDocument::METHOD => {
                let Some(params) = read::<notification::DidCloseTextDocument>(note) else { return };
                let Some(path) = self.root.path_of(&params.text_document.uri) else { return };
                self.buffers.close(&path);
                self.desk.order(Order::Overlay(path, None));
            }
            notification::DidSaveTextDocument::METHOD => {
                let Some(params) = read::<notification::DidSaveTextDocument>(note) else { return };
                let Some(path) = self.root.path_of(&params.text_document.uri) else { return };
                self.desk.order(Order::Look(Hints::from_iter([path])));
            }
            _ => {}
        }
    }

    /// Answers a request, whatever it is.
    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        let result = match request.method.as_str() {
            _ if self.is_shut_down => {
                Err(Refused(ErrorCode::InvalidRequest, "the session is at its end".to_owned()))
            }
            request::Shutdown::METHOD => {
                self.is_shut_down = true;
                Ok(Value::Null)
            }
            request::Completion::METHOD => reply::<request::Completion, _>(request.params, |params| {
                let at = params.text_document_position;
                Ok(self.ask(&at.text_document.uri, at.position, complete::complete))
            }),
            request::HoverRequest::METHOD => reply::<request::HoverRequest, _>(request.params, |params| {
                let at = params.text_document_position_params;
                Ok(self.ask(&at.text_document.uri, at.position, hover::hover))
            }),
            request::GotoDefinition::METHOD => {
                reply::<request::GotoDefinition, _>(request.params, |params| {
                    let at = params.text_document_position_params;
                    Ok(self.ask(&at.text_document.uri, at.position, refer::definition))
                })
            }
            request::References::METHOD => reply::<request::References, _>(request.params, |params| {
                let (at, with) = (params.text_document_position, params.context.include_declaration);
                Ok(self.ask(&at.text_document.uri, at.position, |ask| refer::references(ask, with)))
            }),
            request::PrepareRenameRequest::METHOD => {
                reply::<request::PrepareRenameRequest, _>(request.params, |at| {
                    Ok(self.ask(&at.text_document.uri, at.position, rename::prepare))
                })
            }
            request::Rename::METHOD => reply::<request::Rename, _>(request.params, |params| {
                let at = params.text_document_position;
                let edit = self.ask(&at.text_document.uri, at.position, |ask| {
                    Some(rename::rename(ask, &params.new_name, &self.buffers, self.abilities))
                });
                edit.transpose().map_err(Refused::from)
            }),
            request::DocumentSymbolRequest::METHOD => {
                reply::<request::DocumentSymbolRequest, _>(request.params, |params| {
                    let path = self.root.path_of(&params.text_document.uri);
                    Ok(path.and_then(|path| {
                        let buffer = self.buffers.get(&path)?;
                        refer::symbols(&path, &buffer.text, self.encoding)
                    }))
                })
            }
            request::CodeActionRequest::METHOD => {
                reply::<request::CodeActionRequest, _>(request.params, |params| {
                    let workshop = Workshop {
                        root: &self.root,
                        buffers: &self.buffers,
                        encoding: self.encoding,
                        abilities: self.abilities,
                    };
                    let path = self.root.path_of(&params.text_document.uri);
                    let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
                    Ok(path.map(|path| {
                        let faults = known.get(&path);
                        workshop.actions(&path, params.range, faults, &params.context.diagnostics)
                    }))
                })
            }
            other => {
                Err(Refused(ErrorCode::MethodNotFound, format!("`{other}` is nothing that is answered here")))
            }
        };
        self.outlet.send(match result {
            Ok(value) => Response::new_ok(id, value),
            Err(Refused(code, why)) => Response::new_err(id, code as i32, why),
        });
    }

    /// Asks about a place in an open text of the site; nothing where there is none, or where the site cannot be read.
    fn ask<T>(
        &self,
        uri: &Url,
        position: Position,
        question: impl FnOnce(&Ask<'_>) -> Option<T>,
    ) -> Option<T> {
        let path = self.root.path_of(uri)?;
        let buffer = self.buffers.get(&path)?;
        let model = self.desk.model_when_read();
        let ask = Ask::new(model.as_ref()?, &self.root, self.encoding, &path, &buffer.text, position);
        question(&ask)
    }
}

/// Reads what a request asks and writes what is answered.
fn reply<R: request::Request, T: Serialize>(
    params: Value,
    answer: impl FnOnce(R::Params) -> Result<T, Refused>,
) -> Result<Value, Refused>
where
    R::Params: DeserializeOwned,
{
    let params = serde_json::from_value(params)
        .map_err(|error| Refused(ErrorCode::InvalidParams, error.to_string()))?;
    let answer = answer(params)?;
    serde_json::to_value(answer).map_err(|error| Refused(ErrorCode::InternalError, error.to_string()))
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let letters = |all: &[&str]| Some(all.iter().map(|one| (*one).to_owned()).collect());
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(lsp_types::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(true.into()),
            ..Default::default()
        })),
        completion_provider: Some(CompletionOptions {
            trigger_characters: letters(&["[", "#", "/", ":", " "]),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(true.into()),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

fn abilities(params: &InitializeParams) -> Abilities {
    let edit = params.capabilities.workspace.as_ref().and_then(|workspace| workspace.workspace_edit.as_ref());
    let can = |kind: ResourceOperationKind| {
        let operations = edit.and_then(|edit| edit.resource_operations.as_ref());
        operations.is_some_and(|operations| operations.contains(&kind))
    };
    Abilities {
        document_changes: edit.and_then(|edit| edit.document_changes).unwrap_or(false),
        create: can(ResourceOperationKind::Create),
        rename: can(ResourceOperationKind::Rename),
    }
}

/// The folder of the site: the one that was named, or else the first that the editor has open, or is below or above it.
fn site_root(named: &Path, params: &InitializeParams) -> PathBuf {
    let is_site = |folder: &Path| folder.join("site.toml").is_file();
    if is_site(named) {
        return named.to_owned();
    }
    #[expect(deprecated, reason = "editors that know no other still send it")]
    let old = params.root_uri.as_ref();
    let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri).chain(old);
    let folders: Vec<PathBuf> = folders.filter_map(|uri| uri.to_file_path().ok()).collect();
    let below = |folder: &PathBuf| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut sites: Vec<PathBuf> =
            entries.map(|entry| entry.path()).filter(|path| is_site(path)).collect();
        sites.sort();
        sites.into_iter().next()
    };
    let above = |folder: &PathBuf| folder.ancestors().find(|folder| is_site(folder)).map(Path::to_owned);
    let found = folders.iter().find_map(|folder| above(folder).or_else(|| below(folder)));
    found.or_else(|| folders.into_iter().next()).unwrap_or_else(|| named.to_owned())
}
