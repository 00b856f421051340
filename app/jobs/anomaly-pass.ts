// Knows when contracts are looked at for what is doubtful: after each change its neighbours, each night whole years; must never judge one.

import type { EventRow } from "#app/domain/events/event.ts";
import { advanceCursor, cursorOf, eventsAfter, releaseLease, takeLease } from "#app/domain/events/readers.server.ts";
import {
  beginYearsLook,
  endYearsLook,
  isYearsLookDue,
  keepYearFindings,
  withdrawUnfounded,
} from "#app/domain/oversight/anomalies/commands/judge-years.server.ts";
import { LOOKED_AT_AFTER, recheckContracts } from "#app/domain/oversight/anomalies/commands/recheck-contracts.server.ts";
import type { Finding } from "#app/domain/oversight/anomalies/rules.ts";
import { thresholdsOn } from "#app/domain/oversight/anomalies/thresholds.server.ts";
import { findingsOfYear } from "#app/domain/oversight/anomalies/year-findings.server.ts";
import { type Day, dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import type { Reads, Tx, UnitOfWork } from "#db/unit-of-work.ts";

export const ANOMALY_READER = "anomalies";
export const YEARS_LEASE = "anomalyYears";
const EVENTS_PER_BATCH = 200;
/** Contracts looked at in one transaction, so that it never holds the writer for long. */
const CONTRACTS_PER_BATCH = 25;
const LEASE_MS = 60_000;
const YEARS_LEASE_MS = 600_000;
const FINDINGS_PER_BATCH = 25;

export type AnomalyTools = { readonly unitOfWork: UnitOfWork; readonly reads: Reads; readonly clock: () => Instant; readonly holder: string };

type Slice = { readonly to: number; readonly changed: ReadonlyMap<string, string> };

/** As many events as touch a bounded number of contracts; the last verb of each counts. */
function sliceOf(events: readonly EventRow[], from: number): Slice {
  const changed = new Map<string, string>();
  let to = from;
  for (const event of events) {
    if (changed.size >= CONTRACTS_PER_BATCH) return { to, changed };
    if (event.noun === "techContract" && LOOKED_AT_AFTER.has(event.verb)) changed.set(event.nounId, event.verb);
    to = event.seq;
  }
  return { to, changed };
}

async function takeIn(tx: Tx, holder: string, now: Instant): Promise<boolean> {
  if (!(await takeLease(tx, { name: ANOMALY_READER, holder, ms: LEASE_MS }, now))) return false;
  const from = await cursorOf(tx, ANOMALY_READER);
  const { to, changed } = sliceOf(await eventsAfter(tx, from, EVENTS_PER_BATCH), from);
  await recheckContracts(tx, changed, now);
  if (to > from) await advanceCursor(tx, ANOMALY_READER, from, to, now);
  // What was just raised is in the record too: the reader passes over it, so that it is not left behind.
  const isMore = (await eventsAfter(tx, to, 1)).length > 0;
  // Any process may be the next to commit: the lease is kept only while there is a backlog.
  if (!isMore) await releaseLease(tx, ANOMALY_READER, holder);
  return isMore;
}

/** Looks at what changed until the record has been read. */
export async function followWithAnomalies({ unitOfWork, reads, holder }: AnomalyTools, isClosing: () => boolean): Promise<void> {
  const isBehind = async () => (await eventsAfter(reads, await cursorOf(reads, ANOMALY_READER), 1)).length > 0;
  if (!(await isBehind())) return;
  while (!isClosing() && (await unitOfWork((tx, now) => takeIn(tx, holder, now))));
}

async function begin({ unitOfWork, holder }: AnomalyTools): Promise<Day | null> {
  return unitOfWork(async (tx, now) => {
    if (!(await isYearsLookDue(tx, now))) return null;
    return (await takeLease(tx, { name: YEARS_LEASE, holder, ms: YEARS_LEASE_MS }, now)) ? beginYearsLook(tx, now) : null;
  });
}

async function findAll({ reads, clock }: AnomalyTools, years: readonly number[]): Promise<readonly Finding[]> {
  const thresholds = await thresholdsOn(reads, dayOf(clock()));
  const found: Finding[] = [];
  for (const year of years) found.push(...(await findingsOfYear(reads, year, thresholds)));
  return found;
}

/** This year and the last are looked at whole, when the night's hour has come. A stop loses nothing: it begins anew and raises nothing twice. */
export async function judgeYearsAtNight(tools: AnomalyTools, isClosing: () => boolean): Promise<void> {
  if (!(await isYearsLookDue(tools.reads, tools.clock()))) return;
  const day = await begin(tools);
  if (day === null) return;
  const years = [yearOf(dayOf(tools.clock())) - 1, yearOf(dayOf(tools.clock()))];
  const findings = await findAll(tools, years);
  for (let at = 0; at < findings.length; at += FINDINGS_PER_BATCH) {
    if (isClosing()) return;
    await tools.unitOfWork((tx, now) => keepYearFindings(tx, day, findings.slice(at, at + FINDINGS_PER_BATCH), now));
  }
  const upheld = new Set(findings.map(({ identity }) => identity));
  await tools.unitOfWork(async (tx, now) => {
    await withdrawUnfounded(tx, day, years, upheld, now);
    await endYearsLook(tx, day, now);
    await releaseLease(tx, YEARS_LEASE, tools.holder);
  });
}
