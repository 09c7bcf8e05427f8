// What every test stands on: a page in one language, watched. A test fails on any console message,
// page error, failed request or dialog, and on any request to another host.

import { expect, test as base } from "@playwright/test";
import { Site } from "./page.js";
import { LANGUAGES, WORDS } from "./words.js";

export { expect };

/** Playwright's own word that it keeps the offline worker away (see playwright.config.js). */
const BLOCKED_WORKER = "Service Worker registration blocked by Playwright";

/** Collects what must not happen while a context lives. */
function watch(context, origin) {
  const faults = [];
  context.on("console", (message) => {
    if (message.text() !== BLOCKED_WORKER) {
      faults.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  context.on("weberror", (error) => faults.push(`page error: ${error.error()}`));
  context.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) {
      faults.push(`request to another host: ${url}`);
    }
  });
  context.on("requestfailed", (request) => {
    // The browser gives up what is on its way when the page is left; that is no fault.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") faults.push(`request failed: ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) {
      faults.push(`response ${response.status()}: ${response.url()}`);
    }
  });
  return faults;
}

export const test = base.extend({
  /** The language that the browser asks for. */
  lang: ["zh", { option: true }],
  /** A pattern of the faults that a test provokes. */
  allow: [undefined, { option: true }],
  /** The folder that the site is opened in. */
  folder: ["/", { option: true }],

  locale: ({ lang }, use) => use(WORDS[lang].locale),
  words: ({ lang }, use) => use(WORDS[lang]),

  guard: [
    async ({ context, baseURL, allow }, use) => {
      const faults = watch(context, new URL(baseURL).origin);
      await use(faults);
      const unexpected = faults.filter((fault) => !allow?.test(fault));
      expect(unexpected, "console messages, errors and failed or foreign requests").toEqual([]);
    },
    { auto: true },
  ],

  site: ({ page, words, folder }, use) => use(new Site(page, words, folder)),
});

/** Declares tests once for each language. */
export function inEachLanguage(declare) {
  for (const lang of LANGUAGES) {
    test.describe(lang, () => {
      test.use({ lang });
      declare(lang);
    });
  }
}
