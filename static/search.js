// Searches the site: loads the terms that are typed, and the cards of what it shows, as scripts. On other pages there is
// only the key "/".
"use strict";
(() => {
const get = (selector, within = document) => within.querySelector(selector);
const form = get("form[data-search]"), base = new URL(".", document.currentScript.src);
const index = base.protocol === "file:" ? "index.html" : "";
addEventListener("keydown", (e) => {
  const link = get("a[data-search]");
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.target.closest("input,select,textarea")) return;
  e.preventDefault();
  if (form) form.q.select();
  else if (link) location = link.href.replace(/\/$/, "/" + index);
});
if (!form) return;

const data = {}, loading = {}, known = {};
window.briefingSearch = (name, value) => data[name] = value;
// What cannot be loaded counts as empty, until asked for again.
const load = (name) => loading[name] ||= new Promise((done) => {
  const script = document.createElement("script");
  script.src = new URL(`search/${name}.js`, base);
  script.onload = script.onerror = () => {
    if (!data[name]) delete loading[name];
    done(data[name] || []);
  };
  document.head.append(script);
});

// Words as src/reading/fold.rs and src/site/search/terms.rs make them.
const like = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[łøđðıßæœþ]/g, (c) => like[c])
  .replace(/\p{M}|[()[\]\u00ad\u200b-\u200f\u2060\ufeff]/gu, "");
const one = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]";
const word = new RegExp(`${one}|((?!${one})[\\p{Alphabetic}\\p{N}]){2,}`, "gu");
const words = (text) => (fold(text).match(word) || []).map((w) => w.slice(0, 32));
// A word and its plural are found together.
const stem = (w) =>
  w.length < 4 ? w : w.replace(/ies$/, "y").replace(/(ss|x|[cs]h)es$/, "$1").replace(/([^ius])s$/, "$1");

const hex = (text) => [...new TextEncoder().encode(text)].map((b) => b.toString(16).padStart(2, 0)).join("");
// The scripts that may have what lies between two keys.
const shards = (starts, from, to = from) => starts.filter((start, i) => start <= to && !(starts[i + 1] <= from));
const digit = (c) => c - 33 - (c > 34) - (c > 60) - (c > 92);
// The pages of the terms that fit, with weights: `all` of them, or those that fit best, which come with the terms; `cut`
// where there are more.
const lookUp = async ({ l }, names, fits, all) => {
  const weights = new Map(), scripts = names.map((name) => load("t" + name));
  if (all) scripts.push(...l.filter((name) => names.includes(name)).map((name) => load("l" + name)));
  let cut = false;
  for (const [nth, [text = "", ...cards]] of (await Promise.all(scripts)).entries()) {
    for (const card of cards) known[card[0]] = card;
    const list = text.split(" ");
    for (let n = 0; n + 1 < list.length; n += 2) {
      const term = list[n].replace("~", ""), fit = fits(term), isCut = term !== list[n], code = list[n + 1];
      if (!fit || all && isCut && nth < names.length) continue;
      cut ||= isCut;
      for (let i = 0, page = 0, factor = 1; i < code.length;) {
        const d = digit(code.charCodeAt(i++));
        page += d % 45 * factor;
        factor *= 45;
        if (d >= 45) continue;
        weights.set(page, Math.max(weights.get(page) || 0, fit * digit(code.charCodeAt(i++))));
        factor = 1;
      }
    }
  }
  return { weights, cut };
};
const find = async (lists, w, isLast, all) => {
  const root = stem(w), own = hex(w), near = [...shards(lists.t, own), ...shards(lists.t, hex(root))];
  const longer = shards(lists.t, own, own + "g"), isFew = longer.length < 7;
  const look = (open) => lookUp(lists, [...new Set(open ? [...near, ...longer] : near)],
    (term) => term === w ? 1 : stem(term) === root ? 0.8 : open && term.startsWith(w) ? 0.6 : 0, all);
  // The beginning of too many words is taken for a word, and a word that nobody uses for a beginning.
  const found = await look(isLast && isFew);
  return found.weights.size || !isFew ? found : look(true);
};
const day = (text, otherwise) => text ? Date.parse(text) / 864e5 + 719528 : otherwise;
const search = async ({ q, source, person, from, to, kind }, complete) => {
  const list = { t: [], l: [], ...await load("shards") };
  const lists = words(q).map((w, i, { length }) => find(list, w, i === length - 1 && !q.endsWith(" "), complete));
  const filter = (key, fits) => lists.push(lookUp(list, shards(list.t, hex(key), hex(key) + "g"), fits));
  if (source) filter("=s" + source, (term) => term === "=s" + source);
  const named = "=p" + words(person).join("-");
  if (named > "=p") filter(named, (term) => term.startsWith(named));
  const all = await Promise.all(lists);
  for (const one of all) one.rare = Math.log(1 + list.n / one.weights.size);
  // A word that is nearly everywhere excludes nothing.
  const needed = all.filter((l) => !l.cut).sort((a, b) => a.weights.size - b.weights.size);
  const first = day(from, 0), last = day(to, from ? 2e6 : 1e9), found = [];
  for (const page of (needed[0] || all[0])?.weights.keys() || []) {
    // What has no date comes after all days.
    const on = Math.floor(page / 2 ** 24), of = Math.floor(page / 2 ** 21) % 8 + 1;
    if (on < first || on > last || kind && form.kind.selectedIndex !== of) continue;
    if (needed.every((l) => l.weights.has(page)))
      found.push({ page, of, score: all.reduce((sum, l) => sum + l.rare * (l.weights.get(page) || 0), 0) });
  }
  found.sort((a, b) => b.score - a.score || b.page - a.page);
  return { found, isCut: all.some((l) => l.cut) };
};

const [count, results, more, blank] = ["count", "results", "more", "result"].map((name) => get(`[data-${name}]`));
const language = document.documentElement.lang.replace(/^en$/, "en-GB");
// One for each precision, since they take long to make.
const dates = [4, 7, 10].map((n) => new Intl.DateTimeFormat(language,
  { timeZone: "UTC", year: "numeric", month: n > 4 ? "long" : undefined, day: n > 7 ? "numeric" : undefined }));
let run = 0, found = [], typed = [];
const fill = (element, text, lang) => {
  if (lang) element.lang = lang;
  for (const part of text.split(/([\p{Alphabetic}\p{N}\p{M}]+)/u)) {
    const mark = document.createElement("mark");
    mark.append(part);
    const isHit = words(part).some((w) => typed.some((t) => w.startsWith(t) || stem(w) === stem(t)));
    element.append(isHit ? mark : part);
  }
};
const cardOf = async (page) => {
  const [start] = shards(data.shards.c, (page * 4).toString(16).padStart(12, 0));
  return (await load("c" + start)).find((card) => card[0] === page) || [];
};
const show = async (item, { page, of }) => {
  const part = (name) => get(`[data-${name}]`, item);
  let [, title, path, iso, beside, lang] = known[page] || await cardOf(page);
  if (!title) return;
  get("a", item).href = new URL(path + index, base);
  fill(get("a", item), title, lang);
  fill(part("beside"), beside);
  part("kind").append(form.kind.options[of].text);
  iso = iso.slice(0, 10);
  if (iso) part("date").append(dates[(iso.length - 4) / 3].format(new Date(iso)));
  item.hidden = false;
  // What is known is seen before anything else is loaded.
  await new Promise((go) => setTimeout(go));
  if (item.isConnected) fill(part("short"), (await cardOf(page))[6] || "", lang);
};
const showMore = () => {
  for (const one of found.splice(0, 10)) {
    results.append(blank.content.cloneNode(true));
    show(results.lastElementChild, one);
  }
  more.hidden = !found[0];
};
const update = async () => {
  const mine = ++run, query = Object.fromEntries(new FormData(form));
  const kept = Object.entries(query).filter(([, text]) => text);
  // Some browsers refuse this for files.
  try { history.replaceState(null, "", "?" + new URLSearchParams(kept)); } catch {}
  // The first results for a word alone are those that come with it.
  const isWord = kept.length < 2 && words(query.q).length < 2;
  let all = await search(query, !isWord);
  if (mine !== run) return;
  typed = words(query.q);
  results.replaceChildren();
  ({ found } = all);
  showMore();
  if (isWord && all.isCut) {
    count.textContent = "";
    all = await search(query, true);
    if (mine !== run) return;
    found = all.found.slice(results.children.length);
  }
  const n = results.children.length + found.length, { dataset } = count;
  const text = dataset[n ? new Intl.PluralRules(language).select(n) : "none"] || dataset.other;
  count.textContent = kept.length ? text.replace("{n}", n.toLocaleString(language)) : "";
};

form.oninput = update;
more.onclick = showMore;
addEventListener("keydown", (e) => {
  const all = [form.q, ...results.querySelectorAll("a[href]")], at = all.indexOf(e.target);
  const to = all[{ ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0, Enter: at ? -1 : 1 }[e.key]];
  if (at < 0 || !to) return;
  e.preventDefault();
  if (e.key === "Escape" && !at) form.q.value = "", update();
  to.focus();
});
new URLSearchParams(location.search).forEach((text, name) => {
  const field = form.elements.namedItem(name);
  if (field) field.value = text;
});
form.hidden = false;
form.q.focus();
update();
})();
