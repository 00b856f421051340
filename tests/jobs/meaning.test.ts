// Proves that matching takes in a new thesaurus without a restart, and cuts anew what it cut before.
import { expect, it } from "vitest";

import { readBackground } from "#app/domain/matching/background.ts";
import backgroundWords from "#app/domain/matching/background-words.json" with { type: "json" };
import { FIRST_MODEL } from "#app/domain/matching/models.ts";
import { NO_FACTS } from "#app/domain/matching/reasons.ts";
import { writeOutcomeContent } from "#app/domain/outcomes/codec.ts";
import { openCorpus } from "#app/jobs/corpus.ts";
import { openMeaning } from "#app/jobs/meaning.ts";
import { scorePairs } from "#app/jobs/scored-pairs.ts";
import type { Day } from "#app/kernel/time.ts";
import { rarityOf } from "#search/text/rarity.server.ts";
import { viewsOf } from "#search/text/views.server.ts";
import { challengeContent } from "#tests/domain/challenges/plant-challenge.ts";
import { outcomeContent } from "#tests/support/plant.ts";

const TODAY = "2026-03-02" as Day;
const SILENT = { problem: "", summary: "", needs: "", gain: { text: "", metric: "", unit: "", before: "", after: "" } };
const offered = { id: "o", content: writeOutcomeContent(outcomeContent({ ...SILENT, title: "机器视觉瑕疵筛查" })), facts: NO_FACTS };
const wanted = { id: "c", content: JSON.stringify(challengeContent({ symptom: "", constraint: "", indicators: [], title: "布面疵点检测" })) };

it("finds two texts alike once the thesaurus says so, and again when it says otherwise", async () => {
  const meaning = openMeaning();
  const source = {
    outcomes: async () => [offered],
    challenges: async () => [wanted],
    sample: async () => ({ outcomes: [offered], challenges: [wanted] }),
  };
  const corpus = openCorpus(source, { views: viewsOf, meaning, background: readBackground(backgroundWords, rarityOf), modelVersion: FIRST_MODEL });
  const match = async () => [...(await scorePairs({ corpus }, [["o", "c"]], 0, TODAY)).values()][0];
  const before = await match();
  expect(before?.reasons.filter((reason) => reason.kind === "terms")).toEqual([]);
  await meaning.setThesaurus(2, [["疵点", "瑕疵"]]);
  const after = await match();
  expect(after?.reasons.find((reason) => reason.kind === "terms")?.facts.terms).toBe("瑕疵≈疵点");
  expect(after?.score ?? 0).toBeGreaterThan(before?.score ?? 0);
  await meaning.setThesaurus(1, []);
  expect(meaning.version()).toBe(2);
  await meaning.setThesaurus(3, []);
  expect(await match()).toEqual(before);
});
