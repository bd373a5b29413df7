// Builds ../network_editor.js and ../network_editor.css, with the digest of what they were built from in their banner.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = process.argv[2] ?? join(here, "..");

/** The same as in tests/house/test_bundles.py: names and contents of everything that makes the bundle. */
function digest() {
  const sources = readdirSync(join(here, "src")).sort().map((name) => `src/${name}`);
  const hash = createHash("sha256");
  for (const name of ["build.mjs", "package-lock.json", "package.json", ...sources]) hash.update(name).update("\0").update(readFileSync(join(here, name))).update("\0");
  return hash.digest("hex");
}

const banner = `/*! Weighbridge network editor. Built from network_editor/src: do not edit. Contains dagre and graphlib, MIT licence: network_editor/LICENSES.txt. sources ${digest()} */`;
await build({
  absWorkingDir: here,
  entryPoints: [{ in: "src/index.js", out: "network_editor" }, { in: "src/network_editor.css", out: "network_editor" }],
  bundle: true, minify: true, format: "esm", target: "es2022", charset: "utf8", legalComments: "none", outdir,
  banner: { js: `${banner}\n`, css: `${banner}\n` },
  logLevel: "warning",
});
