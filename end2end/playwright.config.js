import { defineConfig } from "@playwright/test";
import { shellOptions } from "./browser.js";

const port = process.env.PORT ?? "4173";
const origin = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  outputDir: "test-results",
  reporter: [["list"], ["./slowest.js"]],
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 5_000 },
  use: {
    baseURL: `${origin}/`,
    // What the page itself does is tested here; the offline worker would answer in its place.
    serviceWorkers: "block",
    browserName: "chromium",
    launchOptions: shellOptions,
  },
  webServer: {
    command: "node serve.js",
    url: `${origin}/index.html`,
    env: { PORT: port },
    reuseExistingServer: false,
  },
});
