// Typing and the class buttons narrow the list.

import { expect, inEachLanguage, test } from "./fixture.js";

// What a query and a class show is tried in tests/views.rs; here, that it is shown.
inEachLanguage(() => {
  test("the list, a query, an empty result and the way back", async ({ site, words }) => {
    await site.open();
    for (const heading of words.headings) {
      await expect(site.headings.filter({ hasText: heading })).toBeVisible();
    }
    const all = await site.codes();
    expect(all.length).toBeGreaterThanOrEqual(42);
    await site.expectStatus(words.all(all.length));

    for (const [what, query, first] of [
      ["a number", "404", 404],
      ["a phrase in capitals", "TEAPOT", 418],
      ["a Chinese name", "未找到", 404],
      ["a meaning in English", "too many requests", 429],
    ]) {
      await test.step(what, async () => {
        await site.type(query);
        await site.expectFirst(first);
        await site.expectCountAgrees();
        await site.expectStatus(words.found(await site.shown.count()));
        await expect(site.card(100)).toHaveAttribute("hidden");
        await expect(site.card(100)).toBeHidden();
      });
    }
    await site.type("");
    await site.expectCodes(all);
    await site.expectStatus(words.all(all.length));

    await site.button("1xx").click();
    await site.type("teapot");
    await expect(site.empty).toBeVisible();
    await expect(site.empty.getByRole("heading")).toHaveText(words.emptyTitle, {
      useInnerText: true,
    });
    await site.expectStatus(words.none);
    await expect(site.shown).toHaveCount(0);
    await site.empty.getByRole("button", { name: words.showAll }).click();
    await expect(site.empty).toBeHidden();
    await site.expectCodes(all);
    await expect(site.search).toHaveValue("");
    await expect(site.button("1xx")).toHaveAttribute("aria-pressed", "false");
    await site.expectView("");
  });
});

test("each class shows its own codes, and several add up", async ({ site }) => {
  await site.open();
  for (const digit of "12345") {
    const button = site.button(`${digit}xx`);
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect
      .poll(async () => (await site.codes()).every((code) => `${code}`[0] === digit))
      .toBe(true);
    await site.expectCountAgrees();
    await expect(site.headings.filter({ visible: true })).toHaveCount(1);
    await site.expectView(`?class=${digit}xx`);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "false");
  }
  await site.expectView("");

  // Several add up, and narrow together with a query.
  await site.button("1xx").click();
  const one = await site.count();
  await site.button("5xx").click();
  await expect(site.headings.filter({ visible: true })).toHaveCount(2);
  expect(await site.count()).toBeGreaterThan(one);
  await site.expectCountAgrees();
  await site.expectView("?class=1xx,5xx");
  await site.button("1xx").click();
  await site.type("timeout");
  await site.expectFirst(504);
  expect((await site.codes()).every((code) => code >= 500 && code < 600)).toBe(true);
  await site.expectCountAgrees();
  await site.expectView("?q=timeout&class=5xx");
});

test("what is typed before the page is alive counts", async ({ site }) => {
  const release = await site.openHeld();
  await site.search.click();
  await site.page.keyboard.type("teapot");
  release();
  await site.ready();
  await expect(site.search).toHaveValue("teapot");
  await site.expectFirst(418);
  await expect(site.search).toBeFocused();
  await site.page.keyboard.type("x");
  await expect(site.search).toHaveValue("teapotx");
});

test("before the page is alive, the rows are chosen among by what they say", async ({
  site,
  page,
}) => {
  const visible = site.cards.filter({ visible: true });
  const release = await site.openHeld();
  const all = await visible.count();
  const codes = () => visible.evaluateAll((cards) => cards.map(({ id }) => Number(id)));
  for (const [query, found] of [
    ["404", [404]],
    ["50", [500, 501, 502, 503, 504, 505, 506, 507, 508, 509]],
    ["Too Many Req", [429]],
    ["茶壶", [418]],
  ]) {
    await site.type(query);
    await expect.poll(codes, query).toEqual(found);
  }
  // What stands in no row is left to the app.
  await site.type("upstream prematurely closed connection");
  await expect(visible).toHaveCount(all);
  await site.type("");
  await site.button("1xx").click();
  await site.button("3xx").click();
  await site.button("3xx").click();
  await expect(site.button("1xx")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await codes()).every((code) => code < 200)).toBe(true);
  await expect(site.headings.filter({ visible: true })).toHaveCount(1);
  await site.type("hints");
  await site.search.press("Enter");
  await expect.poll(codes).toEqual([103]);
  release();
  await site.ready();
  // The app goes on from there, and what was typed is in the address.
  await site.expectView("?q=hints&class=1xx#103");
  await expect(site.button("1xx")).toHaveAttribute("aria-pressed", "true");
  await expect(site.search).toHaveValue("hints");
  await site.expectFirst(103);
  await site.type("");
  await expect.poll(codes).toEqual(await site.codes());
  await site.clear.click();
  await site.expectView("");
  await expect(visible).toHaveCount(all);
});

test("a row that is pressed before the page is alive opens when it is", async ({ site }) => {
  const release = await site.openHeld();
  await site
    .card(202)
    .locator(".summary")
    .click({ position: { x: 5, y: 5 } });
  await site.expectView("#202");
  release();
  await site.ready();
  await site.expectOpen(202);
});

test("a number outside the filters is said to be", async ({ site, words }) => {
  await site.open("?q=404&class=5xx");
  await expect(site.notice).toContainText(words.outsideFilter("404"));
  await site.notice.getByRole("button").click();
  await site.expectOpen(404);
  await site.expectView("?q=404#404");
});

test("typing leaves one entry in the history", async ({ site, page }) => {
  await site.open();
  const before = await page.evaluate(() => history.length);
  await site.search.pressSequentially("teapot");
  await site.expectFirst(418);
  await site.expectView("?q=teapot#418");
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test("a query in the address is applied and stands in the field", async ({ site }) => {
  await site.open("?q=%E9%99%90%E6%B5%81&class=4xx");
  await expect(site.search).toHaveValue("限流");
  await site.expectFirst(429);
  await expect(site.button("4xx")).toHaveAttribute("aria-pressed", "true");
});
