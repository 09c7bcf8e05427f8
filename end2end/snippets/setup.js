// What the tests of the lines need: the lines themselves, and the frameworks and clients that can run here.
// Everything is installed below target/snippets, once for each change of what is asked for.

import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");
/** Where everything is installed, and where the tests write. */
export const home = join(root, "target/snippets");
export const work = join(home, "work");
export const python = join(home, "venv/bin/python");

/** Programs without which some lines are not run; those that must be there where CI counts on them. */
const REQUIRED = ["nginx", "python3", "curl", "jq"];
const OTHERS = ["caddy", "apache2", "go", "gofmt", "javac", "php", "ruby"];

/** Where a program is; a user's PATH may lack the folders of system programs. */
export function find(name) {
  const more = ["/usr/sbin", "/usr/local/sbin", "/usr/local/go/bin"];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...more];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Why a test that needs a program is left out; false where it is not. */
export function without(name) {
  const isLeftOut = !find(name) && !(process.env.CI && REQUIRED.includes(name));
  return isLeftOut && `${name} is not installed`;
}

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

/** Says what is waited for, does it, and says how long it took. */
function announced(what, why, act) {
  const start = Date.now();
  console.log(`setup: ${what}: ${why}`);
  act();
  console.log(`setup: done in ${Math.round((Date.now() - start) / 1000)} s`);
}

/** Does something once for each content of a file, or again where its outcome is gone. */
function once(file, outcome, what, why, act) {
  const stamp = join(home, `${file.replace(/\W/g, "-")}.stamp`);
  const wanted = createHash("sha256")
    .update(readFileSync(join(here, file)))
    .digest("hex");
  if (existsSync(outcome) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  announced(what, why, act);
  writeFileSync(stamp, wanted);
}

/** Compiles programs of `axum/`, which has the crates for both; the sources are written by the tests. */
export function compile(name, source) {
  const folder = join(work, "axum");
  writeFileSync(join(folder, "src/bin", `${name}.rs`), source);
  const target = join(home, "cargo");
  run("cargo", ["build", "--quiet", "--locked", "--bin", name, "--target-dir", target], {
    cwd: folder,
  });
  return join(target, "debug", name);
}

/** Installs what is missing, and writes the lines. */
export function setUp() {
  mkdirSync(join(work, "axum/src/bin"), { recursive: true });
  once(
    "package-lock.json",
    join(home, "node_modules"),
    "npm ci",
    "Express, Fastify, Hono, Axios (seconds)",
    () => {
      for (const file of ["package.json", "package-lock.json"]) {
        copyFileSync(join(here, file), join(home, file));
      }
      run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: home });
    },
  );
  if (!without("python3")) {
    once(
      "requirements.txt",
      python,
      "pip install, into a virtual environment",
      "FastAPI, Flask, Django, requests, httpx, grammars of languages (a minute)",
      () => {
        run("python3", ["-m", "venv", "--clear", join(home, "venv")]);
        run(python, ["-m", "pip", "install", "--quiet", "-r", join(here, "requirements.txt")]);
      },
    );
  }
  for (const file of ["Cargo.toml", "Cargo.lock"]) {
    copyFileSync(join(here, "axum", file), join(work, "axum", file));
  }
  once("axum/Cargo.lock", join(home, "cargo"), "cargo build", "axum, reqwest (a minute)", () =>
    compile("crates", "fn main() {}\n"),
  );
  announced("cargo run", "writes the lines (seconds, where the tests are compiled)", () => {
    const args = ["run", "--quiet", "-p", "catalog-build", "--bin", "snippets"];
    writeFileSync(join(home, "snippets.json"), run("cargo", args, { cwd: root }));
  });
  const absent = [...REQUIRED, ...OTHERS].filter(without);
  if (absent.length) console.log(`setup: not here, so left out: ${absent.join(", ")}`);
}

const programs = () => JSON.parse(readFileSync(join(home, "snippets.json"), "utf8"));

/** The lines of a program among the servers or the clients, by code or by recipe. */
function lines(kind, groups, key) {
  const all = programs();
  if (!all[kind].some((program) => program.key === key)) throw new Error(`no ${key} in ${kind}`);
  return Object.entries(all[groups]).flatMap(([group, { [key]: text }]) =>
    text ? [[group, text]] : [],
  );
}

/** What a server sends: its lines by code. */
export const linesOf = (key) =>
  new Map(lines("servers", "send", key).map(([code, text]) => [Number(code), text]));

/** The recipes of a client, by name. */
export const recipesOf = (key) => Object.fromEntries(lines("clients", "handle", key));

export const serverKeys = () => programs().servers.map(({ key }) => key);
export const clientKeys = () => programs().clients.map(({ key }) => key);
