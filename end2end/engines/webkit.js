// WebKit: WebKitGTK's own small browser, on a screen and a message bus made for it, driven by its
// WebDriver.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { Builder, By, Capabilities } from "selenium-webdriver";
import { find, findMiniBrowser } from "./find.js";

export const name = "WebKit";

const PROGRAMS = ["WebKitWebDriver", "xvfb-run", "dbus-run-session"];

const browser = findMiniBrowser();

/** Why it cannot be had here; undefined where it can. */
export const missing =
  browser && PROGRAMS.every((program) => find(program))
    ? undefined
    : "WebKit (Debian: webkit2gtk-driver, xvfb, xauth, dbus) is not installed";

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Starts the driver; `stop` ends it, and what it started. */
async function startDriver() {
  const port = await freePort();
  const [driver, screen, bus] = PROGRAMS;
  const env = { ...process.env };
  // Its sandbox refuses to run as root.
  if (process.getuid() === 0) env.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = "1";
  const args = ["--auto-servernum", bus, "--", driver, `--port=${port}`];
  const server = spawn(screen, args, { env, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (data) => (said += data));
  const ended = new Promise((done) => server.once("exit", done));
  let running = true;
  ended.then(() => (running = false));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    // A group of processes of their own.
    if (running) process.kill(-server.pid, "SIGTERM");
    await ended;
  };
  while (running) {
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return { url, stop };
  }
  throw new Error(`WebKitWebDriver did not start:\n${said}`);
}

/** Starts the browser with one page. */
export async function start() {
  const { url, stop } = await startDriver();
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
  });
  let driver;
  try {
    driver = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    open: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    back: () => driver.navigate().back(),
    evaluate: (code, arg) => driver.executeScript(code, arg),
    click: async (selector, index) => (await driver.findElements(By.css(selector)))[index].click(),
    type: (selector, text) => driver.findElement(By.css(selector)).sendKeys(text),
    // Its driver tells nothing of the console: probe.js, which the server adds to the page, does.
    said: () => driver.executeScript(() => window.said?.splice(0) ?? []),
    close: async () => {
      await driver.quit();
      await stop();
    },
  };
}
