// The pages in a real browser: charts and tables that say the same, files, the day looked back from, search, with and
// without a script, and nothing that stands in anybody's way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { PAGES } from "./pages.mjs";
import { browser, flaws, panel, serve, visiting } from "./server.mjs";

let chrome, sample, warned;
before(async () => {
  [chrome, sample, warned] = await Promise.all([browser(), serve(["demo"]), serve(panel, ["warn", "--top", "8"])]);
});
after(async () => {
  await chrome?.close();
  sample?.stop();
  warned?.stop();
});

const visit = (server, steps, options) => visiting(chrome, server, steps, options);

/** What a link hands out as a file. */
async function downloaded(page, link) {
  const download = page.waitForEvent("download");
  await link.click();
  return readFileSync(await (await download).path(), "utf8");
}

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
        assert.deepEqual(await flaws(page), [], name);
      }
    };
    const options = { viewport: { width, height: 900 }, colorScheme };
    await visit(sample, (it) => look(it, PAGES), options);
    await visit(warned, (it) => look(it, { warnings: "/warnings", panel: "/events" }), options);
  });
}
