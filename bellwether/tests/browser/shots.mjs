// Pictures of every page at 1440 and 390 points, light and dark, into target/shots: of an empty ledger, of the sample
// with warnings on an invented panel, and, where they lie beside this checkout, of the founding articles with the
// datasets that their claims are held against.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PAGES, REAL } from "./pages.mjs";
import { browser, founding, panel, serve, visitor } from "./server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = process.argv[2] ?? join(process.env.CARGO_TARGET_DIR ?? here("../../../target"), "shots");
mkdirSync(out, { recursive: true });

/** The founding articles, events and warnings, if they are there. */
async function real() {
  const data = join(founding, "../data/events");
  if (!existsSync(founding) || !existsSync(data)) {
    console.error("skipped: no ../shared beside this checkout");
    return null;
  }
  const articles = readdirSync(founding).filter((name) => name.endsWith(".txt")).map((name) => join(founding, name));
  // Versions that neither the files nor their names tell.
  const files = Object.entries({
    "ged_hdx_iraq_1989_2018.csv": ["--version", "19.1"],
    "views_cm_state_based_challenge_vintage_1990_2021.parquet": ["--version", "2021"],
    "GEDEvent_v23_0_10.csv": [],
  });
  return serve(
    ["read", ...articles],
    ["date", "d1", "2015-11-16"], ["date", "d2", "2016-04-20"], ["date", "d3", "2016-03-29"], ["date", "d4", "2020-12-15"],
    ...files.map(([name, version]) => ["events", "import", join(data, name), ...version]),
    ["check", "--about", "Islamic State"],
    ["warn"],
  );
}

const [empty, sample, full, chrome] = await Promise.all([serve(), serve(["demo"], panel, ["warn"]), real(), browser()]);
try {
  for (const width of [1440, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      const options = { viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme };
      const shoot = async (server, pages) => {
        if (!server) return;
        const { context, page, go } = await visitor(chrome, server, options);
        for (const [name, path] of Object.entries(pages)) {
          await go(path);
          await page.waitForLoadState("networkidle");
          await page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}.png`), fullPage: process.env.FULL === "1" });
        }
        await context.close();
      };
      await shoot(empty, { first: "/", "empty-events": "/events", "empty-warnings": "/warnings", "empty-claims": "/claims" });
      await shoot(sample, PAGES);
      await shoot(full, REAL);
    }
  }
  console.log(out);
} finally {
  await chrome.close();
  for (const server of [empty, sample, full]) server?.stop();
}
