// Lines that nothing here runs are at least parsed: by a grammar of their language, and by the language's own
// tool where that is here.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { clientKeys, here, linesOf, python, recipesOf, run, serverKeys, without } from "./setup.js";

/** The faults that a grammar finds in texts. */
function parse(language, texts) {
  assert.ok(texts.length > 5, "nothing to parse");
  const input = JSON.stringify(texts);
  return JSON.parse(run(python, [join(here, "syntax.py"), language], { input }));
}

/** What a tool says of a text on its standard input; nothing where it finds no fault. */
function refusal([program, ...args], input) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, encoding: "utf8" });
  return status === 0 ? "" : String(error ?? (stderr || stdout));
}

const inClass = (text) => `class Sample {\n${text}\n}\n`;
const GO = {
  language: "go",
  head: "package sample\n\n",
  around: (text) => (/^(func|type|var) /m.test(text) ? text : `func sample() {\n${text}\n}\n`),
  tool: ["gofmt", "-e"],
};
const CSHARP = {
  language: "c_sharp",
  around: (text) =>
    inClass(/^(static|sealed) /m.test(text) ? text : `async Task Try() {\n${text}\n}`),
};

/** How the lines of each program that is not run stand in a file, and what parses that. */
const SERVERS = {
  spring: { language: "java", around: inClass },
  gin: GO,
  "aspnet-core": CSHARP,
  laravel: { language: "php", head: "<?php\n", tool: ["php", "-l"] },
  rails: { language: "ruby", tool: ["ruby", "-c"] },
};
const CLIENTS = { go: GO, dotnet: CSHARP, java: { language: "java", around: inClass } };

function parsed(key, texts, { language, head = "", around = (text) => text, tool }) {
  const bodies = texts.map(around);
  test(`${key}: the grammar`, { skip: without("python3") }, () => {
    const files = bodies.map((body) => head + body);
    assert.deepEqual(parse(language, files), []);
    assert.notDeepEqual(
      parse(language, [...files, `${head}${around("this is ( no program")}`]),
      [],
    );
  });
  if (!tool) return;
  test(`${key}: ${tool.join(" ")}`, { skip: without(tool[0]) }, () => {
    assert.equal(refusal(tool, head + bodies.join("\n")), "");
    assert.notEqual(refusal(tool, `${head}${around("this is ( no program")}`), "");
  });
}

for (const [key, form] of Object.entries(SERVERS)) parsed(key, [...linesOf(key).values()], form);
for (const [key, form] of Object.entries(CLIENTS)) {
  parsed(`client ${key}`, Object.values(recipesOf(key)), form);
}

test("actix-web", () => {
  const rustfmt = ["rustfmt", "--edition", "2024"];
  assert.equal(refusal(rustfmt, [...linesOf("actix-web").values()].join("\n")), "");
  assert.notEqual(refusal(rustfmt, "fn ("), "");
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
