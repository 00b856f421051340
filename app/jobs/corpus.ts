// Knows the public texts that matches are made of and how common their words are; must never hold a confidential note.
import { setImmediate as giveWay } from "node:timers/promises";
import { readChallengeContent } from "#app/domain/challenges/codec.ts";
import type { ChallengeSide, OutcomeSide } from "#app/domain/matching/score.ts";
import { type Background, type TermStatistics, termStatistics } from "#app/domain/matching/statistics.ts";
import { challengeTerms, outcomeTerms, type Segment } from "#app/domain/matching/terms.ts";
import { readOutcomeContent } from "#app/domain/outcomes/codec.ts";
import type { Reads } from "#db/unit-of-work.ts";

const PUBLIC_OUTCOMES = ["listed", "pooled", "reserved"];
const PUBLIC_CHALLENGES = ["published", "unanswered"];
/** Word frequencies of the newest texts are enough, and bounded. */
const SAMPLE = 5_000;
/** Cutting words takes this thread; pages get their turn in between. */
const TEXTS_A_TURN = 20;
/** After so many changed texts, or a tenth of what was counted where that is less, the frequencies are counted anew. */
const STALE_AFTER = 500;
const STALE_PART = 0.1;
/** Texts kept cut, as (id, text); the longest unused goes first. About 10 kB each. */
const KEPT_TEXTS = 6_000;
/** Both dialects bound how many values one query may carry. */
const IDS_A_QUERY = 1_000;

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
type Row = { readonly id: string; readonly content: string };

/** Cuts each text once: matching meets the same text with every candidate. */
function keeper<S>(cut: (content: string) => S): (row: Row) => Promise<S> {
  const kept = new Map<string, { readonly content: string; readonly side: S }>();
  let cuts = 0;
  return async ({ id, content }) => {
    const known = kept.get(id);
    kept.delete(id);
    const side = known?.content === content ? known.side : cut(content);
    kept.set(id, { content, side });
    const oldest = kept.keys().next();
    if (kept.size > KEPT_TEXTS && !oldest.done) kept.delete(oldest.value);
    if (known?.content !== content && ++cuts % TEXTS_A_TURN === 0) await giveWay();
    return side;
  };
}

async function sidesOf<S>(ids: readonly string[], read: (ids: readonly string[]) => Promise<Row[]>, keep: (row: Row) => Promise<S>): Promise<Map<string, S>> {
  const sides = new Map<string, S>();
  for (let at = 0; at < ids.length; at += IDS_A_QUERY) {
    for (const row of await read(ids.slice(at, at + IDS_A_QUERY))) sides.set(row.id, await keep(row));
  }
  return sides;
}

function cutters(segment: Segment) {
  const outcome = keeper((text): OutcomeSide => {
    const content = readOutcomeContent(text);
    return { content, terms: outcomeTerms(content, segment) };
  });
  const challenge = keeper((text): ChallengeSide => {
    const content = readChallengeContent(text);
    return { content, terms: challengeTerms(content, segment) };
  });
  return { outcome, challenge };
}

/** Public sides by id (others are left out) and the statistics of the whole, counted once and then now and again. */
export function openCorpus(reads: Reads, segment: Segment, background: Background): Corpus {
  const cut = cutters(segment);
  let counted: TermStatistics | null = null;
  let staleAfter = 0;
  let age = 0;
  const count = async () => {
    const outcomes = await outcomeQuery(reads).orderBy("outcome.updatedAt", "desc").orderBy("outcome.id").limit(SAMPLE).execute();
    const challenges = await challengeQuery(reads).orderBy("updatedAt", "desc").orderBy("id").limit(SAMPLE).execute();
    const sides = [];
    for (const row of outcomes) sides.push(await cut.outcome(row));
    for (const row of challenges) sides.push(await cut.challenge(row));
    staleAfter = Math.min(STALE_AFTER, Math.ceil(sides.length * STALE_PART));
    return termStatistics(
      sides.map((side) => side.terms),
      background,
    );
  };
  return {
    outcomes: (ids) => sidesOf(ids, (some) => outcomeQuery(reads).where("outcome.id", "in", some).execute(), cut.outcome),
    challenges: (ids) => sidesOf(ids, (some) => challengeQuery(reads).where("id", "in", some).execute(), cut.challenge),
    async statistics(changed) {
      age += changed;
      if (counted && age < staleAfter) return counted;
      age = 0;
      counted = await count();
      return counted;
    },
  };
}
