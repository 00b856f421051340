// Knows how changed contracts are looked at again with their neighbours, by look-ups that do not grow with the register; must never judge a flag.
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { UNDECIDED, type Withdrawal } from "../anomaly.ts";
import { flagOf, flags } from "../flags.server.ts";
import { type Frame, findingsAround } from "../near-findings.server.ts";
import { contractsRead } from "../neighbours.server.ts";
import { type Finding, NEAR_RULES } from "../rules.ts";
import { linesOf, thresholdsOn } from "../thresholds.server.ts";
import { dropTraces, keepTraces } from "../traces.server.ts";
import { type Kept, keepFindings, type Standing, standingOf } from "./keep-findings.server.ts";

/** What happened to each contract, by its id. */
export type Changed = ReadonlyMap<string, string>;

/** After these a contract is looked at again; other verbs change nothing that a rule asks. */
export const LOOKED_AT_AFTER: ReadonlySet<string> = new Set(["register", "import", "amend", "annul", "undoImport", "terminate"]);

async function touchedFlags(tx: Tx, contractIds: readonly string[]): Promise<readonly Standing[]> {
  if (contractIds.length === 0) return [];
  const rows = await flags(tx)
    .where("anomaly.state", "in", [...UNDECIDED])
    .where("anomaly.rule", "in", [...NEAR_RULES])
    .where("anomaly.id", "in", (eb) => eb.selectFrom("anomalyContract").select("anomalyId").where("contractId", "in", contractIds))
    .orderBy("anomaly.code")
    .execute();
  return standingOf(tx, rows.map(flagOf));
}

function whyGone(changed: Changed) {
  return ({ contractIds }: Standing): Withdrawal => {
    const verbs = contractIds.flatMap((id) => changed.get(id) ?? []);
    if (verbs.includes("annul") || verbs.includes("undoImport")) return "annulled";
    return verbs.includes("amend") ? "amended" : "causeGone";
  };
}

/** Findings around those of `ids` that are in force; the keys of the others are taken away. */
async function findAround(tx: Tx, ids: readonly string[], frame: Frame): Promise<readonly Finding[]> {
  const standing = await contractsRead(tx, ids, frame.lineOf);
  const known = new Set(standing.map(({ id }) => id));
  await dropTraces(
    tx,
    ids.filter((id) => !known.has(id)),
  );
  for (const one of standing) await keepTraces(tx, one);
  const found = new Map<string, Finding>();
  for (const one of standing) for (const finding of await findingsAround(tx, one, frame)) found.set(finding.identity, finding);
  return [...found.values()].sort((a, b) => (a.identity < b.identity ? -1 : 1));
}

/** Looks at the contracts and at whatever shares an undecided flag with them; raises, extends and withdraws. Doing it again changes nothing. */
export async function recheckContracts(tx: Tx, changed: Changed, now: Instant): Promise<Kept> {
  const ids = [...changed.keys()];
  if (ids.length === 0) return { found: 0, withdrawn: 0 };
  const standing = await touchedFlags(tx, ids);
  const frame = { thresholds: await thresholdsOn(tx, dayOf(now)), lineOf: await linesOf(tx) };
  const findings = await findAround(tx, [...new Set([...ids, ...standing.flatMap((one) => one.contractIds)])], frame);
  const around = await touchedFlags(tx, [...new Set(findings.flatMap((finding) => finding.contractIds))]);
  return keepFindings(tx, findings, { around, touched: standing, whyGone: whyGone(changed) }, now);
}
