//! HTML that the build alone renders.

use std::marker::PhantomData;

use leptos::children::ToChildren;
use leptos::either::Either;
use leptos::prelude::*;

use crate::catalog::Text;
use crate::locale::{Language, Strings};

/// Picks a string of the interface.
pub type Pick = fn(&Strings) -> &'static str;

/// The children of [`StaticHtml`] and [`StaticText`].
///
/// With `ssr` it holds the closure that renders them. In the browser it drops the closure without
/// ever calling it, so the compiler leaves out the closure's code and every string that it names.
pub struct StaticChildren<V> {
    #[cfg(feature = "ssr")]
    render: Box<dyn FnOnce() -> V + Send>,
    view: PhantomData<fn() -> V>,
}

impl<F, V> ToChildren<F> for StaticChildren<V>
where
    F: FnOnce() -> V + Send + 'static,
{
    fn to_children(render: F) -> Self {
        #[cfg(not(feature = "ssr"))]
        drop(render);
        Self {
            #[cfg(feature = "ssr")]
            render: Box::new(render),
            view: PhantomData,
        }
    }
}

impl<V: IntoView> StaticChildren<V> {
    #[cfg(feature = "ssr")]
    fn html(self) -> String {
        static_html(self.render)
    }

    #[cfg(not(feature = "ssr"))]
    #[expect(clippy::unused_self, reason = "the build's half uses it")]
    const fn html(self) -> &'static str {
        ""
    }
}

/// Renders a view as plain HTML, without the marks that hydration looks for.
#[cfg(feature = "ssr")]
pub fn static_html<V: IntoView>(render: impl FnOnce() -> V) -> String {
    Owner::new().with(|| render().into_view().to_html()).replace("<!>", "").replace("<!---->", "")
}

/// Text that never changes, in a `<div>`: rendered by the build alone, left in place by hydration.
///
/// The page is prerendered, so its words stand in the document before the wasm arrives. A component
/// that merely repeats them costs three times: its words travel again in the wasm, so does the code
/// that would create them, and hydration walks over every one of their nodes. Hydration leaves the
/// content of an element with `inner_html` as it is and does not look inside. So in the browser
/// this component passes an empty string for `inner_html`, which is never applied, and its children
/// are never called.
///
/// Nothing that reacts, is pressed, is shown or is hidden may be inside: it would stay dead. Nor may
/// the component be rendered where the build did not render it: it would be empty.
#[component]
pub fn StaticHtml<V>(
    /// The class of the `<div>`.
    #[prop(optional)]
    class: Option<&'static str>,
    /// What the build renders.
    children: StaticChildren<V>,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    view! { <div class=class inner_html=children.html()></div> }
}

/// HTML that the build has rendered and that a file of the page brought, in a `<div>` that leaves no
/// trace in the layout. Like [`StaticHtml`], but for what the prerendered page does not have: the text of
/// an open card, the steps of the tree. It is ours and escaped where it was rendered.
#[component]
pub fn BuiltHtml(
    /// What the build has rendered.
    html: String,
) -> impl IntoView {
    view! { <div class="contents" inner_html=html></div> }
}

/// [`BuiltHtml`] within a line, in a `<span>`.
#[component]
pub fn BuiltText(
    /// What the build has rendered.
    html: String,
) -> impl IntoView {
    view! { <span class="contents" inner_html=html></span> }
}

/// [`StaticHtml`] within a line, in a `<span>`.
#[component]
pub fn StaticText<V>(
    /// The class of the `<span>`.
    #[prop(optional)]
    class: Option<&'static str>,
    /// What the build renders.
    children: StaticChildren<V>,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    view! { <span class=class inner_html=children.html()></span> }
}

/// A string of the interface in both languages; see [`StaticHtml`].
#[component]
pub fn Words(
    /// Which string.
    say: Pick,
) -> impl IntoView {
    view! { <StaticText>{both(say)}</StaticText> }
}

/// A string of the interface in both languages, for what only the build renders.
pub fn both(say: Pick) -> impl IntoView {
    pair(Text { zh: say(&Strings::CHINESE), en: say(&Strings::ENGLISH) })
}

/// A text in both languages, for what only the build renders. The style sheet shows the one of the
/// document's language. What is the same in both, such as a name, stands there once.
pub fn pair(text: Text) -> impl IntoView {
    if text.zh == text.en {
        return Either::Left(view! { <span>{text.en}</span> });
    }
    Either::Right(view! {
        <span class="t" lang=Language::Chinese.tag()>{text.zh}</span>
        <span class="t" lang=Language::English.tag()>{text.en}</span>
    })
}

/// The same for a text that is put together.
pub fn pair_of(say: impl Fn(&'static Strings) -> String) -> impl IntoView {
    view! {
        <span class="t" lang=Language::Chinese.tag()>{say(&Strings::CHINESE)}</span>
        <span class="t" lang=Language::English.tag()>{say(&Strings::ENGLISH)}</span>
    }
}
