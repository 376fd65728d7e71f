#!/usr/bin/env node
// Checks a built site as its readers have it: accessibility (axe-core) of one page of every kind, light and dark, wide
// and narrow; HTML (Nu) of all pages; Lighthouse of the pages that most visits begin with.
//
//   scripts/check-pages.mjs FOLDER [--no-html] [--no-lighthouse]
//
// FOLDER is what `briefing build` has made for a site at the root of a host. It needs Node, npm, Chromium, and Java for
// the HTML checker; the packages are installed to a folder of their own (CHECK_PAGES_HOME, else one below the system's
// temporary folder). Ends with 1 if anything is found.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const folder = process.argv[2];
if (!folder || !existsSync(join(folder, "index.html"))) {
  console.error("usage: scripts/check-pages.mjs FOLDER [--no-html] [--no-lighthouse]");
  process.exit(2);
}
const home = process.env.CHECK_PAGES_HOME ?? join(tmpdir(), "briefing-check-pages");
const packages = ["axe-core@4", "puppeteer-core@24", "vnu-jar@26", "lighthouse@13"];
if (!existsSync(join(home, "node_modules"))) {
  mkdirSync(home, { recursive: true });
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefix", home, ...packages], { stdio: "inherit" });
}
const require = createRequire(join(home, "x.js"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const executablePath = process.env.BRIEFING_CHROMIUM ?? "/usr/bin/chromium";
let found = 0;
const report = (text) => {
  found += 1;
  console.log(text);
};

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json", ".xml": "application/xml", ".png": "image/png", ".txt": "text/plain" };
const server = createServer((request, answer) => {
  let file = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  if (!existsSync(file)) return answer.writeHead(404).end();
  const type = types[extname(file)] ?? "application/octet-stream";
  const bytes = readFileSync(file);
  const packed = /text|json|xml/.test(type);
  const head = { "Content-Type": type, "Cache-Control": "max-age=31536000" };
  if (packed) head["Content-Encoding"] = "gzip";
  answer.writeHead(200, head).end(packed ? gzipSync(bytes) : bytes);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const at = (page) => `http://127.0.0.1:${server.address().port}/${page}`;

// One page of every kind: the first one that is there.
const first = (below, depth = 1) => {
  const names = existsSync(join(folder, below)) ? readdirSync(join(folder, below), { withFileTypes: true }) : [];
  const inside = names.filter((one) => one.isDirectory() && one.name !== "page").map((one) => join(below, one.name)).sort();
  if (!inside.length) return undefined;
  return depth === 1 ? `${inside[0]}/` : first(inside[0], depth - 1);
};
const lists = ["", "articles/", "people/", "people/together/", "sources/", "quotes/", "figures/", "wires/", "timeline/", "events/", "notes/", "tags/", "search/", "method/", "404.html"];
const ones = [first("articles"), first("people"), first("sources"), first("events"), first("notes"), first("tags"), first("quotes/people"), first("timeline"), first("timeline", 2), first("timeline", 3)];
const pages = [...lists, ...ones].filter((page) => page !== undefined && existsSync(join(folder, page.endsWith("html") ? page : join(page, "index.html"))));

const { default: puppeteer } = await load("puppeteer-core");
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"], headless: true });
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tab = await browser.newPage();
await tab.setBypassCSP(true);
for (const page of pages) {
  for (const [width, scheme] of [[1440, "light"], [360, "dark"]]) {
    await tab.setViewport({ width, height: 900 });
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await tab.goto(at(page), { waitUntil: "load" });
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    for (const one of violations) {
      const places = one.nodes.slice(0, 3).map((node) => `    ${node.html.slice(0, 160)}\n      ${node.failureSummary?.split("\n")[1]?.trim()}`);
      report(`axe: /${page} ${scheme} ${width}: ${one.id} (${one.impact}), ${one.nodes.length}\n${places.join("\n")}`);
    }
  }
}
await browser.close();
console.log(`axe-core: ${pages.length} pages, light and dark`);

if (!process.argv.includes("--no-html")) {
  const path = require.resolve("vnu-jar/build/dist/vnu.jar");
  try {
    execFileSync("java", ["-Xss8m", "-jar", path, "--skip-non-html", folder], { stdio: ["ignore", "ignore", "pipe"], maxBuffer: 1 << 28 });
    console.log("Nu HTML checker: nothing");
  } catch (error) {
    const lines = String(error.stderr).trim().split("\n");
    const kinds = new Map();
    for (const line of lines) {
      const kind = line.replace(/^.*?: (error|info warning|info): /, "$1: ").replace(/[“"].*?[”"]/g, "…");
      if (!kinds.has(kind)) kinds.set(kind, [0, line]);
      kinds.get(kind)[0] += 1;
    }
    for (const [count, line] of kinds.values()) report(`html: ${count}×, as ${line}`);
  }
}

if (!process.argv.includes("--no-lighthouse")) {
  const { default: lighthouse } = await load("lighthouse");
  const chrome = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--remote-debugging-port=9333"], headless: true });
  for (const page of ["", first("articles"), first("people"), "timeline/", "quotes/"]) {
    const { lhr } = await lighthouse(at(page), { port: 9333, output: "json", logLevel: "error" });
    const scores = Object.values(lhr.categories).map((one) => `${one.id} ${Math.round(one.score * 100)}`);
    const bytes = lhr.audits["total-byte-weight"].numericValue;
    console.log(`lighthouse: /${page} ${scores.join(", ")}; ${(bytes / 1000).toFixed(1)} kB; shift ${lhr.audits["cumulative-layout-shift"].numericValue.toFixed(3)}`);
    for (const category of Object.values(lhr.categories)) {
      if (category.score >= 0.98) continue;
      const weak = category.auditRefs.filter((ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 0.9);
      report(`  ${category.id}: ${weak.map((ref) => `${ref.id} (${lhr.audits[ref.id].displayValue ?? lhr.audits[ref.id].title})`).join("; ")}`);
    }
  }
  await chrome.close();
}
server.close();
process.exit(found ? 1 : 0);
