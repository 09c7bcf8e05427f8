//! Fetching the long texts, which the build drew as HTML.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DocumentFragment, HtmlTemplateElement, Response};

use super::{document, window};
use crate::catalog::Code;
use crate::locale::Language;

/// The long texts of one language. They stay the browser's own object: what a card needs is taken
/// out when it opens.
///
/// `{"404": "<section>…"}`, drawn by `ui::detail` at build time.
#[derive(Clone)]
pub struct Texts(JsValue);

impl Texts {
    /// The details of a code, as HTML; empty for a code that has none.
    pub fn html(&self, code: Code) -> String {
        let html = Reflect::get(&self.0, &JsValue::from_str(&code.0.to_string()));
        html.ok().and_then(|html| html.as_string()).unwrap_or_default()
    }

    /// The details of a code, to take parts out of.
    pub fn parts(&self, code: Code) -> Parts {
        let template = document().and_then(|document| document.create_element("template").ok());
        let template = template.and_then(|template| template.dyn_into().ok());
        Parts(template.map(|template: HtmlTemplateElement| {
            template.set_inner_html(&self.html(code));
            template.content()
        }))
    }
}

/// The details of one code, of which a comparison takes parts.
pub struct Parts(Option<DocumentFragment>);

impl Parts {
    fn inner(&self, selector: &str) -> Option<String> {
        Some(self.0.as_ref()?.query_selector(selector).ok()??.inner_html())
    }

    /// What a fact is called, by its place in `ui::facts::labels`, where the first meaning has it.
    pub fn label(&self, place: usize) -> Option<String> {
        self.inner(&format!(".actions + .meaning [data-fact=\"{place}\"] th"))
    }

    /// A fact of the first meaning, by its place; empty where it has none.
    pub fn fact(&self, place: usize) -> String {
        self.inner(&format!(".actions + .meaning [data-fact=\"{place}\"] td")).unwrap_or_default()
    }

    /// How the code differs from another one, where the catalogue says so.
    pub fn difference(&self, other: Code) -> Option<String> {
        self.inner(&format!("[data-other=\"{}\"]", other.0))
    }
}

/// Fetches the long texts of a language; `None` where they cannot be had.
pub async fn fetch(language: Language) -> Option<Texts> {
    let response = JsFuture::from(window()?.fetch_with_str(&file(language)?)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    let texts = JSON::parse(&text.as_string()?).ok()?;
    texts.is_instance_of::<Object>().then_some(Texts(texts))
}

/// The file of a language. Its name changes with its content, so the page carries it.
fn file(language: Language) -> Option<String> {
    let attribute = match language {
        Language::Chinese => "data-texts-zh",
        Language::English => "data-texts-en",
    };
    document()?.get_element_by_id("app")?.get_attribute(attribute)
}
