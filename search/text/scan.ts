// Knows where Chinese runs, numbers with units, patent numbers and Latin words begin and end; must never know a dictionary.

export type Chunk = { readonly kind: "han" | "patent" | "number" | "latin"; readonly text: string };

/** 12-digit application numbers (year, kind, serial) with or without ZL/CN, blanks and the check digit. */
const PATENT = /(?:zl|cn)?\s?((?:19|20)\d{2})\s?([1-9])\s?(\d{7})(?:\s?\.?\s?([\dx])(?![\da-z]))?(?!\d)/u;
const NUMBER = /\d+(?:[.,]\d+)*(?:\s?(?:%|‰|°[cf]?)|[a-zμω]{1,4}(?:\/[a-z]{1,4}\d?)?(?![a-z\d]))?/u;
const LATIN = /(?:(?!\p{Script=Han})[\p{L}\p{M}])(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])*(?:[-_./](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*[+#]*/u;
const HAN = /[\p{Script=Han}]+/u;
const CHUNK = new RegExp(`(?<patent>(?<![\\d])${PATENT.source})|(?<number>${NUMBER.source})|(?<latin>${LATIN.source})|(?<han>${HAN.source})`, "gu");

/** A patent number as the index keeps it: digits, and the check digit behind a dot where it was written. */
function plainPatent(text: string): string {
  const parts = PATENT.exec(text);
  if (!parts) return text;
  const base = `${parts[1]}${parts[2]}${parts[3]}`;
  return parts[4] ? `${base}.${parts[4]}` : base;
}

/** The chunks of a folded text in order; what is none of these separates. */
export function scan(folded: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { groups = {} } of folded.matchAll(CHUNK)) {
    if (groups.patent) chunks.push({ kind: "patent", text: plainPatent(groups.patent) });
    else if (groups.number) chunks.push({ kind: "number", text: groups.number.replace(/[\s,]/gu, "") });
    else if (groups.latin) chunks.push({ kind: "latin", text: groups.latin });
    else if (groups.han) chunks.push({ kind: "han", text: groups.han });
  }
  return chunks;
}

/** The shorter forms under which a chunk that is not Chinese is found as well. */
export function partsOf(chunk: Chunk): string[] {
  if (chunk.kind === "patent") return chunk.text.includes(".") ? [chunk.text.slice(0, 12)] : [];
  if (chunk.kind === "number") {
    const digits = /^\d+(?:\.\d+)*/u.exec(chunk.text)?.[0] ?? "";
    return digits.length > 1 && digits !== chunk.text ? [digits] : [];
  }
  const parts = chunk.text.split(/[-_./+#]+/u).filter((part) => part.length > 1);
  return parts.length > 1 ? parts : [];
}
