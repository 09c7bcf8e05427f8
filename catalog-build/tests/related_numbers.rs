//! What the families say, against what can be known without them.

use std::collections::BTreeMap;
use std::path::Path;

use catalog_build::related::{self, Family, Number};

fn families() -> BTreeMap<String, Family> {
    let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog");
    let families = related::read(&catalogue).expect("the families can be read");
    families.into_iter().map(|family| (family.key.clone(), family)).collect()
}

fn numbers(key: &str) -> Vec<Number> {
    families().remove(key).expect("the family is there").numbers
}

/// The one number that has the spelling.
#[track_caller]
fn spelled(key: &str, spelling: &str) -> Number {
    let has =
        |number: &Number| number.id == spelling || number.also.iter().any(|also| also == spelling);
    let mut found: Vec<_> = numbers(key).into_iter().filter(has).collect();
    assert_eq!(found.len(), 1, "{key}: {spelling}");
    found.remove(0)
}

#[test]
fn an_iis_sub_status_goes_with_its_whole_part() {
    for number in numbers("iis") {
        let (whole, sub) = number.id.split_once('.').expect("a whole and a part");
        assert!(sub.parse::<u16>().is_ok(), "{}", number.id);
        assert_eq!(number.codes.first().map(u16::to_string), Some(whole.into()), "{}", number.id);
    }
    assert_eq!(spelled("iis", "404.13").codes, [404, 413]);
}

#[test]
fn grpc_numbers_and_codes_are_those_of_google_rpc() {
    // The number, the name and the HTTP mapping of google.rpc.Code.
    let mapping = [
        (0, "OK", 200),
        (1, "CANCELLED", 499),
        (2, "UNKNOWN", 500),
        (3, "INVALID_ARGUMENT", 400),
        (4, "DEADLINE_EXCEEDED", 504),
        (5, "NOT_FOUND", 404),
        (6, "ALREADY_EXISTS", 409),
        (7, "PERMISSION_DENIED", 403),
        (8, "RESOURCE_EXHAUSTED", 429),
        (9, "FAILED_PRECONDITION", 400),
        (10, "ABORTED", 409),
        (11, "OUT_OF_RANGE", 400),
        (12, "UNIMPLEMENTED", 501),
        (13, "INTERNAL", 500),
        (14, "UNAVAILABLE", 503),
        (15, "DATA_LOSS", 500),
        (16, "UNAUTHENTICATED", 401),
    ];
    assert_eq!(numbers("grpc").len(), mapping.len());
    for (number, name, code) in mapping {
        let by_number = spelled("grpc", &format!("gRPC {number}"));
        assert_eq!(by_number.id, name);
        assert_eq!(by_number.codes[0], code, "{name}");
        for words in [&by_number.zh, &by_number.en] {
            assert!(words.name.starts_with(&format!("gRPC {number}")), "{}", words.name);
        }
    }
}

#[test]
fn every_websocket_close_code_of_the_protocol_is_there() {
    let ids: Vec<_> = numbers("websocket").into_iter().map(|number| number.id).collect();
    let all: Vec<_> = (1000..=1015).map(|number| number.to_string()).collect();
    assert_eq!(ids, all);
}

#[test]
fn haproxy_states_are_four_characters_of_the_manual() {
    for number in numbers("haproxy") {
        for state in std::iter::once(&number.id).chain(&number.also) {
            let signs: Vec<char> = state.chars().collect();
            assert_eq!(signs.len(), 4, "{state}");
            assert!("CSPLRIDUKcs-".contains(signs[0]), "{state}");
            assert!("RQCHDLT-".contains(signs[1]), "{state}");
            assert!("NIDVEOU-".contains(signs[2]), "{state}");
            assert!("NIUPRD-".contains(signs[3]), "{state}");
            assert!(state.starts_with(&number.id[..2]), "{state} under {}", number.id);
        }
    }
    assert_eq!(spelled("haproxy", "SH--").codes, [502]);
    assert_eq!(spelled("haproxy", "sHVN").codes, [504]);
}

#[test]
fn what_got_no_response_goes_with_0() {
    for (key, spelling) in [
        ("curl", "curl: (52)"),
        ("curl", "curl error 6"),
        ("chrome", "net::ERR_CONNECTION_REFUSED"),
        ("chrome", "ERR_NAME_NOT_RESOLVED"),
        ("firefox", "NS_ERROR_UNKNOWN_HOST"),
        ("os", "ECONNREFUSED"),
        ("os", "WinError 10060"),
    ] {
        assert_eq!(spelled(key, spelling).codes[0], 0, "{spelling}");
    }
}

#[test]
fn one_number_of_two_owners_is_told_apart_by_its_needs() {
    let families = families();
    for id in ["1006", "1015"] {
        let needs = ["cloudflare", "websocket"].map(|key| {
            let family = &families[key];
            let number = family.numbers.iter().find(|number| number.id == id).expect(id);
            family.needs(number)
        });
        assert_eq!([&needs[0][0], &needs[1][0]], ["cloudflare", "websocket"], "{id}");
        assert!(needs[0].iter().all(|word| !needs[1].contains(word)), "{id}");
    }
}
