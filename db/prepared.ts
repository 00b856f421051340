// Knows how a query whose text never changes is made once for each connection instead of at every call; must never know what it asks.
import type { CompiledQuery } from "kysely";
import type { Reads } from "./unit-of-work.ts";

/** Stands in a query for a value that comes later; no text of ours begins so. */
const GAP = "\u0000";

/** `build` is called once per connection with a stand-in for each name; the returned function asks with the values in their places. */
export function prepared<Row, Name extends string>(
  names: readonly Name[],
  build: (reads: Reads, gaps: Readonly<Record<Name, string>>) => { compile(): CompiledQuery<Row> },
): (reads: Reads, values: Readonly<Record<Name, string | number>>) => Promise<Row[]> {
  const gaps = Object.fromEntries(names.map((name) => [name, GAP + name])) as Record<Name, string>;
  const made = new WeakMap<Reads, CompiledQuery<Row>>();
  const isGap = (value: unknown): value is string => typeof value === "string" && value.startsWith(GAP);
  return async (reads, values) => {
    const query = made.get(reads) ?? build(reads, gaps).compile();
    made.set(reads, query);
    const parameters = query.parameters.map((value) => (isGap(value) ? values[value.slice(GAP.length) as Name] : value));
    return (await reads.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
