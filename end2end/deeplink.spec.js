// A fragment names what is open.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

inEachLanguage(() => {
  test("a link opens its card, in view and in focus", async ({ site, page, words }) => {
    await site.open("#404");
    await site.expectOpen(404);
    await expect(site.cardLink(404)).toBeInViewport();
    await expect(site.cardLink(404)).toBeFocused();
    await expect(site.cardLink(404)).toHaveAttribute("aria-expanded", "true");
    await expect(page).toHaveTitle(/^404 Not Found.* · /);
    await expect(page).toHaveTitle(new RegExp(words.name404));
  });

  test("nothing covers the card of a link", async ({ site, page }) => {
    await site.open("#404");
    await site.expectOpen(404);
    await expect(site.cardLink(404)).toBeFocused();
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

  test("an open card says all that is known", async ({ site, words }) => {
    await site.open("#404");
    await site.expectOpen(404);
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

  test("back brings the query of before", async ({ site, page }) => {
    await site.open("?q=teapot");
    await site.cardLink(418).click();
    await site.expectOpen(418);
    await site.type("gateway");
    await site.expectClosed();
    await page.goBack();
    await expect(site.search).toHaveValue("teapot");
    await site.expectFirst(418);
    await site.expectClosed();
  });

  test("a change of the address by hand is followed", async ({ site, page }) => {
    await site.open();
    await page.evaluate(() => (location.hash = "#503"));
    await site.expectOpen(503);
    await expect(site.cardLink(503)).toBeInViewport();
    await expect(site.cardLink(503)).toBeFocused();
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

  test("other spellings of a number open it too", async ({ site, page }) => {
    for (const fragment of [
      "#/404",
      "#%34%30%34",
      "#４０４",
      "#404%20",
      "#%20404",
      "#!404",
      "#404/",
      "#%EF%BC%94%EF%BC%90%EF%BC%94",
    ]) {
      await test.step(fragment, async () => {
        await site.openAfresh(fragment);
        await site.expectOpen(404);
        await expect(site.notice).toHaveCount(0);
      });
    }
    await site.openAfresh();
    await page.evaluate(() => (location.hash = "404 "));
    await site.expectOpen(404);
  });

  test("a number that nobody defined is told from its class", async ({ site, words }) => {
    for (const [code, x00] of [
      [477, 400],
      [250, 200],
      [577, 500],
    ]) {
      await test.step(`#${code}`, async () => {
        await site.openAfresh(`#${code}`);
        await expect(site.notice).toContainText(words.unknownCode(code));
        await expect(site.notice).toContainText(words.unknownClass);
        await expect(site.notice).toBeInViewport();
        await expect(site.notice).toBeFocused();
        await site.expectClosed();
        await site.notice.getByRole("link").click();
        await site.expectOpen(x00);
        await expect(site.notice).toHaveCount(0);
      });
    }
  });

  test("a number outside the classes is told so", async ({ site, words }) => {
    for (const [fragment, code] of [
      ["#９９", 99],
      ["#99", 99],
      ["#700", 700],
      ["#600", 600],
    ]) {
      await test.step(fragment, async () => {
        await site.openAfresh(fragment);
        await expect(site.notice).toContainText(words.outside(code));
        await site.expectStatus(words.all(await site.shown.count()));
      });
    }
    await site.openAfresh("#199");
    await expect(site.notice).toContainText(words.warningCode(199));
  });

  test("#000 opens the card of 000", async ({ site }) => {
    await site.open("#000");
    await site.expectOpen(0);
    await expect(site.cardLink(0)).toContainText("000");
    await expect(site.cardLink(0)).toBeInViewport();
  });

  test("a fragment that is no code shows a notice and the list", async ({ site, words }) => {
    for (const fragment of [
      "#abc",
      "#%",
      "#%FF%FE",
      "#1234",
      "#404.5",
      "#-404",
      `#${"4".repeat(10_000)}`,
    ]) {
      await test.step(fragment.slice(0, 20), async () => {
        await site.openAfresh(fragment);
        await expect(site.notice).toContainText(words.notACode);
        await site.expectStatus(words.all(await site.shown.count()));
        await site.expectClosed();
      });
    }
    await site.type("404");
    await site.expectFirst(404);
  });

  test("an empty fragment is the list", async ({ site }) => {
    await site.open("#");
    await expect(site.notice).toHaveCount(0);
    await site.expectClosed();
  });

  test.describe("without the details", () => {
    test.use({ allow: /texts-.*\.bin|^console error: Failed to load resource/ });

    for (const [what, answer] of [
      ["no network", (route) => route.abort()],
      ["a server error", (route) => route.fulfill({ status: 503, body: "down" })],
      ["a page instead of the file", (route) => route.fulfill({ body: "<!doctype html><p>hi" })],
      ["the wrong data", (route) => route.fulfill({ json: null })],
    ]) {
      test(`${what} is told, and trying again works`, async ({ site, page, words }) => {
        await page.route("**/texts-*.bin", answer);
        await site.open("#404");
        const alert = site.card(404).getByRole("alert");
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
});
