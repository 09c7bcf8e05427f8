// On a page without the app: shows one language instead of both, lets the reader switch, and lets
// links keep the language that the address asks for.
delete root.dataset.both;
addEventListener("click", ({ target }) => {
  const link = target.closest("a");
  const asked = language(new URLSearchParams(location.search).get("lang"));
  if (link && asked && link.origin === location.origin && !link.search) {
    link.search = "?lang=" + asked;
  }
  if (!target.closest("[data-switch]")) return;
  root.lang = root.lang === "en" ? "zh-Hans" : "en";
  try {
    localStorage.setItem("http-status.lang", root.lang.slice(0, 2));
  } catch {
    // Forbidden: the choice holds for this page.
  }
  if (asked) history.replaceState(null, "", location.pathname + location.hash);
});
