// Proves that a model becomes current only after it was measured against the one in use, and that every match is then made anew by it.
import { expect, it } from "vitest";
import { type ComparedFigures, makeModelCurrent, recordComparison } from "#app/domain/matching/commands/compare-models.server.ts";
import { currentModel, modelRecords } from "#app/domain/matching/model-queries.server.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { announce, jobsFor } from "#tests/jobs/jobs-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

const FIGURES: ComparedFigures = { set: "set", queries: 53, current: 0.5, tried: 0.52, difference: 0.02, low: -0.01, high: 0.05 };

describeDialects("a matching model", (open) => {
  const compare = (t: TestDatabase, version: string, current: "views-4" | "pairs-4") =>
    t.unitOfWork((tx, now) => recordComparison(tx, { version, with: current, figures: [FIGURES], by: "op" }, now));
  const use = (t: TestDatabase, version: string) => t.unitOfWork((tx, now) => makeModelCurrent(tx, { version, by: "op" }, now));
  const refusal = (code: string) => expect.objectContaining({ code });

  it("is refused as current until it was compared with the one in use", async () => {
    const t = await open();
    expect(await currentModel(t.reads)).toBe("views-4");
    const before = await t.dump();
    await expect(use(t, "pairs-4")).rejects.toEqual(refusal("matching.notCompared"));
    await expect(use(t, "views-4")).rejects.toEqual(refusal("matching.alreadyCurrent"));
    await expect(use(t, "other")).rejects.toEqual(refusal("matching.unknownModel"));
    await expect(compare(t, "other", "views-4")).rejects.toEqual(refusal("matching.unknownModel"));
    expect(await t.dump()).toBe(before);
    await compare(t, "pairs-4", "views-4");
    expect(await currentModel(t.reads)).toBe("views-4");
    await use(t, "pairs-4");
    expect(await currentModel(t.reads)).toBe("pairs-4");
    const [record] = await modelRecords(t.reads);
    expect(record).toMatchObject({ version: "pairs-4", comparedWith: "views-4", comparedBy: "op", madeCurrentBy: "op", madeCurrentAt: t.now() });
    expect(JSON.parse(record?.figures ?? "")).toEqual([FIGURES]);
  });

  it("is refused when it was measured against another than the one in use by now", async () => {
    const t = await open();
    await compare(t, "pairs-4", "views-4");
    await use(t, "pairs-4");
    await compare(t, "views-4", "views-4");
    await expect(use(t, "views-4")).rejects.toEqual(refusal("matching.notCompared"));
    t.advance(1_000);
    await compare(t, "views-4", "pairs-4");
    await use(t, "views-4");
    expect(await currentModel(t.reads)).toBe("views-4");
  });

  it("makes every match anew once it is current", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    await announce(t, "outcome", (await plantOutcome(t, owner.orgId)).id);
    await announce(t, "challenge", (await plantChallenge(t, poster.orgId)).id);
    const { jobs } = jobsFor(t, "one");
    const versions = async () => (await t.reads.selectFrom("match").select("modelVersion").execute()).map((one) => one.modelVersion);
    await jobs.runOnce();
    expect(await versions()).toEqual(["views-4"]);
    await compare(t, "pairs-4", "views-4");
    await use(t, "pairs-4");
    await jobs.runOnce();
    expect(await versions()).toEqual(["pairs-4"]);
    expect(
      (await t.reads.selectFrom("eventCursor").select("reader").execute()).map((row) => row.reader).filter((name) => name.startsWith("matching:")),
    ).toEqual(["matching:pairs-4"]);
    await jobs.close();
  });
});
