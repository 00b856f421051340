// Knows how a registered contract gets its next version, and the counter follows; must never change an earlier version.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readContractContent } from "../codec.ts";
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

/** At or above the large-amount line a reviewer who did not accept the contract amends it; below it the clerk does. */
async function judge(tx: Tx, actor: Actor, row: ContractRow, input: AmendContract, now: Instant): Promise<void> {
  const move = legalContractMove(row.state, "amend");
  demandOwnRegistration(row.origin);
  const isSecond = isLarge(Math.max(row.totalAmount, input.totalAmount), await ruleSetOn(tx, dayOf(now)));
  demandContractParty(actor, isSecond ? ["reviewer"] : move.by, row);
  judgeAmounts(input.totalAmount, input.technicalAmount);
  const { effectiveOn, technicalAmount } = input;
  const { validTo } = readContractContent(row.content);
  const isSameSums = row.totalAmount === input.totalAmount && row.technicalAmount === technicalAmount;
  const isChanged = !isSameSums || row.class !== input.class || validTo !== input.validTo;
  const approved = await approvedTotal(tx, row.id);
  judgeAmendment({ effectiveOn, technicalAmount, approved, isChanged, signedOn: row.signedOn as Day, today: dayOf(now) });
}

/**
 * Records an amendment (变更登记) as the next version with its own effective day; sums in 分. The counter follows by domain.md C: in the month
 * of recording within the running year, as a restatement where a closed year is touched. Refuses `contract.belowIncome`,
 * `contract.nothingAmended`, `contract.imported`, `contract.sameReviewer`, amounts out of order, an effective day before signing or after today.
 */
export async function amendContract(tx: Tx, actor: Actor, input: AmendContract, now: Instant): Promise<void> {
  const row = await loadContract(tx, input.contractId);
  await judge(tx, actor, row, input, now);
  const number = (await keepFirstVersion(tx, row)) + 1;
  const { class: kind, totalAmount, technicalAmount, effectiveOn, reason, validTo } = input;
  const content = JSON.stringify({ ...readContractContent(row.content), validTo });
  const version = { class: kind, totalAmount, technicalAmount, content };
  await saveContract(tx, row, version, now);
  const eventSeq = await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "amend", data: { number, effectiveOn } });
  const fileId = await keepPaper(tx, actor, { contractId: row.id, purpose: "amendment", file: input.file }, now);
  const recorded = { recordedAt: now, recordedBy: actor.personId, eventSeq };
  await insertVersion(tx, { ...version, ...recorded, contractId: row.id, number, effectiveOn, reason, fileId });
  await countAmendment(tx, { ...row, ...version }, { eventSeq, now });
}
