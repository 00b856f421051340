// Knows how a market of any size is drawn from a folder of real listings; must never hold a text of its own: only the identifiers are made.
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { type FacetName, OUTCOME_FACETS, type SearchDocument } from "#search/engine.ts";
import { chanceFrom } from "#seeds/random.ts";

/** Three sentences of four come from the same trade, so that words keep company as they do in a real catalogue. */
const OF_THE_TRADE = 0.75;
const FIRST_DAY = Date.parse("2026-01-01T00:00:00.000Z");
const BETWEEN_LISTINGS_MS = 60_000;
const LIST_SIGNS = /[,，、;；]/u;

const text = z.string().nullish().default("");
/** Listings as a market names their columns, or as BEIR does. */
const listingShape = z
  .looseObject({ name: text, title: text, context: text, text, industry: text, classification: text, zlxx: text, cooperationMethod: text })
  .transform((row) => ({
    title: row.name || row.title || "",
    body: row.context || row.text || "",
    trade: row.industry || row.classification || "",
    right: row.zlxx || "",
    ways: (row.cooperationMethod || "").split(LIST_SIGNS).filter((way) => way !== ""),
  }));
export type Listing = z.output<typeof listingShape>;
export type Listings = { readonly outcomes: readonly Listing[]; readonly demands: readonly Listing[] };

/** Says what is missing of the folder. */
export class ListingsError extends Error {}

async function readLines(path: string): Promise<Listing[]> {
  const listings: Listing[] = [];
  for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== "") listings.push(listingShape.parse(JSON.parse(line)));
  return listings.filter((one) => one.title !== "");
}

/** Reads `achievements.jsonl` and `demands.jsonl`, or `corpus.jsonl` and `queries.jsonl`. */
export async function readListings(folder: string): Promise<Listings> {
  const pairs = [
    ["achievements.jsonl", "demands.jsonl"],
    ["corpus.jsonl", "queries.jsonl"],
  ] as const;
  const found = pairs.map((names) => names.map((name) => join(folder, name))).find((paths) => paths.every((path) => existsSync(path)));
  if (!found) throw new ListingsError(`${folder} holds neither achievements.jsonl and demands.jsonl nor corpus.jsonl and queries.jsonl`);
  const [outcomes = [], demands = []] = await Promise.all(found.map(readLines));
  if (outcomes.length === 0 || demands.length === 0) throw new ListingsError(`${folder} holds no listings with a title`);
  return { outcomes, demands };
}

function sentences(body: string): readonly string[] {
  return body.split(/(?<=[。；;！!])/u).filter((one) => one !== "");
}

/** 甲的乙 and 丙的丁 make 甲的丁; a title without a joint stays whole. */
function halves(title: string): readonly [string, string] {
  const at = title.search(/[的与和及]/u);
  return at > 2 && at < title.length - 3 ? [title.slice(0, at), title.slice(at)] : [title, ""];
}

export type Market = {
  readonly size: number;
  rowOf(number: number): { readonly id: string; readonly title: string; readonly text: string; readonly own: Listing };
};

/** A market of `size` outcomes; the same number is the same outcome in every process. */
export function marketOf({ outcomes }: Listings, size: number): Market {
  const trades = new Map<string, Listing[]>();
  for (const one of outcomes) {
    const kin = trades.get(one.trade);
    if (kin) kin.push(one);
    else trades.set(one.trade, [one]);
  }
  return {
    size,
    rowOf: (number) => {
      const chance = chanceFrom(number);
      const own = chance.pick(outcomes);
      const kin = () => chance.pick(chance.next() < OF_THE_TRADE ? (trades.get(own.trade) ?? outcomes) : outcomes);
      const [head] = halves(own.title);
      const [, tail] = halves(kin().title);
      const body = sentences(own.body).map((sentence, at) => sentences(kin().body)[at] ?? sentence);
      return { id: `listing-${number}`, title: tail ? head + tail : own.title, text: body.join(""), own };
    },
  };
}

function facetsOf({ trade, right, ways }: Listing): SearchDocument["facets"] {
  const values: Readonly<Partial<Record<FacetName, readonly string[]>>> = { chain: [trade], ipKind: [right], offer: ways, trialReady: ["0"] };
  return Object.fromEntries(OUTCOME_FACETS.map((name) => [name, (values[name] ?? []).filter((value) => value !== "")]));
}

/** The outcome as the product's import and index would have it. */
export function documentOf(market: Market, number: number): SearchDocument {
  const { id, title, text: body, own } = market.rowOf(number);
  const at = new Date(FIRST_DAY + number * BETWEEN_LISTINGS_MS).toISOString();
  const code = `SX-CG-2026-${String(number).padStart(6, "0")}`;
  return {
    id,
    kind: "outcome",
    code,
    text: { title, problem: "", gain: "", body, names: "", marks: code },
    facets: facetsOf(own),
    at,
    trl: null,
    stored: {
      title,
      summary: body,
      ownerName: "",
      state: "listed",
      origin: "importedListing",
      chainCode: null,
      districtCode: null,
      trl: null,
      offers: [],
      amount: null,
      isAmountOpen: false,
      until: null,
      publishedAt: at,
    },
  };
}
