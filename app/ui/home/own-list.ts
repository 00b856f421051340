// Knows the shape of an organisation's own lists on its home; must never decide who may see them.

export type Line = { readonly href: string; readonly title: string; readonly state: string; readonly at: string };
export type OwnNoun = "outcome" | "challenge" | "trial" | "deal" | "contract";
export type OwnList = { readonly noun: OwnNoun; readonly lines: readonly Line[]; readonly total: number };
