// The lines that answer with a code, run: what is on the wire is that code, with the fields that it needs,
// and with content only where there may be some.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { compile, find, home, linesOf, python, run, without, work } from "./setup.js";
import { ask, freePort, start } from "./wire.js";

const EMPTY = [204, 205, 304];
const REDIRECTS = [301, 302, 303, 307, 308];
/** The codes that every program is tried with, where it can send them. */
const ALWAYS = [200, 204, 301, 401, 404, 405, 429, 503, 499];

/** What is wrong with a response; nothing where it is right. */
function faults(code, { status, headers, body, interim }, type = /^text\/plain/) {
  const wrong = [];
  const has = (field, pattern) => {
    if (!pattern.test(headers[field] ?? "")) wrong.push(`${field}: ${headers[field]}`);
  };
  if (code < 200) {
    if (interim[0]?.[0] !== code || status !== 200)
      wrong.push(`${JSON.stringify(interim)} ${status}`);
    if (code === 103 && !/preload/.test(interim[0]?.[1].link)) wrong.push("no Link in the 103");
    return wrong;
  }
  if (status !== code) wrong.push(`status ${status}`);
  if (EMPTY.includes(code) && body) wrong.push(`content: ${body}`);
  if (!EMPTY.includes(code) && !REDIRECTS.includes(code) && !body) wrong.push("no content");
  if (code === 204 && "content-length" in headers) wrong.push("Content-Length in a 204");
  if (code === 304) has("etag", /^"v1"$/);
  if (code === 201 || code === 300 || REDIRECTS.includes(code)) has("location", /(^|\d)\/new$/);
  if (code === 401) has("www-authenticate", /^Basic realm="api"$/);
  if (code === 405) has("allow", /^POST$/);
  if (code === 407) has("proxy-authenticate", /^Basic realm="proxy"$/);
  if (code === 416) has("content-range", /^bytes \*\/\d+$/);
  if (code === 426) has("upgrade", /^websocket$/);
  if (code === 429 || code === 503) has("retry-after", /^\d+$/);
  if (code === 451) has("link", /rel="blocked-by"/);
  if (code === 206) has("content-range", new RegExp(`^bytes 0-${body.length - 1}/\\d+$`));
  // Some programs answer a redirect with a page of their own.
  if (![...EMPTY, ...REDIRECTS, 300].includes(code)) {
    has("content-type", code === 207 ? /^application\/xml/ : type);
  }
  return wrong;
}

/** Asks for every code that there are lines for, at `/c404` and so on; `type` is that of the content. */
async function tryAll(lines, port, type) {
  const wrong = [];
  for (const code of lines.keys()) {
    const found = await ask(port, `/c${code}`).then(
      (response) => faults(code, response, type),
      (error) => [String(error)],
    );
    if (found.length) wrong.push(`${code}: ${found.join("; ")}`);
  }
  assert.deepEqual(wrong, []);
}

/** The lines of all codes in one program: each at an address and under a name of its own. */
function together(lines, between = "\n") {
  const each = [...lines].map(([code, text]) =>
    text.replaceAll("/try", `/c${code}`).replace(/\banswer\b/g, `answer${code}`),
  );
  return each.join(between);
}

function always(lines) {
  for (const code of ALWAYS) assert.ok(lines.has(code), `no lines for ${code}`);
}

/** Runs a program for a test, and ends it. */
async function during(server, act) {
  try {
    await act();
  } finally {
    await server.stop();
  }
}

test("nginx", { skip: without("nginx") }, async () => {
  const lines = linesOf("nginx");
  always(lines);
  const port = await freePort();
  const folder = join(work, "nginx");
  mkdirSync(folder, { recursive: true });
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr warn; events {}
http { access_log off; ${paths.map((path) => `${path}_temp_path ${folder}/${path};`).join(" ")}
server { listen 127.0.0.1:${port}; ${together(lines)} } }`,
  );
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"];
  await during(await start(find("nginx"), args, port), () => tryAll(lines, port));
});

test("Caddy", { skip: without("caddy") }, async () => {
  const lines = linesOf("caddy");
  always(lines);
  const port = await freePort();
  const file = join(work, "Caddyfile");
  writeFileSync(file, `{\n\tadmin off\n}\n:${port} {\n${together(lines)}\n}\n`);
  const args = ["run", "--config", file, "--adapter", "caddyfile"];
  const server = await start(find("caddy"), args, port, {
    env: { ...process.env, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work },
  });
  await during(server, () => tryAll(lines, port));
});

test("Apache httpd", { skip: without("apache2") }, async () => {
  const lines = linesOf("apache");
  always(lines);
  const port = await freePort();
  const folder = join(work, "apache");
  mkdirSync(join(folder, "site"), { recursive: true });
  const modules = "/usr/lib/apache2/modules";
  const directives = [];
  for (const [code, text] of lines) {
    if (text.startsWith("Redirect ")) directives.push(text.replaceAll("/try", `/c${code}`));
    else {
      const file = text.split("# try.asis:\n")[1];
      writeFileSync(join(folder, "site", `c${code}.asis`), `${file}\n`);
      directives.push(`Alias /c${code} ${folder}/site/c${code}.asis`);
    }
  }
  // What is not there as a module is built in.
  const there = readdirSync(modules);
  const loaded = ["mpm_event", "authz_core", "alias", "asis", "headers", "mime", "unixd"]
    .filter((name) => there.includes(`mod_${name}.so`))
    .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`);
  writeFileSync(
    join(folder, "httpd.conf"),
    `ServerRoot ${folder}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid
ErrorLog ${folder}/error.log\n${loaded.join("\n")}\nTypesConfig /dev/null\nAddHandler send-as-is asis
DocumentRoot ${folder}/site\n${directives.join("\n")}\n`,
  );
  const args = ["-X", "-f", join(folder, "httpd.conf")];
  // Errors have pages of its own.
  const type = /^text\/(plain|html)/;
  await during(await start(find("apache2"), args, port), () => tryAll(lines, port, type));
});

const NODE = {
  express: (lines) => `import express from "express";
const app = express();
${lines}
app.listen(Number(process.env.PORT), "127.0.0.1");`,
  fastify: (lines) => `import Fastify from "fastify";
const fastify = Fastify();
${lines}
await fastify.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });`,
  hono: (lines) => `import { serve } from "@hono/node-server";
import { Hono } from "hono";
const app = new Hono();
${lines}
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });`,
};

for (const [key, around] of Object.entries(NODE)) {
  test(key, async () => {
    const lines = linesOf(key);
    always(lines);
    const port = await freePort();
    const file = join(work, `${key}.mjs`);
    writeFileSync(file, around(together(lines)));
    const env = { ...process.env, PORT: String(port) };
    await during(await start(process.execPath, [file], port, { env }), () => tryAll(lines, port));
  });
}

test("Cloudflare Workers", async () => {
  const lines = linesOf("workers");
  always(lines);
  for (const [code, text] of lines) {
    const file = join(work, `worker-${code}.mjs`);
    writeFileSync(file, text);
    const { default: worker } = await import(file);
    // The same Response as in a worker.
    const response = await worker.fetch(new Request("https://a.example/try"));
    const headers = Object.fromEntries(response.headers);
    const body = await response.text();
    assert.deepEqual(
      faults(code, { status: response.status, headers, body, interim: [] }),
      [],
      code,
    );
  }
});

const PYTHON = {
  flask: (lines) => `import os
from flask import Flask
app = Flask(__name__)
${lines}
app.run("127.0.0.1", int(os.environ["PORT"]))`,
  fastapi: (lines) => `import os
import uvicorn
from fastapi import FastAPI
app = FastAPI()
${lines}
uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")`,
  django: (lines, codes) => `import os
from wsgiref.simple_server import make_server
from django.conf import settings
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"])
from django.core.wsgi import get_wsgi_application
from django.urls import path
${lines}
urlpatterns = [${codes.map((code) => `path("c${code}", answer${code})`)}]
make_server("127.0.0.1", int(os.environ["PORT"]), get_wsgi_application()).serve_forever()`,
};

for (const [key, around] of Object.entries(PYTHON)) {
  test(key, { skip: without("python3") }, async () => {
    const lines = linesOf(key);
    always(lines);
    const port = await freePort();
    const file = join(work, `${key}_lines.py`);
    writeFileSync(file, around(together(lines), [...lines.keys()]));
    const env = { ...process.env, PORT: String(port) };
    await during(await start(python, [file], port, { env }), () => tryAll(lines, port));
  });
}

for (const key of ["python", "node"]) {
  test(`one line for ${key}`, { skip: key === "python" && without("python3") }, async () => {
    const lines = linesOf(key);
    always(lines);
    const codes = [...ALWAYS, 418, ...(lines.has(103) ? [100, 102, 103] : [])];
    for (const code of codes) {
      const port = await freePort();
      const line = lines.get(code).replace("8000", String(port));
      // `exec`, so that what is ended is the server and not the shell around it.
      const server = await start("/bin/sh", ["-c", `exec ${line}`], port);
      await during(server, async () => {
        assert.deepEqual(faults(code, await ask(port, "/")), [], `${code}: ${line}`);
      });
    }
  });
}

test("Go net/http", { skip: without("go") }, async () => {
  const lines = linesOf("go");
  always(lines);
  const folder = join(work, "go");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "main.go"),
    `package main\n\nimport (\n"fmt"\n"net/http"\n"os"\n)\n\nfunc main() {\n${together(lines)}
http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)\n}\n`,
  );
  const env = { ...process.env, GO111MODULE: "off", GOCACHE: join(home, "go-cache"), HOME: home };
  run(find("go"), ["build", "-o", "server", "main.go"], { cwd: folder, env });
  const port = await freePort();
  const server = await start(join(folder, "server"), [], port, {
    env: { ...env, PORT: String(port) },
  });
  await during(server, () => tryAll(lines, port));
});

test("axum", async () => {
  const lines = linesOf("axum");
  always(lines);
  const routes = [...lines.keys()].map((code) => `.route("/c${code}", get(answer${code}))`);
  const program = compile(
    "server",
    `use axum::{Router, body::Body, http::StatusCode, response::Response, routing::get};
${together(lines)}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = ("127.0.0.1", std::env::var("PORT").unwrap().parse().unwrap());
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    axum::serve(listener, Router::new()${routes.join("")}).await.unwrap();
}\n`,
  );
  const port = await freePort();
  const env = { ...process.env, PORT: String(port) };
  const server = await start(program, [], port, { env });
  await during(server, () => tryAll(lines, port));
});
