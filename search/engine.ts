// Knows what any search engine must do for the marketplace; must never know which engine does it or where it keeps its data.

export type DocumentKind = "outcome" | "challenge";

export const OUTCOME_FACETS = ["chain", "district", "trl", "offer", "ipKind", "trialReady"] as const;
export const CHALLENGE_FACETS = ["chain", "district", "hasBudget"] as const;
export type FacetName = (typeof OUTCOME_FACETS)[number] | (typeof CHALLENGE_FACETS)[number];

/** The facets that a kind of document has. */
export const FACETS_OF: Readonly<Record<DocumentKind, readonly FacetName[]>> = { outcome: OUTCOME_FACETS, challenge: CHALLENGE_FACETS };

/** The searched fields, heaviest first. `names` are owners and people, `marks` patent numbers and public codes. */
export const TEXT_FIELDS = ["title", "problem", "gain", "body", "names", "marks"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** What a result card shows without asking the database. Public facts only; money in 分, instants UTC text. */
export type StoredFields = {
  readonly title: string;
  readonly summary: string;
  readonly ownerName: string;
  readonly state: string;
  readonly origin: string;
  readonly chainCode: string | null;
  readonly districtCode: string | null;
  readonly trl: number | null;
  readonly offers: readonly string[];
  /** Asking price or budget in 分; null = to be discussed or not stated. */
  readonly amount: number | null;
  readonly isAmountOpen: boolean;
  /** A challenge's last moment for bids, or null. */
  readonly until: string | null;
  readonly publishedAt: string | null;
};

/** One public thing as search knows it. `at` sorts newest first; facet values are short texts, flags "1" or "0". */
export type SearchDocument = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly code: string;
  readonly text: Readonly<Record<TextField, string>>;
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly at: string;
  readonly trl: number | null;
  readonly stored: StoredFields;
};

export type SearchSort = "relevance" | "newest" | "trl";
export type SearchFilters = Readonly<Partial<Record<FacetName, readonly string[]>>>;

/** Values of one facet are joined by OR, facets by AND. `page` starts at 1; `pageSize` is at most 100. */
export type SearchRequest = {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly filters?: SearchFilters;
  readonly facets?: readonly FacetName[];
  readonly sort?: SearchSort;
  readonly page?: number;
  readonly pageSize?: number;
};

/** A piece of shown text; marks are made by the page, so that no HTML travels. */
export type TextPiece = { readonly text: string; readonly isMatch: boolean };
export type MatchReason = { readonly field: TextField; readonly words: readonly string[] };
export type SearchHit = {
  readonly id: string;
  readonly code: string;
  readonly highlights: { readonly title: readonly TextPiece[]; readonly body: readonly TextPiece[] };
  /** Which fields hold which of the asked words; empty when nothing was asked. */
  readonly reasons: readonly MatchReason[];
  readonly stored: StoredFields;
};
/** A question that would find something, and how many documents. */
export type Offer = { readonly text: string; readonly count: number };
export type FacetCount = { readonly value: string; readonly count: number };

export type SearchResult = {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** A facet's own filter does not narrow its own counts, so that a second value can be chosen. Most frequent first. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  /** True when no document held all words and those with any of them are shown instead. */
  readonly isRelaxed: boolean;
  /** Shorter questions that would find something, when this one found nothing. */
  readonly suggestions: readonly Offer[];
  /** The question as it was probably meant, when it found nothing or little; null when nothing better is known. More documents hold it than hold what was typed. */
  readonly spelling: Offer | null;
  readonly engine: string;
  /** True when the engine that should have answered could not, and this one did in its place. */
  readonly isStandIn?: boolean;
  readonly tookMs: number;
};

/** What a person who begins to type may mean: a title, a name of `names`, or a public code of `marks`, as it is written in the document. */
export type Suggestion = { readonly text: string; readonly field: "title" | "names" | "marks" };
export const SUGGESTIONS_MAX = 10;
/** Beginnings longer than this are asked for by their first so many characters. */
export const BEGINNING_MAX = 60;

/** Words that mean the same, each as a person writes it; the groups in force. */
export type Synonyms = readonly (readonly string[])[];

/** How a search server stands that answers in front of this process's own index. `failure` and its `code` say why it does not. */
export type ServerHealth = {
  readonly isAnswering: boolean;
  readonly failure: string | null;
  readonly code: string | null;
  /** Since when it answers, or does not. */
  readonly since: string;
  readonly documents: number | null;
  readonly cursor: number | null;
};

/** `engine` answers now; `server` only where one is configured, and the other facts are then those of this process's own index. */
export type EngineHealth = {
  readonly engine: string;
  readonly isReady: boolean;
  readonly documents: number;
  readonly cursor: number | null;
  readonly server?: ServerHealth;
};

export type SearchEngine = {
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Never throws for what a person typed: a broken question is searched as plain words. */
  search(request: SearchRequest): Promise<SearchResult>;
  /**
   * What goes on from the beginning that somebody typed, best first and each text once: titles and names whose words begin so, in any
   * spelling of them, in full pinyin or in its initials, and codes. At most `limit` (1…10); none for a beginning without letters.
   */
  suggest(kind: DocumentKind, beginning: string, limit: number): Promise<readonly Suggestion[]>;
  /**
   * Takes the groups as the synonyms in force, in this process and without a rebuild: a question that holds one member also finds the
   * others, but phrases and what a minus keeps out stay as typed. Members are folded and cut as documents are. A version not above the
   * one in force changes nothing, so every process may call this at its start and after each change.
   */
  setThesaurus(version: number, groups: Synonyms): Promise<void>;
  /** The `k` documents of `kind` nearest to `document` by its own words, best first; a higher score is nearer. */
  candidates(document: SearchDocument, kind: DocumentKind, k: number): Promise<readonly { readonly id: string; readonly score: number }[]>;
  /** Replaces everything at once: readers see the old index until the last document is in. */
  rebuild(documents: AsyncIterable<SearchDocument>): Promise<number>;
  health(): Promise<EngineHealth>;
  /** The last event taken in; null when the index was never built. */
  cursor(): Promise<number | null>;
  setCursor(seq: number): Promise<void>;
  /** The words of a text as the index sees them (folded, simplified, without particles), in order. */
  segment(text: string): string[];
  close(): Promise<void>;
};
