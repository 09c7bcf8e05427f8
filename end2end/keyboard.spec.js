// Shortcuts, and a focus that is never lost.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

test("/ and Ctrl+K go to the search, Escape clears it, then leaves it", async ({
  site,
  page,
  words,
}) => {
  await site.open();
  await page.keyboard.press("/");
  await expect(site.search).toBeFocused();
  await expect(site.search).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(site.search).not.toBeFocused();
  await site.expectFocusKept();
  await site.type("teapot");
  await site.cardLink(418).focus();
  await page.keyboard.press("Control+k");
  await expect(site.search).toBeFocused();
  await page.keyboard.type("502");
  await expect(site.search).toHaveValue("502");
  await site.expectFirst(502);
  await page.keyboard.press("Escape");
  await expect(site.search).toHaveValue("");
  await expect(site.search).toBeFocused();
  await site.expectStatus(words.all(await site.shown.count()));
  await site.expectView("");
  await page.keyboard.press("Escape");
  await expect(site.search).not.toBeFocused();
});

test("Enter opens and closes, Escape closes", async ({ site, page }) => {
  await site.open();
  await site.cardLink(404).focus();
  await page.keyboard.press("Enter");
  await site.expectOpen(404);
  await expect(site.cardLink(404)).toBeFocused();
  await page.keyboard.press("Enter");
  await site.expectClosed();
  await expect(site.cardLink(404)).toBeFocused();
  await page.keyboard.press("Enter");
  await site.expectOpen(404);
  await site.button(site.words.copyLink).focus();
  await page.keyboard.press("Escape");
  await site.expectClosed();
  await expect(site.cardLink(404)).toBeFocused();
});

inEachLanguage(() => {
  test("? lists the keys, Escape and the button close; Shift+L switches the language", async ({
    site,
    page,
    words,
  }) => {
    await site.open();
    await site.cardLink(404).focus();
    await page.keyboard.press("?");
    await expect(site.keysDialog).toBeVisible();
    await expect(site.keysDialog).toHaveAccessibleName(words.keys);
    const keys = ["/", "Ctrl+K", "A–Z", "0–9", "Esc", "Home", "End", "Enter"];
    for (const key of [...keys, "Shift+C", "Shift+L", "?"]) {
      await expect(site.keysDialog.locator("kbd").getByText(key, { exact: true })).toBeVisible();
    }
    // What one reads is left with Escape, and come back to where something was typed over it.
    for (const said of [words.keyEscape, words.keyType]) {
      await expect(site.keysDialog.getByText(said)).toBeVisible();
    }
    await page.keyboard.press("Shift+L");
    await expect(site.html).toHaveAttribute("lang", words.tag);
    await page.keyboard.press("Escape");
    await expect(site.keysDialog).toBeHidden();
    await expect(site.cardLink(404)).toBeFocused();
    await site.button(words.keys).click();
    await expect(site.keysDialog).toBeVisible();
    await site.keysDialog.getByRole("button", { name: words.close }).click();
    await expect(site.keysDialog).toBeHidden();
    await expect(site.button(words.keys)).toBeFocused();
    await page.keyboard.press("Shift+L");
    await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
    await page.keyboard.press("Shift+L");
    await expect(site.html).toHaveAttribute("lang", words.tag);
  });
});

test("what is typed anywhere is a query", async ({ site, page, words }) => {
  await site.open("#404");
  await site.expectOpen(404);
  await page.keyboard.type("502");
  await expect(site.search).toHaveValue("502");
  await expect(site.search).toBeFocused();
  await site.expectOpen(502);
  await site.cardLink(502).focus();
  await page.keyboard.type("location");
  await expect(site.search).toHaveValue("location");
  await expect(site.html).toHaveAttribute("lang", words.tag);
});

test("Shift+C copies the link of the card", async ({ site, page, context, words }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await site.open("?q=teapot");
  await site.cardLink(418).focus();
  await page.keyboard.press("Shift+C");
  await expect(site.toast).toContainText(words.copied);
  const { origin } = new URL(page.url());
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/418/`);
  await expect(site.cardLink(418)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(site.toast.getByRole("button")).toBeHidden();
  await expect(site.cardLink(418)).toBeFocused();
});

test("arrows, Home and End move among the cards", async ({ site, page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await site.open("?class=4xx");
  const codes = await site.codes();
  const at = (code) => expect(site.cardLink(code)).toBeFocused();
  await site.cardLink(codes[0]).focus();
  await page.keyboard.press("ArrowRight");
  await at(codes[1]);
  await page.keyboard.press("ArrowLeft");
  await at(codes[0]);
  await page.keyboard.press("ArrowDown");
  await at(codes[3]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await at(codes[1]);
  await page.keyboard.press("End");
  await at(codes.at(-1));
  await expect(site.cardLink(codes.at(-1))).toBeInViewport();
  await page.keyboard.press("ArrowRight");
  await at(codes.at(-1));
  await page.keyboard.press("Home");
  await at(codes[0]);
  await page.keyboard.press("ArrowLeft");
  await at(codes[0]);
  await page.keyboard.press("ArrowUp");
  await expect(site.search).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await at(codes[0]);
});

test("arrows scroll through an open card before they leave it", async ({ site, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await site.open();
  await site.cardLink(404).press("Enter");
  await site.expectOpen(404);
  await expect(site.opened.locator(".meaning").first()).toBeVisible();
  await site.settle();
  const top = () => site.card(404).evaluate((card) => Math.round(card.getBoundingClientRect().top));
  const before = await top();
  await page.keyboard.press("ArrowDown");
  await expect.poll(top).toBeLessThan(before);
  await expect(site.cardLink(404)).toBeFocused();
  // With its end in sight, the next one is reached.
  const end = () =>
    site.card(404).evaluate((card) => innerHeight - card.getBoundingClientRect().bottom);
  await site.settle();
  await site.card(404).evaluate((card) => card.scrollIntoView({ block: "end" }));
  await expect.poll(end).toBeGreaterThan(-1);
  await page.keyboard.press("ArrowDown");
  await expect(site.cardLink(404)).not.toBeFocused();
  await expect(page.locator("#list h3 a:focus")).toHaveCount(1);
});

test("beside the list, pages of an open card are turned from its row and from the field", async ({
  site,
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const read = () => site.opened.locator(".sheet").evaluate((sheet) => sheet.scrollTop);
  const list = () => page.evaluate(() => scrollY);
  await site.open("#503");
  await expect(site.opened.locator(".meaning").first()).toBeVisible();
  await expect(site.cardLink(503)).toBeFocused();
  const before = await list();
  await page.keyboard.press("PageDown");
  expect(await read()).toBeGreaterThan(500);
  await page.keyboard.press("PageUp");
  expect(await read()).toBe(0);
  await page.keyboard.press("Space");
  expect(await read()).toBeGreaterThan(500);
  await page.keyboard.press("Shift+Space");
  expect(await read()).toBe(0);
  expect(await list()).toBe(before);
  await site.type("404");
  await site.expectOpen(404);
  await expect(site.opened.locator(".meaning").first()).toBeVisible();
  await page.keyboard.press("PageDown");
  expect(await read()).toBeGreaterThan(500);
  await expect(site.search).toBeFocused();
  // Whoever presses into the text scrolls that, by any key. A key on the way would count for nothing.
  const unmoved = await list();
  const sheet = site.opened.locator(".sheet");
  const press = async (key) => {
    const end = sheet.evaluate(
      (it) => new Promise((done) => it.addEventListener("scrollend", () => done(), { once: true })),
    );
    await page.keyboard.press(key);
    await end;
    return read();
  };
  await site.opened.locator(".causes").first().click();
  const end = await press("End");
  expect(end).toBeGreaterThan(1000);
  expect(await press("ArrowUp")).toBeLessThan(end);
  expect(await press("Home")).toBe(0);
  expect(await press("PageDown")).toBeGreaterThan(500);
  expect(await list()).toBe(unmoved);
});

test("after Back the focus is on the card that is open", async ({ site, page }) => {
  await site.open("#304");
  for (const code of [305, 306, 307]) {
    await site.opened.locator(".controls").getByText("›").click();
    await site.expectOpen(code);
  }
  for (const code of [306, 305]) {
    await page.goBack();
    await site.expectOpen(code);
    await expect(site.cardLink(code)).toBeFocused();
  }
  await expect(site.cardLink(305)).toBeInViewport();
});

test("after Back to the list the focus is on the row whose card was open", async ({
  site,
  page,
}) => {
  await site.open();
  await site.cardLink(404).click();
  await site.expectOpen(404);
  await site
    .card(404)
    .getByRole("button", { name: /复制链接|Copy link/ })
    .first()
    .focus();
  await page.goBack();
  await site.expectClosed();
  await expect(site.cardLink(404)).toBeFocused();
});

test("who closes what they went to is back at what they pressed", async ({ site, page }) => {
  await site.open();
  const question = page.locator("#choose h2");
  const link = page.locator('header a[href="#choose"]').filter({ visible: true });
  for (const close of [() => page.goBack(), () => page.keyboard.press("Escape")]) {
    await link.press("Enter");
    await expect(question).toBeFocused();
    await close();
    await expect(question).toHaveCount(0);
    await expect(link).toBeFocused();
  }
  // And by the history to what was closed.
  await page.goto(site.address("#401+403"));
  await expect(site.compare).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(site.cardLink(401)).toBeFocused();
  await page.goBack();
  await expect(site.compare).toBeFocused();
});

test("arrows follow the order of a search", async ({ site, page }) => {
  await site.open("?q=timeout");
  // When the search file is read, more is found than by phrases.
  await expect(site.card(100)).toBeHidden();
  await expect(site.card(0)).toBeVisible();
  const codes = await site.codes();
  await site.search.focus();
  await page.keyboard.press("ArrowDown");
  for (const code of codes) {
    await expect(site.cardLink(code)).toBeFocused();
    await page.keyboard.press("ArrowRight");
  }
});

test("nothing covers the card that the arrows reach", async ({ site, page }) => {
  await site.open();
  await site.cardLink(100).focus();
  await page.keyboard.press("End");
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press("ArrowUp");
    const covered = await page.evaluate(() => {
      const link = document.activeElement;
      const { left, top } = link.getBoundingClientRect();
      return !link.contains(document.elementFromPoint(left + 4, top + 4));
    });
    expect(covered, await site.focus()).toBe(false);
  }
});

test("shortcuts do not fire while typing, nor in a choice", async ({ site, page }) => {
  await site.open("#404");
  await site.expectOpen(404);
  const choice = site.card(404).getByRole("combobox");
  await choice.focus();
  for (const key of ["Shift+L", "Shift+C", "?", "/"]) await page.keyboard.press(key);
  await expect(choice).toBeFocused();
  await expect(site.html).toHaveAttribute("lang", "zh-Hans");
  await expect(site.keysDialog).toBeHidden();
  await expect(site.toast).not.toHaveAttribute("data-shown");
  await site.search.focus();
  await page.keyboard.type("l?c/");
  await expect(site.search).toHaveValue("l?c/");
  await expect(site.html).toHaveAttribute("lang", "zh-Hans");
  await expect(site.keysDialog).toBeHidden();
  await expect(site.toast).not.toHaveAttribute("data-shown");
});

test("single keys can be switched off, for good", async ({ site, page, words }) => {
  await site.open();
  await site.cardLink(404).focus();
  await page.keyboard.press("?");
  const toggle = site.keysDialog.getByRole("checkbox", { name: words.keysSwitch });
  await expect(toggle).toBeChecked();
  await toggle.uncheck();
  await page.keyboard.press("Escape");
  await expect(site.keysDialog).toBeHidden();
  const nothing = async () => {
    await site.cardLink(404).focus();
    for (const key of ["/", "?", "Shift+L", "Shift+W", "Shift+C", "t", "5"]) {
      await page.keyboard.press(key);
    }
    await site.settle();
    await expect(site.cardLink(404)).toBeFocused();
    await expect(site.html).toHaveAttribute("lang", words.tag);
    await expect(site.keysDialog).toBeHidden();
    await site.expectView("");
  };
  await nothing();
  await site.reload();
  await nothing();
  // Keys that write nothing still act.
  await page.keyboard.press("ArrowRight");
  await expect(site.cardLink(405)).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(site.search).toBeFocused();
  await site.button(words.keys).click();
  await expect(toggle).not.toBeChecked();
  await toggle.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+L");
  await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
});

for (const [screen, size] of [
  ["a desktop", { width: 1280, height: 720 }],
  ["a phone", { width: 390, height: 664 }],
]) {
  test(`nothing that sticks covers what has the focus, on ${screen}`, async ({ site, page }) => {
    await page.setViewportSize(size);
    /** Walks with a key until the focus has left the main part, and lists what was covered. */
    const walk = async (key) => {
      const covered = [];
      let steps = 0;
      for (;;) {
        await page.keyboard.press(key);
        const found = await page.evaluate(() => {
          const { activeElement: element } = document;
          if (!element.closest("main > .start")) return null;
          const { left, top, right, bottom } = element.getBoundingClientRect();
          const seen = [0.1, 0.5, 0.9].some((part) =>
            [left + 3, (left + right) / 2].some((x) => {
              const at = document.elementFromPoint(x, top + (bottom - top) * part);
              return at && (element.contains(at) || at.contains(element));
            }),
          );
          return { seen, name: `${element.localName} ${element.textContent.trim().slice(0, 40)}` };
        });
        if (!found) return { covered, steps };
        steps += 1;
        if (!found.seen) covered.push(found.name);
      }
    };
    for (const [view, least] of [
      ["?class=1xx#404", 20],
      ["?class=1xx#401+403", 8],
    ]) {
      await site.openAfresh(view);
      if (view.includes("+")) await expect(site.columns).toHaveCount(2);
      else await site.expectOpen(404);
      await site.start.evaluate((start) => start.querySelector("a, button, select").focus());
      const forth = await walk("Tab");
      expect(forth.steps, view).toBeGreaterThanOrEqual(least);
      await page.keyboard.press("Shift+Tab");
      const back = await walk("Shift+Tab");
      expect([...forth.covered, ...back.covered], view).toEqual([]);
    }
  });
}

test("shortcuts do not fire with a modifier of the browser", async ({ site, page }) => {
  await site.open();
  await site.cardLink(404).focus();
  // What the page took is not the browser's any more.
  await page.evaluate(() => {
    window.taken = [];
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented) window.taken.push(event.key);
      event.preventDefault();
    });
  });
  for (const modifier of ["Control", "Alt", "Meta"]) {
    for (const key of ["l", "c", "/", "Home", "End", "ArrowLeft", "ArrowRight"]) {
      await page.keyboard.press(`${modifier}+${key}`);
    }
  }
  expect(await page.evaluate(() => window.taken)).toEqual([]);
  await expect(site.cardLink(404)).toBeFocused();
  await expect(site.html).toHaveAttribute("lang", "zh-Hans");
  await expect(site.toast).not.toHaveAttribute("data-shown");
});

test("a press with a modifier opens no card here", async ({ site, context }) => {
  await site.open();
  const opened = context.waitForEvent("page");
  await site.cardLink(404).click({ modifiers: ["Control"] });
  const other = await opened;
  await expect(other).toHaveURL(/#404$/);
  await site.expectClosed();
});

test.describe("where the field has no focus on arrival", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the skip link leads to the list", async ({ site, page, words }) => {
    await site.open();
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: words.skip });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(site.notice).toHaveCount(0);
    await page.keyboard.press("Tab");
    await expect(site.cardLink((await site.codes())[0])).toBeFocused();
  });
});

test.describe("the focus is never lost", () => {
  test("by showing all", async ({ site, page, words }) => {
    await site.open("?q=qwxzqwxz");
    await site.empty.getByRole("button", { name: words.showAll }).focus();
    await page.keyboard.press("Enter");
    await expect(site.empty).toBeHidden();
    await site.expectFocusKept();
  });

  test("by clearing the filters", async ({ site, page }) => {
    await site.open("?class=4xx");
    await site.clear.focus();
    await page.keyboard.press("Enter");
    await expect(site.clear).toBeDisabled();
    await expect(site.clear).toBeFocused();
    // Once more it does nothing.
    await page.keyboard.press("Enter");
    await site.expectView("");
    await expect(site.clear).toBeFocused();
  });

  test("by switching the language inside an open card", async ({ site, page, words }) => {
    await site.open("#404");
    await site.expectOpen(404);
    await site.button(words.copyLink).focus();
    await page.keyboard.press("Shift+L");
    await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
    await site.expectOpen(404);
    await site.expectFocusKept();
  });

  test("by switching the language inside a comparison", async ({ site, page, words }) => {
    await site.open("#401+403");
    await site.compare.getByRole("button", { name: words.remove(401) }).focus();
    await page.keyboard.press("Shift+L");
    await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
    await site.expectFocusKept();
  });

  test("by leaving a comparison", async ({ site, page }) => {
    await site.open("#401+403");
    await expect(site.compare).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(site.compare).toHaveCount(0);
    await expect(site.cardLink(401)).toBeFocused();
  });

  test("by leaving the notice of an unknown code", async ({ site, page }) => {
    await site.open("#477");
    await expect(site.notice).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(site.notice).toHaveCount(0);
    await site.expectFocusKept();
  });

  test("by closing a message", async ({ site, page, context, words }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await site.open("#404");
    await site.button(words.copyLink).click();
    await site.toast.getByRole("button", { name: words.close }).focus();
    await page.keyboard.press("Enter");
    await expect(site.toast).not.toHaveAttribute("data-shown");
    await site.expectFocusKept();
  });

  test("by a card that the filters close", async ({ site, page }) => {
    await site.open("#404");
    await site.expectOpen(404);
    await site.button("5xx").focus();
    await page.keyboard.press("Enter");
    await site.expectClosed();
    await expect(site.button("5xx")).toBeFocused();
  });
});

test.describe("without the details", () => {
  test.use({ allow: /texts-.*\.bin|^console error: Failed to load resource/ });

  test("trying again does not lose the focus", async ({ site, page, words }) => {
    await page.route("**/texts-*.bin", (route) => route.abort());
    await site.open("#404");
    await site.failed.getByRole("button", { name: words.tryAgain }).focus();
    await page.unroute("**/texts-*.bin");
    await page.keyboard.press("Enter");
    await site.expectOpen(404);
    await site.expectFocusKept();
  });
});
