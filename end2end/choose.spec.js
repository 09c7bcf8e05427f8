// Which status code to return: the questions one by one, the situations that a search finds, the
// page of the tree, and what codes are often misused for.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, inEachLanguage, test } from "./fixture.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SAYS = {
  zh: {
    title: "该返回哪个状态码",
    link: "该返回哪个？",
    first: "这个请求的结果是什么？",
    change: "修改",
    startOver: "从头开始",
    asked: "邮箱已注册返回什么",
    failed: "问题没有加载成功",
    unknown: "网址里有一步不存在",
    misuse: "常见误用",
    wrong: "误用：",
    right: "正确：",
  },
  en: {
    title: "Which status code should I return?",
    link: "Which code?",
    first: "What came of the request?",
    change: "Change",
    startOver: "Start over",
    asked: "which status code if the email is already registered",
    failed: "The questions could not be loaded.",
    unknown: "A step in the address does not exist.",
    misuse: "Often misused for",
    wrong: "Wrong:",
    right: "Right:",
  },
};

/** Situations: the answers to give one after another, and the code that they lead to. */
const WALKS = [
  ["failed.caller.state.exists", 409],
  ["failed.caller.auth.login.expired", 401],
  ["failed.caller.auth.permission.role", 403],
  ["failed.caller.auth.permission.hidden", 404],
  ["failed.caller.content.rules.itself", 422],
  ["failed.caller.content.syntax.condition", 428],
  ["failed.caller.limit.rate", 429],
  ["failed.me.unavailable.maintenance", 503],
  ["failed.behind.gateway.slow", 504],
  ["elsewhere.moved.permanent.any", 308],
  ["unfinished.job.start", 202],
  ["done.nothing.done", 204],
];

const parts = (page) => ({
  section: page.locator("#choose"),
  heading: page.locator("#choose").getByRole("heading", { level: 2 }),
  answers: page.locator("#choose .answers a"),
  way: page.locator("#choose .way li"),
  leaf: page.locator("#choose [data-answer]"),
  situation: page.locator("main [data-scenario]"),
});

async function expectAccessible(page) {
  // A colour on its way to another is none that anybody reads.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  expect(found).toEqual([]);
}

inEachLanguage((lang) => {
  const says = SAYS[lang];

  test("twelve situations are answered by clicking", async ({ site, page }) => {
    const { heading, answers, way, leaf } = parts(page);
    await site.open();
    await page.getByRole("link", { name: says.link, exact: true }).click();
    await expect(heading).toHaveText(says.first);
    for (const [path, code] of WALKS) {
      const ids = path.split(".");
      for (let i = 0; i < ids.length; i++) {
        await expect(heading).toBeFocused();
        await expect(way).toHaveCount(i);
        const next = `#choose=${ids.slice(0, i + 1).join(".")}`;
        await answers.and(page.locator(`[href="${next}"]`)).click();
        await site.expectView(next);
      }
      await expect(leaf).toHaveAttribute("data-answer", String(code));
      await expect(heading).toBeFocused();
      await expect(heading).toContainText(String(code));
      await expect(way).toHaveCount(ids.length);
      await page.getByRole("link", { name: says.startOver }).click();
      await expect(heading).toHaveText(says.first);
    }
  });

  test("an answer leads to its card and to a comparison, and each step can be changed", async ({
    site,
    page,
  }) => {
    const { section, heading, way, leaf } = parts(page);
    await site.open("#choose=failed.caller.limit.rate");
    await expect(leaf).toHaveAttribute("data-answer", "429");
    await expect(page).toHaveTitle(new RegExp(says.title.slice(0, 8)));
    await expect(leaf).toContainText("Retry-After");
    await expect(leaf).toContainText("application/problem+json");
    await expect(leaf).toContainText("503");
    await expectAccessible(page);
    await leaf.locator('a[href="#429+503"]').click();
    await expect(site.columns.locator(".num")).toHaveText(["429", "503"]);
    await page.goBack();
    await expect(leaf).toHaveAttribute("data-answer", "429");
    await leaf.locator('a[href="#429"]').click();
    await site.expectOpen(429);
    await expect(section).toHaveCount(0);
    await page.goBack();
    await way.nth(1).getByRole("link", { name: says.change }).click();
    await site.expectView("#choose=failed");
    await expect(heading).toBeFocused();
    await expect(way).toHaveCount(1);
    await page.reload();
    await expect(way).toHaveCount(1);
    await expect(heading).toBeFocused();
    await page.goBack();
    await site.expectView("#choose=failed.caller.limit.rate");
  });

  test("the keyboard alone is enough", async ({ site, page, words }) => {
    const { section, heading, leaf } = parts(page);
    await site.open();
    await site.cardLink(100).focus();
    await page.keyboard.press("Shift+W");
    await site.expectView("#choose");
    await expect(heading).toHaveText(says.first);
    await expect(heading).toBeFocused();
    for (const path of ["done", "done.created", "done.created.now"]) {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await site.expectView(`#choose=${path}`);
      await expect(heading).toBeFocused();
    }
    await expect(leaf).toHaveAttribute("data-answer", "201");
    await page.keyboard.press("Shift+L");
    await expect(site.html).toHaveAttribute("lang", words.key === "zh" ? "en" : "zh-Hans");
    await expect(leaf).toHaveAttribute("data-answer", "201");
    await site.expectFocusKept();
    await page.keyboard.press("Escape");
    await expect(section).toHaveCount(0);
    await site.expectView("");
    await site.expectFocusKept();
    await page.keyboard.press("?");
    await expect(site.keysDialog.locator("kbd").filter({ hasText: /^Shift\+W$/ })).toBeVisible();
  });

  test("a question that is searched for is answered before all cards", async ({ site, page }) => {
    const { situation, way, leaf } = parts(page);
    await site.open();
    await site.type(says.asked);
    await expect(situation.first()).toHaveAttribute("data-answer", "409");
    await expect(situation.first()).toHaveAttribute("data-scenario", "email-taken");
    await expect(situation.first()).toContainText("409");
    await expect(site.empty).toBeHidden();
    const [box, list] = [situation.first(), page.locator("#list")];
    expect((await box.boundingBox()).y).toBeLessThan((await list.boundingBox())?.y ?? Infinity);
    await expectAccessible(page);
    expect(await site.foreignText()).toEqual([]);
    await situation.first().locator('a[href^="#choose="]').click();
    await expect(leaf).toHaveAttribute("data-answer", "409");
    expect(await way.count()).toBeGreaterThan(2);
    await page.goBack();
    await expect(situation.first()).toBeVisible();
    await site.type("404");
    await site.expectFirst(404);
    await expect(situation).toHaveCount(0);
  });

  test("what a code is often misused for stands in its card and on its page", async ({
    site,
    page,
  }) => {
    await site.open("#405");
    await site.expectOpen(405);
    for (const misuse of [site.card(405).locator(".misuse"), page.locator(".misuse:visible")]) {
      await expect(misuse).toContainText(says.misuse);
      await expect(misuse.locator(".wrong").first()).toContainText(says.wrong);
      await expect(misuse.locator(".right").first()).toContainText(says.right);
      await page.goto(site.address("405/"));
    }
  });

  test("it says so when the questions do not come, and tries again", async ({
    browser,
    baseURL,
    words,
  }) => {
    const context = await browser.newContext({ locale: words.locale, serviceWorkers: "block" });
    const page = await context.newPage();
    const { section, heading } = parts(page);
    await page.route("**/choose-*.bin", (route) => route.abort());
    await page.goto(`${baseURL}#choose`);
    await expect(section.getByRole("alert")).toContainText(says.failed);
    await expect(heading).toBeFocused();
    await page.unroute("**/choose-*.bin");
    await section.getByRole("button", { name: words.tryAgain }).click();
    await expect(heading).toHaveText(says.first);
    await expect(heading).toBeFocused();
    await context.close();
  });

  test("an address that leads nowhere goes on where it can", async ({ site, page }) => {
    const { section, heading, way } = parts(page);
    await site.open("#choose=failed.me.bugs");
    await expect(section).toContainText(says.unknown);
    await expect(way).toHaveCount(2);
    await expect(heading).toBeVisible();
    await site.openAfresh("#/Choose/<img src=x onerror=alert(1)>");
    await expect(heading).toHaveText(says.first);
    await site.openAfresh("#choose=failed.me.bug.more");
    await expect(parts(page).leaf).toHaveAttribute("data-answer", "500");
  });
});

test("ordinary queries ask for no questions", async ({ site, page }) => {
  const { situation } = parts(page);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await site.open();
  for (const query of ["404", "nginx 499", "401 vs 403", "timeout", "Precondition Required"]) {
    await site.type(query);
    await site.settle();
    await expect(situation).toHaveCount(0);
  }
  expect(asked.filter((url) => /choose-.*\.bin/.test(url))).toEqual([]);
});

test("on paper it is the answer alone", async ({ site, page }) => {
  const { leaf } = parts(page);
  await site.open("#choose=done.created.now");
  await expect(leaf).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(leaf).toBeVisible();
  await expect(page.locator("#list")).toBeHidden();
});

test("nothing moves when the address asks for the questions", async ({ site, page }) => {
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) {
        if (!hadRecentInput) window.shift += value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await site.open("#choose=failed.caller");
  await expect(parts(page).answers.first()).toBeVisible();
  await site.settle();
  expect(await page.evaluate(() => window.shift)).toBeLessThan(0.01);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  inEachLanguage(() => {
    test("nothing sticks out, and a finger can hit every answer", async ({ site, page }) => {
      const { answers, leaf, way } = parts(page);
      await site.open("#choose=failed.caller");
      await expect(answers).toHaveCount(5);
      expect(await site.sideways()).toBe(0);
      for (const answer of await answers.all()) {
        expect((await answer.boundingBox()).height).toBeGreaterThan(44);
      }
      await expectAccessible(page);
      await site.openAfresh("#choose=failed.caller.auth.login.absent");
      await expect(leaf).toBeVisible();
      await expect(way.first()).toBeInViewport();
      expect(await site.sideways()).toBe(0);
    });
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page of the tree says all, in both languages", async ({ site, page }) => {
    await page.goto(site.address("404/"));
    await page.locator('footer a[href="../choose/"]').click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(SAYS.zh.title);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(SAYS.en.title);
    await expect(page.locator('[data-answer="429"]').first()).toBeVisible();
    expect(await page.locator("[data-scenario]").count()).toBeGreaterThanOrEqual(60);
    expect(await site.sideways()).toBe(0);
  });
});

test("the page of the tree is for everybody", async ({ site, page }) => {
  await page.goto(site.address("choose/"));
  await expectAccessible(page);
  await page.locator('a[href="../#choose"]').click();
  await expect(parts(page).heading).toHaveText(SAYS.zh.first);
});

test.describe("with the worker", () => {
  // The network that is taken away is seen to be away; nothing else may be seen.
  test.use({ serviceWorkers: "allow", allow: /^request failed|^console error: Failed to load/ });

  test("it works without a network", async ({ site, page, context, words }) => {
    await site.open();
    // Before the page is kept, all of it travels once more.
    const kept = site.device.getByText(words.worksOffline);
    await expect(kept).toBeVisible({ timeout: 20_000 });
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await context.setOffline(true);
    await page.goto(site.address("?q=x#choose=failed.me.bug"));
    await expect(parts(page).leaf).toHaveAttribute("data-answer", "500");
    await page.goto(site.address("choose/"));
    await expect(parts(page).heading).toHaveText(SAYS.zh.first);
    await context.setOffline(false);
  });
});

test("the installed app has a shortcut to it", async ({ site, page }) => {
  await site.open();
  const [shortcut, icon] = await page.evaluate(async () => {
    const { shortcuts } = await (await fetch("manifest.webmanifest")).json();
    const found = shortcuts.find(({ url }) => url === "./#choose");
    return [found.url, (await fetch(found.icons[0].src)).status];
  });
  expect(icon).toBe(200);
  await site.openAfresh(shortcut.slice(2));
  await expect(parts(page).heading).toHaveText(SAYS.zh.first);
});
