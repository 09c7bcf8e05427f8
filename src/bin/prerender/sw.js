// The offline worker: keeps a copy of the app on this device, and answers with it.
//
// - A version is kept whole or not at all, and each file is checked against its digest.
// - The copy answers first, for the app's own files; everything else is left to the network.
// - A new version waits until the reader asks for it, or until no tab shows the old one.
//
// The build (worker.rs) puts version and files in the place of BUILD: of each file the path, the media
// type and the SHA-256 in hex. What the page makes of the news is in src/browser/worker.rs.

const { version, files } = BUILD;
const SCOPE = registration.scope; // the address of the folder that the app is in
// Other apps, and copies of this one in other folders, have their own caches on the same origin.
const OURS = `http-status ${SCOPE} `;
const CACHE = OURS + version;
// Some hosts redirect index.html to its folder; none does it the other way round.
const urlOf = ([path]) => new URL(path === "index.html" ? "./" : path, SCOPE).href;
const URLS = new Set(files.map(urlOf));

/** Tells one page, or all that are open, a word about this version. */
async function tell(word, page) {
  const open = page ? [page] : await clients.matchAll({ includeUncontrolled: true });
  const ours = open.filter(({ url }) => url.startsWith(SCOPE));
  ours.forEach((client) => client.postMessage(`${word} ${version} ${SCOPE}`));
}

// `javascript` of text/javascript as well as of application/javascript.
const kind = (type) => type.split(";")[0].trim().split(/[/+]/).pop();

/** Whether an answer is the file that the build wrote, and not, say, a host's error page. */
async function isGood(response, body, [, type, digest]) {
  const { status, redirected, headers } = response;
  if (status !== 200 || redirected || response.type !== "basic") return false;
  // A host that does not know a file's type says octet-stream, or nothing.
  const said = kind(headers.get("Content-Type") ?? "");
  if (![kind(type), "octet-stream", ""].includes(said)) return false;
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return digest === Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Fetches a file. What the browser has from the page's own load will do, if it is good. */
async function download(file) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(urlOf(file), { cache });
    const body = await response.arrayBuffer();
    if (!(await isGood(response, body, file))) continue;
    const headers = new Headers(response.headers);
    headers.delete("Vary");
    headers.set("Content-Type", file[1]);
    return new Response(body, { headers });
  }
  throw "altered";
}

/** The files that the copy lacks. */
async function missing() {
  if (!(await caches.has(CACHE))) return files;
  const there = (await (await caches.open(CACHE)).keys()).map(({ url }) => url);
  return files.filter((file) => !there.includes(urlOf(file)));
}

/** Makes the copy whole: nothing is kept before everything is here. Returns what went wrong. */
async function fill() {
  let [fault, lacking] = ["storage"];
  try {
    lacking = await missing();
    fault = "network";
    const fetched = await Promise.all(lacking.map(download));
    fault = "storage";
    const cache = await caches.open(CACHE);
    await Promise.all(fetched.map((response, i) => cache.put(urlOf(lacking[i]), response)));
  } catch (error) {
    if (lacking === files) await caches.delete(CACHE).catch(() => {});
    return error === "altered" ? error : fault;
  }
}

let filling;
const complete = () => (filling ??= fill().finally(() => (filling = undefined)));

async function install() {
  const fault = await complete();
  // Where an older version goes on working, there is nothing to complain of.
  if (fault ? !registration.active : registration.active) await tell(fault ?? "waiting");
  if (fault) throw new Error(`this version could not be kept: ${fault}`);
}

async function activate() {
  await clients.claim();
  const older = (await caches.keys()).filter((key) => key.startsWith(OURS) && key !== CACHE);
  // A version that comes meanwhile, as at a roll-back, may need one of them; it deletes the others.
  const next = registration.installing ?? registration.waiting;
  if (!next) await Promise.all(older.map((key) => caches.delete(key)));
  await tell(older.length ? "ready" : "installed");
}

/** Looks whether the site can be reached, and has a newer version. */
async function look(page) {
  if (registration.waiting) tell("waiting", page);
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => undefined);
  tell(answer ? "online" : "offline", page);
  // The site is a build without a worker now: this one must not keep readers from it.
  if ([404, 410].includes(answer?.status)) await registration.unregister();
  else if (answer) await registration.update().catch(() => {});
}

const kept = (url) => caches.match(url, { cacheName: CACHE, ignoreVary: true }).catch(() => {});

const UPDATE = `<!doctype html><link rel="icon" href="data:,"><script>
  let left = false;
  const leave = () => left || ((left = true), location.reload());
  navigator.serviceWorker.oncontrollerchange = leave;
  navigator.serviceWorker.getRegistration().then((ours) => ours.waiting?.postMessage("activate"));
  setTimeout(leave, 300);
</script>`;
let updated = false;
async function page(event) {
  const isAlone = (tabs) => tabs.length === 1 && tabs[0].id === event.clientId;
  // The only tab loads a page anew: nobody else has to be asked. Once, lest it go on for ever.
  if (registration.waiting && !updated && isAlone(await clients.matchAll())) {
    updated = true;
    return new Response(UPDATE, { headers: { "Content-Type": "text/html" } });
  }
  const lacking = await missing().catch(() => files);
  if (lacking.length === 0) return (await kept(SCOPE)) ?? fetch(event.request);
  // The network's page goes with the network's files; a copy that is not whole may lack some.
  event.waitUntil(complete());
  return fetch(event.request).catch(async () => (await kept(SCOPE)) ?? Response.error());
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "activate") skipWaiting();
  if (event.data !== "check") return;
  event.waitUntil(complete().then((fault) => tell(fault ?? "ready", event.source)));
  look(event.source); // Not waited for: a network that hangs must not hold up an update.
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const isPage = request.mode === "navigate";
  const url = isPage ? origin + pathname : request.url;
  if (request.method !== "GET" || !url.startsWith(SCOPE)) return;
  const code = isPage && /^(\d{3}|choose)(\/(index\.html)?)?$/.exec(url.slice(SCOPE.length))?.[1];
  const instead = () => Response.redirect(`${SCOPE}${search}#${code}`);
  if (isPage && [SCOPE, `${SCOPE}index.html`].includes(url)) event.respondWith(page(event));
  else if (URLS.has(url)) event.respondWith(kept(url).then((copy) => copy ?? fetch(request)));
  else if (code) event.respondWith(fetch(request).catch(instead)); // the copy says all of it, too
});
