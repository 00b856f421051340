// Keeps what a search server is given, and answers searches with what a test says in the order it says: it never ranks.
export type Stored = Record<string, unknown> & { readonly id: string };
export type TaskError = { readonly code: string; readonly message: string };
export type Answer = readonly [status: number, body: unknown];
type Indexes = Map<string, Map<string, Stored>>;
type Query = { readonly indexUid: string; readonly filter?: readonly string[]; readonly limit?: number; readonly facets?: readonly string[] };
type Several = { readonly federation?: object; readonly queries: readonly Query[] };

export const refusal = (status: number, code: string): Answer => [status, { message: `about ${code}`, code, type: "invalid_request", link: "" }];
export const NOT_FOUND = refusal(404, "index_not_found");
const ABSENT: TaskError = { code: "index_not_found", message: "no such index" };

/** Tasks are done when they are handed over; what they say of themselves may be planned. */
export function taskList() {
  const planned = new Map<string, { readonly states: readonly string[]; readonly error: TaskError | null }>();
  let tasks: { readonly states: string[]; readonly type: string; readonly error: TaskError | null; readonly indexUid: string | null }[] = [];
  return {
    enqueue: (type: string, indexUid: string | null, work: () => TaskError | null): Answer => {
      const plan = planned.get(type);
      planned.delete(type);
      const error = plan ? plan.error : work();
      tasks.push({ type, indexUid, error, states: [...(plan?.states ?? [error ? "failed" : "succeeded"])] });
      return [202, { taskUid: tasks.length - 1, indexUid, status: "enqueued", type, enqueuedAt: "2026-01-01T00:00:00Z" }];
    },
    now: (uid: number): Answer => {
      const task = tasks[uid];
      if (!task) return refusal(404, "task_not_found");
      const { type, error, indexUid, states } = task;
      const status = states.length > 1 ? states.shift() : states[0];
      return [200, { uid, type, status, error: status === "failed" ? error : null, indexUid, enqueuedAt: "2026-01-01T00:00:00Z" }];
    },
    plan: (type: string, states: readonly string[], error: TaskError | null = null) => void planned.set(type, { states, error }),
    forget: () => {
      tasks = [];
    },
  };
}

export function indexStore() {
  let indexes: Indexes = new Map();
  return {
    of: (uid: string) => indexes.get(uid),
    make: (uid: string): TaskError | null => {
      if (indexes.has(uid)) return { code: "index_already_exists", message: "there is one" };
      indexes.set(uid, new Map());
      return null;
    },
    drop: (uid: string) => (indexes.delete(uid) ? null : ABSENT),
    put: (uid: string, documents: readonly Stored[], isPartial: boolean) => {
      const index = indexes.get(uid) ?? new Map<string, Stored>();
      indexes.set(uid, index);
      for (const one of documents) index.set(one.id, isPartial ? { ...index.get(one.id), ...one } : one);
      return null;
    },
    remove: (uid: string, ids: readonly string[]) => {
      for (const id of ids) indexes.get(uid)?.delete(id);
      return null;
    },
    swap: (pairs: readonly { readonly indexes: readonly [string, string] }[]) => {
      for (const { indexes: names } of pairs) {
        const [a, b] = names.map((name) => indexes.get(name));
        if (!a || !b) return ABSENT;
        indexes.set(names[0], b).set(names[1], a);
      }
      return null;
    },
    wipe: () => {
      indexes = new Map();
    },
    snapshot: () => {
      const kept = structuredClone(indexes);
      return () => {
        indexes = structuredClone(kept);
      };
    },
  };
}

/** A question for the index's own word is answered from what is kept, any other with `found()`, whatever it asks. */
export function searches(indexes: ReturnType<typeof indexStore>, found: () => readonly string[]) {
  const hitsOf = ({ indexUid, filter = [] }: Query): readonly Stored[] | null => {
    const index = indexes.of(indexUid);
    if (!index) return null;
    const ids = filter.includes('kind = "state"') ? ["state"] : found();
    return ids.flatMap((id) => index.get(id) ?? []);
  };
  const kinds = (hits: readonly Stored[]) => {
    const counts: Record<string, number> = {};
    for (const { kind } of hits) counts[String(kind)] = (counts[String(kind)] ?? 0) + 1;
    return { kind: counts };
  };
  const resultOf = ({ limit = 20, facets }: Query, hits: readonly Stored[]) => ({
    hits: hits.slice(0, limit).map((hit) => ({ ...hit, _rankingScore: 0.5 })),
    ...(facets ? { facetDistribution: kinds(hits) } : {}),
  });
  return ({ federation, queries }: Several): Answer => {
    const several = queries.map(hitsOf);
    const hits = several.flatMap((one) => (one ? [one] : []));
    if (hits.length < several.length) return NOT_FOUND;
    if (federation) return [200, { hits: hits[0], facetsByIndex: { [queries[0]?.indexUid ?? ""]: { distribution: kinds(hits[0] ?? []), stats: {} } } }];
    return [200, { results: queries.map((query, at) => resultOf(query, hits[at] ?? [])) }];
  };
}
