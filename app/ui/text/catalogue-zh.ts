// Knows the Chinese strings of the pages that everybody opens, and which keys there are at all.

import type { seldomZh } from "./seldom-zh.ts";
import { challengesZh } from "./zh/challenges.ts";
import { contractNamesZh } from "./zh/contract-names.ts";
import { dealsZh } from "./zh/deals.ts";
import { filesZh } from "./zh/files.ts";
import { homeZh } from "./zh/home.ts";
import { inboxZh } from "./zh/inbox.ts";
import { jobsZh } from "./zh/jobs.ts";
import { kitZh } from "./zh/kit.ts";
import { marketZh } from "./zh/market.ts";
import { matchingZh } from "./zh/matching.ts";
import { outcomeDepthZh } from "./zh/outcome-depth.ts";
import { outcomesZh } from "./zh/outcomes.ts";
import { oversightZh } from "./zh/oversight.ts";
import { peopleZh } from "./zh/people.ts";
import { poolsZh } from "./zh/pools.ts";
import { searchZh } from "./zh/search.ts";
import { trialsZh } from "./zh/trials.ts";

export const catalogueZh = {
  ...kitZh,
  ...peopleZh,
  ...outcomesZh,
  ...outcomeDepthZh,
  ...filesZh,
  ...poolsZh,
  ...trialsZh,
  ...dealsZh,
  ...contractNamesZh,
  ...oversightZh,
  ...challengesZh,
  ...matchingZh,
  ...marketZh,
  ...searchZh,
  ...homeZh,
  ...inboxZh,
  ...jobsZh,
} as const;

export type EverydayKey = keyof typeof catalogueZh;
export type TextKey = EverydayKey | keyof typeof seldomZh;
export type Catalogue = Readonly<Record<TextKey, string>>;
