// Knows how the next set of registration rules is added to the record; must never change one that has begun.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { demandSettingsAdmin } from "#app/domain/settings/policy.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeRuleSet, RULE_SET_SUBJECT, type RuleSet } from "../rule-set.ts";

/**
 * A set begins on its day and bears it as its code; one that has not begun may be written anew. Refuses `setting.notYours` and what
 * `judgeRuleSet` refuses.
 */
export async function addRuleSet(tx: Tx, actor: Actor, set: Omit<RuleSet, "code">, now: Instant): Promise<void> {
  demandSettingsAdmin(actor);
  judgeRuleSet(set, dayOf(now));
  const { validFrom, title, decideDays, supplementDays, secondReviewYuan, numberLength, numberLetters, mandatory, sources } = set;
  const figures = { decideDays, supplementDays, secondReviewYuan, numberLength, numberLetters: numberLetters ? (1 as const) : (0 as const) };
  const row = { title, ...figures, mandatory: JSON.stringify(mandatory), sources: JSON.stringify(sources), recordedAt: now, recordedBy: actor.personId };
  await tx
    .insertInto("contractRuleSet")
    .values({ code: validFrom, validFrom, ...row })
    .onConflict((conflict) => conflict.column("validFrom").doUpdateSet(row))
    .execute();
  const data = { validFrom, ...figures, mandatoryCount: mandatory.length };
  await appendEvent(tx, actor, now, { noun: "setting", nounId: `${RULE_SET_SUBJECT}.${validFrom}`, verb: "changed", data });
}
