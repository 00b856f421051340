// Knows the shape of what a search page shows; must never know which engine found it.
import type { Asked, Sort } from "./asked.ts";

export type Piece = { readonly text: string; readonly isMatch: boolean };
export type FoundThing = {
  readonly id: string;
  readonly code: string;
  readonly highlights: { readonly title: readonly Piece[]; readonly body: readonly Piece[] };
  readonly reasons: readonly { readonly field: string; readonly words: readonly string[] }[];
  readonly stored: {
    readonly ownerName: string;
    readonly state: string;
    readonly origin: string;
    readonly chainCode: string | null;
    readonly districtCode: string | null;
    readonly trl: number | null;
    /** In 分. */
    readonly amount: number | null;
    readonly isAmountOpen: boolean;
    readonly until: string | null;
  };
};
/** Only what a card shows: whatever else the engine keeps would travel in every page for nothing. */
export function shownThing({ id, code, highlights, reasons, stored }: FoundThing): FoundThing {
  const { ownerName, state, origin, chainCode, districtCode, trl, amount, isAmountOpen, until } = stored;
  return { id, code, highlights, reasons, stored: { ownerName, state, origin, chainCode, districtCode, trl, amount, isAmountOpen, until } };
}

export type Kind = "outcome" | "challenge";
export type Labels = { readonly chain: Readonly<Record<string, string>>; readonly district: Readonly<Record<string, string>> };

export type HelpLink = { readonly key: string; readonly label: string; readonly to: string };
/** What helps where nothing was found, said by the server: its words travel with such pages alone. */
export type ZeroHelp = {
  /** Which asked words are nowhere. */
  readonly missing: string | null;
  /** The same words without filters, where they find something. */
  readonly unfiltered: HelpLink | null;
  readonly lists: readonly { readonly title: string; readonly links: readonly HelpLink[] }[];
  /** Making a challenge of the question; without a link where the reader may not. */
  readonly post: { readonly sentence: string; readonly link: HelpLink | null };
};

export type Found = {
  readonly kind: Kind;
  readonly asked: Asked;
  readonly sorts: readonly Sort[];
  readonly labels: Labels;
  /** The instant that deadlines are judged by. */
  readonly now: string;
  readonly total: number;
  readonly hits: readonly FoundThing[];
  readonly facets: readonly { readonly name: string; readonly values: readonly { readonly value: string; readonly count: number }[] }[];
  readonly isRelaxed: boolean;
  readonly suggestions: readonly { readonly text: string; readonly count: number }[];
  /** In words, that another engine answers in the usual one's place; null when that one did. */
  readonly standIn: string | null;
  /** How the question was probably meant; null when nothing better is known. */
  readonly spelling: { readonly text: string; readonly count: number } | null;
  /** Null where something was found. */
  readonly help: ZeroHelp | null;
};

export const PATH_OF: Readonly<Record<Kind, string>> = { outcome: "/outcomes", challenge: "/challenges" };
