// What the tests of the offline worker stand on: a server of their own that they really stop and
// start, and the page on it, in a browser that lets the worker be.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { expect as quick, test as base } from "./fixture.js";
import { launchOptions } from "./browser.js";
import { Site } from "./page.js";
import { start } from "./server.js";

/** Before the page is kept, all of it travels once more: that may take a while on a busy machine. */
export const expect = quick.configure({ timeout: 20_000 });

const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The build under test, and the same site as another edition. */
export const DIST = folder("dist");
export const NEXT = folder("target/next");

export const test = base.extend({
  serviceWorkers: "allow",
  // The network that is taken away is seen to be away; nothing else may be seen.
  allow: /^request failed|^console error: Failed to load resource/,

  /** The site on a server of this test alone. */
  server: async ({}, use) => {
    const server = await start({ folder: DIST });
    await use(server);
    await server.stop().catch(() => {});
  },
  baseURL: ({ server }, use) => use(server.origin),
});

/** The page is kept on the device: the worker has all of it, and answers for this page. */
export async function expectKept(site) {
  await expect(site.device.getByText(site.words.worksOffline)).toBeVisible();
  await site.page.waitForFunction(() => navigator.serviceWorker.controller);
}

/** Opens a view and waits until it is kept. */
export async function openKept(site, view = "") {
  await site.open(view);
  await expectKept(site);
}

/** Another tab of the same browser. */
export async function newTab(site, view = "") {
  const tab = new Site(await site.page.context().newPage(), site.words, site.folder);
  await tab.open(view);
  return tab;
}

/** The names of all caches of the origin, and how much each holds. */
export function caches(page) {
  return page.evaluate(async () => {
    const { caches } = window;
    const names = await caches.keys();
    return Promise.all(
      names.map(async (name) => [name, (await (await caches.open(name)).keys()).length]),
    );
  });
}

/** Deletes the files with this in their address from a cache, behind the worker's back. */
export function forget(page, cache, part) {
  return page.evaluate(
    async ([name, part]) => {
      const cache = await window.caches.open(name);
      const files = (await cache.keys()).filter(({ url }) => url.includes(part));
      await Promise.all(files.map((file) => cache.delete(file)));
    },
    [cache, part],
  );
}

/** What the worker of a server lists: `{ version, files }`. */
export async function build(origin) {
  const source = await (await fetch(`${origin}/sw.js`)).text();
  return JSON.parse(/\{"files":\[\[.*?"version":"[^"]*"\}/.exec(source)[0]);
}

/** A copy of a build that a test may change. */
export async function copyOf(site, use) {
  const copy = await mkdtemp(join(tmpdir(), "site-"));
  try {
    await cp(site, copy, { recursive: true });
    await use(copy);
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** A browser of the test's own. */
export async function withBrowser(options, use) {
  const browser = await chromium.launch(options);
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
}

/**
 * The whole browser with a profile on disk, which outlives it: `open` starts it, again and again. Only
 * that one reads settings in the profile, and installs apps.
 */
export async function withProfile(options, use) {
  const profile = await mkdtemp(join(tmpdir(), "profile-"));
  let context;
  const close = async () => {
    await context?.close();
    context = undefined;
  };
  const open = async () => {
    await close();
    const { executablePath, channel } = launchOptions;
    // A window that the system opens may load before the context's language is set.
    const args = [...options.args, `--accept-lang=${options.locale}`];
    const whole = { ...options, executablePath, channel, args };
    context = await chromium.launchPersistentContext(profile, whole);
    return context;
  };
  try {
    await use(open, profile);
  } finally {
    await close();
    await rm(profile, { recursive: true, force: true });
  }
}
