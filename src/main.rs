//! Starts the app in the browser: takes over the prerendered page. Nothing else.

/// A small allocator: the default one is 2 KB more for every reader.
#[cfg(feature = "hydrate")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Takes over the page that the build rendered into `#app`.
#[cfg(feature = "hydrate")]
fn main() {
    use leptos::prelude::document;
    use leptos::wasm_bindgen::JsCast;

    // The name of this build, where it was given one: the page says it below, the app says it here.
    if let Some(edition) = option_env!("SITE_EDITION") {
        http_status::browser::dom::set_root("data-edition", Some(edition));
    }
    // Without the element this is not our page, and there is nothing to take over.
    if let Some(app) = document().get_element_by_id("app") {
        leptos::mount::hydrate_from(app.unchecked_into(), http_status::ui::App).forget();
    }
}

/// The app runs in a browser; natively there is nothing to start.
#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("The app runs in a browser: `cargo xtask serve` builds and serves it.");
}
