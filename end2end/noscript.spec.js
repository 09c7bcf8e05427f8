// What can be read before the app is alive, or without it.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("all cards can be read, in both languages", async ({ site, page }) => {
    await page.goto(site.address());
    const codes = await site.codes();
    expect(codes.length).toBeGreaterThanOrEqual(42);
    expect(await site.cards.count()).toBe(codes.length);
    const card = site.card(404);
    await expect(card.getByRole("heading", { level: 3 })).toContainText("Not Found");
    await expect(card.locator(".name")).toHaveText(WORDS.zh.name404);
    await expect(card.locator('.summary [lang="zh-Hans"]')).toBeVisible();
    await expect(card.locator('.summary [lang="en"]')).toBeVisible();
    for (const part of ["h3", ".name", '.summary [lang="zh-Hans"]', '.summary [lang="en"]']) {
      await expect(site.cards.locator(part).filter({ visible: true })).toHaveCount(codes.length);
    }
    const [zh, en] = await card.locator(".summary .t").all();
    const [above, below] = [await zh.boundingBox(), await en.boundingBox()];
    expect(below.y).toBeGreaterThanOrEqual(above.y + above.height);
  });

  test("that no script runs is said first, in both languages", async ({ site, page }) => {
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ]) {
      await page.setViewportSize({ width, height });
      await page.goto(site.address());
      for (const { tag, noScript } of Object.values(WORDS)) {
        const said = page.locator(`.unscripted [lang="${tag}"]`).first();
        await expect(said).toContainText(noScript);
        await expect(said).toBeInViewport();
      }
      const heading = page.getByRole("heading", { level: 1 });
      for (const { site: name } of Object.values(WORDS)) await expect(heading).toContainText(name);
    }
    await page.locator('.unscripted a[href="#pages"]').click();
    await expect(page.locator('#pages a[href="404/"]')).toBeInViewport();
    await page.goto(site.address());
    await page.locator('.unscripted a[href="choose/"]').click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  test("nothing is there that would do nothing", async ({ site, page }) => {
    for (const view of ["", "?q=x#404", "404/", "choose/", "lists/retry/"]) {
      await page.goto(site.address(view));
      const dead = page.locator("button, input, select, textarea, a[href^='#choose']");
      await expect(dead.filter({ visible: true }), view).toHaveCount(0);
    }
    const first = page.locator("article").first();
    await page.goto(site.address());
    expect((await first.boundingBox()).y).toBeLessThan(420);
  });

  test("the pages of all codes are the first thing it leads to", async ({ site, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(site.address());
    const link = page.getByRole("link", { name: "404", exact: true }).first();
    await expect(link).toBeInViewport();
    await link.click();
    await expect(page).toHaveURL(/\/404\/$/);
  });

  test("each row leads to its page, also where one arrives at it", async ({ site, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(site.address("#502"));
    const link = site.card(502).getByRole("link", { name: "Full text" });
    await expect(link).toBeInViewport({ ratio: 1 });
    await link.click();
    await expect(page).toHaveURL(/\/502\/$/);
  });

  test("the page of a code leads to its English text", async ({ site, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(site.address("503/"));
    const link = page.getByRole("link", { name: "English below" });
    await expect(link).toBeInViewport();
    await link.click();
    await expect(page.locator('.opened[lang="en"] :is(h2, h3)').first()).toBeInViewport();
  });

  test("links work as fragments", async ({ site, page }) => {
    await page.goto(site.address());
    await site.cardLink(503).click();
    await site.expectView("#503");
    await expect(site.card(503)).toBeInViewport();
    await page.goto(site.address("?x#404"));
    await expect(site.card(404)).toBeInViewport();
    expect(await site.cards.filter({ visible: true }).count()).toBeGreaterThanOrEqual(42);
  });

  test("nothing scrolls sideways on a phone", async ({ site, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.address());
    expect(await site.sideways()).toBe(0);
  });
});

inEachLanguage((lang) => {
  test("all cards are seen before the app is alive", async ({ site, page }) => {
    const release = await site.openHeld();
    const { tag } = WORDS[lang];
    await expect(site.card(404).locator(`.summary [lang="${tag}"]`)).toBeVisible();
    const all = await site.cards.count();
    await expect(site.cards.filter({ visible: true })).toHaveCount(all);
    await expect(site.html).not.toHaveAttribute("data-ready");
    const before = await page.locator("#list").textContent();
    release();
    await site.ready();
    expect(await page.locator("#list").textContent()).toBe(before);
    await expect(site.cards).toHaveCount(all);
  });
});

test.describe("when the app does not come", () => {
  test.use({ allow: /wasm|Failed to (fetch|load)/ });

  test("the cards stay, and lead to pages that need no app", async ({ site, page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site.address("#404"));
    await expect(site.card(404)).toBeInViewport();
    await expect(site.cards.filter({ visible: true })).toHaveCount(await site.cards.count());
    await site.cardLink(403).click();
    await expect(page).toHaveURL(/\/403\/$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Forbidden");
  });
});

test.describe("when the app does not come, the page says so", () => {
  test.use({ allow: /wasm|WebAssembly|\.js|Failed to (fetch|load)|MIME|preloaded/ });

  for (const [what, pattern, answer] of [
    ["the wasm is blocked", "**/*.wasm", (route) => route.abort()],
    ["the script is blocked", "**/http-status-*.js", (route) => route.abort()],
    ["the script is broken", "**/http-status-*.js", (route) => route.fulfill({ body: "" })],
    [
      "the wasm is broken",
      "**/*.wasm",
      (route) => route.fulfill({ body: "no", contentType: "application/wasm" }),
    ],
  ]) {
    test(what, async ({ site, page }) => {
      await page.clock.install();
      await page.route(pattern, answer);
      await page.goto(site.address());
      await page.clock.fastForward(8_000);
      const told = page.getByRole("alert");
      await expect(told).toBeVisible();
      await expect(told.locator('p [lang="zh-Hans"]')).toContainText("没有加载完整");
      await expect(site.cardLink(404)).toHaveAttribute("href", /\/?404\/$/);
      await expect(site.page.locator('.no-script a[href="404/"]')).toBeVisible();

      await site.languageButton.click();
      await expect(site.html).toHaveAttribute("lang", "en");
      site.speak("en");
      await site.theme("dark").click();
      await expect(site.html).toHaveAttribute("data-theme", "dark");
      await site.expectTheme("dark");

      await page.unroute(pattern);
      await told.getByRole("button").click();
      await site.ready();
      await expect(told).toBeHidden();
      await expect(site.html).toHaveAttribute("data-theme", "dark");
      await expect(site.cardLink(404)).toHaveAttribute("href", "#404");
    });
  }

  test("the field and the classes choose among the rows, which lead to pages", async ({
    site,
    page,
  }) => {
    await page.clock.install();
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site.address());
    await page.clock.fastForward(8_000);
    await expect(page.getByRole("alert")).toBeVisible();
    await site.type("bad gate");
    await expect(site.cards.filter({ visible: true })).toHaveCount(1);
    await site
      .card(502)
      .locator(".summary")
      .click({ position: { x: 5, y: 5 } });
    await expect(page).toHaveURL(/\/502\/$/);
    await page.goBack();
    await page.clock.fastForward(8_000);
    await expect(site.search).toHaveValue("bad gate");
    await expect(site.cards.filter({ visible: true })).toHaveCount(1);
    await site.search.clear();
    await site.expectView("");
    await site.type("418");
    await site.search.press("Enter");
    await expect(page).toHaveURL(/\/418\/$/);
    // What an address asks for, too.
    await page.goto(site.address("?q=gateway&class=5xx"));
    await expect(site.search).toHaveValue("gateway");
    await expect(site.card(404)).toBeHidden();
    await expect(site.card(504)).toBeVisible();
    const last = page.locator(".choice[data-class]").last();
    await expect(last).toHaveAttribute("aria-pressed", "true");
    // Words that no row has take no class away.
    const rows = site.cards.filter({ visible: true });
    await site.type("tiemout");
    await expect(last).toHaveAttribute("aria-pressed", "true");
    await expect(site.card(404)).toBeHidden();
    await expect(site.card(504)).toBeVisible();
    expect(await rows.count()).toBeGreaterThan(10);
    await site.search.clear();
    await site.clear.click();
    await expect(last).toHaveAttribute("aria-pressed", "false");
    await expect(site.card(404)).toBeVisible();
    await site.expectView("");
  });

  test("also where a card is linked, which offers nothing dead", async ({ site, page, words }) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.clock.install();
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto("about:blank");
      await page.goto(site.address("#502"));
      await site.expectOpen(502);
      await page.clock.fastForward(8_000);
      await expect(page.getByRole("alert")).toBeInViewport({ ratio: 1 });
      await expect(site.cardLink(502)).toBeInViewport({ ratio: 1 });
      const dead = site.card(502).locator("button:not([data-close]), select, .programs summary");
      await expect(dead.filter({ visible: true })).toHaveCount(0);
      const next = site
        .card(502)
        .getByRole("link", { name: words.next("503 Service Unavailable") });
      await next.click();
      await expect(page).toHaveURL(/\/503\/$/);
    }
  });

  test("also where what only the app shows is linked, whose room goes", async ({ site, page }) => {
    for (const view of ["#401+403", "#choose"]) {
      await page.clock.install();
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto("about:blank");
      await page.goto(site.address(view));
      await page.clock.fastForward(8_000);
      await expect(page.getByRole("alert")).toBeInViewport({ ratio: 1 });
      await expect(site.cardLink(200)).toBeInViewport();
    }
  });

  test("what is typed before it leads away from a card, and is behind what is pressed", async ({
    site,
    page,
  }) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto("about:blank");
      const release = await site.openHeld();
      await site.type("gateway");
      await expect(site.card(404)).toBeHidden();
      await site.card(504).locator(".summary").click();
      await site.expectOpen(504);
      await release();
      await site.ready();
      await site.expectView("?q=gateway#504");
      await page.goBack();
      await site.expectClosed();
      await site.expectView("?q=gateway");
      await expect(site.search).toHaveValue("gateway");
      await expect(site.card(504)).toBeInViewport();

      await page.goto("about:blank");
      const releaseAgain = await site.openHeld("#404");
      await site.expectOpen(404);
      await site.type("timeout");
      await site.expectClosed();
      await expect(site.card(504)).toBeInViewport();
      await releaseAgain();
      await site.ready();
      await site.expectView("?q=timeout");
      await expect(site.card(504)).toBeInViewport();
      await page.goBack();
      await site.expectOpen(404);
    }
  });

  test("an app that comes late takes over", async ({ site, page }) => {
    await page.clock.install();
    const release = await site.hold();
    await page.goto(site.address(), { waitUntil: "commit" });
    await expect(page.locator("dialog#keys")).toBeAttached();
    await page.clock.fastForward(8_000);
    await expect(page.getByRole("alert")).toBeVisible();
    release();
    await site.ready();
    await expect(page.getByRole("alert")).toBeHidden();
    await expect(site.cardLink(404)).toHaveAttribute("href", "#404");
  });
});
