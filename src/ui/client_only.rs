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
    let page = Page::get();
    let slot = NodeRef::<html::Div>::new();
    Effect::new(move |mounted: Option<Option<V::State>>| {
        if let Some(Some(mut mounted)) = mounted {
            mounted.unmount();
        }
        page.language.track();
        let slot = slot.get()?;
        view().map(|view| {
            let mut state = view.build();
            state.mount(&slot, None);
            state
        })
    });
    view! { <div node_ref=slot></div> }
}
