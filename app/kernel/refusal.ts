// Knows how a rule says no; must never know the sentence a person reads or the HTTP status.

/** Facts that the sentence needs: plain values only, never names under NDA. */
export type RefusalFacts = Readonly<Record<string, string | number>>;

/** `noun.reason`; each has a sentence and a "what to do next" in both catalogues (`refusal.<code>`, `refusal.<code>.next`). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: string,
    readonly facts: RefusalFacts = {},
  ) {
    super(code);
  }
}

export function refuse(code: string, facts: RefusalFacts = {}): never {
  throw new Refusal(code, facts);
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal" && "code" in error;
}
