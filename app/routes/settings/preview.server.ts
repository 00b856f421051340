// Knows what a change of a rule would do, before it is made; must never make it.
import { type Change, lastDayUnder, openUnder } from "#app/domain/settings/page-queries.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { judgeRule, type NewRule, reachOf } from "#app/domain/settings/rules.ts";
import type { SettingCode } from "#app/domain/settings/setting.ts";
import type { Day } from "#app/kernel/time.ts";
import type { ShownChange } from "#app/ui/settings/changes.tsx";
import type { RulePreview } from "#app/ui/settings/rule-page.tsx";
import type { Reads } from "#db/unit-of-work.ts";

/** Refuses what the change itself would refuse. `waiting` are the days on which a row has not begun yet. */
export async function previewRule(reads: Reads, code: SettingCode, rule: NewRule, today: Day, waiting: readonly (string | null)[]): Promise<RulePreview> {
  const before = await settingOn(reads, code, rule.validFrom);
  const replaces = waiting.includes(rule.validFrom);
  judgeRule(code, rule, { today, valueThen: before, hasRowThen: replaces && before !== rule.value });
  const ends = [await lastDayUnder(reads, code, before, rule.validFrom), await lastDayUnder(reads, code, rule.value, rule.validFrom)] as const;
  const sample = ends[0] && ends[1] ? { before: ends[0], after: ends[1] } : null;
  return { before, after: rule.value, validFrom: rule.validFrom, replaces, sample, open: await openUnder(reads, code), reach: reachOf(code) };
}

/** The record as a page tells it. */
export function shownChanges(changes: readonly Change[]): readonly ShownChange[] {
  return changes.map(({ data, ...rest }) => {
    const { validFrom = null, before = null, after } = JSON.parse(data) as { validFrom?: string; before?: number | null; after: number };
    return { ...rest, validFrom, before, after };
  });
}
