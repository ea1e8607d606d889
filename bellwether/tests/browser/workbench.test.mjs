// The workbench in a real browser: from an empty ledger to a passage, by mouse,
// by keyboard, without a script, and with reports that mean harm.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PAGES } from "./pages.mjs";
import { axe, browser, founding, serve, visitor } from "./server.mjs";

let chrome, sample;
before(async () => {
  [chrome, sample] = await Promise.all([browser(), serve(["demo"])]);
});
after(async () => {
  await chrome?.close();
  sample?.stop();
});

/** Runs `steps` as a visitor of `server`, who must not have seen anything wrong. */
async function visit(server, steps, options) {
  const it = await visitor(chrome, server, options);
  try {
    await steps(it);
    assert.deepEqual(it.wrong, []);
  } finally {
    await it.context.close();
  }
}

test("an empty ledger leads to the sample, a brief and the passage of a sentence", async () => {
  const server = await serve();
  try {
    await visit(server, async ({ page }) => {
      await page.getByRole("button", { name: "Read the sample" }).click();
      await page.getByRole("link", { name: "Write a brief" }).click({ timeout: 60_000 });
      await page.getByRole("link", { name: "Red Dune Front", exact: true }).click();
      await page.getByRole("heading", { name: "Red Dune Front", level: 1 }).waitFor();
      const cite = page.locator("a.cite[hx-get]").first();
      const name = await cite.textContent();
      await cite.click();
      const words = page.locator("#passage mark");
      await words.waitFor();
      const shown = (await words.textContent()).trim();
      assert.ok(shown.length > 10, shown);
      assert.match(page.url(), /\/brief\?about=/, "the passage opens beside the brief");
      // The same link, opened as a page, has the same words marked in their document.
      await page.goto(new URL(await cite.getAttribute("href"), server.base).href);
      assert.equal((await page.locator("#here").textContent()).trim(), shown, name);
    });
  } finally {
    server.stop();
  }
});

test("claims are reviewed by keyboard, and a review is taken back", async () => {
  const server = await serve(["demo"]);
  const state = (page, id) => page.locator(`#${id} .state`).first();
  try {
    await visit(server, async ({ page, go }) => {
      await go("/review");
      await page.keyboard.press("j");
      assert.equal(await page.evaluate(() => document.activeElement.id), "c1");
      await page.keyboard.press("a");
      await page.locator("#c1 .state.is-reviewed").waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), "c2", "the focus goes on");
      await page.keyboard.press("r");
      await page.locator("#c2 .state.is-gone").waitFor();
      await page.keyboard.press("k");
      await page.keyboard.press("u");
      await page.locator("#c2 .state.is-machine").waitFor();
      assert.match(await state(page, "c2").textContent(), /machine-read/);
      await page.keyboard.press("e");
      await page.getByRole("heading", { name: "Edit c2" }).waitFor();
      await page.getByLabel("What the speaker does").selectOption("denies");
      await page.getByRole("button", { name: "Save" }).click();
      await go("/claims/c2");
      assert.match(await page.locator(".history").textContent(), /replaced by c\d+ by a person/);
      await go("/claims?reviewed_only=1");
      assert.equal(await page.locator("[data-card]").count(), 2);
    });
  } finally {
    server.stop();
  }
});

test("numbers stand as a chart and as a table that says the same", async () => {
  await visit(sample, async ({ page, go }) => {
    await go("/numbers?about=Red+Dune+Front");
    await page.locator("svg.plot").first().waitFor();
    const rows = await page.locator("table tbody tr").count();
    assert.ok(rows > 5, `${rows} rows`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "All rows as CSV" }).click();
    const csv = readFileSync(await (await download).path(), "utf8");
    assert.match(csv, /^measure,nature,date/);
    const picture = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as SVG" }).first().click();
    assert.match(readFileSync(await (await picture).path(), "utf8"), /^<svg /);
  });
});

test("the slider shows what was known on a day, on every page", async () => {
  await visit(sample, async ({ page, go }) => {
    await go("/brief?about=Red+Dune+Front");
    const now = await page.locator(".report").textContent();
    const slider = page.getByRole("slider", { name: "Day to look back from" });
    await slider.focus();
    await slider.fill("14");
    await slider.dispatchEvent("change");
    await page.waitForURL(/as_of=2024-03-15/);
    assert.match(await page.locator(".lead").first().textContent(), /as of 15 March 2024/);
    assert.notEqual(await page.locator(".report").textContent(), now);
    await page.getByRole("link", { name: "Claims", exact: true }).click();
    await page.waitForURL(/\/claims\?as_of=2024-03-15/);
    await page.getByRole("link", { name: "All", exact: true }).click();
    await page.waitForURL((url) => !url.search.includes("as_of"));
  });
});

test("words are found, with where they stand", async () => {
  await visit(sample, async ({ page, go }) => {
    await go("/search");
    await page.getByLabel("Words").fill("convoy OR hospital");
    await page.getByRole("button", { name: "Search" }).click();
    await page.locator(".hits mark").first().waitFor();
    await page.getByRole("link", { name: /^Claims/ }).last().click();
    await page.locator(".hits .stance").first().waitFor();
    await page.getByLabel("Save this search as").fill("Convoys");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "Convoys" }).waitFor();
  });
});

test("the text and its claims light each other up, and selected words become a claim", async () => {
  const server = await serve(["demo"]);
  try {
    await visit(server, async ({ page, go }) => {
      await go("/documents/d1");
      await page.locator("#text .p-number").first().hover();
      assert.ok((await page.locator(".card.lit").count()) > 0);
      await page.locator("#text a.ref").first().focus();
      assert.ok((await page.locator(".card.lit").count()) > 0);
      const words = await page.evaluate(() => {
        const piece = [...document.querySelectorAll("#text [data-at]")].find((it) => it.textContent.length > 30);
        const range = document.createRange();
        range.setStart(piece.firstChild, 4);
        range.setEnd(piece.firstChild, 24);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return range.toString();
      });
      await page.getByRole("link", { name: "Write a claim on these words" }).click();
      assert.equal(await page.locator(".paper mark").textContent(), words);
      await page.getByLabel("Subject", { exact: true }).fill("Red Dune Front");
      await page.getByRole("button", { name: "Save" }).click();
      await page.waitForURL(/\/documents\/d1#c\d+/);
      const id = new URL(page.url()).hash;
      assert.match(await page.locator(id).textContent(), /written by a person/);
      assert.equal((await page.locator(`${id} .words`).textContent()).trim(), words.trim());
    });
  } finally {
    server.stop();
  }
});

test("a hostile report is shown as text and does nothing", async () => {
  const server = await serve();
  const evil = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
  const page_ = `<html><head><title>${evil.replaceAll("<", "&lt;")}</title><script>alert(3)</script></head><body><article>
    <p>General Quill said on 3 March 2017 that 12 soldiers were killed near Dabo. ${evil.replaceAll("<", "&lt;")}</p>
    <p><a href="javascript:alert(4)">The Harbour Front</a> denied it <img src="https://evil.example/x.png">.</p></article></body></html>`;
  try {
    writeFileSync(join(server.folder, "evil.html"), page_);
    writeFileSync(join(server.folder, "evil.exe"), "MZ");
    writeFileSync(join(server.folder, "evil.jsonl"), `${JSON.stringify({ text: `${evil} Police said 9 people were killed in Dabo.`, title: evil, url: "javascript:alert(5)" })}\n{broken\n`);
    await visit(server, async ({ page, go }) => {
      await go("/import");
      const files = ["evil.html", "evil.exe", "evil.jsonl"].map((name) => join(server.folder, name));
      await page.locator("input[type=file]").setInputFiles(files);
      await page.getByRole("button", { name: "Read them" }).click();
      await page.getByRole("heading", { name: "2 inputs were passed over" }).waitFor({ timeout: 60_000 });
      for (const path of ["/documents", "/documents/d1", "/documents/d2", "/claims", "/review", "/numbers", "/sources", "/search?q=killed", "/brief?about=Harbour+Front"]) {
        await go(path);
        assert.equal(await page.locator("main script, main img, main a[href^=javascript]").count(), 0, path);
      }
      await go("/documents/d2");
      const shown = await page.locator("#text").evaluate((text) => [...text.querySelectorAll("[data-at]")].map((it) => it.textContent).join(""));
      assert.match(shown, /<img src=x onerror="alert\(1\)">/);
    });
  } finally {
    server.stop();
  }
});

test("the founding articles: import, claims, review, brief, passage, numbers", { skip: !existsSync(founding) && "they are not beside this checkout" }, async () => {
  const server = await serve();
  try {
    await visit(server, async ({ page, go }) => {
      await go("/import");
      const files = readdirSync(founding).filter((name) => name.endsWith(".txt")).map((name) => join(founding, name));
      assert.equal(files.length, 4);
      await page.locator("input[type=file]").setInputFiles(files);
      await page.getByRole("button", { name: "Read them" }).click();
      await page.getByText("4 reports in the ledger").waitFor({ timeout: 120_000 });
      await go("/review");
      await page.keyboard.press("j");
      await page.keyboard.press("a");
      await page.locator("#c1 .state.is-reviewed").waitFor();
      await go("/brief?about=Islamic+State");
      await page.locator("a.cite[hx-get]").first().click();
      await page.locator("#passage mark").waitFor();
      await go("/numbers?about=Islamic+State");
      assert.ok((await page.locator("table tbody tr").count()) > 10);
    });
  } finally {
    server.stop();
  }
});

test("without a script every page has its text and tables", async () => {
  await visit(sample, async ({ page, go }) => {
    for (const [name, path] of Object.entries(PAGES)) {
      await go(path);
      assert.ok((await page.locator("main h1").textContent()).length > 2, name);
    }
    await go("/numbers");
    assert.ok((await page.locator("table tbody tr").count()) > 5);
    await go("/claims");
    await page.getByRole("button", { name: "Accept c1", exact: true }).click();
    await page.locator("#c1 .is-reviewed").waitFor();
    await page.getByRole("button", { name: "Undo the review of c1", exact: true }).click();
    await page.locator("#c1 .is-machine").waitFor();
    await page.getByLabel("As known on").fill("2024-03-15");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/as_of=2024-03-15/);
  }, { javaScriptEnabled: false });
});

for (const [width, colorScheme] of [[1440, "light"], [1440, "dark"], [390, "light"], [360, "dark"], [3840, "light"]]) {
  test(`nothing stands in anybody's way at ${width} points, ${colorScheme}`, async () => {
    await visit(sample, async ({ page, go }) => {
      for (const [name, path] of Object.entries(PAGES)) {
        await go(path);
        await page.waitForLoadState("networkidle");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0, `${name} is ${wide} points too wide`);
        await page.evaluate(readFileSync(axe, "utf8"));
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), tags);
        const told = found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
        assert.deepEqual(told, [], name);
      }
    }, { viewport: { width, height: 900 }, colorScheme });
  });
}
