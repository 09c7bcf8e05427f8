// Firefox from the system, driven through WebDriver BiDi: no program stands between.

import puppeteer from "puppeteer-core";
import { find } from "./find.js";

export const name = "Firefox";

const program = find("firefox-esr", "firefox");

/** Why it cannot be had here; undefined where it can. */
export const missing = program ? undefined : "Firefox (Debian: firefox-esr) is not installed";

/** Starts the browser with one page. */
export async function start() {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: program });
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  return {
    open: (url) => page.goto(url),
    reload: () => page.reload(),
    back: () => page.evaluate(() => history.back()),
    evaluate: (code, arg) => page.evaluate(code, arg),
    click: async (selector, index) => (await page.$$(selector))[index].click(),
    type: (selector, text) => page.type(selector, text),
    said: () => said.splice(0),
    close: () => browser.close(),
  };
}
