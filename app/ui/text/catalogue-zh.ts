// Knows every Chinese string, and so which keys exist.
import { apiZh } from "./zh/api.ts";
import { challengesZh } from "./zh/challenges.ts";
import { contractsZh } from "./zh/contracts.ts";
import { dealsZh } from "./zh/deals.ts";
import { filesZh } from "./zh/files.ts";
import { homeZh } from "./zh/home.ts";
import { importsZh } from "./zh/imports.ts";
import { inboxZh } from "./zh/inbox.ts";
import { jobsZh } from "./zh/jobs.ts";
import { kitZh } from "./zh/kit.ts";
import { marketZh } from "./zh/market.ts";
import { matchingZh } from "./zh/matching.ts";
import { operationsZh } from "./zh/operations.ts";
import { outcomeDepthZh } from "./zh/outcome-depth.ts";
import { outcomesZh } from "./zh/outcomes.ts";
import { oversightZh } from "./zh/oversight.ts";
import { peopleZh } from "./zh/people.ts";
import { poolsZh } from "./zh/pools.ts";
import { searchZh } from "./zh/search.ts";
import { settingsZh } from "./zh/settings.ts";
import { tablesZh } from "./zh/tables.ts";
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
  ...contractsZh,
  ...oversightZh,
  ...challengesZh,
  ...matchingZh,
  ...marketZh,
  ...importsZh,
  ...settingsZh,
  ...tablesZh,
  ...searchZh,
  ...homeZh,
  ...inboxZh,
  ...jobsZh,
  ...operationsZh,
  ...apiZh,
} as const;

export type TextKey = keyof typeof catalogueZh;
export type Catalogue = Readonly<Record<TextKey, string>>;
