// Asks for the app's script and wasm, which PRELOADS lists. Here rather than in the HTML: without
// scripts nobody would use what was loaded.
for (const [rel, href, as] of PRELOADS) {
  const link = document.createElement("link");
  Object.assign(link, { rel, href, crossOrigin: "anonymous" });
  if (as) link.as = as;
  document.head.append(link);
}
