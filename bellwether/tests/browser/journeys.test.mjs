// What people come to do, in a real browser: from an empty ledger to a passage, by
// mouse and by keyboard alone, writing claims, and with reports that mean harm.
import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { REAL } from "./pages.mjs";
import { browser, flaws, founding, serve, visiting } from "./server.mjs";

let chrome;
before(async () => {
  chrome = await browser();
});
after(() => chrome?.close());

const visit = (server, steps, options) => visiting(chrome, server, steps, options);

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

test("the keyboard alone leads from an empty ledger to the words a sentence rests on", async () => {
  const server = await serve();
  try {
    await visit(server, async ({ page }) => {
      const focused = () => page.evaluate(() => {
        const { textContent, value } = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        // After the last stop the browser's own controls have the focus.
        const away = document.activeElement === document.body;
        return { words: (textContent || value || "").trim(), seen: away || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) };
      });
      const reach = async (words) => {
        for (let tabs = 0; tabs < 80; tabs++) {
          await page.keyboard.press("Tab");
          const at = await focused();
          assert.ok(at.seen, `the focus on ${JSON.stringify(at.words.slice(0, 40))} can be seen`);
          if (words.test(at.words)) return at.words;
        }
        assert.fail(`no tab leads to ${words}`);
      };
      const press = async (words) => {
        await reach(words);
        await page.keyboard.press("Enter");
      };
      await press(/^Skip to the content$/);
      await press(/^Read the sample$/);
      await page.getByRole("link", { name: "Write a brief" }).waitFor({ timeout: 60_000 });
      await press(/^Write a brief$/);
      await page.waitForURL(/\/brief/);
      await press(/^Red Dune Front$/);
      await page.getByRole("heading", { name: "Red Dune Front", level: 1 }).waitFor();
      const cite = await reach(/^d\d+:\d+-\d+$/);
      await page.keyboard.press("Enter");
      await page.locator("#passage mark").waitFor();
      assert.equal((await focused()).words, cite, "the focus stays where the reader is");
      await page.goto(new URL("/documents/d1", server.base).href);
      await press(/^claim 1$/);
      assert.equal(await page.evaluate(() => document.activeElement.id), "c1");
    });
  } finally {
    server.stop();
  }
});

test("every page of an empty ledger says what to do", async () => {
  const server = await serve();
  try {
    await visit(server, async ({ page, go }) => {
      for (const path of ["/brief", "/claims", "/numbers", "/sources", "/documents", "/review", "/search"]) {
        await go(path);
        await page.getByRole("heading", { name: "No reports yet" }).waitFor();
        await page.getByRole("link", { name: "Import reports" }).waitFor();
      }
      await page.getByRole("link", { name: "Look at the sample" }).click();
      await page.getByRole("button", { name: "Read the sample" }).waitFor();
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

test("a key pressed the moment a claim has changed works on what stands there now", async () => {
  const server = await serve(["demo"]);
  try {
    await visit(server, async ({ page, go }) => {
      await go("/review");
      await page.evaluate(() => {
        globalThis.same_page = true;
        const seen = new MutationObserver(() => {
          if (!document.querySelector("#c1 .state.is-gone")) return;
          seen.disconnect();
          document.getElementById("c1").focus();
          document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "u", bubbles: true, cancelable: true }));
        });
        seen.observe(document.querySelector("[data-queue]"), { childList: true, subtree: true });
      });
      await page.keyboard.press("j");
      await page.keyboard.press("r");
      await page.locator("#c1 .state.is-machine").waitFor();
      await page.waitForFunction(() => document.activeElement?.id === "c1");
      assert.equal(await page.evaluate(() => globalThis.same_page), true, "the page was not loaded anew");
      await page.keyboard.press("e");
      await page.getByRole("heading", { name: "Edit c1" }).waitFor();
    });
  } finally {
    server.stop();
  }
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

      for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        for (const [name, path] of Object.entries(REAL)) {
          await go(path);
          await page.waitForLoadState("networkidle");
          assert.deepEqual(await flaws(page), [], `${name} at ${width} points, ${colorScheme}`);
        }
      }

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
