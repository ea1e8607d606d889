// Builds the style sheet and the scripts into `built/`, under names that stay
// the same: the server adds a hash of what is inside.
import { copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** htmx as it is published: a classic script, with its own licence line. */
const htmx: Plugin = {
  name: "htmx",
  closeBundle() {
    copyFileSync(here("node_modules/htmx.org/dist/htmx.min.js"), here("built/htmx.js"));
  },
};

export default defineConfig({
  base: "/assets/",
  plugins: [htmx],
  build: {
    outDir: "built",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    // A picture or a font inside a style sheet would need `data:` in the policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      input: { app: here("src/app.ts") },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "app[extname]",
      },
    },
  },
});
