// Knows which telling words two texts share and how that is said as reasons; must never decide how good a match is.
import type { Reason } from "./reasons.ts";
import type { TermStatistics } from "./statistics.ts";
import type { ChallengeTextField, OutcomeTextField, TermMap } from "./terms.ts";

const TERMS_SHOWN = 6;

export type SharedTerm = {
  readonly term: string;
  /** The challenge's own word for it, where the thesaurus calls them the same. */
  readonly meant?: string | undefined;
  /** How much of the match it makes, within one pair. */
  readonly part: number;
  readonly outcomeField: OutcomeTextField;
  readonly challengeField: ChallengeTextField;
};

/** A word inside a longer shared one (焚烧 in 垃圾焚烧) is not shared a second time. */
function withoutInner(shared: readonly SharedTerm[]): SharedTerm[] {
  return shared.filter(({ term }) => !shared.some((other) => other.term !== term && other.term.includes(term)));
}

/** What telling words are sought by; `chain` is the one that both texts are of, if they are of one. */
type Telling = Pick<TermStatistics, "informationOf"> & { readonly chain?: string | null };

/** The words of both texts that tell something, heaviest first; none of the corpus's commonest. */
export function sharedTerms(
  outcome: TermMap<OutcomeTextField>,
  challenge: TermMap<ChallengeTextField>,
  { informationOf, chain = null }: Telling,
): SharedTerm[] {
  const shared: SharedTerm[] = [];
  for (const [term, wanted] of challenge) {
    const offered = outcome.get(term);
    const information = offered ? informationOf(term, chain) : 0;
    if (!offered || information === 0) continue;
    shared.push({
      term,
      meant: wanted.meant,
      part: wanted.weight * offered.weight * information ** 2,
      outcomeField: offered.field,
      challengeField: wanted.field,
    });
  }
  return withoutInner(shared).sort((a, b) => b.part - a.part || (a.term < b.term ? -1 : 1));
}

/** One reason per pair of fields, heaviest terms first. */
export function termReasons(shared: readonly SharedTerm[]): Reason[] {
  const groups = new Map<string, SharedTerm[]>();
  for (const one of shared.slice(0, TERMS_SHOWN)) {
    const key = `${one.outcomeField} ${one.challengeField}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => ({
    kind: "terms",
    side: "for",
    outcomeField: group[0]?.outcomeField ?? "title",
    challengeField: group[0]?.challengeField ?? "title",
    facts: { terms: group.map(({ term, meant }) => (meant ? `${term}≈${meant}` : term)).join("、") },
  }));
}
