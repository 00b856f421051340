// Knows the migrations in their order; each is written once and never edited after it has shipped.
import type { Kysely, Migration } from "kysely";
import { columnsFor, type DialectName } from "../dialects/columns.ts";
import { up as foundation } from "./0001-foundation.ts";
import { up as marketplace } from "./0002-marketplace.ts";
import { up as contracts } from "./0003-contracts.ts";
import { up as inbox } from "./0005-inbox.ts";
import { up as accessTokens } from "./0006-access-tokens.ts";
import { up as operations } from "./0007-operations.ts";
import { up as importsAndGdp } from "./0008-imports-and-gdp.ts";
import { up as secondFactor } from "./0009-second-factor.ts";
import { up as peopleCare } from "./0010-people-care.ts";
import { up as matchingModels } from "./0011-matching-models.ts";
import { up as wordsAndJudgements } from "./0012-words-and-judgements.ts";
import { up as mailedLinks } from "./0013-mailed-links.ts";
import { up as contractRegistration } from "./0014-contract-registration.ts";
import { up as countedFigures } from "./0015-counted-figures.ts";
import { up as anomalyDesk } from "./0017-anomaly-desk.ts";
import { up as amendedFacts } from "./0018-amended-facts.ts";
import { up as lateTallies } from "./0019-late-tallies.ts";
import { up as importLooks } from "./0020-import-looks.ts";

export function migrationsFor(dialect: DialectName): Record<string, Migration> {
  const columns = columnsFor(dialect);
  const wrap = (up: (db: Kysely<unknown>, c: typeof columns) => Promise<void>): Migration => ({ up: (db) => up(db, columns) });
  return {
    "0001-foundation": wrap(foundation),
    "0002-marketplace": wrap(marketplace),
    "0003-contracts": wrap(contracts),
    "0005-inbox": wrap(inbox),
    "0006-access-tokens": wrap(accessTokens),
    "0007-operations": wrap(operations),
    "0008-imports-and-gdp": wrap(importsAndGdp),
    "0009-second-factor": wrap(secondFactor),
    "0010-people-care": wrap(peopleCare),
    "0011-matching-models": wrap(matchingModels),
    "0012-words-and-judgements": wrap(wordsAndJudgements),
    "0013-mailed-links": wrap(mailedLinks),
    "0014-contract-registration": wrap(contractRegistration),
    "0015-counted-figures": wrap(countedFigures),
    "0017-anomaly-desk": wrap(anomalyDesk),
    "0018-amended-facts": wrap(amendedFacts),
    "0019-late-tallies": wrap(lateTallies),
    "0020-import-looks": wrap(importLooks),
  };
}
