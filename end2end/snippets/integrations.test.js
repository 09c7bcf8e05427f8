// The lines of docs/integrations.md, run as they stand there against the built site.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import test, { after, before } from "node:test";
import { start } from "../server.js";
import { root, without, work } from "./setup.js";

const notes = readFileSync(join(root, "docs/integrations.md"), "utf8");
let site;

before(async () => {
  site = await start({ folder: resolve(root, process.env.SITE ?? "dist") });
});
after(() => site.stop());

/** The block of code of a language under a heading, with the test's site in it. */
function block(heading, language) {
  const part = notes.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const found = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(part);
  assert.ok(found, `${heading} has no ${language}`);
  assert.ok(language === "json" || found[1].includes("https://codes.example/"));
  return found[1].replaceAll("https://codes.example/", `${site.origin}/`);
}

function execute(program, args) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: work, stdio: ["ignore", "pipe", "pipe"] });
    const said = { out: "", error: "" };
    child.stdout.on("data", (data) => (said.out += data));
    child.stderr.on("data", (data) => (said.error += data));
    child.once("exit", (code) => done({ ...said, code }));
  });
}

for (const shell of ["sh", "bash"]) {
  test(`the function, in ${shell}`, { skip: without("curl") }, async () => {
    const call = (code) => execute(shell, ["-c", `${block("Shell", "sh")}\nhttp_status ${code}`]);
    assert.match((await call("404")).out, /^# 404 Not Found/);
    assert.match((await call("0")).out, /^# 000 /);
    const unknown = await call("477");
    assert.equal(unknown.out, "");
    assert.match(unknown.error, /nothing about 477/);
  });
}

test("the script command of Raycast", { skip: without("curl") }, async () => {
  const file = join(work, "http-status.sh");
  writeFileSync(file, block("Raycast", "sh"));
  assert.match((await execute("bash", [file, "429"])).out, /^# 429 Too Many Requests/);
  assert.match((await execute("bash", [file, "477"])).out, /^Nothing about 477/);
  const argument = /@raycast\.argument1 (.*)/.exec(notes)[1];
  assert.equal(JSON.parse(argument).type, "text");
});

test("the script filter of Alfred", { skip: without("curl") || without("jq") }, async () => {
  const { out } = await execute("bash", ["-c", block("Alfred", "sh")]);
  const { items } = JSON.parse(out);
  assert.ok(items.length > 90);
  const item = items.find(({ arg }) => arg === "404/");
  assert.equal(item.title, "404 Not Found");
  assert.match(item.subtitle, /未找到/);
  assert.ok(items.every(({ uid, match }) => uid && match.length > 5));
});

test("the plugin of uTools", async () => {
  const plugin = JSON.parse(block("uTools", "json"));
  const [, regex] = plugin.features[0].cmds;
  assert.ok(new RegExp(regex.match.slice(1, -1)).test("404"));
  const file = join(work, "utools.cjs");
  writeFileSync(file, block("uTools", "js"));
  const opened = [];
  globalThis.window = {};
  globalThis.utools = { shellOpenExternal: (url) => opened.push(url) };
  createRequire(import.meta.url)(file);
  const { args } = window.exports[plugin.features[0].code];
  let shown;
  const show = (items) => (shown = items);
  await args.enter({ type: "regex", payload: "404" }, show);
  assert.ok(shown.some(({ title }) => title === "404 Not Found"));
  args.search({}, "请求过多", show);
  assert.deepEqual(
    shown.map(({ title }) => title),
    ["429 Too Many Requests"],
  );
  args.select({}, shown[0]);
  assert.deepEqual(opened, [`${site.origin}/429/`]);
});
