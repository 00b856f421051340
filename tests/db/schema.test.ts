import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { describeDialects } from "#tests/support/database.ts";

/** The hand-written table types as text: table type name → column names. */
function typedTables(): Map<string, string[]> {
  const text = readFileSync(new URL("../../db/schema.ts", import.meta.url), "utf8");
  const types = new Map<string, string[]>();
  for (const match of text.matchAll(/export type (\w+)Table = \{([^}]*)\}/gu)) {
    const columns = [...(match[2] ?? "").matchAll(/(\w+)\??:/gu)].map((m) => m[1] as string);
    types.set(match[1] as string, columns.sort());
  }
  const listed = /export type Database = \{([^}]*)\}/u.exec(text)?.[1] ?? "";
  const tables = new Map<string, string[]>();
  for (const match of listed.matchAll(/(\w+): (\w+)Table;/gu)) tables.set(match[1] as string, types.get(match[2] as string) ?? []);
  return tables;
}

describeDialects("schema.ts", (open) => {
  it("names exactly the tables and columns that the migrations make", async () => {
    const { db } = await open();
    const made = (await db.introspection.getTables()).filter((t) => !t.isView && !t.name.startsWith("sqlite_"));
    const found = new Map(made.map((t) => [t.name, t.columns.map((c) => c.name).sort()]));
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries([...typedTables()].sort()));
  });

  it("keeps events in the order in which they were written", async () => {
    const t = await open();
    const first = await t.unitOfWork((tx, now) =>
      tx
        .insertInto("event")
        .values({ at: now, actorId: "a", orgId: null, noun: "outcome", nounId: "1", verb: "made", data: "{}" })
        .returning("seq")
        .executeTakeFirstOrThrow(),
    );
    const second = await t.unitOfWork((tx, now) =>
      tx
        .insertInto("event")
        .values({ at: now, actorId: "a", orgId: null, noun: "outcome", nounId: "1", verb: "moved", data: "{}" })
        .returning("seq")
        .executeTakeFirstOrThrow(),
    );
    expect(second.seq).toBeGreaterThan(first.seq);
  });
});
