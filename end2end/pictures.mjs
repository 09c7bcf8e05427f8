// Draws the pictures that are drawn by machine: the icons, from the SVG files of art/ and public/, and the
// screenshots that the manifest and the README show, from the built site in dist/.
// Run as `cargo xtask pictures`.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "./browser.js";
import { start } from "./server.js";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Source, target, size; `opaque` where the system would put black behind what is transparent. */
const ICONS = [
  ["public/icon.svg", "icons/icon-192.png", 192],
  ["public/icon.svg", "icons/icon-512.png", 512],
  ["art/maskable.svg", "icons/maskable-512.png", 512, "opaque"],
  ["art/maskable.svg", "icons/apple-touch-180.png", 180, "opaque"],
  ["art/monochrome.svg", "icons/monochrome-512.png", 512],
  ["art/search.svg", "icons/search-96.png", 96],
  ["art/choose.svg", "icons/choose-96.png", 96],
  ["art/4xx.svg", "icons/4xx-96.png", 96],
  ["art/5xx.svg", "icons/5xx-96.png", 96],
];

const WIDE = { viewport: { width: 1280, height: 800 } };
const NARROW = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

const SCREENSHOTS = [
  ["public/screenshots/wide-zh", WIDE, "zh-CN", "light", "?q=%E9%99%90%E6%B5%81#429"],
  ["public/screenshots/wide-en", WIDE, "en-GB", "light", "#401+403"],
  ["public/screenshots/narrow-zh", NARROW, "zh-CN", "light", "?q=404#404"],
  ["public/screenshots/narrow-en", NARROW, "en-GB", "dark", "?q=timeout"],
  ["docs/list", WIDE, "en-GB", "light", ""],
  ["docs/card", WIDE, "zh-CN", "dark", "?q=502#502"],
];

async function drawIcon(browser, source, target, size, opaque) {
  const svg = await readFile(path(source), "base64");
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" style="display:block"
      src="data:image/svg+xml;base64,${svg}">`,
  );
  await page.screenshot({ path: path(`public/${target}`), omitBackground: !opaque });
  await page.close();
}

async function takeScreenshot(browser, origin, name, device, locale, colorScheme, view) {
  const context = await browser.newContext({
    ...device,
    locale,
    colorScheme,
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.goto(`${origin}/${view}`, { waitUntil: "networkidle" });
  await page.locator("html[data-ready]").waitFor();
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
  });
  const session = await context.newCDPSession(page);
  const { viewport, deviceScaleFactor: scale = 1 } = device;
  const clip = { x: 0, y: 0, ...viewport, scale };
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: 80,
    clip,
  });
  await writeFile(path(`${name}.webp`), Buffer.from(data, "base64"));
  await context.close();
}

const server = await start({ folder: path("dist") });
const browser = await chromium.launch(launchOptions);
for (const icon of ICONS) await drawIcon(browser, ...icon);
for (const screenshot of SCREENSHOTS) await takeScreenshot(browser, server.origin, ...screenshot);
await browser.close();
await server.stop();
