// The page of a code, which stands without the app, and the way there and back.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, inEachLanguage, test } from "./fixture.js";
import { dist } from "./nginx.js";
import { WORDS } from "./words.js";

const ZH = WORDS.zh.tag;

/** The details in a language. */
const half = (page, tag) => page.locator(`.opened[lang="${tag}"]`);

inEachLanguage((lang) => {
  const { tag } = WORDS[lang];
  const other = WORDS[WORDS[lang].other];

  test("it says all, in the reader's language, without the app", async ({ page, site, words }) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site.address("404/"));
    await expect(site.html).toHaveAttribute("lang", tag);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("404 Not Found");
    await expect(page.getByRole("article", { name: "404 Not Found", exact: true })).toBeVisible();
    await expect(half(page, tag)).toBeVisible();
    await expect(half(page, other.tag)).toBeHidden();
    for (const part of words.parts) {
      await expect(half(page, tag).getByRole("heading", { name: part, exact: true })).toBeVisible();
    }
    expect(await site.foreignText()).toEqual([]);
    expect(
      asked.filter((path) => !/^\/(404\/|style-\w+\.css|icon\.svg|favicon\.ico)$/.test(path)),
    ).toEqual([]);
  });

  test("the title is in the language that is shown", async ({ page, site, words }) => {
    for (const [path, title] of [
      [
        "404/",
        { zh: "404 Not Found 未找到 · HTTP 状态码", en: "404 Not Found · HTTP status codes" },
      ],
      ["404.html", { zh: /未找到 · HTTP 状态码$/, en: "404 Not Found · HTTP status codes" }],
      ["lists/retry/", { zh: / · HTTP 状态码$/, en: /^[ -~]+ · HTTP status codes$/ }],
      ["choose/", { zh: / · HTTP 状态码$/, en: /^[ -~]+ · HTTP status codes$/ }],
    ]) {
      await page.goto(site.address(path));
      await expect(page).toHaveTitle(title[lang]);
      await page.getByRole("button", { name: words.switchTo, exact: true }).click();
      await expect(page).toHaveTitle(title[other.key]);
      await page.getByRole("button", { name: other.switchTo, exact: true }).click();
      await expect(page).toHaveTitle(title[lang]);
    }
  });

  test("the switch is remembered, here and in the app", async ({ page, site, words }) => {
    await page.goto(site.address("429/"));
    await page.getByRole("button", { name: words.switchTo, exact: true }).click();
    await expect(site.html).toHaveAttribute("lang", other.tag);
    await expect(half(page, other.tag)).toBeVisible();
    await page.reload();
    await expect(site.html).toHaveAttribute("lang", other.tag);
    await page.locator('a[href="../#429"]').click();
    await site.ready();
    await site.expectOpen(429);
    await expect(site.html).toHaveAttribute("lang", other.tag);
  });

  test("a language in the address holds for the visit", async ({ page, site }) => {
    await page.goto(site.address(`404/?lang=${other.key}`));
    await expect(site.html).toHaveAttribute("lang", other.tag);
    await page.locator('[rel="next"]').click();
    await expect(page).toHaveURL(new RegExp(`/405/\\?lang=${other.key}$`));
    await expect(site.html).toHaveAttribute("lang", other.tag);
    await page.locator('a[href="../#405"]').click();
    await site.ready();
    await site.expectView(`?lang=${other.key}#405`);
    await page.goBack();
    site.speak(other.key);
    await site.languageButton.click();
    await expect(page).toHaveURL(/\/405\/$/);
    await expect(site.html).toHaveAttribute("lang", tag);
  });

  test("the app leads to it, and it to the app", async ({ page, site }) => {
    await site.open("#410");
    await site.expectOpen(410);
    await site.opened.locator('a[href="410/"]').click();
    await expect(page).toHaveURL(/\/410\/$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("410 Gone");
    const compare = half(page, tag).locator(".differences a").first();
    const pair = (await compare.textContent()).split(" / ").join("+");
    await compare.click();
    await site.ready();
    await site.expectView(`#${pair}`);
    await expect(site.columns).toHaveCount(2);
  });

  test("axe finds nothing, light or dark", async ({ page, site }) => {
    // Else the grounds of buttons are on their way from one colour to the other.
    await page.emulateMedia({ reducedMotion: "reduce" });
    const analyse = async (what, axe) => {
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0].html}`)).toEqual([]);
    };
    // Legacy mode analyses in this page; the other one opens a second.
    const axe = () => new AxeBuilder({ page }).setLegacyMode();
    // Three shapes: the usual, several meanings, and no class. And the page for lost addresses.
    for (const path of ["404/", "499/", "000/", "404.html"]) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(site.address(path));
      await expect(site.html).not.toHaveAttribute("data-both");
      await analyse(path, axe());
      // The structure is the same in the dark: what may differ is the contrast.
      await page.emulateMedia({ colorScheme: "dark" });
      const rules = ["color-contrast", "link-in-text-block"];
      await analyse(`${path}, dark,`, axe().withRules(rules));
    }
  });
});

test("the stored theme is on it", async ({ page, site }) => {
  await site.open();
  await site.theme("dark").click();
  await page.goto(site.address("404/"));
  await expect(site.html).toHaveAttribute("data-theme", "dark");
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe("dark");
});

// With all that programs say and the lines that send a code, the page of 400 is the largest.
test("every page is small", async () => {
  for (const name of await readdir(dist)) {
    if (!/^\d{3}$/.test(name)) continue;
    const { length } = await readFile(join(dist, name, "index.html.br"));
    expect.soft(length, name).toBeLessThan(16_000);
  }
});

test.describe("nothing scrolls sideways", () => {
  for (const width of [320, 1280]) {
    test(`at ${width}`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 800 });
      const lists = ["lists/retry/", "lists/retry/?lang=en"];
      for (const path of ["404/", "499/", "511/", "000/", "404.html", ...lists]) {
        await page.goto(site.address(path));
        expect.soft(await site.sideways(), path).toBe(0);
      }
    });
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("both languages can be read", async ({ page, site }) => {
    for (const path of ["404/", "404.html"]) {
      await page.goto(site.address(path));
      for (const lang of ["zh", "en"]) {
        const { tag, parts } = WORDS[lang];
        for (const part of parts) {
          const heading = half(page, tag).getByRole("heading", { name: part, exact: true });
          await expect(heading).toBeVisible();
        }
        await expect(page.locator(`.summary [lang="${tag}"]`)).toBeVisible();
      }
      await expect(page.locator("[data-switch]")).toBeHidden();
      expect(await site.sideways()).toBe(0);
    }
  });

  test("the list leads to it, and it to its neighbours", async ({ page, site }) => {
    await page.goto(site.address());
    await page.locator('.no-script a[href="404/"]').click();
    await expect(page).toHaveURL(/\/404\/$/);
    await page.locator('[rel="next"]').click();
    await expect(page).toHaveURL(/\/405\/$/);
    await page.locator('.with a[href="../501/"]').first().click();
    await expect(page).toHaveURL(/\/501\/$/);
    await expect(page.locator(`.name[lang="${ZH}"]`)).toBeVisible();
  });
});

test.describe("on paper", () => {
  test("what one cannot use there is not there", async ({ page, site }) => {
    await page.goto(site.address("404/"));
    await page.emulateMedia({ media: "print" });
    await expect(half(page, ZH)).toBeVisible();
    for (const gone of [".tools", ".near", ".actions", ".foot"]) {
      await expect(page.locator(gone).first()).toBeHidden();
    }
  });
});
