// Knows how public texts are cut and counted for matching, each once; must never know where rows are kept.
import { setImmediate as giveWay } from "node:timers/promises";
import { readChallengeContent } from "#app/domain/challenges/codec.ts";
import type { readBackground } from "#app/domain/matching/background.ts";
import { likenessBy, textCount } from "#app/domain/matching/likeness.ts";
import { MODELS, type ModelVersion } from "#app/domain/matching/models.ts";
import type { OutcomeFacts } from "#app/domain/matching/reasons.ts";
import type { ChallengeSide, MatchStatistics, OutcomeSide } from "#app/domain/matching/score.ts";
import { termCount, termStatistics } from "#app/domain/matching/statistics.ts";
import { challengeTerms, outcomeTerms } from "#app/domain/matching/terms.ts";
import type { TextModel } from "#app/domain/matching/text-model.ts";
import { type CutViews, challengeVectors, outcomeVectors, type TextViews } from "#app/domain/matching/text-vector.ts";
import { readOutcomeContent } from "#app/domain/outcomes/codec.ts";
import type { Meaning } from "./meaning.ts";

/** Cutting words takes this thread, a few milliseconds for so many characters; pages get their turn in between. */
const CHARACTERS_A_TURN = 15_000;
/** Adding up what was cut takes a tenth of cutting it. */
const TEXTS_A_TURN = 50;
/** After so many changed texts, or a tenth of what was counted where that is less, the frequencies are counted anew. */
const STALE_AFTER = 500;
const STALE_PART = 0.1;
/** Texts kept cut, as (id, text); the longest unused goes first. About 20 kB each. */
const KEPT_TEXTS = 6_000;

export type ContentRow = { readonly id: string; readonly content: string };
/** Where the public texts come from: the market's own rows, or those of a file. */
export type CorpusSource = {
  outcomes(ids: readonly string[]): Promise<readonly (ContentRow & { readonly facts: OutcomeFacts })[]>;
  challenges(ids: readonly string[]): Promise<readonly ContentRow[]>;
  /** The newest of each kind, as many as are enough to tell how common words are. */
  sample(): Promise<{ readonly outcomes: readonly ContentRow[]; readonly challenges: readonly ContentRow[] }>;
};
export type Corpus = {
  /** The model by which texts are weighed. */
  readonly modelVersion: ModelVersion;
  outcomes(ids: readonly string[]): Promise<Map<string, OutcomeSide>>;
  challenges(ids: readonly string[]): Promise<Map<string, ChallengeSide>>;
  /** `changed` texts since the last call age the count. */
  statistics(changed: number): Promise<MatchStatistics>;
};
type CutOutcome = Omit<OutcomeSide, "facts">;

/** Cuts each text once: matching meets the same text with every candidate. Cut anew when `edition` is another. */
function keeper<S>(cutText: (content: string) => S, edition = () => 0): (row: ContentRow) => Promise<S> {
  const kept = new Map<string, { readonly content: string; readonly edition: number; readonly side: S }>();
  let cut = 0;
  return async ({ id, content }) => {
    const known = kept.get(id);
    const isKnown = known?.content === content && known.edition === edition();
    kept.delete(id);
    const side = isKnown ? known.side : cutText(content);
    kept.set(id, { content, edition: edition(), side });
    const oldest = kept.keys().next();
    if (kept.size > KEPT_TEXTS && !oldest.done) kept.delete(oldest.value);
    cut += isKnown ? 0 : content.length;
    if (cut >= CHARACTERS_A_TURN) {
      cut = 0;
      await giveWay();
    }
    return side;
  };
}

/** Words for the reasons and features for the likeness come of one and the same cut. */
function cutOnce(views: CutViews): CutViews {
  const seen = new Map<string, TextViews>();
  return (text) => {
    const found = seen.get(text) ?? views(text);
    seen.set(text, found);
    return found;
  };
}

function cutters({ views, meaning }: Pick<CorpusOptions, "views" | "meaning">, model: TextModel) {
  const outcome = keeper((text): CutOutcome => {
    const [content, cut] = [readOutcomeContent(text), cutOnce(views)];
    return { content, terms: outcomeTerms(content, (part) => cut(part).words), text: outcomeVectors(content, cut, model) };
  });
  const challenge = keeper((text): ChallengeSide => {
    const [content, cut] = [readChallengeContent(text), cutOnce(views)];
    const meantIn = meaning?.meantIn;
    return { content, terms: challengeTerms(content, (part) => cut(part).words, meantIn), text: challengeVectors(content, cut, model, meantIn) };
  }, meaning?.version);
  return { outcome, challenge };
}

type Cutters = ReturnType<typeof cutters>;
/** `model` is another set of numbers under the same name, for whoever tries some out. */
export type CorpusOptions = {
  readonly views: CutViews;
  /** The thesaurus in force; a file's corpus has none. */
  readonly meaning?: Meaning;
  readonly background: ReturnType<typeof readBackground>;
  readonly modelVersion: ModelVersion;
  readonly model?: TextModel;
};

async function countSample(source: CorpusSource, cut: Cutters, { background, modelVersion, model = MODELS[modelVersion] }: CorpusOptions) {
  const { outcomes, challenges } = await source.sample();
  const [terms, texts] = [termCount(), textCount()];
  const chains = new Map<string, ReturnType<typeof termCount>>();
  const take = ({ content, ...side }: Pick<CutOutcome | ChallengeSide, "content" | "terms" | "text">) => {
    terms.add(side.terms);
    texts.add(side.text);
    const chain = chains.get(content.chainCode ?? "") ?? termCount();
    chain.add(side.terms);
    chains.set(content.chainCode ?? "", chain);
  };
  const inTurn = async <R>(rows: readonly R[], cutRow: (row: R) => Promise<Parameters<typeof take>[0]>) => {
    for (const [index, row] of rows.entries()) {
      take(await cutRow(row));
      if (index % TEXTS_A_TURN === 0) await giveWay();
    }
  };
  await inTurn(outcomes, cut.outcome);
  await inTurn(challenges, cut.challenge);
  const statistics: MatchStatistics = {
    terms: termStatistics(terms.frequencies(), background, new Map([...chains].map(([chain, count]) => [chain, count.frequencies()]))),
    likenessOf: likenessBy(texts.frequencies(), background.text, model),
  };
  return { statistics, size: outcomes.length + challenges.length };
}

/** Public sides by id (others are left out) and the statistics of the whole, counted once and then now and again. */
export function openCorpus(source: CorpusSource, options: CorpusOptions): Corpus {
  const { modelVersion, model = MODELS[modelVersion] } = options;
  const cut = cutters(options, model);
  let counted: MatchStatistics | null = null;
  let staleAfter = 0;
  let age = 0;
  return {
    modelVersion,
    outcomes: async (ids) => {
      const sides = new Map<string, OutcomeSide>();
      for (const row of await source.outcomes(ids)) sides.set(row.id, { ...(await cut.outcome(row)), facts: row.facts });
      return sides;
    },
    challenges: async (ids) => {
      const sides = new Map<string, ChallengeSide>();
      for (const row of await source.challenges(ids)) sides.set(row.id, await cut.challenge(row));
      return sides;
    },
    async statistics(changed) {
      age += changed;
      if (counted && age < staleAfter) return counted;
      age = 0;
      const { statistics, size } = await countSample(source, cut, options);
      staleAfter = Math.min(STALE_AFTER, Math.ceil(size * STALE_PART));
      counted = statistics;
      return statistics;
    },
  };
}

/** The corpus of whichever model is asked for; a model that is asked for no more is forgotten with all its texts. */
export function corpora(source: CorpusSource, options: Omit<CorpusOptions, "modelVersion">): (version: ModelVersion) => Corpus {
  let open: Corpus | null = null;
  return (modelVersion) => {
    if (open?.modelVersion !== modelVersion) open = openCorpus(source, { ...options, modelVersion });
    return open;
  };
}
