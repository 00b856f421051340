// Knows how the registration office takes a contract in or asks for more; must never register it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { readHolidayCalendar, settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addCalendarDays } from "#app/kernel/calendar.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { legalContractMove } from "../contract.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";

/** Sends the contract back with the list of what is missing; the office that first answers keeps the contract. */
export async function askSupplement(
  tx: Tx,
  actor: Actor,
  { contractId, items }: { readonly contractId: string; readonly items: string },
  now: Instant,
): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["clerk"], row);
  legalContractMove(row.state, "askSupplement");
  await saveContract(tx, row, { state: "supplement", stateReason: items, officeOrgId: actor.orgId }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "askSupplement" });
}

/** Accepts: the decision is due `contract.decideDays` calendar days later (浙江省技术市场条例, 2021: 10 days). */
export async function acceptContract(tx: Tx, actor: Actor, { contractId }: { readonly contractId: string }, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["clerk"], row);
  legalContractMove(row.state, "accept");
  const days = await settingOn(tx, "contract.decideDays", dayOf(now));
  const due = addCalendarDays(dayOf(now), days, await readHolidayCalendar(tx));
  await saveContract(tx, row, { state: "accepted", officeOrgId: actor.orgId, acceptedBy: actor.personId, decideBy: due.day }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "accept", data: { decideBy: due.day } });
}

/** True when a total is at or above the line for a second reviewer (setting, in 元). */
export async function isAtSecondReviewLine(tx: Tx, totalAmount: number, now: Instant): Promise<boolean> {
  return totalAmount >= yuan(await settingOn(tx, "contract.secondReviewYuan", dayOf(now)));
}

/** Hands a large contract to another person of the office; refuses `contract.belowLine`. */
export async function sendToSecondReview(tx: Tx, actor: Actor, { contractId }: { readonly contractId: string }, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["clerk"], row);
  legalContractMove(row.state, "toSecondReview");
  if (!(await isAtSecondReviewLine(tx, fen(row.totalAmount), now))) refuse("contract.belowLine");
  await saveContract(tx, row, { state: "secondReview" }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "toSecondReview" });
}
