// What can go wrong with keeping the page on the device. It goes on working, says what it cannot
// do, and keeps nothing that is not the build's.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Site } from "./page.js";
import { WORDS } from "./words.js";
import {
  build,
  caches,
  DIST,
  expect,
  expectKept,
  forget,
  openKept,
  test,
  withBrowser,
  withProfile,
} from "./offline.js";

/** The page works as far as it can without a copy. */
async function expectAlive(site) {
  await site.type("teapot");
  await site.expectFirst(418);
  await site.page.evaluate(() => (location.hash = "418"));
  await site.expectOpen(418);
}

const said = (site, reason) => site.device.getByText(site.words.notOffline[reason]);

/** The page says why it is not kept, in both languages. */
async function expectSaid(site, reason) {
  const { words } = site;
  for (const lang of [words.other, words.key]) {
    await expect(said(site, reason)).toBeVisible();
    await site.languageButton.click();
    site.speak(lang);
  }
}

/** The browser has put the worker away that could not be installed. */
async function expectNoWorker(page) {
  const isGone = () =>
    page.evaluate(async () => !(await navigator.serviceWorker.getRegistration()));
  await expect.poll(isGone).toBe(true);
}

/**
 * From the moment that the worker is asked for, `act` answers each request for one of its files,
 * given the path and how many came before.
 */
function whenWorkerFetches(server, act) {
  let before;
  server.intercept = (request, response) => {
    const path = request.url.split("?")[0];
    if (path.endsWith("/sw.js")) before ??= 0;
    // The page's own requests have a destination of their own; the worker's have none.
    const worker = before !== undefined && /\/sw\.js$/.test(request.headers.referer ?? "");
    return worker && !path.endsWith("/sw.js") && act(path, before++, request, response) === true;
  };
}

/** The answers that must not be kept, each in the place of the icon's or another file's. */
const BAD = {
  "a file that was altered": (response, type, content) => {
    content[content.length - 2] ^= 1;
    response.writeHead(200, { "Content-Type": type }).end(content);
  },
  "a host's error page": (response) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Please sign in</h1>"),
  "a 404": (response, type, content) =>
    response.writeHead(404, { "Content-Type": type }).end(content),
  "a 500": (response, type, content) =>
    response.writeHead(500, { "Content-Type": type }).end(content),
  "the wrong type": (response, type, content) =>
    response.writeHead(200, { "Content-Type": "text/plain" }).end(content),
  "a redirect": (response) => response.writeHead(302, { Location: "/elsewhere" }).end(),
};

const FILES = { icon: /\/icon\.svg$/, wasm: /\.wasm$/, texts: /texts-en-[^/]*\.bin$/ };

test.describe("bad answers", () => {
  // The browser says of an installation that fails that it failed.
  test.use({ allow: /^request failed|^response [45]|Failed to load resource/ });

  for (const [what, answer] of Object.entries(BAD)) {
    test(`${what} is not kept, whichever file it stands for`, async ({ site, page, server }) => {
      for (const pattern of Object.values(FILES)) {
        whenWorkerFetches(server, (path, before, request, response) => {
          if (path === "/elsewhere") {
            BAD["a host's error page"](response);
            return true;
          }
          if (!pattern.test(path)) return false;
          readFile(join(DIST, path)).then((content) => answer(response, typeOf(path), content));
          return true;
        });
        await site.openAfresh();
        await expect(said(site, "altered")).toBeVisible();
        expect(await caches(page)).toEqual([]);
        await expectAlive(site);
        // A visit that came before the browser has put that worker away would share its fate.
        await expectNoWorker(page);
      }
      await expectSaid(site, "altered");
      // The next visit tries again.
      server.intercept = undefined;
      await site.reload();
      await expectKept(site);
      const { files } = await build(server.origin);
      expect((await caches(page)).map(([, kept]) => kept)).toEqual([files.length]);
    });
  }
});

const typeOf = (path) =>
  ({ svg: "image/svg+xml", wasm: "application/wasm", bin: "application/octet-stream" })[
    path.split(".").pop()
  ];

test("the network dies halfway through", async ({ site, page, server }) => {
  whenWorkerFetches(server, (path, before, request) => {
    if (before < 5) return false;
    request.socket.destroy();
    return true;
  });
  await site.open();
  await expectSaid(site, "network");
  expect(await caches(page)).toEqual([]);
  await expectAlive(site);
  await expectNoWorker(page);
  server.intercept = undefined;
  await site.reload();
  await expectKept(site);
  await server.stop();
  await site.reload();
  await expectAlive(site);
});

test("a file is cut short", async ({ site, page, server }) => {
  whenWorkerFetches(server, (path, before, request, response) => {
    if (!FILES.wasm.test(path)) return false;
    response.writeHead(200, { "Content-Type": "application/wasm", "Content-Length": 100_000 });
    response.write("short", () => request.socket.destroy());
    return true;
  });
  await site.open();
  await expectSaid(site, "network");
  expect(await caches(page)).toEqual([]);
  await expectAlive(site);
});

test("the storage is full", async ({ site, page, server }) => {
  const session = await page.context().newCDPSession(page);
  const { origin } = server;
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 500_000 });
  await site.open();
  await expectSaid(site, "storage");
  expect(await caches(page)).toEqual([]);
  await expectAlive(site);
  await expectNoWorker(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await site.reload();
  await expectKept(site);
});

test("the browser forbids to store anything", async ({ server, launchOptions, locale }) => {
  await withProfile({ ...launchOptions, locale }, async (open, profile) => {
    // As when the reader turns off "sites can save data on your device".
    await mkdir(join(profile, "Default"));
    const forbidden = { profile: { default_content_setting_values: { cookies: 2 } } };
    await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(forbidden));
    const context = await open();
    const site = new Site(await context.newPage(), WORDS.zh, `${server.origin}/`);
    await site.open();
    await expectSaid(site, "refused");
    await expectAlive(site);
  });
});

test("the browser has no service workers", async ({ site, page }) => {
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await site.open();
  await expectSaid(site, "unsupported");
  await expectAlive(site);
});

test("the page came over plain http", async ({ server, launchOptions, locale }) => {
  const args = [...launchOptions.args, "--host-resolver-rules=MAP plain.test 127.0.0.1"];
  await withBrowser({ ...launchOptions, args }, async (browser) => {
    const page = await browser.newPage({ locale });
    const { port } = new URL(server.origin);
    const site = new Site(page, WORDS.zh, `http://plain.test:${port}/`);
    await site.open();
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await expectSaid(site, "insecure");
    await expectAlive(site);
  });
});

test("the worker is killed", async ({ site, page, server }) => {
  await openKept(site);
  const session = await page.context().newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await server.stop();
  await site.reload();
  await expectAlive(site);
  await session.send("ServiceWorker.stopAllWorkers");
  await site.languageButton.click();
  site.speak("en");
  await expect(site.opened.locator(".meaning").first()).toContainText(site.words.parts[0]);
});

test.describe("the copy is deleted behind its back", () => {
  const CASES = {
    "all of it": (page, cache) => page.evaluate((name) => window.caches.delete(name), cache),
    "the page": (page, cache) =>
      page.evaluate(async (name) => (await window.caches.open(name)).delete(location.href), cache),
    "the wasm": (page, cache) => forget(page, cache, ".wasm"),
  };
  for (const [what, remove] of Object.entries(CASES)) {
    test(what, async ({ site, page, server }) => {
      await openKept(site);
      const before = await caches(page);
      await remove(page, before[0][0]);
      expect(await caches(page)).not.toEqual(before);
      await site.reload();
      await expectAlive(site);
      await expect.poll(() => caches(page)).toEqual(before);
      await server.stop();
      await site.reload();
      await expectAlive(site);
    });
  }

  test("with the network gone, too: it says so once it is back", async ({ site, page, server }) => {
    await openKept(site);
    const [[name]] = await caches(page);
    await forget(page, name, "texts-en");
    await server.stop();
    await site.reload();
    // The page is there; what cannot be had is said.
    await site.type("teapot");
    await site.expectFirst(418);
    await expect(said(site, "network")).toBeVisible();
    await server.listen();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expectKept(site);
    await expect(said(site, "network")).toBeHidden();
  });
});
