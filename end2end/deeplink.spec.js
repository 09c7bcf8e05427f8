// A fragment names what is open.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

inEachLanguage(() => {
  test("a link opens its card, in view and in focus, with all that is known", async ({
    site,
    page,
    words,
  }) => {
    await site.open("#404");
    await site.expectOpen(404);
    await expect(site.cardLink(404)).toBeInViewport();
    await expect(site.cardLink(404)).toBeFocused();
    await expect(site.cardLink(404)).toHaveAttribute("aria-expanded", "true");
    await expect(page).toHaveTitle(/^404 Not Found.* · /);
    await expect(page).toHaveTitle(new RegExp(words.name404));
    for (const part of words.parts) {
      await expect(site.card(404).getByRole("heading", { name: part, exact: true })).toBeVisible();
    }
    const card = site.card(404);
    await expect(card.locator(".causes li").first()).toBeVisible();
    await expect(card.locator(".facts tr").first()).toBeVisible();
    await expect(card.locator(".example pre").first()).toContainText("GET ");
    await expect(card.locator(".example .start").last()).toContainText("404 Not Found");
    await expect(card.locator(".constants")).toContainText("HttpStatus.NOT_FOUND");
    await expect(card.locator(".documents a").first()).toHaveAttribute("href", /^https:\/\//);
    await expect(card.locator(".differences a").first()).toHaveAttribute("href", /^#404\+\d{3}$/);
    await expect
      .poll(() =>
        site.cardLink(404).evaluate((link) => {
          const { left, top } = link.getBoundingClientRect();
          return link.contains(document.elementFromPoint(left + 5, top + 5));
        }),
      )
      .toBe(true);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });

  test("an open card changes its language", async ({ site, words }) => {
    await site.open("#404");
    await site.expectOpen(404);
    await site.languageButton.click();
    const there = WORDS[words.other];
    await site.expectOpen(404);
    const heading = (name) => site.card(404).getByRole("heading", { name, exact: true });
    await expect(heading(there.parts[1])).toBeVisible();
    await expect(heading(words.parts[1])).toHaveCount(0);
    await site.expectView("#404");
    await expect(site.page).toHaveTitle(new RegExp(there.name404));
  });

  test("a number that nobody defined, one outside the classes and no number are told", async ({
    site,
    words,
  }) => {
    await site.openAfresh("#477");
    await expect(site.notice).toContainText(words.unknownCode(477));
    await expect(site.notice).toContainText(words.unknownClass);
    await expect(site.notice).toBeInViewport();
    await expect(site.notice).toBeFocused();
    await site.expectClosed();
    await site.notice.getByRole("link").click();
    await site.expectOpen(400);
    await expect(site.notice).toHaveCount(0);

    for (const [fragment, said] of [
      ["#９９", words.outside(99)],
      ["#199", words.warningCode(199)],
      ["#%FF%FE", words.notACode],
    ]) {
      await test.step(fragment, async () => {
        await site.openAfresh(fragment);
        await expect(site.notice).toContainText(said);
        await site.expectStatus(words.all(await site.shown.count()));
        await site.expectClosed();
      });
    }
    await site.type("404");
    await site.expectFirst(404);
    await site.openAfresh("#");
    await expect(site.notice).toHaveCount(0);
    await site.expectClosed();
  });
});

test("a press opens and another one closes", async ({ site, words, page }) => {
  await site.open();
  await site.cardLink(403).click();
  await site.expectOpen(403);
  await site.expectView("#403");
  await site.cardLink(403).click();
  await site.expectClosed();
  await site.expectView("");
  await expect(page).toHaveTitle(words.site);
  await expect(site.cardLink(403)).toHaveAttribute("aria-expanded", "false");
  await expect(site.cardLink(403)).toBeFocused();
});

test("back, forward and reload agree", async ({ site, page }) => {
  await site.open();
  await site.cardLink(301).click();
  await site.expectOpen(301);
  await site.cardLink(302).click();
  await site.expectOpen(302);
  await page.goBack();
  await site.expectOpen(301);
  await site.expectView("#301");
  await page.goBack();
  await site.expectClosed();
  await page.goForward();
  await site.expectOpen(301);
  await page.goForward();
  await site.expectOpen(302);
  await site.reload();
  await site.expectOpen(302);
  await expect(site.cardLink(302)).toBeInViewport();
  await page.goBack();
  await site.expectOpen(301);
});

test("the one answer to a query in the address opens when the index has come", async ({ site }) => {
  await site.open("?q=teapot");
  await site.expectOpen(418);
  await site.expectView("?q=teapot#418");
});

test("back brings the query of before", async ({ site, page }) => {
  await site.open("?q=timeout");
  await site.cardLink(504).click();
  await site.expectOpen(504);
  await site.type("redirect");
  await site.expectClosed();
  await page.goBack();
  await expect(site.search).toHaveValue("timeout");
  await site.expectOpen(504);
  await page.goBack();
  await expect(site.search).toHaveValue("timeout");
  await site.expectFirst(408);
  await site.expectClosed();
});

/** How far the page is scrolled. */
const scrolled = (page) => page.evaluate(() => Math.round(scrollY));

/** The reader scrolls somewhere, and the page takes note of it. */
async function scroll(site, y) {
  await site.page.evaluate((y) => scrollTo(0, y), y);
  await expect.poll(() => scrolled(site.page)).toBe(y);
  await site.settle();
}

test.describe("back and forward", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("lead to where one was, and to what was unfolded", async ({ site, page, words }) => {
    await site.open();
    await site.card(404).evaluate((card) => card.scrollIntoView({ block: "center" }));
    const start = await scrolled(page);
    expect(start).toBeGreaterThan(300);
    await site.card(404).locator(".summary").tap();
    await site.expectOpen(404);
    const card = site.card(404);
    const messages = card.locator(".messages details");
    const program = card.locator("details.programs").first();
    await expect(messages).not.toHaveAttribute("open");
    const at = await scrolled(page);
    await messages.locator("summary").click();
    await program.locator("summary").click();
    await expect(program.locator("pre")).toBeVisible();
    await scroll(site, at + 1700);
    // What stands above may have another height when one comes back: what counts is what is in sight.
    const top = (code) =>
      site.card(code).evaluate((it) => Math.round(it.getBoundingClientRect().top));
    const read = await top(404);
    // Not with a pointer: Playwright may scroll before it presses.
    const next405 = card.getByRole("link", { name: words.next("405 Method Not Allowed") });
    await next405.dispatchEvent("click");
    await site.expectOpen(405);
    // What one goes to starts at its start.
    await expect.poll(() => top(405)).toBeLessThan(60);
    await expect.poll(() => top(405)).toBeGreaterThan(0);
    await scroll(site, (await scrolled(page)) + 400);
    const next = await top(405);

    await page.goBack();
    await site.expectOpen(404);
    await expect(messages).toHaveAttribute("open");
    await expect(program.locator("pre")).toBeVisible();
    const expectAt = (code, start) =>
      expect.poll(async () => Math.abs((await top(code)) - start)).toBeLessThanOrEqual(1);
    await expectAt(404, read);
    await expect(site.cardLink(404)).toBeFocused();
    await page.goForward();
    await site.expectOpen(405);
    await expectAt(405, next);
    await page.goBack();
    await site.expectOpen(404);
    await expectAt(404, read);
    await page.goBack();
    await site.expectClosed();
    await expect.poll(() => scrolled(page)).toBe(start);
    // A press is no way back.
    await site.card(404).locator(".summary").tap();
    await site.expectOpen(404);
    await expect.poll(() => scrolled(page)).toBe(at);
    await expect(messages).not.toHaveAttribute("open");
  });

  test("lead to the card of a link that was not scrolled since", async ({ site, page }) => {
    await site.open("#404");
    await site.expectOpen(404);
    const top = () => site.card(404).evaluate((it) => Math.round(it.getBoundingClientRect().top));
    await expect.poll(top).toBeLessThan(60);
    const start = await top();
    await site.remembered();
    await page.goto(site.address("502/"));
    await page.goBack();
    await site.ready();
    await site.expectOpen(404);
    await site.remembered();
    expect(Math.abs((await top()) - start)).toBeLessThanOrEqual(1);
  });

  test("lead back to the text of a wide screen's open card", async ({ site, page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await site.open("#502");
    await site.expectOpen(502);
    await expect(site.card(502).locator("select option").nth(1)).toBeAttached();
    const sheet = (code) => site.card(code).locator(".sheet");
    await sheet(502).evaluate((it) => it.scrollTo(0, 700));
    await site.cardLink(503).click();
    await site.expectOpen(503);
    await page.goBack();
    await site.expectOpen(502);
    await expect.poll(() => sheet(502).evaluate((it) => it.scrollTop)).toBe(700);
  });
});

test("what is typed over a card that is read is one step from it", async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open("#404");
  await site.expectOpen(404);
  await expect(site.card(404).locator("select option").nth(1)).toBeAttached();
  await scroll(site, 800);
  // The first digit of one of them fits what is open, too.
  for (const code of [502, 429]) {
    await page.keyboard.type(`${code}`);
    await site.expectOpen(code);
    await site.expectView(`?q=${code}#${code}`);
    await page.goBack();
    await site.expectOpen(404);
    await site.expectView("#404");
    await expect(site.search).toHaveValue("");
    await expect.poll(() => scrolled(page)).toBe(800);
  }
  // Filters that leave it out do not lose it either.
  await site.button("5xx").click();
  await site.expectClosed();
  await page.goBack();
  await site.expectOpen(404);
});

test.describe("an answer that was read is one step from what is typed next", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const [what, read] of [
    [
      "scrolled",
      async (site) => {
        await scroll(site, 500);
        await site.remembered();
      },
    ],
    ["gone to with Enter", (site) => site.page.keyboard.press("Enter")],
    ["gone to with a key", (site) => site.page.keyboard.press("ArrowDown")],
    ["pressed", (site) => site.card(502).locator(".meaning p").first().click()],
  ]) {
    test(what, async ({ site, page }) => {
      await site.open();
      await site.type("502");
      await site.expectOpen(502);
      await site.expectView("?q=502#502");
      await read(site);
      await site.settle();
      await site.type("404");
      await site.expectOpen(404);
      await page.goBack();
      await site.expectOpen(502);
      await expect(site.search).toHaveValue("502");
    });
  }

  test("so is the next one", async ({ site, page }) => {
    await site.open("#502");
    for (const code of [404, 500]) {
      await site.type(`${code}`);
      await site.expectOpen(code);
      await site.search.press("Enter");
    }
    for (const code of [404, 502]) {
      await page.goBack();
      await site.expectOpen(code);
    }
  });

  test("one that was not read is not", async ({ site, page }) => {
    await site.open();
    for (const code of [502, 404]) {
      await site.type(`${code}`);
      await site.expectOpen(code);
    }
    expect(await page.evaluate(() => history.length)).toBe(2);
  });
});

// A browser that has waited for a script so long goes to the fragment once more.
test("who reads on while the app is on its way stays there", async ({ site, page }) => {
  const release = await site.hold("**/http-status-*.js");
  await page.goto(site.address("#504"), { waitUntil: "commit" });
  const card = site.card(504);
  await expect(card.locator(".meaning").first()).toBeVisible();
  await expect(page.locator("[data-alone]")).toHaveCount(0);
  const top = () => card.evaluate((it) => Math.round(it.getBoundingClientRect().top));
  const before = await top();
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 600);
  await expect.poll(top).toBe(before - 600);
  release();
  await site.ready();
  await page.waitForLoadState("load");
  await site.settle();
  expect(await top()).toBe(before - 600);
});

test.describe("a reload, and the way back from another page, lead to where one was", () => {
  test("also before the browser says that it has scrolled there", async ({ site, page }) => {
    await page.addInitScript(() => {
      const isLate = window.name === "late";
      addEventListener("scroll", (event) => isLate && event.stopImmediatePropagation(), true);
    });
    await page.setViewportSize({ width: 390, height: 844 });
    await site.open();
    const scrolled = () => page.evaluate(() => Math.round(scrollY));
    await site.cardLink(502).focus();
    await site.settle();
    const list = await scrolled();
    await site.cardLink(502).press("Enter");
    await site.expectOpen(502);
    const card = site.card(502);
    await expect(card.locator("select option").nth(1)).toBeAttached();
    await card.locator(".messages details").first().locator("summary").click();
    const read = card.locator(".actions").first();
    const top = () => read.evaluate((it) => Math.round(it.getBoundingClientRect().top));
    await read.evaluate((it) => it.scrollIntoView({ block: "center" }));
    await site.settle();
    const before = await top();
    const expectAt = () =>
      expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
    await page.evaluate(() => (window.name = "late"));
    await site.reload();
    await site.expectOpen(502);
    await expectAt();
    for (let times = 0; times < 2; times++) {
      await page.goBack();
      await site.expectClosed();
      await expect.poll(scrolled).toBe(list);
      await page.goForward();
      await site.expectOpen(502);
      await expectAt();
    }
  });

  for (const [width, height] of [
    [390, 844],
    [1280, 800],
    [1920, 1080],
  ]) {
    test(`${width} pixels wide`, async ({ site, page }) => {
      await page.setViewportSize({ width, height });
      await site.open("?class=5xx");
      await site.cardLink(502).press("Enter");
      await site.expectOpen(502);
      const card = site.card(502);
      const fold = card.locator(".messages details").first();
      await expect(card.locator("select option").nth(1)).toBeAttached();
      await fold.locator("summary").click();
      const read = card.locator(".actions").first();
      const top = () => read.evaluate((it) => Math.round(it.getBoundingClientRect().top));
      await read.evaluate((it) => it.scrollIntoView({ block: "center" }));
      await site.settle();
      const before = await top();
      const expectAt = async () => {
        await site.expectOpen(502);
        await expect(fold).toHaveAttribute("open");
        await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
      };
      await expectAt();
      await site.reload();
      await expectAt();
      // Once all is here that came late, too.
      await expect(page.locator("[data-alone]")).toHaveCount(0);
      await expectAt();
      await card.getByRole("link", { name: site.words.permalink }).click();
      await expect(page).toHaveURL(/\/502\/$/);
      await page.goBack();
      await site.ready();
      await expectAt();
      // The list is where it was, too.
      await page.goBack();
      await site.expectClosed();
      await page.goForward();
      await expectAt();
    });
  }
});

test("what is unfolded stays so over a reload and in the other language", async ({
  site,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open("#502");
  await site.expectOpen(502);
  const card = site.card(502);
  await expect(page.locator("[data-alone]")).toHaveCount(0);
  const folds = card.locator("details");
  const fold = card.locator("details.programs").first();
  await fold.locator("summary").click();
  await expect(fold.locator("select").first()).toBeVisible();
  await folds.first().locator("summary").click();
  // Where the eye is: a quarter down what the bar leaves free.
  await fold.locator("summary").evaluate((it) => {
    scrollBy(
      0,
      it.getBoundingClientRect().top + it.offsetHeight / 2 - (52 + (innerHeight - 52) / 4),
    );
  });
  await site.remembered();
  const unfolded = () => folds.evaluateAll((all) => all.map((fold) => fold.open));
  const before = await unfolded();
  expect(before.filter(Boolean)).toHaveLength(2);
  const top = () => fold.evaluate((it) => Math.round(it.getBoundingClientRect().top));
  for (let times = 0; times < 2; times++) {
    const language = await site.html.getAttribute("lang");
    const at = await top();
    await page.keyboard.press("Shift+L");
    await expect(site.html).not.toHaveAttribute("lang", language);
    await expect.poll(unfolded).toEqual(before);
    await expect(fold.locator("select").first()).toBeVisible();
    await site.settle();
    expect(Math.abs((await top()) - at)).toBeLessThanOrEqual(2);
  }
  // With no scroll after it.
  await folds.first().evaluate((it) => (it.open = false));
  await site.settle();
  const last = await unfolded();
  await site.reload();
  await site.expectOpen(502);
  await expect.poll(unfolded).toEqual(last);
  await expect(page.locator("[data-alone]")).toHaveCount(0);
  expect(await unfolded()).toEqual(last);
});

test.describe("in a list of results, too, with what is told above it", () => {
  const QUERY = "?q=net%3A%3AERR_CONNECTION_RESET";
  const explained = (page) => page.locator(".explained strong").first();
  /** A row in the middle of the screen, and where it is. */
  const row = (page) =>
    page.evaluate(() => {
      const seen = document.elementFromPoint(innerWidth / 4, innerHeight / 2).closest("article");
      return { id: seen?.id, top: Math.round(seen?.getBoundingClientRect().top) };
    });
  /** Whether that row is still there, but for the rounding of what stands above. */
  const isAt = async (page, { id, top }) => {
    const now = await row(page);
    return now.id === id && Math.abs(now.top - top) <= 2;
  };
  const scrollDown = async ({ site, page }, by) => {
    await page.mouse.move(100, 400);
    await page.mouse.wheel(0, by);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(by - 10);
    await site.settle();
  };

  for (const [width, height, view, by] of [
    [390, 844, QUERY, 400],
    [1280, 600, QUERY, 110],
    [390, 844, "?q=timeout", 1500],
    [390, 844, "?q=502%20504%20connection%20timed%20out%20ECONNRESET%20upstream", 500],
  ]) {
    test(`${width} pixels wide, ${view}`, async ({ site, page }) => {
      await page.setViewportSize({ width, height });
      await site.open(view);
      await expect(site.status).not.toContainText(site.words.loadingSearch);
      if (view !== "?q=timeout") await expect(explained(page)).toBeVisible();
      await scrollDown({ site, page }, by);
      const before = await row(page);
      for (let times = 0; times < 3; times++) {
        await site.reload();
        await expect.poll(() => isAt(page, before)).toBe(true);
        if (view !== "?q=timeout") await expect(explained(page)).toBeVisible();
        await site.settle();
        expect(await isAt(page, before)).toBe(true);
      }
      await page.goto("404/");
      await page.goBack();
      await site.ready();
      await expect.poll(() => isAt(page, before)).toBe(true);
    });
  }

  test("but not once the reader has gone on", async ({ site, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await site.open(QUERY);
    await expect(explained(page)).toBeVisible();
    await scrollDown({ site, page }, 400);
    const release = await site.hold("**/notes-*");
    await site.reload();
    await expect(site.status).not.toContainText(site.words.loadingSearch);
    await page.mouse.move(100, 400);
    await page.mouse.wheel(0, 300);
    await site.settle();
    const before = await row(page);
    release();
    await expect(explained(page)).toBeVisible();
    await site.settle();
    expect(await isAt(page, before)).toBe(true);
  });
});

// All spellings are tried in tests/views.rs, what is said of a number without an entry in src/ui/notice.rs.
test("other spellings of a number open it too", async ({ site, page }) => {
  for (const [fragment, code] of [
    ["#/%EF%BC%94%EF%BC%90%EF%BC%94", 404],
    ["#000", 0],
  ]) {
    await test.step(fragment, async () => {
      await site.openAfresh(fragment);
      await site.expectOpen(code);
      await expect(site.cardLink(code)).toBeInViewport();
      await expect(site.notice).toHaveCount(0);
    });
  }
  await expect(site.cardLink(0)).toContainText("000");
  await page.evaluate(() => (location.hash = "404 "));
  await site.expectOpen(404);
  await page.evaluate(() => (location.hash = "#503"));
  await site.expectOpen(503);
  await expect(site.cardLink(503)).toBeInViewport();
  await expect(site.cardLink(503)).toBeFocused();
});

test.describe("without the details", () => {
  test.use({ allow: /texts-.*\.bin|^console error: Failed to load resource/ });

  test("it is told, and trying again works", async ({ site, page, words }) => {
    const alert = site.card(404).getByRole("alert");
    for (const [what, answer] of [
      ["no network", (route) => route.abort()],
      ["a server error", (route) => route.fulfill({ status: 503, body: "down" })],
      ["a page instead of the file", (route) => route.fulfill({ body: "<!doctype html><p>hi" })],
      ["the wrong data", (route) => route.fulfill({ json: null })],
    ]) {
      await test.step(what, async () => {
        await page.route("**/texts-*.bin", answer);
        await site.openAfresh("#404");
        await expect(alert).toContainText(words.loadFailed);
        await site.type("404");
        await site.expectFirst(404);
        await alert.getByRole("button", { name: words.tryAgain }).click();
        await expect(alert).toContainText(words.loadFailed);
        await page.unroute("**/texts-*.bin");
        await alert.getByRole("button", { name: words.tryAgain }).click();
        await expect(alert).toHaveCount(0);
        await site.expectOpen(404);
        await expect(site.card(404).getByRole("heading", { name: words.parts[0] })).toBeVisible();
      });
    }
  });

  test("when the network is back, it is tried again by itself", async ({
    site,
    context,
    words,
  }) => {
    await context.route("**/texts-*.bin", (route) => route.abort());
    await site.open("#404");
    const alert = site.card(404).getByRole("alert");
    await expect(alert).toContainText(words.loadFailed);
    await context.setOffline(true);
    await context.unroute("**/texts-*.bin");
    await context.setOffline(false);
    await expect(alert).toHaveCount(0);
    await site.expectOpen(404);
  });

  test("the other language says it, too", async ({ site, page }) => {
    await page.route("**/texts-*.bin", (route) => route.abort());
    await site.open("?lang=en#404");
    const alert = site.card(404).getByRole("alert");
    await expect(alert).toContainText(WORDS.en.loadFailed);
    await page.unroute("**/texts-*.bin");
    await alert.getByRole("button", { name: WORDS.en.tryAgain }).click();
    await site.expectOpen(404);
  });
});

test("while the details are on their way the card says so", async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(/\/(texts-|opened\/)/, async (route) => {
    await held;
    await route.continue();
  });
  await site.open("#404");
  await expect(site.card(404).locator(".loading")).toBeVisible();
  release();
  await expect(site.card(404).locator(".loading")).toHaveCount(0);
  await site.expectOpen(404);
  await expect(site.cardLink(404)).toBeInViewport();
});

inEachLanguage(() => {
  test("a code outside the filter is shown, and said to be", async ({ site, words, page }) => {
    await site.open("?class=5xx#404");
    await site.expectOpen(404);
    const told = site.card(404).getByText(words.outsideFilter(404));
    await expect(told).toBeInViewport();
    const count = (await site.codes()).length - 1;
    await site.expectStatus(words.beside(count));
    await site.expectCountAgrees();
    await told.getByRole("button", { name: words.clearFilters }).click();
    await site.expectView("#404");
    await site.expectOpen(404);
    await expect(told).toHaveCount(0);
    await expect(site.cardLink(404)).toBeInViewport();
    await expect(site.cardLink(404)).toBeFocused();
    await site.expectStatus(words.all(await site.shown.count()));
    // With a query that does not find it, it stays as well.
    await site.openAfresh("?q=teapot&class=5xx#404");
    await site.card(404).getByRole("button", { name: words.clearFilters }).click();
    await site.expectView("?q=teapot#404");
    await site.expectOpen(404);
    await site.expectCountAgrees();
    // Within the filter there is nothing to say.
    await site.openAfresh("?class=4xx#404");
    await site.expectOpen(404);
    await expect(page.locator(".outside")).toHaveCount(0);
    await site.expectCountAgrees();
  });

  test("the site's name leads home", async ({ site, words, page }) => {
    await site.open("?q=teapot&class=4xx#418");
    await site.expectOpen(418);
    const home = page.getByRole("heading", { level: 1 }).getByRole("link", { name: words.site });
    await expect(home).toHaveAttribute("href", "./");
    await home.click();
    await site.expectView("");
    await site.expectClosed();
    await expect(site.search).toHaveValue("");
    await site.expectStatus(words.all(await site.shown.count()));
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await site.expectOpen(418);
    await expect(site.search).toHaveValue("teapot");
  });
});

test("a number of any length is told to be outside the classes", async ({ site, words }) => {
  await site.open();
  for (const typed of ["1000", "99", "777"]) {
    await site.type(typed);
    await expect(site.notice).toContainText(words.outside(typed));
  }
  // On the way to a number nothing is said.
  await site.type("40");
  await expect(site.notice).toHaveCount(0);
});
