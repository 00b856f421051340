// Knows what an engine does in the measurement and which figures come of it; must never measure.

export type ServedFigures = {
  readonly searchMs: readonly number[];
  readonly headMs: readonly number[];
  readonly beginningMs: readonly number[];
  readonly matchMs: readonly number[];
  readonly visibleMs: readonly number[];
  readonly blockMs: number;
  readonly memoryMb: number;
};
/** What is measured; an engine leaves out what it does not do. */
export type Served = {
  search(text: string): Promise<unknown>;
  suggest?(beginning: string): Promise<unknown>;
  /** Times of matching each demand, and the longest that this thread stood still meanwhile. */
  match?(): Promise<{ readonly matchMs: readonly number[]; readonly blockMs: number }>;
  visible?(): Promise<readonly number[]>;
  close(): Promise<void>;
};
