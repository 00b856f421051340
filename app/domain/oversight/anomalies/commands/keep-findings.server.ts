// Knows how findings become flags once, grow with what is found later and are withdrawn when their cause is gone; must never find anything.
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { isUndecided, legalAnomalyMove, type Withdrawal } from "../anomaly.ts";
import { contractIdsOf, type FlagRow, findFlag, insertFlag, rewriteFlag, saveFlag, tellFlag } from "../flags.server.ts";
import type { AnomalyRule, Finding } from "../rules.ts";

/** Of these a group may grow or shrink and stays the same doubt; a pair or a single contract does not. */
const GROUP_RULES: ReadonlySet<AnomalyRule> = new Set(["sameNumber", "sameDeal", "sameText", "split"]);
const LEAST_SHARED = 2;

export type Standing = { readonly flag: FlagRow; readonly contractIds: readonly string[] };
export type Kept = { readonly found: number; readonly withdrawn: number };

/** Each flag with the contracts it touches. */
export async function standingOf(tx: Tx, rows: readonly FlagRow[]): Promise<readonly Standing[]> {
  const ids = await contractIdsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((flag) => ({ flag, contractIds: ids.get(flag.id) ?? [] }));
}

/** A flag that a finding goes on with: of the same rule, undecided, and at least two contracts in common. */
function grownFrom(finding: Finding, standing: readonly Standing[]): FlagRow | undefined {
  if (!GROUP_RULES.has(finding.rule)) return undefined;
  const shared = ({ contractIds }: Standing) => contractIds.filter((id) => finding.contractIds.includes(id)).length;
  return standing.find((one) => one.flag.rule === finding.rule && shared(one) >= LEAST_SHARED)?.flag;
}

async function rewrite(tx: Tx, row: FlagRow, finding: Finding, now: Instant): Promise<void> {
  legalAnomalyMove(row.state, "extend");
  await rewriteFlag(tx, row, finding);
  await tellFlag(tx, SYSTEM_ACTOR, now, row.id, "extend", { rule: row.rule, contracts: finding.contractIds.length });
}

/** The known flag's id once it tells what was found; a verdict already given sticks to the same facts. */
async function keepKnown(tx: Tx, row: FlagRow, finding: Finding, now: Instant): Promise<void> {
  if (row.state === "withdrawn") {
    const to = legalAnomalyMove(row.state, "raiseAgain").to;
    await rewriteFlag(tx, row, finding, { state: to, stateReason: "", stateAt: now, ownerId: null, ownerOrgId: null });
    await tellFlag(tx, SYSTEM_ACTOR, now, row.id, "raiseAgain", { rule: row.rule });
  } else if (isUndecided(row.state) && row.evidence !== JSON.stringify(finding.evidence)) await rewrite(tx, row, finding, now);
}

async function keepOne(tx: Tx, finding: Finding, free: readonly Standing[], now: Instant): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const known = await findFlag(tx, "identity", finding.identity);
  const grown = known ? undefined : grownFrom(finding, free);
  if (known) await keepKnown(tx, known, finding, now);
  if (grown) await rewrite(tx, grown, finding, now);
  const old = known ?? grown;
  if (old) return { id: old.id, isNew: old.state === "withdrawn" };
  const id = await insertFlag(tx, finding, now);
  await tellFlag(tx, SYSTEM_ACTOR, now, id, "raise", { rule: finding.rule, contracts: finding.contractIds.length });
  return { id, isNew: true };
}

async function withdrawFlag(tx: Tx, row: FlagRow, why: Withdrawal, now: Instant): Promise<void> {
  const { to } = legalAnomalyMove(row.state, "withdraw");
  await saveFlag(tx, row, { state: to, stateReason: why, stateAt: now });
  await tellFlag(tx, SYSTEM_ACTOR, now, row.id, "withdraw", { rule: row.rule, why });
}

/** Undecided flags beside the findings: of `around` one may go on as a finding; those of `touched` go where no finding upholds them. */
export type Beside = { readonly around: readonly Standing[]; readonly touched: readonly Standing[]; readonly whyGone: (gone: Standing) => Withdrawal };
export const NOTHING_BESIDE: Beside = { around: [], touched: [], whyGone: () => "causeGone" };

/** Two groups that a new contract joins are one: the smaller flag goes. */
function isPartOf({ flag, contractIds }: Standing, findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.rule === flag.rule && contractIds.every((id) => finding.contractIds.includes(id)));
}

/**
 * Keeps each finding once. Undecided flags beside them that no finding upholds are withdrawn with the reason; they stay as history.
 * Doing it again changes nothing.
 */
export async function keepFindings(tx: Tx, findings: readonly Finding[], { around, touched, whyGone }: Beside, now: Instant): Promise<Kept> {
  const upheld = new Set<string>();
  const identities = new Set(findings.map((finding) => finding.identity));
  const isLoose = ({ flag }: Standing) => !identities.has(flag.identity) && !upheld.has(flag.id);
  let found = 0;
  for (const finding of findings) {
    const { id, isNew } = await keepOne(tx, finding, around.filter(isLoose), now);
    upheld.add(id);
    if (isNew) found += 1;
  }
  const merged = around.filter((one) => isLoose(one) && GROUP_RULES.has(one.flag.rule) && isPartOf(one, findings));
  for (const one of merged) await withdrawFlag(tx, one.flag, "merged", now);
  const gone = touched.filter((one) => isLoose(one) && !merged.some(({ flag }) => flag.id === one.flag.id));
  for (const one of gone) await withdrawFlag(tx, one.flag, whyGone(one), now);
  return { found, withdrawn: merged.length + gone.length };
}
