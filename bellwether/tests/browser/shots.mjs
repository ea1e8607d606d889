// Pictures of every page at 1440 and 390 points, light and dark, into target/shots.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PAGES } from "./pages.mjs";
import { browser, serve, visitor } from "./server.mjs";

const out = process.argv[2] ?? join(process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../../target", import.meta.url)), "shots");
mkdirSync(out, { recursive: true });
const [empty, sample, chrome] = await Promise.all([serve(), serve(["demo"]), browser()]);
try {
  for (const width of [1440, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      const options = { viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme };
      const shoot = async (server, pages) => {
        const { context, page, go } = await visitor(chrome, server, options);
        for (const [name, path] of Object.entries(pages)) {
          await go(path);
          await page.waitForLoadState("networkidle");
          await page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}.png`), fullPage: process.env.FULL === "1" });
        }
        await context.close();
      };
      await shoot(empty, { first: "/" });
      await shoot(sample, PAGES);
    }
  }
  console.log(out);
} finally {
  await chrome.close();
  empty.stop();
  sample.stop();
}
