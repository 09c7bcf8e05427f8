// Nothing in an address or in storage can break the page or inject markup.

import { expect, test } from "./fixture.js";

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

async function expectUnharmed(site) {
  const { page } = site;
  expect.soft(await page.evaluate(() => window.__pwned)).toBeUndefined();
  expect.soft(await page.evaluate(() => window.violations)).toEqual([]);
  await expect
    .soft(page.locator("#app :is(script, img, iframe, svg, object, embed)"))
    .toHaveCount(0);
  await site.type("404");
  await site.expectFirst(404);
}

const share = 20;
for (let from = 0; from < ADDRESSES.length; from += share) {
  const part = ADDRESSES.slice(from, from + share);
  test(`addresses ${from + 1} to ${from + part.length}`, async ({ site }) => {
    for (const address of part) {
      await test.step(address.slice(0, 60), async () => {
        await site.openAfresh(address);
        await expectUnharmed(site);
      });
    }
  });
}

test("storage", async ({ site, page }) => {
  await site.open();
  for (const value of [
    SCRIPT,
    QUOTED,
    LINK,
    "__proto__",
    "\u0000",
    "\ud800",
    "x".repeat(100_000),
  ]) {
    await test.step(value.slice(0, 30), async () => {
      await page.evaluate((text) => {
        localStorage.setItem("http-status.lang", text);
        localStorage.setItem("http-status.theme", text);
      }, value);
      await site.reload();
      await expectUnharmed(site);
      await site.expectTheme("system");
    });
  }
});

test("the policy allows no foreign script", async ({ site, page }) => {
  await site.open();
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
});
