// Knows which questions that found nothing are worth keeping, and keeps them in memory until they are written; must never know who asked.
import { foldText } from "#app/kernel/fold.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";

export const MISS_KINDS = ["outcome", "challenge"] as const;
export type MissKind = (typeof MISS_KINDS)[number];
/** A longer question is a text that somebody pasted, not a word that is missing. */
export const QUESTION_LENGTH_MAX = 40;
/** So many different questions wait in one process; more are let go. */
export const WAITING_MAX = 500;

/** Telephone, identity, credit-code and patent numbers; addresses of mail and sites. None of them lacks a synonym, and some name a person. */
const NUMBERED = /\d(?:[\s\-.()]?[\dx]){5,}|@|(?=[a-z]*\d)[a-z\d]{18}|www\.|:\/\//u;

/** The question folded, or null when it is not kept: empty, without a letter, too long, or like a number or an address. */
export function keptQuestion(text: string): string | null {
  const folded = foldText(text);
  if (Array.from(folded).length > QUESTION_LENGTH_MAX || NUMBERED.test(folded)) return null;
  return (folded.match(/\p{L}/gu)?.length ?? 0) < 2 ? null : folded;
}

export type Miss = { readonly question: string; readonly kind: MissKind; readonly day: Day; readonly count: number };
export type MissBuffer = {
  /** Never throws and never writes: a page that found nothing must not wait for it. */
  note(kind: MissKind, text: string): void;
  /** What has come together since, which is then forgotten here. */
  take(): readonly Miss[];
  /** Puts back what could not be written. */
  giveBack(misses: readonly Miss[]): void;
};

export function openMissBuffer(clock: () => Instant): MissBuffer {
  let waiting = new Map<string, Miss>();
  const add = (miss: Miss) => {
    const key = `${miss.kind} ${miss.day} ${miss.question}`;
    const known = waiting.get(key);
    if (!known && waiting.size >= WAITING_MAX) return;
    waiting.set(key, { ...miss, count: miss.count + (known?.count ?? 0) });
  };
  return {
    note(kind, text) {
      const question = keptQuestion(text);
      if (question !== null) add({ question, kind, day: dayOf(clock()), count: 1 });
    },
    take() {
      const taken = [...waiting.values()];
      waiting = new Map();
      return taken;
    },
    giveBack(misses) {
      for (const miss of misses) add(miss);
    },
  };
}
