// The filters by fact, version and source.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

// What filters leave is tried in tests/views.rs; here, that the page shows it.

inEachLanguage(() => {
  test("facts, sources and versions narrow, and combine with class and query", async ({
    site,
    words,
  }) => {
    await site.open();
    await site.openMore();
    await site.choice(words.keepsMethod).click();
    await site.expectCodes([307, 308]);
    await site.expectView("?fact=keeps-method");
    await site.choice(words.keepsMethod).click();
    await site.choice("nginx").click();
    await site.expectCodes([444, 494, 495, 496, 497, 499]);
    await site.expectView("?source=nginx");
    await site.choice("nginx").click();
    await site.choice("HTTP/2").click();
    await site.expectView("?since=2");
    await expect(site.card(421)).toBeVisible();
    await expect(site.card(404)).toBeHidden();
    await site.expectCountAgrees();
    await site.choice("HTTP/2").click();

    await site.choice(words.neverStored).click();
    await site.expectCodes([428, 429, 431, 511]);
    await site.button("4xx").click();
    await site.expectCodes([428, 429, 431]);
    await site.choice(words.worthRetrying).click();
    await site.expectCodes([429]);
    await site.choice(words.worthRetrying).click();
    await site.type("431");
    await site.expectFirst(431);
    await site.expectCountAgrees();
    await site.expectView("?q=431&class=4xx&fact=never-stored#431");
    await site.clear.click();
    await expect(site.search).toHaveValue("431");
    await site.expectView("?q=431#431");
    await expect(site.choices.and(site.page.locator("[aria-pressed=true]"))).toHaveCount(0);
    await expect(site.clear).toBeDisabled();
  });
});

test("the address restores everything: afresh, after a reload, in the other language", async ({
  site,
  words,
}) => {
  const view = "?q=too&class=4xx&source=registered&fact=never-stored,retry&since=extension";
  const check = async ({ registered, worthRetrying, neverStored }) => {
    await site.expectCodes([429]);
    await expect(site.search).toHaveValue("too");
    await expect(site.button("4xx")).toHaveAttribute("aria-pressed", "true");
    await expect(site.moreActive).toHaveText("4");
    await site.openMore();
    for (const name of [registered, worthRetrying, neverStored]) {
      await expect(site.choice(name)).toHaveAttribute("aria-pressed", "true");
    }
    // It is the one answer.
    await site.expectView(`${view}#429`);
  };
  await site.open(view);
  await check(words);
  await site.reload();
  await check(words);
  await site.languageButton.click();
  await expect(site.html).toHaveAttribute("lang", WORDS.en.tag);
  await check(WORDS.en);
  await site.openAfresh("?class=9xx,4xx&source=nobody&fact=&since=3&fact=never-stored");
  await site.expectCodes([428, 429, 431]);
});

test("each choice leaves as many as it says", async ({ site }) => {
  await site.open("?q=request");
  await site.openOwners();
  const tried = await site.status.evaluate(async (status) => {
    const count = () => Number(/\d+/.exec(status.innerText)?.[0] ?? 0);
    const reach = async (number) => {
      for (let frames = 0; count() !== number && frames < 100; frames += 1) {
        await new Promise(requestAnimationFrame);
      }
      return count();
    };
    const [all, tried] = [count(), []];
    for (const choice of document.querySelectorAll("button.choice:not(.unfold)")) {
      const promised = Number(choice.querySelector(".left").innerText);
      choice.click();
      tried.push([choice.innerText, promised, await reach(promised)]);
      choice.click();
      await reach(all);
    }
    return tried;
  });
  expect(tried.length).toBe(await site.choices.count());
  expect(tried.filter(([, promised, left]) => left !== promised)).toEqual([]);

  // A further one of a kind brings as many as it says.
  await site.openAfresh("?class=4xx");
  const first = await site.count();
  const number = Number(await site.button("5xx").locator(".left").innerText());
  await site.button("5xx").click();
  await expect.poll(() => site.count()).toBe(first + number);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  inEachLanguage(() => {
    test("the filters are folded, and their number is told", async ({ site, words }) => {
      await site.open("?fact=never-stored&source=registered");
      await expect(site.choice(words.neverStored)).toBeHidden();
      await expect(site.moreButton).toContainText(words.moreFilters, { useInnerText: true });
      await expect(site.moreActive).toBeVisible();
      await expect(site.moreActive).toHaveText("2");
      await expect(site.clear).toBeEnabled();
      await site.openMore();
      await expect(site.choice(words.neverStored)).toBeVisible();
      await site.choice(words.neverStored).tap();
      await expect(site.moreActive).toHaveText("1");
      await site.choice(words.registered).tap();
      await expect(site.moreActive).toBeHidden();
    });

    test("a class pressed twice is on and off, and nothing moves under the finger", async ({
      site,
      page,
    }) => {
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await site.openAfresh();
        const buttons = page.locator(".classes > button");
        const places = () =>
          buttons.evaluateAll((all) =>
            all.map((button) => {
              const { left, top, right, bottom } = button.getBoundingClientRect();
              return [left, top, right, bottom];
            }),
          );
        const before = await places();
        // All of them are in sight where there is room.
        const seen = before.filter(([left, , right]) => left >= 0 && right <= width);
        expect(seen.length).toBeGreaterThanOrEqual(width === 390 ? before.length : 6);
        await expect(site.clear).toBeDisabled();
        const [left, top, right, bottom] = await site
          .button("4xx")
          .evaluate((button) => Object.values(button.getBoundingClientRect().toJSON()).slice(4))
          .then(([top, right, bottom, left]) => [left, top, right, bottom]);
        const press = () => page.touchscreen.tap((left + right) / 2, (top + bottom) / 2);
        await press();
        await expect(site.button("4xx")).toHaveAttribute("aria-pressed", "true");
        await site.expectView("?class=4xx");
        await expect(site.clear).toBeEnabled();
        expect(await places()).toEqual(before);
        await press();
        await expect(site.button("4xx")).toHaveAttribute("aria-pressed", "false");
        await site.expectView("");
        await expect(site.clear).toBeDisabled();
        expect(await places()).toEqual(before);
      }
    });
  });
});

test("on a phone Enter leads to what is said where nothing fits the filters", async ({
  site,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open();
  await site.moreButton.click();
  await page.getByRole("button", { name: /^Cloudflare/ }).click();
  await site.search.fill("404");
  await expect(site.notice).toBeVisible();
  await expect(site.notice).not.toBeInViewport();
  await site.search.press("Enter");
  await expect(site.notice).toBeInViewport({ ratio: 1 });
  await expect(site.search).toBeFocused();
});
