// The theme: system, light or dark.

import { expect, inEachLanguage, test } from "./fixture.js";

const KEY = "http-status.theme";

/** How light the ground of the page is, from 0 to 1, as it is painted. */
async function lightness(page) {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return (r + g + b) / 765;
  });
}

const expectLight = (page) => expect.poll(() => lightness(page)).toBeGreaterThan(0.8);
const expectDark = (page) => expect.poll(() => lightness(page)).toBeLessThan(0.2);

const stored = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);

inEachLanguage(() => {
  test("three choices, remembered", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await site.open();
    await expect(site.themes.getByRole("button")).toHaveCount(3);
    await site.expectTheme("system");
    await expectLight(page);
    await site.theme("dark").click();
    await expectDark(page);
    expect(await stored(page)).toBe("dark");
    await site.reload();
    await site.expectTheme("dark");
    await expectDark(page);
    await site.theme("light").click();
    await expectLight(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectLight(page);
    await site.reload();
    await site.expectTheme("light");
    await expectLight(page);
    await site.theme("system").click();
    await expectDark(page);
    expect(await stored(page)).toBeNull();
    await site.reload();
    await site.expectTheme("system");
    await expectDark(page);
  });
});

test("a choice reaches the other windows", async ({ site, page, context }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await site.open();
  const [app, code] = [await context.newPage(), await context.newPage()];
  for (const other of [app, code]) await other.emulateMedia({ colorScheme: "light" });
  await app.goto(site.address("#404"));
  await expect(app.locator("html")).toHaveAttribute("data-ready");
  await code.goto(site.address("404/"));
  await site.theme("dark").click();
  for (const other of [app, code]) await expectDark(other);
  await expect(app.locator('[data-theme-choice="dark"]')).toHaveAttribute("aria-pressed", "true");
  await site.theme("system").click();
  for (const other of [app, code]) await expectLight(other);
  // The language does not: one may read both side by side.
  await site.languageButton.click();
  await expect(site.html).toHaveAttribute("lang", "en");
  for (const other of [app, code]) {
    await expect(other.locator("html")).toHaveAttribute("lang", "zh-Hans");
  }
});

test("the system's theme is followed, both ways", async ({ site, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await site.open();
  await expectDark(page);
  await page.emulateMedia({ colorScheme: "light" });
  await expectLight(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectDark(page);
});

for (const [theme, system, expectTheme] of [
  ["dark", "light", expectDark],
  ["light", "dark", expectLight],
]) {
  test(`${theme} stands before the first paint, and is never lost on the way`, async ({
    site,
    page,
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await page.addInitScript(
      ([key, value]) => {
        localStorage.setItem(key, value);
        window.seen = [];
        new MutationObserver(() => {
          const { theme } = document.documentElement.dataset;
          if (theme || window.seen.length) window.seen.push(theme);
        }).observe(document, {
          attributes: true,
          attributeFilter: ["data-theme"],
          subtree: true,
        });
      },
      [KEY, theme],
    );
    const release = await site.openHeld();
    await expect(site.html).toHaveAttribute("data-theme", theme);
    await expectTheme(page);
    release();
    await site.ready();
    await site.settle();
    const seen = await page.evaluate(() => window.seen);
    expect(new Set(seen)).toEqual(new Set([theme]));
    await expectTheme(page);
  });
}

test("the frame of the browser takes the colour of the page", async ({ site, page }) => {
  /** The lightness of the theme colour that applies now. */
  const frame = () =>
    page.evaluate(() => {
      const metas = [...document.querySelectorAll("meta[name=theme-color]")];
      const meta = metas.find(({ media }) => !media || matchMedia(media).matches);
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.fillStyle = meta.content;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
      return (r + g + b) / 765 > 0.5 ? "light" : "dark";
    });
  await page.emulateMedia({ colorScheme: "light" });
  await site.open();
  await expect.poll(frame).toBe("light");
  await site.theme("dark").click();
  await expect.poll(frame).toBe("dark");
  await site.theme("system").click();
  await expect.poll(frame).toBe("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(frame).toBe("dark");
});
