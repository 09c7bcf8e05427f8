// Runs in the head, before the first paint: the reader's language and theme, by the rules that
// src/locale and src/ui/state have. The build puts what else a page needs in the place of MORE:
// app.js for the app, page.js and not_found.js for the pages without it. Keep it small: it stands in
// every page.
(() => {
  const root = document.documentElement;
  const language = (tag) => /^\s*(zh|en)(?=[-_]|\s*$)/i.exec(tag || "")?.[1].toLowerCase();
  const stored = (key) => {
    try {
      return localStorage.getItem("http-status." + key);
    } catch {
      return null;
    }
  };
  const wanted = [
    ...new URLSearchParams(location.search).getAll("lang"),
    stored("lang"),
    ...(navigator.languages || []),
  ];
  const found = wanted.map(language).find(Boolean);
  root.dataset.js = "";
  // Of the two languages that stand in the document, one is shown.
  delete root.dataset.both;
  root.lang = found === "zh" ? "zh-Hans" : "en";
  const showTheme = () => {
    const theme = stored("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  showTheme();
  const store = (key, value) => {
    try {
      if (value) localStorage.setItem("http-status." + key, value);
      else localStorage.removeItem("http-status." + key);
    } catch {
      // Forbidden: the choice holds for this page.
    }
  };
  const switchLanguage = () => {
    root.lang = root.lang === "en" ? "zh-Hans" : "en";
    store("lang", root.lang.slice(0, 2));
  };
  MORE;
})();
