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

export type TellRows = (rows: readonly ToldRow[]) => void;

/** The head now, then the rows as they come, and at the end how many there were of each kind. */
export function openReport(): { readonly tell: TellRows; readonly end: () => void } {
  const counts = new Map<string, number>();
  process.stdout.write("line\texternalId\tresult\treason\n");
  const tell: TellRows = (rows) => {
    for (const row of rows) {
      const name = row.undo || row.result;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      process.stdout.write(`${row.line}\t${row.externalId}\t${name}\t${reasonOf(row)}\n`);
    }
  };
  const names = ["created", "updated", "unchanged", "refused", "removed", "restored", "kept"];
  const sums = () => names.flatMap((name) => (counts.has(name) ? [`${name} ${counts.get(name)}`] : []));
  return { tell, end: () => void process.stderr.write(`${sums().join(", ")}\n`) };
}

export function sayRefusal({ code, facts }: Refusal): void {
  process.stderr.write(`${t(`refusal.${code}` as TextKey, facts)} ${t(`refusal.${code}.next` as TextKey, facts)}\n`);
}
