// The language: how it is chosen, how it changes, and that the wrong one is never seen.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

const KEY = "http-status.lang";

test.describe("chosen at first", () => {
  for (const [what, { address = "", stored, languages }, expected] of [
    ["the address wins", { address: "?lang=en", stored: "zh", languages: ["zh-CN"] }, "en"],
    [
      "the address wins for Chinese",
      { address: "?lang=zh", stored: "en", languages: ["en"] },
      "zh",
    ],
    ["a region in the address", { address: "?lang=en-GB", languages: ["zh"] }, "en"],
    ["capitals in the address", { address: "?lang=EN", languages: ["zh"] }, "en"],
    ["the stored one comes next", { stored: "en", languages: ["zh-CN"] }, "en"],
    ["the stored one beats the browser", { stored: "zh", languages: ["en-US"] }, "zh"],
    ["an unknown address falls through", { address: "?lang=fr", stored: "en" }, "en"],
    ["garbage in storage falls through", { stored: "<b>\u0000x", languages: ["en"] }, "en"],
    ["an empty stored value falls through", { stored: "", languages: ["en"] }, "en"],
    ["the first known one of the browser", { languages: ["fr", "en-US", "zh"] }, "en"],
    ["Taiwan reads Chinese", { languages: ["zh-TW", "en"] }, "zh"],
    ["tags that only begin alike are unknown", { languages: ["enx", "zhx", "en"] }, "en"],
    ["English where nothing is known", { languages: ["fr", "de"] }, "en"],
    ["English where the browser says nothing", { languages: [] }, "en"],
  ]) {
    test(what, async ({ site, page }) => {
      const { tag, site: title } = WORDS[expected];
      await page.addInitScript(
        ([key, value, list]) => {
          if (value !== null) localStorage.setItem(key, value);
          if (list) Object.defineProperty(navigator, "languages", { get: () => list });
        },
        [KEY, stored ?? null, languages ?? null],
      );
      const release = await site.openHeld(address);
      await expect(site.html).toHaveAttribute("lang", tag);
      release();
      await site.ready();
      await expect(site.html).toHaveAttribute("lang", tag);
      await expect(page).toHaveTitle(title);
    });
  }
});

inEachLanguage((lang) => {
  const here = WORDS[lang];
  const there = WORDS[here.other];

  async function expectLanguage(site, words) {
    await expect(site.html).toHaveAttribute("lang", words.tag);
    await expect(site.page).toHaveTitle(words.site);
    await expect(site.page.getByRole("heading", { level: 1 })).toHaveText(words.site, {
      useInnerText: true,
    });
    await expect(site.search).toHaveAttribute("placeholder", words.searchHint);
    await expect(site.page.getByRole("searchbox", { name: words.search })).toBeVisible();
    await expect(site.page.getByRole("group", { name: words.classes, exact: true })).toBeVisible();
    await expect(site.button(words.keys)).toBeVisible();
    await expect(site.button(words.switchTo)).toBeVisible();
    await site.expectTheme("system");
    await site.expectStatus(words.all(await site.shown.count()));
    await expect(
      site.card(404).locator(".summary > span").filter({ visible: true }),
    ).toHaveAttribute("lang", words.tag);
  }

  test("the button switches everything at once and is remembered", async ({ site, page }) => {
    await site.open();
    await expectLanguage(site, here);
    await site.languageButton.click();
    site.speak(here.other);
    await expectLanguage(site, there);
    await expect(site.languageButton).toBeFocused();
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe(there.key);
    await site.reload();
    await expectLanguage(site, there);
    await site.languageButton.click();
    site.speak(lang);
    await expectLanguage(site, here);
  });

  test("the other language is not shown", async ({ site, page }) => {
    await site.open();
    await expect(page.locator(`.t[lang="${there.tag}"]`).filter({ visible: true })).toHaveCount(0);
    await expect(page.locator(`.t[lang="${here.tag}"]`).filter({ visible: true })).not.toHaveCount(
      0,
    );
  });

  test("the button overrules the address, also after a reload", async ({ site }) => {
    await site.open(`?lang=${lang}&q=teapot`);
    await site.languageButton.click();
    await expect(site.html).toHaveAttribute("lang", there.tag);
    await site.expectView("?q=teapot");
    await site.expectFirst(418);
    await site.reload();
    await expect(site.html).toHaveAttribute("lang", there.tag);
  });

  test("a language in the address is not remembered", async ({ site, page }) => {
    await site.open(`?lang=${here.other}`);
    await expect(site.html).toHaveAttribute("lang", there.tag);
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
  });

  test("forbidden storage does no harm", async ({ site, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("forbidden", "SecurityError");
        },
      });
    });
    await site.open();
    await expectLanguage(site, here);
    await site.languageButton.click();
    site.speak(here.other);
    await expectLanguage(site, there);
  });

  test("full storage does no harm", async ({ site, page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await site.open();
    await site.languageButton.click();
    site.speak(here.other);
    await expectLanguage(site, there);
  });

  test("the wrong language is never seen", async ({ site, page }) => {
    // Everything but the stored choice asks for the other language.
    await page.addInitScript(
      ([key, value, other]) => {
        localStorage.setItem(key, value);
        Object.defineProperty(navigator, "languages", { get: () => [other] });
        window.seen = [];
        const note = () => window.seen.push(document.documentElement.lang);
        new MutationObserver((records) => {
          if (records.some(({ target }) => target === document.documentElement)) note();
        }).observe(document, { attributes: true, attributeFilter: ["lang"], subtree: true });
        new PerformanceObserver(note).observe({ type: "paint", buffered: true });
      },
      [KEY, lang, here.other],
    );
    await site.open();
    await site.settle();
    await expect
      .poll(() => page.evaluate(() => performance.getEntriesByType("paint").length))
      .toBeGreaterThan(0);
    const seen = await page.evaluate(() => window.seen);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([here.tag]));
  });

  test("nothing stands in the other language before the page is alive", async ({ site }) => {
    const release = await site.openHeld();
    expect(await site.foreignText()).toEqual([]);
    release();
    await site.ready();
    expect(await site.foreignText()).toEqual([]);
  });
});
