// Knows what a new set of registration rules would change, before it is added; must never add it.
import { differenceOf, inForceOn, judgeRuleSet, type RuleSet } from "#app/domain/contracts/rule-set.ts";
import { allRuleSets, openContracts } from "#app/domain/contracts/rule-sets.server.ts";
import { demandSettingsAdmin } from "#app/domain/settings/policy.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addDays, type Day } from "#app/kernel/time.ts";
import type { RuleSetPreview } from "#app/ui/settings/rule-set-preview.tsx";
import type { Reads } from "#db/unit-of-work.ts";

/** Refuses what adding the set would refuse. It is held against the set that is in force the day before. */
export async function previewRuleSet(reads: Reads, actor: Actor, set: Omit<RuleSet, "code">, today: Day): Promise<RuleSetPreview> {
  demandSettingsAdmin(actor);
  judgeRuleSet(set, today);
  const known = await allRuleSets(reads);
  const before = inForceOn(known, addDays(set.validFrom, -1));
  if (!before) throw new Error("there is no rule set for contracts");
  const replaces = known.some((one) => one.validFrom === set.validFrom);
  return { before, after: set, difference: differenceOf(before, set), replaces, open: await openContracts(reads) };
}
