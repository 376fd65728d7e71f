// Keeps an open page of the preview in step with the site: loads it again when it has changed, exchanges style
// sheets in place, and shows what is wrong. It needs no inline script or style, so that pages with a strict
// Content-Security-Policy can be previewed. Nothing that it is told is ever read as HTML.
(() => {
  "use strict";
  const KEPT = "briefing:kept"; // where the reader was, across a reload that we make
  const CLOSED = "briefing:closed"; // the faults that the reader has closed
  let { seen, state } = document.currentScript.dataset; // what this page shows, and as of when
  let stream, timer, host, shown = "", delay = 500;

  // --- The stream. A browser has six connections to a host, so a tab that nobody looks at gives its own back. When
  // it is looked at again it says what it shows, and the server says what it missed.
  function connect() {
    disconnect();
    const query = new URLSearchParams({ at: location.pathname, seen, state });
    stream = new EventSource(`/_briefing/events?${query}`);
    stream.addEventListener("reload", reload);
    stream.addEventListener("files", (event) => renew(JSON.parse(event.data)));
    stream.addEventListener("faults", (event) => show(event.data));
    stream.onopen = () => (delay = 500);
    // Browsers differ in when they try again, and a refusal is final; so this is ours to do.
    stream.onerror = () => {
      disconnect();
      delay = Math.min(delay * 2, 8000);
      timer = setTimeout(connect, delay);
    };
  }
  function disconnect() {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  }
  const follow = () => (document.hidden ? disconnect() : stream ?? connect());
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", disconnect);

  // The path of an address of this server; nothing for others.
  function pathOf(address) {
    const url = new URL(address, location.href);
    try {
      return url.origin === location.origin ? decodeURIComponent(url.pathname) : undefined;
    } catch {
      return undefined; // not UTF-8, so no file of the site
    }
  }

  // --- Reloading, with the reader's place kept.
  function reload() {
    disconnect();
    const kept = { at: location.pathname + location.search, x: scrollX, y: scrollY, focus: trail(document.activeElement) };
    store(KEPT, JSON.stringify(kept));
    location.reload();
  }
  // The way from the root to an element, by position.
  function trail(element) {
    const steps = [];
    for (; element?.parentElement; element = element.parentElement) {
      steps.unshift([...element.parentElement.children].indexOf(element));
    }
    return steps;
  }
  function restore() {
    const kept = JSON.parse(store(KEPT) ?? "null");
    store(KEPT, null);
    if (kept?.at !== location.pathname + location.search) return;
    const place = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    place();
    const reached = scrollY;
    // Images may have made room since; a reader who has moved on is left alone.
    addEventListener("load", () => scrollY === reached && place(), { once: true });
    const element = kept.focus.reduce((at, step) => at?.children[step], document.documentElement);
    if (kept.focus.length > 1) element?.focus({ preventScroll: true });
  }
  // The tab's memory, which a browser may refuse.
  function store(key, value) {
    try {
      if (value === undefined) return sessionStorage.getItem(key);
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch {
      return null;
    }
  }

  // --- Files that pages use. Style sheets are exchanged in place; for anything else the page is loaded again, if it
  // has loaded that file. Without `paths` nobody knows what changed, as after a new start of the server.
  const coming = new Map(); // from old style sheets to those that will take their places
  function renew(news) {
    state = news.state;
    const isStyle = (path) => path.endsWith(".css");
    const used = new Set(performance.getEntriesByType("resource").map((entry) => pathOf(entry.name)));
    if (news.paths?.some((path) => !isStyle(path) && used.has(path))) return reload();
    const changed = news.paths?.filter(isStyle);
    if (changed?.length === 0) return;
    const there = [...document.querySelectorAll("link[rel~='stylesheet'][href]")];
    const links = there.filter((link) => pathOf(link.href) && ![...coming.values()].includes(link));
    // One that no link names may be imported by another, so then all are fetched again.
    const named = changed?.every((path) => links.some((link) => pathOf(link.href) === path));
    for (const old of links) if (!named || changed.includes(pathOf(old.href))) exchange(old);
  }
  function exchange(old) {
    const url = new URL(old.href);
    url.searchParams.set("preview", state);
    const link = old.cloneNode();
    link.href = url.href;
    // The old one stays until the new one is there: no moment without a style.
    link.onload = () => (coming.delete(old), old.remove());
    link.onerror = () => link.remove();
    coming.get(old)?.remove();
    coming.set(old, link);
    old.after(link);
  }

  // --- The overlay, in a shadow tree that the page's styles do not reach.
  function show(data) {
    if (data === shown) return;
    shown = data;
    host?.remove();
    host = undefined;
    const news = JSON.parse(data);
    if (!news.faults.length) return store(CLOSED, null);
    if (store(CLOSED) === data) return;
    host = document.createElement("briefing-faults");
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("overlay.css"); // the server puts the text of the file here
    shadow.adoptedStyleSheets = [sheet];
    const count = (n, one) => (n ? `${n} ${one}${n === 1 ? "" : "s"}` : "");
    const title = [count(news.errors, "error"), count(news.warnings, "warning")].filter(Boolean).join(", ");
    const note = news.errors ? "Nothing new is shown until this is mended." : "";
    const hidden = news.errors + news.warnings - news.faults.length;
    shadow.append(
      make("section", { class: news.errors ? "" : "mild", role: "alert", "aria-label": "What is wrong with the site" },
        make("header", {}, make("h2", {}, title), make("p", {}, note), button("Close", close, { class: "close", title: "Esc" })),
        make("ol", {}, ...news.faults.map(fault)),
        hidden ? make("p", { class: "more" }, `${hidden} more; the terminal lists them all.`) : ""),
    );
    document.documentElement.append(host);
  }
  function close() {
    store(CLOSED, shown);
    host?.remove();
    host = undefined;
  }
  addEventListener("keydown", (event) => host && event.key === "Escape" && close());

  function fault({ severity, code, message, places, help }) {
    return make("li", { class: severity },
      make("p", { class: "message" }, make("b", {}, severity), " ", message, " ", make("code", {}, code)),
      ...places.flatMap(spot),
      help ? make("p", { class: "help" }, make("b", {}, "help"), " ", help) : "");
  }
  function spot({ label, place, line, before, marked, after }) {
    const said = make("span", { role: "status" });
    const copy = button(place, () => copied(place, said), { class: "place", title: "Copy" });
    const excerpt = make("pre", { "data-line": line }, before, make("mark", {}, marked), after);
    return [make("p", {}, label ? `${label}: ` : "", copy, " ", said), line ? excerpt : ""];
  }
  async function copied(text, said) {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard on plain http beyond this machine: the old way, from within the page.
      const focused = host?.shadowRoot.activeElement;
      const field = make("textarea", { readonly: "" });
      field.value = text;
      field.style.position = "fixed"; // or the page would scroll to it
      document.body.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
      focused?.focus();
    }
    said.textContent = done ? "copied" : "cannot copy here";
    setTimeout(() => (said.textContent = ""), 2000);
  }

  function make(name, attributes, ...content) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content); // texts become text
    return element;
  }
  function button(text, action, attributes) {
    const element = make("button", { type: "button", ...attributes }, text);
    element.addEventListener("click", action);
    return element;
  }

  restore();
  follow();
})();
