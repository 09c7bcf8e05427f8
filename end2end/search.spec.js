// Search understands what people type, and bad input does no harm.

import { expect, test } from "./fixture.js";

/** The texts that are marked as matching. */
function marked(page) {
  return page.evaluate(() => [...(CSS.highlights.get("match") ?? [])].map((range) => `${range}`));
}

// What a query finds is tried in tests/views.rs and tests/search_*.rs; here, that it is shown.
test("the right code comes first", async ({ site, page, words }) => {
  await site.open();
  for (const [what, query, ...first] of [
    ["spaced pinyin", "wei zhao dao", 404],
    ["a typo", "teapto", 418],
    ["a line of a log", '"GET /x HTTP/1.1" 499 0', 499],
    ["two codes in Chinese", "502和504区别", 502, 504],
    ["a setting", "client_max_body_size", 413],
    ["full-width letters", "ｔｅａｐｏｔ", 418],
  ]) {
    await test.step(what, async () => {
      await site.type(query);
      await site.expectFirst(...first);
      await site.expectCountAgrees();
    });
  }
  await site.type("qwxzqwxz");
  await site.expectStatus(words.none);
  await expect(site.empty).toBeVisible();
  await expect(site.shown).toHaveCount(0);
  await site.type("teapot");
  await site.expectFirst(418);
  await page.keyboard.press("Enter");
  await site.expectOpen(418);
  await expect(site.cardLink(418)).toBeFocused();
  await site.expectView("?q=teapot#418");
});

test("composing searches nothing until it ends", async ({ site, page, words }) => {
  await site.open();
  const all = words.all(await site.shown.count());
  const input = await page.context().newCDPSession(page);
  await site.search.click();
  for (const text of ["w", "we", "wei zhao dao"]) {
    await input.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await expect(site.search).toHaveValue(text);
    await site.settle();
    await site.expectStatus(all);
  }
  // What browsers report for Enter while an input method has it.
  await input.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Process",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await site.search.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  await site.settle();
  await site.expectView("");
  await site.expectClosed();
  await input.send("Input.insertText", { text: "未找到" });
  await expect(site.search).toHaveValue("未找到");
  await site.expectFirst(404);
  await site.expectStatus(words.found(await site.shown.count()));
  await expect(site.search).toBeFocused();
});

test("matched text is marked", async ({ site, page }) => {
  await site.open();
  expect(await marked(page)).toEqual([]);
  await site.type("teapot");
  await expect.poll(() => marked(page)).toContainEqual("teapot");
  await site.type("未找到");
  await expect.poll(() => marked(page)).toContainEqual("未找到");
  await site.type("404");
  await expect.poll(() => marked(page)).toContainEqual("404");
  await site.type("");
  await expect.poll(() => marked(page)).toEqual([]);
  // And for a query of the address.
  await site.openAfresh("?q=teapot");
  await expect.poll(() => marked(page)).toContainEqual("teapot");
});

test("bad input does no harm", async ({ site, page }) => {
  await site.open();
  const set = (text) =>
    site.search.evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
  for (const text of [
    "a".repeat(10_000),
    "4".repeat(10_000),
    "未".repeat(10_000),
    `${" ".repeat(9_996)}404`,
    "\u0000\u0001\u0007\u001b\u007f\u0085",
    "\u200b\u202e\ufeff\u2028",
    "\ud800",
    "a\udc00b",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    ".*",
    "(((((",
    "[a-",
    "\\",
    "a{1000000}",
    "(a+)+$",
    "%",
    "%FF",
    "&q=404#404",
    "__proto__",
    "🫖👩‍👩‍👧‍👦",
    "e\u0301".repeat(500),
    "HTTP/",
    'HTTP/1.1" é04',
    "403.",
    "....",
    "xx",
    "0xx",
    "9xx",
  ]) {
    await test.step(JSON.stringify(text.slice(0, 30)), async () => {
      await set(text);
      await site.expectCountAgrees();
      await expect(page.locator("main script, main img")).toHaveCount(0);
    });
  }
  await site.type("404");
  await site.expectFirst(404);
});

test("a lone surrogate in the query survives a reload", async ({ site }) => {
  await site.open("?q=%ED%A0%80");
  await site.expectCountAgrees();
  await site.reload();
  await site.type("404");
  await site.expectFirst(404);
});

test("before the search has come, nothing is said not to be found", async ({
  site,
  page,
  words,
}) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  // The long texts, too: they are looked through where all else finds little.
  await page.route(/\/(search|texts)-[^/]*\.bin$/, async (route) => {
    await held;
    await route.continue();
  });
  await site.open(`?q=${encodeURIComponent("幂等")}`);
  await expect(site.status).toHaveText(words.loadingSearch);
  await expect(site.empty).toBeHidden();
  release();
  await expect(site.shown.first()).toBeVisible();
});
