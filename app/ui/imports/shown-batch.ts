// Knows the shape in which a batch and its rows reach their page; what nobody needs there is left out before.
import type { ImportKind } from "#app/domain/imports/import-batch.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";

export type ShownProblem = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> };
export type ShownBatch = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly fileName: string;
  readonly state: string;
  readonly rowCount: number;
  readonly rowsDone: number;
  readonly headers: readonly string[];
  readonly columns: Readonly<Partial<Record<string, string>>>;
  readonly notes: readonly ShownProblem[];
  readonly problem: ShownProblem | null;
  readonly createdAt: string;
};
export type BatchPageProps = {
  readonly batch: ShownBatch;
  readonly isWorking: boolean;
  readonly moves: readonly string[];
  readonly fields: readonly string[];
  readonly requiredFields: readonly string[];
  readonly hasNews: boolean;
  readonly report: ShownReport;
  readonly result: ActionResult | undefined;
};

export type ReportRow = {
  readonly position: number;
  readonly line: number;
  readonly externalId: string;
  readonly title: string;
  readonly result: string;
  readonly problem: ShownProblem | null;
  readonly undo: string;
  readonly undoReason: string;
  readonly code: string | null;
};
export type ShownReport = {
  readonly filter: string;
  readonly filters: readonly { readonly name: string; readonly count: number }[];
  readonly rows: readonly ReportRow[];
  readonly page: number;
  readonly pages: number;
};
