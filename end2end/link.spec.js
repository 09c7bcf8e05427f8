// A link to a code, on a slow network: its text is here before the app, and nothing moves.

import { expect, test } from "./fixture.js";
import { LANGUAGES, WORDS } from "./words.js";

const OPENED = "**/opened/*.html";
const WIDTHS = [
  [390, 844],
  [1280, 800],
];

/** Holds what fits a pattern until the function that is returned is called. */
async function hold(page, pattern, then = (route) => route.continue()) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await held;
    await then(route);
  });
  return release;
}

/** The elements of the text with their attributes, in whatever order, and what stands in them. */
const content = (card) =>
  card.locator(".opened").evaluate((opened) =>
    [...opened.querySelectorAll(":not(option)")].map((element) => {
      const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
      const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      return [element.localName, ...attributes.sort(), ...texts.map(({ data }) => data)].join(" ");
    }),
  );

/** The early text has gone, and the app's stands in its place. */
const expectTaken = (site, code) =>
  expect(site.card(code).locator("select option").nth(1)).toBeAttached();

test("a phone that is turned before the app is here has the card in sight", async ({
  site,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const release = await site.openHeld("#503");
  await site.expectOpen(503);
  await expect(site.card(503).locator(".causes li").first()).toBeVisible();
  const before = await site.card(503).boundingBox();
  const turn = async (width, height) => {
    await page.setViewportSize({ width, height });
    await expect(site.cardLink(503)).toBeInViewport();
  };
  await turn(844, 390);
  await turn(390, 844);
  await expect.poll(async () => (await site.card(503).boundingBox()).y).toBe(before.y);
  await turn(844, 390);
  release();
  await site.ready();
  await turn(390, 844);
});

for (const [width, height] of WIDTHS) {
  test(`a row that is pressed before the app is here opens, ${width} pixels wide`, async ({
    site,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await site.watchShifts();
    const release = await site.openHeld();
    const isRead = (code) => expect(site.card(code).locator(".causes li").first()).toBeVisible();
    await site.card(404).click();
    await site.expectOpen(404);
    await isRead(404);
    await site.card(404).locator(".controls").getByText("›").click();
    await site.expectOpen(405);
    await isRead(405);
    await expect(site.card(404).locator(".opened")).toHaveCount(0);
    await page.goBack();
    await site.expectOpen(404);
    await isRead(404);
    await page.goBack();
    await site.expectClosed();
    await expect(site.cardLink(404)).toBeInViewport();
    await site.card(409).click();
    await site.expectOpen(409);
    await isRead(409);
    await page.evaluate(() => (window.shifts.length = 0));
    release();
    await expectTaken(site, 409);
    await site.expectStill();
    await site.expectOpen(409);
    await expect(site.cardLink(409)).toBeFocused();
    await page.goBack();
    await site.expectClosed();
  });
}

test.describe("where the app does not come", () => {
  test.use({ allow: /wasm|Failed to (fetch|load)/ });

  test("what opened before closes all the same", async ({ site, page }) => {
    const fail = await hold(page, "**/*.wasm", (route) => route.abort());
    await page.goto(site.address(), { waitUntil: "commit" });
    await site.card(404).click();
    await site.expectOpen(404);
    await site.card(404).locator(".controls").getByText("›").click();
    await site.expectOpen(405);
    fail();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.goBack();
    await site.expectOpen(404);
    await site.card(404).locator("[data-close]").click();
    await site.expectClosed();
    await site.expectView("");
    await expect(site.card(404).locator("h3 a")).toBeFocused();
    await page.goBack();
    await site.expectOpen(404);
    await page.goBack();
    await site.expectClosed();
  });
});

for (const lang of LANGUAGES) {
  for (const [width, height] of WIDTHS) {
    test.describe(`${lang}, ${width} pixels wide`, () => {
      test.use({ lang, viewport: { width, height } });

      test("the text is read before the app is here, and nothing moves", async ({ site, page }) => {
        await site.watchShifts();
        for (const [view, code] of [
          ["#404", 404],
          ["#502", 502],
          ["?q=timeout#504", 504],
          ["?q=404#404", 404],
          ["#/%35%30%32", 502],
          ["?q=100#１００", 100],
        ]) {
          await test.step(view, async () => {
            await page.goto("about:blank");
            const release = await site.openHeld(view);
            await site.expectOpen(code);
            await expect(site.cardLink(code)).toBeFocused();
            await expect(site.cardLink(code)).toHaveAttribute("aria-expanded", "true");
            await expect(site.cardLink(code)).toBeInViewport();
            await expect(site.card(code).locator(".causes li").first()).toBeVisible();
            const before = await site.card(code).boundingBox();
            const early = await content(site.card(code));
            expect(await page.evaluate(() => "ready" in document.documentElement.dataset)).toBe(
              false,
            );

            release();
            await site.ready();
            await expectTaken(site, code);
            await site.expectStill();
            // Browsers scroll by whole pixels.
            const after = await site.card(code).boundingBox();
            expect(after.height).toBe(before.height);
            expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(1);
            await site.expectOpen(code);
            await expect(site.cardLink(code)).toBeFocused();
            // The build and the app say the same.
            expect(await content(site.card(code))).toEqual(early);
          });
        }
      });

      test("nor where the text is late or fails", async ({ site, page }) => {
        await site.watchShifts();
        for (const [what, how] of [
          ["late", (route) => route.continue()],
          ["a page of the host", (route) => route.fulfill({ body: "<!doctype html><p>hi" })],
        ]) {
          for (const view of ["#404", "?q=404#404"]) {
            await test.step(`${what}: ${view}`, async () => {
              await page.goto("about:blank");
              const release = await hold(page, OPENED, how);
              const start = await site.openHeld(view);
              await expect(site.card(404).locator(".loading")).toBeVisible();
              await expect(site.cardLink(404)).toBeInViewport();
              release();
              if (what === "late") await site.expectOpen(404);
              start();
              await site.ready();
              await expectTaken(site, 404);
              await site.expectStill();
              await page.unroute(OPENED);
            });
          }
        }
      });

      test("nor where a filter is linked, whether the code is within it or outside", async ({
        site,
        page,
      }) => {
        await site.watchShifts();
        for (const view of ["?class=5xx#502", "?class=4xx#502"]) {
          await test.step(view, async () => {
            await page.goto("about:blank");
            const release = await site.openHeld(view);
            await site.expectOpen(502);
            release();
            await site.ready();
            await expectTaken(site, 502);
            await expect(page.locator(".classes .clear")).toBeEnabled();
            await site.expectStill();
            await expect(site.cardLink(502)).toBeInViewport();
          });
        }
      });

      test("nor where a comparison is linked", async ({ site, page }) => {
        await site.watchShifts();
        for (const view of ["#401+403", "?q=timeout#401,403", "#401+403+404+407+511"]) {
          await test.step(view, async () => {
            await page.goto("about:blank");
            const texts = await hold(page, "**/texts-*.bin");
            const start = await site.openHeld(view);
            start();
            await site.ready();
            await expect(site.compare.locator(".loading")).toBeVisible();
            await expect(site.compare).toBeInViewport();
            await expect(site.compare).toBeFocused();
            texts();
            await expect(site.compare.locator("tbody tr").first()).toBeVisible();
            await site.expectStill();
            await page.unroute("**/texts-*.bin");
          });
        }
      });
    });
  }
}

test("the text comes without the file of all codes", async ({ site, page }) => {
  const texts = await hold(page, "**/texts-*.bin");
  await site.open("#404");
  await site.expectOpen(404);
  await expect(site.card(404).locator(".causes li").first()).toBeVisible();
  // The reader may leave it and come back to it.
  await site.cardLink(404).click();
  await expect(site.card(404).locator(".opened")).toBeHidden();
  await site.cardLink(404).click();
  await site.expectOpen(404);
  texts();
  await expectTaken(site, 404);
});

test.describe("what is done in the early text", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("is done in the app's", async ({ site, page, words }) => {
    const release = await site.openHeld("#404");
    await site.expectOpen(404);
    const card = site.card(404);
    const fold = card.locator("details.programs").first();
    await fold.locator("summary").click();
    await site.button(words.copyName).click();
    release();
    await expect(site.toast).toContainText(words.copied);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("404 Not Found");
    await expect(site.button(words.copyName)).toBeFocused();
    await expect(fold).toHaveAttribute("open");
    await expect(fold.locator("pre")).toBeVisible();
  });
});

test.describe("where the file of all codes fails", () => {
  test.use({ allow: /texts-.*\.bin|^console error: Failed to load resource/ });

  test("the early text stays", async ({ site, page, words }) => {
    await page.route("**/texts-*.bin", (route) => route.abort());
    await site.open("#404");
    const alert = site.card(404).getByRole("alert");
    await expect(alert).toContainText(words.loadFailed);
    await site.expectOpen(404);
    await page.unroute("**/texts-*.bin");
    await alert.getByRole("button", { name: words.tryAgain }).click();
    await expectTaken(site, 404);
    await expect(alert).toHaveCount(0);
    await expect(site.card(404).locator(".opened")).toHaveCount(1);
  });
});

test("the language of the address is that of the text", async ({ site, page }) => {
  const release = await site.openHeld("?lang=en#404");
  await site.expectOpen(404);
  const heading = (lang) =>
    site.card(404).getByRole("heading", { name: WORDS[lang].parts[0], exact: true });
  await expect(heading("en")).toBeVisible();
  release();
  await site.ready();
  // What is switched before the app's text is here is not kept from the reader.
  site.speak("en");
  await site.languageButton.click();
  await expect(heading("zh")).toBeVisible();
  await expect(heading("en")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.dataset.linking)).toBeUndefined();
});
