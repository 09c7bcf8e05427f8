// How fast the page is, beside the same page with every script taken out: `cargo xtask bench`.
//
// ROUNDS: how often each is loaded (default: 7). Rounds take turns, so that whatever else the
// machine does meets all alike. Each load has a browser context of its own: nothing is cached,
// but for the loads called warm, which come out of the offline worker's cache.
// SITE: the folder of the site (default: dist/). BESIDE: that of another build of it, which takes
// its turns as well. Links to a code are measured beside the code's own page, too.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { launchOptions } from "./browser.js";
import { start } from "./server.js";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const DIST = fileURLToPath(new URL(process.env.SITE ?? "../dist", import.meta.url));

/** A slow phone: 1.6 Mbit/s, 150 ms, and a processor that is four times slower. */
const SLOW = {
  network: { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 },
  processor: 4,
};

/** Sixty keys: words, pinyin, slips of the finger, and the way back to nothing. */
const WORDS = ["timeout", "gatway", "weizhaodao", "teapots"];
const KEYS = WORDS.flatMap((word) => [...word, ...Array(word.length).fill("Backspace")]);

const page = { width: 390, height: 844 };

/** What people share, by what they are called here, and what shows that the text is there. */
const CARD = "article[data-open] .meaning";
const LINKS = [
  ["#404", "#404", CARD],
  ["query and #404", "?q=404#404", CARD],
  ["#401+403", "#401+403", "#compare tbody tr"],
];

/** Runs in the page before anything else: notes when things happen. */
function note() {
  const seen = (window.seen = { shift: 0, tasks: [], ready: undefined, frames: [] });
  Object.assign(seen, { changes: 0, changed: 0 });
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
    });
  observe("layout-shift", ({ value }) => (seen.shift += value));
  observe("longtask", ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  observe("largest-contentful-paint", ({ startTime }) => (seen.largest = startTime));
  new MutationObserver(() => {
    if (document.documentElement?.dataset.ready !== undefined) seen.ready ??= performance.now();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
  // When the frame has ended that shows the latest change of the list.
  const frameEnd = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(undefined);
    });
  const changes = new MutationObserver(() => {
    seen.changes += 1;
    frameEnd((now) => (seen.changed = now));
  });
  document.addEventListener("DOMContentLoaded", () => {
    const list = document.getElementById("list");
    if (!list) return;
    changes.observe(list, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  // When the text is there that a link promises: in the window, and drawn.
  const look = () => {
    const isSeen = (text) => {
      const { top, bottom, height } = text.getBoundingClientRect();
      return text.checkVisibility() && height > 0 && top < innerHeight && bottom > 0;
    };
    const texts = window.wanted ? [...document.querySelectorAll(window.wanted)] : [];
    if (texts.some(isSeen)) frameEnd((now) => (seen.shown = now));
    else requestAnimationFrame(look);
  };
  look();
  // DevTools counts the memory of wasm nowhere.
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiate(...given);
    seen.wasm = made.instance.exports.memory;
    seen.made = performance.now();
    return made;
  };
  // From a key or a press to the end of the frame that shows what came of it.
  const time = ({ timeStamp }) => {
    seen.acted = timeStamp;
    frameEnd((now) => seen.frames.push(now - timeStamp));
  };
  for (const type of ["keydown", "click"]) addEventListener(type, time, { capture: true });
}

async function open(context, slow, wanted) {
  const tab = await context.newPage();
  const devtools = await context.newCDPSession(tab);
  await devtools.send("Network.enable");
  if (slow) {
    await devtools.send("Network.emulateNetworkConditions", { offline: false, ...SLOW.network });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW.processor });
  }
  await tab.addInitScript((wanted) => (window.wanted = wanted), wanted);
  await tab.addInitScript(note);
  return { tab, devtools };
}

/** The latest frame that `act` leads to, in milliseconds. */
async function frame(tab, act) {
  const before = await tab.evaluate(() => window.seen.frames.length);
  await act();
  await tab.waitForFunction((n) => window.seen.frames.length > n, before);
  return tab.evaluate(() => window.seen.frames.at(-1));
}

async function painted(tab) {
  await tab.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
  return tab.evaluate(() => ({
    "first contentful paint, ms":
      performance.getEntriesByName("first-contentful-paint")[0].startTime,
    "largest contentful paint, ms": window.seen.largest,
    "layout shift": window.seen.shift,
  }));
}

/** How long the latest key took until the list changed no more: until the browser was idle twice. */
const lastChange = (tab) =>
  tab.evaluate(async () => {
    const { seen } = window;
    const idle = () => new Promise((then) => requestIdleCallback(then));
    await idle();
    let before;
    do {
      before = seen.changes;
      await idle();
      await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    } while (seen.changes !== before);
    return Math.max(seen.changed - seen.acted, seen.frames.at(-1));
  });

/** How long a key takes until the screen shows it, and what came of it. */
async function type(tab) {
  await tab.getByRole("searchbox").focus();
  const [keys, changes] = [[], []];
  for (const key of KEYS) {
    keys.push(await frame(tab, () => tab.keyboard.press(key)));
    changes.push(await lastChange(tab));
  }
  const at = (values, share) => values.sort((a, b) => a - b)[Math.floor(values.length * share)];
  return {
    "key to paint, p50, ms": at(keys, 0.5),
    "key to paint, p95, ms": at(keys, 0.95),
    "key to last change, p50, ms": at(changes, 0.5),
    "key to last change, p95, ms": at(changes, 0.95),
  };
}

/** When the text of a link is read, and by how much the page has moved until all is here. */
async function loadLink(browser, [name, address, wanted], url, slow) {
  const context = await browser.newContext({ viewport: page, serviceWorkers: "block" });
  const { tab } = await open(context, slow, wanted);
  await tab.goto(url + address, { waitUntil: "commit" });
  await tab.waitForFunction(() => window.seen.shown);
  await tab.waitForLoadState("networkidle");
  const seen = await tab.evaluate(() => window.seen);
  await context.close();
  return { [`${name}: text shown, ms`]: seen.shown, [`${name}: layout shift`]: seen.shift };
}

const loadLinks = async (browser, url, slow) => {
  const found = {};
  for (const link of LINKS) Object.assign(found, await loadLink(browser, link, url, slow));
  return found;
};

/** The code's own page, which needs no app: what a link to it would show. */
const loadStatic = (browser, url, slow) =>
  loadLink(browser, ["#404", "404/", "article .meaning"], url, slow);

/** Runs in the page: types a number as soon as something is painted, and waits until its card stands alone. */
function typeAtOnce() {
  const isSeen = (code) => document.getElementById(code)?.checkVisibility();
  const isPainted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
  let typed;
  const look = () => {
    const field = document.querySelector("[role=searchbox]");
    if (!typed && field && isPainted()) {
      typed = true;
      field.value = "404";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    if (typed && isSeen("404") && !isSeen("200")) window.filtered = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** When the list shows what was typed at the first paint. */
async function loadTyped(browser, url, slow) {
  const context = await browser.newContext({ viewport: page, serviceWorkers: "block" });
  const { tab } = await open(context, slow);
  await tab.addInitScript(typeAtOnce);
  await tab.goto(url, { waitUntil: "commit" });
  await tab.waitForFunction(() => window.filtered);
  const found = { "typed at once, filtered, ms": await tab.evaluate(() => window.filtered) };
  await context.close();
  return found;
}

async function loadBaseline(browser, url, slow) {
  const context = await browser.newContext({ viewport: page });
  const { tab } = await open(context, slow);
  await tab.goto(url, { waitUntil: "load" });
  const found = { ...(await painted(tab)), ...(await type(tab)) };
  // The least that a toggle takes: one attribute, for which the style sheet has the rest.
  const toggle = () => {
    const root = document.documentElement;
    addEventListener("click", () => (root.lang = root.lang === "en" ? "zh-Hans" : "en"));
    root.click();
  };
  found["language toggle, ms"] = await frame(tab, () => tab.evaluate(toggle));
  await context.close();
  return found;
}

async function loadApp(browser, url, slow) {
  const context = await browser.newContext({ viewport: page, serviceWorkers: "block" });
  const { tab, devtools } = await open(context, slow);
  let [requests, bytes] = [0, 0];
  devtools.on("Network.requestWillBeSent", () => (requests += 1));
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await tab.goto(url, { waitUntil: "commit" });
  await tab.waitForFunction(() => window.seen.ready);
  const came = { requests, bytes };
  await tab.waitForLoadState("networkidle");
  const found = await painted(tab);
  const { ready, made } = await tab.evaluate(() => window.seen);
  found["the app works, ms"] = ready;
  // From the wasm compiled to the page alive.
  found["hydration, ms"] = ready - made;
  found["the app works after first paint, ms"] = ready - found["first contentful paint, ms"];
  found["requests until then"] = came.requests;
  found["bytes until then"] = came.bytes;

  Object.assign(found, await type(tab));
  const press = (what) => frame(tab, () => what.dispatchEvent("click"));
  const language = tab.getByRole("button", { name: /^(English|中文)$/ });
  found["language toggle, ms"] = await press(language);
  await tab.waitForLoadState("networkidle");
  found["opening a card, ms"] = await press(tab.locator('article[id="404"] h3 a'));
  await tab.locator("article[data-open] .meaning").first().waitFor();
  const tasks = await tab.evaluate(() =>
    window.seen.tasks.filter(([at]) => at > window.seen.ready).map(([, took]) => took),
  );
  found["tasks over 50 ms after load"] = tasks.length;
  await devtools.send("HeapProfiler.collectGarbage");
  const heap = await devtools.send("Runtime.getHeapUsage");
  const wasm = await tab.evaluate(() => window.seen.wasm.buffer.byteLength);
  found["memory of script and wasm, MB"] = (heap.usedSize + heap.backingStorageSize + wasm) / 1e6;
  await context.close();
  return found;
}

async function loadWarm(browser, url, slow) {
  const context = await browser.newContext({ viewport: page });
  const first = await context.newPage();
  await first.goto(url);
  await first.evaluate(() => navigator.serviceWorker.ready);
  await first.close();
  const { tab } = await open(context, slow);
  await tab.addInitScript(typeAtOnce);
  await tab.goto(url, { waitUntil: "commit" });
  await tab.waitForFunction(() => window.seen.ready && window.filtered);
  const found = await painted(tab);
  const { ready, filtered } = await tab.evaluate(() => ({
    ready: window.seen.ready,
    filtered: window.filtered,
  }));
  await context.close();
  return {
    "warm: first contentful paint, ms": found["first contentful paint, ms"],
    "warm: typed at once, filtered, ms": filtered,
    "warm: the app works, ms": ready,
  };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

function figure(value) {
  return Number.isInteger(value) || value >= 100
    ? value.toFixed(0)
    : value.toFixed(value < 1 ? 3 : 1);
}

/** Prints each measure: median, range, and the ratio to that of others where they have the same. */
function print(title, { app, ...others }) {
  console.log(`\n${title}: median (least to most) of ${ROUNDS} rounds`);
  for (const name of Object.keys(app[0])) {
    const values = app.map((round) => round[name]);
    const range = `(${figure(Math.min(...values))} to ${figure(Math.max(...values))})`;
    let line = `  ${name.padEnd(36)}${figure(median(values)).padStart(8)} ${range}`;
    for (const [other, rounds] of Object.entries(others)) {
      if (!(name in rounds[0])) continue;
      const beside = median(rounds.map((round) => round[name]));
      const ratio = beside > 0 ? `${(median(values) / beside).toFixed(2)} times ` : "";
      line += `, ${ratio}the ${figure(beside)} ${other}`;
    }
    console.log(line);
  }
}

const index = await readFile(`${DIST}/index.html`, "utf8");
// In one language, with the field to type into: as it is with scripts.
const unscripted = index
  .replace(/<script\b[\s\S]*?<\/script>/g, "")
  .replace(/(<html[^>]*?) data-both(="")?/, "$1 data-js");
const scriptless = brotliCompressSync(unscripted);
const site = await start({ folder: DIST, compressed: true });
const baseline = await start({
  folder: DIST,
  compressed: true,
  intercept: (request, response) => {
    if (request.url !== "/") return false;
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br" };
    response.writeHead(200, headers).end(scriptless);
    return true;
  },
});
const beside =
  process.env.BESIDE && (await start({ folder: process.env.BESIDE, compressed: true }));
const browser = await chromium.launch(launchOptions);
const loadAll = async (url, slow) => ({
  ...(await loadApp(browser, url, slow)),
  ...(await loadTyped(browser, url, slow)),
  ...(await loadWarm(browser, url, slow)),
  ...(await loadLinks(browser, url, slow)),
});
try {
  for (const slow of [false, true]) {
    const loads = {
      "without scripts": () => loadBaseline(browser, `${baseline.origin}/`, slow),
      "of the code's page": () => loadStatic(browser, `${site.origin}/`, slow),
      ...(beside && { "of the build beside": () => loadAll(`${beside.origin}/`, slow) }),
      app: () => loadAll(`${site.origin}/`, slow),
    };
    const rounds = Object.fromEntries(Object.keys(loads).map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, load] of Object.entries(loads)) rounds[name].push(await load());
    }
    print(slow ? "slow phone" : "this machine", rounds);
  }
} finally {
  await browser.close();
  for (const server of [site, baseline, beside]) await server?.stop();
}
