// Knows which searches found nothing and how often; must never count what has been looked at.
import type { Reads } from "#db/unit-of-work.ts";
import type { MissKind } from "./missed-search.ts";

export type MissRow = { readonly id: string; readonly question: string; readonly kind: MissKind; readonly count: number; readonly lastDay: string };

const SHOWN = 100;

/** Since they were last looked at, most often asked first; at most 100. */
export async function openMisses(reads: Reads): Promise<readonly MissRow[]> {
  const rows = await reads
    .selectFrom("missedSearch as m")
    .innerJoin("missedSearchDay as d", "d.missId", "m.id")
    .select(["m.id", "m.question", "m.kind"])
    .select((eb) => [eb.fn.sum<number>("d.count").as("count"), eb.fn.max("d.day").as("lastDay")])
    .where((eb) => eb.or([eb("m.seenOn", "is", null), eb("d.day", ">", eb.ref("m.seenOn"))]))
    .groupBy(["m.id", "m.question", "m.kind"])
    .orderBy("count", "desc")
    .orderBy("lastDay", "desc")
    .orderBy("m.question")
    .orderBy("m.kind")
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as MissKind, count: Number(row.count) }));
}
