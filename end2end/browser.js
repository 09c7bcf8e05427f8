// How Chromium is started: the one that the tests were told of, without what a closed network or a
// container would trip over.

const { CHROMIUM, CHROMIUM_SHELL } = process.env;

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser as people have it. */
export const launchOptions = CHROMIUM
  ? { executablePath: CHROMIUM, args }
  : { channel: "chromium", args };

/** The same engine without windows, where there is one: its pages start in two thirds of the time. */
export const shellOptions = { executablePath: CHROMIUM_SHELL || CHROMIUM || undefined, args };
