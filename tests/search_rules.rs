//! The rules of search, each with queries that people type.

use http_status::catalog::{CATALOG, Code};
use http_status::log::Whose;
use http_status::search::answer::Kind;
use http_status::search::file::Notes;
use http_status::search::{FILE, Index, NOTES};
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
fn a_code_among_names_is_meant() {
    each_first(&[
        ("jenkins 403 crumb", &[403]),
        ("502 blah blah", &[502]),
        ("gitlab 422 pipeline runner", &[422]),
        ("vercel 504 lambda", &[504]),
        ("群晖 502 容器", &[502]),
        ("plex 521 relay docker-compose", &[521]),
        ("how to fix 403 in jenkins crumb", &[403]),
    ]);
    for prose in ["Lot 412 is a brass sextant", "He bought 404 tulip bulbs", "100 metres freestyle"]
    {
        assert!(found(prose).is_empty(), "{prose}");
    }
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
    // A part of a name that is a word of its own names nobody.
    for text in ["net::ERR_TIMED_OUT", "core dumped"] {
        let parts = INDEX.answer(text).understood;
        assert!(!parts.iter().any(|part| matches!(part.kind, Kind::Owner(_))), "{text}");
    }
    assert!(matches!(INDEX.answer("asp.net core").understood[0].kind, Kind::Owner(_)));
}

#[test]
fn owners_and_what_they_say() {
    each_first(&[
        ("edgeone 566", &[566]),
        ("腾讯云 waf 拦截", &[566]),
        ("腾讯云 cdn 514", &[514]),
        ("七牛 回调失败", &[579]),
        ("no such bucket", &[631]),
        ("断点续传失败", &[701, 416]),
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

#[test]
fn whole_lines_of_nginx_with_their_tails() {
    each_first(&[
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 192.0.2.1, server: shop.example, request: \"GET /cart HTTP/1.1\", upstream: \"http://10.0.0.3:8080/cart\", host: \"shop.example\"",
            &[504],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.1, server: shop.example, request: \"GET /cart HTTP/1.1\", upstream: \"http://10.0.0.3:8080/cart\", host: \"shop.example\"",
            &[502],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 no live upstreams while connecting to upstream, client: 192.0.2.1, server: shop.example, request: \"GET /cart HTTP/1.1\", upstream: \"http://backend/cart\"",
            &[502],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 upstream prematurely closed connection while reading response header from upstream, client: 192.0.2.1",
            &[502],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 client intended to send too large body: 10485761 bytes, client: 192.0.2.1, server: shop.example, request: \"POST /upload HTTP/1.1\"",
            &[413],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 open() \"/usr/share/nginx/html/favicon.ico\" failed (2: No such file or directory), client: 192.0.2.1, server: localhost, request: \"GET /favicon.ico HTTP/1.1\"",
            &[404],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 directory index of \"/var/www/html/\" is forbidden, client: 192.0.2.1",
            &[403],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 limiting requests, excess: 5.540 by zone \"one\", client: 192.0.2.1",
            &[503, 429],
        ),
        (
            "2024/05/01 10:00:00 [error] 31#31: *5 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 192.0.2.1",
            &[502],
        ),
        (
            "2024/05/01 10:00:00 [info] 31#31: *5 client sent too long URI while reading client request line, client: 192.0.2.1",
            &[414],
        ),
        ("[error] access forbidden by rule, client: 1.2.3.4", &[403]),
    ]);
}

#[test]
fn statuses_by_their_place() {
    each_first(&[
        (
            "upstream timed out (110: Connection timed out) while reading response header from upstream",
            &[504],
        ),
        ("upstream timed out (110: …) while reading response header", &[504]),
        ("50x", &[500]),
        ("52x", &[520]),
        ("40x", &[400]),
        ("6", &[608]),
        ("9", &[999]),
        ("failed with status 500", &[500]),
        ("expected 101, got 200", &[101, 200]),
        (
            "WebSocket connection failed: Error during WebSocket handshake: Unexpected response code: 426",
            &[426],
        ),
        ("E403", &[403]),
        (
            "requests.exceptions.HTTPError: 404 Client Error: Not Found for url: https://shop.example/api",
            &[404],
        ),
        (
            "org.springframework.web.client.HttpClientErrorException$BadRequest: 400 : [no body]",
            &[400],
        ),
        ("Failed to load resource: the server responded with a status of 500 ()", &[500]),
        ("AxiosError: Request failed with status code 422", &[422]),
        ("504 Gateway Time-out nginx/1.18.0", &[504]),
        (
            "<html>\n<head><title>413 Request Entity Too Large</title></head>\n<body>\n<center><h1>413 Request Entity Too Large</h1></center>\n<hr><center>nginx/1.18.0</center>",
            &[413],
        ),
        ("{\"statusCode\":401,\"message\":\"Unauthorized\"}", &[401]),
        (
            "Error: Request failed with status code 403\n    at createError (createError.js:16:15)\n    at settle (settle.js:17:12)",
            &[403],
        ),
        ("INFO: 127.0.0.1:53124 - \"POST /items HTTP/1.1\" 422 Unprocessable Entity", &[422]),
        ("error: failed to push some refs; The requested URL returned error: 403", &[403]),
        ("http2 stream error: REFUSED_STREAM", &[0, 421, 503, 425]),
        ("nginx 400 Bad Request Request Header Or Cookie Too Large", &[400, 431, 494]),
        ("server returned 413 when uploading a 20 MB file", &[413]),
        ("Rate limit reached for gpt-4 in organization", &[429]),
    ]);
}

#[test]
fn numbers_and_messages_of_clients_that_are_no_status() {
    each_first(&[
        ("dial tcp 10.0.0.1:443: i/o timeout", &[0, 504]),
        ("context deadline exceeded", &[0, 504]),
        ("java.net.ConnectException: Connection refused", &[0, 502]),
        ("connect ETIMEDOUT 192.0.2.4:443", &[0, 504]),
        (
            "curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received",
            &[0, 504],
        ),
        (
            "* Connected to shop.example (192.0.2.1) port 443 (#0)\n> GET /orders/7 HTTP/1.1\n> Host: shop.example\n> User-Agent: curl/8.4.0\n> Accept: */*\n>\n< HTTP/1.1 403 Forbidden\n< Server: nginx\n< Content-Length: 153\n<\n* Connection #0 to host shop.example left intact",
            &[403],
        ),
        ("404.13", &[404, 413]),
        ("HTTP Error 500.19 - Internal Server Error", &[500]),
        ("Error 1015 Ray ID: 7d you are being rate limited cloudflare", &[429]),
        (
            "Heroku at=error code=H12 desc=\"Request timeout\" method=GET path=\"/\" host=x.example dyno=web.1 connect=1ms service=30000ms status=503 bytes=0",
            &[503],
        ),
        ("rpc error: code = Unavailable desc = connection error", &[503]),
        ("grpc 14", &[503]),
        ("websocket closed with code 1006", &[0, 101, 426, 1006]),
        ("curl 52 empty reply from server", &[0]),
        ("status code 0", &[0]),
        ("status: 0", &[0]),
        ("fetch status 0", &[0]),
        ("java.net.SocketTimeoutException: Read timed out", &[0, 504]),
    ]);
}

#[test]
fn messages_and_symptoms() {
    each_first(&[
        ("jwt expired", &[401]),
        ("ERR_CERT_AUTHORITY_INVALID", &[0]),
        ("etag", &[304, 412]),
        ("notfond", &[404]),
        ("bad getway", &[502]),
        ("blocked by government", &[451]),
        ("success but empty body", &[204]),
        ("Web server is down. Visit cloudflare.com for more information", &[521]),
        ("PayloadTooLargeError: request entity too large", &[413]),
        ("which status code should I return when a resource was created", &[201]),
        ("what http status for validation errors", &[422, 400]),
        ("TypeError: Failed to fetch", &[0]),
        (
            "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
            &[503],
        ),
        ("no healthy upstream", &[503]),
        ("Your client does not have permission to get URL / from this server.", &[403]),
        ("Method Not Allowed (POST): /api/login", &[405]),
        ("The plain HTTP request was sent to HTTPS port", &[400, 497]),
        ("redirect loop", &[301, 302, 310]),
        ("ERR_TOO_MANY_REDIRECTS", &[301, 302, 0, 310, 307, 308]),
        ("the page is not redirecting properly", &[301, 302, 0, 307]),
        ("resource temporarily locked", &[423]),
        ("ssl handshake failed cloudflare", &[525]),
        ("origin is unreachable", &[523]),
        ("openai insufficient_quota You exceeded your current quota", &[429]),
        ("anthropic overloaded", &[529]),
        ("bandwidth limit exceeded", &[509]),
        ("too many connections from your ip", &[429, 503]),
    ]);
}

#[test]
fn chinese_texts_and_traditional_words() {
    each_first(&[
        ("json格式错误", &[400]),
        ("重定向", &[301, 302, 303, 307, 308]),
        ("请稍后再试", &[503, 429]),
        ("閘道逾時", &[504]),
        ("欄位驗證失敗", &[422, 400]),
        ("暫時轉址", &[302, 307]),
        ("报 504", &[504]),
        ("timeout 改到 300", &[504, 408]),
        ("删除成功接口返回什么状态码", &[204, 200]),
        ("接口返回什么状态码 没登录", &[401]),
        ("我的网站一直提示 502 bad gateway 怎么解决", &[502]),
        ("微信小程序 request:fail url not in domain list", &[0]),
        ("限流了怎么办", &[429]),
        ("{\"code\":429,\"msg\":\"请求过于频繁\"}", &[429]),
        ("Googlebot 抓取 soft 404", &[404, 200]),
        ("token 过期了应该返回 401 还是 403", &[401]),
        ("资源被永久删除", &[410]),
        ("请求被拒绝", &[403]),
        ("请求被拒绝了", &[403]),
        ("服务器拒绝了请求", &[403]),
        ("502 504 499 各是什么", &[502]),
    ]);
}

#[test]
fn what_is_no_status_and_says_nothing_else_finds_nothing() {
    for query in ["errno 2", "exit code 1", "exit code 137"] {
        assert_eq!(found(query), [] as [u16; 0], "{query}");
    }
}

fn understood(query: &str) -> Vec<(String, Vec<u16>, usize)> {
    let answer = INDEX.answer(query);
    let codes = |codes: &[Code]| codes.iter().map(|code| code.0).collect();
    answer.understood.iter().map(|u| (u.text.clone(), codes(&u.codes), u.places.len())).collect()
}

#[test]
fn two_statuses_and_whose_they_are() {
    let line = "https 2024-05-01T10:00:00.123456Z app/shop/50dc6c 203.0.113.9:44312 10.0.1.9:8080 \
                0.001 0.002 -1 502 500 204 277 \"GET https://shop.example:443/ HTTP/1.1\" \"curl/8\"";
    let kinds: Vec<Kind> = INDEX.answer(line).understood.into_iter().map(|u| u.kind).collect();
    assert_eq!(kinds[..2], [Kind::Status(Whose::Proxy), Kind::Status(Whose::Upstream)]);
    assert_eq!(found(line)[..2], [502, 500]);
    let answer = INDEX.answer("expected 101, got 200");
    let kinds: Vec<Kind> = answer.understood.into_iter().map(|u| u.kind).collect();
    assert_eq!(kinds, [Kind::Status(Whose::Received), Kind::Status(Whose::Expected)]);
}

#[test]
fn ids_in_a_log_are_no_numbers_of_others() {
    for (line, code) in [
        ("ERROR PaymentService - order 1006 failed: 503 Service Unavailable", 503),
        (
            "2026/11/20 08:00:00 [error] 31#31: *7 connect() failed (111: Connection refused) while connecting to \
             upstream, client: 10.0.0.1, server: _, request: \"GET /v1/orders/1015 HTTP/1.1\", \
             upstream: \"http://10.0.0.5:8080/v1/orders/1015\", host: \"shop.example\"",
            502,
        ),
        ("GET /item/1020 500 Internal Server Error", 500),
        ("level=error msg=\"failed\" path=/items/1015 status=500 duration=1020ms", 500),
        ("[error] upstream sent too big header, request: \"GET /users/1012 HTTP/1.1\"", 502),
    ] {
        let answer = INDEX.answer(line);
        assert_eq!(found(line).first(), Some(&code), "{line}");
        assert!(
            !answer.understood.iter().any(|part| matches!(part.kind, Kind::Related(_))),
            "{line}"
        );
    }
}

#[test]
fn several_lines_are_counted() {
    let line = |status: u16| {
        format!(
            "192.0.2.1 - - [12/Mar/2025:10:11:12 +0800] \"GET / HTTP/1.1\" {status} 0 \"-\" \"-\"\n"
        )
    };
    let log = [line(499), line(502).repeat(17), line(499).repeat(2), line(200).repeat(3)].concat();
    let answer = INDEX.answer(&log);
    let counts: Vec<(u16, usize)> = answer.codes.iter().map(|n| (n.code.0, n.count)).collect();
    assert_eq!(counts, [(502, 17), (499, 3), (200, 3)]);
    assert_eq!(answer.lines, 23);
    assert_eq!(found(&log), [502, 499, 200]);
}

#[test]
fn it_says_what_it_understood_and_where() {
    let line =
        "upstream prematurely closed connection while reading response header from upstream 502";
    let answer = INDEX.answer(line);
    assert_eq!(answer.understood[0].kind, Kind::Status(Whose::Response));
    assert_eq!(&line[answer.understood[0].places[0].clone()], "502");
    let Kind::Message { by } = &answer.understood[1].kind else { panic!("no message") };
    assert_eq!(by, "nginx");
    let message = &answer.understood[1];
    assert!(line[message.places[0].clone()].starts_with("upstream prematurely closed"));
    // What is taken back is out of the query, and so out of the answer.
    let left = answer.understood[0].taken_out_of(line);
    assert!(INDEX.answer(&left).codes.is_empty());
    assert_eq!(understood("５０２")[0], ("502".to_string(), vec![502], 1));
}

#[test]
fn a_number_that_is_no_status_leads_to_its_code() {
    for (query, id, code) in [
        ("HTTP Error 500.19", "500.19", 500),
        ("404.13", "404.13", 404),
        ("curl: (52) Empty reply from server", "curl: (52)", 0),
        ("rpc error: code = Unavailable", "UNAVAILABLE", 503),
        ("net::ERR_CONNECTION_REFUSED", "net::ERR_CONNECTION_REFUSED", 0),
        ("1020", "1020", 403),
        ("cf 1015", "1015", 429),
    ] {
        let answer = INDEX.answer(query);
        let related = answer.understood.iter().find_map(|u| match &u.kind {
            Kind::Related(related) => Some(related),
            _ => None,
        });
        let related = related.unwrap_or_else(|| panic!("{query}: {:?}", answer.understood));
        assert_eq!(related.id, id, "{query}");
        assert_eq!(first(query), Some(code), "{query}");
        for notes in NOTES {
            let notes = Notes::decode(notes).expect("a whole file");
            assert!(!notes.of(&related.family, &related.id).expect("a note").text.is_empty());
        }
    }
}

#[test]
fn an_errno_is_told_by_its_number() {
    for (query, codes) in [
        ("errno 111", vec![0, 502]),
        ("Errno 61", vec![0, 502]),
        ("errno: 110", vec![0, 504]),
        ("errno=104", vec![0, 502]),
        ("errno 32", vec![499, 0]),
    ] {
        assert_eq!(found(query), codes, "{query}");
    }
    // What it says in words is told where it is the query, not where a program has more to say.
    each_first(&[
        ("connection refused", &[0]),
        ("111: Connection refused", &[0]),
        ("Broken pipe", &[499]),
        ("too many open files", &[500]),
        ("connection refused upstream", &[502]),
        ("connection reset", &[0]),
        ("连接被重置", &[0]),
        ("连接已重置。", &[0]),
        ("Your connection is not private", &[0]),
        ("您的连接不是私密连接", &[0]),
        ("证书已过期", &[0]),
        ("self-signed certificate", &[0]),
        ("Error: unable to verify the first certificate", &[0]),
        ("upstream SSL certificate verify error: (18:self signed certificate)", &[502]),
        ("client SSL certificate verify error: (10:certificate has expired)", &[495]),
    ]);
}

#[test]
fn what_ended_before_a_response_has_no_status() {
    each_first(&[
        ("Get \"https://reg.corp/v2/\": x509: certificate signed by unknown authority", &[0]),
        (
            "Get \"https://x/\": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-27T10:00:00Z is after 2026-11-01T00:00:00Z",
            &[0],
        ),
        ("x509: certificate is valid for a.com, not b.com", &[0]),
        ("requests.exceptions.SSLError: certificate verify failed: self signed certificate", &[0]),
        ("java.net.UnknownHostException: api.internal: Name or service not known", &[0]),
        ("java.net.UnknownHostException: api.x", &[0]),
        ("no such host", &[0]),
        ("request:fail timeout", &[0]),
    ]);
}

#[test]
fn pages_and_logs_without_a_number_lead_to_theirs() {
    each_first(&[
        ("ERROR: The request could not be satisfied", &[403, 502, 503, 504]),
        ("504 ERROR The request could not be satisfied.", &[504]),
        (
            "[core:error] [pid 7] AH00124: Request exceeded the limit of 10 internal redirects due to probable configuration error.",
            &[500],
        ),
        ("AH00124", &[500]),
        ("1024 worker_connections are not enough while connecting to upstream", &[500]),
        ("Just a moment...", &[403]),
        ("Requires authentication", &[401]),
        ("JsonWebTokenError: jwt malformed", &[401]),
        ("error=\"invalid_token\", error_description=\"The access token expired\"", &[401]),
        ("invalid_grant", &[400]),
        ("java.io.IOException: Broken pipe", &[499]),
        ("This page isn’t working right now", &[500]),
        ("该网页无法正常运作", &[500]),
    ]);
}

#[test]
fn a_slip_in_a_number_offers_the_likely_one() {
    let answer = INDEX.answer("cloudflare connection timed out error code 552");
    assert_eq!(answer.did_you_mean, Some(Code(522)));
    assert_eq!(INDEX.answer("cloudflare 522").did_you_mean, None);
    assert_eq!(INDEX.answer("404").did_you_mean, None);
}

#[test]
fn what_finds_little_asks_for_the_long_texts() {
    for query in ["zzzz", "幂等键"] {
        assert!(INDEX.answer(query).weak, "{query}");
    }
    for query in ["", "teapot", "404", "502 zzzz", "5xx", "bad gateway", "curl 52", "exit code 137"]
    {
        assert!(!INDEX.answer(query).weak, "{query}");
    }
}

#[test]
fn numbers_phrases_and_names_answer_before_the_file_is_here() {
    let basic = Index::basic();
    let first =
        |query: &str| basic.answer(query).ranked.first().map(|place| CATALOG[*place].code.0);
    for (query, code) in [
        ("404", 404),
        ("bad gateway", 502),
        ("too mnay requests", 429),
        ("网关超时", 504),
        ("StatusTeapot", 418),
        ("nginx 499", 499),
        ("\"GET / HTTP/1.1\" 503 0", 503),
    ] {
        assert_eq!(first(query), Some(code), "{query}");
    }
    assert_eq!(first("5xx"), Some(500));
}

#[test]
fn a_class_is_all_of_its_codes_though_one_of_them_is_known_by_the_word() {
    for class in ["2xx", "4xx", "5xx"] {
        let of_class =
            CATALOG.iter().filter(|entry| entry.code.to_string().starts_with(&class[..1]));
        assert_eq!(found(class).len(), of_class.count(), "{class}");
        assert_eq!(found(class)[0] % 100, 0, "{class}");
    }
    assert!(found("4xx 错误").len() > 5);
}

proptest! {
    #[test]
    fn any_text_is_read_and_its_places_lie_in_it(
        query in prop::collection::vec(
            prop_oneof![
                "\\PC{0,12}",
                ".{0,6}",
                "[0-9]{1,4}",
                "[ \t\n:=/.,\"'()\\[\\]{}<>|#*-]{1,3}",
                prop::sample::select(vec![
                    "HTTP/1.1", "status", "code", "error", "返回", "状态码", "伺服器", "upstream",
                    "timed", "out", "nginx", "cloudflare", "&quot;", "<h1>", "\\n", "#Fields:",
                    "sc-status", "expected", "got", "curl", "５０２", "🦀", "\u{1b}[31m", "5xx",
                ]).prop_map(str::to_string),
            ],
            0..60,
        ).prop_map(|parts| parts.concat())
    ) {
        let answer = INDEX.answer(&query);
        for understood in &answer.understood {
            prop_assert!(!understood.places.is_empty());
            for place in &understood.places {
                prop_assert!(query.get(place.clone()).is_some(), "{place:?}");
            }
            understood.taken_out_of(&query);
        }
        for code in &answer.codes {
            prop_assert!(code.count > 0);
        }
    }

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

#[test]
fn what_was_understood_finds_the_same_codes() {
    let line = |status: u16, agent: &str| {
        format!(
            "203.0.113.9 - - [12/Apr/2026:06:43:24 +0000] \"GET /pay HTTP/1.1\" {status} 157 \"-\" \"{agent}\"\n"
        )
    };
    let codes = |query: &str| {
        let mut codes: Vec<Code> =
            INDEX.answer(query).ranked.iter().map(|i| CATALOG[*i].code).collect();
        codes.sort_unstable();
        codes
    };
    for agent in ["curl/8.5.0", "nginx", "python-requests/2.32"] {
        let statuses = [200, 304, 499, 502, 504];
        let log: String = statuses.map(|status| line(status, agent)).concat();
        assert_eq!(codes(&INDEX.answer(&log).brief()), statuses.map(Code), "{agent}");
    }
    // Of an owner alone no query is made.
    assert_eq!(INDEX.answer("Cloudflare").brief(), "");
}
