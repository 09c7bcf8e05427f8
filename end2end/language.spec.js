// The language: how it is chosen, how it changes, and that the wrong one is never seen.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

const KEY = "http-status.lang";

// All rules are tried in tests/early_script.rs; here it is seen that they hold before the first paint.
test.describe("chosen at first", () => {
  for (const [what, { address = "", stored, languages }, expected] of [
    ["the address wins", { address: "?lang=en-GB", stored: "zh", languages: ["zh-CN"] }, "en"],
    [
      "without a known one, the first that the browser knows",
      { address: "?lang=fr", stored: "<b>\u0000x", languages: ["fr", "zh-TW", "en"] },
      "zh",
    ],
  ]) {
    test(what, async ({ site, page }) => {
      const { tag, site: title } = WORDS[expected];
      await page.addInitScript(
        ([key, value, list]) => {
          localStorage.setItem(key, value);
          Object.defineProperty(navigator, "languages", { get: () => list });
        },
        [KEY, stored, languages],
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
  await expect(site.card(404).locator(".summary > span").filter({ visible: true })).toHaveAttribute(
    "lang",
    words.tag,
  );
}

/** Of what stands on the page in both languages, this one is seen and the other is not. */
async function expectAlone(site, words) {
  const seen = ({ tag }) => site.page.locator(`.t[lang="${tag}"]`).filter({ visible: true });
  await expect(seen(WORDS[words.other])).toHaveCount(0);
  await expect(seen(words)).not.toHaveCount(0);
}

inEachLanguage((lang) => {
  const here = WORDS[lang];
  const there = WORDS[here.other];

  test("the button switches everything at once and is remembered", async ({ site, page }) => {
    await site.open();
    await expectLanguage(site, here);
    await expectAlone(site, here);
    await site.languageButton.click();
    site.speak(here.other);
    await expectLanguage(site, there);
    await expectAlone(site, there);
    await expect(site.languageButton).toBeFocused();
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe(there.key);
    await site.reload();
    await expectLanguage(site, there);
    await site.languageButton.click();
    site.speak(lang);
    await expectLanguage(site, here);
  });

  test("the button overrules the address, also after a reload", async ({ site }) => {
    await site.open(`?lang=${lang}&q=teapot`);
    await site.languageButton.click();
    await expect(site.html).toHaveAttribute("lang", there.tag);
    await site.expectView("?q=teapot#418");
    await site.expectFirst(418);
    await site.reload();
    await expect(site.html).toHaveAttribute("lang", there.tag);
  });

  test("a language in the address is not remembered", async ({ site, page }) => {
    await site.open(`?lang=${here.other}`);
    await expect(site.html).toHaveAttribute("lang", there.tag);
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
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

test("forbidden storage does no harm", async ({ site, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await site.open();
  await expectLanguage(site, WORDS.zh);
  await site.languageButton.click();
  site.speak("en");
  await expectLanguage(site, WORDS.en);
});

test("full storage does no harm", async ({ site, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await site.open();
  await site.languageButton.click();
  site.speak("en");
  await expectLanguage(site, WORDS.en);
});
