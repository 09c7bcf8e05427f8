// What the tests of the lines need: the lines themselves, and the frameworks and clients that can run here.
// Everything is installed below target/snippets, once for each change of what is asked for.

import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");
/** Where everything is installed, and where the tests write. */
export const home = join(root, "target/snippets");
export const work = join(home, "work");
export const python = join(home, "venv/bin/python");

export function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 1 << 26,
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr || stdout}`);
  return stdout;
}

/** Does something once for each content of a file. */
function once(file, act) {
  const text = readFileSync(join(here, file), "utf8");
  const stamp = join(home, `${file.replace(/\W/g, "-")}.stamp`);
  const wanted = createHash("sha256").update(text).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  act();
  writeFileSync(stamp, wanted);
}

/** Installs what is missing, and writes the lines. */
export function setUp() {
  mkdirSync(work, { recursive: true });
  once("package-lock.json", () => {
    for (const file of ["package.json", "package-lock.json"]) {
      copyFileSync(join(here, file), join(home, file));
    }
    run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: home });
  });
  once("requirements.txt", () => {
    run("python3", ["-m", "venv", join(home, "venv")]);
    run(python, ["-m", "pip", "install", "--quiet", "-r", join(here, "requirements.txt")]);
  });
  const json = run("cargo", ["run", "--quiet", "-p", "catalog-build", "--bin", "snippets"], {
    cwd: root,
  });
  writeFileSync(join(home, "snippets.json"), json);
}

const programs = () => JSON.parse(readFileSync(join(home, "snippets.json"), "utf8"));

/** What a server sends: its lines by code. */
export function linesOf(key) {
  const { servers, codes } = programs();
  const place = servers.findIndex((server) => server.key === key);
  if (place < 0) throw new Error(`there is no server ${key}`);
  const lines = codes.map(({ code, send }) => [
    code,
    send.find(([server]) => server === place)?.[1],
  ]);
  return new Map(lines.filter(([, text]) => text));
}

/** The recipes of a client, by name. */
export function recipesOf(key) {
  const { clients, recipes } = programs();
  const place = clients.findIndex((client) => client.key === key);
  if (place < 0) throw new Error(`there is no client ${key}`);
  const names = ["redirect", "unchanged", "refresh", "proxy", "retry", "update"];
  return Object.fromEntries(names.map((name, i) => [name, recipes[i][place]]));
}

export const serverKeys = () => programs().servers.map(({ key }) => key);
export const clientKeys = () => programs().clients.map(({ key }) => key);
