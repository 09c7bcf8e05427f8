// The files for other programs, as a host sends them that follows the notes: their types, and who may
// read them; and the pages that lead to them.

import { createServer } from "node:http";
import { expect, test as base } from "./fixture.js";
import { ask, missing, start } from "./nginx.js";

base.skip(Boolean(missing) && !process.env.CI, missing);

const DATA = {
  "404.json": "application/json; charset=utf-8",
  "404.md": "text/markdown; charset=utf-8",
  "000.json": "application/json; charset=utf-8",
  "codes.csv": "text/csv; charset=utf-8",
  "codes.json": "application/json; charset=utf-8",
  "codes.schema.json": "application/json; charset=utf-8",
  "index.json": "application/json; charset=utf-8",
  "llms.txt": "text/plain; charset=utf-8",
  "llms-full.txt": "text/plain; charset=utf-8",
};

const CLOSED = [
  "",
  "index.html",
  "404/",
  "404.html",
  "lists/retry/",
  "robots.txt",
  "sw.js",
  "nowhere",
];

for (const folder of ["", "/some/sub path"]) {
  const test = base.extend({
    nginx: [
      async ({}, use) => {
        const server = await start(folder);
        await use({ ...server, site: server.origin + encodeURI(folder) });
        await server.stop();
      },
      { scope: "worker" },
    ],
    baseURL: ({ nginx }, use) => use(`${nginx.origin}/`),
    folder: `${encodeURI(folder)}/`,
  });

  test.describe(folder || "alone", () => {
    test("data has its type and is open to all; nothing else is", async ({ nginx }) => {
      for (const [name, type] of Object.entries(DATA)) {
        const { status, headers } = await ask(`${nginx.site}/${name}`);
        expect.soft(status, name).toBe(200);
        expect.soft(headers["content-type"], name).toBe(type);
        expect.soft(headers["access-control-allow-origin"], name).toBe("*");
        expect.soft(headers["cache-control"], name).toBe("no-cache");
      }
      for (const name of [...CLOSED, "477.json"]) {
        const { headers } = await ask(`${nginx.site}/${name}`);
        expect.soft(headers["access-control-allow-origin"], name).toBeUndefined();
      }
    });

    test.describe("elsewhere", () => {
      // The page itself is on another host here.
      test.use({ allow: /another host/ });

      test("a page of another site reads data", async ({ nginx, page }) => {
        const other = createServer((_, response) => {
          response.setHeader("Content-Type", "text/html");
          response.end("<!doctype html><title>other</title>");
        });
        await new Promise((listening) => other.listen(0, "127.0.0.1", listening));
        try {
          await page.goto(`http://127.0.0.1:${other.address().port}/`);
          const read = (name) =>
            page.evaluate(
              (url) =>
                fetch(url).then(
                  (answer) => answer.text(),
                  () => "refused",
                ),
              `${nginx.site}/${name}`,
            );
          expect(JSON.parse(await read("404.json")).code).toBe(404);
          expect(await read("404.md")).toMatch(/^# 404 Not Found/);
          expect(JSON.parse(await read("index.json")).version).toBe(2);
        } finally {
          other.close();
          other.closeAllConnections();
        }
      });
    });

    test("pages lead to data and to lists", async ({ nginx, page, site }) => {
      await page.goto(site.address("404/"));
      const alternates = page.locator('link[rel="alternate"]');
      const links = await alternates.evaluateAll((all) =>
        all.map(({ href, type }) => [type, href]),
      );
      expect(links).toEqual([
        ["application/json", `${nginx.site}/404.json`],
        ["text/markdown", `${nginx.site}/404.md`],
      ]);
      for (const [type, href] of links) {
        expect((await ask(href)).headers["content-type"]).toBe(`${type}; charset=utf-8`);
      }
      await page.goto(site.address("503/"));
      await page.locator('a[href="../lists/retry/"]').click();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.locator("tbody a:visible", { hasText: "429" }).click();
      await expect(page).toHaveURL(/\/429\/$/);
      for (const list of ["retry", "cacheable", "no-content"]) {
        await page.goto(site.address(""));
        await page.locator(`footer a[href="lists/${list}/"]`).click();
        await expect(page).toHaveURL(new RegExp(`/lists/${list}/$`));
        const shown = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
        expect(shown, `${list} fits the window`).toBe(true);
      }
    });
  });
}
