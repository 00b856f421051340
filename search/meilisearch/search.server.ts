// Knows how a question is answered through the server: asked whole, looked at where its word is not enough, widened where nothing holds all words; must never rank.
import type { MultiSearchQueryWithFederation } from "meilisearch";
import type { FacetName, SearchRequest, SearchResult } from "../engine.ts";
import { needlesOf, type Question, readQuestion } from "../query/question.server.ts";
import { shownHit } from "../query/shown.server.ts";
import type { Thesaurus } from "../query/synonyms.server.ts";
import { rarityOf } from "../text/rarity.server.ts";
import { type Result, readFederated, readKept, readResults, totalOf } from "./answers.server.ts";
import type { Asking, Found } from "./asking.ts";
import { holdsAll } from "./check.server.ts";
import { lookAtEach } from "./look.server.ts";
import { anyWordQuestions, isWholeQuestion, type Plan, planOf, wholeQuestion } from "./question.server.ts";
import { activeFacets, countFields, countsIn, facetsOf, filtersOf, SHOWN_FIELDS, sortOf, stateQuery, windowOf, wordsQuery } from "./request.server.ts";
import { BeyondServer, SearchServerError } from "./server-error.ts";
import { MAX_TOTAL_HITS } from "./settings.server.ts";
import { spellingOf } from "./spelling.server.ts";
import { type IndexState, readState } from "./state.server.ts";

export const ENGINE_NAME = "meilisearch";
const SUGGESTIONS_MAX = 4;
/** A rare word says more; the commonest still counts for something. */
const LEAST_WEIGHT = 0.2;
/** Questions that leave one word out come before single words. */
const ALL_BUT_ONE_WEIGHT = 3;
const ALL_BUT_ONE_MAX = 8;

type Whole = Found & { readonly state: IndexState; readonly isAnywhere: boolean };

function facetsIn(open: readonly FacetName[], main: Result, narrowed: readonly FacetName[], others: readonly Result[]): Found["facets"] {
  const counted = [...open.map((name) => [name, main] as const), ...narrowed.map((name, at) => [name, others[at] ?? main] as const)];
  return Object.fromEntries(counted.map(([name, result]) => [name, countsIn(result, name)]));
}

/** One request: the index's state, the page, each narrowed facet without its own filter, and whether anything holds the words at all. */
async function askWhole({ uid, ask, signal }: Asking, request: SearchRequest, q: string): Promise<Whole> {
  const { kind, filters = {}, sort } = request;
  const { open, narrowed } = facetsOf(request);
  const words = wordsQuery(uid, q);
  const order = sortOf(sort);
  const isNarrowed = activeFacets(request).length > 0;
  const main = { ...words, filter: filtersOf(kind, filters), ...windowOf(request), attributesToRetrieve: SHOWN_FIELDS, facets: countFields(open) };
  const queries = [
    stateQuery(uid),
    order ? { ...main, sort: order } : main,
    ...(isNarrowed ? [{ ...words, filter: filtersOf(kind, {}), limit: 0, facets: countFields([]) }] : []),
    ...narrowed.map((name) => ({ ...words, filter: filtersOf(kind, filters, name), limit: 0, facets: countFields([name]) })),
  ];
  const [own, page, ...rest] = readResults(await ask({ queries }, signal), queries.length) as [Result, Result, ...Result[]];
  const [anywhere, ...others] = (isNarrowed ? rest : [page, ...rest]) as [Result, ...Result[]];
  const state = readState(own.hits[0]);
  if (state === null) throw new SearchServerError("lost");
  const documents = page.hits.map(readKept);
  return { state, total: totalOf(page, kind), documents, facets: facetsIn(open, page, narrowed, others), isAnywhere: totalOf(anywhere, kind) > 0 };
}

/** The questions whose answers together hold any of the words, those that hold all but one first. */
function widened(question: Question, plan: Plan): { readonly q: string; readonly weight: number }[] {
  const single = anyWordQuestions(question, plan).map(({ q, text }) => ({ q, weight: LEAST_WEIGHT + (1 - LEAST_WEIGHT) * rarityOf(text) }));
  if (plan.asks.length < 3 || plan.asks.length > ALL_BUT_ONE_MAX) return single;
  const allButOne = plan.asks.map((left) => wholeQuestion({ ...plan, asks: plan.asks.filter((ask) => ask !== left) }));
  return [...allButOne.map((q) => ({ q, weight: ALL_BUT_ONE_WEIGHT })), ...single];
}

/** Several questions answered as one: the server joins them and gives each document its best place. */
async function askAny(asking: Asking, request: SearchRequest, questions: ReturnType<typeof widened>): Promise<Found> {
  const { uid, ask, signal } = asking;
  const { kind, filters = {}, sort } = request;
  const { open, narrowed } = facetsOf(request);
  const order = sortOf(sort);
  const joined = async (filter: string[], names: readonly FacetName[], window: { readonly offset: number; readonly limit: number }) => {
    const queries = questions.map(({ q, weight }): MultiSearchQueryWithFederation => {
      const query = { ...wordsQuery(uid, q), filter, attributesToRetrieve: SHOWN_FIELDS, federationOptions: { weight } };
      return order ? { ...query, sort: order } : query;
    });
    return readFederated(await ask({ federation: { ...window, facetsByIndex: { [uid]: countFields(names) } }, queries }, signal), uid);
  };
  const [main, ...others] = await Promise.all([
    joined(filtersOf(kind, filters), open, windowOf(request)),
    ...narrowed.map((name) => joined(filtersOf(kind, filters, name), [name], { offset: 0, limit: 0 })),
  ]);
  return { total: totalOf(main, kind), documents: main.hits.map(readKept), facets: facetsIn(open, main, narrowed, others) };
}

/** Words of a question that found nothing, each of which would find something. */
async function suggestions({ uid, ask, signal }: Asking, { kind }: SearchRequest, question: Question, plan: Plan): Promise<SearchResult["suggestions"]> {
  const words = anyWordQuestions({ ...question, unwanted: [] }, { ...plan, unwanted: [] });
  if (words.length === 0) return [];
  const queries = words.map(({ q }) => ({ ...wordsQuery(uid, q), filter: filtersOf(kind, {}), limit: 0, facets: countFields([]) }));
  const results = readResults(await ask({ queries }, signal), queries.length);
  const counted = words.map(({ text }, at) => ({ text, count: totalOf(results[at] as Result, kind) }));
  return counted.filter(({ count }) => count > 0).slice(0, SUGGESTIONS_MAX);
}

/** Help with the spelling is worth no page: without it, what was found is shown all the same. */
async function spelling(asking: Asking, { kind }: SearchRequest, question: Question): Promise<SearchResult["spelling"]> {
  try {
    return await spellingOf(asking, kind, question);
  } catch (error) {
    if (error instanceof SearchServerError) return null;
    throw error;
  }
}

/** No word of ours is written so: see letters.ts. */
const NO_QUESTION = '"x"';

/** Only signs were typed. */
function isBlank({ isAsked, wanted, unwanted }: Question): boolean {
  return isAsked && wanted.length === 0 && unwanted.length === 0;
}

/** The whole question, each document looked at where the server cannot be told all of it, or told it and answered otherwise. */
async function askAll(asking: Asking, request: SearchRequest, question: Question, plan: Plan): Promise<Whole> {
  const q = isBlank(question) ? NO_QUESTION : wholeQuestion(plan);
  const whole = await askWhole(asking, request, q);
  const isAnswer = isWholeQuestion(plan) && whole.documents.every(({ text }) => holdsAll(text, plan));
  return isAnswer ? whole : { ...whole, ...(await lookAtEach(asking, request, q, plan)) };
}

export type Answered = { readonly result: Omit<SearchResult, "tookMs">; readonly state: IndexState };

/** Throws `SearchServerError` for what is wrong with the server, `BeyondServer` for what it does not reach; never for what was typed. */
export async function answer(asking: Asking, request: SearchRequest, thesaurus: Thesaurus): Promise<Answered> {
  const { offset, limit } = windowOf(request);
  if (offset + limit > MAX_TOTAL_HITS) throw new BeyondServer("beyond the hits that the server ranks");
  const question = readQuestion(request.text);
  const plan = planOf(question, thesaurus);
  const whole = await askAll(asking, request, question, plan);
  const isRelaxable = !whole.isAnywhere && question.wanted.some((term) => !term.isPhrase);
  const relaxed = isRelaxable ? await askAny(asking, request, widened(question, plan)) : null;
  const found: Found = relaxed ?? whole;
  const needles = needlesOf({ wanted: [...question.wanted, ...plan.others] });
  return {
    state: whole.state,
    result: {
      ...{ total: found.total, facets: found.facets, hits: found.documents.map((document) => shownHit(document, needles)) },
      isRelaxed: relaxed !== null && relaxed.total > 0,
      suggestions: found.total > 0 ? [] : await suggestions(asking, request, question, plan),
      spelling: whole.isAnywhere || question.wanted.length === 0 ? null : await spelling(asking, request, question),
      engine: ENGINE_NAME,
    },
  };
}
