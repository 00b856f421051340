// Knows the Chinese strings of pages that few open: the bureau's desk, rules, imports, operations, the interface for programs.
import { anomaliesZh } from "./zh/anomalies.ts";
import { apiZh } from "./zh/api.ts";
import { contractWorkZh } from "./zh/contract-work.ts";
import { contractsZh } from "./zh/contracts.ts";
import { deskZh } from "./zh/desk.ts";
import { importsZh } from "./zh/imports.ts";
import { judgementsZh } from "./zh/judgements.ts";
import { mailZh } from "./zh/mail.ts";
import { membersZh } from "./zh/members.ts";
import { operationsZh } from "./zh/operations.ts";
import { settingsZh } from "./zh/settings.ts";
import { tablesZh } from "./zh/tables.ts";
import { thesaurusZh } from "./zh/thesaurus.ts";
import { zeroHelpZh } from "./zh/zero-help.ts";

export const seldomZh = {
  ...anomaliesZh,
  ...apiZh,
  ...contractsZh,
  ...contractWorkZh,
  ...deskZh,
  ...importsZh,
  ...judgementsZh,
  ...mailZh,
  ...membersZh,
  ...operationsZh,
  ...settingsZh,
  ...tablesZh,
  ...thesaurusZh,
  ...zeroHelpZh,
} as const;
