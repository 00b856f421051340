// Knows which moves a contract's page offers, and why the others are barred; must never make one.
import { CONTRACT_MOVES, type ContractVerb, isImported } from "#app/domain/contracts/contract.ts";
import { contractPartyBar } from "#app/domain/contracts/policy.ts";
import type { ContractFacts } from "#app/domain/contracts/queries.server.ts";
import { isLarge } from "#app/domain/contracts/rule-set.ts";
import { ruleSetOn } from "#app/domain/contracts/rule-sets.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { BarReason } from "#app/ui/contracts/contract-moves.tsx";
import type { Services } from "#app/web/services.ts";

type Parties = (typeof CONTRACT_MOVES)[number]["by"];
type Facts = { readonly actor: Actor; readonly contract: ContractFacts; readonly isAtLine: boolean };

/** What is not done to contracts that another place registered. */
const OWN_ONLY: readonly ContractVerb[] = ["amend", "terminate", "approveIncome", "markPerformed"];

function barOfParties(actor: Actor, contract: ContractFacts, by: Parties): BarReason | null {
  const bars = by.map((party) => contractPartyBar(actor, party, contract));
  return bars.includes(null) ? null : ((bars[0] ?? "contract.notSeller").slice("contract.".length) as BarReason);
}

function barOf(verb: ContractVerb, by: Parties, { actor, contract, isAtLine }: Facts): BarReason | null {
  if (!actor.orgVerified) return "orgNotVerified";
  if (OWN_ONLY.includes(verb) && isImported(contract.origin)) return "imported";
  if (verb === "amend" && isAtLine) return barOfParties(actor, contract, ["reviewer"]);
  const bar = barOfParties(actor, contract, by);
  if (bar) return bar;
  if (verb === "toSecondReview" && !isAtLine) return "belowLine";
  return verb === "register" && isAtLine && contract.state === "accepted" ? "needsSecondReview" : null;
}

/** Every move from the contract's state, with the reason where this person may not make it. */
export async function contractMoves(reads: Services["reads"], actor: Actor, contract: ContractFacts, now: Instant) {
  const isAtLine = isLarge(contract.totalAmount, await ruleSetOn(reads, dayOf(now)));
  return movesFrom(CONTRACT_MOVES, contract.state).map(({ verb, by }) => ({ verb, bar: barOf(verb, by, { actor, contract, isAtLine }) }));
}
