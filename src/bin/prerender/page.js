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
  switchLanguage();
  if (asked) history.replaceState(null, "", location.pathname + location.hash);
});
