// Proves that one outcome is licensed exclusively once, however close together two enterprises sign.
import { sql } from "kysely";
import { expect, it } from "vitest";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { agreedDeal, dealRow, dealTerms, plantSides, sign } from "./deal-scene.ts";

/** Resolves when another PostgreSQL session waits for the writer's lock, or when `other` is over without waiting. */
async function untilWaiting(t: TestDatabase, other: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  other.then(over, over);
  while (!isOver) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_locks where locktype = 'advisory' and not granted`.execute(t.db);
    if (Number(rows[0]?.count) > 0) return;
  }
}

// Deleting `judgeConclusion(…)` in sign-deal.server.ts makes this fail: the second then meets outcome.notLicensable instead of its reason.
// SQLite waits synchronously for a lock, so a second connection in one process would stop the first for good: there the second writer
// queues on the one writing connection, as it does in the product. PostgreSQL gets a second pool and is seen waiting.
describeDialects("two exclusive licences in the same instant", (open) => {
  it("lets exactly one through and tells the other that the outcome is gone", async () => {
    const t = await open();
    const { seller, buyer, outcome } = await plantSides(t);
    const rival = await plantActor(t, { kind: "enterprise", roles: ["signatory"] });
    const terms = dealTerms({ licenceKind: "exclusive" });
    const first = await agreedDeal(t, seller, buyer, outcome.id, terms);
    const second = await agreedDeal(t, seller, rival, outcome.id, terms);
    await sign(t, seller, first);
    await sign(t, seller, second);

    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let tellJudged = () => {};
    const judged = new Promise<void>((resolve) => {
      tellJudged = resolve;
    });
    const one = t.unitOfWork(async (tx, now) => {
      await signDeal(tx, buyer, { dealId: first.id, termsHash: first.hash }, now);
      tellJudged();
      await gate;
    });
    await judged;
    const otherWriter = t.dialect === "postgres" ? t.secondUnitOfWork() : t.unitOfWork;
    const two = otherWriter((tx, now) => signDeal(tx, rival, { dealId: second.id, termsHash: second.hash }, now));
    const settled = Promise.allSettled([one, two]);
    if (t.dialect === "postgres") await untilWaiting(t, two);
    release();

    const [won, lost] = await settled;
    expect(won.status).toBe("fulfilled");
    expect(lost).toMatchObject({ status: "rejected", reason: { code: "deal.outcomeGone" } });
    expect((await dealRow(t, first.id)).state).toBe("effective");
    expect((await dealRow(t, second.id)).state).toBe("negotiating");
    expect(await t.reads.selectFrom("techContract").select("dealId").execute()).toEqual([{ dealId: first.id }]);
  });
});
