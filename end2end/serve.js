// A static file server for the tests: the built site at `/`, and once more under `/some/sub/path/`.
// SITE names the folder (default: ../dist), PORT the port (default: 4173).

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SUB_PATH = "/some/sub/path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, process.env.SITE ?? "../dist");
const port = Number(process.env.PORT ?? 4173);

/** The path below the site that an address names; undefined where it names none. */
function pathOf(url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  return path === SUB_PATH || path.startsWith(`${SUB_PATH}/`) ? path.slice(SUB_PATH.length) : path;
}

function answer(response, status, headers, body = "") {
  response.writeHead(status, { "Cache-Control": "no-store", ...headers });
  response.end(body);
}

async function serve(request, response) {
  const missing = () => answer(response, 404, { "Content-Type": "text/plain" }, "Not Found\n");
  const path = pathOf(request.url);
  if (path === undefined || path.includes("\0")) return missing();
  let file = normalize(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return missing();
  let found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    if (!path.endsWith("/")) {
      const [name, query] = request.url.split("?", 2);
      const Location = `${name}/${query === undefined ? "" : `?${query}`}`;
      return answer(response, 301, { Location });
    }
    file = join(file, "index.html");
    found = await stat(file).catch(() => undefined);
  }
  if (!found?.isFile()) return missing();
  response.writeHead(200, {
    "Cache-Control": "no-store",
    "Content-Length": found.size,
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).pipe(response);
}

// A test asks with an address of 10,000 characters and more.
createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
  serve(request, response).catch((error) => answer(response, 500, {}, `${error}\n`));
}).listen(port, "127.0.0.1", () => console.log(`${root} on http://127.0.0.1:${port}/`));
