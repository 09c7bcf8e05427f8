// Room for the questions, which the app puts before the list.
if (/^#[/!]*choose/i.test(location.hash)) root.dataset.choosing = "";
// Asks for the app's script and wasm, which PRELOADS lists. Here rather than in the HTML: without
// scripts nobody would use what was loaded.
for (const [rel, href, as] of PRELOADS) {
  const link = document.createElement("link");
  Object.assign(link, { rel, href, crossOrigin: "anonymous" });
  if (as) link.as = as;
  document.head.append(link);
}
// A page whose app does not come says so, and leads to the pages that need none.
const links = () => document.querySelectorAll("article h3 a");
const isReady = () => "ready" in root.dataset;
const stall = () => {
  if (isReady() || "stalled" in root.dataset) return;
  root.dataset.stalled = "";
  const hrefs = [...links()].map((link) => [link, link.getAttribute("href")]);
  for (const [link, href] of hrefs) link.href = href.slice(1).padStart(3, "0") + "/";
  // It came after all.
  new MutationObserver((_, observer) => {
    observer.disconnect();
    delete root.dataset.stalled;
    for (const [link, href] of hrefs) link.setAttribute("href", href);
  }).observe(root, { attributeFilter: ["data-ready"] });
};
setTimeout(stall, 8000);
const later = () => document.readyState === "loading" || stall();
// Of the files that the app needs, any that fails is the end of it; so is what it throws before it is
// ready. What is too early to be shown is shown when the document is here.
let failed = false;
const fail = () => {
  failed = true;
  later();
};
addEventListener("error", ({ target }) => target.localName !== "img" && fail(), true);
addEventListener("unhandledrejection", fail);
addEventListener("DOMContentLoaded", () => failed && stall());
// Language and theme need no app.
addEventListener("click", ({ target }) => {
  const button = target.closest("[data-switch], [data-theme-choice], [data-reload]");
  if (!button || isReady()) return;
  const { themeChoice, reload } = button.dataset;
  if (reload !== undefined) return location.reload();
  if (themeChoice === undefined) return switchLanguage();
  if (themeChoice) root.dataset.theme = themeChoice;
  else delete root.dataset.theme;
  store("theme", themeChoice);
  for (const other of document.querySelectorAll("[data-theme-choice]")) {
    other.setAttribute("aria-pressed", other === button);
  }
});
// What gets the focus by a link or a press shows no ring; a key shows it.
addEventListener("keydown", () => (root.dataset.keys = ""), true);
addEventListener("pointerdown", () => delete root.dataset.keys, true);
// The browser may offer to install the page long before the app is alive; it asks for it later.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installOffer = event;
  root.dataset.installable = "";
});
addEventListener("appinstalled", () => delete root.dataset.installable);
