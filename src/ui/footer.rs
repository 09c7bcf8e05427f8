//! The foot of the page.

use leptos::prelude::*;

use super::static_html::{StaticHtml, both, pair};
use crate::catalog::lists::List;
use crate::locale::ListStrings;

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="foot">
            <StaticHtml>
                <p>{both(|s| s.footer)} " " <a href="codes.json">{both(|s| s.footer_data)}</a></p>
                <p>{lists()}</p>
            </StaticHtml>
        </footer>
    }
}

/// Links to the lists.
fn lists() -> impl IntoView {
    let link = |(i, list): (usize, List)| {
        let title = ListStrings::both(|s| s.title(list));
        view! { {(i > 0).then_some(" · ")} <a href=list.folder()>{pair(title)}</a> }
    };
    List::ALL.into_iter().enumerate().map(link).collect_view()
}
