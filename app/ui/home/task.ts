// Knows the shape of one thing that awaits a person; must never decide who may do it.

export const TASKS = [
  "outcomeDraft",
  "outcomeReturned",
  "outcomeSecrecy",
  "outcomeFormal",
  "poolProposal",
  "challengeDraft",
  "challengeReturned",
  "challengeRepost",
  "challengeReview",
  "challengePublish",
  "trialAnswer",
  "trialPropose",
  "trialAgree",
  "trialSign",
  "trialElect",
  "trialPrice",
  "trialClose",
  "dealOffer",
  "dealAnswer",
  "dealSign",
  "contractSubmit",
  "contractSupplement",
  "contractAccept",
  "contractRegister",
  "contractSecond",
  "organisationVerify",
] as const;
export type TaskName = (typeof TASKS)[number];

/** `by` is a Shanghai day or null where nothing binds. */
export type Task = { readonly name: TaskName; readonly href: string; readonly title: string; readonly by: string | null };

/** The nearest day first, then what has none. */
export function byUrgency(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((a, b) => (a.by ?? "9999").localeCompare(b.by ?? "9999"));
}

export type Line = { readonly href: string; readonly title: string; readonly state: string; readonly at: string };
export type OwnNoun = "outcome" | "challenge" | "trial" | "deal" | "contract";
export type OwnList = { readonly noun: OwnNoun; readonly lines: readonly Line[]; readonly total: number };
