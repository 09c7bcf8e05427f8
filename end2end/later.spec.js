// What is out of sight waits for a pause; nobody may notice.

import { expect, test } from "./fixture.js";

/** How many elements what comes next puts off. */
const putOff = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const count = () => done(document.querySelectorAll("[data-later]").length);
        const what = { subtree: true, attributes: true, attributeFilter: ["data-later"] };
        new MutationObserver(count).observe(document, what);
      }),
  );

test("cards that come back wait, and none is left waiting", async ({ site, page }) => {
  await site.open();
  await site.type("teapot");
  await site.expectFirst(418);
  const waiting = putOff(page);
  await site.type("");
  expect(await waiting).toBeGreaterThan(50);
  await expect(page.locator("[data-later]")).toHaveCount(0);
  const empty = await site.shown.evaluateAll((all) => all.filter((card) => !card.innerText).length);
  expect(empty).toBe(0);
});

test("a card that waits is reached and read at once", async ({ site, page }) => {
  await site.open();
  await site.type("teapot");
  await site.expectFirst(418);
  await site.type("");
  const codes = await site.codes();
  const last = site.card(codes.at(-1));
  await site.cardLink(codes[0]).focus();
  await page.keyboard.press("End");
  await expect(site.cardLink(codes.at(-1))).toBeFocused();
  await expect(site.cardLink(codes.at(-1))).toBeInViewport();
  await expect.poll(() => last.innerText()).toContain(String(codes.at(-1)));
});

test("the other language waits where it is out of sight, and comes", async ({ site, page }) => {
  await site.open();
  const waiting = putOff(page);
  await site.languageButton.click();
  expect(await waiting).toBeGreaterThan(50);
  await expect(page.locator("[data-later]")).toHaveCount(0);
  expect(await site.shown.last().innerText()).toBeTruthy();
});
