// The site behind nginx, with the configuration that the notes give: alone on a host, and in a
// folder of one.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test as base } from "./fixture.js";
import { ask, dist, missing, start } from "./nginx.js";

// On a machine that is to run every test nothing is skipped.
base.skip(Boolean(missing) && !process.env.CI, missing);

const FOR_EVER = "public, max-age=31536000, immutable";

const TYPES = {
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  bin: "application/octet-stream",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webp: "image/webp",
  webmanifest: "application/manifest+json",
  xml: "application/xml; charset=utf-8",
};

const ending = (name) => name.slice(name.lastIndexOf(".") + 1);

/** What a host is told to send with everything, from the rules that the build wrote. */
async function rules() {
  const text = await readFile(join(dist, "_headers"), "utf8");
  const lines = text
    .split(/\n(?=\/)/)[0]
    .trim()
    .split("\n")
    .slice(1);
  return lines.map((line) => /^ {2}([^:]+): (.+)$/.exec(line).slice(1));
}

/** Every file of the site that is served under its own name, relative to the site. */
async function files() {
  const all = await readdir(dist, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .filter((name) => !/\.(br|gz)$|^_headers/.test(name));
}

for (const folder of ["", "/some/sub path"]) {
  const test = base.extend({
    nginx: [
      async ({}, use) => {
        const server = await start(folder);
        await use({ ...server, site: server.origin + encodeURI(folder) });
        await server.stop();
      },
      { scope: "worker" },
    ],
    baseURL: ({ nginx }, use) => use(`${nginx.origin}/`),
    folder: `${encodeURI(folder)}/`,
  });

  test.describe(folder || "alone", () => {
    test("every file has its type, and says how long it may be kept", async ({ nginx }) => {
      for (const name of await files()) {
        const { status, headers } = await ask(`${nginx.site}/${name}`);
        expect.soft(status, name).toBe(200);
        expect.soft(headers["content-type"], name).toBe(TYPES[ending(name)]);
        const hashed = /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(name);
        expect.soft(headers["cache-control"], name).toBe(hashed ? FOR_EVER : "no-cache");
      }
    });

    test("text and wasm travel compressed, for who takes it", async ({ nginx }) => {
      const copied = (await files()).filter((name) => !/\.(png|ico|webp)$/.test(name));
      let smaller = 0;
      for (const name of copied) {
        const plain = await readFile(join(dist, name));
        const url = `${nginx.site}/${name}`;
        for (const [accepted, encoding, unpack] of [
          ["gzip, deflate, br", "br", brotliDecompressSync],
          ["gzip", "gzip", gunzipSync],
          ["identity", undefined, (body) => body],
        ]) {
          const { headers, body } = await ask(url, { "Accept-Encoding": accepted });
          // Where a copy would save nothing the build makes none.
          if (plain.length >= 512) {
            expect.soft(headers["content-encoding"], `${name} ${accepted}`).toBe(encoding);
            expect.soft(headers.vary, `${name} ${accepted}`).toBe("Accept-Encoding");
          }
          const unpacked = headers["content-encoding"] ? unpack(body) : body;
          expect.soft(unpacked.equals(plain), `${name} ${accepted}`).toBe(true);
          if (encoding === "br" && body.length < plain.length) smaller++;
        }
      }
      expect(smaller).toBeGreaterThan(100);
    });

    test("every answer has the fields that guard it", async ({ nginx }) => {
      const guards = await rules();
      const names = guards.map(([name]) => name);
      for (const name of [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Embedder-Policy",
      ]) {
        expect(names).toContain(name);
      }
      const policy = guards.find(([name]) => name === "Content-Security-Policy")[1];
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
      const pictures = ["og.png", "404/preview.png"];
      for (const path of ["", "index.html", "404/", "404", "codes.json", "nowhere", ...pictures]) {
        const { headers } = await ask(`${nginx.site}/${path}`);
        for (const [name, value] of guards) {
          expect.soft(headers[name.toLowerCase()], `${path} ${name}`).toBe(value);
        }
        const shown = pictures.includes(path) ? "cross-origin" : "same-origin";
        expect.soft(headers["cross-origin-resource-policy"], path).toBe(shown);
        expect.soft(headers.server, path).toBe("nginx");
      }
    });

    test("addresses with and without a slash, spelled out, with a query", async ({ nginx }) => {
      const page = async (path) => {
        const { status, headers, body } = await ask(nginx.site + path);
        return status === 200 ? /<h1.*?<\/h1>/s.exec(body)[0] : `${status} ${headers.location}`;
      };
      const home = await page("/");
      expect(home).toContain("HTTP");
      for (const path of ["/index.html", "/?utm_source=x&__proto__=1", "/index.html?q=404"]) {
        expect(await page(path)).toBe(home);
      }
      const code = await page("/418/");
      expect(code).toContain("418");
      expect(await page("/418/index.html")).toBe(code);
      expect(await page("/418/?utm_source=x")).toBe(code);
      // Relative, so that it holds behind a proxy too.
      const there = encodeURI(folder);
      expect(await page("/418")).toBe(`301 ${there}/418/`);
      expect(await page("/418?lang=en")).toBe(`301 ${there}/418/?lang=en`);
      if (folder) expect(await page("")).toBe(`301 ${there}/`);
    });

    test("what is not there gets our page about 404, as 404", async ({ nginx }) => {
      const lost = await readFile(join(dist, "404.html"));
      for (const path of [
        "/nowhere",
        "/a/b/c.html?q=1",
        "/404/nowhere",
        "/index.html/",
        "/_headers",
        "/_headers.nginx",
        "/app-0123456789abcdef.js",
        "/%FF%FE",
        "/<script>",
      ]) {
        const { status, headers, body } = await ask(nginx.site + path);
        expect.soft(status, path).toBe(404);
        expect.soft(headers["content-type"], path).toBe(TYPES.html);
        expect.soft(headers["cache-control"], path).toBe("no-cache");
        expect.soft(body.equals(lost), path).toBe(true);
      }
    });

    test("the app works under the header fields", async ({ site, page, words }) => {
      await site.open();
      await site.type("429");
      await site.expectFirst(429);
      await site.cardLink(429).click();
      await site.expectOpen(429);
      await site.openAfresh("#401+403");
      await expect(site.columns.locator(".num")).toHaveText(["401", "403"]);
      await page.goto(site.address("429/"));
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Too Many Requests");
      await page.getByRole("button", { name: words.switchTo, exact: true }).click();
      await expect(site.html).toHaveAttribute("lang", "en");
    });

    test.describe("lost", () => {
      // The answer itself is 404, and so are those to the script's questions where the site is.
      test.use({ allow: /404/ });

      test("a number in the path leads to its code, words to a choice", async ({ site, page }) => {
        for (const [path, view] of [
          ["0418", "#418"],
          ["status/418", "#418"],
          ["a/b/c/error-503.html", "#503"],
          ["x/477/", "#477"],
          ["http-429?lang=en", "?lang=en#429"],
        ]) {
          await test.step(`/${path} leads to ${view}`, async () => {
            await page.goto(site.address(path));
            await page.waitForURL((url) => url.pathname === site.folder);
            await site.ready();
            await site.expectView(view);
          });
        }
        for (const [path, code] of [
          ["teapot", 418],
          ["a/b/too-many-requests", 429],
          ["deep/er/NotFound.html", 404],
          [encodeURI("请求过多"), 429],
        ]) {
          await test.step(`/${path} offers ${code} and a search`, async () => {
            await page.goto(site.address(path));
            const offered = page.locator("#found a");
            await expect(offered.first()).toContainText(String(code));
            const search = page.locator("#search a");
            await expect(search).toBeVisible();
            const wanted = new URL(await search.evaluate((link) => link.href));
            expect(wanted.pathname).toBe(site.folder);
            expect(wanted.searchParams.get("q").length).toBeGreaterThan(3);
            await offered.first().click();
            await expect(page).toHaveURL(new RegExp(`${site.folder}${code}/$`));
          });
        }
      });

      test("every link of it leads somewhere", async ({ site, page, request }) => {
        await page.goto(site.address("a/b/nowhere"));
        await expect(page.locator("#asked")).toHaveText(`${decodeURI(site.folder)}a/b/nowhere`);
        await page.locator(".every summary").click();
        const links = page.locator('a[href]:visible:not([rel="noopener"])');
        const urls = await links.evaluateAll((all) => all.map((link) => link.href));
        expect(urls.length).toBeGreaterThan(100);
        for (const url of new Set(urls.map((url) => url.split("#")[0]))) {
          expect.soft((await request.get(url)).status(), url).toBe(200);
        }
      });
    });
  });
}
