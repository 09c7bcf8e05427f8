// The page as the tests see it: where things are, and what one does with them.

import { expect } from "@playwright/test";
import { WORDS } from "./words.js";

/** What is waited for is there within a frame or two, mostly: it is looked for again soon. */
const SOON = { intervals: [20, 50, 100, 250, 500] };

export class Site {
  constructor(page, words, folder = "/") {
    this.page = page;
    this.words = words;
    this.folder = folder;
    this.html = page.locator("html");
    this.main = page.getByRole("main");
    this.search = page.getByRole("searchbox");
    this.status = page.getByRole("status");
    this.cards = page.locator("article");
    this.shown = page.locator("article:not([hidden])");
    this.opened = page.locator("article[data-open]");
    this.headings = page.locator("#list > h2");
    this.start = page.locator("main > .start");
    this.empty = page.locator(".empty");
    this.notice = page.locator("#notice");
    this.compare = page.locator("#compare");
    this.columns = this.compare.locator("thead th");
    this.toast = page.locator(".toast");
    this.refused = this.toast.locator("textarea");
    this.keysDialog = page.getByRole("dialog");
    this.failed = page.locator(".failed");
    this.more = page.locator("#more");
    this.moreButton = page.locator("button.unfold");
    this.moreActive = this.moreButton.locator(".badge");
    this.menu = page.locator("#menu");
    this.menuButton = page.locator("button.unfold-menu");
    this.choices = page.locator("button.choice:not(.unfold)");
    this.device = page.locator(".device");
    this.state = page.locator(".state");
    this.updateBar = page.locator(".update");
    this.window = page.locator(".window");
  }

  /** Speaks another language from here on. */
  speak(lang) {
    this.words = WORDS[lang];
  }

  get languageButton() {
    return this.page.getByRole("button", { name: this.words.switchTo, exact: true });
  }

  get themes() {
    return this.page.getByRole("group", { name: this.words.theme, exact: true });
  }

  /** The button of a theme: system, light or dark. */
  theme(key) {
    return this.themes.getByRole("button", { name: this.words.themes[key], exact: true });
  }

  async expectTheme(key) {
    await expect(this.theme(key)).toHaveAttribute("aria-pressed", "true");
    await expect(this.themes.locator('[aria-pressed="true"]')).toHaveCount(1);
  }

  get clear() {
    return this.button(this.words.clearFilters);
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  card(code) {
    return this.page.locator(`article[id="${code}"]`);
  }

  cardLink(code) {
    return this.card(code).getByRole("heading", { level: 3 }).getByRole("link");
  }

  /** The address of a view of the site, relative to the server. */
  address(view = "") {
    return this.folder + view;
  }

  /** Opens a view afresh and waits until the page is interactive. */
  async open(view = "") {
    await this.page.goto(this.address(view), { waitUntil: "domcontentloaded" });
    await this.ready();
  }

  /** Opens a view in the same window, after another one, as if it were the first. */
  async openAfresh(view = "") {
    await this.page.goto("about:blank");
    await this.open(view);
  }

  async reload() {
    await this.page.reload({ waitUntil: "domcontentloaded" });
    await this.ready();
  }

  async ready() {
    await expect(this.html).toHaveAttribute("data-ready");
  }

  /** Holds back files, without which the app does not come alive; the function that is returned lets them through. */
  async hold(files = "**/*.wasm") {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await this.page.route(files, async (route) => {
      await held;
      await route.continue();
    });
    return release;
  }

  /** Opens a view with the app held back, as it is first painted. */
  async openHeld(view = "") {
    const release = await this.hold();
    await this.page.goto(this.address(view), { waitUntil: "commit" });
    await expect(this.page.locator("dialog#keys")).toBeAttached();
    // Before it, the style sheet may be missing, and nobody sees anything.
    const painted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
    await this.page.waitForFunction(painted);
    return release;
  }

  type(text) {
    return this.search.fill(text);
  }

  /** The shown codes in the order of the document. */
  codes() {
    return this.shown.evaluateAll((cards) => cards.map((card) => Number(card.id)));
  }

  /** The number that the live count says. */
  async count() {
    const said = await this.status.innerText();
    return Number(/\d+/.exec(said)?.[0] ?? 0);
  }

  async expectFirst(...codes) {
    const first = async () => (await this.codes()).slice(0, codes.length);
    await expect.poll(first, SOON).toEqual(codes);
  }

  async expectCodes(codes) {
    await expect.poll(() => this.codes(), SOON).toEqual(codes);
  }

  /** What the live count says to whom sees it. */
  async expectStatus(text) {
    await expect(this.status).toHaveText(text, { useInnerText: true });
  }

  /** The live count says how many cards are shown. */
  async expectCountAgrees() {
    const difference = async () => (await this.count()) - (await this.shown.count());
    await expect.poll(difference, SOON).toBe(0);
  }

  /** A code is open, and says all that the catalogue knows of it. */
  async expectOpen(code) {
    await expect(this.card(code)).toHaveAttribute("data-open");
    await expect(this.opened).toHaveCount(1);
    await expect(this.card(code).locator(".meaning").first()).toBeVisible();
  }

  async expectClosed() {
    await expect(this.opened).toHaveCount(0);
  }

  /** The page's own part of the address: query and fragment. */
  view() {
    const url = new URL(this.page.url());
    return url.search + url.hash;
  }

  async expectView(view) {
    await expect.poll(() => this.view(), SOON).toBe(view);
  }

  async openMore() {
    if (await this.more.isHidden()) await this.moreButton.click();
    await expect(this.more).toBeVisible();
  }

  /** Opens the folds of the groups' owners, too. */
  async openOwners() {
    await this.openMore();
    for (const fold of await this.more.locator("details.owners > summary").all())
      await fold.click();
  }

  /** A choice of the filters behind the fold. */
  choice(name) {
    return this.more.getByRole("button", { name, exact: true });
  }

  /** What has the focus, in words; "body" where nothing has. */
  focus() {
    return this.page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return "body";
      const card = activeElement.closest("article");
      const name = activeElement.id || activeElement.textContent.trim().slice(0, 30);
      return `${card ? `card ${card.id}: ` : ""}${activeElement.localName} ${name}`;
    });
  }

  async expectFocusKept() {
    await this.settle();
    await expect.poll(() => this.focus(), SOON).not.toBe("body");
  }

  /** From the next load on, notes every shift of the layout, those after an input, too. */
  watchShifts() {
    return this.page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
          // The browser does not name what CSS has made; its place tells which it is.
          const at = ({ x, y, width, height }) => [x, y, width, height].join(" ");
          const what = ({ node, previousRect, currentRect }) =>
            `${node?.localName}.${node?.className} ${at(previousRect)} -> ${at(currentRect)}`;
          window.shifts.push(`${value}: ${sources.map(what).join(", ")}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
  }

  /** Nothing has moved since. */
  async expectStill() {
    await this.settle();
    expect(await this.page.evaluate(() => window.shifts)).toEqual([]);
  }

  /** Waits until what was asked for is drawn: two frames. */
  async settle() {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /**
   * Waits until the page has taken note of where the reader is: it does when the browser is idle, and soon where
   * that draws nothing and keeps it waiting.
   */
  async remembered() {
    await this.settle();
    await this.page.evaluate(
      () => new Promise((done) => requestIdleCallback(() => setTimeout(done), { timeout: 300 })),
    );
  }

  /** How far the content reaches out of the page sideways, in pixels. */
  sideways() {
    return this.page.evaluate(() => {
      const root = document.documentElement;
      // Without the gutter that is kept for a scrollbar.
      return Math.round(root.scrollWidth - root.getBoundingClientRect().width);
    });
  }

  /** Visible text that is not in the language that it is said to be in. */
  foreignText() {
    return this.page.evaluate(() => {
      const LATIN = /^[\x20-\x7e]*\b[a-z]{2,} [a-z]{2,} [a-z]{2,}[\x20-\x7e]*$/i;
      const HAN = /\p{Script=Han}/u;
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { parentElement, data } = walker.currentNode;
        const seen = parentElement.checkVisibility({ visibilityProperty: true });
        if (!seen || parentElement.closest("code, pre")) continue;
        const { lang } = parentElement.closest("[lang]");
        if ((lang === "en" ? HAN : LATIN).test(data)) found.push(`${lang}: ${data.trim()}`);
      }
      return found;
    });
  }
}
