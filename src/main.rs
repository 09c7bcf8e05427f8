//! Starts the app in the browser: takes over the prerendered page. Nothing else.

/// A small allocator: the default one is 2 KB more for every reader.
#[cfg(feature = "hydrate")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Hydrates the page that the build rendered into `#app`.
#[cfg(feature = "hydrate")]
fn main() {
    use http_status::ui::{App, BuildInfo};
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;

    // Without the element this is not our page, and there is nothing to hydrate.
    let Some(root) = document().get_element_by_id("app") else { return };
    let said = |name: &str| root.get_attribute(name).unwrap_or_default();
    let built = BuildInfo {
        version: said("data-version"),
        edition: option_env!("SITE_EDITION"),
        files: http_status::ui::state::Files {
            search: said("data-search"),
            choose: said("data-choose"),
            chinese: said("data-texts-zh"),
            english: said("data-texts-en"),
            notes: [said("data-notes-zh"), said("data-notes-en")],
            programs: said("data-programs"),
        },
    };
    let root = root.unchecked_into();
    leptos::mount::hydrate_from(root, move || view! { <App built/> }).forget();
}

/// The app runs in a browser; natively there is nothing to start.
#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("The app runs in a browser: `cargo xtask serve` builds and serves it.");
}
