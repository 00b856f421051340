// Knows what a table of legal moves is; must never know any noun's states.

/** One legal move. `from: null` is birth; `by` are the parties who may make it; `guard` names the judgement behind it. */
export type Move<S extends string, V extends string, P extends string> = {
  readonly from: S | null;
  readonly to: S;
  readonly verb: V;
  readonly by: readonly P[];
  readonly guard?: string;
};

export function movesFrom<S extends string, V extends string, P extends string>(moves: readonly Move<S, V, P>[], from: S | null): readonly Move<S, V, P>[] {
  return moves.filter((move) => move.from === from);
}

/** The move that `verb` makes from `from` (towards `to` where a verb leads to several), or undefined. */
export function findMove<S extends string, V extends string, P extends string>(
  moves: readonly Move<S, V, P>[],
  from: S | null,
  verb: V,
  to?: S,
): Move<S, V, P> | undefined {
  return moves.find((move) => move.from === from && move.verb === verb && (to === undefined || move.to === to));
}
