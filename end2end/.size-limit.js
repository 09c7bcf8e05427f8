// The most each part of the finished site may weigh, in bytes after brotli: `cargo xtask test --only
// budget` checks it. Raise one only with a reason in DESIGN.md.

const page = "../dist/index.html";
const style = "../dist/style-*.css";
const script = "../dist/http-status-*.js";
const wasm = "../dist/http-status-*_bg.wasm";

const budget = (name, path, bytes) => ({ name, path, limit: `${bytes} B` });

export default [
  budget("index.html", page, 15260),
  budget("style sheet", style, 4590),
  budget("script", script, 6200),
  // 100 KB was the aim; DESIGN.md says what stands in the way.
  budget("wasm", wasm, 121000),
  budget("all before the filter works", [page, style, script, wasm], 147900),
  // Fetched when idle or first needed.
  budget("worker", "../dist/sw.js", 2550),
  budget("long texts, Chinese", "../dist/texts-zh-*.json", 60400),
  budget("long texts, English", "../dist/texts-en-*.json", 57300),
];
