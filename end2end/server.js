// A static file server for the tests: a folder at `/`, and once more under `/some/sub/path/`.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";

const SUB_PATH = "/some/sub/path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".xml": "application/xml",
};

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

async function serve(root, compressed, request, response) {
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
  const headers = {
    "Cache-Control": "no-store",
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
  };
  const copy = compressed && (await stat(`${file}.br`).catch(() => undefined));
  if (copy && /\bbr\b/.test(request.headers["accept-encoding"])) {
    headers["Content-Encoding"] = "br";
    [file, found] = [`${file}.br`, copy];
  }
  response.writeHead(200, { ...headers, "Content-Length": found.size });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).pipe(response);
}

/**
 * Starts a server. `intercept`, if given, sees each request first, and answers it where it returns
 * true. `compressed` tells whether to send the brotli copies that stand beside the files. Port 0 is
 * any free one; a server that was stopped starts again on the one it had.
 */
export async function start({ folder, port = 0, intercept, compressed = false }) {
  const site = {
    /** Where the site is; may be changed, as by a deployment. */
    folder: resolve(folder),
    intercept,
    origin: undefined,
    /** Takes the server off the network; open connections are cut. */
    stop: () =>
      new Promise((stopped) => {
        server.close(stopped);
        server.closeAllConnections();
      }),
    /** Listens, for the first time or again. */
    listen: () =>
      new Promise((listening, failed) => {
        server.once("error", failed);
        server.listen(port, "127.0.0.1", () => {
          ({ port } = server.address());
          site.origin = `http://127.0.0.1:${port}`;
          listening(site);
        });
      }),
  };
  // A test asks with an address of 10,000 characters and more.
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    if (site.intercept?.(request, response)) return;
    serve(site.folder, compressed, request, response).catch((error) =>
      answer(response, 500, {}, `${error}\n`),
    );
  });
  return site.listen();
}
