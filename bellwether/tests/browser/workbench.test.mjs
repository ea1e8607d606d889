// The workbench in a real browser: from an empty ledger to a passage, by mouse,
// by keyboard, without a script, and with reports that mean harm.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PAGES } from "./pages.mjs";
import { axe, browser, founding, panel, serve, visitor } from "./server.mjs";

let chrome, sample, warned;
before(async () => {
  [chrome, sample, warned] = await Promise.all([browser(), serve(["demo"]), serve(panel, ["warn", "--top", "8"])]);
});
after(async () => {
  await chrome?.close();
  sample?.stop();
  warned?.stop();
});

/** What a link hands out as a file. */
async function downloaded(page, link) {
  const download = page.waitForEvent("download");
  await link.click();
  return readFileSync(await (await download).path(), "utf8");
}

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
    assert.match(await downloaded(page, page.getByRole("link", { name: "All rows as CSV" })), /^measure,nature,date/);
    const figure = page.locator("figure.picture").first();
    const title = await figure.locator("[data-title]").getAttribute("data-title");
    const svg = await downloaded(page, figure.getByRole("link", { name: "SVG" }));
    assert.ok(svg.startsWith("<?xml") && svg.includes(`>${title}<`), svg.slice(0, 400));
    const csv = (await downloaded(page, figure.getByRole("link", { name: "CSV" }))).trim().split("\n").slice(1);
    assert.equal(new Set(csv.map((line) => line.split(",")[0])).size, 1, "one measure");
  });
});

test("a chart and a map of events are read by pointer and by keys, and taken along", async () => {
  await visit(sample, async ({ page, go }) => {
    await go("/events");
    const [series, map] = [page.locator("figure.picture").first(), page.locator("figure.picture").nth(1)];
    const [slider, told] = [series.getByRole("slider"), series.locator("output")];
    await slider.focus();
    const first = await told.textContent();
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await told.textContent(), first);
    assert.equal(await slider.getAttribute("aria-valuetext"), await told.textContent());
    await series.locator(".bw-step").last().hover();
    assert.match(await told.textContent(), /^[A-Z][a-z]{2} \d{4}: /);
    await map.getByRole("button", { name: "Closer" }).click();
    assert.match(await map.locator("g[clip-path] > g").getAttribute("transform"), /scale\(2\)/);
    await map.getByRole("slider").focus();
    await page.keyboard.press("End");
    assert.equal(await map.locator(".bw-lit").count(), 1);
    await map.getByRole("button", { name: "Wider" }).click();
    for (const [figure, name] of [[series, /^month,rows/], [map, /^area,rows/]]) {
      assert.match(await downloaded(page, figure.getByRole("link", { name: "CSV" })), name);
      assert.match(await downloaded(page, figure.getByRole("link", { name: "SVG" })), /^<\?xml[^]*<svg [^]*<style>/);
    }
  });
});

test("a warning's why goes down to the rows it rests on", async () => {
  await visit(warned, async ({ page, go }) => {
    await go("/warnings");
    const first = page.getByRole("region", { name: /most probable first/ }).getByRole("link").first();
    const name = await first.textContent();
    await first.click();
    const card = page.locator("article.card:target");
    assert.ok((await card.getByRole("heading").textContent()).startsWith(name), name);
    const why = card.locator(".why");
    const closed = () => why.locator("details:not([open]) > summary:visible");
    assert.ok((await why.locator("> details > ul > li").count()) >= 3, "three reasons at least");
    while ((await closed().count()) > 0) await closed().first().press("Enter");
    const leaves = why.locator("li:not(:has(li))");
    const rows = await leaves.locator("span.cite").allTextContents();
    assert.ok(rows.length >= 3 && rows.every((row) => / row /.test(row)), rows.join(" | "));
    assert.equal(await leaves.locator("span.cite:visible").count(), rows.length, "every leaf can be seen");
    assert.match(await downloaded(page, page.getByRole("link", { name: "CSV" })), /^warning,as_of,country/);
    assert.match(await downloaded(page, page.getByRole("link", { name: "SVG" })), /^<\?xml/);
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

test("the founding articles: import, claims, review, brief, passage, numbers, a day, a search, a hostile file", { skip: !existsSync(founding) && "they are not beside this checkout" }, async () => {
  const server = await serve();
  try {
    await visit(server, async ({ page, go }) => {
      const hand = async (...files) => {
        await go("/import");
        await page.locator("input[type=file]").setInputFiles(files);
        await page.getByRole("button", { name: "Read them" }).click();
      };
      const files = readdirSync(founding).filter((name) => name.endsWith(".txt")).map((name) => join(founding, name));
      assert.equal(files.length, 4);
      await hand(...files);
      await page.getByText("4 reports in the ledger").waitFor({ timeout: 120_000 });

      await go("/claims?about=Islamic+State&kind=number");
      assert.ok((await page.locator("[data-card]").count()) > 5);
      await go("/review");
      await page.keyboard.press("j");
      await page.keyboard.press("a");
      await page.locator("#c1 .state.is-reviewed").waitFor();
      await go("/claims?reviewed_only=1");
      assert.equal(await page.locator("[data-card]").count(), 1);

      await go("/brief?about=Islamic+State");
      const cite = page.locator("a.cite[hx-get]").first();
      await cite.click();
      await page.locator("#passage mark").waitFor();
      const words = (await page.locator("#passage mark").textContent()).trim();
      await page.goto(new URL(await cite.getAttribute("href"), server.base).href);
      assert.equal((await page.locator("#here").textContent()).trim(), words, "the passage stands in its document");

      await go("/numbers?about=Islamic+State");
      assert.ok((await page.locator("table tbody tr").count()) > 10);

      // None of the articles says when it came out: until somebody does, no day that is looked back from shows them.
      await go("/claims?as_of=2016-12-31");
      assert.equal(await page.locator("[data-card]").count(), 0);
      server.run("date", "d1", "2015-11-16");
      await go("/claims?as_of=2015-11-15");
      assert.equal(await page.locator("[data-card]").count(), 0);
      await go("/claims?as_of=2015-11-16");
      assert.ok((await page.locator("[data-card]").count()) > 5);

      await go("/search");
      await page.getByLabel("Words").fill("\"Islamic State\"");
      await page.getByRole("button", { name: "Search" }).click();
      await page.locator(".hits mark").first().waitFor();

      const evil = join(server.folder, "evil.html");
      writeFileSync(evil, `<html><body><article><p>Police said on 3 March 2017 that 12 people were killed near Dabo &lt;script&gt;alert(1)&lt;/script&gt;.</p><script>alert(2)</script></article></body></html>`);
      await hand(evil);
      await page.getByText("1 report in the ledger").waitFor({ timeout: 60_000 });
      await go("/documents/d5");
      assert.equal(await page.locator("main script").count(), 0);
      assert.match(await page.locator("#text").textContent(), /<script>alert\(1\)<\/script>/);
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
    assert.ok((await page.locator("figure.picture svg.bw").first().boundingBox()).height > 200, "a chart without a script");
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
    const look = async ({ page, go }, pages) => {
      for (const [name, path] of Object.entries(pages)) {
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
    };
    const options = { viewport: { width, height: 900 }, colorScheme };
    await visit(sample, (it) => look(it, PAGES), options);
    await visit(warned, (it) => look(it, { warnings: "/warnings", panel: "/events" }), options);
  });
}
