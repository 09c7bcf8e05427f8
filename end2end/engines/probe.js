// Stands first in the page where a driver tells nothing of the console: remembers what is said there,
// errors that nobody catches, files that do not load, and what the page's policy refuses.
window.said = [];
for (const level of ["debug", "log", "info", "warn", "error"]) {
  const say = console[level];
  console[level] = (...words) => {
    window.said.push(words.join(" "));
    say.apply(console, words);
  };
}
const note = (what) =>
  window.said.push(
    `${what.type} ${what.message ?? what.reason ?? what.blockedURI ?? what.target?.outerHTML}`,
  );
for (const type of ["error", "unhandledrejection", "securitypolicyviolation"]) {
  addEventListener(type, note, true);
}
