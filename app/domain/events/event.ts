// Knows what an event is and what of it the public may read; must never hold names, phones or prices under NDA.

export const NOUNS = [
  "person",
  "organisation",
  "outcome",
  "pool",
  "poolEntry",
  "priceListing",
  "challenge",
  "trial",
  "deal",
  "techContract",
  "setting",
  "thesaurus",
  "match",
  "importBatch",
  "file",
  "event",
  "figureSnapshot",
  "anomaly",
] as const;
export type Noun = (typeof NOUNS)[number];

/** Ids, states, codes and counts only. */
export type EventData = Readonly<Record<string, string | number | boolean | null>>;
export type EventRow = {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string;
  readonly orgId: string | null;
  readonly noun: string;
  readonly nounId: string;
  readonly verb: string;
  readonly data: string;
};
