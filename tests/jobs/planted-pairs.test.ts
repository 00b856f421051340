// Proves on the demo city, through the product's own jobs and queries, that each planted answer is found both ways for telling words,
// and that each planted mismatch is said against it in both languages.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readChallengeContent } from "#app/domain/challenges/codec.ts";
import { matchesOfChallenge, matchesOfOutcome, type ShownMatch } from "#app/domain/matching/queries.server.ts";
import type { Reason } from "#app/domain/matching/reasons.ts";
import { challengeTerms, outcomeTerms } from "#app/domain/matching/terms.ts";
import { readOutcomeContent } from "#app/domain/outcomes/codec.ts";
import { makeJobs } from "#app/jobs/runner.ts";
import type { Instant } from "#app/kernel/time.ts";
import { sayReason } from "#app/ui/matching/reason-text.ts";
import { makeVoice } from "#app/ui/text/use-text.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { makeUnitOfWork } from "#db/unit-of-work.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { segment } from "#search/text/words.server.ts";
import { seedCity } from "#seeds/seed-city.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { openTestDatabase, type TestDatabase } from "#tests/support/database.ts";

const NOW = "2026-11-24T06:00:00.000Z" as Instant;
const WORDS = { researcher: "a", reviewer: "b", publisher: "c", operator: "d", enterprise: "e", clerk: "f", analyst: "g" };
const FIRST = 5;
const COMMONEST = 200;
/** How each planted mismatch must read; the sums, levels and days are the texts' own. */
const SAID = {
  trl: [/^成果成熟度 TRL 5，低于题目要求的 TRL 8$/u, /^Readiness TRL 5 is below the wanted TRL 8$/u],
  budget: [/^成果报价 175\s?万元，高于意向投入 20\s?万元$/u, /^The asking price of CNY 1\.75 million exceeds the budget of CNY 200,000$/u],
  date: [/^距题目期限 \S+ 只有 20 天，按成熟度估计需要 30 天$/u, /^Days left until \S+: only 20; needed at this readiness: about 30$/u],
} as const;

async function growMatched(): Promise<TestDatabase> {
  const t = await openTestDatabase("sqlite");
  t.setNow(NOW);
  const unitOfWorkAt = (clock: () => Instant) => makeUnitOfWork({ db: t.db, dialect: t.dialect, clock });
  await seedCity({ services: { unitOfWorkAt, reads: t.reads }, now: NOW, passwords: WORDS, nobodysPassword: "nobody" });
  const folder = mkdtempSync(join(tmpdir(), "market-pairs-"));
  const search = openEmbeddedEngine(join(folder, "search.sqlite"));
  const log = { error: (facts: object) => Promise.reject(facts), warn: () => {} };
  const jobs = makeJobs({ unitOfWork: t.unitOfWork, reads: t.reads, search, files: { open: async () => null }, clock: t.now, holder: "one", log });
  await jobs.runOnce();
  await jobs.close();
  await search.close();
  rmSync(folder, { recursive: true, force: true });
  return t;
}

/** The 200 words that most public texts hold, counted here from the rows by the plainest means. */
async function commonestWords(t: TestDatabase): Promise<ReadonlySet<string>> {
  const outcomes = await t.reads
    .selectFrom("outcome")
    .innerJoin("outcomeVersion as v", (join) => join.onRef("v.outcomeId", "=", "outcome.id").onRef("v.number", "=", "outcome.shownVersion"))
    .select("v.content")
    .where("outcome.state", "in", ["listed", "pooled", "reserved"])
    .execute();
  const challenges = await t.reads.selectFrom("challenge").select("content").where("state", "in", ["published", "unanswered"]).execute();
  const texts = [
    ...outcomes.map((row) => outcomeTerms(readOutcomeContent(row.content), segment)),
    ...challenges.map((row) => challengeTerms(readChallengeContent(row.content), segment)),
  ];
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((terms) => [...terms.keys()])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Set(ranked.slice(0, COMMONEST).map(([word]) => word));
}

type Planted = { readonly key: string; readonly challenge: ShownMatch | undefined; readonly outcome: ShownMatch | undefined };

async function findPlanted(t: TestDatabase): Promise<Planted[]> {
  const outcomes = await t.reads.selectFrom("outcome").select(["id", "code", "title"]).execute();
  const challenges = await t.reads.selectFrom("challenge").select(["id", "code", "title"]).where("state", "=", "published").execute();
  const titleOf = new Map(SEED_OUTCOMES.map((one) => [one.key, one.title]));
  const found: Planted[] = [];
  for (const seed of SEED_CHALLENGES) {
    if (seed.plantedOutcomeKey === null) continue;
    const outcome = outcomes.find((one) => one.title === titleOf.get(seed.plantedOutcomeKey ?? ""));
    const challenge = challenges.find((one) => one.title === seed.title);
    const answers = (await matchesOfChallenge(t.reads, challenge?.id ?? "", null, t.now())).slice(0, FIRST);
    const askers = (await matchesOfOutcome(t.reads, outcome?.id ?? "", null, t.now())).slice(0, FIRST);
    found.push({ key: seed.key, outcome: answers.find((one) => one.code === outcome?.code), challenge: askers.find((one) => one.code === challenge?.code) });
  }
  return found;
}

const wordsOf = (reason: Reason) => String(reason.facts.terms).split("、");
const termsOf = (match: ShownMatch | undefined) => (match?.reasons ?? []).filter((reason) => reason.kind === "terms");

it("finds every planted pair in the first five both ways, for telling words, and says what speaks against it", async () => {
  const t = await growMatched();
  const planted = await findPlanted(t);
  expect(planted.length).toBeGreaterThanOrEqual(25);
  expect(planted.filter((one) => !one.outcome).map((one) => one.key)).toEqual([]);
  expect(planted.filter((one) => !one.challenge).map((one) => one.key)).toEqual([]);

  const commonest = await commonestWords(t);
  expect(commonest.size).toBe(COMMONEST);
  expect(planted.filter(({ outcome, challenge }) => !termsOf(outcome).length || !termsOf(challenge).length).map((one) => one.key)).toEqual([]);
  const everyMatch = await t.reads.selectFrom("match").select("reasons").execute();
  const everyWord = everyMatch.flatMap((row) => (JSON.parse(row.reasons) as Reason[]).filter((reason) => reason.kind === "terms").flatMap(wordsOf));
  expect([...new Set(everyWord.filter((word) => commonest.has(word)))]).toEqual([]);

  const voices = [makeVoice("zh", wholeZh), makeVoice("en", wholeEn)] as const;
  for (const kind of ["trl", "budget", "date"] as const) {
    const key = SEED_CHALLENGES.find((one) => one.mismatch === kind)?.key;
    const pair = planted.find((one) => one.key === key);
    for (const match of [pair?.outcome, pair?.challenge]) {
      const against = (match?.reasons ?? []).filter((reason) => reason.side === "against");
      expect(against.map((reason) => reason.kind)).toContain(kind);
      expect(match?.level).not.toBe("strong");
      const reason = against.find((one) => one.kind === kind) as Reason;
      voices.forEach((voice, at) => {
        expect(sayReason(voice, reason)).toMatch(SAID[kind][at] as RegExp);
      });
    }
  }
}, 180_000);
