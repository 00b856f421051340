// Knows how a batch's choice of columns becomes a whole mapping, with the names of our chains and districts; must never guess a word.
import type { Reads } from "#db/unit-of-work.ts";
import type { ImportOrder } from "./commands/take-rows.server.ts";
import type { Mapping, Row } from "./mapping.ts";
import type { BatchFacts } from "./rows.server.ts";
import { IP_WORDS, OFFER_WORDS, UNKNOWN_OWNER, WAY_WORDS } from "./words.ts";

type Named = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** Every way people write a place: its code, both names, and the Chinese one without 区, 市 or 县. */
function byName(rows: readonly Named[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.flatMap(({ code, nameZh, nameEn }) => [code, nameZh, nameEn, nameZh.replace(/[区市县]$/u, "")].map((name) => [name, code])));
}

/** What is not a field of ours by name is kept word for word, and so is every cell that we may have understood only in part. */
const UNDERSTOOD_WHOLLY: ReadonlySet<string> = new Set(["externalId", "title", "text"]);

export async function mappingOf(reads: Reads, batch: Pick<BatchFacts, "headers" | "columns">): Promise<Mapping> {
  const columns = ["code", "nameZh", "nameEn"] as const;
  const whole = Object.entries(batch.columns).flatMap(([field, header]) => (UNDERSTOOD_WHOLLY.has(field) ? [header] : []));
  return {
    columns: batch.columns,
    classification: [],
    facts: batch.headers.filter((header) => header !== "" && !whole.includes(header)),
    ownerName: UNKNOWN_OWNER,
    chains: byName(await reads.selectFrom("chain").select(columns).execute()),
    districts: byName(await reads.selectFrom("district").select(columns).execute()),
    ipKinds: IP_WORDS,
    offers: OFFER_WORDS,
    ways: WAY_WORDS,
  };
}

export async function orderOf(reads: Reads, batch: BatchFacts): Promise<ImportOrder> {
  const { kind, source, openUntil, catalogue } = batch;
  return { kind, source, openUntil, mapping: catalogue ?? (await mappingOf(reads, batch)) };
}

/** A row's cells by their headers. */
export function rowOf(headers: readonly string[], cells: readonly string[]): Row {
  return Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ""]));
}
