// Knows how the versions and the approved incomes of a registered contract are written and read; must never judge one.
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { readContractContent } from "./codec.ts";
import type { ContractRow } from "./load-contract.server.ts";

/** What of a contract a version keeps; both sides are in its content. */
export type VersionFacts = Pick<ContractRow, "name" | "class" | "field" | "chainCode" | "totalAmount" | "technicalAmount" | "content">;
export type NewVersion = VersionFacts & {
  readonly contractId: string;
  readonly number: number;
  readonly effectiveOn: string;
  readonly reason: string;
  readonly fileId: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly eventSeq: number;
};

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { contractId, number, effectiveOn, reason, fileId, recordedAt, recordedBy, eventSeq } = version;
  const { name, class: kind, field, chainCode, totalAmount, technicalAmount, content } = version;
  const facts = { name, class: kind, field, chainCode, totalAmount, technicalAmount, content };
  await tx
    .insertInto("contractVersion")
    .values({ id: newId(), contractId, number, effectiveOn, reason, fileId, recordedAt, recordedBy, eventSeq, ...facts })
    .execute();
}

/** The registered version of a contract that was registered before versions were kept, or brought in by a file. */
export async function keepFirstVersion(tx: Tx, row: ContractRow): Promise<number> {
  const last = await tx
    .selectFrom("contractVersion")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("contractId", "=", row.id)
    .executeTakeFirst();
  if (last?.number) return Number(last.number);
  const born = await tx
    .selectFrom("event")
    .select(["seq", "at"])
    .where("noun", "=", "techContract")
    .where("nounId", "=", row.id)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const facts = { ...row, contractId: row.id, number: 1, effectiveOn: row.registeredOn ?? row.signedOn, reason: "", fileId: null };
  await insertVersion(tx, { ...facts, recordedBy: row.registeredBy ?? "system", recordedAt: born.at as Instant, eventSeq: born.seq });
  return 1;
}

/** Every version, the newest first, with the paper that it rests on. */
export async function versionsOf(reads: Reads, contractId: string) {
  const rows = await reads
    .selectFrom("contractVersion as v")
    .leftJoin("file as f", "f.id", "v.fileId")
    .select(["v.number", "v.effectiveOn", "v.recordedAt", "v.reason", "v.fileId", "f.name as fileName"])
    .select(["v.name", "v.class", "v.field", "v.chainCode", "v.totalAmount", "v.technicalAmount", "v.content"])
    .where("v.contractId", "=", contractId)
    .orderBy("v.number", "desc")
    .execute();
  return rows.map(({ content, ...row }) => {
    const { buyer, validTo } = readContractContent(content);
    return { ...row, buyer, validTo };
  });
}

/** Every receipt and what took one back, the newest first. */
export async function incomesOf(reads: Reads, contractId: string) {
  const rows = await reads
    .selectFrom("approvedIncome as i")
    .leftJoin("file as f", "f.id", "i.fileId")
    .select(["i.id", "i.receivedOn", "i.amount", "i.kind", "i.evidence", "i.fileId", "f.name as fileName", "i.recordedAt", "i.reversalOf"])
    .where("i.contractId", "=", contractId)
    .orderBy("i.eventSeq", "desc")
    .execute();
  const reversed = new Set(rows.map((row) => row.reversalOf));
  return rows.map((row) => ({ ...row, isReversed: reversed.has(row.id) }));
}

/** Σ of what is approved and not taken back, in 分. */
export async function approvedTotal(reads: Reads, contractId: string): Promise<number> {
  const row = await reads
    .selectFrom("approvedIncome")
    .select((eb) => eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"))
    .where("contractId", "=", contractId)
    .executeTakeFirst();
  return Number(row?.amount ?? 0);
}
