// Knows how the operator reads a report: one line a row, in English, and a sum at the end.

import type { ReportRow } from "#app/domain/imports/queries.server.ts";
import type { Refusal } from "#app/kernel/refusal.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { makeVoice } from "#app/ui/text/use-text.ts";
import { wholeEn } from "#app/ui/text/whole.ts";

const { t } = makeVoice("en", wholeEn);

export type ToldRow = Pick<ReportRow, "line" | "externalId" | "result" | "problem" | "undo" | "undoReason">;

function reasonOf(row: ToldRow): string {
  if (row.undo === "kept") return t(`import.kept.${row.undoReason}` as TextKey);
  if (!row.problem) return "";
  const { code, facts } = row.problem;
  return t((code.startsWith("refusal.") ? code : `import.problem.${code}`) as TextKey, facts);
}

export function tell(rows: readonly ToldRow[]): void {
  process.stdout.write("line\texternalId\tresult\treason\n");
  for (const row of rows) process.stdout.write(`${row.line}\t${row.externalId}\t${row.undo || row.result}\t${reasonOf(row)}\n`);
  const count = (name: string) => rows.filter((row) => (row.undo || row.result) === name).length;
  const names = ["created", "updated", "unchanged", "refused", "removed", "restored", "kept"].filter((name) => count(name) > 0);
  process.stderr.write(`${names.map((name) => `${name} ${count(name)}`).join(", ")}\n`);
}

export function sayRefusal({ code, facts }: Refusal): void {
  process.stderr.write(`${t(`refusal.${code}` as TextKey, facts)} ${t(`refusal.${code}.next` as TextKey, facts)}\n`);
}
