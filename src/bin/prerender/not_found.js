// On the not-found page: finds out where the site is, mends the links, and
// offers what the path may have meant. Nothing of the path ever becomes markup.
const path = (() => {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
})();
const last = path.split("/").filter(Boolean).pop() || "";
const words = last.replace(/\.\w{1,5}$/, "").slice(0, 100);

// The folder of the site: what the build was told, or else the innermost one that has our data.
const home = async () => {
  const { home } = root.dataset;
  if (home) return home;
  const parts = location.pathname.split("/").slice(1, -1).filter(Boolean).slice(0, 6);
  for (; parts.length; parts.pop()) {
    const folder = `/${parts.join("/")}/`;
    const answer = await fetch(folder + "codes.json", { method: "HEAD" }).catch(() => null);
    if (answer?.ok && /json/.test(answer.headers.get("content-type"))) return folder;
  }
  return "/";
};

const squeezed = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

addEventListener("DOMContentLoaded", async () => {
  const own = /\/404(\.html|\/)?$/.test(location.pathname);
  const at = await home();
  const number = /^(?:http|status|code|error)?[-_]?0*(\d{3})$/i.exec(words)?.[1];
  if (number && number !== "404") {
    location.replace(`${at}${location.search}#${number}`);
    return;
  }
  const built = root.dataset.home || "/";
  for (const link of document.querySelectorAll("a[href^='/']")) {
    link.href = at + link.getAttribute("href").slice(built.length);
  }
  if (own) return;
  const by = (id) => document.getElementById(id);
  by("asked").textContent = path.slice(0, 200);
  by("not-found").hidden = false;
  const wanted = squeezed(words);
  if (wanted.length < 3) return;
  const all = [...document.querySelectorAll(".every li")];
  const found = all.filter((item) => squeezed(item.textContent).includes(wanted)).slice(0, 5);
  by("found").append(...found.map((item) => item.cloneNode(true)));
  by("perhaps").hidden = !found.length;
  const search = by("search").firstElementChild;
  search.href = `${at}?q=${encodeURIComponent(words.replace(/[-_+.\s]+/g, " "))}`;
  search.lastElementChild.textContent = words;
  by("search").hidden = false;
});
