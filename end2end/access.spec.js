// WCAG 2.2 AA, as far as a machine can tell.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, inEachLanguage, test } from "./fixture.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** The card is open, and the list is around it, which a link to a code leaves out at first. */
const drawn = async (site) => {
  await expect(site.opened.locator(".meaning").first()).toBeVisible();
  await expect(site.page.locator("[data-alone]")).toHaveCount(0);
};

/** Every state of the page: how it is reached. Few cards beside it keep the analysis short. */
const STATES = {
  list: (site) => site.openAfresh(),
  filtered: async (site) => {
    await site.openAfresh("?q=timeout&class=5xx");
    await site.expectFirst(504);
  },
  "more filters": async (site) => {
    await site.openAfresh("?class=1xx&fact=retry,gone&since=2");
    await site.openMore();
  },
  empty: async (site) => {
    await site.openAfresh("?q=qwxzqwxz");
    await expect(site.empty).toBeVisible();
  },
  "open card": async (site) => {
    await site.openAfresh("?fact=cacheable&class=4xx#404");
    await drawn(site);
  },
  "open card of two owners": async (site) => {
    await site.openAfresh("?source=microsoft#451");
    await drawn(site);
  },
  comparison: async (site) => {
    await site.openAfresh("?class=1xx#401+403");
    await expect(site.columns).toHaveCount(2);
  },
  "unknown code": async (site) => {
    await site.openAfresh("?class=1xx#477");
    await expect(site.notice).toBeVisible();
  },
  keys: async (site) => {
    await site.openAfresh("?class=1xx");
    await site.cardLink(100).focus();
    await site.page.keyboard.press("?");
    await expect(site.keysDialog).toBeVisible();
  },
  "refused copy": async (site) => {
    await site.openAfresh("?class=1xx#103");
    await drawn(site);
    await site.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no"));
    });
    await site.button(site.words.copyName).click();
    await expect(site.refused).toBeVisible();
  },
  "no details": async (site) => {
    await site.page.route("**/texts-*.bin", (route) => route.abort());
    await site.openAfresh("?class=1xx#103");
    await expect(site.failed).toBeVisible();
  },
};

/** What axe finds in the page as it stands. */
async function violations(page, configure) {
  // What is scrolled under the bar counts as too small a target, though one scrolls it back.
  await page.evaluate(() => scrollTo(0, 0));
  // Legacy mode analyses in this page; the other one opens a second.
  const axe = configure(new AxeBuilder({ page }).setLegacyMode());
  axe.options({ ...axe.option, resultTypes: ["violations"] });
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 80)}`),
  );
}

inEachLanguage(() => {
  for (const [screen, options] of Object.entries(SCREENS)) {
    test.describe(screen, () => {
      test.use({
        ...options,
        contextOptions: { reducedMotion: "reduce" },
        allow: /texts-.*\.bin|^console error: Failed to load resource/,
      });

      test("axe finds nothing in any state, light or dark", async ({ site, page }) => {
        const problems = {};
        const note = (found, state) => {
          for (const problem of found) (problems[problem] ??= []).push(state);
        };
        for (const [name, reach] of Object.entries(STATES)) {
          await test.step(name, async () => {
            await page.emulateMedia({ colorScheme: "light" });
            await reach(site);
            note(await violations(page, (axe) => axe.withTags(TAGS)), name);
            // The structure is the same in the dark: what may differ is the contrast.
            await page.emulateMedia({ colorScheme: "dark" });
            const rules = ["color-contrast", "link-in-text-block"];
            note(await violations(page, (axe) => axe.withRules(rules)), `${name}, dark`);
          });
        }
        expect(problems).toEqual({});
      });
    });
  }
});

/** Controls smaller than a size, but for links within a line of text. */
function smallerThan(page, size) {
  return page.evaluate((least) => {
    const controls = "button, select, summary, input, a[href]";
    return [...document.querySelectorAll(controls)]
      .filter((control) => {
        // A card out of sight is not laid out, so it has no size yet.
        return control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
      })
      .filter((control) => !control.matches(".skip"))
      .filter((control) => getComputedStyle(control).display !== "inline")
      .map((control) => [control, control.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < least - 0.5 || height < least - 0.5)
      .map(([control, { width, height }]) => {
        const name = control.getAttribute("aria-label") ?? control.innerText;
        return `${control.localName} “${name}”: ${Math.round(width)} × ${Math.round(height)}`;
      });
  }, size);
}

for (const [screen, least] of [
  ["desktop", 24],
  ["phone", 44],
]) {
  test.describe(screen, () => {
    test.use(SCREENS[screen]);

    test(`targets are at least ${least} px`, async ({ site, page }) => {
      for (const view of ["?class=4xx", "#404", "#401+403", "?q=qwxzqwxz"]) {
        await site.openAfresh(view);
        if (view === "#404") await drawn(site);
        if (view === "#401+403") await expect(site.columns).toHaveCount(2);
        await site.openMore();
        expect.soft(await smallerThan(page, least), view).toEqual([]);
      }
    });
  });
}

test("forced colours show what is pressed", async ({ site, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await site.open("?class=4xx");
  const look = (button) =>
    button.evaluate((element) => {
      const { backgroundColor, color, borderColor } = getComputedStyle(element);
      return { backgroundColor, color, borderColor };
    });
  const pressed = await look(site.button("4xx"));
  const other = await look(site.button("5xx"));
  expect(pressed.backgroundColor).not.toBe(other.backgroundColor);
  expect(pressed.color).not.toBe(pressed.backgroundColor);
});

test("reduced motion moves nothing", async ({ site, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await site.open();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { transitionDuration, animationName, transitionProperty } = getComputedStyle(element);
        return (
          animationName !== "none" ||
          (transitionProperty !== "none" && parseFloat(transitionDuration) > 0)
        );
      })
      .map((element) => element.outerHTML.slice(0, 60)),
  );
  expect(moving).toEqual([]);
});

inEachLanguage(() => {
  test("landmarks, one first heading, and headings in order", async ({ site, page }) => {
    for (const view of ["", "#404", "#401+403", "?q=timeout", "?q=timeout#504"]) {
      await site.openAfresh(view);
      if (view.endsWith("4")) await drawn(site);
      if (view === "#401+403") await expect(site.columns).toHaveCount(2);
      for (const role of ["banner", "main", "contentinfo", "search"]) {
        await expect(page.getByRole(role)).toHaveCount(1);
      }
      const levels = await page
        .getByRole("heading")
        .evaluateAll((all) => all.map(({ localName }) => Number(localName[1])));
      expect(levels[0]).toBe(1);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      const jumps = levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1);
      expect.soft(jumps, `headings of ${view || "list"}`).toEqual([]);
    }
  });

  test("cards, classes and landmarks say what they are", async ({ site, page, words }) => {
    await site.open();
    for (const [code, name] of [
      [404, "404 Not Found"],
      [0, "000 No Response"],
    ]) {
      await expect(page.getByRole("article", { name, exact: true })).toHaveAttribute(
        "id",
        String(code),
      );
    }
    await expect(page.locator("article:not([aria-label])")).toHaveCount(0);
    for (const [i, label] of ["1xx", "2xx", "3xx", "4xx", "5xx"].entries()) {
      const count = Number(await site.button(label).locator(".left").textContent());
      await expect(site.button(label)).toHaveAccessibleDescription(
        words.classOf(words.headings[i], count),
      );
    }
    const landmarks = page.locator("header, main, footer, aside, nav, [role=search]");
    const first = landmarks.filter({ visible: true }).first();
    await expect(first).toHaveRole("banner");
  });

  test("foreign text says its language", async ({ site }) => {
    for (const view of ["", "#404", "#451", "#401+403"]) {
      await site.openAfresh(view);
      if (view === "#404" || view === "#451") await drawn(site);
      if (view === "#401+403") await expect(site.columns).toHaveCount(2);
      expect.soft(await site.foreignText(), view || "list").toEqual([]);
    }
  });
});
