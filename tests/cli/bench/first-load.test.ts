import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { firstLoadFiles, gzipBytes } from "#app/cli/bench/first-load.ts";

const MANIFEST = {
  "app/root.tsx": { file: "assets/root-1.js", imports: ["_shared.js"] },
  "_shared.js": { file: "assets/shared-2.js" },
  "app/entry.client.tsx": { file: "assets/entry-3.js", imports: ["_shared.js", "_deep.js"] },
  "_deep.js": { file: "assets/deep-4.js", imports: ["_deeper.js"] },
  "_deeper.js": { file: "assets/deeper-5.js" },
  "app/ui/text/catalogue-zh.ts": { file: "assets/zh-6.js", imports: ["_words.js"] },
  "_words.js": { file: "assets/words-7.js" },
  "app/ui/text/catalogue-en.ts": { file: "assets/en-8.js" },
  "app/routes/other.tsx": { file: "assets/other-9.js" },
};
const HTML = `<link rel="stylesheet" href="/assets/site.css"/><link rel="modulepreload" href="/assets/shared-2.js"/><link href="/assets/route-10.js" rel="modulepreload"/>
<script nonce="x">window.manifest = {"module":"/assets/other-9.js"};</script>
<script nonce="x" type="module" async="">import * as route0 from "/assets/root-1.js";
import "/assets/side-11.js";window.modules = {"root":route0};import("/assets/entry-3.js");</script><script src="/assets/plain-12.js"></script>`;

it("counts what the page preloads and imports, what these import, and one language's words, each once", () => {
  const names = firstLoadFiles(HTML, MANIFEST, "zh").map((file) => file.slice("assets/".length, -".js".length));
  expect(names).toEqual(["deep-4", "deeper-5", "entry-3", "plain-12", "root-1", "route-10", "shared-2", "side-11", "words-7", "zh-6"]);
  expect(firstLoadFiles(HTML, MANIFEST, "en")).toContain("assets/en-8.js");
});

it("fails where a language's words are missing from the build", () => {
  expect(() => firstLoadFiles(HTML, {}, "zh")).toThrow("catalogue");
});

it("adds up each file compressed alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "market-gzip-"));
  writeFileSync(join(folder, "a.js"), "a".repeat(5_000));
  writeFileSync(join(folder, "b.js"), "let b = 1;");
  expect(gzipBytes(folder, ["a.js", "b.js"])).toBe(gzipSync("a".repeat(5_000)).length + gzipSync("let b = 1;").length);
  rmSync(folder, { recursive: true });
});
