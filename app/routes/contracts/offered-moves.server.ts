// Knows which moves a contract's page offers, and why the others are barred; must never make one.
import { CONTRACT_MOVES, type ContractVerb } from "#app/domain/contracts/contract.ts";
import { contractPartyBar } from "#app/domain/contracts/policy.ts";
import type { ContractFacts } from "#app/domain/contracts/queries.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import { yuan } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { BarReason } from "#app/ui/contracts/contract-moves.tsx";
import type { Services } from "#app/web/services.ts";

type Facts = { readonly actor: Actor; readonly contract: ContractFacts; readonly isLarge: boolean };

function barOf(verb: ContractVerb, by: (typeof CONTRACT_MOVES)[number]["by"], { actor, contract, isLarge }: Facts): BarReason | null {
  if (!actor.orgVerified) return "orgNotVerified";
  const bars = by.map((party) => contractPartyBar(actor, party, contract));
  if (!bars.includes(null)) return (bars[0] ?? "contract.notSeller").slice("contract.".length) as BarReason;
  if (verb === "toSecondReview" && !isLarge) return "belowLine";
  return verb === "register" && isLarge && contract.state === "accepted" ? "needsSecondReview" : null;
}

/** Every move from the contract's state, with the reason where this person may not make it. */
export async function contractMoves(reads: Services["reads"], actor: Actor, contract: ContractFacts, now: Instant) {
  const isLarge = contract.totalAmount >= yuan(await settingOn(reads, "contract.secondReviewYuan", dayOf(now)));
  return movesFrom(CONTRACT_MOVES, contract.state).map(({ verb, by }) => ({ verb, bar: barOf(verb, by, { actor, contract, isLarge }) }));
}
