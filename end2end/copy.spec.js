// Copying and sharing, and saying how it went.

import { expect, inEachLanguage, test } from "./fixture.js";

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

const permissions = ["clipboard-read", "clipboard-write"];

for (const [folder, lang] of [
  ["/", "zh"],
  ["/some/sub/path/", "en"],
]) {
  test.describe(`in ${folder}`, () => {
    test.use({ folder, lang, permissions });

    test("links have neither query nor language", async ({ site, page, words }) => {
      await site.open(`?q=teapot&lang=${lang}&class=4xx#418`);
      await site.expectOpen(418);
      await site.button(words.copyLink).click();
      await expect(site.toast).toContainText(words.copied);
      const { origin } = new URL(page.url());
      expect(await clipboard(page)).toBe(`${origin}${folder}418/`);
      const permalink = site.card(418).getByRole("link", { name: words.permalink });
      await expect(permalink).toHaveAttribute("href", "418/");
      await site.openAfresh("index.html#404");
      await site.button(words.copyAppLink).click();
      await expect(site.toast).toContainText(words.copied);
      expect(await clipboard(page)).toBe(`${origin}${folder}#404`);
    });
  });
}

inEachLanguage(() => {
  test.describe("with the clipboard", () => {
    test.use({ permissions });

    test("name, example and constants", async ({ site, page, words }) => {
      await site.open("#404");
      await site.expectOpen(404);
      await site.button(words.copyName).click();
      await expect(site.toast).toContainText(words.copied);
      expect(await clipboard(page)).toBe("404 Not Found");

      await site.toast.getByRole("button", { name: words.close }).click();
      await expect(site.toast).not.toHaveAttribute("data-shown");
      await site.button(words.copyExample).click();
      await expect(site.toast).toContainText(words.copied);
      const shown = await site.card(404).locator(".example pre").allTextContents();
      expect(await clipboard(page)).toBe(`${shown.join("\n\n")}\n`);

      const rows = site.card(404).locator(".constants tr");
      expect(await rows.count()).toBeGreaterThan(3);
      for (const row of (await rows.all()).slice(0, 4)) {
        const constant = await row.locator("code").first().innerText();
        await row.getByRole("button", { name: `${words.copy} ${constant}`, exact: true }).click();
        await expect.poll(() => clipboard(page)).toBe(constant);
      }
    });
  });

  test("sharing hands over the link, and a refusal is told", async ({ site, page, words }) => {
    await page.addInitScript(() => {
      window.shared = [];
      navigator.share = (data) => {
        window.shared.push(data);
        const name = ["", "AbortError", "NotAllowedError"][window.shared.length - 1];
        return name ? Promise.reject(new DOMException("no", name)) : Promise.resolve();
      };
    });
    await site.open("?q=404#404");
    await site.expectOpen(404);
    const share = site.button(words.share);
    await share.click();
    await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(1);
    const { origin } = new URL(page.url());
    const { text, url } = await page.evaluate(() => window.shared[0]);
    expect(text).toMatch(/^404 Not Found/);
    expect(text).toContain(words.name404);
    expect(url).toBe(`${origin}/404/`);
    await share.click();
    await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(2);
    await expect(site.toast).not.toHaveAttribute("data-shown");
    await share.click();
    await expect(site.toast).toContainText(words.shareRefused);
  });
});

for (const [what, lang, refuse] of [
  [
    "refuses",
    "zh",
    () => {
      navigator.clipboard.writeText = () =>
        Promise.reject(new DOMException("no", "NotAllowedError"));
    },
  ],
  ["is missing", "en", () => Object.defineProperty(navigator, "clipboard", { value: undefined })],
]) {
  test.describe(lang, () => {
    test.use({ lang });

    test(`a clipboard that ${what} is told, and the text is selected`, async ({
      site,
      page,
      words,
    }) => {
      await page.addInitScript(refuse);
      await site.open("#404");
      await site.expectOpen(404);
      await site.button(words.copyName).click();
      await expect(site.toast).toContainText(words.copyRefused);
      await expect(site.refused).toHaveValue("404 Not Found");
      await expect(site.refused).toBeFocused();
      await expect
        .poll(() =>
          site.refused.evaluate(({ value, selectionStart, selectionEnd }) =>
            value.slice(selectionStart, selectionEnd),
          ),
        )
        .toBe("404 Not Found");
      await site.button(words.copyLink).click();
      await expect(site.refused).toHaveValue(/\/404\/$/);
      await expect(site.refused).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(site.toast).not.toHaveAttribute("data-shown");
      await site.expectFocusKept();
    });
  });
}

test("a refused example keeps its lines", async ({ site, page, words }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no"));
  });
  await site.open("#404");
  await site.expectOpen(404);
  const shown = await site.card(404).locator(".example pre").allTextContents();
  await site.button(words.copyExample).click();
  const field = site.refused;
  await expect(field).toHaveValue(`${shown.join("\n\n")}\n`);
  await expect(field).toBeFocused();
});

test.describe("what is told of a copy", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("goes after six seconds, but not from under a pointer or the focus", async ({
    site,
    page,
    words,
  }) => {
    await page.clock.install();
    await site.open("#404");
    await site.expectOpen(404);
    // Time passes when the test says so.
    await page.clock.pauseAt(Date.now() + 60_000);
    const told = site.toast.getByText(words.copied);
    const copy = async () => {
      await site.toast.evaluate((toast) => toast.querySelector("p")?.setAttribute("data-old", ""));
      await site.button(words.copyName).click();
      await expect(site.toast.locator("p:not([data-old])")).toBeVisible();
    };
    await copy();
    await page.clock.fastForward(5_000);
    await expect(told).toBeVisible();
    // Told anew, it has its whole time again.
    await copy();
    await page.clock.fastForward(5_000);
    await expect(told).toBeVisible();
    await page.clock.fastForward(1_500);
    await expect(told).toBeHidden();
    await expect(site.button(words.copyName)).toBeFocused();

    await copy();
    await site.toast.hover();
    await page.clock.fastForward(20_000);
    await expect(told).toBeVisible();
    await page.mouse.move(1, 1);
    await page.clock.fastForward(7_000);
    await expect(told).toBeHidden();

    await copy();
    await site.toast.getByRole("button", { name: words.close }).focus();
    await page.clock.fastForward(20_000);
    await expect(told).toBeVisible();
    await site.cardLink(404).focus();
    await page.clock.fastForward(7_000);
    await expect(told).toBeHidden();
    await expect(site.cardLink(404)).toBeFocused();
  });

  test("stays where it holds the text that could not be copied", async ({ site, page, words }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no"));
    });
    await page.clock.install();
    await site.open("#404");
    await site.expectOpen(404);
    await site.button(words.copyName).click();
    await expect(site.refused).toBeFocused();
    // Letters belong to the field.
    for (const key of ["Shift+L", "t"]) await page.keyboard.press(key);
    await site.cardLink(404).focus();
    await page.clock.fastForward(60_000);
    await expect(site.refused).toHaveValue("404 Not Found");
    await expect(site.html).toHaveAttribute("lang", words.tag);
  });
});

test("nothing to share with, nothing offered", async ({ site, page, words }) => {
  await page.addInitScript(() => {
    delete Navigator.prototype.share;
  });
  await site.open("#404");
  await site.expectOpen(404);
  await expect(site.button(words.copyLink)).toBeVisible();
  await expect(site.button(words.share)).toBeHidden();
});
