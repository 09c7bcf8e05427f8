// The pages are valid HTML, by html-validate's recommended rules.

import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { expect, test } from "./fixture.js";
import { dist } from "./nginx.js";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Matters of taste: prettier, Trunk and Leptos have one each.
    "doctype-style": ["error", { style: "lowercase" }],
    "void-style": "off",
    // An id may be anything without a space; the numbers are what addresses name.
    "valid-id": ["error", { relaxed: true }],
    // Said all the same: the role is what readers of the page and of its tests look for.
    "no-redundant-role": "off",
    // The search answers as one types: there is nothing to submit.
    "wcag/h32": "off",
  },
});

for (const name of [
  "index.html",
  "404.html",
  "404/index.html",
  "000/index.html",
  "499/index.html",
]) {
  test(name, async () => {
    const report = await validator.validateString(await readFile(join(dist, name), "utf8"), name);
    const found = report.results.flatMap(({ messages }) => messages);
    const said = found.map(({ ruleId, message, line, column }) => {
      return `${line}:${column} ${ruleId}: ${message}`;
    });
    expect(said).toEqual([]);
  });
}

test("no path of the building machine is in the wasm", async () => {
  const name = (await readdir(dist)).find((file) => file.endsWith(".wasm"));
  const wasm = (await readFile(join(dist, name))).toString("latin1");
  for (const path of [homedir(), process.cwd(), "/home/", "/Users/", ".cargo/registry"]) {
    expect(wasm.includes(path), path).toBe(false);
  }
});
