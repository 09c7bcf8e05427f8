// Any screen, any zoom, and paper.

import { expect, inEachLanguage, test } from "./fixture.js";

const SIZES = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1280, 800],
  [2560, 1440],
  // 1280 × 800 at 400 %
  [320, 200],
  // A phone lying down
  [844, 390],
];

/** The views that are drawn differently. */
const VIEWS = [
  "",
  "#404",
  "#451",
  "#401+403",
  "#400+401+403+404+405",
  "?q=qwxzqwxz",
  "#477",
  "?q=timeout",
];

async function openDrawn(site, view) {
  await site.openAfresh(view);
  if (view.includes("+")) await expect(site.columns.first()).toBeVisible();
  else if (/#[45]\d\d/.test(view) && view !== "#477")
    await expect(site.opened.locator(".meaning").first()).toBeVisible();
}

/** The texts of these elements that are wider than what shows them. */
const cutOff = (elements) =>
  elements.evaluateAll((all) =>
    all.filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => it.textContent),
  );

/** What of an open card's number and phrase its controls lie on. */
const coveredByControls = (site) =>
  site.opened.evaluate((card) => {
    const rects = (selector) =>
      [...card.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
    const controls = rects(".controls > *");
    return ["h3 .num", "h3 .phrase"].filter((name) =>
      rects(name).some((it) =>
        controls.some(
          (other) =>
            it.left < other.right - 1 &&
            other.left < it.right - 1 &&
            it.top < other.bottom - 1 &&
            other.top < it.bottom - 1,
        ),
      ),
    );
  });

inEachLanguage(() => {
  test("nothing scrolls sideways, whatever the size", async ({ site, page }) => {
    const wide = [];
    for (const view of VIEWS) {
      await openDrawn(site, view);
      if (view === "") await site.openMore();
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        const pixels = await site.sideways();
        if (pixels > 0) wide.push(`${view || "list"} at ${width} × ${height}: ${pixels} px`);
      }
    }
    expect(wide).toEqual([]);
  });

  test("headings begin at one edge, and no word of a button is broken", async ({ site, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await site.open("#404");
    await site.expectOpen(404);
    const { edges, broken } = await page.evaluate(() => {
      const rects = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return [...range.getClientRects()].filter(({ width }) => width > 0);
      };
      const left = (heading) => Math.round(Math.min(...rects(heading).map((rect) => rect.left)));
      const lines = (button) => new Set(rects(button).map(({ top }) => Math.round(top))).size;
      return {
        edges: [...document.querySelectorAll("#list > h2")].map(left),
        broken: [...document.querySelectorAll(".constants button")].filter((b) => lines(b) > 1)
          .length,
      };
    });
    expect(edges).toHaveLength(6);
    expect(new Set(edges).size).toBe(1);
    expect(broken).toBe(0);
  });

  test("the controls of an open card cover no word of its phrase", async ({ site, page }) => {
    for (const code of ["431", "463", "520", "555"]) {
      await site.openAfresh(`#${code}`);
      await expect(site.opened.locator(".controls > *").last()).toBeVisible();
      for (const width of [320, 360, 390, 430]) {
        await page.setViewportSize({ width, height: 800 });
        const covered = await site.opened.evaluate((card) => {
          // Of the text alone, not of the boxes around it.
          const range = document.createRange();
          range.selectNodeContents(card.querySelector("h3 .phrase"));
          const buttons = [...card.querySelectorAll(".controls :is(button, a)")];
          const rects = buttons.map((button) => button.getBoundingClientRect());
          return [...range.getClientRects()].filter((text) =>
            rects.some(
              ({ left, right, top, bottom }) =>
                text.left < right && text.right > left && text.top < bottom && text.bottom > top,
            ),
          ).length;
        });
        expect.soft(covered, `${code} at ${width} px`).toBe(0);
      }
    }
  });

  test("wider spacing of text cuts nothing off", async ({ site, page }) => {
    const spaced = () => {
      // WCAG 2.2, 1.4.12. A sheet of the document's own, which the page's policy allows.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    };
    await page.setViewportSize({ width: 320, height: 640 });
    // With a finger, what is pressed is larger.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    for (const view of ["", "#404", "#511", "#401+403"]) {
      await openDrawn(site, view);
      await page.evaluate(spaced);
      expect.soft(await site.sideways(), view || "list").toBe(0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("button, summary, h1, h2, h3, .badge, article p, select")]
          // A row of the list cuts its sentence with an ellipsis, whatever the spacing; the card has it whole.
          .filter((element) => {
            const { overflowX, textOverflow } = getComputedStyle(element);
            return element.checkVisibility() && overflowX !== "visible" && textOverflow === "clip";
          })
          .filter((element) => element.localName !== "select")
          .filter(
            ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
              scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
          )
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect.soft(cut, view || "list").toEqual([]);
      if (/^#\d+$/.test(view)) expect.soft(await coveredByControls(site), view).toEqual([]);
    }
    // What was found stands in the bar.
    await page.setViewportSize({ width: 390, height: 844 });
    for (const view of ["", "?q=timeout", "?q=zzzz"]) {
      await openDrawn(site, view);
      await expect(site.status).not.toContainText(site.words.loadingSearch);
      await page.evaluate(spaced);
      const isInside = await site.status.evaluate((count) => {
        const [bar, line] = [count.closest("form"), count].map((it) => it.getBoundingClientRect());
        return (
          line.top >= bar.top && line.bottom <= bar.bottom && count.scrollWidth <= count.clientWidth
        );
      });
      expect.soft(isInside, `the count, ${view || "list"}`).toBe(true);
    }
    // In a row both lines are whole, one below the other.
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await openDrawn(site, "");
      await page.evaluate(spaced);
      const faults = await page.evaluate(() =>
        [...document.querySelectorAll(".list > article")]
          .filter((row) => {
            const [name, summary] = row.querySelectorAll(".name, .summary");
            const isLow = ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1;
            const [upper, lower] = [name, summary].map((part) => part.getBoundingClientRect());
            return isLow(name) || isLow(summary) || upper.bottom > lower.top + 1;
          })
          .map(({ id }) => id),
      );
      expect.soft(faults, `rows, ${width} pixels wide`).toEqual([]);
    }
  });

  test("text of twice the size covers nothing, and nothing is beside the screen", async ({
    site,
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const devtools = await page.context().newCDPSession(page);
    for (const size of [24, 32]) {
      await devtools.send("Page.setFontSizes", { fontSizes: { standard: size } });
      for (const view of ["", "#404", "#511", "#401+403"]) {
        await openDrawn(site, view);
        expect.soft(await site.sideways(), `${view || "list"}, ${size} pixels`).toBe(0);
        if (/^#\d+$/.test(view)) expect.soft(await coveredByControls(site), view).toEqual([]);
        const names = page.locator("article:not([data-open]) :is(.phrase, .name)");
        if (!view) expect.soft(await cutOff(names), "names of rows").toEqual([]);
      }
      await openDrawn(site, "?q=429%20502%20503%20java.net.SocketTimeoutException");
      await expect(page.locator(".understood li")).toHaveCount(3);
      const parts = page.locator(".understood li > :first-child");
      expect.soft(await cutOff(parts), "what was understood").toEqual([]);
    }
  });

  test("no layout shift while the page comes alive", async ({ site, page }) => {
    await site.watchShifts();
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ]) {
      await page.setViewportSize({ width, height });
      const texts = page.waitForResponse("**/texts-*.bin");
      await site.openAfresh();
      await (await texts).finished();
      await site.settle();
      expect.soft(await page.evaluate(() => window.shifts), `${width} × ${height}`).toEqual([]);
    }
  });

  test("no layout shift where a slow network cuts the document", async ({ site, page }) => {
    await site.watchShifts();
    const html = await (await page.request.get("./")).text();
    const empty = { contentType: "text/html", body: "<!doctype html>" };
    await page.route("**/?cut", (route) => route.fulfill(empty));
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ]) {
      await page.setViewportSize({ width, height });
      await page.goto("./?cut");
      const cuts = await page.evaluate(async (html) => {
        const before = html.slice(0, html.indexOf('<article id="100"'));
        const row = (id) => html.match(RegExp(`<article id="${id}".*?</article>`))[0];
        // Each tag and each text of some rows comes by itself, as at the end of a packet. Only an
        // owner comes as a whole: it stands at the end, and a long phrase on a phone gives way to it.
        const piece = /<p class="badges">.*?<\/p>|<[^>]*>|[^<]+/g;
        const pieces = ["100", "101", "218", "226"].map(row).join("").match(piece);
        document.open();
        for (const piece of [before, ...pieces]) {
          document.write(piece);
          await new Promise(requestAnimationFrame);
        }
        await new Promise(requestAnimationFrame);
        return pieces.length;
      }, html);
      expect(cuts).toBeGreaterThan(80);
      expect.soft(await page.evaluate(() => window.shifts), `${width} × ${height}`).toEqual([]);
    }
  });

  test("the list prints as a cheat sheet", async ({ site, page }) => {
    await site.open();
    await page.emulateMedia({ media: "print" });
    await expect(site.cards.filter({ visible: true })).toHaveCount(await site.cards.count());
    for (const tool of [
      site.search,
      site.languageButton,
      site.themes,
      site.button("4xx"),
      site.moreButton,
    ]) {
      await expect(tool).toBeHidden();
    }
    await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
    await expect(site.headings.first()).toBeVisible();
  });

  test("the list prints on four sheets at most", async ({ site, page }) => {
    await site.open();
    const pdf = await page.pdf({ format: "A4" });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    expect(sheets).toBeLessThanOrEqual(4);
  });

  test("a filtered list prints what it shows", async ({ site, page }) => {
    await site.open("?class=1xx");
    await page.emulateMedia({ media: "print" });
    await expect(site.cards.filter({ visible: true })).toHaveCount((await site.codes()).length);
  });

  test("an open card prints alone", async ({ site, page, words }) => {
    await site.open("#404");
    await site.expectOpen(404);
    await page.emulateMedia({ media: "print" });
    await expect(site.cards.filter({ visible: true })).toHaveCount(1);
    await expect(site.headings.filter({ visible: true })).toHaveCount(0);
    await expect(site.card(404).getByText(words.parts[1], { exact: true })).toBeVisible();
    await expect(page.locator("button, select").filter({ visible: true })).toHaveCount(0);
    await expect(site.search).toBeHidden();
    // The number is larger than the phrase, what has the focus looks like all else, and a heading
    // keeps to what it announces.
    await expect(site.cardLink(404)).toBeFocused();
    await expect(site.cardLink(404)).toHaveCSS("outline-style", "none");
    const size = (part) =>
      site
        .card(404)
        .locator(`h3 ${part}`)
        .evaluate((el) => parseFloat(getComputedStyle(el).fontSize));
    expect(await size(".num")).toBeGreaterThan(await size(".phrase"));
    const parted = await site
      .card(404)
      .evaluate((card) =>
        [...card.querySelectorAll("h4, dt")]
          .filter((heading) => getComputedStyle(heading).breakAfter !== "avoid")
          .map((heading) => heading.textContent),
      );
    expect(parted).toEqual([]);
  });

  test("what is folded leaves nothing on paper, what is unfolded is there", async ({
    site,
    page,
  }) => {
    await site.open("#404");
    await site.expectOpen(404);
    const messages = site.card(404).locator(".messages");
    await expect(messages.locator("summary")).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(site.card(404).locator("summary").filter({ visible: true })).toHaveCount(0);
    await expect(messages).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    await messages.locator("summary").click();
    await page.emulateMedia({ media: "print" });
    await expect(messages.locator("dd").first()).toBeVisible();
  });

  test("a comparison prints without its tools", async ({ site, page }) => {
    await site.open("#401+403");
    await expect(site.columns).toHaveCount(2);
    await page.emulateMedia({ media: "print" });
    await expect(site.compare).toBeVisible();
    await expect(site.card(404)).toBeHidden();
    await expect(page.locator("button, select").filter({ visible: true })).toHaveCount(0);
  });
});

test("search and heading stay in sight while the cards scroll", async ({ site, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await site.open();
  await site.card(429).evaluate((card) => card.scrollIntoView({ block: "center" }));
  await expect(site.search).toBeInViewport();
  await expect(site.headings.nth(3)).toBeInViewport();
  await expect(site.button("4xx")).toBeInViewport();
});

inEachLanguage(() => {
  test("what is cut in a row ends with an ellipsis", async ({ site, page }) => {
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await site.openAfresh();
      await expect(site.card(100)).toBeVisible();
      const cut = await page.evaluate(() => {
        const found = [];
        for (const row of document.querySelectorAll("#list > article:not([hidden])")) {
          row.style.contentVisibility = "visible";
          for (const part of row.querySelectorAll(".phrase, .name, .summary, .badge")) {
            if (!part.checkVisibility()) continue;
            const { left, right, width } = part.getBoundingClientRect();
            const { fontSize, textOverflow, display } = getComputedStyle(part);
            const letter = parseFloat(fontSize);
            // With too little room for a few words nothing is shown of them.
            if (part.matches(".summary") && width < 4 * letter) continue;
            const inside = [part.closest("h3"), part.closest(".badges"), row].filter(Boolean);
            const outer = Math.min(...inside.map((it) => it.getBoundingClientRect().right));
            const isCut = part.scrollWidth > part.clientWidth + 1;
            const hasEllipsis =
              textOverflow === "ellipsis" &&
              display !== "flex" &&
              width >= (part.matches(".badge") ? 3 : 2) * letter;
            if (right > outer + 1 || left < 0 || (isCut && !hasEllipsis)) {
              found.push(`${row.id}: ${part.className} ${Math.round(width)}`);
            }
          }
        }
        return found;
      });
      expect(cut, `${width} px`).toEqual([]);
    }
  });
});
