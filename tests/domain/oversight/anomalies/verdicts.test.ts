// Proves who may move a flag when, that a verdict binds to what its judge read and sticks, and that of two verdicts one is taken.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { assignAnomaly, handBackAnomaly, judgeAnomaly, reopenAnomaly, takeAnomaly } from "#app/domain/oversight/anomalies/commands/move-anomaly.server.ts";
import { recheckContracts } from "#app/domain/oversight/anomalies/commands/recheck-contracts.server.ts";
import { anomalyForViewer } from "#app/domain/oversight/anomalies/page-query.server.ts";
import { anomaliesFor, anomaliesOfContract, countOfAnomalies, hitRates } from "#app/domain/oversight/anomalies/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { heldRace } from "#tests/support/held-race.ts";
import { bringIn, flagId, flagLines, look, type Officials, plantOfficials, registered } from "./anomaly-scene.ts";

type Row = { readonly from: string; readonly verb: string; readonly role: keyof Officials; readonly expected: string };
const ROWS = parse(readFileSync("tests/policy/anomaly-moves.csv", "utf8"), { columns: true }) as Row[];
const REASON = "已核对两份合同原件，确为同一份";

function run(tx: Tx, actor: Actor, row: { readonly verb: string; readonly anomalyId: string; readonly to: string; readonly version: number }, now: Instant) {
  const { verb, anomalyId, version } = row;
  const judged = { anomalyId, reason: REASON, version };
  if (verb === "take") return takeAnomaly(tx, actor, { anomalyId }, now);
  if (verb === "assign") return assignAnomaly(tx, actor, { anomalyId, personId: row.to }, now);
  if (verb === "handBack") return handBackAnomaly(tx, actor, { anomalyId }, now);
  if (verb === "reopen") return reopenAnomaly(tx, actor, judged, now);
  return judgeAnomaly(tx, actor, { ...judged, verdict: verb as "confirm" | "explain" | "dismiss" }, now);
}

async function doubled(t: TestDatabase): Promise<{ readonly anomalyId: string; readonly ids: readonly string[] }> {
  const ids = await bringIn(t, [{}, {}]);
  await look(t);
  return { anomalyId: await flagId(t, "sameDeal"), ids };
}

describeDialects("flags", (open) => {
  it("make exactly the moves of the fixture; a refused one writes nothing", async () => {
    const t = await open();
    const cast = await plantOfficials(t);
    const { anomalyId } = await doubled(t);
    for (const { from, verb, role, expected } of ROWS) {
      const owned =
        from === "open" || from === "withdrawn" ? { ownerId: null, ownerOrgId: null } : { ownerId: cast.clerk.personId, ownerOrgId: cast.clerk.orgId };
      await t.unitOfWork((tx) =>
        tx
          .updateTable("anomaly")
          .set({ state: from, version: 1, ...owned })
          .where("id", "=", anomalyId)
          .execute(),
      );
      const before = await t.dump();
      const done = await t
        .unitOfWork((tx, now) => run(tx, cast[role], { verb, anomalyId, to: cast.reviewer.personId, version: 1 }, now))
        .then(
          () => "allowed",
          (error: { code?: string }) => error.code ?? String(error),
        );
      expect(done, `${from} ${verb} ${role}`).toBe(expected);
      if (expected !== "allowed") expect(await t.dump()).toBe(before);
    }
  }, 60_000);

  it("are judged once when two verdicts meet", async () => {
    const t = await open();
    const { clerk } = await plantOfficials(t);
    const { anomalyId } = await doubled(t);
    await t.unitOfWork((tx, now) => takeAnomaly(tx, clerk, { anomalyId }, now));
    const asked = { anomalyId, reason: REASON, version: 2 };
    const [won, lost] = await heldRace(
      t,
      (tx, now) => judgeAnomaly(tx, clerk, { ...asked, verdict: "confirm" }, now),
      (tx, now) => judgeAnomaly(tx, clerk, { ...asked, verdict: "dismiss" }, now),
    );
    expect(won?.status).toBe("fulfilled");
    expect(lost).toMatchObject({ status: "rejected", reason: { code: "anomaly.wrongState" } });
    expect(await flagLines(t)).toEqual(["sameDeal confirmed 2469134 2"]);
    expect(await t.reads.selectFrom("anomalyVerdict").select("id").execute()).toHaveLength(1);
  });

  it("are not judged on evidence that has grown since it was read, nor with a word for a reason", async () => {
    const t = await open();
    const { clerk } = await plantOfficials(t);
    const { anomalyId } = await doubled(t);
    await t.unitOfWork((tx, now) => takeAnomaly(tx, clerk, { anomalyId }, now));
    await bringIn(t, [{}]);
    await look(t);
    const judge = (version: number, reason = REASON) =>
      t.unitOfWork((tx, now) => judgeAnomaly(tx, clerk, { anomalyId, verdict: "confirm", reason, version }, now));
    await expect(judge(2)).rejects.toMatchObject({ code: "anomaly.changedMeanwhile" });
    await expect(judge(3, "  属实  ")).rejects.toMatchObject({ code: "anomaly.reasonTooShort" });
    await judge(3);
    expect(await flagLines(t)).toEqual(["sameDeal confirmed 3703701 3"]);
  });

  it("keep their verdict when looked at again; more of the same is a new flag", async () => {
    const t = await open();
    const { analyst } = await plantOfficials(t);
    const { anomalyId, ids } = await doubled(t);
    await t.unitOfWork((tx, now) => takeAnomaly(tx, analyst, { anomalyId }, now));
    await t.unitOfWork((tx, now) => judgeAnomaly(tx, analyst, { anomalyId, verdict: "dismiss", reason: REASON, version: 2 }, now));
    await t.unitOfWork((tx, now) => recheckContracts(tx, new Map(ids.map((id) => [id, "import"])), now));
    expect(await flagLines(t)).toEqual(["sameDeal dismissed 2469134 2"]);
    await bringIn(t, [{}]);
    await look(t);
    expect(await flagLines(t)).toEqual(["sameDeal dismissed 2469134 2", "sameDeal open 3703701 3"]);
    expect((await hitRates(t.reads))[1]).toEqual({ rule: "sameDeal", confirmed: 0, explained: 0, dismissed: 1, undecided: 1 });
  });

  it("are not checked by who registered one of the contracts", async () => {
    const t = await open();
    const cast = await plantOfficials(t);
    await registered(t, cast, { name: "示例合同一" });
    await registered(t, cast, { name: "示例合同二" });
    await look(t);
    const anomalyId = await flagId(t, "sameDeal");
    const ask = (actor: Actor, verb: string, to = "") => t.unitOfWork((tx, now) => run(tx, actor, { verb, anomalyId, to, version: 1 }, now));
    await expect(ask(cast.clerk, "take")).rejects.toMatchObject({ code: "anomaly.ownRegistration" });
    await expect(ask(cast.analyst, "assign", cast.clerk.personId)).rejects.toMatchObject({ code: "anomaly.ownRegistration" });
    await expect(ask(cast.analyst, "assign", cast.operator.personId)).rejects.toMatchObject({ code: "anomaly.noOfficial" });
    await ask(cast.analyst, "assign", cast.reviewer.personId);
    await expect(ask(cast.analyst, "assign", cast.reviewer.personId)).rejects.toMatchObject({ code: "anomaly.alreadyHis" });
  });

  it("are read by those who may, page by page", async () => {
    const t = await open();
    const { analyst, clerk, operator, seller } = await plantOfficials(t);
    const { ids } = await doubled(t);
    t.advance(40 * 86_400_000);
    await bringIn(t, [{ sellerName: "丙", buyerName: "丙" }]);
    await look(t);
    const reader = { actor: analyst, now: t.now() };
    const all = { rule: null, state: "waiting", owner: null, month: null, days: null, amount: null } as const;
    const first = await anomaliesFor(t.reads, reader, all, { after: null, limit: 1 });
    expect(first.lines.map((line) => [line.rule, line.ageDays])).toEqual([["relatedParties", 0]]);
    const second = await anomaliesFor(t.reads, reader, all, { after: first.next, limit: 1 });
    expect(second.lines.map((line) => [line.rule, line.ageDays, line.contractCount])).toEqual([["sameDeal", 40, 2]]);
    expect(second.next).toBeNull();
    expect(await countOfAnomalies(t.reads, reader, { ...all, month: "2026-03" })).toEqual({ count: 1, amount: 246_913_400 });
    const counted = async (over: object) => (await countOfAnomalies(t.reads, reader, { ...all, ...over })).count;
    expect([await counted({ days: 40 }), await counted({ days: 41 }), await counted({ days: 1 })]).toEqual([1, 0, 1]);
    expect([await counted({ amount: 246_913_400 }), await counted({ amount: 246_913_401 })]).toEqual([1, 0]);
    const code = second.lines[0]?.code ?? "";
    for (const actor of [analyst, clerk]) expect((await anomalyForViewer(t.reads, actor, code))?.code).toBe(code);
    for (const actor of [operator, seller]) {
      expect(await anomalyForViewer(t.reads, actor, code)).toBeUndefined();
      expect(await anomaliesOfContract(t.reads, actor, ids[0] ?? "")).toEqual([]);
    }
    expect(await anomaliesOfContract(t.reads, clerk, ids[0] ?? "")).toHaveLength(1);
  });
});
