// Plays the intruder with the database in his hands: whatever he changes in the sealed record is found, and lawful erasing is not.
import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import { expect, it } from "vitest";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { ERASED_DATA, eraseEventData } from "#app/domain/events/erase-data.server.ts";
import type { EventData } from "#app/domain/events/event.ts";
import { sealHead } from "#app/domain/events/seal.server.ts";
import { knownHeads, recordSealCheck, type SealReport, type VerifyOptions, verifySeals } from "#app/domain/events/verify-seals.server.ts";
import { followWithSealing } from "#app/jobs/sealing.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const forever = () => false;
const seal = (t: TestDatabase, holder = "one") => followWithSealing({ unitOfWork: t.unitOfWork, reads: t.reads, holder }, forever);

async function write(t: TestDatabase, data: EventData, nounId = "thing"): Promise<number> {
  t.advance(1_000);
  return t.unitOfWork((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun: "outcome", nounId, verb: "moved", data }));
}

async function record(t: TestDatabase, count: number): Promise<number[]> {
  const seqs: number[] = [];
  for (let i = 0; i < count; i += 1) seqs.push(await write(t, { step: i, state: `s${i}` }));
  await seal(t);
  return seqs;
}

class Undo extends Error {}

/** Foreign keys do not hold an intruder; what he did is undone after the look. */
async function seenAfter(t: TestDatabase, change: (tx: Tx) => Promise<unknown>, options: VerifyOptions = {}): Promise<SealReport["broken"]> {
  if (t.dialect === "sqlite") await sql`pragma foreign_keys = off`.execute(t.db);
  let report: SealReport | undefined;
  const work = t.unitOfWork(async (tx) => {
    if (t.dialect === "postgres") await sql`set local session_replication_role = replica`.execute(tx);
    await change(tx);
    report = await verifySeals(tx, options);
    throw new Undo();
  });
  await expect(work).rejects.toBeInstanceOf(Undo);
  if (t.dialect === "sqlite") await sql`pragma foreign_keys = on`.execute(t.db);
  return (report as SealReport).broken;
}

const run = (tx: Tx, statement: RawBuilder<unknown>) => statement.execute(tx);

describeDialects("the chain over the record", (open) => {
  it("holds for an untouched record, batch after batch, and says what is not sealed yet", async () => {
    const t = await open();
    expect(await verifySeals(t.reads)).toMatchObject({ head: { seq: 0 }, broken: null });
    await record(t, 4);
    const seqs = await record(t, 3);
    await write(t, { late: true });
    const report = await verifySeals(t.reads, { known: [await sealHead(t.reads)] });
    expect(report).toMatchObject({ head: { seq: seqs.at(-1) }, waiting: 1, erased: 0, broken: null });
  });

  it("names the event whose data differs by one byte", async () => {
    const t = await open();
    const seqs = await record(t, 5);
    const seq = seqs[2] as number;
    expect(await seenAfter(t, (tx) => run(tx, sql`update event set data = replace(data, 's2', 's3') where seq = ${seq}`))).toEqual({ seq, problem: "data" });
  });

  it.each(["at", "actorId", "orgId", "noun", "nounId", "verb"] as const)("names the event whose %s was changed", async (column) => {
    const t = await open();
    const seqs = await record(t, 3);
    const seq = seqs[1] as number;
    expect(await seenAfter(t, (tx) => run(tx, sql`update event set ${sql.ref(column)} = 'other' where seq = ${seq}`))).toEqual({ seq, problem: "chain" });
  });

  it("names a row that was deleted, alone or with its seal, in the middle or at the end", async () => {
    const t = await open();
    const seqs = await record(t, 5);
    const [, , middle, next, last] = seqs as [number, number, number, number, number];
    const drop = (seq: number, withSeal: boolean) => async (tx: Tx) => {
      if (withSeal) await run(tx, sql`delete from ${sql.table("eventSeal")} where seq = ${seq}`);
      await run(tx, sql`delete from event where seq = ${seq}`);
    };
    expect(await seenAfter(t, drop(middle, false))).toEqual({ seq: middle, problem: "missing" });
    expect(await seenAfter(t, drop(middle, true))).toEqual({ seq: next, problem: "chain" });
    expect(await seenAfter(t, drop(last, true))).toEqual({ seq: last, problem: "cut" });
  });

  it("names the first of two rows that changed places", async () => {
    const t = await open();
    const [first, second] = (await record(t, 4)) as [number, number];
    const swap = async (tx: Tx) => {
      const rows = await tx.selectFrom("event").select(["seq", "at", "data"]).where("seq", "in", [first, second]).orderBy("seq").execute();
      const other = [...rows].reverse();
      for (const [i, row] of rows.entries()) await run(tx, sql`update event set data = ${other[i]?.data}, at = ${other[i]?.at} where seq = ${row.seq}`);
    };
    expect(await seenAfter(t, swap)).toEqual({ seq: first, problem: "data" });
  });

  it("names a row that was put in between", async () => {
    const t = await open();
    await record(t, 2);
    const gap = await write(t, {});
    await t.unitOfWork((tx) => tx.deleteFrom("event").where("seq", "=", gap).execute());
    await record(t, 2);
    const overriding = t.dialect === "postgres" ? sql`overriding system value` : sql``;
    const put = (tx: Tx) =>
      run(
        tx,
        sql`insert into event (seq, at, ${sql.ref("actorId")}, noun, ${sql.ref("nounId")}, verb, data) ${overriding}
        values (${gap}, ${t.now()}, 'system', 'outcome', 'x', 'moved', '{}')`,
      );
    expect(await seenAfter(t, put)).toEqual({ seq: gap, problem: "unsealed" });
  });

  it("finds a chain that was made anew, by a head that was written down", async () => {
    const t = await open();
    const seqs = await record(t, 3);
    await t.unitOfWork(async (tx, now) => recordSealCheck(tx, await verifySeals(tx), now));
    const known = await knownHeads(t.reads);
    await sql`delete from ${sql.table("eventSeal")}`.execute(t.db);
    await t.unitOfWork(async (tx) => {
      await tx.deleteFrom("eventCursor").where("reader", "=", "sealing").execute();
      await tx
        .updateTable("event")
        .set({ data: '{"step":9}' })
        .where("seq", "=", seqs[0] as number)
        .execute();
    });
    await seal(t);
    expect((await verifySeals(t.reads)).broken).toBeNull();
    expect((await verifySeals(t.reads, { known })).broken).toEqual({ seq: seqs.at(-1), problem: "head" });
  });

  it("goes on from its last seal when cursors were set back, and stops where seals were taken away", async () => {
    const t = await open();
    await record(t, 3);
    await t.unitOfWork((tx) => tx.deleteFrom("eventCursor").execute());
    const seqs = await record(t, 2);
    expect(await verifySeals(t.reads)).toMatchObject({ head: { seq: seqs[1] }, waiting: 0, broken: null });
    await t.unitOfWork((tx) =>
      tx
        .deleteFrom("eventSeal")
        .where("seq", ">=", seqs[0] as number)
        .execute(),
    );
    await expect(seal(t)).rejects.toThrow(/are gone/u);
    expect((await verifySeals(t.reads)).broken).toEqual({ seq: seqs[1], problem: "cut" });
  });

  it("seals each event once when two processes race", async () => {
    const t = await open();
    for (let i = 0; i < 6; i += 1) await write(t, { i });
    await Promise.all([seal(t, "one"), seal(t, "two")]);
    await t.unitOfWork((tx) => tx.deleteFrom("lease").execute());
    await seal(t, "two");
    expect(await verifySeals(t.reads)).toMatchObject({ waiting: 0, broken: null });
  });
});

describeDialects("erasing an event's data", (open) => {
  it("leaves nothing of it, keeps the chain, and says so in the record", async () => {
    const t = await open();
    const [, seq] = (await record(t, 3)) as [number, number];
    await t.unitOfWork((tx, now) => eraseEventData(tx, SYSTEM_ACTOR, { seq, reason: "个人信息保护法 §47，申请 2026-17" }, now));
    await seal(t);
    expect(await verifySeals(t.reads)).toMatchObject({ erased: 1, waiting: 0, broken: null });
    const row = await t.reads.selectFrom("event").select("data").where("seq", "=", seq).executeTakeFirstOrThrow();
    expect(row.data).toBe(ERASED_DATA);
    expect(await t.reads.selectFrom("eventSeal").select("salt").where("seq", "=", seq).executeTakeFirstOrThrow()).toEqual({ salt: null });
    const word = await t.reads.selectFrom("event").select(["nounId", "verb", "actorId"]).where("noun", "=", "event").execute();
    expect(word).toEqual([{ nounId: String(seq), verb: "dataErased", actorId: "system" }]);
  });

  it("is told from an intruder's erasing", async () => {
    const t = await open();
    const [, seq] = (await record(t, 3)) as [number, number];
    const silently = async (tx: Tx) => {
      await tx.updateTable("event").set({ data: ERASED_DATA }).where("seq", "=", seq).execute();
      await tx.updateTable("eventSeal").set({ salt: null }).where("seq", "=", seq).execute();
    };
    expect(await seenAfter(t, silently)).toEqual({ seq, problem: "erased" });
  });

  it("is refused to others, without a reason, twice, and before sealing, and then changes nothing", async () => {
    const t = await open();
    const [seq, gone] = (await record(t, 2)) as [number, number];
    const stranger = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    const publisher = await plantActor(t, { kind: "bureau", roles: ["publisher"] });
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    await t.unitOfWork((tx, now) => eraseEventData(tx, admin, { seq: gone, reason: "§47" }, now));
    await seal(t);
    const young = await write(t, { name: "x" });
    const before = await t.dump();
    const tries = [
      [stranger, { seq, reason: "§47" }, "event.notAdmin"],
      [publisher, { seq, reason: "§47" }, "event.notAdmin"],
      [admin, { seq, reason: "  " }, "event.reasonMissing"],
      [admin, { seq, reason: "长".repeat(201) }, "event.reasonMissing"],
      [admin, { seq: young + 1, reason: "§47" }, "event.notFound"],
      [admin, { seq: young, reason: "§47" }, "event.notSealed"],
      [admin, { seq: gone, reason: "§47" }, "event.alreadyErased"],
    ] as const;
    for (const [actor, input, code] of tries) await expect(t.unitOfWork((tx, now) => eraseEventData(tx, actor, input, now))).rejects.toMatchObject({ code });
    expect(await t.dump()).toBe(before);
  });
});

describeDialects("any record, any single change", (open) => {
  it("is found at or before the changed event's successor, and never where nothing changed", async () => {
    const t = await open();
    const word = fc.stringMatching(/^[a-z"\\{}中文]{0,8}$/u);
    const dataOf = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/u), fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 });
    const change = fc.record({ place: fc.nat(), kind: fc.constantFrom("data", "verb", "delete", "deleteBoth", "dataHash"), tail: word });
    await fc.assert(
      fc.asyncProperty(fc.array(dataOf, { minLength: 2, maxLength: 6 }), fc.array(fc.nat(), { maxLength: 2 }), change, async (datas, erasures, wish) => {
        const seqs: number[] = [];
        for (const data of datas) seqs.push(await write(t, data));
        await seal(t);
        for (const at of new Set(erasures.map((place) => seqs[place % seqs.length] as number)))
          await t.unitOfWork((tx, now) => eraseEventData(tx, SYSTEM_ACTOR, { seq: at, reason: "§47" }, now));
        await seal(t);
        expect((await verifySeals(t.reads)).broken).toBeNull();
        const seq = seqs[wish.place % seqs.length] as number;
        const broken = await seenAfter(t, (tx) => {
          if (wish.kind === "data") return run(tx, sql`update event set data = data || ${`.${wish.tail}`} where seq = ${seq}`);
          if (wish.kind === "verb") return run(tx, sql`update event set verb = verb || ${`.${wish.tail}`} where seq = ${seq}`);
          if (wish.kind === "dataHash") return run(tx, sql`update ${sql.table("eventSeal")} set ${sql.ref("dataHash")} = 'x' where seq = ${seq}`);
          const rows = run(tx, sql`delete from event where seq = ${seq}`);
          return wish.kind === "delete" ? rows : rows.then(() => run(tx, sql`delete from ${sql.table("eventSeal")} where seq = ${seq}`));
        });
        const following = await t.reads.selectFrom("event").select("seq").where("seq", ">", seq).orderBy("seq").limit(1).executeTakeFirst();
        expect(broken).not.toBeNull();
        expect(broken?.seq).toBeGreaterThanOrEqual(seq);
        expect(broken?.seq).toBeLessThanOrEqual(following?.seq ?? seq);
      }),
      { numRuns: 25 },
    );
  });
});
