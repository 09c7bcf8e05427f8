// How fast the page is, beside the same page with every script taken out: `cargo xtask bench`.
//
// ROUNDS: how often each is loaded (default: 7). Rounds take turns, so that whatever else the
// machine does meets both alike. Each load has a browser context of its own: nothing is cached,
// but for the loads called warm, which come out of the offline worker's cache.

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

/** Runs in the page before anything else: notes when things happen. */
function note() {
  const seen = (window.seen = { shift: 0, tasks: [], ready: undefined, frames: [] });
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
  // DevTools counts the memory of wasm nowhere.
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiate(...given);
    seen.wasm = made.instance.exports.memory;
    return made;
  };
  // From a key or a press to the end of the frame that shows what came of it.
  const time = ({ timeStamp }) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.frames.push(performance.now() - timeStamp);
      port2.postMessage(undefined);
    });
  for (const type of ["keydown", "click"]) addEventListener(type, time, { capture: true });
}

async function open(context, slow) {
  const tab = await context.newPage();
  const devtools = await context.newCDPSession(tab);
  await devtools.send("Network.enable");
  if (slow) {
    await devtools.send("Network.emulateNetworkConditions", { offline: false, ...SLOW.network });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW.processor });
  }
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

/** How long a key takes until the screen shows it, and what came of it. */
async function type(tab) {
  await tab.getByRole("searchbox").focus();
  const keys = [];
  for (const key of KEYS) keys.push(await frame(tab, () => tab.keyboard.press(key)));
  keys.sort((a, b) => a - b);
  return {
    "key to paint, p50, ms": keys[Math.floor(keys.length * 0.5)],
    "key to paint, p95, ms": keys[Math.floor(keys.length * 0.95)],
  };
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
  const ready = await tab.evaluate(() => window.seen.ready);
  found["filter works, ms"] = ready;
  found["filter works after first paint, ms"] = ready - found["first contentful paint, ms"];
  found["requests until then"] = came.requests;
  found["bytes until then"] = came.bytes;

  Object.assign(found, await type(tab));
  const press = (selector) => frame(tab, () => tab.locator(selector).dispatchEvent("click"));
  found["language toggle, ms"] = await press("[data-language]");
  await tab.waitForLoadState("networkidle");
  found["opening a card, ms"] = await press('article[id="404"] h3 a');
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
  await tab.goto(url, { waitUntil: "commit" });
  await tab.waitForFunction(() => window.seen.ready);
  const found = await painted(tab);
  const ready = await tab.evaluate(() => window.seen.ready);
  await context.close();
  return {
    "warm: first contentful paint, ms": found["first contentful paint, ms"],
    "warm: filter works, ms": ready,
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

/** Prints each measure: median, range, and the ratio to the baseline where it has the same. */
function print(title, app, baseline) {
  console.log(`\n${title}: median (least to most) of ${ROUNDS} rounds`);
  for (const name of Object.keys(app[0])) {
    const values = app.map((round) => round[name]);
    const range = `(${figure(Math.min(...values))} to ${figure(Math.max(...values))})`;
    let line = `  ${name.padEnd(36)}${figure(median(values)).padStart(8)} ${range}`;
    if (baseline[0][name] > 0) {
      const beside = median(baseline.map((round) => round[name]));
      const ratio = (median(values) / beside).toFixed(2);
      line += `, ${ratio} times the ${figure(beside)} without scripts`;
    }
    console.log(line);
  }
}

const index = await readFile(`${DIST}/index.html`, "utf8");
const scriptless = brotliCompressSync(index.replace(/<script\b[\s\S]*?<\/script>/g, ""));
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
const browser = await chromium.launch(launchOptions);
try {
  for (const slow of [false, true]) {
    const rounds = { app: [], baseline: [] };
    for (let round = 0; round < ROUNDS; round++) {
      rounds.baseline.push(await loadBaseline(browser, `${baseline.origin}/`, slow));
      const cold = await loadApp(browser, `${site.origin}/`, slow);
      rounds.app.push({ ...cold, ...(await loadWarm(browser, `${site.origin}/`, slow)) });
    }
    print(slow ? "slow phone" : "this machine", rounds.app, rounds.baseline);
  }
} finally {
  await browser.close();
  await site.stop();
  await baseline.stop();
}
