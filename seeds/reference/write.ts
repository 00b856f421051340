// Knows the rows without which no instance can work; written once at birth, and again harmlessly.
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { CHAINS } from "./chains.ts";
import { CONTRACT_CODES } from "./contract-codes.ts";
import { DISTRICTS } from "./districts.ts";
import { HOLIDAYS } from "./holidays.ts";
import { GDP, INDICATORS, TARGETS } from "./indicators.ts";
import { THESAURUS } from "./thesaurus.ts";

/** Fixed, so that two instances hold the same rows. */
const REFERENCE_AT = "2026-01-01T00:00:00.000Z";

/** The thesaurus begins once: what the bureau makes of it is never written over. */
async function beginThesaurus(tx: Tx): Promise<void> {
  const first = { version: 1, kind: "start", note: "平台起始词表", added: THESAURUS.length, removed: 0, actorId: SYSTEM_ACTOR, at: REFERENCE_AT };
  const begun = await tx
    .insertInto("thesaurusVersion")
    .values(first)
    .onConflict((c) => c.doNothing())
    .returning("version")
    .executeTakeFirst();
  if (!begun) return;
  const rows = THESAURUS.map((words, at) => ({ id: `start-${at + 1}`, groupId: `start-${at + 1}`, words: JSON.stringify(words), fromVersion: 1 }));
  await tx
    .insertInto("thesaurusGroup")
    .values(rows.map((row) => ({ ...row, untilVersion: null })))
    .execute();
}

/** Districts, chains and nodes, the codes of contracts, holidays, indicator definitions, the published targets and GDP figures, the starting thesaurus. Existing rows are kept. */
export async function writeReferenceRows(tx: Tx): Promise<void> {
  await tx
    .insertInto("district")
    .values(DISTRICTS.map((d, sort) => ({ code: d.code, nameZh: d.zh, nameEn: d.en, sort })))
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto("chain")
    .values(CHAINS.map((c, sort) => ({ code: c.code, kind: c.kind, nameZh: c.zh, nameEn: c.en, sort })))
    .onConflict((c) => c.doNothing())
    .execute();
  const nodes = CHAINS.flatMap((chain) => chain.nodes.map((node) => ({ ...node, chainCode: chain.code })));
  await tx
    .insertInto("chainNode")
    .values(nodes.map((n, sort) => ({ code: n.code, chainCode: n.chainCode, segment: n.segment, nameZh: n.zh, nameEn: n.en, sort })))
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto("holiday")
    .values([...HOLIDAYS])
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto("contractCode")
    .values(CONTRACT_CODES)
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto("indicatorDefinition")
    .values([...INDICATORS])
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto("target")
    .values([...TARGETS])
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto("gdp")
    .values(GDP.map((row) => ({ ...row, recordedAt: REFERENCE_AT, recordedBy: SYSTEM_ACTOR })))
    .onConflict((c) => c.doNothing())
    .execute();
  await beginThesaurus(tx);
}
