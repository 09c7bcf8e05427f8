//! Every situation: its code, its way through the tree, and that a search finds it.

use std::collections::{BTreeMap, BTreeSet};

use http_status::choose::{Kind, Path, Place, Step, Tree};

const FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/choose.bin"));

/// Situation, code, path.
const SCENARIOS: &[(&str, u16, &str)] = &[
    ("created", 201, "done.created.now"),
    ("put-created", 201, "done.created.now"),
    ("put-replaced", 200, "done.created.replaced"),
    ("updated", 204, "done.nothing.done"),
    ("deleted", 204, "done.nothing.done"),
    ("deleted-twice", 204, "done.nothing.absent"),
    ("empty-list", 200, "done.content.empty"),
    ("login-ok", 200, "done.content.result"),
    ("already-exists-return", 200, "done.created.existing"),
    ("idempotent-retry", 201, "done.created.repeat"),
    ("not-modified", 304, "done.unchanged"),
    ("range", 206, "done.content.part"),
    ("preflight", 204, "done.nothing.preflight"),
    ("bulk-partial", 207, "done.batch.some"),
    ("bulk-rollback", 422, "done.batch.none"),
    ("async-job", 202, "unfinished.job.start"),
    ("job-polling", 200, "unfinished.job.poll"),
    ("job-finished", 303, "unfinished.job.finished"),
    ("webhook", 202, "unfinished.webhook"),
    ("double-click", 409, "unfinished.duplicate"),
    ("approval", 202, "unfinished.job.start"),
    ("websocket", 101, "unfinished.interim.switch"),
    ("moved-page", 301, "elsewhere.moved.permanent.get"),
    ("moved-post", 308, "elsewhere.moved.permanent.any"),
    ("temporary-post", 307, "elsewhere.moved.temporary.any"),
    ("temporary-page", 302, "elsewhere.moved.temporary.get"),
    ("after-form", 303, "elsewhere.result"),
    ("login-redirect", 302, "elsewhere.login.page"),
    ("https", 301, "elsewhere.https"),
    ("not-logged-in", 401, "failed.caller.auth.login.absent"),
    ("expired-token", 401, "failed.caller.auth.login.expired"),
    ("wrong-password", 401, "failed.caller.auth.login.password"),
    ("no-permission", 403, "failed.caller.auth.permission.role"),
    ("hidden", 404, "failed.caller.auth.permission.hidden"),
    ("suspended", 403, "failed.caller.auth.permission.suspended"),
    ("csrf", 403, "failed.caller.auth.permission.csrf"),
    ("webhook-signature", 401, "failed.caller.auth.login.expired"),
    ("legal", 451, "failed.caller.auth.blocked.law"),
    ("region", 403, "failed.caller.auth.blocked.region"),
    ("ip-blocked", 403, "failed.caller.auth.blocked.address"),
    ("feature-off", 403, "failed.caller.auth.blocked.off"),
    ("plan", 402, "failed.caller.auth.permission.unpaid"),
    ("not-found", 404, "failed.caller.target.missing.resource"),
    ("gone", 410, "failed.caller.target.gone.deleted"),
    ("version-retired", 410, "failed.caller.target.gone.version"),
    ("cursor-expired", 410, "failed.caller.target.gone.cursor"),
    ("link-expired", 410, "failed.caller.target.gone.link"),
    ("wrong-method", 405, "failed.caller.target.method.elsewhere"),
    ("bad-reference", 422, "failed.caller.target.reference"),
    ("page-beyond", 200, "failed.caller.target.missing.page"),
    ("malformed-json", 400, "failed.caller.content.syntax.content"),
    ("validation", 422, "failed.caller.content.rules.itself"),
    ("bad-parameter", 400, "failed.caller.content.syntax.parameter"),
    ("media-type", 415, "failed.caller.content.type.sent"),
    ("not-acceptable", 406, "failed.caller.content.type.wanted"),
    ("too-large", 413, "failed.caller.content.size.content"),
    ("bad-range", 416, "failed.caller.content.protocol.range"),
    ("email-taken", 409, "failed.caller.state.exists"),
    ("optimistic-lock", 412, "failed.caller.state.version.condition"),
    ("version-conflict", 409, "failed.caller.state.version.content"),
    ("condition-required", 428, "failed.caller.state.version.none"),
    ("wrong-state", 409, "failed.caller.state.status"),
    ("locked", 423, "failed.caller.state.locked"),
    ("key-reused", 422, "failed.caller.state.repeated.different"),
    ("rate-limit", 429, "failed.caller.limit.rate"),
    ("login-attempts", 429, "failed.caller.limit.rate"),
    ("quota", 429, "failed.caller.limit.quota.wait"),
    ("unpaid", 402, "failed.caller.limit.money.unpaid"),
    ("card-declined", 402, "failed.caller.limit.money.declined"),
    ("storage-quota", 403, "failed.caller.limit.quota.space"),
    ("not-open", 409, "failed.caller.limit.time.closed"),
    ("slow-client", 408, "failed.caller.limit.time.slow"),
    ("exception", 500, "failed.me.bug"),
    ("maintenance", 503, "failed.me.unavailable.maintenance"),
    ("overload", 503, "failed.me.unavailable.overload"),
    ("health-ok", 200, "done.content.whole"),
    ("health-failing", 503, "failed.me.unavailable.health"),
    ("not-implemented", 501, "failed.me.unsupported.planned"),
    ("disk-full", 507, "failed.me.storage"),
    ("own-timeout", 503, "failed.me.slow"),
    ("dependency-down", 503, "failed.behind.dependency.down"),
    ("dependency-slow", 504, "failed.behind.dependency.slow"),
    ("upstream-down", 502, "failed.behind.gateway.down"),
    ("upstream-slow", 504, "failed.behind.gateway.slow"),
    ("upstream-limited", 503, "failed.behind.dependency.limited"),
    ("upstream-auth", 500, "failed.behind.dependency.mine"),
];

/// Other ways through the tree that a reader may well take with a situation. Each ends at its code,
/// or at one that names it as runner-up.
const OTHER_WAYS: &[(&str, &str)] = &[
    ("put-replaced", "done.nothing.done"),
    ("put-replaced", "done.content.result"),
    ("updated", "done.created.replaced"),
    ("updated", "done.content.result"),
    ("deleted-twice", "failed.caller.target.missing.delete"),
    ("deleted-twice", "failed.caller.target.gone.again"),
    ("deleted-twice", "done.nothing.done"),
    ("empty-list", "done.nothing.empty"),
    ("empty-list", "done.nothing.done"),
    ("empty-list", "failed.caller.target.missing.hits"),
    ("already-exists-return", "done.content.whole"),
    ("idempotent-retry", "failed.caller.state.repeated.finished"),
    ("bulk-rollback", "failed.caller.content.rules.itself"),
    ("bulk-rollback", "failed.caller.state.exists"),
    ("async-job", "done.batch.later"),
    ("job-polling", "done.content.whole"),
    ("job-finished", "elsewhere.result"),
    ("webhook", "unfinished.job.start"),
    ("double-click", "failed.caller.state.repeated.running"),
    ("https", "elsewhere.moved.permanent.get"),
    ("https", "elsewhere.moved.permanent.any"),
    ("moved-page", "elsewhere.moved.permanent.any"),
    ("temporary-page", "elsewhere.login.page"),
    ("login-redirect", "failed.caller.auth.login.page"),
    ("login-redirect", "elsewhere.login.form"),
    ("not-logged-in", "elsewhere.login.program"),
    ("hidden", "failed.caller.target.missing.resource"),
    ("hidden", "failed.caller.auth.permission.role"),
    ("csrf", "failed.caller.auth.login.expired"),
    ("feature-off", "failed.caller.auth.permission.role"),
    ("feature-off", "failed.me.unavailable.off"),
    ("plan", "failed.caller.limit.money.unpaid"),
    ("plan", "failed.caller.limit.quota.pay"),
    ("wrong-method", "failed.me.unsupported.method"),
    ("bad-reference", "failed.caller.content.rules.reference"),
    ("page-beyond", "done.content.empty"),
    ("page-beyond", "done.nothing.empty"),
    ("validation", "failed.caller.content.syntax.content"),
    ("bad-parameter", "failed.caller.content.rules.itself"),
    ("too-large", "failed.caller.limit.size.content"),
    ("email-taken", "failed.caller.content.rules.existing"),
    ("email-taken", "failed.caller.state.repeated.keyless"),
    ("optimistic-lock", "failed.caller.state.version.content"),
    ("version-conflict", "failed.caller.state.version.condition"),
    ("condition-required", "failed.caller.content.syntax.field"),
    ("locked", "failed.caller.state.locked"),
    ("not-open", "failed.caller.state.status"),
    ("not-open", "failed.caller.limit.time.early"),
    ("key-reused", "failed.caller.content.rules.itself"),
    ("key-reused", "failed.caller.state.exists"),
    ("rate-limit", "failed.me.unavailable.overload"),
    ("overload", "failed.caller.limit.rate"),
    ("login-attempts", "failed.caller.auth.permission.suspended"),
    ("quota", "failed.caller.limit.rate"),
    ("unpaid", "failed.caller.auth.permission.unpaid"),
    ("unpaid", "failed.caller.limit.quota.pay"),
    ("card-declined", "failed.behind.dependency.callers"),
    ("health-ok", "done.nothing.done"),
    ("health-failing", "failed.behind.dependency.down"),
    ("dependency-slow", "failed.behind.gateway.slow"),
    ("upstream-down", "failed.behind.gateway.none"),
    ("upstream-down", "failed.behind.dependency.down"),
    ("upstream-slow", "failed.behind.dependency.slow"),
    ("upstream-limited", "failed.behind.gateway.error"),
    ("own-timeout", "failed.behind.dependency.slow"),
];

/// What people type, and the situation that comes first.
const QUERIES: &[(&str, &str)] = &[
    ("邮箱已注册返回什么", "email-taken"),
    ("status code for expired session", "expired-token"),
    ("what status code should i return if the email is already taken", "email-taken"),
    ("用户名重复应该返回哪个状态码", "email-taken"),
    ("密码错误返回什么状态码", "wrong-password"),
    ("which http code for wrong password", "wrong-password"),
    ("token 过期应该返回 401 还是 403", "expired-token"),
    ("没有权限返回什么", "no-permission"),
    ("what to return when validation fails", "validation"),
    ("参数校验失败用什么状态码", "validation"),
    ("status code for malformed json", "malformed-json"),
    ("删除成功返回 200 还是 204", "deleted"),
    ("should delete return 404 if already deleted", "deleted-twice"),
    ("empty search results status code", "empty-list"),
    ("查询结果为空返回 404 吗", "empty-list"),
    ("which redirect keeps POST", "moved-post"),
    ("status code for redirect after post", "after-form"),
    ("限流应该返回什么状态码", "rate-limit"),
    ("status code for maintenance mode", "maintenance"),
    ("数据库连不上应该返回什么", "dependency-down"),
    ("what status code for third-party api timeout", "dependency-slow"),
    ("webhook 应该返回什么", "webhook"),
    ("response code for async job", "async-job"),
    ("批量操作部分成功返回什么", "bulk-partial"),
    ("status code for file too large", "too-large"),
    ("余额不足应该返回什么", "unpaid"),
    ("feature flag disabled status code", "feature-off"),
    ("health check should return what code", "health-ok"),
    ("乐观锁冲突返回什么", "version-conflict"),
    ("http 跳转 https 用 301 还是 308", "https"),
    ("未登录应该返回 401 还是 403", "not-logged-in"),
    ("status code for not logged in", "not-logged-in"),
    ("幂等重试返回什么", "idempotent-retry"),
    ("api version retired which status code", "version-retired"),
    ("分页游标过期返回什么", "cursor-expired"),
    ("user already exists http status", "email-taken"),
    ("账号或密码错误用什么状态码", "wrong-password"),
    ("session timeout status code", "expired-token"),
    ("what http status for missing required field", "validation"),
    ("unsupported file type upload status code", "media-type"),
    ("图片太大返回什么状态码", "too-large"),
    ("what should PUT return on update", "put-replaced"),
    ("删除不存在的资源返回什么", "deleted-twice"),
    ("api quota exceeded status code", "quota"),
    ("支付回调应该返回什么", "webhook"),
    ("order already cancelled status code", "wrong-state"),
    ("库存不足返回什么状态码", "wrong-state"),
    ("网页永久重定向用哪个", "moved-page"),
    ("redirect after login status code", "login-redirect"),
    ("url shortener redirect code", "temporary-page"),
    ("which status for feature not available in country", "region"),
    ("invalid api key status code", "webhook-signature"),
    ("link expired http code", "link-expired"),
];

/// Queries that are about something else; no situation may push itself before the codes.
const OTHERS: &[&str] = &[
    "",
    "?",
    "404",
    "5xx",
    "502 bad gateway",
    "nginx",
    "teapot",
    "wei zhao dao",
    "StatusTooManyRequests",
    "Retry-After",
    "upstream prematurely closed connection while reading response header from upstream",
    "GET /index.html HTTP/1.1 200 512",
    "返回什么",
    "status code",
    "what should i return",
    "asdf qwer",
    "connection refused",
    "upstream timed out (110: Connection timed out)",
    "timeout",
    "not found",
    "gateway timeout",
    "precondition failed",
    "too many redirects",
    "login",
    "服务器错误",
];

fn tree() -> Tree {
    Tree::from_bytes(FILE).expect("the file that the build has written")
}

#[test]
fn the_table_has_every_situation() {
    let tree = tree();
    let known: Vec<(&str, u16, &str)> = tree
        .scenarios()
        .iter()
        .map(|scenario| (scenario.id.as_str(), scenario.code, scenario.path.as_str()))
        .collect();
    assert_eq!(known, SCENARIOS);
    assert!(SCENARIOS.len() >= 60);
}

#[test]
fn the_way_of_each_situation_ends_at_its_code() {
    let tree = tree();
    for (id, code, path) in SCENARIOS {
        let path = Path::read(path);
        let Place::Leaf(leaf) = tree.at(&path) else { panic!("{id}: no leaf at {path}") };
        assert_eq!(leaf.code, *code, "{id}");
        assert_eq!(tree.way(&path).len(), path.len(), "{id}");
    }
}

/// Walks by the words of the questions alone: one wording of each situation in each language, in no
/// order, and the path taken.
const WALKS: &str = include_str!("data/choose-walks.json");

#[test]
fn walks_by_the_words_alone_end_at_the_right_code() {
    let tree = tree();
    let walks: Vec<BTreeMap<String, String>> = serde_json::from_str(WALKS).expect("valid JSON");
    let mut right = 0;
    for walk in &walks {
        let (wording, path) = (&walk["wording"], &walk["path"]);
        let has = |phrase: &str| phrase == wording.as_str();
        let scenario = tree.scenarios().iter().find(|scenario| scenario.phrases().any(has));
        let code = scenario.unwrap_or_else(|| panic!("nobody says `{wording}`")).code;
        let Place::Leaf(leaf) = tree.at(&Path::read(path)) else { panic!("no leaf at {path}") };
        right += usize::from(leaf.code == code);
        assert!([leaf.code, leaf.runner_up.code].contains(&code), "{wording}: {}", leaf.code);
    }
    assert!(walks.len() >= 2 * SCENARIOS.len(), "{} walks", walks.len());
    // 57 of 60.
    assert!(right * 60 >= walks.len() * 57, "{right} of {}", walks.len());
}

#[test]
fn other_ways_of_a_situation_name_its_code() {
    let tree = tree();
    for (id, path) in OTHER_WAYS {
        let scenario = tree.scenarios().iter().find(|scenario| scenario.id == *id);
        let code = scenario.unwrap_or_else(|| panic!("no situation {id}")).code;
        let Place::Leaf(leaf) = tree.at(&Path::read(path)) else {
            panic!("{id}: no leaf at {path}")
        };
        assert!([leaf.code, leaf.runner_up.code].contains(&code), "{id}: {path}: {}", leaf.code);
    }
}

#[test]
fn each_wording_finds_its_situation_first() {
    let tree = tree();
    let mut faults = Vec::new();
    for scenario in tree.scenarios() {
        for phrase in scenario.phrases() {
            let found = tree.find(phrase);
            if found.first().map(|found| &found.id) != Some(&scenario.id) {
                let found: Vec<&str> = found.iter().map(|found| found.id.as_str()).collect();
                faults.push(format!("{phrase}: {found:?}, not {}", scenario.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_people_type_finds_its_situation_first() {
    let tree = tree();
    let mut faults = Vec::new();
    for (query, id) in QUERIES {
        let found: Vec<&str> = tree.find(query).iter().map(|found| found.id.as_str()).collect();
        if found.first() != Some(id) {
            faults.push(format!("{query}: {found:?}, not {id}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn other_queries_find_no_situation() {
    let tree = tree();
    for query in OTHERS {
        let found: Vec<&str> = tree.find(query).iter().map(|found| found.id.as_str()).collect();
        assert!(found.is_empty(), "{query}: {found:?}");
    }
}

#[test]
fn every_path_ends_within_six_questions() {
    let tree = tree();
    let mut leaves = 0;
    let mut addresses = BTreeSet::new();
    for (path, step) in tree.steps() {
        assert!(addresses.insert(path.to_string()), "{path} is reached twice");
        assert_eq!(Path::read(&path.to_string()), path);
        assert!(path.len() <= 6, "{path}");
        let way = tree.way(&path);
        assert_eq!(way.len(), path.len(), "{path}");
        for (count, taken) in way.iter().enumerate() {
            assert_eq!(taken.at, path.first(count));
            assert_eq!(path.ids().nth(count), Some(taken.answer.id.as_str()));
        }
        match (step, tree.at(&path)) {
            (Step::Question(a), Place::Question(b)) => {
                assert_eq!(a, b);
                assert!((2..=5).contains(&a.answers.len()), "{path}");
            }
            (Step::Leaf(a), Place::Leaf(b)) => {
                assert_eq!(a, b);
                leaves += 1;
            }
            (_, place) => panic!("{path}: {place:?}"),
        }
    }
    assert!(leaves > 100, "{leaves}");
}

#[test]
fn a_path_that_is_not_known_says_how_far_it_is() {
    let tree = tree();
    for (path, known) in [
        ("nowhere", ""),
        ("failed.nobody", "failed"),
        ("failed.me.bug.more", "failed.me.bug"),
        ("FAILED/me/bugs", "failed.me"),
    ] {
        let known = Path::read(known);
        assert_eq!(tree.at(&Path::read(path)), Place::Lost { known }, "{path}");
    }
    assert_eq!(tree.start(), tree.at(&Path::read("<b>")));
}

#[test]
fn payment_and_rate_limits_have_their_leaves() {
    let codes: BTreeMap<u16, usize> = tree()
        .steps()
        .into_iter()
        .filter_map(|(_, step)| match step {
            Step::Leaf(leaf) => Some(leaf.code),
            Step::Question(_) => None,
        })
        .fold(BTreeMap::new(), |mut codes, code| {
            *codes.entry(code).or_default() += 1;
            codes
        });
    for code in [200, 201, 202, 204, 301, 303, 307, 308, 400, 401, 402, 403, 404, 405, 409, 410] {
        assert!(codes.contains_key(&code), "{code}");
    }
    for code in [412, 413, 415, 422, 423, 428, 429, 431, 451, 500, 501, 502, 503, 504, 507] {
        assert!(codes.contains_key(&code), "{code}");
    }
}

#[test]
fn errors_have_problem_details_where_somebody_reads_them() {
    for (path, step) in tree().steps() {
        let Step::Leaf(leaf) = step else { continue };
        if leaf.code < 400 {
            assert_ne!(leaf.content.kind, Kind::Problem, "{path}");
        } else {
            assert!(matches!(leaf.content.kind, Kind::Problem | Kind::Optional), "{path}");
        }
        if leaf.code == 401 {
            assert!(leaf.fields.iter().any(|field| field.name == "WWW-Authenticate"), "{path}");
        }
    }
}
