//! The files that the page fetches.

use std::sync::OnceLock;

use leptos::prelude::*;

use crate::browser::{fetch, idle};

/// How far a file has come.
#[derive(Clone, Copy, Debug)]
pub enum Fetched<T> {
    /// It is on its way, or nobody asked for it yet.
    Pending,
    /// It could not be fetched or read.
    Failed,
    /// It is here.
    Ready(T),
}

impl<T> Fetched<T> {
    /// Whether it may still come by itself.
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Pending)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Idle,
    Pending,
    Failed,
    Ready,
}

/// When a file that has come is read.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// Somebody waits for it.
    AtOnce,
    /// When the browser is idle: it takes longer to read than a key may wait.
    Idle,
}

/// A file that the page fetches.
///
/// The content stands beside the signal that tells how far it has come, so all files share one type of
/// signal, and whoever shows a file borrows it.
#[derive(Debug)]
pub struct File<T> {
    stage: RwSignal<Stage>,
    content: OnceLock<T>,
}

impl<T: Send + Sync> File<T> {
    pub(super) fn new() -> Self {
        Self { stage: RwSignal::new(Stage::Idle), content: OnceLock::new() }
    }

    /// Puts the content there, as if it had been fetched.
    #[cfg(feature = "ssr")]
    pub(super) fn put(&self, content: T) {
        let _ = self.content.set(content);
    }

    /// The file, as far as it has come.
    pub fn get(&self) -> Fetched<&T> {
        match (self.stage.get(), self.content.get()) {
            (_, Some(content)) => Fetched::Ready(content),
            (Stage::Failed, None) => Fetched::Failed,
            _ => Fetched::Pending,
        }
    }

    /// The content, if it is here, for whoever need not know when that changes.
    pub fn content(&self) -> Option<&T> {
        self.content.get()
    }

    /// Whether it may still come by itself, for whoever need not know when that changes.
    pub fn is_pending(&self) -> bool {
        matches!(self.stage.get_untracked(), Stage::Idle | Stage::Pending)
    }

    /// Whether it is on its way, for whoever need not know when that changes.
    pub fn is_coming(&self) -> bool {
        self.stage.get_untracked() == Stage::Pending
    }

    /// Whether it could not be fetched, for whoever need not know when that changes.
    pub fn has_failed(&self) -> bool {
        self.stage.get_untracked() == Stage::Failed
    }

    /// Fetches it, unless it is here or on its way. `read` gets nothing where it did not come, and is called
    /// before anybody learns how it ended. What cannot be read counts as not fetched.
    pub(super) fn fetch(
        &'static self,
        name: &'static str,
        when: When,
        read: impl FnOnce(Option<&[u8]>) -> Option<T> + 'static,
    ) {
        // Boxed, so that the wasm has the code around it once and not once for each file.
        let read = Box::new(move |bytes: Option<Vec<u8>>| {
            read(bytes.as_deref()).is_some_and(|content| self.content.set(content).is_ok())
        });
        fetch_once(self.stage, name, when, read);
    }

    /// Makes it from what is here, when the browser is idle, unless that was done or is under way.
    pub(super) fn make_idly(&'static self, content: impl FnOnce() -> T + 'static) {
        if begins(self.stage) {
            idle::when_idle(Box::new(move || {
                let is_here = self.content.set(content()).is_ok();
                self.stage.set(if is_here { Stage::Ready } else { Stage::Failed });
            }));
        }
    }
}

/// Whether a file is wanted, which then is on its way.
fn begins(stage: RwSignal<Stage>) -> bool {
    let wanted = matches!(stage.get_untracked(), Stage::Idle | Stage::Failed);
    if wanted {
        stage.set(Stage::Pending);
    }
    wanted
}

fn fetch_once(
    stage: RwSignal<Stage>,
    name: &'static str,
    when: When,
    read: Box<dyn FnOnce(Option<Vec<u8>>) -> bool>,
) {
    if !begins(stage) {
        return;
    }
    leptos::task::spawn_local(async move {
        let bytes = fetch::bytes(name).await;
        let end = move || {
            stage.set(if read(bytes) { Stage::Ready } else { Stage::Failed });
        };
        match when {
            When::AtOnce => end(),
            When::Idle => idle::when_idle(Box::new(end)),
        }
    });
}
