// Shows the paragraph that a link leads to, with its citation, where the reader is: on hover, on focus, on tap. It asks
// for the page itself, so it shows what that page shows and nothing more. Where it cannot, the link is a link.
"use strict";
{
  const DELAY = 350;
  const template = document.querySelector("#peek");
  const pages = new Map();
  let box, shown, timer, touched = false;

  const page = (url) => {
    const address = url.origin + url.pathname;
    if (!pages.has(address)) {
      const asked = fetch(address)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((text) => new DOMParser().parseFromString(text, "text/html"));
      pages.set(address, asked);
      asked.catch(() => pages.delete(address));
    }
    return pages.get(address);
  };

  const squeezed = (element) => element.textContent.replace(/\s+/g, " ").trim();

  // What the page tells machines of its article.
  const facts = (from) => {
    for (const script of from.querySelectorAll('script[type="application/ld+json"]')) {
      try {
        const all = [JSON.parse(script.textContent)].flat().flatMap((one) => one["@graph"] ?? [one]);
        const article = all.find((one) => one["@type"] === "NewsArticle");
        if (article) return article;
      } catch {
        // Somebody's template; the rest of the page will do.
      }
    }
    return {};
  };

  const names = (value) => [value ?? []].flat().map((one) => one.name ?? one);

  const citation = (from, url, as) => {
    const article = facts(from);
    const title = article.headline ?? from.querySelector("h1")?.textContent ?? "";
    const source = names(article.publisher)[0] ?? from.querySelector(".kicker")?.textContent.trim() ?? "";
    const date = (article.datePublished ?? from.querySelector("time")?.getAttribute("datetime") ?? "").slice(0, 10);
    const [based] = [article.isBasedOn ?? []].flat();
    const original = based?.url ?? based ?? from.querySelector(".original a")?.href ?? url.href;
    const authors = names(article.author).filter((name) => name !== source);
    const paragraph = url.hash.slice(2);
    const id = url.pathname.split("/").filter((part) => part && part !== "index.html").pop() ?? "article";
    if (as === "csl") {
      const item = { id, type: "article-newspaper", title, "container-title": source, URL: original };
      if (authors.length) item.author = authors.map((literal) => ({ literal }));
      if (date) item.issued = { "date-parts": [date.split("-").map(Number)] };
      return JSON.stringify([{ ...item, locator: paragraph, label: "paragraph" }], null, 2);
    }
    if (as === "bibtex") {
      const escape = (text) => text.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&");
      const fields = { author: authors.map(escape).join(" and "), title: `{${escape(title)}}`, journal: escape(source), date, url: original, note: `¶ ${paragraph}` };
      const lines = Object.entries(fields).filter(([, value]) => value).map(([key, value]) => `  ${key} = {${value}},\n`);
      return `@article{${id},\n${lines.join("")}}\n`;
    }
    const words = box.querySelector("[data-cite=text]").dataset;
    const say = (text, parts) => text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
    const by = authors.length ? say(words.by, { authors: authors.join(", ") }) + " " : "";
    return say(words.text, { by, title, source, date, paragraph, url: original });
  };

  const hide = () => {
    clearTimeout(timer);
    if (box?.matches(":popover-open")) box.hidePopover();
    shown = undefined;
  };

  const place = (link) => {
    const around = link.getBoundingClientRect();
    const width = Math.min(440, innerWidth - 24);
    box.style.width = `${width}px`;
    box.style.left = `${Math.max(12, Math.min(around.left, innerWidth - width - 12))}px`;
    const below = around.bottom + 8;
    const fits = below + box.offsetHeight < innerHeight || around.top < box.offsetHeight + 8;
    box.style.top = `${fits ? below : around.top - box.offsetHeight - 8}px`;
  };

  const show = async (link) => {
    const url = new URL(link.href);
    shown = link;
    let from, paragraph;
    try {
      from = await page(url);
      paragraph = from.getElementById(url.hash.slice(1));
    } catch {
      return;
    }
    if (shown !== link || !paragraph) return;
    if (!box) {
      box = template.content.firstElementChild.cloneNode(true);
      document.body.append(box);
      box.addEventListener("pointerenter", () => clearTimeout(timer));
      box.addEventListener("pointerleave", leave);
      box.addEventListener("toggle", (event) => {
        if (event.newState === "closed") shown = undefined;
      });
      box.addEventListener("click", async (event) => {
        const as = event.target.dataset.cite;
        if (!as) return;
        const status = box.querySelector("[role=status]");
        const copied = await navigator.clipboard.writeText(box.citation(as)).then(() => "done", () => "failed");
        status.textContent = status.dataset[copied];
      });
    }
    // Of withheld paragraphs the page shows what was found in them.
    const found = from.getElementById(`f${url.hash.slice(2)}`);
    const withheld = paragraph.classList.contains("withheld");
    const lines = withheld && found ? [...found.querySelectorAll("ul > li")] : [paragraph];
    box.querySelector("blockquote").textContent = lines.map(squeezed).join("\n");
    box.querySelector("cite").textContent = squeezed(from.querySelector("h1") ?? from.body);
    box.querySelector("a").href = link.href;
    box.querySelector("[role=status]").textContent = "";
    box.citation = (as) => citation(from, url, as);
    if (!box.matches(":popover-open")) box.showPopover({ source: link });
    place(link);
  };

  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, DELAY);
  };

  const link = (event) => event.target.closest?.('a[href*="#p"]:not(.peek a)');
  const soon = (event) => {
    const one = link(event);
    if (!one || !/^#p\d+$/.test(one.hash) || one === shown) return;
    clearTimeout(timer);
    timer = setTimeout(show, DELAY, one);
  };

  if (template && "popover" in HTMLElement.prototype && location.protocol !== "file:") {
    addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"), true);
    addEventListener("pointerover", (event) => event.pointerType !== "touch" && soon(event));
    addEventListener("pointerout", (event) => event.pointerType !== "touch" && link(event) && leave());
    addEventListener("focusin", (event) => event.target.matches(":focus-visible") && soon(event));
    addEventListener("focusout", (event) => link(event) && !box?.contains(event.relatedTarget) && leave());
    addEventListener("scroll", () => box?.matches(":popover-open") && place(shown), { passive: true });
    addEventListener("click", (event) => {
      const one = link(event);
      if (!one || !touched || !/^#p\d+$/.test(one.hash) || one === shown) return;
      event.preventDefault();
      show(one);
    });
  }
}
