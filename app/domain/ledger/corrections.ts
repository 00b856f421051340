// Knows in which month a correction counts and what of a contract's postings it touches; pure, must never write one.

import type { Money } from "#app/kernel/money.ts";
import { incomePostingsFor, type LedgerContract, type PostingFacts, postingsFor } from "./ledger.ts";

/** A posting as it is kept, as far as corrections ask. */
export type KeptPosting = PostingFacts & { readonly id: string; readonly reversalOf: string | null };
/** A posting taken back in `countedMonth`, which need not be its own. */
export type Reversal<P extends KeptPosting> = { readonly posting: P; readonly countedMonth: string };

export function yearOfMonth(month: string): number {
  return Number(month.slice(0, 4));
}

/** In the running year a correction counts in the month in which it is recorded; a closed year is restated where it was counted (domain.md C). */
export function correctionMonth(countedMonth: string, recordedMonth: string): string {
  return yearOfMonth(countedMonth) < yearOfMonth(recordedMonth) ? countedMonth : recordedMonth;
}

/** What no reversal has taken back; reversals themselves are never in force. */
export function inForce<P extends KeptPosting>(postings: readonly P[]): readonly P[] {
  const reversed = new Set(postings.map((posting) => posting.reversalOf));
  return postings.filter((posting) => posting.reversalOf === null && !reversed.has(posting.id));
}

/** What nothing balances within its own month: an annulment reverses just these, so that each month's net is 0. */
export function unbalanced<P extends KeptPosting>(postings: readonly P[]): readonly P[] {
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  const balanced = new Set<string>();
  for (const posting of postings) {
    const target = posting.reversalOf === null ? undefined : byId.get(posting.reversalOf);
    if (target?.countedMonth !== posting.countedMonth) continue;
    balanced.add(posting.id).add(target.id);
  }
  return postings.filter((posting) => !balanced.has(posting.id));
}

const COUNTED = ["amount", "sellerDistrict", "buyerDistrict", "class", "chain", "field", "institute"] as const;

function isSame(kept: readonly KeptPosting[], wanted: readonly PostingFacts[]): boolean {
  const text = (posting: PostingFacts) => [posting.amountKind, posting.basis, ...COUNTED.map((fact) => posting[fact])].join("|");
  const left = kept.map(text).sort();
  const right = wanted.map(text).sort();
  return left.length === right.length && left.every((one, at) => one === right[at]);
}

export type Amendment<P extends KeptPosting> = { readonly reversals: readonly Reversal<P>[]; readonly postings: readonly PostingFacts[] };

function amendGroup<P extends KeptPosting>(kept: readonly P[], month: string, wantedIn: (month: string) => readonly PostingFacts[]): Amendment<P> {
  const wanted = wantedIn(month);
  if (isSame(kept, wanted)) return { reversals: [], postings: [] };
  return { reversals: kept.map((posting) => ({ posting, countedMonth: month })), postings: wanted };
}

/**
 * What an amended contract's postings become: its own sums, and each receipt where the contract's places or classes changed.
 * Where nothing that counts has changed, nothing is posted.
 */
export function amendmentOf<P extends KeptPosting>(postings: readonly P[], contract: LedgerContract, recordedMonth: string): Amendment<P> {
  const groups = new Map<string | null, P[]>();
  for (const posting of inForce(postings)) groups.set(posting.receiptId, [...(groups.get(posting.receiptId) ?? []), posting]);
  const amended = [...groups].map(([receiptId, kept]) => {
    const month = correctionMonth(kept[0]?.countedMonth ?? recordedMonth, recordedMonth);
    const amount = (kept[0]?.amount ?? 0) as Money;
    return amendGroup(kept, month, (at) => (receiptId === null ? postingsFor(contract, at) : incomePostingsFor(contract, { id: receiptId, amount }, at)));
  });
  return { reversals: amended.flatMap((one) => one.reversals), postings: amended.flatMap((one) => one.postings) };
}
