/**
 * Bundles our JavaScript into the scripts that the dashboard serves. With --check it writes nothing
 * and fails if a bundle in the repository is not what its modules give.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = new URL("../escape_routes/", import.meta.url);
const BUNDLES = [
  { source: "maps/js/main.js", target: "maps/static/map.js", format: "iife" },
  { source: "briefing/js/main.js", target: "briefing/static/presenter.js", format: "iife" },
  // Streamlit's page imports it.
  { source: "ui/js/main.js", target: "ui/static/filters.js", format: "esm" },
];
const isCheck = process.argv.includes("--check");

for (const { source, target, format } of BUNDLES) {
  const path = fileURLToPath(new URL(target, ROOT));
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(source, ROOT))],
    outfile: path,
    bundle: true,
    format: /** @type {"iife" | "esm"} */ (format),
    loader: { ".css": "text" },
    minify: true,
    charset: "utf8",
    target: "es2022",
    legalComments: "none",
    write: !isCheck,
    // Only a check has its output in memory.
    ...(isCheck ? {} : { logLevel: "info" }),
  });
  if (!isCheck) continue;
  const stored = await readFile(path, "utf8").catch(() => "");
  if (stored !== outputFiles?.[0].text) {
    console.error(`escape_routes/${target} is not what its modules give: run npm run build`);
    process.exitCode = 1;
  }
}
