// What can be read before the app is alive, or without it.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("all cards can be read, in Chinese", async ({ site, page }) => {
    await page.goto(site.address());
    const codes = await site.codes();
    expect(codes.length).toBeGreaterThanOrEqual(42);
    expect(await site.cards.count()).toBe(codes.length);
    const card = site.card(404);
    await expect(card.getByRole("heading", { level: 3 })).toContainText("Not Found");
    await expect(card.locator(".name")).toHaveText(WORDS.zh.name404);
    await expect(card.locator('.summary [lang="zh-Hans"]')).toBeVisible();
    await expect(card.locator('.summary [lang="en"]')).toBeHidden();
    for (const part of ["h3", ".name", '.summary [lang="zh-Hans"]']) {
      await expect(site.cards.locator(part).filter({ visible: true })).toHaveCount(codes.length);
    }
    const said = page.locator('footer .no-script [lang="zh-Hans"]');
    await expect(said).toBeVisible();
    await expect(said).toContainText(WORDS.zh.noScript);
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

  test("the cards stay", async ({ site, page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site.address("#404"));
    await expect(site.card(404)).toBeInViewport();
    await site.cardLink(403).click();
    await expect(site.card(403)).toBeInViewport();
    await expect(site.cards.filter({ visible: true })).toHaveCount(await site.cards.count());
  });
});
