// Installing the page as an app, as far as a browser lets a test do it.

import { Site } from "./page.js";
import { LANGUAGES, WORDS } from "./words.js";
import { build, expect, test, withProfile } from "./offline.js";

/** Installing is not for private windows, which Playwright's own are. */
async function withApp({ server, launchOptions, locale }, lang, use) {
  // Without the wait for a reader who stays for half a minute.
  const args = [...launchOptions.args, "--bypass-app-banner-engagement-checks"];
  await withProfile({ ...launchOptions, args, locale }, async (open) => {
    const context = await open();
    const visit = async (view = "") => {
      const site = new Site(await context.newPage(), WORDS[lang], `${server.origin}/`);
      await site.open(view);
      return site;
    };
    await use({ context, visit, appId: `${server.origin}/http-status` });
  });
}

const installButton = (place, { install }) =>
  place.getByRole("button", { name: install, exact: true });

/** The manifest, as the browser finds it. */
async function manifest(page) {
  const url = await page.locator('link[rel="manifest"]').evaluate((link) => link.href);
  return { url, data: await (await page.request.get(url)).json() };
}

test("the browser has no complaint, offers it, and opens it in its own window", async ({
  server,
  launchOptions,
  locale,
}) => {
  await withApp({ server, launchOptions, locale }, "zh", async ({ context, visit, appId }) => {
    const site = await visit();
    const session = await context.newCDPSession(site.page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    const { errors, url } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(url).toBe(`${server.origin}/manifest.webmanifest`);
    expect((await session.send("Page.getAppId")).appId).toBe(appId);

    await expect(installButton(site.menu, site.words)).toBeVisible();
    await expect(installButton(site.device, site.words)).toBeVisible();
    await expect(site.window).toBeHidden();

    const manifestId = appId;
    await session.send("PWA.install", { manifestId });
    await session.send("PWA.changeAppUserSettings", { manifestId, displayMode: "standalone" });
    const opened = context.waitForEvent("page");
    await session.send("PWA.launch", { manifestId });
    const app = new Site(await opened, site.words);
    await app.ready();
    await app.page.waitForFunction(() => matchMedia("(display-mode: standalone)").matches);
    await expect(app.window).toBeVisible();
    await expect(installButton(app.page, app.words)).toHaveCount(0);

    // What the browser's frame gave: a way back, the address.
    const back = app.button(app.words.back);
    await expect(back).toHaveAttribute("aria-disabled", "true");
    await app.cardLink(404).click();
    await app.expectOpen(404);
    await expect(back).toHaveAttribute("aria-disabled", "false");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await app.button(app.words.copyAddress).click();
    await expect(app.toast).toContainText(app.words.copied);
    expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${server.origin}/#404`,
    );
    await app.languageButton.click();
    app.speak("en");
    await expect(app.button(app.words.back)).toHaveAttribute("aria-disabled", "false");
    await expect(app.button(app.words.copyAddress)).toBeVisible();
    await app.languageButton.click();
    app.speak("zh");
    await back.click();
    await app.expectClosed();
    await expect(back).toHaveAttribute("aria-disabled", "true");

    // Installed, it is offered no more.
    const again = await visit();
    await again.page.waitForLoadState();
    await expect(again.device).toBeVisible();
    await expect(installButton(again.page, again.words)).toHaveCount(0);
  });
});

test.describe("en", () => {
  test.use({ lang: "en" });

  test("the button asks the browser, and goes", async ({ server, launchOptions, locale }) => {
    await withApp({ server, launchOptions, locale }, "en", async ({ visit }) => {
      const site = await visit();
      await expect(installButton(site.menu, site.words)).toBeVisible();
      await site.page.evaluate(() => {
        const { installOffer } = window;
        const prompt = installOffer.prompt.bind(installOffer);
        installOffer.prompt = () => {
          window.asked = true;
          return prompt();
        };
      });
      await installButton(site.menu, site.words).click();
      // The browser's own dialog is open now, which a test cannot answer.
      expect(await site.page.evaluate(() => window.asked)).toBe(true);
      await expect(installButton(site.page, site.words)).toHaveCount(0);
    });
  });
});

/** Browsers that install from their own menus; `touch` where they have it. */
const BY_HAND = {
  ios: [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1",
    true,
  ],
  safari: [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15",
    false,
  ],
  "firefox-android": ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", true],
  firefox: ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", false],
};

for (const [browser, [userAgent, hasTouch]] of Object.entries(BY_HAND)) {
  test.describe(browser, () => {
    test.use({ userAgent, hasTouch });

    test("has instructions", async ({ site }) => {
      await site.open();
      const shown = site.page.locator(".by-hand p").filter({ visible: true });
      for (const lang of ["en", "zh"]) {
        await expect(shown).toHaveCount(1);
        await expect(shown).toContainText(site.words.byHand[browser]);
        await site.languageButton.click();
        site.speak(lang);
      }
    });
  });
}

test("a browser that offers it by itself has none", async ({ site }) => {
  await site.open();
  await expect(site.page.locator(".by-hand p").filter({ visible: true })).toHaveCount(0);
});

test("the manifest is explicit and relative", async ({ site, page }) => {
  await site.open();
  const { data } = await manifest(page);
  expect(data).toMatchObject({ id: "http-status", start_url: "./", scope: "./", lang: "zh-Hans" });
  expect(data.name).toContain(WORDS.zh.site);
  expect(data.name).toContain(WORDS.en.site);
  for (const lang of LANGUAGES) {
    expect(data.name_localized[WORDS[lang].tag].value).toBe(WORDS[lang].site);
  }
  expect(data.launch_handler.client_mode).toContain("navigate-existing");
  const purposes = data.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`);
  for (const needed of ["any any", "any 192x192", "any 512x512", "maskable 512x512"]) {
    expect(purposes).toContain(needed);
  }
  expect(purposes.some((purpose) => purpose.startsWith("monochrome"))).toBe(true);
  const factors = data.screenshots.map(({ form_factor: factor }) => factor);
  expect(new Set(factors)).toEqual(new Set(["wide", "narrow"]));
});

/** Every picture that the page or its manifest names, with the size that it claims. */
async function pictures(page) {
  const { url, data } = await manifest(page);
  const touch = await page.locator('link[rel="apple-touch-icon"]').evaluate((link) => link.href);
  const named = [data, ...data.shortcuts].flatMap(({ icons = [], screenshots = [] }) => [
    ...icons,
    ...screenshots,
  ]);
  return [
    ...named.map((picture) => ({ ...picture, src: new URL(picture.src, url).href })),
    { src: touch, sizes: "180x180", type: "image/png", purpose: "apple" },
  ];
}

test("each picture exists, has its size and type, and is opaque where it must be", async ({
  site,
  page,
}) => {
  await site.open();
  for (const { src, sizes, type, purpose } of await pictures(page)) {
    const answer = await page.request.get(src);
    expect(answer.status(), src).toBe(200);
    expect(answer.headers()["content-type"], src).toBe(type);
    const look = await page.evaluate(
      async ([src, purpose]) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        const { naturalWidth: width, naturalHeight: height } = image;
        // Of a screenshot only the size matters.
        if (!purpose) return { sizes: `${width}x${height}` };
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, width, height);
        const pixel = (i) => data.slice(i, i + 4).join();
        let [opaque, outside, colours] = [true, true, new Set()];
        for (let i = 0; i < data.length; i += 4) {
          const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)];
          if (data[i + 3] < 255) opaque = false;
          // What the system may cut off must be nothing but ground.
          const far = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) > 0.4 * width;
          if (far && pixel(i) !== pixel(0)) outside = false;
          if (data[i + 3] > 0 && colours.size < 3) colours.add(data.slice(i, i + 3).join());
        }
        return { sizes: `${width}x${height}`, opaque, outside, colours: [...colours] };
      },
      [src, purpose],
    );
    if (sizes !== "any") expect(look.sizes, src).toBe(sizes);
    if (purpose === "maskable" || purpose === "apple") expect(look.opaque, src).toBe(true);
    if (purpose === "maskable") expect(look.outside, src).toBe(true);
    if (purpose === "monochrome") expect(look.colours, src).toEqual(["255,255,255"]);
    if (purpose === "any" || purpose === "monochrome") expect(look.opaque, src).toBe(false);
  }
});

test("icons are kept offline, screenshots are not", async ({ site, page, server }) => {
  await site.open();
  const { files } = await build(server.origin);
  const kept = new Set(files.map(([path]) => `${server.origin}/${path}`));
  for (const { src } of await pictures(page)) {
    expect(kept.has(src), src).toBe(!src.includes("/screenshots/"));
  }
});

test("the shortcuts lead where they say", async ({ site, page }) => {
  await site.open();
  const { data } = await manifest(page);
  const [search, ...classes] = data.shortcuts.map(({ url }) => url.replace(/^\.\//, ""));
  await site.openAfresh(search);
  await expect(site.search).toBeFocused();
  expect(await site.shown.count()).toBe(await site.cards.count());
  for (const [i, name] of ["4xx", "5xx"].entries()) {
    await site.openAfresh(classes[i]);
    await expect(site.button(name)).toHaveAttribute("aria-pressed", "true");
    const codes = await site.codes();
    expect(codes.every((code) => String(code).startsWith(name[0]))).toBe(true);
  }
});

test("the frame has the colour of the theme", async ({ site, page }) => {
  await site.open();
  const colours = () =>
    page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      ...[...document.querySelectorAll("meta[name=theme-color]")].map(({ content }) => content),
    ]);
  for (const theme of ["dark", "light"]) {
    await site.theme(theme).click();
    await site.expectTheme(theme);
    const [ground, ...frame] = await colours();
    expect(new Set(frame)).toEqual(new Set([ground]));
  }
});
