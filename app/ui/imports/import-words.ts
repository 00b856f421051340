// Knows how a problem and a row's end become words; must never decide either.
import type { Problem } from "#app/domain/imports/import-batch.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import type { Speak } from "#app/ui/text/use-text.ts";

/** Refusals of a noun's own rules keep their own sentences. */
export function problemText(t: Speak, { code, facts }: Problem): string {
  return t((code.startsWith("refusal.") ? code : `import.problem.${code}`) as TextKey, facts);
}

type Row = { readonly result: string; readonly undo: string; readonly undoReason: string; readonly problem: Problem | null };

export function resultText(t: Speak, row: Pick<Row, "result" | "undo">): string {
  return t((row.undo ? `import.undo.${row.undo}` : `import.result.${row.result}`) as TextKey);
}

export function reasonText(t: Speak, row: Row): string {
  if (row.undoReason) return t(`import.kept.${row.undoReason}` as TextKey);
  return row.problem ? problemText(t, row.problem) : "";
}
