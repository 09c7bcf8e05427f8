// Lines that nothing here runs are at least parsed by a grammar of their language.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { clientKeys, here, linesOf, python, recipesOf, run, serverKeys } from "./setup.js";

function parse(language, texts) {
  assert.ok(texts.length > 5, "nothing to parse");
  const input = JSON.stringify(texts);
  return JSON.parse(run(python, [join(here, "syntax.py"), language], { input }));
}

const inGo = (text) =>
  /^(func|type|var) /m.test(text)
    ? `package sample\n\n${text}\n`
    : `package sample\n\nfunc sample() {\n${text}\n}\n`;
const inClass = (text) => `class Sample {\n${text}\n}\n`;
const inCSharp = (text) =>
  /^(static|sealed) /m.test(text) ? inClass(text) : inClass(`async Task Try() {\n${text}\n}`);

/** What stands around lines, and the grammar, for each server that is not run. */
const SERVERS = {
  spring: ["java", inClass],
  gin: ["go", inGo],
  "aspnet-core": ["c_sharp", inCSharp],
  laravel: ["php", (text) => `<?php\n${text}\n`],
  rails: ["ruby", (text) => text],
};
const CLIENTS = { go: ["go", inGo], dotnet: ["c_sharp", inCSharp], java: ["java", inClass] };

for (const [key, [language, around]] of Object.entries(SERVERS)) {
  test(key, () => {
    assert.deepEqual(parse(language, [...linesOf(key).values()].map(around)), []);
  });
}

for (const [key, [language, around]] of Object.entries(CLIENTS)) {
  test(`client ${key}`, () => {
    assert.deepEqual(parse(language, Object.values(recipesOf(key)).map(around)), []);
  });
}

test("actix-web", () => {
  const input = [...linesOf("actix-web").values()].join("\n");
  const { status, stderr } = spawnSync("rustfmt", ["--edition", "2024"], {
    input,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
});

test("a fault would be found", () => {
  for (const [, [language, around]] of Object.entries({ ...SERVERS, ...CLIENTS })) {
    const texts = Array(6).fill(around("this is ( no program"));
    assert.notDeepEqual(parse(language, texts), [], language);
  }
  assert.notEqual(spawnSync("rustfmt", [], { input: "fn (", encoding: "utf8" }).status, 0);
});

test("every program is run or parsed", () => {
  const run = [
    "nginx",
    "caddy",
    "apache",
    "express",
    "fastify",
    "hono",
    "fastapi",
    "flask",
    "django",
  ];
  run.push("go", "axum", "workers", "python", "node");
  const servers = [...run, "actix-web", ...Object.keys(SERVERS)];
  assert.deepEqual(serverKeys().sort(), servers.sort());
  const clients = [
    "curl",
    "fetch",
    "axios",
    "requests",
    "httpx",
    "reqwest",
    ...Object.keys(CLIENTS),
  ];
  assert.deepEqual(clientKeys().sort(), clients.sort());
});
