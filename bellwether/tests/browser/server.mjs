// Starts the built program over a ledger of its own, and a browser that may
// talk to nothing else.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(here("../../web/package.json"));
const { chromium } = require("playwright-core");

/** The accessibility checker, as a script for a page. */
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The articles that the first questions came from, if they lie beside this checkout. */
export const founding = here("../../../../shared/seeds");

const target = process.env.CARGO_TARGET_DIR ?? here("../../../target");
const program = process.env.BELLWETHER ?? join(target, "debug/bellwether");

/** Flags for a machine without a display and without a network. */
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export function browser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** A server over an empty ledger, or over what `commands` put into it; one that is a function is given the ledger's folder. */
export async function serve(...commands) {
  if (!existsSync(program)) throw new Error(`no program at ${program}: cargo build -p bellwether, or set BELLWETHER`);
  const folder = mkdtempSync(join(tmpdir(), "bellwether-browser-"));
  const ledger = join(folder, "test.ledger");
  const run = (...args) => execFileSync(program, ["--ledger", ledger, "--quiet", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  for (const command of commands) run(...(typeof command === "function" ? command(folder) : command));
  const child = spawn(program, ["--ledger", ledger, "--quiet", "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done) => child.stdout.once("data", (line) => done(String(line).trim())));
  const stop = () => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, base: new URL(url).origin, folder, ledger, run, stop };
}

/**
 * An invented panel of deaths by country and month, in the layout of the ViEWS panels (months are counted from January
 * 1980), taken into the event record: quiet countries, countries at war, and some that change between the two.
 */
export function panel(folder) {
  const kinds = [
    () => 0,
    (month, country) => ((month + country) % 7 === 0 ? 2 : 0),
    (month, country) => [0, 0, 4, 60, 90, 30][(Math.floor(month / 9) + country) % 6] + (month % 3),
    (month, country) => 200 + 40 * ((month * 7 + country) % 9),
  ];
  const rows = ["month_id,country_id,ged_sb"];
  for (let country = 40; country < 60; country++) {
    for (let month = 0; month < 160; month++) rows.push(`${121 + month},${country},${kinds[country % 4](month, country)}`);
  }
  const file = join(folder, "panel.csv");
  writeFileSync(file, `${rows.join("\n")}\n`);
  return ["events", "import", file, "--version", "1", "--released", "2003-06-01"];
}

/** What keeps people from using a page: a line for each rule of WCAG 2.2 AA that it breaks, and whether it is too wide. */
export async function flaws(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  const told = found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
  return wide === 0 ? told : [`${wide} points too wide`, ...told];
}

/** Runs `steps` as a visitor of `server`, who must not have seen anything wrong. */
export async function visiting(chrome, server, steps, options) {
  const it = await visitor(chrome, server, options);
  try {
    await steps(it);
    assert.deepEqual(it.wrong, []);
  } finally {
    await it.context.close();
  }
}

/** A page that has been let in. Whatever it should not do is noted in `wrong`. */
export async function visitor(chrome, server, options = {}) {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const wrong = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(server.base)) wrong.push(`asked for ${request.url()}`);
  });
  const page = await context.newPage();
  // A debug build that shares its machine looks long for turning points.
  page.setDefaultNavigationTimeout(120_000);
  page.on("dialog", (dialog) => {
    wrong.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => wrong.push(`an error: ${error.message}`));
  page.on("console", (said) => {
    const refused = said.text().startsWith("Failed to load resource");
    if (said.type() === "error" && !refused) wrong.push(`the console: ${said.text()}`);
  });
  await page.goto(server.url);
  const go = (path) => page.goto(new URL(path, server.base).href);
  return { context, page, go, wrong };
}
