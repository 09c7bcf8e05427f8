// What the page promises, and its main paths, in three engines. Only what the page's contract names is
// used: ids, ARIA roles and states, `hidden`, `data-open`, `data-ready`, the address.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { start as startServer } from "../server.js";
import * as chromium from "./chromium.js";
import * as firefox from "./firefox.js";
import * as webkit from "./webkit.js";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const PROBE = await readFile(new URL("probe.js", import.meta.url));

/** How long something may take, in ms, on a busy machine. */
const PATIENCE = 30_000;

const SEARCH = '[role="searchbox"], input[type="search"]';

// These run in the page.
const isReady = () => document.documentElement.hasAttribute("data-ready");
const shownCodes = () => {
  const cards = [...document.querySelectorAll("article[id]:not([hidden])")];
  return cards.map((card) => card.id);
};
const openCodes = () => [...document.querySelectorAll("article[data-open]")].map(({ id }) => id);
const state = (code) => {
  const card = document.getElementById(code);
  const link = card?.querySelector(`a[href="#${code}"]`);
  return {
    hidden: card?.hidden,
    open: card?.hasAttribute("data-open"),
    expanded: link?.getAttribute("aria-expanded"),
  };
};
/** The buttons that can be seen: their accessible names, whether they are pressed, and their places
 * among all buttons. */
const buttons = () => {
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    // An element without a box of its own is read, too.
    const isShown = node.checkVisibility() || getComputedStyle(node).display === "contents";
    const isRead = node.getAttribute("aria-hidden") !== "true" && isShown;
    return isRead ? [...node.childNodes].map(read).join("") : "";
  };
  return [...document.querySelectorAll("button")].flatMap((button, place) => {
    if (!button.checkVisibility()) return [];
    const name = (button.getAttribute("aria-label") ?? read(button)).trim();
    return [{ name, pressed: button.getAttribute("aria-pressed"), place }];
  });
};
/** Whether an element that is scrolled to is in the window, and stays there: the page itself scrolls for
 * two frames after a text has come, to hold in its place what is read. */
const isStill = async ([selector, index]) => {
  const element = document.querySelectorAll(selector)[index];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  element.scrollIntoView({ block: "center" });
  for (const _ of "123") await frame();
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && top > 0 && bottom < innerHeight;
};
/** Whether a file has come. */
const hasCome = (name) => {
  const files = performance.getEntriesByType("resource");
  return files.some((file) => new URL(file.name).pathname.startsWith(`/${name}-`));
};
const status = () => document.querySelector('[role="status"]')?.innerText;
const typed = (selector) => document.querySelector(selector).value;
/** What may tell why a page does not show what it should. */
const situation = (selector) => ({
  address: location.search + location.hash,
  typed: document.querySelector(selector)?.value,
  status: document.querySelector('[role="status"]')?.innerText,
  files: performance
    .getEntriesByType("resource")
    .map(({ name, responseEnd, decodedBodySize }) => [
      new URL(name).pathname,
      Math.round(responseEnd),
      decodedBodySize,
    ]),
});
const language = () => document.documentElement.lang;
const address = () => location.search + location.hash;
const first = () => document.querySelector("article[id]:not([hidden])")?.id;
const compared = (code) => {
  const table = document.querySelector("section#compare table");
  return Boolean(table?.innerText.includes(code));
};
/** Whether a card has its long text, which comes from a file of its own. */
const isTold = (code) => document.getElementById(code).innerText.length > 500;

/** One page of one engine, with the server that it is on. */
class Page {
  constructor(driver, server) {
    this.driver = driver;
    this.server = server;
  }

  /** Opens a view and waits until it is alive. */
  async open(view = "") {
    // Another fragment alone would not load the page.
    await this.driver.open("about:blank");
    await this.driver.open(`${this.server.origin}/${view}`);
    await this.until(isReady);
  }

  /** Loads the page again, once it has what it fetches: Firefox complains of a request cut off. */
  async reload(...files) {
    for (const file of files) await this.until(hasCome, true, file);
    await this.driver.reload();
  }

  /** Waits until what `code` says of the page is what is expected. */
  async until(code, expected = true, arg) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await this.driver.evaluate(code, arg);
      if (isDeepStrictEqual(found, expected)) return;
      if (Date.now() > end) {
        const known = JSON.stringify(await this.driver.evaluate(situation, SEARCH));
        assert.deepEqual(found, expected, `${JSON.stringify(found)}, with ${known}`);
      }
      await pause(20);
    }
  }

  async click(selector, index = 0) {
    // A card out of sight is not laid out: what is in it has no size before it is scrolled to.
    await this.until(isStill, true, [selector, index]);
    return this.driver.click(selector, index);
  }

  async button(name) {
    const found = (await this.driver.evaluate(buttons)).filter((button) => button.name === name);
    assert.equal(found.length, 1, `one button ${name}`);
    return found[0];
  }

  async press(name) {
    await this.click("button", (await this.button(name)).place);
  }

  async type(text) {
    await this.driver.type(SEARCH, text);
    await this.until(typed, text, SEARCH);
  }
}

for (const engine of [chromium, firefox, webkit]) {
  // Where the checks are all, an engine that is not there is a fault.
  if (engine.missing && process.env.CI) {
    it(engine.name, () => assert.fail(engine.missing));
    continue;
  }
  describe(engine.name, { skip: engine.missing, timeout: 5 * PATIENCE }, () => {
    let driver;
    let page;

    before(async () => {
      driver = await engine.start();
    });
    after(() => driver?.close());

    // Each test has an origin of its own: nothing is stored there, and no worker knows it.
    beforeEach(async () => {
      const server = await startServer({
        folder: DIST,
        intercept: engine === webkit ? addProbe : undefined,
      });
      page = new Page(driver, server);
    });
    afterEach(async () => {
      const said = await driver.said();
      await driver.open("about:blank");
      await page.server.stop().catch(() => {});
      assert.deepEqual(said, [], "console messages and errors");
    });

    it("is heard by these tests: its console, and errors that nobody catches", async () => {
      await page.open();
      await driver.evaluate(() => {
        setTimeout(() => {
          throw new Error("thrown");
        });
        console.warn("said");
      });
      const end = Date.now() + PATIENCE;
      const heard = [];
      while (heard.length < 2 && Date.now() < end) {
        heard.push(...(await driver.said()));
        await pause(20);
      }
      assert.match(heard.join(" "), /said.*thrown|thrown.*said/);
    });

    it("has what the contract names", async () => {
      await page.open();
      const found = await driver.evaluate(() => {
        const count = (selector) => document.querySelectorAll(selector).length;
        return {
          search: count('[role="searchbox"], input[type="search"]'),
          status: count('[role="status"]'),
          main: count("main"),
          cards: count("article[id]") > 90,
          open: count("article[data-open], section#compare"),
        };
      });
      assert.deepEqual(found, { search: 1, status: 1, main: 1, cards: true, open: 0 });
      assert.ok(["zh-Hans", "en"].includes(await driver.evaluate(language)));
      for (const name of ["1xx", "2xx", "3xx", "4xx", "5xx"]) {
        assert.equal((await page.button(name)).pressed, "false", name);
      }
      const closed = { hidden: false, open: false, expanded: "false" };
      assert.deepEqual(await driver.evaluate(state, "404"), closed);
    });

    it("searches by words in two languages, and by number", async () => {
      for (const [query, code] of [
        ["teapot", "418"],
        ["限流", "429"],
        ["weizhaodao", "404"],
        ["502", "502"],
      ]) {
        await page.open();
        const all = await driver.evaluate(status);
        await page.type(query);
        await page.until(first, code);
        // Behind it stands the code where it is the one answer, which opens.
        const [asked] = (await driver.evaluate(address)).split("#");
        assert.equal(asked, `?q=${encodeURIComponent(query)}`);
        assert.notEqual(await driver.evaluate(status), all);
      }
    });

    it("filters by class, and back", async () => {
      await page.open();
      const all = await driver.evaluate(shownCodes);
      await page.press("5xx");
      const isFifth = (code) => code.startsWith("5");
      await page.until(shownCodes, all.filter(isFifth));
      assert.equal((await page.button("5xx")).pressed, "true");
      assert.equal(await driver.evaluate(address), "?class=5xx");
      await page.press("5xx");
      await page.until(shownCodes, all);
      assert.equal((await page.button("5xx")).pressed, "false");
    });

    it("opens a card, one at a time, and goes back", async () => {
      await page.open();
      await page.click('article[id="404"] a[href="#404"]');
      await page.until(openCodes, ["404"]);
      const open = { hidden: false, open: true, expanded: "true" };
      assert.deepEqual(await driver.evaluate(state, "404"), open);
      assert.equal(await driver.evaluate(address), "#404");
      await page.until(isTold, true, "404");
      await page.click('article[id="418"] a[href="#418"]');
      await page.until(openCodes, ["418"]);
      await driver.back();
      await page.until(openCodes, ["404"]);
      await driver.back();
      await page.until(openCodes, []);
    });

    it("opens what a link names", async () => {
      await page.open("?q=gateway&lang=en#504");
      await page.until(openCodes, ["504"]);
      await page.until(language, "en");
      const isSeen = () => {
        const { top, bottom } = document.getElementById("504").getBoundingClientRect();
        return top < innerHeight && bottom > 0;
      };
      await page.until(isSeen);
      assert.equal(await driver.evaluate(typed, SEARCH), "gateway");
    });

    it("shows two codes side by side", async () => {
      await page.open("#401+403");
      for (const code of ["401", "403"]) await page.until(compared, true, code);
      await page.open("#404");
      await page.until(openCodes, ["404"]);
      assert.equal(await driver.evaluate(compared, ""), false);
    });

    it("speaks the other language, and keeps to it", async () => {
      await page.open();
      const own = await driver.evaluate(language);
      const [name, other, back] =
        own === "en" ? ["中文", "zh-Hans", "English"] : ["English", "en", "中文"];
      await page.press(name);
      await page.until(language, other);
      await page.reload("search", `texts-${other.slice(0, 2)}`);
      await page.until(isReady);
      await page.until(language, other);
      await page.press(back);
      await page.until(language, own);
    });

    it("works without the network after one visit", async () => {
      await page.open();
      await page.until(() => Boolean(navigator.serviceWorker.controller));
      await page.until(hasCome, true, "search");
      await page.server.stop();
      await driver.reload();
      await page.until(isReady);
      await page.type("teapot");
      await page.until(first, "418");
      await page.click('article[id="418"] a[href="#418"]');
      await page.until(isTold, true, "418");
    });
  });
}

/** Puts probe.js into pages that are navigated to; the worker gets them as they are. */
function addProbe(request, response) {
  if (request.url === "/probe.js") {
    response.writeHead(200, { "Content-Type": "text/javascript" }).end(PROBE);
    return true;
  }
  if (request.headers["sec-fetch-dest"] !== "document") return false;
  readFile(`${DIST}/index.html`, "utf8").then((text) => {
    const page = text.replace("<title>", '<script src="probe.js"></script><title>');
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
  });
  return true;
}
