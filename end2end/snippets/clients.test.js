// The lines that handle a code, run against a server that makes them: pauses are kept, nothing is repeated
// that must not be, tokens are refreshed once, no change is lost.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { compile, find, python, recipesOf, run, without, work } from "./setup.js";

/** What is asked for next; each test sets it. */
let answer;
/** The requests so far: method, time and fields. */
let seen = [];

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const { method, url, headers } = request;
  seen.push({ method, url, headers, at: Date.now() });
  answer(request, response, Buffer.concat(parts).toString());
});
// A proxy: with the right name and password it leads to the server, whatever the request names.
const login = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
const proxy = createServer((request, response) => {
  const known = request.headers["proxy-authorization"] === login;
  seen.push({ proxied: known });
  response.writeHead(known ? 200 : 407, { "Proxy-Authenticate": 'Basic realm="proxy"' });
  response.end("through");
});
proxy.on("connect", (request, socket) => {
  const known = request.headers["proxy-authorization"] === login;
  seen.push({ proxied: known });
  if (!known) {
    socket.end(
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n',
    );
    return;
  }
  const inner = connect(server.address().port, "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    inner.pipe(socket).pipe(inner);
  });
  for (const end of [inner, socket]) end.on("error", () => [inner, socket].map((s) => s.destroy()));
});

const listening = (which) => new Promise((done) => which.listen(0, "127.0.0.1", done));
before(() => Promise.all([listening(server), listening(proxy)]));
after(() => {
  for (const which of [server, proxy]) {
    which.close();
    which.closeAllConnections();
  }
});

/** Runs a program against the server; gives what it printed. */
function execute(program, args, more = {}) {
  const { port } = server.address();
  const env = {
    ...process.env,
    URL: `http://127.0.0.1:${port}/item`,
    METHOD: "GET",
    PROXY: `127.0.0.1:${proxy.address().port}`,
    PROXY_USER: "me",
    PROXY_PASSWORD: "p@ss",
    ...more,
  };
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: work, env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let error = "";
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (error += data));
    child.once("error", failed);
    child.once("exit", (code) =>
      code === 0 ? done(out.trim()) : failed(new Error(`${program}: ${code}\n${error}${out}`)),
    );
  });
}

const last = (text) => text.split("\n").at(-1);
const send = (response, status, headers = {}, body = "") =>
  response.writeHead(status, headers).end(body);

/**
 * The checks of each recipe. `call` runs it and gives the last line that it prints: the status, or the
 * content for `unchanged`.
 */
const CHECKS = {
  async redirect(call) {
    answer = ({ url }, response) =>
      url === "/item" ? send(response, 301, { Location: "/new" }) : send(response, 200, {}, "ok");
    assert.equal(await call(), "200");
    assert.deepEqual(
      seen.map(({ url }) => url),
      ["/item", "/new"],
    );
  },

  async unchanged(call) {
    answer = ({ headers }, response) =>
      headers["if-none-match"] === '"v1"'
        ? send(response, 304, { ETag: '"v1"' })
        : send(response, 200, { ETag: '"v1"', "Content-Type": "text/plain" }, "content");
    assert.equal(await call(), "content");
    const known = seen.map(({ headers }) => headers["if-none-match"]);
    // curl sends an empty tag where it has none yet.
    assert.ok([undefined, '""'].includes(known[0]), known[0]);
    assert.equal(known[1], '"v1"');
  },

  async refresh(call) {
    answer = ({ headers }, response) =>
      headers.authorization === "Bearer new"
        ? send(response, 200, {}, "ok")
        : send(response, 401, { "WWW-Authenticate": 'Bearer realm="api"' });
    assert.equal(await call(), "200");
    assert.deepEqual(
      seen.map(({ headers }) => headers.authorization),
      ["Bearer old", "Bearer new"],
    );
    seen = [];
    answer = (_, response) => send(response, 401, { "WWW-Authenticate": 'Bearer realm="api"' });
    assert.equal(await call(), "401");
    assert.equal(seen.length, 2, "refreshed once");
  },

  async proxy(call) {
    answer = (_, response) => send(response, 200, {}, "ok");
    assert.equal(await call(), "200");
    assert.ok(
      seen.some(({ proxied }) => proxied),
      "not through the proxy",
    );
  },

  async retry(call, { guards = true, status = true } = {}) {
    const ok = (said) => assert.equal(said, status ? "200" : "ok");
    for (const form of ["seconds", "date"]) {
      seen = [];
      let due;
      answer = (_, response) => {
        if (seen.length > 1) return send(response, 200, {}, "ok");
        // A date is in whole seconds.
        due = form === "date" ? Math.ceil(Date.now() / 1000 + 1) * 1000 : Date.now() + 1000;
        const after = form === "date" ? new Date(due).toUTCString() : "1";
        send(response, 503, { "Retry-After": after });
      };
      ok(await call());
      assert.equal(seen.length, 2);
      // Clocks of timers may be a little early.
      assert.ok(seen[1].at >= due - 50, `${form}: ${due - seen[1].at} ms too early`);
    }
    seen = [];
    answer = (request, response) =>
      seen.length === 1 ? request.socket.destroy() : send(response, 200, {}, "ok");
    if (guards) ok(await call());
    for (const [code, times] of [
      [404, 1],
      [500, 1],
      [429, 2],
    ]) {
      seen = [];
      answer = (_, response) =>
        seen.length === 1 ? send(response, code, {}, "no") : send(response, 200, {}, "ok");
      if (guards || code === 429) await call();
      else continue;
      assert.equal(seen.length, times, `${code} is repeated`);
    }
    if (!guards) return;
    seen = [];
    answer = (_, response) => send(response, 503, { "Retry-After": "0" });
    assert.equal(await call({ METHOD: "POST" }), "503");
    assert.equal(seen.length, 1, "POST is repeated");
  },

  async update(call) {
    let item = { count: 1 };
    let version = 1;
    answer = ({ method, headers }, response, body) => {
      const ETag = `"v${version}"`;
      if (method === "GET") {
        return send(
          response,
          200,
          { ETag, "Content-Type": "application/json" },
          JSON.stringify(item),
        );
      }
      if (version === 1) {
        // Somebody else is faster.
        item = { count: 2 };
        version = 2;
        return send(response, 412);
      }
      if (headers["if-match"] !== ETag) return send(response, 412);
      item = JSON.parse(body);
      send(response, 200, { "Content-Type": "application/json" }, "{}");
    };
    assert.equal(await call(), "200");
    assert.deepEqual(item, { count: 2, mine: true });
    // Without an ETag nothing guards a change, so none is made.
    seen = [];
    answer = (_, response) => send(response, 200, { "Content-Type": "application/json" }, "{}");
    await call().catch(() => {});
    assert.deepEqual(
      seen.map(({ method }) => method),
      ["GET"],
    );
  },
};

/**
 * Tests each recipe of a client; `invoke` runs the lines of one, with settings. They are left out without
 * the program `needs`.
 */
function client(key, invoke, { needs, ...options } = {}) {
  const recipes = recipesOf(key);
  for (const [name, check] of Object.entries(CHECKS)) {
    test(`${key}: ${name}`, { skip: needs !== undefined && without(needs) }, async () => {
      seen = [];
      await check((more) => invoke(name, recipes[name], more), options);
    });
  }
}

const JS_TOKENS = `let token = "old";
const tokens = { current: async () => token, refresh: async () => (token = "new") };
`;
const JS = {
  fetch: {
    redirect: "console.log((await get(process.env.URL)).status);",
    unchanged: "await get(process.env.URL); console.log(await get(process.env.URL));",
    refresh: "console.log((await send(process.env.URL)).status);",
    proxy: "console.log((await get(process.env.URL)).status); dispatcher.close();",
    retry: "console.log((await send(process.env.URL, { method: process.env.METHOD })).status);",
    update: `console.log((await update(process.env.URL, (item) => ({ ...item, mine: true }))).status);`,
  },
  axios: {
    redirect: "console.log((await client.get(process.env.URL)).status);",
    unchanged: "await get(process.env.URL); console.log(await get(process.env.URL));",
    refresh: `const failed = (error) => error.response;
console.log((await client.get(process.env.URL).catch(failed)).status);`,
    proxy: "console.log((await client.get(process.env.URL)).status);",
    retry: `const failed = (error) => error.response;
const asked = { url: process.env.URL, method: process.env.METHOD };
console.log((await client.request(asked).catch(failed)).status);`,
    update: `console.log((await update(process.env.URL, (item) => ({ ...item, mine: true }))).status);`,
  },
};

for (const [key, drivers] of Object.entries(JS)) {
  client(key, async (name, text, more) => {
    const file = join(work, `${key}-${name}.mjs`);
    // Imports may stand anywhere at the top.
    writeFileSync(file, `${name === "refresh" ? JS_TOKENS : ""}${text}\n${drivers[name]}\n`);
    return last(await execute(process.execPath, [file], more));
  });
}

const PY_TOKENS = `class tokens:
    value = "old"
    def current(): return tokens.value
    def refresh():
        tokens.value = "new"
        return tokens.value

`;
const PY = {
  requests: {
    redirect: "print(get(url).status_code)",
    unchanged: "get(url)\nprint(get(url))",
    refresh: 'print(send("GET", url).status_code)',
    proxy: "print(session.get(url).status_code)",
    retry: 'print(session.request(os.environ["METHOD"], url).status_code)',
    update: 'print(update(url, lambda item: {**item, "mine": True}).status_code)',
  },
  httpx: {
    redirect: "print(get(url).status_code)",
    unchanged: "get(url)\nprint(get(url))",
    refresh: "print(client.get(url).status_code)",
    proxy: "print(client.get(url).status_code)",
    retry: 'print(send(httpx.Client(), os.environ["METHOD"], url).status_code)',
    update: 'print(update(httpx.Client(), url, lambda item: {**item, "mine": True}).status_code)',
  },
};

for (const [key, drivers] of Object.entries(PY)) {
  client(
    key,
    async (name, text, more) => {
      const file = join(work, `${key}_${name}.py`);
      const driver = `import os\nurl = os.environ["URL"]\n${drivers[name]}\n`;
      writeFileSync(file, `${name === "refresh" ? PY_TOKENS : ""}${text}\n${driver}`);
      // No proxy of this machine's own stands between them and the server.
      return last(await execute(python, [file], { no_proxy: "", NO_PROXY: "", ...more }));
    },
    { needs: "python3" },
  );
}

const folder = join(work, "curl");
const CURL = {
  redirect: (text) => `${text.replace("curl ", "curl --fail -s -o answer.json ")} && echo 200`,
  unchanged: (text) => `rm -f kept.*; ${text}\n${text}\ncat kept.json`,
  refresh: (text) => `TOKEN=old; new_token() { echo new; }\n${text}`,
  proxy: (text) => text.replace("curl ", "curl -s -o answer.json -w '%{http_code}' "),
  retry: (text) => text.replace("curl ", "curl -s "),
  update: (text) => `change() { sed -i 's/}$/,"mine":true}/' "$1"; }\n${text}`,
};

client(
  "curl",
  async (name, text, more) => {
    mkdirSync(folder, { recursive: true });
    // The first line that is no comment has the command.
    return last(
      await execute(
        "/bin/sh",
        ["-c", `cd '${folder}' && ${CURL[name](text.replace(/^#.*\n/gm, ""))}`],
        more,
      ),
    );
  },
  // curl repeats whatever it is told to, and prints the content.
  { needs: "curl", guards: false, status: false },
);

const JAVA = {
  redirect: `var request = HttpRequest.newBuilder(uri).build();
    System.out.println(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());`,
  unchanged: `get(client, uri); System.out.println(get(client, uri));`,
  refresh: `var tokens = new Tokens() {
      String value = "old";
      public String current() { return value; }
      public String refresh() { return value = "new"; }
    };
    System.out.println(send(client, tokens, HttpRequest.newBuilder(uri)).statusCode());`,
  proxy: `var host = System.getenv("PROXY").split(":");
    var mine = client(host[0], Integer.parseInt(host[1]), "me", "p@ss".toCharArray());
    var request = HttpRequest.newBuilder(uri).build();
    System.out.println(mine.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());`,
  retry: `var request = HttpRequest.newBuilder(uri)
      .method(System.getenv("METHOD"), HttpRequest.BodyPublishers.noBody()).build();
    System.out.println(send(client, request).statusCode());`,
  update: `var changed = update(client, uri, item -> item.replace("}", ",\\"mine\\":true}"));
    System.out.println(changed.statusCode());`,
};

const compiled = new Set();
client(
  "java",
  async (name, text, more) => {
    const own = /static final HttpClient client/.test(text);
    if (!compiled.has(name)) {
      const file = join(work, `Java_${name}.java`);
      writeFileSync(
        file,
        `import java.io.*; import java.net.*; import java.net.http.*; import java.time.*;
import java.time.format.*; import java.util.*; import java.util.concurrent.*; import java.util.function.*;
class Java_${name} {
${text}
public static void main(String[] args) throws Exception {
    var uri = URI.create(System.getenv("URL"));
    ${own ? "" : "var client = HttpClient.newHttpClient();"}
    ${JAVA[name]}
    System.exit(0);
}
}\n`,
      );
      run(find("javac"), ["-d", work, file]);
      compiled.add(name);
    }
    // Java asks no proxy for addresses of this machine unless it is told to.
    const args = ["-Dhttp.nonProxyHosts=", "-cp", work, `Java_${name}`];
    return last(await execute(find("java"), args, more));
  },
  { needs: "javac" },
);

const RUST = {
  redirect: `println!("{}", redirect::client().unwrap().get(&url).send().await.unwrap().status().as_u16());`,
  unchanged: `let mut kept = Default::default();
        unchanged::get(&client, &mut kept, &url).await.unwrap();
        println!("{}", unchanged::get(&client, &mut kept, &url).await.unwrap());`,
  refresh: `struct Mine;
        impl refresh::Tokens for Mine {
            fn current(&self) -> String { "old".into() }
            async fn refresh(&self) -> reqwest::Result<String> { Ok("new".into()) }
        }
        println!("{}", refresh::send(client.get(&url), &Mine).await.unwrap().status().as_u16());`,
  proxy: `let through = format!("http://{}", std::env::var("PROXY").unwrap());
        let client = proxy::client(&through, "me", "p@ss").unwrap();
        println!("{}", client.get(&url).send().await.unwrap().status().as_u16());`,
  retry: `let method = std::env::var("METHOD").unwrap().parse().unwrap();
        let request = client.request(method, &url).build().unwrap();
        println!("{}", retry::send(&client, request).await.unwrap().status().as_u16());`,
  update: `let change = |mut item: serde_json::Value| { item["mine"] = true.into(); item };
        println!("{}", update::update(&client, &url, change).await.unwrap().status().as_u16());`,
};
let reqwest;

before(() => {
  const recipes = recipesOf("reqwest");
  const shown = (text) => text.replace(/^(async fn|fn|trait) /gm, "pub $1 ");
  reqwest = compile(
    "client",
    `#![allow(async_fn_in_trait, dead_code, private_interfaces)]
${Object.entries(recipes)
  .map(([name, text]) => `mod ${name} {\n${shown(text)}\n}`)
  .join("\n")}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = std::env::var("URL").unwrap();
    let client = reqwest::Client::new();
    match std::env::args().nth(1).unwrap().as_str() {
${Object.entries(RUST)
  .map(([name, text]) => `    "${name}" => {\n${text}\n    }`)
  .join("\n")}
    _ => unreachable!(),
    }
}\n`,
  );
});

client("reqwest", async (name, _, more) => last(await execute(reqwest, [name], more)));
