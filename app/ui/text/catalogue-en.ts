// Knows the English strings of the pages that everybody opens; a key missing here does not compile.
import type { EverydayKey } from "./catalogue-zh.ts";
import { challengesEn } from "./en/challenges.ts";
import { contractNamesEn } from "./en/contract-names.ts";
import { dealsEn } from "./en/deals.ts";
import { filesEn } from "./en/files.ts";
import { homeEn } from "./en/home.ts";
import { inboxEn } from "./en/inbox.ts";
import { jobsEn } from "./en/jobs.ts";
import { kitEn } from "./en/kit.ts";
import { marketEn } from "./en/market.ts";
import { matchingEn } from "./en/matching.ts";
import { outcomeDepthEn } from "./en/outcome-depth.ts";
import { outcomesEn } from "./en/outcomes.ts";
import { oversightEn } from "./en/oversight.ts";
import { peopleEn } from "./en/people.ts";
import { poolsEn } from "./en/pools.ts";
import { searchEn } from "./en/search.ts";
import { trialsEn } from "./en/trials.ts";

export const catalogueEn: Readonly<Record<EverydayKey, string>> = {
  ...kitEn,
  ...peopleEn,
  ...outcomesEn,
  ...outcomeDepthEn,
  ...filesEn,
  ...poolsEn,
  ...trialsEn,
  ...dealsEn,
  ...contractNamesEn,
  ...oversightEn,
  ...challengesEn,
  ...matchingEn,
  ...marketEn,
  ...searchEn,
  ...homeEn,
  ...inboxEn,
  ...jobsEn,
};
