// Runs the lines that cards offer for copying: `node run.js`. What is missing is installed first, below
// target/snippets.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { here, setUp } from "./setup.js";

setUp();
const tests = readdirSync(here).filter((name) => name.endsWith(".test.js"));
const args = ["--test", "--test-reporter=spec", ...tests.map((name) => join(here, name))];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
