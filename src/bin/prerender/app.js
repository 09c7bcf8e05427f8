// Room for the questions, which the app puts before the list.
if (/^#[/!]*choose/i.test(location.hash)) root.dataset.choosing = "";
// A link to one code opens its card before the first paint, with the text of a file of its own, and a
// link to several makes room for their comparison. The fragment is read as src/link reads it; what is
// not plain is left to the app.
const ASCII = (c) => (c === "\u3000" ? " " : String.fromCharCode(c.charCodeAt() - 0xfee0));
const named = () => {
  const { hash } = location;
  try {
    const text = decodeURIComponent(hash.slice(1)).replace(/[\uff01-\uff5e\u3000]/g, ASCII);
    const list = /^[/!]*([\d+, ]+)([?&/]|$)/
      .exec(text.trim())[1]
      .split(/[+, ]+/)
      .filter(Boolean);
    const fits = hash.length < 202 && list.every((number) => number.length < 4);
    return fits ? [...new Set(list.map(Number))] : [];
  } catch {
    return [];
  }
};
// What takes back what a link has opened.
let close = () => {};
// What the address names: its text, which is on its way from now on, and how to show it.
const arrive = () => {
  const linked = named();
  const key = root.lang.slice(0, 2);
  const inTime = async () => {
    if (!navigator.onLine) return "";
    const response = await fetch(`opened/${linked[0]}-${key}-OPENED.html`, { priority: "high" });
    const text = response.ok ? await response.text() : "";
    // Some hosts answer for what they do not have.
    return text.includes(' class="opened"') && !text.startsWith("<!") ? text : "";
  };
  const isKnown = KNOWN.includes(linked[0]);
  let early;
  const text =
    linked.length === 1 &&
    (isKnown ? inTime().catch(() => "") : Promise.resolve("")).then((html) => (early = html));
  const show = () => {
    const isFirst = "linking" in root.dataset;
    delete root.dataset.linking;
    if (linked.length > 1) {
      root.dataset.comparing = "";
      return document.querySelector(".start").scrollIntoView();
    }
    const card = document.getElementById(linked[0]);
    if (!card) return;
    // The other cards come when the text is read; where a query or a filter chooses among them, with
    // the app.
    const asked = [...new URLSearchParams(location.search)];
    const chooses = asked.some(([name, value]) => name !== "lang" && value.trim());
    if (isFirst) root.dataset.alone = "";
    card.dataset.linked = card.dataset.open = "";
    const link = card.querySelector("h3 a");
    link.setAttribute("aria-expanded", "true");
    // Hydration does not look into it, and the app mounts its own text there.
    const slot = card.querySelector(".sheet").lastElementChild;
    const put = (html) => {
      const template = document.createElement("template");
      template.innerHTML = html;
      const nodes = [...template.content.children];
      slot.append(...nodes);
      leadAway();
      return nodes;
    };
    const loading = `<div></div><div class="opened"><p class="loading">${LOADING[key]}</p></div>`;
    const inPlace = Boolean(early);
    // Where the reader was when they left, as src/browser/entries.rs writes it: a reload, or the way back
    // from another page, leads there again.
    const [kept] = String(history.state).split(/[;\n]/);
    const [, scrolled, inside, folds = ""] = kept.startsWith("@") ? kept.split(" ") : [];
    if (scrolled) root.dataset.alone = "kept";
    let moved = false;
    for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(name, () => (moved = true), { once: true, passive: true });
    }
    const { hash } = location;
    const restore = () => {
      // The reader has gone elsewhere since.
      if (moved || hash !== location.hash) return;
      card.scrollIntoView();
      card.querySelectorAll("details").forEach((fold, i) => (fold.open = folds[i] === "1"));
      slot.parentElement.scrollTop = inside;
      if (scrolled) scrollBy(0, card.getBoundingClientRect().top + Number(scrolled));
    };
    let own = put(early || loading);
    restore();
    // A phone that is turned meanwhile has the card elsewhere.
    addEventListener("resize", () => isReady() || restore());
    // When the browser has followed the fragment itself, which takes the focus away.
    const isFree = () => document.activeElement === document.body;
    const focus = () => isFree() && link.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(focus));
    addEventListener("load", focus);
    const top = () => card.getBoundingClientRect().top;
    // At the end of the document, for which it waits for the app, it scrolls there: not from where one reads by then.
    addEventListener("DOMContentLoaded", () => {
      const before = top();
      setTimeout(() => scrollBy(0, top() - before));
    });
    const showOthers = () => {
      const before = top();
      delete root.dataset.alone;
      scrollBy(0, top() - before);
    };
    text.then((html) => {
      if (!chooses) requestAnimationFrame(() => setTimeout(showOthers));
      if (!html || !own[0].isConnected) return;
      if (!inPlace) {
        for (const node of own) node.remove();
        own = put(html);
        restore();
      }
      if (!navigator.share) slot.querySelector("[data-share]")?.remove();
    });
    // What was unfolded, focused or pressed in this text is so in the app's, which is the same.
    const isOwn = (element) => own.some((node) => node.contains(element));
    let pressed;
    slot.addEventListener("click", ({ target }) => {
      if (!isOwn(target)) return;
      pressed = target.closest("button");
      // What closes it needs no app.
      if (isReady() || pressed?.dataset.close === undefined) return;
      history.pushState(null, "", location.pathname + location.search);
      close();
      link.focus({ preventScroll: true });
    });
    const halves = () => {
      const all = [...slot.querySelectorAll("*")];
      return [all.filter(isOwn), all.filter((element) => !isOwn(element))];
    };
    const leave = () => {
      observer.disconnect();
      const [ours, theirs] = halves();
      const twin = (element) => {
        const found = theirs[ours.indexOf(element)];
        return found?.localName === element?.localName ? found : undefined;
      };
      const focused = twin(document.activeElement);
      for (const fold of ours) if (fold.open) (twin(fold) ?? {}).open = true;
      for (const node of own) node.remove();
      focused?.focus({ preventScroll: true });
      twin(pressed)?.click();
      // The early text may have come too late, or have been too short. The app holds what is read in its place
      // until the next frame.
      if (scrolled) requestAnimationFrame(() => requestAnimationFrame(restore));
    };
    const observer = new MutationObserver(() => {
      const counts = (selector) =>
        halves().map((half) => half.filter((element) => element.matches(selector)).length);
      const [[, any], [ourTexts, texts], [ourFolds, folds]] = ["*", ".meaning", "details"].map(
        counts,
      );
      if (!any || (ourTexts && !texts)) return;
      // Its parts come one after the other, all before the next frame.
      if (folds < ourFolds) requestAnimationFrame(leave);
      else leave();
    });
    observer.observe(slot, { childList: true, subtree: true });
    close = () => {
      observer.disconnect();
      for (const node of own) node.remove();
      delete card.dataset.linked;
      delete card.dataset.open;
      link.setAttribute("aria-expanded", "false");
      showOthers();
    };
  };
  return { linked, text, show };
};
const { linked, text, show } = arrive();
if (linked.length) {
  root.dataset.linking = "";
  history.scrollRestoration = "manual";
  document.addEventListener("readystatechange", show, { once: true });
}
// A row that is pressed before the app is here opens likewise, and closes when the history leads away.
addEventListener("popstate", () => {
  if (isReady()) return;
  close();
  close = () => {};
  const { linked, show } = arrive();
  if (linked.length === 1) show();
});
// Asks for the app's script and wasm, which PRELOADS lists. Here rather than in the HTML: without scripts
// nobody would use what was loaded. The text of a link goes before the wasm, which the app's script asks
// for when the document is here: on a slow network what travels together is late together.
for (const [rel, href, as] of PRELOADS.filter(([, , as]) => !as || !text)) {
  const link = document.createElement("link");
  Object.assign(link, { rel, href, crossOrigin: "anonymous" });
  if (as) link.as = as;
  document.head.append(link);
}
// A page whose app does not come says so, and leads to the pages that need none.
const hrefs = new Map();
const leadAway = () => {
  if (!("stalled" in root.dataset)) return;
  for (const link of document.querySelectorAll('#list a[href^="#"]')) {
    const href = link.getAttribute("href");
    if (!/^#\d+$/.test(href)) continue;
    hrefs.set(link, href);
    link.href = href.slice(1).padStart(3, "0") + "/";
  }
};
const isReady = () => "ready" in root.dataset;
// Until the app is here, the field and the classes choose among the rows by what stands in them. What finds
// none is left to the app, which knows more words. The address is the state, here too.
const chosen = () => new URLSearchParams(location.search).get("class")?.split(",") ?? [];
const ask = (name, value) => {
  const url = new URL(location);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
};
const field = () => document.getElementById("q");
const sheet = "adoptedStyleSheets" in document && new CSSStyleSheet();
const narrow = () => {
  // Not before it is needed: a new style sheet makes a browser look at all elements.
  document.adoptedStyleSheets = [sheet];
  const query = field().value.trim().toLowerCase();
  const classes = chosen();
  const isOn = ({ dataset }) => classes.includes(dataset.class + "xx");
  for (const choice of document.querySelectorAll(".choice[data-class]")) {
    choice.ariaPressed = isOn(choice);
  }
  document.querySelector(".clear").ariaDisabled = !classes.length;
  const rows = [...document.querySelectorAll("#list > article")].filter(
    (row) => !classes.length || isOn(row),
  );
  const fits = ({ id, textContent }) =>
    /^\d+$/.test(query) ? id.startsWith(query) : textContent.toLowerCase().includes(query);
  const found = rows.filter(fits);
  const byQuery = query && found.length;
  const shown = (byQuery ? found : rows).map(({ id }) => `[id="${id}"]`);
  if (!byQuery) shown.push(...classes.map((name) => `h2[data-class="${name[0]}"]`));
  const others = `#list > :not([data-open], ${shown}) { display: none }`;
  sheet.replaceSync(byQuery || classes.length ? others : "");
  return found;
};
if (sheet) {
  addEventListener("input", ({ target: { id, value } }) => {
    if (id !== "q" || isReady()) return;
    // As in the app, what is typed over a card leads away from it, and what is found is in sight.
    if (document.querySelector("#list > [data-open]")) {
      history.pushState(null, "", location.pathname + location.search);
      close();
      scrollTo(0, 0);
    }
    // The way back leads to it. A longer text has the field alone, from which an app that still comes takes it.
    ask("q", value.length < 400 && value);
    narrow();
  });
  addEventListener("submit", (event) => {
    if (isReady()) return;
    event.preventDefault();
    if ("stalled" in root.dataset) narrow()[0]?.querySelector("a").click();
  });
  new MutationObserver((_, observer) => {
    observer.disconnect();
    document.adoptedStyleSheets = [];
  }).observe(root, { attributeFilter: ["data-ready"] });
}
const choose = (choice) => {
  const name = choice.dataset.class + "xx";
  const classes = chosen().filter((other) => other !== name);
  if (classes.length === chosen().length) classes.push(name);
  ask("class", choice.dataset.class ? `${classes}` : "");
  narrow();
};
const stall = () => {
  if (isReady() || "stalled" in root.dataset) return;
  root.dataset.stalled = "";
  // The room that was kept for what will not come.
  delete root.dataset.comparing;
  delete root.dataset.choosing;
  leadAway();
  // What the address asks for is found as far as it can be without the app.
  if (field() && sheet) {
    field().value ||= new URLSearchParams(location.search).get("q");
    narrow();
  }
  // It came after all.
  new MutationObserver((_, observer) => {
    observer.disconnect();
    delete root.dataset.stalled;
    for (const [link, href] of hrefs) link.setAttribute("href", href);
  }).observe(root, { attributeFilter: ["data-ready"] });
};
setTimeout(stall, 8000);
const later = () => document.readyState === "loading" || stall();
// Of the files that the app needs, any that fails is the end of it; so is what it throws before it is
// ready. What is only preloaded is asked for again by who needs it. What is too early to be shown is
// shown when the document is here.
let failed = false;
const fail = () => {
  failed = true;
  later();
};
const isNeeded = ({ localName, rel }) => localName !== "img" && rel !== "preload";
addEventListener("error", ({ target }) => isNeeded(target) && fail(), true);
addEventListener("unhandledrejection", fail);
addEventListener("DOMContentLoaded", () => failed && stall());
// Language and theme need no app.
addEventListener("click", ({ target }) => {
  // The menu fills the screen: a press beside it is one on the menu itself.
  if (target.id === "menu") target.hidePopover();
  if (isReady()) return;
  const choice = sheet && target.closest(".choice[data-class], .clear");
  if (choice) return choose(choice);
  // As in the app, the whole row leads to the code.
  const row = !target.closest("a") && target.closest("#list > article:not([data-open])");
  if (row) return row.querySelector("a").click();
  const button = target.closest("[data-switch], [data-theme-choice], [data-reload]");
  if (!button) return;
  const { themeChoice, reload } = button.dataset;
  if (reload !== undefined) return location.reload();
  if (themeChoice === undefined) return switchLanguage();
  if (themeChoice) root.dataset.theme = themeChoice;
  else delete root.dataset.theme;
  store("theme", themeChoice);
  for (const other of document.querySelectorAll("[data-theme-choice]")) {
    other.setAttribute("aria-pressed", other === button);
  }
});
// What gets the focus by a link or a press shows no ring; a key shows it.
addEventListener("keydown", () => (root.dataset.keys = ""), true);
addEventListener("pointerdown", () => delete root.dataset.keys, true);
// The browser may offer to install the page long before the app is alive; it asks for it later.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installOffer = event;
  root.dataset.installable = "";
});
addEventListener("appinstalled", () => delete root.dataset.installable);
