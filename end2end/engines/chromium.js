// Chromium, driven by Playwright.

import { chromium } from "@playwright/test";
import { launchOptions } from "../browser.js";

export const name = "Chromium";

/** Why it cannot be had here; undefined where it can. */
export const missing = undefined;

/** Starts the browser with one page. */
export async function start() {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  return {
    open: (url) => page.goto(url),
    reload: () => page.reload(),
    back: () => page.evaluate(() => history.back()),
    evaluate: (code, arg) => page.evaluate(code, arg),
    click: (selector, index) => page.locator(selector).nth(index).click(),
    type: (selector, text) => page.locator(selector).pressSequentially(text),
    said: () => said.splice(0),
    close: () => browser.close(),
  };
}
