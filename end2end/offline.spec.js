// The page with the network gone: the server is really stopped.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inEachLanguage } from "./fixture.js";
import { Site } from "./page.js";
import { WORDS } from "./words.js";
import {
  build,
  caches,
  DIST,
  expect,
  expectKept,
  newTab,
  openKept,
  test,
  withProfile,
} from "./offline.js";

// Each folder, and each language to begin with.
for (const [folder, lang] of [
  ["/", "zh"],
  ["/some/sub/path/", "en"],
  ["/some/sub/path/index.html", "zh"],
]) {
  test.describe(`in ${folder}`, () => {
    test.use({ folder, lang });

    test("after one visit all works without a network", async ({ site, page, server, words }) => {
      await openKept(site);
      await server.stop();

      await site.reload();
      await site.type("teapot");
      await site.expectFirst(418);
      await site.cardLink(418).click();
      await site.expectOpen(418);
      await site.reload();
      await site.expectView("?q=teapot#418");
      await site.expectOpen(418);

      await site.languageButton.click();
      site.speak(words.other);
      await expect(site.html).toHaveAttribute("lang", site.words.tag);
      await site.expectOpen(418);
      await expect(site.opened.locator(".meaning").first()).toContainText(site.words.parts[0]);
      await site.theme("dark").click();
      await site.reload();
      await expect(site.html).toHaveAttribute("lang", site.words.tag);
      await site.expectTheme("dark");

      await site.openAfresh("?utm_source=mail&class=5xx#503");
      await site.expectOpen(503);
      const tab = await newTab(site, "#401+403");
      await expect(tab.columns.locator(".num")).toHaveText(["401", "403"]);

      const codes = await page.evaluate(
        async () => (await (await fetch("codes.json")).json()).codes,
      );
      expect(codes.length).toBeGreaterThan(42);
      // As a page of its own, a small one: the browser takes ten seconds to show codes.json.
      const icon = await page.goto(new URL("icon.svg", page.url()).href);
      expect(await icon.text()).toContain("<svg");
    });
  });
}

test("a link moves nothing, with a network and without", async ({ site, server }) => {
  await openKept(site);
  await site.watchShifts();
  const openAll = async () => {
    for (const view of ["#404", "?q=timeout#504", "#401+403"]) {
      await site.openAfresh(view);
      // The last of what the app shows.
      const choice = site.main.getByRole("combobox", { name: site.words.compareWith });
      await expect(choice.locator("option").nth(1)).toBeAttached();
      await expect(choice).toBeVisible();
      await site.expectStill();
    }
  };
  await openAll();
  await server.stop();
  await openAll();
});

test("every code has its full text without a network", async ({ site, page, server }) => {
  await openKept(site);
  await server.stop();
  await site.reload();
  const codes = await site.codes();
  const silent = () =>
    page.evaluate(async (codes) => {
      const found = [];
      for (const code of codes) {
        location.hash = code;
        const card = document.getElementById(code);
        const isOpen = () =>
          card.hasAttribute("data-open") &&
          document.querySelectorAll("article[data-open]").length === 1 &&
          card.querySelector(".meaning")?.checkVisibility();
        for (let frames = 0; !isOpen() && frames < 100; frames += 1) {
          await new Promise(requestAnimationFrame);
        }
        if (!isOpen()) found.push(code);
      }
      return found;
    }, codes);
  expect(codes.length).toBeGreaterThan(42);
  expect(await silent()).toEqual([]);
  await site.languageButton.click();
  site.speak("en");
  await expect(site.opened.locator(".meaning").first()).toContainText(site.words.parts[0]);
  expect(await silent()).toEqual([]);
});

test("a browser that starts anew has it all, too", async ({ server, launchOptions, locale }) => {
  await withProfile({ ...launchOptions, locale }, async (open) => {
    const visit = async (view) => {
      const context = await open();
      const site = new Site(await context.newPage(), WORDS.zh, `${server.origin}/`);
      await site.open(view);
      return site;
    };
    await expectKept(await visit(""));
    await server.stop();
    const site = await visit("?q=429#429");
    await site.expectOpen(429);
    await expect(site.state.getByText(site.words.offline)).toBeVisible();
  });
});

inEachLanguage(() => {
  test("it says below that it is ready, and when it is offline", async ({ site, page, server }) => {
    const { worksOffline, offline } = site.words;
    await openKept(site);
    await expect(site.device.getByText(worksOffline)).toBeVisible();
    await site.reload();
    await expectKept(site);
    await expect(site.device.getByText(worksOffline)).toBeVisible();

    await server.stop();
    await site.reload();
    await expectKept(site);
    await expect(site.state.getByText(offline)).toBeVisible();
    await server.listen();
    // What the browser tells the page when it finds a network again.
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(site.state.getByText(offline)).toBeHidden();
  });
});

test("the page of one code leads to the app", async ({ site, page, server }) => {
  await openKept(site);
  await server.stop();
  for (const path of ["404/", "404/index.html", "404"]) {
    await page.goto(`/${path}?lang=en`, { waitUntil: "domcontentloaded" });
    await site.ready();
    await site.expectOpen(404);
    expect(new URL(page.url()).pathname).toBe("/");
    await site.expectView("?lang=en#404");
  }
});

test("the list is that of the build, digests and all", async ({ site, page, server }) => {
  const { version, files } = await build(server.origin);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  for (const [path, type, digest] of files) {
    const content = await readFile(join(DIST, path));
    expect(createHash("sha256").update(content).digest("hex"), path).toBe(digest);
    const served = await fetch(`${server.origin}/${path}`);
    expect(served.headers.get("Content-Type").split(";")[0], path).toBe(type);
  }
  // All that the app itself is made of, and not one page more; nor the files for other programs.
  const listed = files.map(([path]) => path);
  const built = (await readdir(DIST)).filter((name) => {
    const isData = /^(\d{3}|index|choose)\.json$|\.schema\.json$/.test(name);
    return /\.(bin|js|wasm|json)$/.test(name) && !isData;
  });
  expect(listed).toEqual(expect.arrayContaining(built.filter((name) => name !== "sw.js")));
  expect(listed.filter((path) => path.endsWith(".html"))).toEqual(["index.html"]);
  expect(listed).toEqual(expect.arrayContaining(["manifest.webmanifest", "icon.svg"]));

  await openKept(site);
  expect(await caches(page)).toEqual([[`http-status ${server.origin}/ ${version}`, files.length]]);
});

test.describe("beside the app", () => {
  test.use({ allow: /response 404|Failed to load resource/ });

  test("what is not the app's goes to the network as it is", async ({ site, page, server }) => {
    const asked = [];
    server.intercept = (request, response) => {
      // The worker looks for a newer one of itself when it likes.
      if (request.url !== "/sw.js") asked.push(`${request.method} ${request.url}`);
      if (!request.url.startsWith("/api")) return false;
      response.writeHead(request.method === "POST" ? 201 : 404).end("from the network");
      return true;
    };
    await openKept(site);
    const icon = await page.locator('link[type="image/svg+xml"]').getAttribute("href");
    const before = await caches(page);
    asked.length = 0;
    const statuses = await page.evaluate(async (icon) => {
      const status = async (...request) => (await fetch(...request)).status;
      return [
        await status(icon),
        await status(`${icon}?v=2`),
        await status("codes.json", { method: "HEAD" }),
        await status("api"),
        await status("api", { method: "POST", body: "x" }),
      ];
    }, icon);
    expect(statuses).toEqual([200, 200, 200, 404, 201]);
    expect(asked).toEqual([`GET /${icon}?v=2`, "HEAD /codes.json", "GET /api", "POST /api"]);
    expect(await caches(page)).toEqual(before);
  });
});

test("copies in two folders and other apps leave each other alone", async ({
  site,
  page,
  server,
}) => {
  server.intercept = (request, response) => {
    if (request.url !== "/another/app") return false;
    response.writeHead(200, { "Content-Type": "text/html" }).end("from the network");
    return true;
  };
  await page.goto("/another/app");
  await page.evaluate(async () => {
    const cache = await window.caches.open("another app's cache");
    await cache.put("/another/app", new Response("theirs"));
  });
  await openKept(site);
  const deep = new Site(page, site.words, "/some/sub/path/");
  await openKept(deep);
  const names = (await caches(page)).map(([name]) => name);
  expect(names).toHaveLength(3);
  expect(names).toContain("another app's cache");
  await page.goto("/another/app");
  await expect(page.locator("body")).toHaveText("from the network");
});
