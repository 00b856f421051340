// Knows how anybody reads organisations; must never show a credit code, a reason or an organisation that is not verified.
import type { OrgKind } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

function selectVerified(reads: Reads) {
  return reads
    .selectFrom("organisation")
    .select(["id", "kind", "name", "districtCode", "regionCode", "isPublicUnit", "isSme", "introduction", "createdAt", "verifiedAt"])
    .where("state", "=", "verified");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVerified>["executeTakeFirstOrThrow"]>>;

function publicOf({ createdAt, verifiedAt, ...row }: Row) {
  const changedAt = (verifiedAt ?? createdAt) as Instant;
  return { ...row, kind: row.kind as OrgKind, isPublicUnit: row.isPublicUnit === 1, isSme: row.isSme === 1, changedAt };
}
export type PublicOrganisation = ReturnType<typeof publicOf>;

export type OrganisationsAsked = {
  readonly after: string;
  readonly limit: number;
  readonly kind?: OrgKind | undefined;
  readonly district?: string | undefined;
};

/** Verified organisations by id after `after` (exclusive). */
export async function publicOrganisationsAfter(reads: Reads, asked: OrganisationsAsked): Promise<PublicOrganisation[]> {
  let query = selectVerified(reads).where("id", ">", asked.after);
  if (asked.kind) query = query.where("kind", "=", asked.kind);
  if (asked.district) query = query.where("districtCode", "=", asked.district);
  return (await query.orderBy("id").limit(asked.limit).execute()).map(publicOf);
}

export async function publicOrganisation(reads: Reads, id: string): Promise<PublicOrganisation | undefined> {
  const row = await selectVerified(reads).where("id", "=", id).executeTakeFirst();
  return row && publicOf(row);
}

/** Which of these are known to the public. */
export async function publicOrganisationIds(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reads.selectFrom("organisation").select("id").where("id", "in", ids).where("state", "=", "verified").execute();
  return new Map(rows.map((row) => [row.id, row.id]));
}

/** Every public address with the day of its last public change: for maps of the site. */
export async function organisationPlaces(reads: Reads, offset: number, limit: number): Promise<{ readonly code: string; readonly on: string }[]> {
  const rows = await selectVerified(reads).orderBy("id").offset(offset).limit(limit).execute();
  return rows.map((row) => ({ code: row.id, on: dayOf((row.verifiedAt ?? row.createdAt) as Instant) }));
}
