//! What the prerendered page never has.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;

use super::state::Page;

/// Shows what only ever appears in the browser: an open card, a comparison, a notice. It is rendered
/// anew whenever a signal that `view` itself reads has changed (what a component inside reads is not
/// tracked), and in the other language when that has changed.
///
/// `{move || …}` would do the same, but for every type of view that it holds the wasm then has the
/// code that hydrates it and the code that changes it in place. Neither is ever needed here: the
/// build renders nothing for it, and what changes is replaced.
#[component]
pub fn ClientOnly<V, F>(
    /// What to show; `None` for nothing.
    view: F,
) -> impl IntoView
where
    V: IntoView + 'static,
    F: Fn() -> Option<V> + 'static,
{
    // Boxed, so that the wasm has the code of the effect once and not once for each view.
    let build: Box<dyn Fn() -> Option<Box<dyn Mountable>>> =
        Box::new(move || Some(Box::new(view()?.build())));
    let page = Page::get();
    let slot = NodeRef::<html::Div>::new();
    keep_mounted(page, slot, build);
    view! { <div node_ref=slot></div> }
}

fn keep_mounted(
    page: Page,
    slot: NodeRef<html::Div>,
    build: Box<dyn Fn() -> Option<Box<dyn Mountable>>>,
) {
    Effect::new(move |mounted: Option<Option<Box<dyn Mountable>>>| {
        if let Some(Some(mut mounted)) = mounted {
            mounted.unmount();
        }
        page.language.track();
        let slot = slot.get()?;
        let mut view = build()?;
        view.mount(&slot, None);
        Some(view)
    });
}
