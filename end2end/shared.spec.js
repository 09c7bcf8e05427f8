// What comes from other programs: shared texts, and addresses of our own scheme; with the network gone, as on
// a phone that lost it.

import { expect, openKept, test } from "./offline.js";

test("shared texts and our own scheme lead into the list", async ({ site, page, server }) => {
  await openKept(site);
  const response = await page.request.get(site.address("manifest.webmanifest"));
  const { share_target, protocol_handlers } = await response.json();
  await server.stop();

  expect(share_target.method).toBe("GET");
  expect(share_target.action).toBe("./");
  // As the browser makes the address of what was shared.
  const shared = new URLSearchParams();
  shared.set(share_target.params.title, "Error");
  shared.set(share_target.params.text, "HTTP Error 429: Too Many Requests");
  shared.set(share_target.params.url, "https://a.example/");
  await site.openAfresh(`?${shared}`);
  await site.expectFirst(429);
  await expect(site.search).toHaveValue("HTTP Error 429: Too Many Requests");
  // A browser shares a page without a text.
  await site.openAfresh("?title=502+Bad+Gateway&url=https%3A%2F%2Fa.example%2F");
  await site.expectFirst(502);

  const [{ protocol, url }] = protocol_handlers;
  expect(protocol).toBe("web+httpstatus");
  const opened = (named) => url.replace("./", "").replace("%s", encodeURIComponent(named));
  await site.openAfresh(opened("web+httpstatus:404"));
  await site.expectOpen(404);
  await site.openAfresh(opened("web+httpstatus:401+403"));
  await expect(site.columns.locator(".num")).toHaveText(["401", "403"]);
  await site.openAfresh(opened("web+httpstatus:timeout"));
  await expect(site.search).toHaveValue("timeout");

  // The lines to copy are kept, too.
  await site.openAfresh("#503");
  await site.expectOpen(503);
  await page.locator("details.programs > summary").first().click();
  await expect(page.locator("details.programs pre").first()).toContainText("503");
});
