// Codes side by side.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

async function expectColumns(site, codes) {
  await expect(site.columns.locator(".num")).toHaveText(codes.map(String));
}

inEachLanguage(() => {
  test("a link shows two codes, what differs, and how", async ({ site, page, words }) => {
    await site.open("#401+403");
    await expectColumns(site, [401, 403]);
    await expect(site.compare).toBeFocused();
    await expect(site.compare).toBeInViewport();
    await expect(site.columns.first()).toContainText("Unauthorized");
    const rows = site.compare.locator("tbody tr");
    await expect(rows.filter({ hasText: words.differs })).not.toHaveCount(0);
    for (const row of await rows.all()) {
      const [a, b] = await row.locator("td").allInnerTexts();
      if (a === b) await expect(row).not.toHaveAttribute("data-differs");
      else await expect(row).toHaveAttribute("data-differs");
    }
    await expect(site.compare.getByRole("heading", { name: words.differences })).toBeVisible();
    await expect(site.compare.locator("dt")).toHaveText("401 / 403");
    await expect(site.compare.locator("dd")).toContainText("401");
    await expect(page).toHaveTitle(/^401 \/ 403 · /);
    await expect(site.cards.first()).toBeVisible();
    // The answer to "401 or 403" comes first.
    const answer = await site.compare.locator("dd").boundingBox();
    const table = await site.compare.locator("table").boundingBox();
    expect(answer.y + answer.height).toBeLessThanOrEqual(table.y);
  });

  test("what is read of a column and of a row is its name", async ({ site, words }) => {
    await site.open("#401+403");
    await expectColumns(site, [401, 403]);
    const table = site.compare.getByRole("table");
    for (const head of ["401 Unauthorized", "403 Forbidden"]) {
      await expect(table.getByRole("columnheader", { name: head, exact: true })).toHaveCount(1);
      await expect(table.getByRole("link", { name: head, exact: true })).toHaveCount(1);
    }
    const rows = await table.getByRole("rowheader").all();
    for (const row of rows) await expect(row).not.toHaveAccessibleName(/≠/);
    await expect(rows[0]).toHaveAccessibleName(new RegExp(`\\p{P}${words.differs}\\p{P}$`, "u"));
    // In English the names are what the heads say.
    const same = words.key === "en";
    await expect(table.getByRole("rowheader", { name: /^(Name|名称)/ })).toHaveCount(same ? 0 : 1);
    // What is shaded is not of the colour of code that stands on it.
    const code = site.compare.locator("[data-differs] td code").first();
    const ground = (locator) => locator.evaluate((el) => getComputedStyle(el).backgroundColor);
    expect(await ground(code)).not.toBe(await ground(code.locator("xpath=ancestor::td")));
  });

  test("a card leads to it by its links", async ({ site, page }) => {
    await site.open("#401");
    await site.expectOpen(401);
    await site.card(401).locator(".with").getByRole("link", { name: "403" }).click();
    await expectColumns(site, [401, 403]);
    await site.expectView("#401+403");
    await expect(site.compare).toBeFocused();
    await page.goBack();
    await site.expectOpen(401);
    await expect(site.compare).toHaveCount(0);
  });

  test("what leads to it from a card says so, once", async ({ site, words }) => {
    await site.open("#401");
    await site.expectOpen(401);
    const links = site.card(401).locator(".with").getByRole("link");
    const name = "401 / 403 Forbidden";
    await expect(links.filter({ hasText: "403" })).toHaveAccessibleName(name);
    /** How often it is seen: what is only heard is a pixel wide. */
    const seen = (code) =>
      site
        .card(code)
        .getByText(words.compareWith, { exact: true })
        .evaluateAll((all) => all.filter(({ offsetWidth }) => offsetWidth > 1).length);
    await expect.poll(() => seen(401)).toBe(1);
    // A code without related ones has the choice alone, which then says what it is for.
    await site.openAfresh("#218");
    await site.expectOpen(218);
    await expect.poll(() => seen(218)).toBe(1);
  });

  test("a card leads to it by its choice of all codes", async ({ site, words }) => {
    await site.open("#401");
    await site.expectOpen(401);
    await site.card(401).getByRole("combobox", { name: words.compareWith }).selectOption("500");
    await expectColumns(site, [401, 500]);
    await site.expectView("#401+500");
  });

  test("a key in that choice is no decision before Enter", async ({ site, page }) => {
    await site.open("#301+302");
    const choice = site.compare.getByRole("combobox");
    await expect(choice.locator("option").nth(1)).toBeAttached();
    await choice.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("308");
    await site.expectView("#301+302");
    await expect(choice).toBeFocused();
    await page.keyboard.press("Enter");
    await site.expectView("#301+302+308");
  });

  test("removing one leaves the rest", async ({ site, words }) => {
    await site.open("#401+403+404");
    await expectColumns(site, [401, 403, 404]);
    await site.compare.getByRole("button", { name: words.remove(403) }).click();
    await expectColumns(site, [401, 404]);
    await site.expectView("#401+404");
    await site.expectFocusKept();
    await site.compare.getByRole("button", { name: words.remove(401) }).click();
    await expect(site.compare).toHaveCount(0);
    await site.expectOpen(404);
    await site.expectView("#404");
    await site.expectFocusKept();
  });

  test("five stand side by side, and no more", async ({ site, words }) => {
    await site.open("#400+401+403+404+405+406");
    await expectColumns(site, [400, 401, 403, 404, 405]);
    await expect(site.compare).toContainText(words.compareFull);
    await expect(site.compare).toContainText(words.leftOut([406]));
    await expect(site.compare.getByRole("combobox")).toHaveCount(0);
    await site.compare.getByRole("button", { name: words.remove(400) }).click();
    await site.compare.getByRole("combobox").selectOption("410");
    await expectColumns(site, [401, 403, 404, 405, 410]);
    await expect(site.compare).not.toContainText(words.leftOut([406]));
    await site.openAfresh("#401+402+403+404+405+406+407");
    await expect(site.compare).toContainText(words.leftOut([406, 407]));
  });

  test("it can be ended", async ({ site, words }) => {
    await site.open("#401+403");
    await site.button(words.compareClose).click();
    await expect(site.compare).toHaveCount(0);
    await site.expectView("");
    await expect(site.cardLink(401)).toBeFocused();
    await expect(site.cardLink(401)).toBeInViewport();
    await site.settle();
    await expect(site.cardLink(401)).toBeFocused();
    await expect(site.cardLink(401)).toBeInViewport();
  });

  test("it follows the language", async ({ site, words }) => {
    await site.open("#401+403");
    await expectColumns(site, [401, 403]);
    await site.languageButton.click();
    const there = WORDS[words.other];
    await expect(site.compare.getByRole("heading", { name: there.differences })).toBeVisible();
    await expectColumns(site, [401, 403]);
    await expect(site.languageButton).toHaveCount(0);
  });

  test("a code that nobody defined is told", async ({ site, words }) => {
    await site.open("#404+477");
    await expect(site.compare).toContainText(words.unknownCode(477));
    await expectColumns(site, [404]);
  });

  test("a query that names two codes leads to it", async ({ site }) => {
    await site.open();
    await site.type("401 vs 403");
    await site.expectFirst(401, 403);
    const link = site.main.locator('a[href$="#401+403"]').filter({ visible: true }).first();
    await expect(link).toBeVisible();
    await link.click();
    await expectColumns(site, [401, 403]);
  });
});

test("back and forward agree", async ({ site, page }) => {
  await site.open("#401+403");
  await expectColumns(site, [401, 403]);
  await site.columns.first().getByRole("link").click();
  await site.expectOpen(401);
  await page.goBack();
  await expectColumns(site, [401, 403]);
  await page.goForward();
  await site.expectOpen(401);
  await expect(site.compare).toHaveCount(0);
  await page.goBack();
  await expectColumns(site, [401, 403]);
  await site.compare.getByRole("combobox").selectOption("404");
  await expectColumns(site, [401, 403, 404]);
  await site.expectFocusKept();
  await page.goBack();
  await expectColumns(site, [401, 403]);
  await site.expectFocusKept();
});

test("a code named twice stands once", async ({ site }) => {
  await site.open("#401+401+403");
  await expectColumns(site, [401, 403]);
  await site.openAfresh("#404+404");
  await site.expectOpen(404);
});

test.describe("without the details", () => {
  test.use({ allow: /texts-.*\.bin|^console error: Failed to load resource/ });

  test("it says so, and trying again works", async ({ site, page, words }) => {
    await page.route("**/texts-*.bin", (route) => route.abort());
    await site.open("#401+403");
    await expect(site.compare.getByRole("alert")).toContainText(words.loadFailed);
    await page.unroute("**/texts-*.bin");
    await site.compare.getByRole("button", { name: words.tryAgain }).click();
    await expectColumns(site, [401, 403]);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  inEachLanguage(() => {
    test("up to three fit the screen, five scroll in their own box", async ({ site }) => {
      for (const [codes, least] of [
        [[401, 403], 100],
        [[502, 503, 504], 90],
      ]) {
        await site.openAfresh(`#${codes.join("+")}`);
        await expectColumns(site, codes);
        expect(await site.sideways()).toBe(0);
        const { width } = await site.compare.locator("table").boundingBox();
        expect(width).toBeLessThanOrEqual(360);
        for (const cell of await site.compare.locator("tbody tr").first().locator("td").all()) {
          expect((await cell.boundingBox()).width).toBeGreaterThan(least);
        }
      }
      await site.openAfresh("#400+401+403+404+405");
      await expectColumns(site, [400, 401, 403, 404, 405]);
      expect(await site.sideways()).toBe(0);
    });
  });
});
