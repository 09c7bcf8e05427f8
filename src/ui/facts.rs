//! Tables and lists of what is said of a code, on the card and on the code's own page.

use leptos::prelude::*;

use super::static_html::BuiltHtml;
use super::texts::{Difference, Fact};

/// The facts: what RFC 9110 and the registry say, a row each. A fact without a value is left out.
#[component]
pub fn Facts(
    /// The facts, in their order.
    facts: Vec<Fact>,
) -> impl IntoView {
    let rows = facts.into_iter().filter(|fact| !fact.value.is_empty()).map(|fact| {
        view! {
            <tr>
                <th scope="row">{fact.label}</th>
                <td>
                    <BuiltHtml html=fact.value/>
                </td>
            </tr>
        }
    });
    view! {
        <table class="facts">
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// How the code differs from others.
#[component]
pub fn Differences(
    /// The differences, in their order.
    list: Vec<Difference>,
) -> impl IntoView {
    let terms = list.into_iter().map(|difference| {
        view! {
            <dt>
                <BuiltHtml html=difference.term/>
            </dt>
            <dd>
                <BuiltHtml html=difference.html/>
            </dd>
        }
    });
    view! { <dl>{terms.collect_view()}</dl> }
}
