// Knows how public numbers are counted, gap by gap inside the writer's transaction.
import { publicCode } from "#app/kernel/id.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";

/** The next public code of a kind in the Shanghai year of `now`, e.g. `SX-CG-2026-000123`. */
export async function nextPublicCode(tx: Tx, kind: Parameters<typeof publicCode>[0], now: Instant): Promise<string> {
  const year = yearOf(dayOf(now));
  const name = `${kind}-${year}`;
  const row = await tx
    .insertInto("sequence")
    .values({ name, value: 1 })
    .onConflict((conflict) => conflict.column("name").doUpdateSet((eb) => ({ value: eb("sequence.value", "+", 1) })))
    .returning("value")
    .executeTakeFirstOrThrow();
  return publicCode(kind, year, row.value);
}
