// The site works in any folder of any host: the core once more in a deep one.

import { expect, test } from "./fixture.js";
import { WORDS } from "./words.js";

for (const [folder, lang] of [
  ["/some/sub/path/", "zh"],
  ["/some/sub/path/index.html", "en"],
]) {
  test.describe(folder, () => {
    test.use({ folder, lang });

    test("filter, language, link, back and reload", async ({ site, page, words }) => {
      const requests = [];
      page.on("request", (request) => requests.push(new URL(request.url()).pathname));
      await site.open();
      await site.type("40");
      await site.expectFirst(400);
      await site.expectView("?q=40");
      expect(new URL(page.url()).pathname).toBe(folder);
      await site.cardLink(404).click();
      await site.expectOpen(404);
      await site.expectView("?q=40#404");
      await site.languageButton.click();
      await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
      await site.expectOpen(404);
      await site.reload();
      await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
      await site.expectOpen(404);
      await page.goBack();
      await site.expectClosed();
      await site.expectView("?q=40");
      await site.openAfresh("#401+403");
      await expect(site.columns.locator(".num")).toHaveText(["401", "403"]);
      expect(requests.filter((path) => !path.startsWith("/some/sub/path/"))).toEqual([]);
    });

    test("every relative address of the page exists", async ({ site, page, request, baseURL }) => {
      await site.open();
      const addresses = await page.evaluate(() =>
        [...document.querySelectorAll("link[href], a[href], script[src]")]
          .map((element) => new URL(element.href || element.src, location.href))
          .filter((url) => url.origin === location.origin)
          .map((url) => url.pathname),
      );
      for (const path of new Set(addresses)) {
        expect(path).toMatch(/^\/some\/sub\/path\//);
        expect((await request.get(new URL(path, baseURL).href)).status(), path).toBe(200);
      }
    });
  });
}

test("the links of an open card lead to pages that exist", async ({ site, request, baseURL }) => {
  await site.open("#404");
  await site.expectOpen(404);
  const links = site.opened.locator('a[href]:not([href^="#"]):not([href^="http"])');
  for (const href of await links.evaluateAll((all) => all.map((link) => link.href))) {
    const response = await request.get(href);
    expect(response.status(), href.replace(baseURL, "")).toBe(200);
  }
});
