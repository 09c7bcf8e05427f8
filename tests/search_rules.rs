//! The rules of search, each with queries that people type.

use http_status::catalog::CATALOG;
use http_status::search::{FILE, Index};
use proptest::prelude::*;
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::from_bytes(FILE).expect("a whole file"));

fn search(query: &str) -> Vec<usize> {
    INDEX.answer(query).ranked
}

fn found(query: &str) -> Vec<u16> {
    search(query).into_iter().map(|i| CATALOG[i].code.0).collect()
}

fn first(query: &str) -> Option<u16> {
    found(query).first().copied()
}

#[track_caller]
fn each_first(cases: &[(&str, &[u16])]) {
    let missed: Vec<String> = cases
        .iter()
        .filter(|(query, wanted)| !first(query).is_some_and(|code| wanted.contains(&code)))
        .map(|(query, wanted)| {
            let found = found(query);
            format!("{query}: {:?}, not {wanted:?}", &found[..found.len().min(5)])
        })
        .collect();
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

#[test]
fn constants_in_any_spelling() {
    each_first(&[
        ("StatusTooManyRequests", &[429]),
        ("HttpStatus.NOT_FOUND", &[404]),
        ("SC_BAD_GATEWAY", &[502]),
        (":not_found", &[404]),
        ("HTTP_STATUS_IM_USED", &[226]),
        ("HttpStatusCode.RedirectKeepVerb", &[307]),
        ("StatusTeapot", &[418]),
        ("IM_A_TEAPOT", &[418]),
        ("requestEntityTooLarge", &[413]),
        ("Response::HTTP_UNPROCESSABLE_ENTITY", &[422]),
    ]);
}

#[test]
fn fields_and_settings() {
    each_first(&[
        ("WWW-Authenticate", &[401]),
        ("www-authenticate", &[401]),
        ("Proxy-Authenticate", &[407]),
        ("client_max_body_size", &[413]),
        ("Content-Range", &[206, 416]),
        ("Allow header", &[405]),
        ("If-None-Match", &[304, 412]),
        ("proxy_ignore_client_abort", &[499]),
        ("large_client_header_buffers", &[414, 431, 494, 400]),
    ]);
}

#[test]
fn pinyin_in_full_spaced_and_by_initials() {
    each_first(&[
        ("weizhaodao", &[404]),
        ("wei zhao dao", &[404]),
        ("weizhao", &[404]),
        ("wzd", &[404]),
        ("chongdingxiang", &[301, 302, 303, 307, 308]),
        ("jinzhifangwen", &[403]),
        ("wangguanchaoshi", &[504]),
        ("wgcs", &[504]),
    ]);
}

#[test]
fn slips_of_the_finger() {
    each_first(&[
        ("forbiden", &[403]),
        ("unathorized", &[401]),
        ("gatway timeout", &[504]),
        ("too mnay requests", &[429]),
        ("not fuond", &[404]),
        ("teh bad gatewya", &[502]),
        ("precodnition faled", &[412]),
        ("notfound", &[404]),
        ("badgateway", &[502]),
        ("tea pot", &[418]),
        ("intrenal sever error", &[500]),
    ]);
}

#[test]
fn traditional_and_full_width_characters() {
    each_first(&[
        ("未授權", &[401]),
        ("重新導向", &[301, 302, 303, 307, 308, 300]),
        ("ｎｏｔ　ｆｏｕｎｄ", &[404]),
        ("５０２", &[502]),
        ("頁面不存在", &[404]),
        ("請求過多", &[429]),
    ]);
}

#[test]
fn numbers_and_log_lines() {
    assert_eq!(found("5xx").first(), Some(&500));
    assert!(found("5").iter().all(|code| code.to_string().starts_with('5')));
    assert!(found("40").iter().all(|code| (400..410).contains(code)));
    each_first(&[
        ("http 301", &[301]),
        ("error 500", &[500]),
        ("\"GET /x HTTP/1.1\" 499 0", &[499]),
        (
            "upstream prematurely closed connection while reading response header from upstream 502",
            &[502],
        ),
        (
            "upstream prematurely closed connection while reading response header from upstream",
            &[502],
        ),
        ("nginx 499", &[499]),
    ]);
    assert_eq!(found("401 vs 403")[..2], [401, 403]);
    assert_eq!(found("403 401")[..2], [403, 401]);
    assert_eq!(found("502和504区别"), [502, 504]);
}

#[test]
fn symptoms_in_both_languages() {
    each_first(&[
        ("wrong password", &[401]),
        ("access denied", &[403]),
        ("site under maintenance", &[503]),
        ("rate limit exceeded", &[429]),
        ("file too big", &[413]),
        ("method not supported", &[405, 501]),
        ("duplicate key", &[409]),
        ("validation error", &[422, 400]),
        ("not modified cache", &[304]),
        ("permanently moved", &[301, 308]),
        ("connection refused upstream", &[502]),
        ("client hung up nginx", &[499, 444]),
        ("captive portal", &[511]),
        ("blocked by court order", &[451]),
        ("请求太频繁", &[429]),
        ("服务器内部错误", &[500]),
        ("网站维护", &[503]),
        ("文件太大", &[413]),
        ("密码错误", &[401]),
        ("请求超时", &[408, 504]),
        ("客户端断开连接", &[499, 460]),
        ("证书错误", &[495, 526]),
        ("访问被拒绝", &[403]),
        ("服务器挂了", &[500, 502, 503, 521]),
        ("断点续传", &[206, 104, 308]),
        ("缓存未修改", &[304]),
        ("方法不允许", &[405]),
        ("数据冲突", &[409]),
        ("cloudflare 521", &[521]),
        ("shopify", &[430, 530, 540, 783]),
    ]);
}

#[test]
fn a_keyword_as_a_whole_stands_before_a_part_of_others() {
    each_first(&[
        ("cors error", &[0]),
        ("network error", &[0]),
        ("request:fail", &[0]),
        ("net::ERR_CONNECTION_REFUSED", &[0]),
        ("网页打不开", &[0]),
        // Where both have it as a whole, the registered one.
        ("登录过期", &[401]),
        ("rate limit", &[429]),
    ]);
}

#[test]
fn nonsense_finds_nothing() {
    for query in [
        "asdfghjkl",
        "qwerty",
        "zzzz",
        "xkcdq",
        "锟斤拷",
        "呵呵哒",
        "lorem ipsum dolor",
        "🦀🦀",
        "purple elephant",
        "\u{0}\u{1}",
        "   ",
        "<script>alert(1)</script>zzz",
        "(((((",
        "^.*$",
    ] {
        assert_eq!(found(query), [] as [u16; 0], "{query}");
    }
}

#[test]
fn an_owner_lists_its_codes() {
    let nginx = found("nginx");
    for code in [444, 494, 495, 496, 497, 499] {
        assert!(nginx[..8].contains(&code), "{code} in {nginx:?}");
    }
}

#[test]
fn owners_and_what_they_say() {
    each_first(&[
        ("edgeone 566", &[566]),
        ("腾讯云 waf 拦截", &[566]),
        ("腾讯云 cdn 514", &[514]),
        ("七牛 回调失败", &[579]),
        ("no such bucket", &[631]),
        ("断点续传失败", &[701]),
        ("您的访问被阻断", &[405]),
        ("加速乐", &[521]),
        ("__jsl_clearance_s", &[521]),
        ("瑞数", &[412]),
        ("b站风控", &[412]),
        ("小红书 461", &[461]),
        ("Verifytype", &[461, 471]),
        ("微博 432", &[432]),
        ("deepl quota exceeded", &[456]),
        ("supabase project paused", &[540]),
        ("WORKER_LIMIT", &[546]),
        ("ERR_596_SERVICE_NOT_FOUND", &[596]),
        ("exceeds your plan's set usage limit", &[432]),
        ("508 Resource Limit Is Reached", &[508]),
        ("no route to host (595)", &[595]),
        ("proxmox certificate verify failed", &[596]),
        ("upstream502", &[590]),
        ("alicloud-alb-trace", &[463]),
    ]);
}

proptest! {
    #[test]
    fn any_query_is_answered_with_entries_each_once(query in ".{0,200}") {
        let mut found = search(&query);
        prop_assert!(found.iter().all(|i| *i < CATALOG.len()));
        let all = found.len();
        found.sort_unstable();
        found.dedup();
        prop_assert_eq!(found.len(), all);
    }

    #[test]
    fn every_number_of_the_catalogue_finds_itself(i in 0..CATALOG.len()) {
        let code = CATALOG[i].code;
        prop_assert_eq!(search(&code.to_string()).first().copied(), Some(i));
    }

    #[test]
    fn every_phrase_finds_its_code(i in 0..CATALOG.len()) {
        let meaning = CATALOG[i].first();
        if meaning.phrase().starts_with('(') { return Ok(()); }
        prop_assert!(search(meaning.phrase()).iter().take(3).any(|found| *found == i), "{}", meaning.phrase());
        prop_assert!(search(meaning.name().zh).iter().take(3).any(|found| *found == i), "{}", meaning.name().zh);
    }
}
