// The most each part of the finished site may weigh, in bytes after brotli: `cargo xtask test --only
// budget` checks it. Raise one only with a reason in docs/speed.md.

const page = "../dist/index.html";
const style = "../dist/style-*.css";
const script = "../dist/http-status-*.js";
const wasm = "../dist/http-status-*_bg.wasm";

const budget = (name, path, bytes) => ({ name, path, limit: `${bytes} B` });

export default [
  // It grows with the catalogue: 143 numbers and 197 meanings stand in it. The early script, which opens a
  // shared link and filters before the app is here, is 2 KB of it, the style sheet 7.
  budget("index.html", page, 31100),
  // For the other pages. Rows and cards, an open card in three layouts, paper, a page without scripts, and a
  // language button that stays in reach on a phone.
  budget("style sheet", style, 7350),
  // One import for each web API that the app turns to.
  budget("script", script, 4300),
  // docs/speed.md says what it consists of, and by how much it is above the aim of 125 KB.
  budget("wasm", wasm, 187800),
  budget("all before the filter works", [page, script, wasm], 223000),
  // Fetched by the app when it starts.
  budget("search file", "../dist/search-*.bin", 60000),
  // Fetched when idle or first needed.
  budget("worker", "../dist/sw.js", 2800),
  budget("long texts, Chinese", "../dist/texts-zh-*.bin", 100000),
  budget("long texts, English", "../dist/texts-en-*.bin", 96000),
  budget("numbers that are no status, Chinese", "../dist/notes-zh-*.bin", 24000),
  budget("numbers that are no status, English", "../dist/notes-en-*.bin", 23000),
  // HTML of all steps in both languages; as data it was 41 KB, and the wasm had the code that showed it.
  budget("the decision tree", "../dist/choose-*.bin", 59000),
  budget("lines to copy", "../dist/programs-*.bin", 34500),
];
