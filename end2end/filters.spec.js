// The filters by fact, version and source.

import { expect, inEachLanguage, test } from "./fixture.js";
import { WORDS } from "./words.js";

/** The number that a choice shows. */
async function promised(choice) {
  return Number(await choice.locator(".left").innerText());
}

inEachLanguage(() => {
  test("a fact, a source and a version narrow", async ({ site, words }) => {
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
  });

  test("filters combine with class and query", async ({ site, words }) => {
    await site.open();
    await site.openMore();
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
    await site.expectView("?q=431");
    await expect(site.choices.and(site.page.locator("[aria-pressed=true]"))).toHaveCount(0);
    await expect(site.clear).toBeHidden();
  });

  test("the address restores everything, afresh and after a reload", async ({ site, words }) => {
    const view = "?q=too&class=4xx&source=registered&fact=retry,never-stored&since=extension";
    await site.open(view);
    const check = async () => {
      await site.expectCodes([429]);
      await expect(site.search).toHaveValue("too");
      await expect(site.button("4xx")).toHaveAttribute("aria-pressed", "true");
      await expect(site.moreActive).toHaveText("4");
      await site.openMore();
      for (const name of [words.registered, words.worthRetrying, words.neverStored]) {
        await expect(site.choice(name)).toHaveAttribute("aria-pressed", "true");
      }
    };
    await check();
    await site.reload();
    await check();
    await site.expectView(view);
  });

  test("filters survive a change of the language", async ({ site, words }) => {
    await site.open("?class=4xx&fact=never-stored");
    await site.expectCodes([428, 429, 431]);
    await site.languageButton.click();
    await expect(site.html).toHaveAttribute("lang", WORDS[words.other].tag);
    await site.expectCodes([428, 429, 431]);
    await site.expectView("?class=4xx&fact=never-stored");
  });
});

test("each choice leaves as many as it says", async ({ site }) => {
  await site.open("?q=request");
  await site.openOwners();
  for (const choice of await site.choices.all()) {
    await test.step(await choice.innerText(), async () => {
      const number = await promised(choice);
      await choice.click();
      await expect.poll(() => site.count()).toBe(number);
      await choice.click();
    });
  }
});

test("a further choice of a kind brings as many as it says", async ({ site }) => {
  await site.open();
  await site.button("4xx").click();
  const first = await site.count();
  const number = await promised(site.button("5xx"));
  await site.button("5xx").click();
  await expect.poll(() => site.count()).toBe(first + number);
});

test("unknown values are passed over", async ({ site }) => {
  await site.open("?class=9xx,4xx&source=nobody&fact=&since=3&fact=never-stored");
  await site.expectCodes([428, 429, 431]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  inEachLanguage(() => {
    test("the filters are folded, and their number is told", async ({ site, words }) => {
      await site.open("?fact=never-stored&source=registered");
      await expect(site.choice(words.neverStored)).toBeHidden();
      await expect(site.moreButton).toContainText(words.moreFilters);
      await expect(site.moreActive).toBeVisible();
      await expect(site.moreActive).toHaveText("2");
      await expect(site.clear).toBeVisible();
      await site.openMore();
      await expect(site.choice(words.neverStored)).toBeVisible();
      await site.choice(words.neverStored).tap();
      await expect(site.moreActive).toHaveText("1");
      await site.choice(words.registered).tap();
      await expect(site.moreActive).toBeHidden();
    });
  });
});
