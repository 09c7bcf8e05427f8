// Nothing stands between a reader and the answer: the first screen, the open card, what is being read.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

/** How many codes are wholly on the first screen, and where the first one starts. */
function firstScreen(page) {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll("article")].map((a) => a.getBoundingClientRect());
    const seen = boxes.filter(({ height, bottom }) => height > 0 && bottom <= innerHeight);
    return { codes: seen.length, start: seen[0].top };
  });
}

/** Where an element starts in the viewport. */
const top = (locator) => locator.evaluate((element) => element.getBoundingClientRect().top);

inEachLanguage(() => {
  test("the first screen shows many codes, on a phone and on a desktop", async ({ site, page }) => {
    for (const [width, height, codes, start] of [
      [390, 844, 14, 220],
      [1280, 800, 60, 220],
    ]) {
      await page.setViewportSize({ width, height });
      await site.openAfresh();
      const seen = await firstScreen(page);
      expect(seen.codes, `${width} × ${height}`).toBeGreaterThanOrEqual(codes);
      expect(seen.start, `${width} × ${height}`).toBeLessThan(start);
      const rows = await site.shown.evaluateAll((cards) => cards.map((card) => card.offsetHeight));
      expect(new Set(rows).size, "rows of one height").toBe(1);
    }
  });

  test("an open card leads with whose turn it is and what to do", async ({ site, page, words }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await site.open("#404");
    await site.expectOpen(404);
    const advice = site.card(404).locator(".client, .server").first();
    await expect(site.card(404).locator(".act")).toBeInViewport();
    await expect(advice.getByRole("listitem").first()).toBeInViewport({ ratio: 1 });
    await expect(site.card(404).locator(".meaning > section").first()).toHaveClass(/client/);
    await site.openAfresh("#502");
    await site.expectOpen(502);
    await expect(site.card(502).locator(".meaning > section").first()).toHaveClass(/server/);
    await expect(site.card(502).locator(".act")).toHaveText(words.serverActs, {
      useInnerText: true,
    });
  });

  test("a line with the number, and the way out and on, stays in sight", async ({
    site,
    page,
    words,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await site.open("#502");
    await site.expectOpen(502);
    const line = site.card(502);
    // The app has taken over from the text that came first.
    await expect(line.locator("select option").nth(1)).toBeAttached();
    await page.mouse.wheel(0, 1500);
    const close = line.getByRole("button", { name: words.close, exact: true });
    for (const shown of [
      site.cardLink(502),
      line.getByRole("button", { name: words.copyLink }).first(),
      line.getByRole("link", { name: words.previous("501 Not Implemented") }),
      line.getByRole("link", { name: words.next("503 Service Unavailable") }),
      close,
    ]) {
      await expect(shown).toBeInViewport({ ratio: 1 });
    }
    // Nothing of the card shows between the field and the line.
    const field = await site.search.evaluate((input) => input.form.getBoundingClientRect().bottom);
    await expect.poll(() => top(site.card(502).locator("h3"))).toBe(field);
    await line.getByRole("link", { name: words.next("503 Service Unavailable") }).click();
    await site.expectOpen(503);
    await site.card(503).getByRole("button", { name: words.close, exact: true }).click();
    await site.expectClosed();
    await expect(site.cardLink(503)).toBeInViewport();
  });

  test("a number, or a single hit, opens at once", async ({ site, page, words }) => {
    await site.open();
    await expect(site.search).toBeFocused();
    await page.keyboard.type("404");
    await site.expectOpen(404);
    await site.expectView("?q=404#404");
    await expect(site.search).toBeFocused();
    // It closes when it is the answer no longer; back leads past all of it.
    await site.type("40");
    await site.expectClosed();
    await site.expectView("?q=40");
    await site.type("418");
    await site.expectOpen(418);
    await page.keyboard.press("Enter");
    await expect(site.cardLink(418)).toBeFocused();
    await page.keyboard.press("Escape");
    await site.expectClosed();
    await site.openAfresh("?q=404");
    await site.expectOpen(404);
    await site.expectStatus(words.found(1));
  });
});

test.describe("the menu", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  inEachLanguage(() => {
    test("the rest of the header is in a menu on a phone", async ({ site, page, words }) => {
      await site.open();
      await expect(site.languageButton).toBeInViewport();
      await expect(site.menu).toBeHidden();
      await site.menuButton.click();
      await expect(site.menu).toBeInViewport({ ratio: 1 });
      await site.theme("dark").click();
      await site.expectTheme("dark");
      await page.keyboard.press("Escape");
      await expect(site.menu).toBeHidden();
      await site.menuButton.click();
      await site.menu.getByRole("button", { name: words.keys }).click();
      await expect(site.keysDialog).toBeVisible();
      await site.keysDialog.getByRole("button", { name: words.close }).click();
      await site.menuButton.click();
      await site.menu.getByRole("link").click();
      await expect(site.menu).toBeHidden();
      await expect(page.locator("#choose")).toBeVisible();
    });
  });

  test("a tap beside it closes it, and does nothing else", async ({ site, page }) => {
    await site.open();
    for (const [x, y] of [
      [100, 600],
      [60, 120],
    ]) {
      await site.menuButton.tap();
      await expect(site.menu).toBeVisible();
      await page.touchscreen.tap(x, y);
      await expect(site.menu).toBeHidden();
      await site.settle();
      await site.expectView("");
      await site.expectClosed();
    }
    // What opens it closes it, too.
    await site.menuButton.tap();
    await expect(site.menu).toBeVisible();
    const { x, y } = await site.menuButton.boundingBox();
    await page.touchscreen.tap(x + 5, y + 5);
    await expect(site.menu).toBeHidden();
  });

  inEachLanguage(() => {
    test("its words stand in one line", async ({ site, page }) => {
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await site.openAfresh();
        await site.menuButton.click();
        const lines = await site.menu.locator("button, a").evaluateAll((all) =>
          all
            .filter((one) => one.checkVisibility())
            .map((one) => {
              const range = document.createRange();
              range.selectNodeContents(one);
              const tops = [...range.getClientRects()].filter(({ width }) => width > 1);
              return (
                Math.max(...tops.map(({ top }) => top)) - Math.min(...tops.map(({ top }) => top))
              );
            }),
        );
        expect(lines.length).toBeGreaterThan(3);
        expect(Math.max(...lines)).toBeLessThan(8);
      }
    });

    test("the other language is in reach while a card is read", async ({ site, page, words }) => {
      for (const [width, height] of [
        [390, 844],
        [320, 640],
      ]) {
        await page.setViewportSize({ width, height });
        site.speak(words.key);
        await page.goto("about:blank");
        await page.goto(`/?lang=${words.key}#502`);
        await site.ready();
        await site.expectOpen(502);
        await expect(site.card(502).locator("select option").nth(1)).toBeAttached();
        await expect(site.languageButton).toBeInViewport({ ratio: 1 });
        await site.card(502).evaluate((card) => scrollTo(0, card.offsetTop + 800));
        await expect.poll(() => top(site.card(502))).toBeLessThan(-700);
        await expect(site.languageButton).toBeInViewport({ ratio: 1 });
        // What stands above it is longer in one of the languages, whose text comes late.
        const heading = site.card(502).locator(".constants h4");
        await heading.evaluate((it) => scrollBy(0, it.getBoundingClientRect().top - 170));
        const at = await top(heading);
        await site.settle();
        await site.languageButton.tap();
        site.speak(words.other);
        await expect(site.html).toHaveAttribute("lang", site.words.tag);
        await expect(site.languageButton).toBeInViewport({ ratio: 1 });
        await expect(site.card(502).locator(".meaning").first()).toBeVisible();
        await expect.poll(async () => Math.abs((await top(heading)) - at)).toBeLessThanOrEqual(2);
        await expect(site.card(502).locator("h3")).toBeInViewport();
        // It covers neither the field nor what stands beside it.
        const [button, field, count] = await Promise.all(
          [site.languageButton, site.search, site.status].map((one) => one.boundingBox()),
        );
        for (const { x, width } of [field, count]) expect(x + width).toBeLessThan(button.x);
      }
    });
  });

  test("without a field in focus on arrival", async ({ site }) => {
    await site.open();
    await expect(site.search).not.toBeFocused();
  });
});

test("the whole of a row opens its card, and text can be selected", async ({
  site,
  page,
  context,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await site.open();
  const summary = site.card(404).locator(".summary");
  const other = context.waitForEvent("page");
  await summary.click({ modifiers: ["Control"] });
  await expect(await other).toHaveURL(/#404$/);
  await site.expectClosed();
  const box = await summary.boundingBox();
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => `${getSelection()}`)).not.toBe("");
  await site.expectClosed();
  await page.mouse.click(5, 5);
  await summary.click();
  await site.expectOpen(404);
  // What stands in an open card has its own meaning.
  await site.card(404).locator(".meaning p").first().click();
  await site.expectOpen(404);
});

test("what is read keeps its place when a phone is turned", async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open("#502");
  await site.expectOpen(502);
  const start = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(start + 900);
  const read = site.card(502).locator(".table");
  await read.evaluate((section) => {
    section.scrollIntoView({ block: "start" });
    scrollBy(0, -160);
  });
  await expect(read).toBeInViewport();
  await site.remembered();
  const before = await top(site.card(502));
  await page.setViewportSize({ width: 844, height: 500 });
  await site.settle();
  await expect(read).toBeInViewport();
  await page.setViewportSize({ width: 390, height: 844 });
  await site.settle();
  await expect.poll(async () => Math.abs((await top(site.card(502))) - before)).toBeLessThan(60);
});

test("a phone that is turned there and back shows the same", async ({ site, page }) => {
  const turn = async () => {
    for (const [width, height] of [
      [844, 390],
      [390, 844],
    ]) {
      await page.setViewportSize({ width, height });
      await site.remembered();
    }
  };
  await page.setViewportSize({ width: 390, height: 844 });
  await test.step("the start of an open card", async () => {
    await site.open("#503");
    await expect(site.card(503).locator("select option").nth(1)).toBeAttached();
    await site.remembered();
    const before = await top(site.card(503));
    for (let times = 0; times < 2; times++) {
      await turn();
      expect(Math.abs((await top(site.card(503))) - before)).toBeLessThanOrEqual(2);
    }
  });
  await test.step("the middle of its text", async () => {
    await site.openAfresh("#429");
    await site.expectOpen(429);
    await expect(site.card(429).locator("select option").nth(1)).toBeAttached();
    for (const down of [300, 650, 1000, 1350]) {
      await page.evaluate((y) => scrollBy(0, y), down);
      await site.remembered();
      const before = await page.evaluate(() => scrollY);
      for (let times = 0; times < 2; times++) {
        await turn();
        expect(await page.evaluate(() => scrollY)).toBe(before);
      }
    }
  });
  await test.step("the list", async () => {
    await site.openAfresh();
    await page.evaluate(() => scrollTo(0, 2000));
    await site.remembered();
    const seen = () =>
      page.evaluate(() => document.elementFromPoint(100, 250).closest("article")?.id);
    const row = site.card(Number(await seen()));
    for (let times = 0; times < 2; times++) {
      await turn();
      await expect(row).toBeInViewport();
    }
  });
});

test("what leads on stands at one height on all cards", async ({ site, page, words }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const heights = new Set();
  for (const code of [203, 431, 502, 505]) {
    await site.openAfresh(`#${code}`);
    await site.expectOpen(code);
    await expect(site.card(code).locator("select option").nth(1)).toBeAttached();
    const close = site.card(code).getByRole("button", { name: words.close, exact: true });
    heights.add(Math.round((await top(close)) - (await top(site.card(code)))));
  }
  expect([...heights]).toHaveLength(1);
});

test("what is read keeps its place in the other language", async ({ site, page, words }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open("#502");
  await site.expectOpen(502);
  await site
    .card(502)
    .locator(".table")
    .evaluate((section) => {
      section.scrollIntoView({ block: "start" });
      scrollBy(0, -200);
    });
  await page.keyboard.press("Shift+L");
  await expect(site.html).not.toHaveAttribute("lang", words.tag);
  await expect(site.card(502).locator(".table")).toBeVisible();
  await expect(site.card(502)).toBeInViewport();
  await expect(site.card(502).locator("h3")).toBeInViewport();
});

test("so does what is read beside the list of a wide screen", async ({ site, page, words }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await site.open("#502");
  await expect(site.card(502).locator("select option").nth(1)).toBeAttached();
  const sheet = site.card(502).locator(".sheet");
  await sheet.evaluate((it) => it.scrollTo(0, 1500));
  await site.settle();
  // What stands in the upper quarter of the text, by its place among its like.
  const read = () =>
    sheet.evaluate((it) => {
      const { left, top, width, height } = it.getBoundingClientRect();
      const found = document.elementFromPoint(left + width / 2, top + height / 4);
      const section = found.closest("section:not(.meaning)");
      return [...it.querySelectorAll("section")].indexOf(section);
    });
  const before = await read();
  expect(before).toBeGreaterThan(0);
  await site.languageButton.click();
  await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
  await expect(sheet.locator(".loading")).toHaveCount(0);
  await expect.poll(read).toBe(before);
});

test("on a wide screen the list stays beside what is open", async ({ site, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await site.open();
  const list = page.locator("#list");
  await site.card(404).locator(".summary").click();
  await site.expectOpen(404);
  // All of the text is there, so there is something to scroll.
  await expect(site.card(404).locator("select option").nth(1)).toBeAttached();
  const sheet = site.card(404).locator(".sheet");
  const [left, right] = [await list.boundingBox(), await sheet.boundingBox()];
  expect(left.x + left.width).toBeLessThanOrEqual(right.x);
  expect(right.x + right.width).toBeLessThanOrEqual(1920);
  await expect(site.cardLink(403)).toBeInViewport();
  await expect(site.cardLink(404)).toBeInViewport();
  // Each scrolls on its own.
  const scrolled = await page.evaluate(() => scrollY);
  await sheet.hover();
  await page.mouse.wheel(0, 600);
  await expect.poll(() => sheet.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await expect(sheet.locator(".controls")).toBeInViewport({ ratio: 1 });
});

test("a press shows no ring around a card's link, a key does", async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open("#404");
  await site.expectOpen(404);
  await expect(site.cardLink(404)).toBeFocused();
  await expect(site.cardLink(404)).toHaveCSS("outline-style", "none");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("article h3 a:focus")).toHaveCSS("outline-style", "solid");
});
