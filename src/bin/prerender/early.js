// Runs in the head, before the first paint: the reader's language and theme, by the rules that
// src/locale and src/ui/state.rs have. PRELOADS is filled in by the build. Keep it small: it stands
// in the page.
(() => {
  const root = document.documentElement;
  const language = (tag) => /^\s*(zh|en)(?![^-_\s])/i.exec(tag || "")?.[1].toLowerCase();
  const stored = (key) => {
    try {
      return localStorage.getItem("http-status." + key);
    } catch {
      return null;
    }
  };
  const wanted = [
    new URLSearchParams(location.search).get("lang"),
    stored("lang"),
    ...(navigator.languages || []),
  ];
  const found = wanted.map(language).find(Boolean);
  // Asked for here rather than in the HTML: without scripts nobody would use what was loaded.
  for (const [rel, href, as] of PRELOADS) {
    const link = document.createElement("link");
    Object.assign(link, { rel, href, crossOrigin: "anonymous" });
    if (as) link.as = as;
    document.head.append(link);
  }
  // The browser may offer to install the page long before the app is alive; it asks for it later.
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    window.installOffer = event;
    root.dataset.installable = "";
  });
  addEventListener("appinstalled", () => delete root.dataset.installable);
  root.dataset.js = "";
  root.lang = found === "en" ? "en" : "zh-Hans";
  const theme = stored("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
})();
