// Knows how contracts that follow close upon one another form groups; must never know why they are grouped.
import { type Day, daysBetween } from "#app/kernel/time.ts";
import { inOrder, type JudgedContract } from "./rules.ts";

/** Splits contracts of one kind into runs in which each was signed at most `days` days after the one before. */
export function runsWithin(contracts: readonly JudgedContract[], days: number): readonly (readonly JudgedContract[])[] {
  const runs: JudgedContract[][] = [];
  for (const contract of inOrder(contracts)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && daysBetween(last.signedOn as Day, contract.signedOn as Day) <= days) run.push(contract);
    else runs.push([contract]);
  }
  return runs;
}

/** The contracts by a key, in no particular order. */
export function groupedBy<C>(contracts: readonly C[], keyOf: (contract: C) => string): readonly (readonly C[])[] {
  const groups = new Map<string, C[]>();
  for (const contract of contracts) {
    const key = keyOf(contract);
    groups.set(key, [...(groups.get(key) ?? []), contract]);
  }
  return [...groups.values()];
}

/** Whatever hangs together by `isLinked`, directly or through others. */
export function linkedGroups<C>(contracts: readonly C[], isLinked: (a: C, b: C) => boolean): readonly (readonly C[])[] {
  let groups: C[][] = [];
  for (const contract of contracts) {
    const touching = groups.filter((group) => group.some((other) => isLinked(other, contract)));
    groups = [...groups.filter((group) => !touching.includes(group)), [...touching.flat(), contract]];
  }
  return groups;
}
