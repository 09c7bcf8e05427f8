// What an open card has beside its prose: messages of programs, the picture of where a code arises,
// documents; and the owners among the filters.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, inEachLanguage, test } from "./fixture.js";

const SAID = "client intended to send too large body: * bytes";

inEachLanguage((lang) => {
  test.describe("with the clipboard", () => {
    test.use({ permissions: ["clipboard-read", "clipboard-write"] });

    test("messages stand folded by program; each is copied, and leads to its search", async ({
      site,
      page,
      words,
    }) => {
      await site.open("#413");
      await site.expectOpen(413);
      const said = site.card(413).locator(".messages");
      await expect(said.locator("summary")).toContainText(String(await said.locator("dd").count()));
      const link = said.getByRole("link", { name: SAID, exact: true });
      await expect(link).toBeHidden();
      await said.locator("summary").click();
      await expect(link).toBeVisible();
      await expect(said.locator("dt", { hasText: /^nginx$/ })).toHaveCount(1);
      await said.getByRole("button", { name: `${words.copy} ${SAID}`, exact: true }).click();
      await expect(site.toast).toContainText(words.copied);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(SAID);
      const href = await link.getAttribute("href");
      await link.click();
      await site.expectView(href);
      await expect(site.search).toHaveValue(SAID);
      await site.expectFirst(413);
      await site.expectFocusKept();
      await page.goBack();
      await site.expectOpen(413);
      await site.openAfresh(href);
      await site.expectFirst(413);
    });
  });

  test("the picture is an image with words for those who do not see it", async ({ site, page }) => {
    await site.open("#499");
    await site.expectOpen(499);
    const pictures = site.card(499).locator(".route").getByRole("img");
    expect(await pictures.count()).toBeGreaterThan(1);
    const names = await pictures.evaluateAll((list) =>
      list.map((svg) => document.getElementById(svg.getAttribute("aria-labelledby")).textContent),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toContain("499");
    const axe = new AxeBuilder({ page }).setLegacyMode().include('article[id="499"]');
    expect((await axe.analyze()).violations).toEqual([]);
    expect(await site.foreignText(), lang).toEqual([]);
  });
});

test("owners of a group stand behind a fold that counts them", async ({ site }) => {
  await site.open("?source=qiniu");
  await expect(site.moreActive).toHaveText("1");
  await site.openMore();
  const fold = site.more.locator("details.owners").first();
  await expect(fold.locator("summary .badge")).toHaveText("1");
  const owner = fold.locator("button.choice[aria-pressed=true]");
  await expect(owner).toBeHidden();
  await fold.locator("summary").click();
  await owner.click();
  await site.expectView("");
  await expect(fold.locator("summary .badge")).toBeHidden();
  await site.openAfresh("?source=chinese-clouds");
  await site.expectCountAgrees();
  await expect(site.card(423)).toBeVisible();
  await expect(site.card(444)).toBeHidden();
});

test("few messages are not folded", async ({ site }) => {
  await site.open("#614");
  await site.expectOpen(614);
  await expect(site.card(614).locator(".messages summary")).toHaveCount(0);
  await expect(site.card(614).locator(".messages dd")).not.toHaveCount(0);
  await expect(site.card(614).locator(".messages dd").first()).toBeVisible();
});

test("the page of a code has them without a script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("413/");
  await expect(page.locator(".messages").first()).toBeVisible();
  await page.locator(".messages summary").first().click();
  const link = page.getByRole("link", { name: SAID, exact: true }).first();
  await expect(link).toBeVisible();
  expect(new URL(await link.getAttribute("href"), page.url()).searchParams.get("q")).toBe(SAID);
  await context.close();
});

test.describe("without the search file", () => {
  test.use({ allow: /search-.*\.bin|^console error: Failed to load resource/ });

  test("the card says so, and trying again brings the messages", async ({ site, page, words }) => {
    await page.route("**/search-*.bin", (route) => route.abort());
    await site.open("#614");
    const said = site.card(614).locator(".messages");
    await expect(said.getByRole("alert")).toContainText(words.loadFailed);
    await page.unroute("**/search-*.bin");
    await said.getByRole("button", { name: words.tryAgain }).click();
    await expect(said.locator("dd").first()).toBeVisible();
  });
});

test.describe("on a narrow phone", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test("picture and messages fit, and the picture's words are legible", async ({ site }) => {
    for (const code of [561, 590, 413]) {
      await site.openAfresh(`#${code}`);
      await site.expectOpen(code);
      for (const summary of await site.card(code).locator(".messages summary").all()) {
        await summary.click();
      }
      expect(await site.sideways()).toBe(0);
      // Found and measured in one step: the app puts its own text in the place of the early script's.
      const frames = await site.card(code).evaluate((card) =>
        [...card.querySelectorAll(".route text")].map((text) => {
          const [inner, outer] = [text, text.ownerSVGElement].map((e) => e.getBoundingClientRect());
          return {
            height: inner.height,
            fits: inner.right <= outer.right && inner.left >= outer.left,
          };
        }),
      );
      // 413 has none.
      expect(frames.length > 1, `picture of ${code}`).toBe(code !== 413);
      for (const { height, fits } of frames) {
        expect(fits).toBe(true);
        expect(height).toBeGreaterThan(10);
      }
    }
  });
});
