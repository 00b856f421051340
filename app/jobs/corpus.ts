// Knows the public texts that matches are made of and how common their words are; must never hold a confidential note.
import { setImmediate as giveWay } from "node:timers/promises";
import { readChallengeContent } from "#app/domain/challenges/codec.ts";
import type { ChallengeSide, OutcomeSide } from "#app/domain/matching/score.ts";
import { challengeTerms, outcomeTerms, type Segment, type TermMap, type TermStatistics, termStatistics } from "#app/domain/matching/terms.ts";
import { readOutcomeContent } from "#app/domain/outcomes/codec.ts";
import type { Reads } from "#db/unit-of-work.ts";

const PUBLIC_OUTCOMES = ["listed", "pooled", "reserved"];
const PUBLIC_CHALLENGES = ["published", "unanswered"];
/** Word frequencies of the newest texts are enough, and bounded. */
const SAMPLE = 5_000;
/** Cutting words takes this thread; pages get their turn in between. */
const TEXTS_A_TURN = 20;
/** After so many changed texts the frequencies are counted anew. */
const STALE_AFTER = 500;

function outcomeQuery(reads: Reads) {
  return reads
    .selectFrom("outcome")
    .innerJoin("outcomeVersion", (join) =>
      join.onRef("outcomeVersion.outcomeId", "=", "outcome.id").onRef("outcomeVersion.number", "=", "outcome.shownVersion"),
    )
    .select(["outcome.id", "outcomeVersion.content"])
    .where("outcome.state", "in", PUBLIC_OUTCOMES);
}

function challengeQuery(reads: Reads) {
  return reads.selectFrom("challenge").select(["id", "content"]).where("state", "in", PUBLIC_CHALLENGES);
}

export type Corpus = {
  outcomes(ids: readonly string[]): Promise<Map<string, OutcomeSide>>;
  challenges(ids: readonly string[]): Promise<Map<string, ChallengeSide>>;
  /** `changed` texts since the last call age the count. */
  statistics(changed: number): Promise<TermStatistics>;
};

/** Public sides by id (others are left out) and the statistics of the whole, counted once and then now and again. */
export function openCorpus(reads: Reads, segment: Segment): Corpus {
  let counted: TermStatistics | null = null;
  let age = 0;
  const outcomeSide = (text: string): OutcomeSide => {
    const content = readOutcomeContent(text);
    return { content, terms: outcomeTerms(content, segment) };
  };
  const challengeSide = (text: string): ChallengeSide => {
    const content = readChallengeContent(text);
    return { content, terms: challengeTerms(content, segment) };
  };
  const count = async (): Promise<TermStatistics> => {
    const outcomes = await outcomeQuery(reads).orderBy("outcome.updatedAt", "desc").limit(SAMPLE).execute();
    const challenges = await challengeQuery(reads).orderBy("updatedAt", "desc").limit(SAMPLE).execute();
    const terms: TermMap<string>[] = [];
    for (const row of outcomes) {
      terms.push(outcomeSide(row.content).terms);
      if (terms.length % TEXTS_A_TURN === 0) await giveWay();
    }
    for (const row of challenges) {
      terms.push(challengeSide(row.content).terms);
      if (terms.length % TEXTS_A_TURN === 0) await giveWay();
    }
    return termStatistics(terms);
  };
  return {
    async outcomes(ids) {
      const rows = ids.length === 0 ? [] : await outcomeQuery(reads).where("outcome.id", "in", ids).execute();
      return new Map(rows.map((row) => [row.id, outcomeSide(row.content)]));
    },
    async challenges(ids) {
      const rows = ids.length === 0 ? [] : await challengeQuery(reads).where("id", "in", ids).execute();
      return new Map(rows.map((row) => [row.id, challengeSide(row.content)]));
    },
    async statistics(changed) {
      age += changed;
      if (counted && age < STALE_AFTER) return counted;
      age = 0;
      counted = await count();
      return counted;
    },
  };
}
