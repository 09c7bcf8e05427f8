// Nothing in an address or in storage can break the page or inject markup.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./fixture.js";
import { dist } from "./nginx.js";

const SCRIPT = "<script>window.__pwned=1</script>";
const IMAGE = "<img src=x onerror=window.__pwned=1>";
const FRAME = "<iframe srcdoc='<script>parent.__pwned=1</script>'>";
const SVG = "<svg/onload=window.__pwned=1>";
const LINK = "javascript:window.__pwned=1";
const QUOTED = `"'><img/src/onerror=window.__pwned=1>`;

const e = encodeURIComponent;

const ADDRESSES = [
  // Markup, plain and encoded, once and twice
  `?q=${SCRIPT}`,
  `?q=${e(SCRIPT)}`,
  `?q=${e(e(SCRIPT))}`,
  `?q=${e(IMAGE)}`,
  `?q=${e(FRAME)}`,
  `?q=${e(SVG)}`,
  `?q=${e(QUOTED)}`,
  `?q=${e(LINK)}`,
  `?q=404${e(IMAGE)}`,
  `?q=${e("</span></article></main>")}${e(SCRIPT)}`,
  `?q=${e("{{constructor.constructor('window.__pwned=1')()}}")}`,
  `?q=${e("${window.__pwned=1}")}`,
  `?q=${e("<!-- --><![CDATA[")}`,
  `#${SCRIPT}`,
  `#${IMAGE}`,
  `#${e(IMAGE)}`,
  `#${e(e(IMAGE))}`,
  `#404${IMAGE}`,
  `#404+${e(IMAGE)}`,
  `#477${QUOTED}`,
  `#${LINK}`,
  `#:~:text=${e(SCRIPT)}`,
  `#404"onclick="window.__pwned=1`,
  `?lang=${e(SCRIPT)}`,
  `?lang=${e('en" onload="window.__pwned=1')}`,
  `?lang=en%00zh`,
  `?lang=__proto__`,
  `?class=${e(IMAGE)}`,
  `?class=4xx,${e(SCRIPT)}`,
  `?source=${e(IMAGE)}`,
  `?source=${e(LINK)}`,
  `?fact=${e(SVG)}&since=${e(QUOTED)}`,
  // Names that objects have by birth
  "?__proto__=1",
  "?__proto__[q]=1&constructor=1",
  "?q=__proto__",
  "?q=constructor",
  "?q=toString",
  "?q=hasOwnProperty",
  "?class=constructor&source=__proto__&fact=prototype",
  "#__proto__",
  "#constructor",
  "#toString",
  "#app",
  "#q",
  "#keys",
  "#compare-title",
  // Broken encodings
  "?q=%",
  "?q=%FF%FE",
  "?q=%C0%80",
  "?q=%ED%A0%80",
  "?q=%00",
  "?q=%u0041",
  "?%FF=%FF&&&==&q",
  "#%",
  "#%00",
  "#%FF",
  "#%E4%BD",
  "#%25%34%30%34",
  "#\u202e404",
  "#\u0000404",
  // Too much of anything
  `?q=${"a".repeat(10_000)}`,
  `?q=${"%F0%9F%AB%96".repeat(1_000)}`,
  `?${"class=4xx&".repeat(1_000)}`,
  `?class=${"4xx,".repeat(2_000)}`,
  `?${"q=x&".repeat(2_000)}`,
  `?lang=${"en".repeat(3_000)}`,
  `#${"a".repeat(10_000)}`,
  `#${"404+".repeat(2_000)}`,
  `#${"%".repeat(5_000)}`,
  `#${"/".repeat(5_000)}404`,
  "#99999999999999999999999",
  "#4e2",
  "#0x194",
  "#NaN",
  "#401+403+",
  "#+++",
];

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      window.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
});

/** Nothing ran, and no markup came in where `place` is. */
async function expectClean(page, place) {
  const found = await page.evaluate((markup) => {
    const { __pwned: ran = "nothing", violations } = window;
    return { ran, violations, markup: document.querySelectorAll(markup).length };
  }, `${place} :is(script, img, iframe, svg, object, embed)`);
  expect.soft(found).toEqual({ ran: "nothing", violations: [], markup: 0 });
}

async function expectUnharmed(site) {
  await expectClean(site.page, "#app");
  await site.type("404");
  await site.expectFirst(404);
}

// Query and fragment are read apart from each other: each load of the page tries one of both.
const QUERIES = ADDRESSES.filter((address) => address.startsWith("?"));
const FRAGMENTS = ADDRESSES.filter((address) => address.startsWith("#"));
const LOADS = Array.from({ length: Math.max(QUERIES.length, FRAGMENTS.length) }, (_, i) => {
  return (QUERIES[i] ?? "") + (FRAGMENTS[i] ?? "");
});

const share = 21;
for (let from = 0; from < LOADS.length; from += share) {
  const part = LOADS.slice(from, from + share);
  test(`addresses ${from + 1} to ${from + part.length}`, async ({ site }) => {
    expect(QUERIES.length + FRAGMENTS.length).toBe(ADDRESSES.length);
    for (const address of part) {
      await test.step(address.slice(0, 60), async () => {
        await site.openAfresh(address);
        await expectUnharmed(site);
      });
    }
  });
}

/** What else may stand in storage. How it is read is tried in tests/early_script.rs, with more of it. */
const STORED = [
  SCRIPT,
  IMAGE,
  QUOTED,
  LINK,
  "",
  "__proto__",
  'en" onload="window.__pwned=1',
  "Dark",
  "\u0000",
  "\ud800",
  "x".repeat(100_000),
];

test("storage", async ({ site, page }) => {
  await site.open();
  for (const value of STORED) {
    await test.step(value.slice(0, 30), async () => {
      await page.evaluate((text) => {
        localStorage.setItem("http-status.lang", text);
        localStorage.setItem("http-status.theme", text);
        localStorage.setItem("http-status.__proto__", text);
        localStorage.setItem("__proto__", text);
      }, value);
      await site.reload();
      site.speak((await site.html.getAttribute("lang")) === "en" ? "en" : "zh");
      await expectUnharmed(site);
      await site.expectTheme("system");
    });
  }
});

test("forbidden storage", async ({ site, page, words }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  await site.open();
  await site.theme("dark").click();
  await site.expectTheme("dark");
  await site.languageButton.click();
  await expect(site.html).toHaveAttribute("lang", "en");
  await expectUnharmed(site);
  await page.goto(site.address("404/"));
  await page.getByRole("button", { name: words.switchTo, exact: true }).click();
  await expect(site.html).toHaveAttribute("lang", "en");
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

/** A page without the app is unharmed by how it was asked for. */
async function expectPageUnharmed(page) {
  await expect(page.getByRole("heading", { level: 1 })).toContainText("404");
  await expect.soft(page.locator("html")).not.toHaveAttribute("data-both");
  await expectClean(page, "body");
}

test("addresses of a page without the app", async ({ site, page }) => {
  const asked = ADDRESSES.filter((address) => /^\?lang|^\?__proto|^#/.test(address));
  expect(asked.length).toBeGreaterThan(25);
  for (const address of asked) {
    await test.step(address.slice(0, 60), async () => {
      // One fragment after another is the same document, which reads none.
      await page.goto(site.address(`404/${address}`), { waitUntil: "domcontentloaded" });
      await expectPageUnharmed(page);
      // Where a press would lead, after the page's own script has had its say.
      const next = await page.evaluate(() => {
        addEventListener("click", (event) => event.preventDefault());
        const link = document.querySelector('[rel="next"]');
        link.click();
        return link.href;
      });
      expect(next).toMatch(/\/405\/(\?lang=(zh|en))?$/);
    });
  }
});

test.describe("paths that lead nowhere", () => {
  test.use({ allow: /404/ });

  test("are text to the page that answers them", async ({ site, page }) => {
    // What a host does that answers unknown paths with our page.
    const lost = await readFile(join(dist, "404.html"));
    await page.route(/\/lost\//, (route) =>
      route.fulfill({ status: 404, contentType: "text/html; charset=utf-8", body: lost }),
    );
    for (const path of [
      e(SCRIPT),
      e(IMAGE),
      e(QUOTED),
      e(FRAME),
      e(LINK),
      e(e(IMAGE)),
      e("../../../etc/passwd"),
      "%FF%FE",
      "%",
      "%00",
      "__proto__",
      "constructor",
      e('"onclick="window.__pwned=1'),
      e("{{7*7}}${7*7}"),
      "\u202etxt.exe",
      "x".repeat(5_000),
      "a/".repeat(500),
      `${e(SCRIPT)}/${e(SCRIPT)}`,
      ";/\\evil.example/",
      "%2F%2Fevil.example%2F",
      "javascript:alert(1)",
    ]) {
      await test.step(path.slice(0, 60), async () => {
        await page.goto(site.address(`lost/${path}?q=${e(SCRIPT)}#${e(IMAGE)}`));
        await expect(page.locator("#asked")).not.toBeEmpty();
        await expectPageUnharmed(page);
        const { here, home, search } = await page.evaluate(() => ({
          here: location.href,
          home: document.querySelector(".title a").href,
          search: document.querySelector("#search a").origin,
        }));
        expect.soft(home).toBe(new URL(site.address(), here).href);
        expect.soft(search).toBe(new URL(here).origin);
      });
    }
  });

  test("ask no other host", async ({ page, baseURL }) => {
    const lost = await readFile(join(dist, "404.html"));
    await page.route(/evil\.example/, (route) =>
      route.fulfill({ status: 404, contentType: "text/html; charset=utf-8", body: lost }),
    );
    await page.goto(`${baseURL}/evil.example/418`);
    await page.waitForURL(`${baseURL}#418`);
  });
});
