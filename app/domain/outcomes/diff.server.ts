// Knows what differs between two listings, word by word inside a text; must never decide who may see the confidential note.
import { diffWordsWithSpace } from "diff";
import { canonicalJson } from "#app/kernel/canonical.server.ts";
import type { OutcomeContent } from "./content.ts";
import { type FieldDiff, type FieldRows, type FieldValues, type Piece, type RowsDiff, TEXT_FIELDS, type TextField, type ValueDiff } from "./diff.ts";

/** Chinese has no blanks between words, so words are found by the language's own rules (ICU). */
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
/** Where less than this part of the longer text stayed, single kept words say nothing: the whole is shown as replaced. */
const LEAST_KEPT = 0.3;

/** What stayed, went and came between two texts, in order. Empty when both are empty. */
export function diffText(before: string, after: string): readonly Piece[] {
  const pieces = diffWordsWithSpace(before, after, { intlSegmenter: WORDS }).map(
    ({ value, added, removed }): Piece => ({ text: value, change: added ? "added" : removed ? "removed" : "same" }),
  );
  const kept = pieces.reduce((sum, one) => sum + (one.change === "same" ? one.text.length : 0), 0);
  if (before === after || kept >= LEAST_KEPT * Math.max(before.length, after.length)) return pieces;
  const whole: readonly Piece[] = [
    { text: before, change: "removed" },
    { text: after, change: "added" },
  ];
  return whole.filter((one) => one.text !== "");
}

function textOf(content: OutcomeContent, field: TextField): string {
  const [head, part] = field.split(".") as ["gain", keyof OutcomeContent["gain"]];
  return part === undefined ? String(content[field as keyof OutcomeContent]) : content[head][part];
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

function diffRows<F extends keyof FieldRows>(field: F, before: OutcomeContent, after: OutcomeContent): RowsDiff | null {
  const [old, now] = [before[field] as readonly FieldRows[F][], after[field] as readonly FieldRows[F][]];
  const removed = old.filter((row) => !now.some((one) => isSame(one, row)));
  const added = now.filter((row) => !old.some((one) => isSame(one, row)));
  return removed.length + added.length === 0 ? null : ({ kind: "rows", field, removed, added } as unknown as RowsDiff);
}

function diffValue<F extends keyof FieldValues>(field: F, before: OutcomeContent, after: OutcomeContent): ValueDiff | null {
  return isSame(before[field], after[field]) ? null : ({ kind: "value", field, before: before[field], after: after[field] } as unknown as ValueDiff);
}

/** In the order in which the form asks. */
const ORDER = ["nodeCode", "districtCode", "trl", "pilot"] as const;
const ROWS = ["offers", "trlEvidence", "ip", "shares", "rightsGrants", "contributors"] as const;
const REST = ["price", "isServiceOutcome", "rightEffectiveOn", "exportDeclaration"] as const;

/** The fields that differ. Includes `confidentialNote`: strip it for others than the owner. */
export function diffContents(before: OutcomeContent, after: OutcomeContent): readonly FieldDiff[] {
  const texts = TEXT_FIELDS.filter((field) => textOf(before, field) !== textOf(after, field)).map(
    (field): FieldDiff => ({ kind: "text", field, pieces: diffText(textOf(before, field), textOf(after, field)) }),
  );
  const values = (fields: readonly (keyof FieldValues)[]) => fields.map((field) => diffValue(field, before, after));
  const rows = ROWS.map((field) => diffRows(field, before, after));
  return [...texts, ...values(ORDER), ...rows, ...values(REST)].filter((one) => one !== null);
}
