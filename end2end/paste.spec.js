// What people paste: the page says what it understood, and each part can be taken back.

import { expect, inEachLanguage, test } from "./fixture.js";

const ACCESS =
  '203.0.113.9 - - [12/Apr/2026:06:43:24 +0000] "GET /pay HTTP/1.1" 502 157 "-" "curl/8"';
const NGINX =
  "2026/04/12 06:43:24 [error] 31#31: *5 upstream prematurely closed connection while reading " +
  'response header from upstream, client: 10.0.0.7, server: shop.example, request: "GET /pay HTTP/1.1"';

inEachLanguage((lang) => {
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
