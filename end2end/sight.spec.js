// A card out of sight is not laid out; nobody may notice.

import { expect, test } from "./fixture.js";

test("a card out of sight has its text, and is reached and read at once", async ({
  site,
  page,
}) => {
  await site.open();
  const codes = await site.codes();
  const last = site.card(codes.at(-1));
  await expect(last).toHaveCSS("content-visibility", "auto");
  await expect(last).toContainText(String(codes.at(-1)));
  await site.cardLink(codes[0]).focus();
  await page.keyboard.press("End");
  await expect(site.cardLink(codes.at(-1))).toBeFocused();
  await expect(site.cardLink(codes.at(-1))).toBeInViewport();
  await expect.poll(() => last.innerText()).toContain(String(codes.at(-1)));
});

test("find in page finds what is out of sight", async ({ site, page }) => {
  await site.open();
  expect(await page.evaluate(() => window.find("Network Authentication Required"))).toBe(true);
  await expect(site.card(511)).toBeInViewport();
});

test("an open card is laid out for good", async ({ site }) => {
  await site.open("#404");
  await site.expectOpen(404);
  await expect(site.card(404)).toHaveCSS("content-visibility", "visible");
});
