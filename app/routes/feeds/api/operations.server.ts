// Knows every operation that programs may call: address, questions, shape of the answer, scope; must never read a row.
import { z } from "zod";
import { ORG_KINDS } from "#app/kernel/actor.ts";
import type { ProblemCode } from "#app/web/problem.server.ts";
import { chain, district, Filtered, limit, Nothing, type Operation, Paged } from "./questions.server.ts";
import { ChallengeShape, ChallengesShape, MatchesShape } from "./shapes/challenge.server.ts";
import { ChangesShape, IndicatorsShape, OrganisationShape, OrganisationsShape } from "./shapes/city.server.ts";
import { OutcomeShape, OutcomesShape } from "./shapes/outcome.server.ts";
import { OwnContractsShape, OwnDealsShape, OwnTrialsShape } from "./shapes/own.server.ts";
import { EntriesShape, PoolShape, PoolsShape } from "./shapes/pool.server.ts";

const GONE: readonly ProblemCode[] = ["notFound", "gone"];
const OWN: readonly ProblemCode[] = ["badCursor", "tokenMissing", "scopeMissing", "noOrganisation"];

export const listOutcomes = {
  id: "listOutcomes",
  path: "/outcomes",
  zh: "公开的科技成果",
  en: "Public research outcomes",
  query: Filtered,
  answer: OutcomesShape,
  scope: null,
  problems: ["badCursor"],
} as const satisfies Operation;
export const getOutcome = {
  id: "getOutcome",
  path: "/outcomes/{code}",
  zh: "一项成果",
  en: "One outcome",
  query: Nothing,
  answer: OutcomeShape,
  scope: null,
  problems: GONE,
} as const satisfies Operation;
export const listChallenges = {
  id: "listChallenges",
  path: "/challenges",
  zh: "已发布的企业出题",
  en: "Published challenges",
  query: Filtered,
  answer: ChallengesShape,
  scope: null,
  problems: ["badCursor"],
} as const satisfies Operation;
export const getChallenge = {
  id: "getChallenge",
  path: "/challenges/{code}",
  zh: "一道题",
  en: "One challenge",
  query: Nothing,
  answer: ChallengeShape,
  scope: null,
  problems: GONE,
} as const satisfies Operation;
export const listMatches = {
  id: "listMatches",
  path: "/challenges/{code}/matches",
  zh: "与此题匹配的成果及理由",
  en: "Outcomes that answer a challenge, with reasons for and against",
  query: Nothing,
  answer: MatchesShape,
  scope: null,
  problems: GONE,
} as const satisfies Operation;
export const listPools = {
  id: "listPools",
  path: "/pools",
  zh: "成果池",
  en: "Pools",
  query: Paged.extend({ chain }),
  answer: PoolsShape,
  scope: null,
  problems: ["badCursor"],
} as const satisfies Operation;
export const getPool = {
  id: "getPool",
  path: "/pools/{code}",
  zh: "一个成果池",
  en: "One pool",
  query: Nothing,
  answer: PoolShape,
  scope: null,
  problems: ["notFound"],
} as const satisfies Operation;
export const listEntries = {
  id: "listEntries",
  path: "/pools/{code}/entries",
  zh: "在池成果及试用条件",
  en: "Outcomes in a pool, with the terms of a trial",
  query: Paged,
  answer: EntriesShape,
  scope: null,
  problems: ["notFound", "badCursor"],
} as const satisfies Operation;
export const listOrganisations = {
  id: "listOrganisations",
  path: "/organisations",
  zh: "已核验单位",
  en: "Verified organisations",
  query: Paged.extend({ kind: z.enum(ORG_KINDS).optional(), district }),
  answer: OrganisationsShape,
  scope: null,
  problems: ["badCursor"],
} as const satisfies Operation;
export const getOrganisation = {
  id: "getOrganisation",
  path: "/organisations/{id}",
  zh: "一家单位的公开部分",
  en: "The public part of one organisation",
  query: Nothing,
  answer: OrganisationShape,
  scope: null,
  problems: ["notFound"],
} as const satisfies Operation;
export const listIndicators = {
  id: "listIndicators",
  path: "/indicators",
  zh: "公开指标",
  en: "Public figures",
  query: Nothing,
  answer: IndicatorsShape,
  scope: null,
  problems: [],
} as const satisfies Operation;
export const listChanges = {
  id: "listChanges",
  path: "/changes",
  zh: "公开变动，含删除",
  en: "Public changes in order, deletions included",
  query: z.strictObject({
    limit,
    since: z.string().max(400).optional().meta({ description: "上次的 next，或一个时点；缺省从头 / the last next, or an instant; from the beginning without" }),
  }),
  answer: ChangesShape,
  scope: null,
  problems: ["badCursor"],
} as const satisfies Operation;
export const listOwnContracts = {
  id: "listOwnContracts",
  path: "/own/contracts",
  zh: "本单位的技术合同",
  en: "Your organisation's contracts",
  query: Paged,
  answer: OwnContractsShape,
  scope: "read:own",
  problems: OWN,
} as const satisfies Operation;
export const listOwnTrials = {
  id: "listOwnTrials",
  path: "/own/trials",
  zh: "本单位的试用",
  en: "Your organisation's trials",
  query: Paged,
  answer: OwnTrialsShape,
  scope: "read:own",
  problems: OWN,
} as const satisfies Operation;
export const listOwnDeals = {
  id: "listOwnDeals",
  path: "/own/deals",
  zh: "本单位的交易",
  en: "Your organisation's deals",
  query: Paged,
  answer: OwnDealsShape,
  scope: "read:own",
  problems: OWN,
} as const satisfies Operation;

export const OPERATIONS: readonly Operation[] = [
  listOutcomes,
  getOutcome,
  listChallenges,
  getChallenge,
  listMatches,
  listPools,
  getPool,
  listEntries,
  listOrganisations,
  getOrganisation,
  listIndicators,
  listChanges,
  listOwnContracts,
  listOwnTrials,
  listOwnDeals,
];
/** What any operation may answer instead. */
export const EVERY_PROBLEM: readonly ProblemCode[] = ["badParameter", "tokenInvalid", "methodNotAllowed", "notAcceptable", "tooManyRequests", "internal"];
