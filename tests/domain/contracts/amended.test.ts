// Proves what an amendment may change, that no version loses what it said, and that every cut of the counter follows.
import fc from "fast-check";
import { expect, it } from "vitest";
import { changesBetween } from "#app/domain/contracts/amended.ts";
import { amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { approveIncome } from "#app/domain/contracts/commands/approve-income.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { CONTRACT_CLASSES, TECH_FIELDS } from "#app/domain/contracts/contract.ts";
import { contractForViewer } from "#app/domain/contracts/queries.server.ts";
import { versionsOf } from "#app/domain/contracts/versions.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { restatementsOf } from "#app/domain/oversight/queries/bridge.server.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { amendment, contractForm, filedAndAccepted, plantOffice, receipt, registration } from "./contract-scene.ts";

type Over = Parameters<typeof amendment>[0];
const BUYER = contractForm().buyer;
/** The sums and the last day as they were registered. */
const SAME: Over = { totalAmount: yuan(1_000_000), technicalAmount: yuan(600_000) };

async function stage(t: TestDatabase) {
  const people = await plantOffice(t);
  const id = await filedAndAccepted(t, people.seller, people.clerk);
  await t.unitOfWork((tx, now) => registerContract(tx, people.clerk, registration(id), now));
  const amend = (over: Over) => t.unitOfWork((tx, now) => amendContract(tx, people.clerk, { contractId: id, ...amendment({ ...SAME, ...over }) }, now));
  return { ...people, id, amend };
}

/** `basis dimension value month` → 分 of technology value; what is zero is left out. */
async function cuts(t: TestDatabase, dimension: string, amountKind = "technical"): Promise<Record<string, number>> {
  const rows = await t.reads
    .selectFrom("tally")
    .select((eb) => ["basis", "value", "month", eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount")])
    .where("dimension", "=", dimension)
    .where("amountKind", "=", amountKind)
    .groupBy(["basis", "value", "month"])
    .having((eb) => eb.fn.sum("amount"), "<>", 0)
    .orderBy("month")
    .execute();
  return Object.fromEntries(rows.map(({ basis, value, month, amount }) => [`${basis} ${value} ${month}`, amount]));
}

describeDialects("an amendment", (open) => {
  it("of field, chain, class and buyer moves every cut in the month of recording, receipts with them", async () => {
    const t = await open();
    const { clerk, id, amend } = await stage(t);
    await t.unitOfWork((tx, now) => approveIncome(tx, clerk, { contractId: id, ...receipt() }, now));
    t.setNow("2026-05-04T02:00:00.000Z" as Instant);
    const other = { ...BUYER, name: "示例异地公司", regionCode: "310000" };
    await amend({ field: "energy", chainCode: "chemical", class: "service", buyer: other, name: "示例改名后的服务合同" });
    const moved = yuan(600_000);
    expect(await cuts(t, "field")).toEqual({
      ...{ "output materials 2026-03": moved, "absorption materials 2026-03": moved, "inside materials 2026-03": moved },
      ...{ "output materials 2026-05": -moved, "absorption materials 2026-05": -moved, "inside materials 2026-05": -moved },
      "output energy 2026-05": moved,
    });
    expect(await cuts(t, "chain", "income")).toMatchObject({ "output textile 2026-05": -yuan(100_000), "output chemical 2026-05": yuan(100_000) });
    expect(await cuts(t, "buyerDistrict")).toMatchObject({ "inside 330603 2026-05": -moved, "output - 2026-05": moved });
    const row = await t.reads
      .selectFrom("techContract")
      .select(["name", "class", "field", "chainCode", "buyerName", "buyerRegion"])
      .where("id", "=", id)
      .executeTakeFirst();
    const facts = { name: "示例改名后的服务合同", class: "service", field: "energy", chainCode: "chemical" };
    expect(row).toEqual({ ...facts, buyerName: "示例异地公司", buyerRegion: "310000" });
    const [second, first] = await versionsOf(t.reads, id);
    expect(first).toMatchObject({ number: 1, name: contractForm().name, field: "materials", chainCode: "textile", buyer: BUYER });
    expect(second).toMatchObject({ number: 2, ...facts, buyer: other });
    expect(first && second && changesBetween(first, second).map(({ fact }) => fact)).toEqual(["name", "field", "chain", "buyer", "buyerRegion"]);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });

  it("of a closed year's chain restates the month that was counted, and is listed with its reason", async () => {
    const t = await open();
    const { amend } = await stage(t);
    t.setNow("2027-02-01T02:00:00.000Z" as Instant);
    await amend({ chainCode: null, reason: "产业链归类有误" });
    expect(await cuts(t, "chain")).toEqual({
      "output - 2026-03": yuan(600_000),
      "absorption - 2026-03": yuan(600_000),
      "inside - 2026-03": yuan(600_000),
    });
    const listed = await restatementsOf(t.reads, {
      since: "2027-01-01T00:00:00.000Z" as Instant,
      asOf: t.now(),
      definition: { code: "counter", amountKind: "technical", basis: "net" } as never,
    });
    expect(listed).toMatchObject([{ kind: "amended", countedMonth: "2026-03", amount: 0, reason: "产业链归类有误" }]);
  });

  it("of the name alone posts nothing, and is still a version", async () => {
    const t = await open();
    const { id, amend } = await stage(t);
    const before = await t.reads.selectFrom("posting").select("id").execute();
    await amend({ name: "示例改名" });
    expect(await t.reads.selectFrom("posting").select("id").execute()).toHaveLength(before.length);
    expect((await versionsOf(t.reads, id)).map(({ name }) => name)).toEqual(["示例改名", contractForm().name]);
  });

  it("refuses what is on no list, the seller as buyer, and no change; nothing is written", async () => {
    const t = await open();
    const { seller, amend } = await stage(t);
    const own = await t.reads.selectFrom("organisation").select("name").where("id", "=", seller.orgId).executeTakeFirstOrThrow();
    const before = await t.dump();
    await expect(amend({})).rejects.toMatchObject({ code: "contract.nothingAmended" });
    await expect(amend({ chainCode: "no-such-chain" })).rejects.toMatchObject({ code: "contract.unknownCode", facts: { field: "chain" } });
    await expect(amend({ buyer: { ...BUYER, regionCode: "330699" } })).rejects.toMatchObject({ code: "contract.unknownCode", facts: { field: "buyerRegion" } });
    await expect(amend({ buyer: { ...BUYER, natureCode: "999" } })).rejects.toMatchObject({ code: "contract.unknownCode", facts: { field: "buyerNature" } });
    await expect(amend({ buyer: { ...BUYER, name: own.name } })).rejects.toMatchObject({ code: "contract.ownBuyer" });
    expect(await t.dump()).toBe(before);
  });

  it("that names another buyer takes the contract from the earlier buyer's account, one of his new name does not", async () => {
    const t = await open();
    const { id, amend } = await stage(t);
    const buyer = await plantActor(t, { kind: "enterprise", roles: ["signatory"] });
    await t.unitOfWork(async (tx) => {
      await tx.updateTable("techContract").set({ buyerOrgId: buyer.orgId }).where("id", "=", id).execute();
      await tx.updateTable("organisation").set({ name: "示例新名公司" }).where("id", "=", buyer.orgId).execute();
    });
    const { code } = await t.reads.selectFrom("techContract").select("code").where("id", "=", id).executeTakeFirstOrThrow();
    await amend({ buyer: { ...BUYER, name: "示例新名公司" } });
    expect(await contractForViewer(t.reads, buyer, code)).toBeDefined();
    await amend({ buyer: { ...BUYER, name: "示例受让公司" } });
    expect(await contractForViewer(t.reads, buyer, code)).toBeUndefined();
  });

  it("after amendment keeps tallies, postings and contracts in force at one sum in every cut", async () => {
    const t = await open();
    const step = fc.record({
      over: fc.record({
        field: fc.constantFrom(...TECH_FIELDS.slice(0, 3), null),
        chainCode: fc.constantFrom("textile", "chemical", null),
        class: fc.constantFrom(...CONTRACT_CLASSES),
        regionCode: fc.constantFrom("330602", "330624", "310000"),
        technical: fc.integer({ min: 200_000, max: 600_000 }),
      }),
      days: fc.constantFrom(1, 40, 300),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.boolean(), async (steps, isAnnulled) => {
        t.setNow("2026-03-02T02:00:00.000Z" as Instant);
        const { clerk, id, amend } = await stage(t);
        for (const { over, days } of steps) {
          t.advance(days * 86_400_000);
          const { regionCode, technical, ...cut } = over;
          await amend({ ...cut, buyer: { ...BUYER, regionCode }, technicalAmount: yuan(technical), effectiveOn: "2026-03-02" as Day }).catch(
            (error: { code?: string }) => expect(error.code).toBe("contract.nothingAmended"),
          );
        }
        if (isAnnulled) await t.unitOfWork((tx, now) => annulContract(tx, clerk, { contractId: id, reason: "重复登记" }, now));
        expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
        const now = await t.reads.selectFrom("techContract").select(["class", "chainCode", "field", "technicalAmount", "state"]).execute();
        for (const [dimension, of] of [
          ["class", (row: (typeof now)[number]) => row.class],
          ["chain", (row: (typeof now)[number]) => row.chainCode ?? "-"],
          ["field", (row: (typeof now)[number]) => row.field ?? "-"],
        ] as const) {
          const wanted = new Map<string, number>();
          for (const row of now) if (row.state !== "annulled") wanted.set(of(row), (wanted.get(of(row)) ?? 0) + row.technicalAmount);
          const found = new Map<string, number>();
          for (const [key, amount] of Object.entries(await cuts(t, dimension))) {
            const [basis, value = ""] = key.split(" ");
            if (basis === "output") found.set(value, (found.get(value) ?? 0) + amount);
          }
          expect(Object.fromEntries([...found].filter(([, amount]) => amount !== 0).sort())).toEqual(Object.fromEntries([...wanted].sort()));
        }
      }),
      { numRuns: 6 },
    );
  });
});
