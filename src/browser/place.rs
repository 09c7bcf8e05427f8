//! What is being read, so that it keeps its place on the screen while the page changes around it.

use std::cell::Cell;

use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

use super::document::{SHEET, all, has_focus, sheet, viewport_height};

/// What can be unfolded in a card.
const FOLDS: &str = "details";

/// Elements that follow one another from the inside to the outside.
#[derive(Clone, Debug)]
pub struct Place {
    marks: Vec<Mark>,
    /// How far the page was scrolled when it was last led there, in CSS pixels.
    led: Cell<f64>,
    /// The open card, what could be unfolded first in it, and what was, as [`unfolded`] tells it.
    card: Option<Element>,
    fold: Option<Element>,
    unfolded: String,
}

#[derive(Clone, Debug)]
struct Mark {
    element: Element,
    /// Where it starts, in CSS pixels below what covers the viewport, or below the start of what scrolls.
    top: f64,
    /// How many elements are before it in its parent.
    index: usize,
}

impl Place {
    /// What is read below a height of the viewport, in CSS pixels, or in the open card where its text scrolls
    /// on its own. Nothing at the start of the page, where what comes first stays first.
    pub fn at(top: f64, card: Option<&Element>) -> Self {
        Self {
            marks: Self::marks(top, card).unwrap_or_default(),
            led: Cell::new(f64::NAN),
            fold: card.and_then(|card| all(card, FOLDS).first().cloned()),
            unfolded: card.map(unfolded).unwrap_or_default(),
            card: card.cloned(),
        }
    }

    fn marks(top: f64, card: Option<&Element>) -> Option<Vec<Mark>> {
        let window = window();
        let sheet = card.and_then(sheet);
        let sheet = sheet.filter(|sheet| sheet.scroll_top() > 0 && scrolls(sheet));
        let beside = sheet.is_some();
        let (left, right, top, bottom) = if let Some(sheet) = sheet {
            let rect = sheet.get_bounding_client_rect();
            (rect.left(), rect.right(), rect.top(), rect.bottom())
        } else if window.scroll_y().ok()? > 0.0 {
            let width = window.inner_width().ok()?.as_f64()?;
            // What has scrolled away covers nothing.
            (0.0, width, top.max(0.0), viewport_height())
        } else {
            return None;
        };
        let in_sight = |card: &&Element| (0.0..bottom).contains(&start(card));
        let inner = match card.filter(in_sight) {
            // Its start is what was led to.
            Some(card) if !beside => card.clone(),
            _ => read_in(left, right, top, bottom)?,
        };
        let around = std::iter::successors(Some(inner), |element| element.parent_element());
        let inside = around.take_while(|element| element.tag_name() != "MAIN");
        let mark = |element: Element| Mark {
            top: start(&element) - top,
            index: before(&element).count(),
            element,
        };
        Some(inside.map(mark).collect())
    }

    /// Scrolls until the innermost element that is still rendered starts where it did. What has been replaced,
    /// as by the same text in the other language, is looked for at its place in what replaced it, and unfolded as it
    /// was. `covered`
    /// is how far the viewport is covered now, in CSS pixels.
    pub fn restore(&self, covered: f64) {
        if let (Some(card), Some(fold)) = (&self.card, &self.fold)
            && !fold.is_connected()
        {
            unfold(card, &self.unfolded);
        }
        match self.moved(covered) {
            #[expect(clippy::cast_possible_truncation, reason = "no page has that many pixels")]
            Some((moved, Some(sheet))) => {
                sheet.set_scroll_top(sheet.scroll_top() + moved.round() as i32);
            }
            Some((moved, None)) => window().scroll_by_with_x_and_y(0.0, moved),
            None => {}
        }
        self.led.set(window().scroll_y().unwrap_or_default());
    }

    /// Whether what was read is still where it was, or the page as far as it could be led: the reader has scrolled
    /// nowhere since, and reads this, whatever stands there now. So a phone that is turned there and back shows
    /// the same.
    pub fn is_kept(&self, covered: f64) -> bool {
        let scrolled = window().scroll_y().unwrap_or_default();
        (scrolled - self.led.get()).abs() < 1.0
            || self.moved(covered).is_some_and(|(moved, _)| moved.abs() < 1.0)
    }

    /// How far what was read is below its place, in CSS pixels, and what scrolls it, unless that is the page.
    fn moved(&self, covered: f64) -> Option<(f64, Option<Element>)> {
        let marks = &self.marks;
        let mut at = marks.iter().position(|mark| is_rendered(&mark.element))?;
        let mut inner = marks[at].element.clone();
        let mut found = (inner.clone(), marks[at].top);
        while let Some(next) = at.checked_sub(1) {
            let Mark { element, top, index } = &marks[next];
            // What is still there has its children only, as `display: contents` has.
            let twin = children(&inner)
                .nth(*index)
                .filter(|twin| twin == element || !element.is_connected());
            let Some(twin) = twin.filter(|twin| twin.tag_name() == element.tag_name()) else {
                break;
            };
            if is_rendered(&twin) {
                found = (twin.clone(), *top);
            }
            (inner, at) = (twin, next);
        }
        let (element, top) = found;
        let sheet = element.closest(SHEET).ok().flatten().filter(scrolls);
        // What has scrolled away covers nothing.
        let covered = sheet.as_ref().map_or(covered.max(0.0), start);
        Some((start(&element) - top - covered, sheet))
    }
}

/// For each `<details>` of a card, whether it is unfolded: `1` or `0`.
pub fn unfolded(card: &Element) -> String {
    let is_open = |fold: &Element| if fold.has_attribute("open") { '1' } else { '0' };
    all(card, FOLDS).iter().map(is_open).collect()
}

/// Unfolds the same again, which another text may have taken the place of; nothing while that is not all there.
pub fn unfold(card: &Element, unfolded: &str) {
    let folds = all(card, FOLDS);
    if folds.len() != unfolded.len() {
        return;
    }
    for (fold, unfolded) in folds.iter().zip(unfolded.bytes()) {
        // What is done again on each change must change nothing then.
        if unfolded == b'1' && !fold.has_attribute("open") {
            let _ = fold.set_attribute("open", "");
        }
    }
}

/// What is read in a part of the viewport: in its upper quarter, where the eye is, and clear of what sticks in
/// a card. Between two cards, or below a heading that sticks, a little further down.
fn read_in(left: f64, right: f64, top: f64, bottom: f64) -> Option<Element> {
    /// Enough to get from a heading to the first card below it.
    const STEPS: i32 = 6;
    let x = left + (right - left) / 4.0;
    let free = (bottom - top).max(0.0);
    (0..STEPS).find_map(|step| {
        let y = top + free / 4.0 + f64::from(step) * free / 16.0;
        #[expect(clippy::cast_possible_truncation, reason = "no screen has that many pixels")]
        let inner = document().element_from_point(x as f32, y as f32)?;
        inner.closest("article, section").ok().flatten().map(|_| inner)
    })
}

/// Scrolls the text of a card by screens, where it scrolls on its own and has not the focus. Tells whether it
/// did.
pub fn scroll_beside(card: &Element, screens: i32) -> bool {
    let sheet = sheet(card).filter(|sheet| scrolls(sheet) && !has_focus(sheet));
    if let Some(sheet) = &sheet {
        // Some lines stay in sight, as where a browser does it.
        sheet.set_scroll_top(sheet.scroll_top() + screens * sheet.client_height() * 7 / 8);
    }
    sheet.is_some()
}

/// Whether an element scrolls on its own, as the text of an open card does on wide screens.
fn scrolls(element: &Element) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value("overflow-y").ok()).as_deref() == Some("auto")
}

/// Whether an element has a box of its own.
pub(super) fn is_rendered(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// The elements before one in its parent, the nearest first.
fn before(element: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling)
}

fn children(element: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(element.first_element_child(), Element::next_element_sibling)
}

fn start(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Calls a function after each change of the document, until it is dropped.
pub struct Changes {
    observer: Option<MutationObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl Changes {
    /// The function is called in the microtask after the change: before a frame begins, where a browser
    /// may look for what is under the pointer, and would see what moved.
    pub fn each(callback: impl FnMut() + 'static) -> Self {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            let options = MutationObserverInit::new();
            options.set_attributes(true);
            options.set_child_list(true);
            options.set_subtree(true);
            let _ = observer.observe_with_options(&document_element(), &options);
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
