// Knows which scripts a browser loads before a page is alive, as the page and the build's manifest say; must never guess a name.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Vite's manifest of the client build, by source file. */
export type ClientManifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

const PRELOAD = /<link\b[^>]*\brel="modulepreload"[^>]*>/gu;
const HREF = /\bhref="\/([^"]+)"/u;
const SCRIPT = /<script\b([^>]*)>(.*?)<\/script>/gsu;
const SOURCE = /\bsrc="\/([^"]+\.js)"/u;
const IMPORTED = /\bimport\s*(?:\(\s*|[^"'();]*?\bfrom\s*)?["']\/([^"']+\.js)["']/gu;

/** What the document itself names: preloads, scripts with an address, and what its inline scripts import. */
function namedBy(html: string): readonly string[] {
  const preloads = Array.from(html.matchAll(PRELOAD), ([link]) => HREF.exec(link)?.[1]);
  const scripts = Array.from(html.matchAll(SCRIPT), ([, attributes = "", text = ""]) => [
    SOURCE.exec(attributes)?.[1],
    ...Array.from(text.matchAll(IMPORTED), (match) => match[1]),
  ]).flat();
  return [...preloads, ...scripts].filter((file) => file !== undefined);
}

/** Files below the client build, each once, sorted: what the page names, the one language's catalogue, and all that these import. */
export function firstLoadFiles(html: string, manifest: ClientManifest, language: "zh" | "en"): readonly string[] {
  const bySource = new Map(Object.entries(manifest));
  const byFile = new Map([...bySource.values()].map((chunk) => [chunk.file, chunk]));
  const catalogue = bySource.get(`app/ui/text/catalogue-${language}.ts`);
  if (!catalogue) throw new Error(`the build has no catalogue for ${language}`);
  const files = new Set<string>();
  const take = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const source of byFile.get(file)?.imports ?? []) take(bySource.get(source)?.file ?? source);
  };
  for (const file of [...namedBy(html), catalogue.file]) take(file);
  return [...files].sort();
}

/** Bytes of the files, each compressed alone as a server sends it. */
export function gzipBytes(clientDir: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(clientDir, file))).length, 0);
}

/** From the folder of a whole build: Remix puts the manifest beside what is served. */
export function readClientManifest(buildDir: string): ClientManifest {
  return JSON.parse(readFileSync(join(buildDir, ".vite/client-manifest.json"), "utf8")) as ClientManifest;
}
