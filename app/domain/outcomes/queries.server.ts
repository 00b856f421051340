// Knows how other nouns and pages read an outcome; must never change one.
import type { Day } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readOutcomeContent } from "./codec.ts";
import type { OutcomeContent } from "./content.ts";
import { type IpFlags, ipAlert } from "./ip-flags.ts";

export type OutcomeFacts = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly origin: string;
  readonly ownerOrgId: string | null;
  readonly ownerName: string;
  readonly shownVersion: number | null;
  readonly chainCode: string | null;
  readonly districtCode: string | null;
  readonly version: number;
  /** The shown version's listing, with its confidential note: strip it before it reaches a page. Null when none is shown. */
  readonly content: OutcomeContent | null;
};

async function factsBy(reads: Reads, column: "id" | "code", value: string): Promise<OutcomeFacts | undefined> {
  const row = await reads
    .selectFrom("outcome")
    .leftJoin("outcomeVersion", (join) => join.onRef("outcomeVersion.outcomeId", "=", "outcome.id").onRef("outcomeVersion.number", "=", "outcome.shownVersion"))
    .select(["outcome.id", "outcome.code", "outcome.title", "outcome.state", "outcome.origin", "outcome.ownerOrgId", "outcome.ownerName"])
    .select(["outcome.shownVersion", "outcome.chainCode", "outcome.districtCode", "outcome.version", "outcomeVersion.content as contentText"])
    .where(`outcome.${column}`, "=", value)
    .executeTakeFirst();
  if (!row) return undefined;
  const { contentText, ...facts } = row;
  return { ...facts, content: contentText === null ? null : readOutcomeContent(contentText) };
}

/** Facts of the shown version, for nouns that stand on outcomes. */
export async function outcomeFacts(reads: Reads, outcomeId: string): Promise<OutcomeFacts | undefined> {
  return factsBy(reads, "id", outcomeId);
}

export async function outcomeByCode(reads: Reads, code: string): Promise<OutcomeFacts | undefined> {
  return factsBy(reads, "code", code);
}

/** What a reader must know about the rights of these outcomes' shown versions on `today`; those without a flag are missing. */
export async function ipAlertsOf(reads: Reads, codes: readonly string[], today: Day): Promise<ReadonlyMap<string, IpFlags>> {
  if (codes.length === 0) return new Map();
  const rows = await reads
    .selectFrom("outcome")
    .innerJoin("outcomeVersion", (join) =>
      join.onRef("outcomeVersion.outcomeId", "=", "outcome.id").onRef("outcomeVersion.number", "=", "outcome.shownVersion"),
    )
    .select(["outcome.code", "outcomeVersion.content"])
    .where("outcome.code", "in", codes)
    .execute();
  const alerts = rows.map((row) => [row.code, ipAlert(readOutcomeContent(row.content).ip, today)] as const);
  return new Map(alerts.filter(([, alert]) => alert.isStale || alert.isFeeOverdue));
}

/** Whether the owner is a public unit, whose agreement prices need a notice (浙江省促进科技成果转化条例 §17). */
export async function ownerIsPublicUnit(reads: Reads, outcomeId: string): Promise<boolean> {
  const row = await reads
    .selectFrom("outcome")
    .innerJoin("organisation", "organisation.id", "outcome.ownerOrgId")
    .select("organisation.isPublicUnit")
    .where("outcome.id", "=", outcomeId)
    .executeTakeFirst();
  return row?.isPublicUnit === 1;
}

export type OutcomeLine = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly workingState: string | null;
  readonly updatedAt: string;
};

function lines(reads: Reads) {
  return reads
    .selectFrom("outcome")
    .leftJoin("outcomeVersion", (join) =>
      join.onRef("outcomeVersion.outcomeId", "=", "outcome.id").onRef("outcomeVersion.number", "=", "outcome.workingVersion"),
    )
    .select(["outcome.id", "outcome.code", "outcome.title", "outcome.state", "outcomeVersion.state as workingState", "outcome.updatedAt"]);
}

/** An organisation's own outcomes, latest change first, at most 200. */
export async function outcomesOf(reads: Reads, orgId: string): Promise<readonly OutcomeLine[]> {
  return lines(reads).where("outcome.ownerOrgId", "=", orgId).orderBy("outcome.updatedAt", "desc").orderBy("outcome.id").limit(200).execute();
}
