// Knows how a change of a listing is told, field by field; must never decide who may see the confidential one.
import type { Money } from "#app/kernel/money.ts";
import type { Contributor, IpRecord, OutcomeContent, OwnershipShare, PilotData, RightsGrant, TrlEvidence } from "./content.ts";

/** A stretch of text as it stayed, went or came. */
export type Piece = { readonly text: string; readonly change: "same" | "removed" | "added" };

/** Fields written as prose, compared word by word. */
export const TEXT_FIELDS = [
  "title",
  "summary",
  "problem",
  "gain.text",
  "gain.metric",
  "gain.unit",
  "gain.before",
  "gain.after",
  "needs",
  "confidentialNote",
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Fields with one value, told as before and after. */
export type FieldValues = {
  readonly nodeCode: string | null;
  readonly districtCode: string | null;
  readonly trl: number | null;
  readonly pilot: PilotData;
  readonly price: Money | null;
  readonly isServiceOutcome: boolean;
  readonly rightEffectiveOn: string | null;
  readonly exportDeclaration: OutcomeContent["exportDeclaration"];
};

/** Fields with rows, told as rows that went and rows that came. */
export type FieldRows = {
  readonly offers: OutcomeContent["offers"][number];
  readonly ip: IpRecord;
  readonly shares: OwnershipShare;
  readonly rightsGrants: RightsGrant;
  readonly contributors: Contributor;
  readonly trlEvidence: TrlEvidence;
};

export type TextDiff = { readonly kind: "text"; readonly field: TextField; readonly pieces: readonly Piece[] };
export type ValueDiff = {
  [F in keyof FieldValues]: { readonly kind: "value"; readonly field: F; readonly before: FieldValues[F]; readonly after: FieldValues[F] };
}[keyof FieldValues];
export type RowsDiff = {
  [F in keyof FieldRows]: { readonly kind: "rows"; readonly field: F; readonly removed: readonly FieldRows[F][]; readonly added: readonly FieldRows[F][] };
}[keyof FieldRows];
export type FieldDiff = TextDiff | ValueDiff | RowsDiff;
