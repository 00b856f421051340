// Knows how public numbers are counted, gap by gap inside the writer's transaction.
import { publicCode } from "#app/kernel/id.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";

type CodeKind = Parameters<typeof publicCode>[0];

/** The next `count` (≥ 1) public codes of a kind in the Shanghai year of `now`, in order. */
export async function nextPublicCodes(tx: Tx, kind: CodeKind, now: Instant, count: number): Promise<readonly string[]> {
  const year = yearOf(dayOf(now));
  const name = `${kind}-${year}`;
  const row = await tx
    .insertInto("sequence")
    .values({ name, value: count })
    .onConflict((conflict) => conflict.column("name").doUpdateSet((eb) => ({ value: eb("sequence.value", "+", count) })))
    .returning("value")
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, at) => publicCode(kind, year, row.value - count + at + 1));
}

/** The next public code of a kind in the Shanghai year of `now`, e.g. `SX-CG-2026-000123`. */
export async function nextPublicCode(tx: Tx, kind: CodeKind, now: Instant): Promise<string> {
  const [code] = await nextPublicCodes(tx, kind, now, 1);
  return code as string;
}
