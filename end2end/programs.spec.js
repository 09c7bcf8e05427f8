// Lines to copy that send and handle a code: on cards and on pages of their own.

import { expect, test } from "./fixture.js";

const TITLES = { zh: ["怎样返回它", "收到它怎样处理"], en: ["Send it", "Handle it"] };

/** What the page has asked for, by the beginnings of names. */
function asked(page) {
  const names = [];
  page.on("request", (request) => names.push(new URL(request.url()).pathname.split("/").pop()));
  return (beginning) => names.filter((name) => name.startsWith(beginning)).length;
}

test("on a card: folded, fetched when unfolded, chosen once", async ({
  site,
  page,
  words,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const fetched = asked(page);
  await site.open("#503");
  await site.ready();
  const [send, handle] = TITLES[words.key];
  const fold = (title) => page.locator("details.programs", { hasText: title });
  await expect(fold(send)).toBeVisible();
  expect(fetched("programs-")).toBe(0);

  await fold(send).locator("summary").click();
  const lines = fold(send).locator("pre");
  await expect(lines).toContainText("return 503");
  expect(fetched("programs-")).toBe(1);
  const choice = fold(send).getByRole("combobox");
  await expect(choice.locator("option")).toHaveCount(20);
  await choice.focus();
  await choice.selectOption({ label: "axum" });
  await expect(lines).toContainText("StatusCode::SERVICE_UNAVAILABLE");
  await expect(lines).toContainText("Retry-After");
  await expect(choice).toBeFocused();
  await fold(send).getByRole("button", { name: words.copy, exact: true }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await lines.textContent());

  await fold(handle).locator("summary").click();
  await fold(handle).getByRole("combobox").selectOption({ label: "httpx" });
  await expect(fold(handle).locator("pre")).toContainText("parsedate_to_datetime");

  // The choice holds for other codes, and for the next visit.
  await site.openAfresh("#404");
  await site.ready();
  await expect(fold(handle)).toHaveCount(0);
  await fold(send).locator("summary").click();
  await expect(fold(send).locator("pre")).toContainText("StatusCode::NOT_FOUND");

  // And on the page of a code.
  await page.goto(site.address("429/"));
  await page.locator("details.programs > summary").first().click();
  const program = page.locator("details[data-program=axum]");
  await expect(program).toHaveAttribute("open", "");
  await program.getByRole("button").click();
  await expect(program.getByRole("button")).toHaveText("✓");
  const again = await page.evaluate(() => navigator.clipboard.readText());
  expect(again).toContain("StatusCode::TOO_MANY_REQUESTS");
  const nginx = page.locator("details[data-program=nginx]");
  await nginx.locator("summary").click();
  await expect(nginx).toHaveAttribute("open", "");
  await expect(program).not.toHaveAttribute("open");
  // A browser tells of what was unfolded a moment after it shows it.
  const stored = () => page.evaluate(() => localStorage.getItem("http-status.server"));
  await expect.poll(stored).toBe("nginx");
});

test.describe("without the file", () => {
  test.use({ allow: /programs-|Failed to load/ });

  test("a card says that it did not come, and tries again", async ({ site, page, words }) => {
    await page.route("**/programs-*", (route) => route.abort());
    await site.open("#204");
    await site.ready();
    const fold = page.locator("details.programs").first();
    await fold.locator("summary").click();
    await expect(fold.getByRole("alert")).toContainText(words.loadFailed);
    await page.unroute("**/programs-*");
    await fold.getByRole("button", { name: words.tryAgain }).click();
    await expect(fold.locator("pre")).toContainText("return 204");
  });
});

test("what cannot be sent or handled has no lines", async ({ site, page, words }) => {
  const [send, handle] = TITLES[words.key];
  for (const [code, titles] of [
    ["#0", [handle]],
    ["#101", []],
    ["#200", [send]],
    ["#401", [send, handle]],
  ]) {
    await site.openAfresh(code);
    await site.ready();
    await expect(page.locator("details.programs > summary")).toHaveText(titles);
  }
});
