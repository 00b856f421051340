// Knows what an office may ask of its list of contracts and how that stands in the address; must never read a row.
import { CONTRACT_CLASSES, CONTRACT_STATES, type ContractClass, type ContractState } from "./contract.ts";

/** What waits for somebody; `supplement` waits for the seller. */
export const WAITING = ["submitted", "supplement", "accepted", "secondReview"] as const satisfies readonly ContractState[];
/** The states an office may ask for one by one; a draft is the seller's own. */
export const QUEUE_STATES: readonly ContractState[] = CONTRACT_STATES.filter((state) => state !== "prepared");
export const QUEUE_OWNERS = ["mine", "nobody"] as const;
export const QUEUE_SORTS = ["age", "due", "amount"] as const;

export type QueueAsked = {
  /** Null asks for all that wait. */
  readonly state: ContractState | null;
  readonly class: ContractClass | null;
  readonly owner: (typeof QUEUE_OWNERS)[number] | null;
  readonly isLate: boolean;
  readonly isLarge: boolean;
  readonly sort: (typeof QUEUE_SORTS)[number];
  readonly page: number;
};

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((one) => one === value) ?? null;
}

/** Anything unknown in the address is as if it were not there. */
export function readQueueAsked(params: URLSearchParams): QueueAsked {
  const page = Number(params.get("page"));
  return {
    state: oneOf(QUEUE_STATES, params.get("state")),
    class: oneOf(CONTRACT_CLASSES, params.get("class")),
    owner: oneOf(QUEUE_OWNERS, params.get("owner")),
    isLate: params.get("late") === "1",
    isLarge: params.get("large") === "1",
    sort: oneOf(QUEUE_SORTS, params.get("sort")) ?? "age",
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The list's address; what is not asked for is not in it. */
export function queuePath(asked: QueueAsked): string {
  const params = new URLSearchParams();
  if (asked.state) params.set("state", asked.state);
  if (asked.class) params.set("class", asked.class);
  if (asked.owner) params.set("owner", asked.owner);
  if (asked.isLate) params.set("late", "1");
  if (asked.isLarge) params.set("large", "1");
  if (asked.sort !== "age") params.set("sort", asked.sort);
  if (asked.page > 1) params.set("page", String(asked.page));
  return params.size === 0 ? "/contracts" : `/contracts?${params}`;
}

export type StuckWith = "seller" | "clerk" | "reviewer" | "nobody";

/** Whose step a contract awaits. */
export function stuckWith(state: ContractState): StuckWith {
  if (state === "prepared" || state === "supplement") return "seller";
  if (state === "secondReview") return "reviewer";
  return state === "submitted" || state === "accepted" ? "clerk" : "nobody";
}

/** What several contracts at once may be given: only what is at its very beginning. */
export function isBulkState(state: ContractState): boolean {
  return state === "submitted";
}
