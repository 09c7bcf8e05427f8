//! What the prerendered page never has.

use leptos::prelude::*;
use leptos::tachys::view::Mountable;

use super::boxed::effect;
use super::state::{AnyNodeRef, Page};

/// In the context of what the build renders as the browser would show it: the text of an open card.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug)]
pub struct AsInBrowser;

/// Shows what only ever appears in the browser: an open card, a comparison, a notice. It is rendered
/// anew whenever a signal that `view` itself reads has changed (what a component inside reads is not
/// tracked), and in the other language when that has changed.
///
/// `{move || …}` would do the same, but for every type of view that it holds the wasm then has the
/// code that hydrates it and the code that changes it in place. Neither is ever needed here: the
/// build renders nothing for it, and what changes is replaced. The early script may put the text of an
/// open card into the `<div>`, and takes it out again when the view is here.
#[component]
pub fn ClientOnly<V, F>(
    /// What to show; `None` for nothing.
    view: F,
) -> impl IntoView
where
    V: IntoView + 'static,
    F: Fn() -> Option<V> + 'static,
{
    let html = html(&view);
    // Boxed, so that the wasm has the code of the effect once and not once for each view.
    let build: Box<dyn Fn() -> Option<Box<dyn Mountable>>> =
        Box::new(move || Some(Box::new(view()?.build())));
    let page = Page::get();
    let slot = AnyNodeRef::new();
    keep_mounted(page, slot, build);
    view! { <div node_ref=slot inner_html=html></div> }
}

/// What the build puts into the `<div>`.
#[cfg(feature = "ssr")]
fn html<V: IntoView>(view: impl Fn() -> Option<V>) -> String {
    let view = use_context::<AsInBrowser>().and_then(|_| view());
    view.map(|view| view.into_view().to_html()).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
const fn html<V: IntoView>(_: &impl Fn() -> Option<V>) -> &'static str {
    ""
}

fn keep_mounted(page: Page, slot: AnyNodeRef, build: Box<dyn Fn() -> Option<Box<dyn Mountable>>>) {
    let mut mounted: Option<Box<dyn Mountable>> = None;
    effect(move || {
        if let Some(mut mounted) = mounted.take() {
            mounted.unmount();
        }
        let Some(slot) = slot.get() else { return };
        mounted = build();
        if let Some(mounted) = &mut mounted {
            // Where there is nothing, it is so in both languages.
            page.language.track();
            mounted.mount(&slot, None);
        }
    });
}
