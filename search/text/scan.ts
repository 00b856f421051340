// Knows where Chinese runs, numbers with units, patent numbers and Latin words begin and end; must never know a dictionary.

export type Chunk = { readonly kind: "han" | "patent" | "number" | "latin"; readonly text: string };

/** 12-digit application numbers (year, kind, serial) with or without ZL/CN, blanks and the check digit. */
const PATENT = /(?:zl|cn)?\s?((?:19|20)\d{2})\s?([1-9])\s?(\d{7})(?:\s?\.?\s?([\dx])(?![\da-z]))?(?!\d)/u;
/** Applications before 2003 had 8 digits, and only with their letters are they known from other numbers; publications have letters at both ends. */
const OLD_PATENT = /(?:zl|cn)\s?(\d{2})\s?([1-9])\s?(\d{5})(?:\s?\.?\s?([\dx])(?![\da-z]))?(?!\d)/u;
const PUBLICATION = /cn\s?(\d{7,9})\s?([abcsuy]\d?)(?![\da-z])/u;
/** Units that are written behind a blank as well, longest first; the fold has made ㎏ and μ of several letters and signs one. */
const UNIT = [
  "kw·?h|mw·?h|kv·?a|n·?m|mah|kwp|rpm|ppm|ppb|kcal|mmol|khz|mhz|ghz|kpa|mpa|gpa|mol|min|cm[23]?|mm[23]?|km[23]?|nm|μm|um|μg|ug|kg|mg|ml|μl|ul",
  "kw|mw|gw|kv|mv|ma|hz|db|pa|kj|mj|kn|dpi|fps|mbps|gbps|kb|mb|gb|tb|m[23]?|nl|g|t|l|v|w|s|h|d|k|j|n|ω",
].join("|");
const NUMBER = new RegExp(
  `\\d+(?:[.,]\\d+)*(?:\\s?(?:%|‰|°[cf]?)|\\s?(?:${UNIT})(?:\\/(?:${UNIT}|r|d|a|day))?(?![a-z\\d])|[a-zμω]{1,4}(?:\\/[a-z]{1,4}\\d?)?(?![a-z\\d]))?`,
  "u",
);
const LATIN = /(?:(?!\p{Script=Han})[\p{L}\p{M}])(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])*(?:[-_./·](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*[+#]*/u;
const SIGN = /°[cf]|‰/u;
const HAN = /[\p{Script=Han}]+/u;
const CHUNK = new RegExp(
  `(?<patent>(?<![\\d])${PATENT.source})|(?<publication>(?<![a-z\\d])${PUBLICATION.source})|(?<old>(?<![a-z\\d])${OLD_PATENT.source})` +
    `|(?<number>${NUMBER.source})|(?<latin>${LATIN.source})|(?<sign>${SIGN.source})|(?<han>${HAN.source})`,
  "gu",
);

/** An application's number as the index keeps it: digits, and the check digit behind a dot where it was written. */
function plainPatent(text: string, form: RegExp): string {
  const [, year = "", kind = "", serial = "", check] = form.exec(text) ?? [];
  return year === "" ? text : `${year}${kind}${serial}${check ? `.${check}` : ""}`;
}

/** Without blanks, and kW·h as kWh. */
function plainNumber(text: string): string {
  return text.replace(/[\s,·]/gu, "");
}

function chunkOf(groups: Readonly<Record<string, string | undefined>>): Chunk | null {
  if (groups.patent) return { kind: "patent", text: plainPatent(groups.patent, PATENT) };
  if (groups.publication) return { kind: "patent", text: groups.publication.replace(/\s/gu, "") };
  if (groups.old) return { kind: "patent", text: plainPatent(groups.old, OLD_PATENT) };
  if (groups.number) return { kind: "number", text: plainNumber(groups.number) };
  if (groups.latin) return { kind: "latin", text: groups.latin.replace(/·/gu, "") };
  if (groups.sign) return { kind: "latin", text: groups.sign };
  return groups.han ? { kind: "han", text: groups.han } : null;
}

/** The chunks of a folded text in order; what is none of these separates. */
export function scan(folded: string): Chunk[] {
  return Array.from(folded.matchAll(CHUNK)).flatMap(({ groups = {} }) => chunkOf(groups) ?? []);
}

/** A folded text where numbers that were written with blanks inside stand without them, so that blanks part what was asked for. */
export function withoutInnerBlanks(folded: string): string {
  return folded.replace(CHUNK, (written, ...rest) => {
    const chunk = /\s/u.test(written) ? chunkOf(rest.at(-1) as Record<string, string | undefined>) : null;
    if (!chunk) return written;
    return chunk.kind === "patent" ? ` ${chunk.text} ` : `${/^\s/u.exec(written) ?? ""}${chunk.text}`;
  });
}

/** The shorter forms under which a chunk that is not Chinese is found as well. */
export function partsOf(chunk: Chunk): string[] {
  if (chunk.kind === "patent") return [...(/^\d+(?=\.)/u.exec(chunk.text) ?? []), ...(/(?<=^cn)\d+/u.exec(chunk.text) ?? [])];
  if (chunk.kind === "number") {
    const digits = /^\d+(?:\.\d+)*/u.exec(chunk.text)?.[0] ?? "";
    return digits.length > 1 && digits !== chunk.text ? [digits] : [];
  }
  const parts = chunk.text.split(/[-_./+#]+/u).filter((part) => part.length > 1);
  return parts.length > 1 ? parts : [];
}
