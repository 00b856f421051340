// Knows how a file's row and its thing's parties are read; must never hand out bytes.
import type { Reads } from "#db/unit-of-work.ts";
import type { Audience } from "./file.ts";

export type FileFacts = {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly orgId: string;
  readonly noun: string;
  readonly nounId: string;
  readonly purpose: string;
  readonly audience: Audience;
  readonly uploadedAt: string;
};

const COLUMNS = ["id", "hash", "name", "mediaType", "size", "orgId", "noun", "nounId", "purpose", "audience", "uploadedAt"] as const;

export async function fileFacts(reads: Reads, fileId: string): Promise<FileFacts | undefined> {
  const row = await reads.selectFrom("file").select(COLUMNS).where("id", "=", fileId).executeTakeFirst();
  return row && { ...row, audience: row.audience as Audience };
}

/** The files of one thing, oldest first; the caller judges each by `canReadFile`. */
export async function filesOf(reads: Reads, noun: string, nounId: string): Promise<readonly FileFacts[]> {
  const rows = await reads
    .selectFrom("file")
    .select(COLUMNS)
    .where("noun", "=", noun)
    .where("nounId", "=", nounId)
    .orderBy("uploadedAt")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, audience: row.audience as Audience }));
}

/** The organisations that are sides of the thing a file belongs to. */
export async function partyOrgIds(reads: Reads, noun: string, nounId: string): Promise<readonly string[]> {
  if (noun === "trial") {
    const row = await reads.selectFrom("trial").select(["ownerOrgId", "enterpriseOrgId"]).where("id", "=", nounId).executeTakeFirst();
    return row ? [row.ownerOrgId, row.enterpriseOrgId] : [];
  }
  if (noun === "deal") {
    const row = await reads.selectFrom("deal").select(["sellerOrgId", "buyerOrgId"]).where("id", "=", nounId).executeTakeFirst();
    return row ? [row.sellerOrgId, row.buyerOrgId] : [];
  }
  if (noun !== "techContract") return [];
  const row = await reads.selectFrom("techContract").select(["sellerOrgId", "buyerOrgId", "officeOrgId"]).where("id", "=", nounId).executeTakeFirst();
  return row ? [row.sellerOrgId, row.buyerOrgId, row.officeOrgId].filter((orgId) => orgId !== null) : [];
}
