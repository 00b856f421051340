// Knows which model this market uses and what was measured of each; must never measure one.
import type { Reads } from "#db/unit-of-work.ts";
import { FIRST_MODEL, isModelVersion, MODEL_VERSIONS, type ModelVersion } from "./models.ts";

/** The version last made current that this product still ships, else the first one. */
export async function currentModel(reads: Reads): Promise<ModelVersion> {
  const row = await reads
    .selectFrom("matchingModel")
    .select("version")
    .where("madeCurrentAt", "is not", null)
    .where("version", "in", MODEL_VERSIONS)
    .orderBy("madeCurrentAt", "desc")
    .orderBy("version")
    .limit(1)
    .executeTakeFirst();
  return row && isModelVersion(row.version) ? row.version : FIRST_MODEL;
}

/** Every model that was measured or made current, the shipped ones and those of earlier releases, by version. */
export async function modelRecords(reads: Reads) {
  return reads
    .selectFrom("matchingModel")
    .select(["version", "comparedWith", "comparedAt", "comparedBy", "figures", "madeCurrentAt", "madeCurrentBy"])
    .orderBy("version")
    .execute();
}
