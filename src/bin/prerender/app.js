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
// The browser may offer to install the page long before the app is alive; it asks for it later.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installOffer = event;
  root.dataset.installable = "";
});
addEventListener("appinstalled", () => delete root.dataset.installable);
