// From one build to another and back, with two real builds. A page is of one version when what the
// build wrote into it (the edition below) is what its wasm says (the edition of the root element).

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { inEachLanguage } from "./fixture.js";
import {
  build,
  caches,
  copyOf,
  DIST,
  expect,
  expectKept,
  forget,
  newTab,
  NEXT,
  openKept,
  test,
} from "./offline.js";

/** The page is the build of a folder, and its wasm is, too. */
async function expectBuild(site, folder) {
  const edition = folder === NEXT ? "next" : undefined;
  // In this order: the page before a reload is ready, too.
  await expect(site.page.locator("#edition b")).toHaveText(edition ? [edition] : []);
  await expect(site.html).toHaveAttribute("data-ready");
  expect(await site.html.getAttribute("data-edition")).toBe(edition ?? null);
}

/** Has the page look for a newer version, as the browser's finding a network again does. */
const look = (site) => site.page.evaluate(() => dispatchEvent(new Event("online")));

const bar = (site) => site.updateBar.getByText(site.words.updateReady);

/** A new build stands on the server, and the page has been told. */
async function deploy(server, folder, site) {
  server.folder = folder;
  await look(site);
  await expect(bar(site)).toBeVisible();
}

const press = (site, name) => site.updateBar.getByRole("button", { name, exact: true }).click();

/** Counts the documents that a tab asks for from now on, also where another one takes the place. */
function countLoads(site) {
  const loads = { count: 0 };
  site.page.on("request", (request) => (loads.count += Number(request.isNavigationRequest())));
  return loads;
}

/** A worker waits that was not waiting the last time. The page is told of it a little before. */
async function expectWaiting(site) {
  const another = () =>
    site.page.evaluate(async () => {
      const { waiting } = await navigator.serviceWorker.getRegistration();
      if (!waiting || waiting === window.waited) return false;
      window.waited = waiting;
      return true;
    });
  await expect.poll(another).toBe(true);
}

async function expectOneCache(site, server) {
  const { version, files } = await build(server.origin);
  const kept = [[`http-status ${server.origin}/ ${version}`, files.length]];
  await expect.poll(() => caches(site.page)).toEqual(kept);
}

test("a new version is found on start, and one press applies it", async ({ site, server }) => {
  await openKept(site);
  await expectBuild(site, DIST);
  const other = await newTab(site);
  server.folder = NEXT;
  await site.reload();
  await expect(bar(site)).toBeVisible();
  await expect(bar(other)).toBeVisible();
  await expect(site.device.getByText(site.words.updateReady)).toBeVisible();
  // Nobody has pressed anything yet.
  await expectBuild(site, DIST);
  await expectBuild(other, DIST);

  await press(site, site.words.update);
  for (const tab of [site, other]) {
    await expectBuild(tab, NEXT);
    await expectKept(tab);
    await expect(bar(tab)).toBeHidden();
  }
  await expectOneCache(site, server);
  await server.stop();
  await site.reload();
  await expectBuild(site, NEXT);
});

test("later is later, and the offer stays below", async ({ site, server }) => {
  await openKept(site);
  await deploy(server, NEXT, site);
  await press(site, site.words.later);
  await expect(bar(site)).toBeHidden();
  await site.expectFocusKept();
  await look(site);
  await expect(site.device.getByText(site.words.updateReady)).toBeVisible();
  await expect(bar(site)).toBeHidden();
  await site.device.getByRole("button", { name: site.words.update, exact: true }).click();
  await expectBuild(site, NEXT);
});

inEachLanguage(() => {
  test("what is said of the device is for everybody", async ({ site, page, server }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    // Few cards keep the analysis short.
    await openKept(site, "?class=1xx");
    await deploy(server, NEXT, site);
    for (const name of [site.words.update, site.words.later]) {
      await expect(site.updateBar.getByRole("button", { name, exact: true })).toBeVisible();
    }
    await expect(site.device.getByText(site.words.updateReady)).toBeVisible();
    await server.stop();
    await look(site);
    await expect(site.state.getByText(site.words.offline)).toBeVisible();
    expect(await site.sideways()).toBe(0);
    expect(await site.foreignText()).toEqual([]);
    const analyse = async (axe) => {
      const { violations } = await axe.setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    };
    // A colour on its way to another is none that anybody reads.
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await analyse(new AxeBuilder({ page }));
    // The structure is the same in the dark: what may differ is the contrast.
    await page.emulateMedia({ colorScheme: "dark" });
    await analyse(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));
  });
});

test("a new version is found when the page is seen again after a while", async ({
  site,
  page,
  server,
}) => {
  await page.clock.install();
  const asked = [];
  server.intercept = ({ url }) => asked.push(url) < 0;
  await openKept(site);
  // Registered, looked for, and compared: then the page's start is over.
  await expect.poll(() => asked.filter((url) => url === "/sw.js").length).toBeGreaterThanOrEqual(3);
  server.folder = NEXT;
  asked.length = 0;
  const seen = () => page.evaluate(() => dispatchEvent(new Event("focus")));
  await page.clock.fastForward("59:00");
  await seen();
  await site.settle();
  expect(asked).toEqual([]);
  await page.clock.fastForward("02:00");
  await seen();
  await expect(bar(site)).toBeVisible();
  await expectBuild(site, DIST);
});

test("all tabs change once, each keeps its view, and nothing typed is lost", async ({
  site,
  server,
}) => {
  await openKept(site, "?q=teapot");
  const card = await newTab(site, "?class=5xx#503");
  const pair = await newTab(site, "#401+403");
  const typing = await newTab(site);
  // More than an address holds.
  const line = `GET /a/${"long/".repeat(120)} HTTP/1.1 429`;
  await typing.search.click();
  await typing.page.keyboard.insertText(line);
  await deploy(server, NEXT, site);
  const tabs = [site, card, pair, typing];
  const loads = tabs.map(countLoads);

  await press(typing, site.words.update);
  for (const tab of tabs) {
    await expectBuild(tab, NEXT);
    await expectKept(tab);
  }
  await expect(site.search).toHaveValue("teapot");
  await site.expectFirst(418);
  await card.expectOpen(503);
  await card.expectView("?class=5xx#503");
  await expect(pair.columns.locator(".num")).toHaveText(["401", "403"]);
  await expect(typing.search).toHaveValue(line);
  expect(loads.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
});

test("a tab that is open for long goes on with its own version", async ({ site, page, server }) => {
  await openKept(site);
  const loads = countLoads(site);
  await deploy(server, NEXT, site);
  // The server has none of the old files any more, and soon answers nothing at all.
  await site.languageButton.click();
  site.speak("en");
  await site.cardLink(404).click();
  await site.expectOpen(404);
  await expect(site.opened.locator(".meaning").first()).toContainText(site.words.parts[0]);
  await server.stop();
  const other = await newTab(site, "#500");
  await other.expectOpen(500);
  await expectBuild(other, DIST);
  await expectBuild(site, DIST);
  expect(loads.count).toBe(0);
  await server.listen();

  await press(other, site.words.update);
  await expectBuild(other, NEXT);
  await expectBuild(site, NEXT);
  await site.expectOpen(404);
  await expectOneCache(site, server);
  expect(await page.evaluate(() => document.querySelectorAll(".failed").length)).toBe(0);
});

test("the only tab changes when it is loaded anew", async ({ site, page, server }) => {
  await openKept(site, "?q=teapot");
  await deploy(server, NEXT, site);
  await page.reload();
  await expectBuild(site, NEXT);
  await expectKept(site);
  await expect(site.search).toHaveValue("teapot");
  await expect(bar(site)).toBeHidden();
});

test("back to the older build, and forth again", async ({ site, server }) => {
  await openKept(site);
  const other = await newTab(site, "#404");
  for (const folder of [NEXT, DIST, NEXT]) {
    await deploy(server, folder, site);
    await press(site, site.words.update);
    for (const tab of [site, other]) {
      await expectBuild(tab, folder);
      await expectKept(tab);
    }
    await other.expectOpen(404);
    await expectOneCache(site, server);
  }
});

test("back to the older build before anybody has changed", async ({ site, server }) => {
  await openKept(site);
  const other = await newTab(site, "#404");
  await deploy(server, NEXT, site);
  server.folder = DIST;
  const { version } = await build(server.origin);
  const mine = `http-status ${server.origin}/ ${version}`;
  await expectWaiting(site);
  await look(site);
  // The older build takes the place of the newer one, with the files that are here already.
  await expectWaiting(site);
  await press(site, site.words.update);
  for (const tab of [site, other]) await expectBuild(tab, DIST);
  await expect.poll(async () => (await caches(site.page)).map(([name]) => name)).toEqual([mine]);
  await expectKept(site);
});

test("what comes while another version takes over stays whole", async ({ site, page, server }) => {
  await openKept(site);
  const kept = await caches(page);
  await deploy(server, NEXT, site);
  await expectWaiting(site);
  // The older build comes back. One of its files is missing here, and takes its time.
  await forget(page, kept[0][0], "texts-en");
  let arrive;
  server.intercept = ({ url }, response) => {
    if (!url.includes("texts-en")) return false;
    arrive = async () =>
      response
        .setHeader("Content-Type", "application/octet-stream")
        .end(await readFile(join(DIST, url)));
    return true;
  };
  server.folder = DIST;
  await page.evaluate(async () => {
    (await navigator.serviceWorker.getRegistration()).update();
  });
  await expect.poll(() => Boolean(arrive)).toBe(true);
  await press(site, site.words.update);
  await expectBuild(site, NEXT);
  await arrive();
  await expect(bar(site)).toBeVisible();
  await expectWaiting(site);

  await server.stop();
  await press(site, site.words.update);
  await expectBuild(site, DIST);
  await expect.poll(() => caches(page)).toEqual(kept);
  await site.reload();
  await expectBuild(site, DIST);
});

test("an update that does not arrive whole leaves the old version as it is", async ({
  site,
  server,
}) => {
  await openKept(site);
  const before = await caches(site.page);
  server.folder = NEXT;
  let cut = 0;
  server.intercept = ({ url, socket }) => {
    if (!/\.wasm$/.test(url)) return false;
    cut += 1;
    socket.destroy();
    return true;
  };
  await look(site);
  await expect.poll(() => cut).toBeGreaterThan(0);
  await expect.poll(() => caches(site.page)).toEqual(before);
  await expectKept(site);
  await expect(bar(site)).toBeHidden();
  await site.reload();
  await expectBuild(site, DIST);
  server.intercept = undefined;
  await look(site);
  await expect(bar(site)).toBeVisible();
});

test.describe("a site that has no worker any more", () => {
  test.use({ allow: /response 404|Failed to load resource|bad HTTP response code/ });

  test("is shown as it is", async ({ site, page, server }) => {
    await copyOf(NEXT, async (copy) => {
      const { rm } = await import("node:fs/promises");
      await rm(`${copy}/sw.js`);
      await openKept(site);
      server.folder = copy;
      await look(site);
      const left = () =>
        page.evaluate(async () => !(await navigator.serviceWorker.getRegistration()));
      await expect.poll(left).toBe(true);
      await page.goto("about:blank");
      await site.open();
      await expectBuild(site, NEXT);
    });
  });
});
