// Knows sets of found rows with their scores and how they are joined; must never know what was asked.

/** Rows ascend; each has its score. */
export type Hits = { readonly rows: Int32Array; readonly scores: Float32Array };

export const NO_HITS: Hits = { rows: new Int32Array(0), scores: new Float32Array(0) };

function cut(rows: Int32Array, scores: Float32Array, count: number): Hits {
  return { rows: rows.subarray(0, count), scores: scores.subarray(0, count) };
}

/** What both hold; scores add up. */
export function both(one: Hits, other: Hits): Hits {
  const most = Math.min(one.rows.length, other.rows.length);
  const rows = new Int32Array(most);
  const scores = new Float32Array(most);
  let count = 0;
  for (let a = 0, b = 0; a < one.rows.length && b < other.rows.length; ) {
    const left = one.rows[a] ?? 0;
    const right = other.rows[b] ?? 0;
    if (left === right) {
      rows[count] = left;
      scores[count++] = (one.scores[a++] ?? 0) + (other.scores[b++] ?? 0);
    } else if (left < right) a += 1;
    else b += 1;
  }
  return cut(rows, scores, count);
}

/** What `one` holds and `other` does not. */
export function without(one: Hits, other: Hits): Hits {
  const rows = new Int32Array(one.rows.length);
  const scores = new Float32Array(one.rows.length);
  let count = 0;
  for (let a = 0, b = 0; a < one.rows.length; a += 1) {
    const row = one.rows[a] ?? 0;
    while (b < other.rows.length && (other.rows[b] ?? 0) < row) b += 1;
    if (other.rows[b] === row) continue;
    rows[count] = row;
    scores[count++] = one.scores[a] ?? 0;
  }
  return cut(rows, scores, count);
}

/** `one`, where a row that `more` holds too has the score of both. */
export function raisedBy(one: Hits, more: Hits): Hits {
  const scores = Float32Array.from(one.scores);
  for (let a = 0, b = 0; a < one.rows.length && b < more.rows.length; ) {
    const left = one.rows[a] ?? 0;
    const right = more.rows[b] ?? 0;
    if (left === right) scores[a] = (scores[a++] ?? 0) + (more.scores[b++] ?? 0);
    else if (left < right) a += 1;
    else b += 1;
  }
  return { rows: one.rows, scores };
}

/** What any of them holds; scores add up. */
export function either(all: readonly Hits[]): Hits {
  const some = all.filter(({ rows }) => rows.length > 0);
  if (some.length < 2) return some[0] ?? NO_HITS;
  const first = Math.min(...some.map(({ rows }) => rows[0] ?? 0));
  const last = Math.max(...some.map(({ rows }) => rows[rows.length - 1] ?? 0));
  const sums = new Float32Array(last - first + 1);
  for (const { rows, scores } of some)
    for (let at = 0; at < rows.length; at += 1) sums[(rows[at] ?? 0) - first] = (sums[(rows[at] ?? 0) - first] ?? 0) + (scores[at] ?? 0);
  let count = 0;
  for (let place = 0; place < sums.length; place += 1) if ((sums[place] ?? 0) > 0) count += 1;
  const rows = new Int32Array(count);
  const scores = new Float32Array(count);
  count = 0;
  for (let place = 0; place < sums.length; place += 1) {
    const sum = sums[place] ?? 0;
    if (sum <= 0) continue;
    rows[count] = place + first;
    scores[count++] = sum;
  }
  return { rows, scores };
}

export function filtered({ rows, scores }: Hits, isKept: (row: number, score: number) => boolean): Hits {
  const left = new Int32Array(rows.length);
  const their = new Float32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (!isKept(rows[at] ?? 0, scores[at] ?? 0)) continue;
    left[count] = rows[at] ?? 0;
    their[count++] = scores[at] ?? 0;
  }
  return cut(left, their, count);
}

/** The `count` largest keys' least one, in one walk: the heap holds the largest so far, its least on top. */
function leastOfLargest(keys: Float64Array, count: number): number {
  const heap = keys.slice(0, count).sort();
  for (let at = count; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    if (key <= (heap[0] ?? 0)) continue;
    let place = 0;
    for (let child = 1; child < count; child = 2 * place + 1) {
      if (child + 1 < count && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
      if ((heap[child] ?? 0) >= key) break;
      heap[place] = heap[child] ?? 0;
      place = child;
    }
    heap[place] = key;
  }
  return heap[0] ?? 0;
}

/** The rows from place `from` on, `size` of them, by `keys` falling and of equal keys by the order given; only as much is sorted as is shown. */
export function bestRows(rows: Int32Array, keys: Float64Array, from: number, size: number): number[] {
  const wanted = from + size;
  const least = wanted < keys.length ? leastOfLargest(keys, wanted) : Number.NEGATIVE_INFINITY;
  const above: number[] = [];
  const equal: number[] = [];
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    if (key > least) above.push(at);
    else if (key === least && equal.length < wanted) equal.push(at);
  }
  above.sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b);
  return [...above, ...equal].slice(from, wanted).map((at) => rows[at] ?? 0);
}
