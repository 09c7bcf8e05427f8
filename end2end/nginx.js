// nginx from the system, serving the built site with the configuration that the notes give.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const notes = resolve(here, "../docs/nginx/http-status.conf");

export const dist = resolve(here, "../dist");

const first = (files) => files.find((file) => existsSync(file));

const program = first(["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"]);
const brotli = first([
  "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
  "/usr/share/nginx/modules/ngx_http_brotli_static_module.so",
]);

/** Why nginx cannot be had here; undefined where it can. */
export const missing =
  program && brotli ? undefined : "nginx with its static brotli module is not installed";

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** What stands around the notes' file: a server at a port, with the site in a folder of its root. */
const configuration = (home, port, folder) => `
load_module ${brotli};
daemon off;
master_process off;
pid ${home}/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path ${home}/body;
  proxy_temp_path ${home}/proxy;
  fastcgi_temp_path ${home}/fastcgi;
  uwsgi_temp_path ${home}/uwsgi;
  scgi_temp_path ${home}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${home}/root;
    set $http_status_folder "${folder}";
    include "${notes}";
    include "${home}/root${folder}/_headers.nginx";
  }
}
`;

/** Starts nginx with the site in a folder, "" or "/some/folder"; `stop` ends it. */
export async function start(folder) {
  const home = await mkdtemp(join(tmpdir(), "http-status-nginx-"));
  const port = await freePort();
  const site = join(home, "root", folder);
  if (folder) {
    await mkdir(dirname(site), { recursive: true });
    await symlink(dist, site);
  } else {
    await symlink(dist, join(home, "root"));
  }
  await writeFile(join(home, "nginx.conf"), configuration(home, port, folder));
  const args = ["-p", home, "-c", join(home, "nginx.conf"), "-e", "stderr"];
  const server = spawn(program, args, { stdio: ["ignore", "inherit", "pipe"] });
  let said = "";
  server.stderr.on("data", (data) => (said += data));
  const ended = new Promise((done) => server.once("exit", done));
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  let running = true;
  ended.then(() => (running = false));
  while (running) {
    if (await answers(origin)) return { origin, stop };
  }
  await stop();
  throw new Error(`nginx did not start:\n${said}`);
}

/** Whether somebody listens. */
function answers(origin) {
  return new Promise((done) => {
    get(origin, (response) => done(response.resume() && true)).once("error", () => done(false));
  });
}

/** A request as it is, without redirects or decompression. */
export function ask(url, headers = {}) {
  return new Promise((done, failed) => {
    get(url, { headers }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    }).once("error", failed);
  });
}
