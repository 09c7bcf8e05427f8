//! The picture of where a code arises: everybody on the way from the client, who the code comes from,
//! between which two the request stopped, and who has to act.
//!
//! The parties stand below one another, so that the words are legible on the narrowest phone.

use leptos::prelude::*;

use crate::catalog::Code;
use crate::catalog::facts::{Party, Turn};
use crate::catalog::texts::Route;
use crate::locale::{Language, fill};

/// The sizes, in the picture's own units: CSS pixels where it has the room that it asks for.
const WIDTH: usize = 272;
const BOX_WIDTH: usize = 122;
const BOX_HEIGHT: usize = 34;
/// From one box to the next.
const GAP: usize = 30;
/// Where the notes beside the boxes begin.
const NOTES: usize = BOX_WIDTH + 11;
/// How far two notes of one box stand above and below its middle.
const NOTE_SHIFT: usize = 9;
/// Half the size of the cross where the request stopped.
const CROSS: usize = 5;

/// Which of the parties have to act, in the order of the path.
///
/// The caller is the client. The server's side begins with whoever the code comes from: what lies
/// before that, such as a proxy of the client's, is not the server's.
fn acting(route: &Route, turn: Turn) -> Vec<bool> {
    let source = route.path.iter().position(|party| route.sent_by == Some(*party));
    let server = source.unwrap_or(1).max(1);
    let acts = |place: usize| match turn {
        Turn::Nobody => false,
        Turn::Caller => place == 0,
        Turn::Server => place >= server,
        Turn::Both => place == 0 || place >= server,
    };
    (0..route.path.len()).map(acts).collect()
}

/// The picture in words, for who does not see it.
fn described(code: Code, route: &Route, turn: Turn, language: Language) -> String {
    let s = language.strings();
    let name = |party: Party| s.party(party);
    let (colon, comma, stop) = match language {
        Language::Chinese => ("：", "、", "。"),
        Language::English => (": ", ", ", ". "),
    };
    let path: Vec<&str> = route.path.iter().copied().map(name).collect();
    let from = route.sent_by.map_or(s.route_from_nobody, name);
    let mut facts = vec![
        format!("{}{colon}{}", s.route_path, path.join(comma)),
        format!("{code}{colon}{from}"),
    ];
    if let Some(pair) = route.broken_between {
        facts.push(format!("{}{colon}{}", s.route_stopped_between, pair.map(name).join(comma)));
    }
    facts.push(format!("{}{colon}{}", s.turn, s.turn_of(turn)));
    facts.join(stop) + stop.trim_end()
}

/// The picture, with an `id` that no other element of the document has.
pub fn route(
    code: Code,
    route: &Route,
    turn: Turn,
    id: String,
    language: Language,
) -> impl IntoView + use<> {
    let s = language.strings();
    let acting = acting(route, turn);
    let word = if acting.iter().filter(|acts| **acts).count() > 1 {
        s.route_may_act
    } else {
        s.route_acts
    };
    let count = route.path.len();
    let height = count * BOX_HEIGHT + (count - 1) * GAP + 2;
    let parties = route.path.iter().zip(acting).enumerate().map(|(place, (party, acts))| {
        let top = 1 + place * (BOX_HEIGHT + GAP);
        let middle = top + BOX_HEIGHT / 2;
        let is_source = route.sent_by == Some(*party);
        let mut notes = Vec::new();
        if is_source {
            notes.push(fill(s.route_from, &code.to_string()));
        }
        if place == 0 && route.sent_by.is_none() {
            notes.push(s.route_no_response.to_string());
        }
        if acts {
            notes.push(word.to_string());
        }
        let first = if notes.len() > 1 { middle - NOTE_SHIFT } else { middle };
        let notes = notes.into_iter().enumerate().map(|(i, note)| {
            view! { <text class="note" x=NOTES y=first + i * 2 * NOTE_SHIFT>{note}</text> }
        });
        let stopped = route.path.get(place + 1).map(|next| {
            let stops = route.broken_between == Some([*party, *next]);
            link(top + BOX_HEIGHT, stops.then_some(s.route_stopped))
        });
        view! {
            <rect
                class:from=is_source
                class:acts=acts
                x="2"
                y=top + 1
                width=BOX_WIDTH - 2
                height=BOX_HEIGHT - 2
                rx="6"
            ></rect>
            <text class="party" x=BOX_WIDTH / 2 + 1 y=middle>
                {s.party(*party)}
            </text>
            {notes.collect_view()}
            {stopped}
        }
    });
    let parties = parties.collect_view();
    let description = described(code, route, turn, language);
    let label = id.clone();
    view! {
        <svg
            viewBox=format!("0 0 {WIDTH} {height}")
            width=WIDTH
            height=height
            role="img"
            aria-labelledby=label
        >
            <desc id=id>{description}</desc>
            {parties}
        </svg>
    }
}

/// The way from one box, which ends at `top`, to the next; with a cross and a word where it stopped.
fn link(top: usize, stopped: Option<&'static str>) -> impl IntoView + use<> {
    let (x, middle, end) = (BOX_WIDTH / 2 + 1, top + GAP / 2, top + GAP);
    let way = if stopped.is_some() {
        let (near, far) = (middle - CROSS - 3, middle + CROSS + 3);
        let (left, right) = (x - CROSS, x + CROSS);
        let (above, below) = (middle - CROSS, middle + CROSS);
        format!(
            "M{x} {top}V{near}M{left} {above}L{right} {below}M{right} {above}L{left} {below}\
             M{x} {far}V{end}"
        )
    } else {
        format!("M{x} {top}V{end}")
    };
    view! {
        <path class:stopped=stopped.is_some() d=way></path>
        {stopped.map(|word| view! { <text class="note" x=NOTES y=middle>{word}</text> })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::static_html::static_html;

    fn bad_gateway() -> Route {
        Route {
            path: vec![Party::Client, Party::Gateway, Party::Origin],
            sent_by: Some(Party::Gateway),
            broken_between: Some([Party::Gateway, Party::Origin]),
        }
    }

    #[test]
    fn who_has_to_act() {
        let all = |turn| acting(&bad_gateway(), turn);
        assert_eq!(all(Turn::Nobody), [false, false, false]);
        assert_eq!(all(Turn::Caller), [true, false, false]);
        assert_eq!(all(Turn::Server), [false, true, true]);
        assert_eq!(all(Turn::Both), [true, true, true]);
        // A proxy before the one that the code comes from is not the server's.
        let proxied = Route {
            path: vec![Party::Client, Party::Proxy, Party::Origin],
            sent_by: Some(Party::Origin),
            broken_between: None,
        };
        assert_eq!(acting(&proxied, Turn::Server), [false, false, true]);
        let silent = Route { sent_by: None, ..bad_gateway() };
        assert_eq!(acting(&silent, Turn::Server), [false, true, true]);
    }

    #[test]
    fn everything_is_said_in_words_too() {
        let said = |language| described(Code(502), &bad_gateway(), Turn::Server, language);
        assert_eq!(
            said(Language::English),
            "On the way: client, gateway, origin server. 502: gateway. Stopped between: gateway, \
             origin server. Whose turn: The server's."
        );
        assert_eq!(
            said(Language::Chinese),
            "途中依次是：客户端、网关、源服务器。502：网关。停在哪一段：网关、源服务器。该谁处理：服务端。"
        );
    }

    #[test]
    fn the_picture_shows_the_source_the_stop_and_whose_turn_it_is() {
        let drawn = |of: Route| {
            let id = "where".to_string();
            static_html(|| route(Code(502), &of, Turn::Server, id, Language::English))
        };
        let picture = drawn(bad_gateway());
        assert_eq!(picture.matches("<rect").count(), 3, "{picture}");
        assert_eq!(picture.matches("may have to act").count(), 2, "{picture}");
        assert_eq!(picture.matches("502 comes from here").count(), 1, "{picture}");
        assert_eq!(picture.matches("stopped here").count(), 1, "{picture}");
        assert!(picture.contains("aria-labelledby=\"where\""), "{picture}");
        assert!(picture.contains("<desc id=\"where\">"), "{picture}");
        let silent = drawn(Route { sent_by: None, broken_between: None, ..bad_gateway() });
        assert!(silent.contains("gets no response"), "{silent}");
        assert!(!silent.contains("stopped") && !silent.contains("comes from"), "{silent}");
    }
}
