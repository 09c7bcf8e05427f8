// On a page without the app: has the title in the language that is shown, lets the reader switch, lets
// links keep the language that the address asks for, and follows the theme that another window takes.
const { title } = document;
const showTitle = () => {
  document.title = root.lang === "en" ? root.dataset.titleEn : title;
};
showTitle();
addEventListener("storage", showTheme);
// Of the programs whose lines a page has, the reader's choice is remembered and unfolded.
addEventListener("DOMContentLoaded", () => {
  for (const name of ["server", "client"]) {
    const chosen = CSS.escape(stored(name) || "");
    const program = document.querySelector(`[name=${name}][data-program="${chosen}"]`);
    if (program) program.open = true;
  }
});
addEventListener(
  "toggle",
  ({ target: { open, dataset, attributes } }) => {
    if (!open || !dataset.program) return;
    try {
      localStorage.setItem("http-status." + attributes.name.value, dataset.program);
    } catch {
      // Forbidden: it is unfolded on this page only.
    }
  },
  true,
);
addEventListener("click", ({ target }) => {
  const copy = target.closest("[data-copy]");
  if (copy) {
    const lines = copy.previousElementSibling;
    navigator.clipboard?.writeText(lines.textContent).then(
      () => (copy.textContent = "✓"),
      () => getSelection().selectAllChildren(lines),
    );
  }
  const link = target.closest("a");
  const asked = new URLSearchParams(location.search).getAll("lang").map(language).find(Boolean);
  if (link && asked && link.origin === location.origin && !link.search) {
    link.search = "?lang=" + asked;
  }
  if (!target.closest("[data-switch]")) return;
  switchLanguage();
  showTitle();
  if (asked) history.replaceState(null, "", location.pathname + location.hash);
});
