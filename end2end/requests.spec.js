// What the page asks for and what it leaves behind.

import { expect, test } from "./fixture.js";

test("at most five requests before the page is interactive", async ({ site, page }) => {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.documentElement.hasAttribute("data-ready")) window.readyAt ??= performance.now();
    }).observe(document, { attributes: true, attributeFilter: ["data-ready"], subtree: true });
  });
  const texts = page.waitForResponse("**/texts-*.bin");
  await site.open();
  await (await texts).finished();
  const before = await page.evaluate(() =>
    performance
      .getEntries()
      .filter(({ entryType }) => entryType === "resource" || entryType === "navigation")
      .filter(({ startTime }) => startTime < window.readyAt)
      .map(({ name }) => name),
  );
  expect(before.length, before.join("\n")).toBeLessThanOrEqual(5);
  expect(before.some((name) => name.endsWith(".wasm"))).toBe(true);
  for (const name of before) expect(new URL(name).origin).toBe(new URL(page.url()).origin);
});

test("what is needed first is asked for first", async ({ site, page }) => {
  // As the browser saw it: when each file was asked for, and when it had come.
  const times = (pattern) =>
    page.evaluate((pattern) => {
      const entries = performance.getEntriesByType("resource");
      return entries.find(({ name }) => new RegExp(pattern).test(name)).toJSON();
    }, pattern.source);
  await site.open("#404");
  await expect(site.card(404).locator("select option").nth(1)).toBeAttached();
  const text = await times(/opened/);
  const wasm = await times(/wasm$/);
  const search = await times(/search-/);
  expect(wasm.startTime).toBeGreaterThan(text.startTime);
  expect(search.startTime).toBeGreaterThanOrEqual(wasm.responseEnd);
});

test("no cookie, and two keys in storage at most", async ({ site, page, context }) => {
  await site.open();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await site.type("teapot");
  await site.cardLink(418).click();
  await site.expectOpen(418);
  await site.languageButton.click();
  await expect(site.html).toHaveAttribute("lang", "en");
  site.speak("en");
  await site.theme("dark").click();
  await site.button("4xx").click();
  await site.reload();
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual([
    "http-status.lang",
    "http-status.theme",
  ]);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("the details come once, and only in the shown language", async ({ site, page, words }) => {
  const texts = [];
  page.on("request", (request) => {
    const name = /texts-(zh|en)-/.exec(request.url())?.[1];
    if (name) texts.push(name);
  });
  await site.open("#404");
  await site.expectOpen(404);
  await site.cardLink(404).click();
  await site.cardLink(503).click();
  await site.expectOpen(503);
  expect(texts).toEqual([words.key]);
  await site.languageButton.click();
  await site.expectOpen(503);
  site.speak("en");
  await site.languageButton.click();
  await site.expectOpen(503);
  expect(texts).toEqual(["zh", "en"]);
});

test("typing asks for nothing", async ({ site, page }) => {
  const texts = page.waitForResponse("**/texts-*.bin");
  await site.open();
  await (await texts).finished();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await site.type("teapot");
  await site.expectFirst(418);
  await site.button("4xx").click();
  await site.expectCountAgrees();
  // The browser fetches the icon when it likes.
  expect(requests.filter((url) => !/\/icon[^/]*$/.test(url))).toEqual([]);
});
