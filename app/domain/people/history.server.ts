// Knows how an organisation's history is read for those who may see its record; ids of persons stay inside.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

export type OrganisationEvent = { readonly seq: number; readonly at: Instant; readonly verb: string; readonly orgName: string | null };

/** The latest hundred, newest first; the caller has checked `maySeeOrganisationRecord`. */
export async function organisationHistory(reads: Reads, orgId: string): Promise<OrganisationEvent[]> {
  const rows = await reads
    .selectFrom("event as e")
    .leftJoin("organisation as o", "o.id", "e.orgId")
    .select(["e.seq", "e.at", "e.verb", "o.name as orgName"])
    .where("e.noun", "=", "organisation")
    .where("e.nounId", "=", orgId)
    .orderBy("e.seq", (by) => by.desc().nullsLast())
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at as Instant }));
}
