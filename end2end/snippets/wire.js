// Starting servers, and what they really send.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { get } from "node:http";
import { work } from "./setup.js";

/** A port that nobody listens at. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The response of a server as it comes, with the interim ones before it. */
export function ask(port, path) {
  return new Promise((done, failed) => {
    const interim = [];
    const options = { host: "127.0.0.1", port, path, agent: false };
    const request = get(options, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      const body = Buffer.concat(parts).toString();
      done({ status: response.statusCode, headers: response.headers, body, interim });
    });
    // A 101 is no interim response to Node.js; nothing here sends it.
    request.on("information", ({ statusCode, headers }) => interim.push([statusCode, headers]));
    request.on("continue", () => interim.push([100, {}]));
    request.once("error", failed);
  });
}

/** Starts a program, and waits until it listens; `stop` ends it. */
export async function start(program, args, port, options = {}) {
  const child = spawn(program, args, {
    cwd: work,
    stdio: ["ignore", "ignore", "pipe"],
    ...options,
  });
  let said = "";
  child.stderr.on("data", (data) => (said += data));
  let ended = false;
  const end = new Promise((done) => {
    child.once("error", (error) => done((said += error)));
    child.once("exit", done);
  }).then(() => (ended = true));
  const stop = async () => {
    child.kill("SIGKILL");
    await end;
  };
  while (!ended) {
    // An answer or a refusal: the program alone decides when it is ready.
    const answers = await ask(port, "/ready").then(
      () => true,
      (error) => error.code !== "ECONNREFUSED",
    );
    if (answers) return { stop, said: () => said };
  }
  throw new Error(`${program} did not start:\n${said}`);
}
