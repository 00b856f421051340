// Knows how the registration office takes a contract in or asks for more; must never register it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { readHolidayCalendar } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addCalendarDays } from "#app/kernel/calendar.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { legalContractMove } from "../contract.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";
import { isLarge } from "../rule-set.ts";
import { ruleSetOn } from "../rule-sets.server.ts";

/** The last of `days` calendar days from today (民法典 201–203); null where the rules name no number. */
async function dueOn(tx: Tx, days: number | null, now: Instant): Promise<Day | null> {
  return days === null ? null : addCalendarDays(dayOf(now), days, await readHolidayCalendar(tx)).day;
}

/** Sends the contract back with the list of what is missing and the day the rule set gives for it; the office that first answers keeps the contract. */
export async function askSupplement(
  tx: Tx,
  actor: Actor,
  { contractId, items }: { readonly contractId: string; readonly items: string },
  now: Instant,
): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["clerk"], row);
  legalContractMove(row.state, "askSupplement");
  const supplementBy = await dueOn(tx, (await ruleSetOn(tx, dayOf(now))).supplementDays, now);
  await saveContract(tx, row, { state: "supplement", stateReason: items, officeOrgId: actor.orgId, supplementBy }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "askSupplement", data: { supplementBy } });
}

/** Accepts: the decision is due the rule set's `decideDays` calendar days later. The contract keeps the rule set. */
export async function acceptContract(tx: Tx, actor: Actor, { contractId }: { readonly contractId: string }, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["clerk"], row);
  legalContractMove(row.state, "accept");
  const rules = await ruleSetOn(tx, dayOf(now));
  const decideBy = await dueOn(tx, rules.decideDays, now);
  const change = { state: "accepted", officeOrgId: actor.orgId, acceptedBy: actor.personId, decideBy, ruleSet: rules.code };
  await saveContract(tx, row, change, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "accept", data: { decideBy } });
}

/** Hands a large contract to another person of the office; refuses `contract.belowLine`. */
export async function sendToSecondReview(tx: Tx, actor: Actor, { contractId }: { readonly contractId: string }, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["clerk"], row);
  legalContractMove(row.state, "toSecondReview");
  if (!isLarge(row.totalAmount, await ruleSetOn(tx, dayOf(now)))) refuse("contract.belowLine");
  await saveContract(tx, row, { state: "secondReview" }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "toSecondReview" });
}
