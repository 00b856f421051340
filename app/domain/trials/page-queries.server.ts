// Knows what a trial's page reads beside the trial itself; must never choose who may see it.
import { readTrialTerms } from "#app/domain/pools/codec.ts";
import type { TrialTerms } from "#app/domain/pools/terms.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** The terms fixed when the outcome entered its pool, also after it has left. */
export async function entryTermsOf(reads: Reads, poolEntryId: string): Promise<TrialTerms | undefined> {
  const row = await reads.selectFrom("poolEntry").select("terms").where("id", "=", poolEntryId).executeTakeFirst();
  return row && readTrialTerms(row.terms);
}

/** Whether the organisation is a 中小微企业, for whom free trials are meant. */
export async function isSmallFirm(reads: Reads, orgId: string): Promise<boolean> {
  const row = await reads.selectFrom("organisation").select("isSme").where("id", "=", orgId).executeTakeFirst();
  return row?.isSme === 1;
}

type Signable = { readonly id: string; readonly state: string; readonly termsHash: string | null };

/** For trials that await signatures, the sides that have signed the terms as they stand. */
export async function signedSidesOf(reads: Reads, trials: readonly Signable[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const waiting = new Map(trials.filter((trial) => trial.state === "termsAgreed").map((trial) => [trial.id, trial.termsHash]));
  if (waiting.size === 0) return new Map();
  const rows = await reads
    .selectFrom("signature")
    .select(["nounId", "side", "documentHash"])
    .where("noun", "=", "trial")
    .where("nounId", "in", [...waiting.keys()])
    .execute();
  const current = rows.filter((row) => waiting.get(row.nounId) === row.documentHash);
  return new Map([...waiting.keys()].map((id) => [id, current.filter((row) => row.nounId === id).map((row) => row.side)]));
}
