// Knows what the outcome's own pages read: working version, versions, reviews, claims, history; must never change them.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readOutcomeContent } from "./codec.ts";
import type { OutcomeContent } from "./content.ts";
import type { LookedAt } from "./evidence.ts";

export type VersionFacts = {
  readonly number: number;
  readonly state: string;
  readonly completeness: number;
  readonly editedAt: string;
  readonly listedAt: string | null;
  readonly content: OutcomeContent;
};

/** All versions, newest first; the caller leaves out the ones its viewer may not see. */
export async function versionsOf(reads: Reads, outcomeId: string): Promise<readonly VersionFacts[]> {
  const rows = await reads
    .selectFrom("outcomeVersion")
    .select(["number", "state", "completeness", "editedAt", "listedAt", "content"])
    .where("outcomeId", "=", outcomeId)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ ...row, content: readOutcomeContent(row.content) }));
}

export type OutcomeWork = {
  readonly workingVersion: number | null;
  readonly workingState: string | null;
  readonly content: OutcomeContent | null;
  readonly completeness: number | null;
  readonly editedBy: string | null;
  readonly stateReason: string;
  readonly listedAt: string | null;
};

/** The version being prepared and the outcome's last reason; for its owner and its reviewers. */
export async function outcomeWork(reads: Reads, outcomeId: string): Promise<OutcomeWork> {
  const row = await reads
    .selectFrom("outcome")
    .leftJoin("outcomeVersion", (join) =>
      join.onRef("outcomeVersion.outcomeId", "=", "outcome.id").onRef("outcomeVersion.number", "=", "outcome.workingVersion"),
    )
    .select(["outcome.workingVersion", "outcome.stateReason", "outcome.listedAt", "outcomeVersion.state as workingState"])
    .select(["outcomeVersion.content", "outcomeVersion.completeness", "outcomeVersion.editedBy"])
    .where("outcome.id", "=", outcomeId)
    .executeTakeFirstOrThrow();
  const { content, ...facts } = row;
  return { ...facts, content: content === null ? null : readOutcomeContent(content) };
}

export type OutcomeEvent = { readonly seq: number; readonly at: string; readonly verb: string };

const PUBLIC_VERBS = [
  "listed",
  "pooled",
  "unpooled",
  "exclusivelyLicensed",
  "suspended",
  "resumed",
  "withdrawn",
  "imported",
  "importUpdated",
  "importRestored",
  "importUndone",
  "claimConfirmed",
];

/** The outcome's events, newest first; verbs only, because data may name parties. The public reads only what changed in public. */
export async function outcomeEvents(reads: Reads, outcomeId: string, isInsider: boolean): Promise<readonly OutcomeEvent[]> {
  const all = reads.selectFrom("event").select(["seq", "at", "verb"]).where("noun", "=", "outcome").where("nounId", "=", outcomeId);
  const seen = isInsider ? all : all.where("verb", "in", PUBLIC_VERBS);
  return seen.orderBy("seq", "desc").limit(100).execute();
}

/** What the bureau said last of each evidence file of `fileIds`; a file that nobody looked at is missing. */
export async function evidenceLookedAt(reads: Reads, fileIds: readonly string[]): Promise<LookedAt> {
  if (fileIds.length === 0) return new Map();
  const rows = await reads
    .selectFrom("review")
    .select(["nounId", "result"])
    .where("noun", "=", "outcomeEvidence")
    .where("nounId", "in", fileIds)
    .where("kind", "=", "evidence")
    .orderBy("at")
    .orderBy("id")
    .execute();
  return new Map(rows.map((row) => [row.nounId, row.result === "supports"]));
}

/** The claim that waits for the bureau, with its claimant's name. */
export async function openClaimOf(
  reads: Reads,
  outcomeId: string,
): Promise<{ readonly orgId: string; readonly orgName: string; readonly note: string } | undefined> {
  return reads
    .selectFrom("review")
    .innerJoin("organisation", "organisation.id", "review.orgId")
    .select(["review.orgId", "organisation.name as orgName", "review.note"])
    .where("review.noun", "=", "outcome")
    .where("review.nounId", "=", outcomeId)
    .where("review.kind", "=", "claim")
    .where("review.result", "=", "requested")
    .executeTakeFirst();
}

/** The code of a price listing (挂牌) of it that is open at `now`, whether its end was written down or not; null without one. */
export async function openListingCodeOf(reads: Reads, outcomeId: string, now: Instant): Promise<string | null> {
  const row = await reads
    .selectFrom("priceListing")
    .select("code")
    .where("outcomeId", "=", outcomeId)
    .where("state", "=", "open")
    .where("openUntil", ">", now)
    .orderBy("code")
    .limit(1)
    .executeTakeFirst();
  return row?.code ?? null;
}

export type PlaceOption = { readonly value: string; readonly label: string };

/** Chain nodes (`chain › node`) and districts to choose from, in their own order. */
export async function placeOptions(
  reads: Reads,
  language: "zh" | "en",
): Promise<{ readonly nodes: readonly PlaceOption[]; readonly districts: readonly PlaceOption[] }> {
  const name = language === "zh" ? "nameZh" : "nameEn";
  const nodes = await reads
    .selectFrom("chainNode")
    .innerJoin("chain", "chain.code", "chainNode.chainCode")
    .select(["chainNode.code as value", `chainNode.${name} as node`, `chain.${name} as chain`])
    .orderBy("chain.sort")
    .orderBy("chainNode.sort")
    .execute();
  const districts = await reads
    .selectFrom("district")
    .select(["code as value", `${name} as label`])
    .orderBy("sort")
    .execute();
  return { nodes: nodes.map((one) => ({ value: one.value, label: `${one.chain} › ${one.node}` })), districts };
}
