// Knows how a registered contract gets its next version, and the counter follows; must never change an earlier version.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { amendedFrom, isSameVersion } from "../amended.ts";
import { demandKnownPlaces } from "../code-lists.server.ts";
import { readContractContent } from "../codec.ts";
import type { ContractContent } from "../content.ts";
import { demandOwnRegistration, judgeAmounts, legalContractMove } from "../contract.ts";
import { keepPaper } from "../contract-files.server.ts";
import { countAmendment } from "../counting.server.ts";
import type { AmendForm } from "../fields.ts";
import { judgeAmendment } from "../income.ts";
import { type ContractRow, loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";
import { isLarge } from "../rule-set.ts";
import { ruleSetOn } from "../rule-sets.server.ts";
import { approvedTotal, insertVersion, keepFirstVersion } from "../versions.server.ts";

export type AmendContract = AmendForm & { readonly contractId: string; readonly file: StoredFile | null };
type Asked = { readonly row: ContractRow; readonly content: ContractContent; readonly input: AmendContract };

/** At or above the large-amount line a reviewer who did not accept the contract amends it; below it the clerk does. */
async function judge(tx: Tx, actor: Actor, { row, content, input }: Asked, now: Instant): Promise<void> {
  const move = legalContractMove(row.state, "amend");
  demandOwnRegistration(row.origin);
  const isSecond = isLarge(Math.max(row.totalAmount, input.totalAmount), await ruleSetOn(tx, dayOf(now)));
  demandContractParty(actor, isSecond ? ["reviewer"] : move.by, row);
  judgeAmounts(input.totalAmount, input.technicalAmount);
  const { effectiveOn, technicalAmount } = input;
  const { buyer, validTo } = content;
  const isChanged = !isSameVersion({ ...row, buyer, validTo }, input);
  const approved = await approvedTotal(tx, row.id);
  judgeAmendment({ effectiveOn, technicalAmount, approved, isChanged, signedOn: row.signedOn as Day, today: dayOf(now) });
  if (input.buyer.name.trim() === row.sellerName.trim()) refuse("contract.ownBuyer");
  await demandKnownPlaces(tx, input);
}

/** The buyer's account stays the contract's party only while the contract names it: another buyer is not read for by the one before. */
async function buyerOrgAfter(tx: Tx, row: ContractRow, buyerName: string): Promise<string | null> {
  if (row.buyerOrgId === null || row.buyerName === buyerName) return row.buyerOrgId;
  const org = await tx.selectFrom("organisation").select("name").where("id", "=", row.buyerOrgId).executeTakeFirst();
  return org?.name === buyerName ? row.buyerOrgId : null;
}

/**
 * Records an amendment (变更登记) of name, class, field, chain, buyer, sums (分) or last day as the next version with its own effective day.
 * The counter follows by domain.md C, in every dimension that moved: in the month of recording within the running year, as a restatement where a
 * closed year is touched. The seller and the days of signing and registration are what the registration rests on, and stay. Refuses
 * `contract.belowIncome`, `contract.nothingAmended`, `contract.imported`, `contract.sameReviewer`, `contract.ownBuyer`, `contract.unknownCode`,
 * amounts out of order, an effective day before signing or after today.
 */
export async function amendContract(tx: Tx, actor: Actor, input: AmendContract, now: Instant): Promise<void> {
  const row = await loadContract(tx, input.contractId);
  const kept = readContractContent(row.content);
  await judge(tx, actor, { row, content: kept, input }, now);
  const number = (await keepFirstVersion(tx, row)) + 1;
  const { effectiveOn, reason } = input;
  const { content, ...facts } = amendedFrom(kept, input);
  const change = { ...facts, content: JSON.stringify(content), buyerOrgId: await buyerOrgAfter(tx, row, facts.buyerName) };
  await saveContract(tx, row, change, now);
  const eventSeq = await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "amend", data: { number, effectiveOn } });
  const fileId = await keepPaper(tx, actor, { contractId: row.id, purpose: "amendment", file: input.file }, now);
  const recorded = { recordedAt: now, recordedBy: actor.personId, eventSeq };
  await insertVersion(tx, { ...change, ...recorded, contractId: row.id, number, effectiveOn, reason, fileId });
  await countAmendment(tx, { ...row, ...change }, { eventSeq, now });
}
