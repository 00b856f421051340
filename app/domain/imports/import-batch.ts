// Knows what an import batch may do next and what becomes of its rows; must never read a row, a file or a clock.
import { findMove, type Move } from "#app/kernel/machine.ts";
import { type RefusalFacts, refuse } from "#app/kernel/refusal.ts";

export const IMPORT_KINDS = ["outcomes", "challenges", "importedOutput", "importedAbsorption"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** 输出 registered at another office, and 吸纳 registered where their sellers sit: both enter as registered contracts. */
export type ContractKind = Extract<ImportKind, "importedOutput" | "importedAbsorption">;

export function isContractKind(kind: ImportKind): kind is ContractKind {
  return kind === "importedOutput" || kind === "importedAbsorption";
}

export const BATCH_STATES = ["reading", "unreadable", "mapping", "checking", "checked", "importing", "imported", "undoing", "undone", "discarded"] as const;
export type BatchState = (typeof BATCH_STATES)[number];
export type BatchVerb = "upload" | "refuseFile" | "askColumns" | "read" | "map" | "remap" | "judged" | "commit" | "taken" | "undo" | "undone" | "discard";
export type BatchParty = "importer" | "system";
type BatchMove = Move<BatchState, BatchVerb, BatchParty>;

export const BATCH_MOVES: readonly BatchMove[] = [
  { from: null, to: "reading", verb: "upload", by: ["importer"] },
  { from: "reading", to: "unreadable", verb: "refuseFile", by: ["system"] },
  { from: "reading", to: "mapping", verb: "askColumns", by: ["system"] },
  { from: "reading", to: "checking", verb: "read", by: ["system"] },
  { from: "mapping", to: "checking", verb: "map", by: ["importer"], guard: "judgeMapping" },
  { from: "checked", to: "mapping", verb: "remap", by: ["importer"] },
  { from: "checking", to: "checked", verb: "judged", by: ["system"] },
  { from: "checked", to: "importing", verb: "commit", by: ["importer"], guard: "judgeCommit" },
  { from: "importing", to: "imported", verb: "taken", by: ["system"] },
  { from: "imported", to: "undoing", verb: "undo", by: ["importer"] },
  { from: "undoing", to: "undone", verb: "undone", by: ["system"] },
  { from: "mapping", to: "discarded", verb: "discard", by: ["importer"] },
  { from: "checked", to: "discarded", verb: "discard", by: ["importer"] },
];

/** States in which the runner has work to do, and a page reports progress. */
export const WORKING_STATES = ["reading", "checking", "importing", "undoing"] as const satisfies readonly BatchState[];

export function isWorking(state: string): boolean {
  return WORKING_STATES.some((one) => one === state);
}

/** The move, or refuses `import.wrongState`. */
export function judgeBatchMove(state: BatchState, verb: BatchVerb): BatchMove {
  return findMove(BATCH_MOVES, state, verb) ?? refuse("import.wrongState", { state, verb });
}

/** What an importer may do with a batch now. */
export function importersMoves(state: string): readonly BatchVerb[] {
  return BATCH_MOVES.filter((move) => move.from === state && move.by.includes("importer")).map((move) => move.verb);
}

export const ROW_RESULTS = ["pending", "created", "updated", "unchanged", "refused"] as const;
export type RowResult = (typeof ROW_RESULTS)[number];
export type RowCounts = Readonly<Record<RowResult, number>>;

/** Refuses `import.nothingToTake` when no row would be created or updated. */
export function judgeCommit(counts: RowCounts): void {
  if (counts.created + counts.updated === 0) refuse("import.nothingToTake");
}

/** Why a row or a file cannot be taken, or what was left out: a text key `import.problem.<code>` with its facts. */
export type Problem = { readonly code: string; readonly facts: RefusalFacts };

/** What undoing did with a row: taken off again, set back to what it was, or kept for a reason. */
export type RowUndo = "" | "removed" | "restored" | "kept";
export const KEPT_REASONS = ["claimed", "claimOpen", "reimported", "changed"] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];
