// Knows every English string; a key missing here does not compile.
import type { Catalogue } from "./catalogue-zh.ts";
import { apiEn } from "./en/api.ts";
import { challengesEn } from "./en/challenges.ts";
import { contractsEn } from "./en/contracts.ts";
import { dealsEn } from "./en/deals.ts";
import { filesEn } from "./en/files.ts";
import { homeEn } from "./en/home.ts";
import { importsEn } from "./en/imports.ts";
import { inboxEn } from "./en/inbox.ts";
import { jobsEn } from "./en/jobs.ts";
import { kitEn } from "./en/kit.ts";
import { marketEn } from "./en/market.ts";
import { matchingEn } from "./en/matching.ts";
import { operationsEn } from "./en/operations.ts";
import { outcomeDepthEn } from "./en/outcome-depth.ts";
import { outcomesEn } from "./en/outcomes.ts";
import { oversightEn } from "./en/oversight.ts";
import { peopleEn } from "./en/people.ts";
import { poolsEn } from "./en/pools.ts";
import { searchEn } from "./en/search.ts";
import { settingsEn } from "./en/settings.ts";
import { tablesEn } from "./en/tables.ts";
import { trialsEn } from "./en/trials.ts";

export const catalogueEn: Catalogue = {
  ...kitEn,
  ...peopleEn,
  ...outcomesEn,
  ...outcomeDepthEn,
  ...filesEn,
  ...poolsEn,
  ...trialsEn,
  ...dealsEn,
  ...contractsEn,
  ...oversightEn,
  ...challengesEn,
  ...matchingEn,
  ...marketEn,
  ...importsEn,
  ...settingsEn,
  ...tablesEn,
  ...searchEn,
  ...homeEn,
  ...inboxEn,
  ...jobsEn,
  ...operationsEn,
  ...apiEn,
};
