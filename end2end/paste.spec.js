// What people paste: the page says what it understood, and each part can be taken back.

import { expect, inEachLanguage, test } from "./fixture.js";

const ACCESS =
  '203.0.113.9 - - [12/Apr/2026:06:43:24 +0000] "GET /pay HTTP/1.1" 502 157 "-" "curl/8"';
const NGINX =
  "2026/04/12 06:43:24 [error] 31#31: *5 upstream prematurely closed connection while reading " +
  'response header from upstream, client: 10.0.0.7, server: shop.example, request: "GET /pay HTTP/1.1"';

const CURL =
  "* Connected to shop.example (192.0.2.1) port 443 (#0)\n> GET /orders/7 HTTP/1.1\n> Host: shop.example\n" +
  "< HTTP/1.1 403 Forbidden\n< Content-Length: 153\n* Connection #0 to host shop.example left intact";

/** What is pasted, by its kind, and what comes first. */
const PASTED = [
  ["a start line in what curl -v writes", CURL, [403]],
  ["a field of JSON", '{"level":"error","status":502,"bytes":404}', [502]],
  [
    "a log of IIS",
    "2026-05-01 10:00:00 10.0.0.1 GET /a - 443 - 192.0.2.1 curl - 404 13 2 15",
    [404],
  ],
  ["words before a status", "Request failed with status code 422", [422]],
  ["Chinese words before a status", "接口一直返回 503，不知道为什么", [503]],
  [
    "a status and its reason phrase",
    "<h1>413 Request Entity Too Large</h1><hr>nginx/1.18.0",
    [413],
  ],
  ["two statuses, one expected", "expected 101, got 200", [200, 101]],
  ["ports, times and limits beside it", "10:15:200 port 404 took 301 ms: HTTP 504", [504]],
  ["a message with its gaps", "client intended to send too large body: 10485761 bytes", [413]],
  ["a message of a client", "TypeError: Failed to fetch", [0]],
  ["a Chinese message", "很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。", [405]],
  ["a question in English", "which status code should I return when a resource was created", [201]],
  ["a question in Chinese", "没登录的时候接口应该返回什么状态码", [401]],
  ["a symptom", "上传文件太大传不上去", [413]],
];

/** Numbers that are no status: what is pasted, what is explained, and the code that goes with it. */
const RELATED = [
  ["HTTP Error 404.13 - Not Found", "404.13", 404],
  ["Error 1015 Ray ID: 7d you are being rate limited, Cloudflare", "1015", 429],
  ["haproxy[31]: web/<NOSRV> 0/-1/-1/-1/0 503 166 - - SC-- 4/4/0/0/0 0/0", "SC--", 503],
  ['at=error code=H12 desc="Request timeout" status=503 heroku', "H12", 503],
  ["rpc error: code = Unavailable desc = connection error", "UNAVAILABLE", 503],
  ["curl: (52) Empty reply from server", "curl: (52)", 0],
  ["GET http://localhost:5005/ net::ERR_CONNECTION_REFUSED", "net::ERR_CONNECTION_REFUSED", 0],
];

/** What has a number that is no status, and the number. */
const NUMBERS = [
  ["exit code 137", 137],
  ["port 404", 404],
  ["v5.0.2", 502],
  ["10:15:404", 404],
];

/** What no key has, and the long texts have. */
const MENTIONED = { zh: "幂等键", en: "idempotency key" };

inEachLanguage((lang) => {
  test("each kind of paste finds its code", async ({ site, page, words }) => {
    await site.open();
    const understood = page.getByRole("region", { name: words.understood });
    for (const [what, text, first] of PASTED) {
      await test.step(what, async () => {
        await site.type(text.replaceAll("\n", " \u2028"));
        await site.expectFirst(...first);
        await site.expectCountAgrees();
      });
    }
    for (const [text, id, first] of RELATED) {
      await test.step(`${id} is explained`, async () => {
        await site.type(text);
        await site.expectFirst(first);
        const explained = understood.locator(".explained").filter({ hasText: id }).first();
        await expect(explained).toBeVisible();
        await expect(
          explained.getByRole("link", { name: String(first).padStart(3, "0"), exact: true }),
        ).toBeVisible();
      });
    }
    await test.step("a number that goes with no code is explained, too", async () => {
      await site.type("websocket closed with code 1006");
      await expect(understood.locator(".explained").first()).toContainText("1006");
    });
    for (const [text, number] of NUMBERS) {
      await test.step(`${text} is no status`, async () => {
        await site.type(text);
        await site.expectCountAgrees();
        await site.settle();
        await expect(understood.getByRole("listitem")).toHaveCount(0);
        expect((await site.codes())[0]).not.toBe(number);
      });
    }
  });

  test("of a long paste nothing is lost, and its address stays short", async ({ site, page }) => {
    await site.open();
    const noise = "2026-04-12 06:43:24 [info] worker ready, queue empty; ".repeat(60);
    const text = `${noise}HTTP/1.1 502 Bad Gateway`;
    const expectWhole = async () => {
      await expect(site.search).toHaveValue(text);
      await site.expectFirst(502);
      // A server takes four thousand bytes and more.
      expect(page.url().length).toBeLessThan(2000);
    };
    await site.type(text);
    await expectWhole();
    await test.step("after a reload", async () => {
      await site.reload();
      await expectWhole();
    });
    await test.step("with a card open by its link, and on the way back", async () => {
      await page.evaluate(() => (location.hash = "#504"));
      await site.expectOpen(504);
      await expectWhole();
      await site.reload();
      await site.expectOpen(504);
      await expectWhole();
      await page.goBack();
      await site.expectOpen(502);
      await expectWhole();
    });
    await test.step("for whom its address is shared, too", async () => {
      const address = page.url();
      await page.goto("about:blank");
      await page.goto(address);
      await site.ready();
      await site.expectOpen(502);
      await site.expectFirst(502);
    });
    await test.step("a short query after it is what it says", async () => {
      await site.type("404");
      await site.reload();
      await expect(site.search).toHaveValue("404");
      await site.expectFirst(404);
    });
  });

  test("each part that was understood can be taken back", async ({ site, page, words }) => {
    await site.open();
    const understood = page.getByRole("region", { name: words.understood });
    const part = (text) => understood.getByRole("listitem").filter({ hasText: text });
    const takeBack = async (text, left) => {
      await part(text).getByRole("button").click();
      await expect(part(text)).toHaveCount(0);
      await expect(site.search).toHaveValue(left);
      await site.expectFocusKept();
    };
    await test.step("the status, then the message", async () => {
      await site.type(`${NGINX} 502`);
      await site.expectFirst(502);
      await takeBack(words.statusCode(502), `${NGINX} -`);
      await expect(part("nginx")).toBeVisible();
      await takeBack("nginx", / \*5 , client: 10\.0\.0\.7/);
    });
    await test.step("back undoes it, step by step", async () => {
      await page.goBack();
      await expect(site.search).toHaveValue(`${NGINX} -`);
      await page.goBack();
      await expect(site.search).toHaveValue(`${NGINX} 502`);
      await site.expectFirst(502);
    });
    await test.step("a number that is no status", async () => {
      await site.type("it says curl: (52) and nginx");
      await takeBack("curl: (52)", "it says  and nginx");
    });
    await test.step("an owner", async () => {
      await site.type("502 Cloudflare");
      await takeBack("Cloudflare", "502 ");
      await site.expectFirst(502);
    });
    await test.step("every place of a status at once", async () => {
      await site.type([ACCESS, ACCESS].join(" \u2028"));
      await expect(part("× 2")).toBeVisible();
      await takeBack(
        words.statusCode(502),
        [ACCESS, ACCESS].join(" \u2028").replaceAll(" 502 ", " - "),
      );
    });
  });

  test("a slip in a number offers the likely one", async ({ site, page, words }) => {
    await site.open();
    await site.type("cloudflare connection timed out error code 552");
    await site.expectFirst(522);
    const guess = page.getByRole("region", { name: words.understood }).locator("p");
    await expect(guess).toContainText(words.didYouMean);
    await guess.getByRole("button", { name: "522", exact: true }).click();
    await expect(site.search).toHaveValue("522");
    await site.expectFirst(522);
    await site.expectFocusKept();
  });

  test("the long texts are the last resort, and say so", async ({ site, page, words }) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route("**/texts-*.bin", async (route) => {
      await held;
      await route.continue();
    });
    const understood = page.getByRole("region", { name: words.understood });
    const mentioned = understood.locator("p").filter({ hasText: words.mentioned });
    await site.open();
    await site.type(MENTIONED[lang]);
    await expect.poll(() => site.count()).toBeLessThan(3);
    await site.expectCountAgrees();
    const found = await site.codes();
    await expect(mentioned).toHaveCount(0);

    await test.step("the list follows once they are here, below what was found", async () => {
      release();
      await expect(mentioned).toBeVisible();
      await site.expectCountAgrees();
      const named = await mentioned.getByRole("link").allInnerTexts();
      await site.expectCodes([...found, ...named.map(Number)]);
      await expect(site.empty).toBeHidden();
    });
    await test.step("what is found without them is not looked for there", async () => {
      await site.type("bad gateway");
      await site.expectFirst(502);
      await expect(mentioned).toHaveCount(0);
    });
    await test.step("nonsense is not in them either", async () => {
      await site.type("purple elephant");
      await site.expectStatus(words.none);
      await expect(understood).toHaveCount(0);
    });
    await test.step("a link opens the card", async () => {
      await site.type(MENTIONED[lang]);
      const link = mentioned.getByRole("link").first();
      const code = await link.innerText();
      await link.click();
      await site.expectOpen(Number(code));
    });
  });

  test("a pasted line is taken apart, and said so", async ({ site, page, words }) => {
    await site.open();
    const understood = page.getByRole("region", { name: words.understood });

    await test.step("an access log", async () => {
      await site.type(ACCESS);
      await site.expectFirst(502);
      await expect(understood.getByRole("link", { name: words.statusCode(502) })).toBeVisible();
    });
    await test.step("a status that is taken back counts no more", async () => {
      await understood.getByRole("button", { name: words.notMeant(words.statusCode(502)) }).click();
      await expect(understood.getByRole("link", { name: words.statusCode(502) })).toHaveCount(0);
      await expect(site.search).not.toHaveValue(/ 502 /);
      await site.expectFocusKept();
    });
    await test.step("a program's message", async () => {
      await site.type(NGINX);
      await site.expectFirst(502);
      await expect(understood.getByRole("listitem").filter({ hasText: "nginx" })).toBeVisible();
    });
    await test.step("several lines, with how often", async () => {
      await site.type([ACCESS, ACCESS, ACCESS.replace(" 502 ", " 499 ")].join(" \u2028"));
      await site.expectFirst(502, 499);
      await expect(understood.getByRole("listitem").filter({ hasText: "× 2" })).toBeVisible();
    });
    await test.step("a number that is no status", async () => {
      await site.type("HTTP Error 500.19 - Internal Server Error");
      await site.expectFirst(500);
      await expect(understood.locator(".explained")).toContainText("500.19");
      await expect(understood.locator(".explained")).toContainText(
        lang === "zh" ? /配置/ : /configuration/i,
      );
    });
    await test.step("words and a number alone are not explained", async () => {
      await site.type("404");
      await site.expectFirst(404);
      await expect(understood).toHaveCount(0);
    });
    await test.step("nonsense finds nothing", async () => {
      await site.type("the quick brown fox jumps over the lazy dog");
      await expect(site.empty).toBeVisible();
    });
  });
});

test("a hostile paste freezes nothing and becomes no markup", async ({ site, page }) => {
  await site.open();
  await site.type(`<img src=x onerror=alert(1)> ${"502 bad gateway ".repeat(1200)}`);
  await site.expectFirst(502);
  await expect(page.locator("img")).toHaveCount(0);
  await site.type("teapot");
  await site.expectFirst(418);
});
