// Knows the English strings of pages that few open; a key missing here does not compile.
import { anomaliesEn } from "./en/anomalies.ts";
import { apiEn } from "./en/api.ts";
import { contractWorkEn } from "./en/contract-work.ts";
import { contractsEn } from "./en/contracts.ts";
import { deskEn } from "./en/desk.ts";
import { importsEn } from "./en/imports.ts";
import { judgementsEn } from "./en/judgements.ts";
import { mailEn } from "./en/mail.ts";
import { membersEn } from "./en/members.ts";
import { operationsEn } from "./en/operations.ts";
import { settingsEn } from "./en/settings.ts";
import { tablesEn } from "./en/tables.ts";
import { thesaurusEn } from "./en/thesaurus.ts";
import { zeroHelpEn } from "./en/zero-help.ts";
import type { seldomZh } from "./seldom-zh.ts";

export const seldomEn: Readonly<Record<keyof typeof seldomZh, string>> = {
  ...anomaliesEn,
  ...apiEn,
  ...contractWorkEn,
  ...contractsEn,
  ...deskEn,
  ...importsEn,
  ...judgementsEn,
  ...mailEn,
  ...membersEn,
  ...operationsEn,
  ...settingsEn,
  ...tablesEn,
  ...thesaurusEn,
  ...zeroHelpEn,
};
