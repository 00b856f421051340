// Proves who may move a contract when, what the number must be, and the second pair of eyes.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sendToSecondReview } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { type RegisterContract, registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { licenceContractName } from "#app/domain/contracts/contract.ts";
import { contractForViewer } from "#app/domain/contracts/queries.server.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, TEST_NOW } from "#tests/support/database.ts";
import { contractForm, file, filedAndAccepted, freshNumber, plantOffice, registration, runContractVerb } from "./contract-scene.ts";

const rows = readFileSync(new URL("../../policy/contract-moves.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",") as [from: string, verb: string, role: string, expected: string]);

it.each([
  ["印染废水深度处理技术", "印染废水深度处理技术许可合同"],
  ["黄酒陈化仪", "黄酒陈化仪技术许可合同"],
  ["技术经理人培训系统", "技术经理人培训系统技术许可合同"],
])("a draft out of %s is called %s", (title, name) => {
  expect(licenceContractName(title)).toBe(name);
});

describeDialects("contracts", (open) => {
  it("makes exactly the moves of the fixture", async () => {
    const t = await open();
    const { seller, clerk, reviewer } = await plantOffice(t);
    const stranger = await plantActor(t, { kind: "enterprise", roles: ["editor", "clerk", "registrationReviewer"] });
    const pureClerk = { ...clerk, roles: ["clerk"] as const };
    const actors = { seller, clerk: pureClerk, reviewer, stranger };
    for (const [from, verb, role, expected] of rows) {
      const { id } = await file(t, seller);
      await t.unitOfWork((tx) => tx.updateTable("techContract").set({ state: from }).where("id", "=", id).execute());
      const before = await t.dump();
      const done = await runContractVerb(t, verb, actors[role as keyof typeof actors], id).then(
        () => "allowed",
        (error: { code?: string }) => error.code ?? String(error),
      );
      expect(done, `${from} ${verb} ${role}`).toBe(expected);
      if (expected !== "allowed") expect(await t.dump()).toBe(before);
    }
  }, 120_000);

  it("wants a true number from the national system, and each once", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await filedAndAccepted(t, seller, clerk);
    const other = await filedAndAccepted(t, seller, clerk);
    const register = (over: Partial<RegisterContract>, contractId = id) =>
      t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(contractId, over), now));
    await expect(register({ registrationNo: "2026330601" })).rejects.toMatchObject({ code: "contract.numberMalformed" });
    await expect(register({ registrationNo: "2026999901000001" })).rejects.toMatchObject({ code: "contract.demoNumber" });
    await expect(register({ registeredOn: "2026-03-03" as Day })).rejects.toMatchObject({ code: "contract.dayInFuture" });
    await expect(register({ registeredOn: "2026-01-31" as Day })).rejects.toMatchObject({ code: "contract.beforeSigning" });
    await expect(register({ technicalAmount: yuan(1_000_001) })).rejects.toMatchObject({ code: "contract.technicalAboveTotal" });
    const registrationNo = freshNumber();
    await register({ registrationNo });
    await expect(register({ registrationNo }, other)).rejects.toMatchObject({ code: "contract.numberTaken" });
    await t.unitOfWork((tx) => tx.insertInto("instance").values({ key: "demo", value: "1" }).execute());
    await register({ registrationNo: "2026999901000001" }, other);
  });

  it("has five million yuan registered by a second person only", async () => {
    const t = await open();
    const { seller, clerk, reviewer } = await plantOffice(t);
    const large = { totalAmount: yuan(5_000_000), technicalAmount: yuan(4_000_000) };
    const id = await filedAndAccepted(t, seller, clerk, large);
    const by = (actor: typeof clerk) => t.unitOfWork((tx, now) => registerContract(tx, actor, registration(id, large), now));
    await expect(by(clerk)).rejects.toMatchObject({ code: "contract.needsSecondReview" });
    await t.unitOfWork((tx, now) => sendToSecondReview(tx, clerk, { contractId: id }, now));
    await expect(by(clerk)).rejects.toMatchObject({ code: "contract.sameReviewer" });
    await by(reviewer);
  });

  it("is decided in ten days, under the rules of its day, and asks for what is missing", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await filedAndAccepted(t, seller, clerk);
    const row = await t.reads.selectFrom("techContract").select(["decideBy", "ruleSet", "officeOrgId"]).where("id", "=", id).executeTakeFirst();
    expect(row).toEqual({ decideBy: "2026-03-12", ruleSet: "2026", officeOrgId: clerk.orgId });
    t.setNow("2026-01-22T15:59:59.000Z" as Instant);
    const old = await file(t, seller, { signedOn: "2026-01-20" as Day });
    expect(await t.reads.selectFrom("techContract").select("ruleSet").where("id", "=", old.id).executeTakeFirst()).toEqual({ ruleSet: "2000" });
    t.setNow("2026-01-22T16:00:00.000Z" as Instant);
    const submit = (undertaking: boolean) => t.unitOfWork((tx, now) => submitContract(tx, seller, { contractId: old.id, undertaking }, now));
    await expect(submit(false)).rejects.toMatchObject({ code: "contract.noUndertaking" });
    await submit(true);
    expect(await t.reads.selectFrom("techContract").select("ruleSet").where("id", "=", old.id).executeTakeFirst()).toEqual({ ruleSet: "2026" });
    t.setNow(TEST_NOW);
    await expect(file(t, seller, { technicalAmount: yuan(2_000_000) })).rejects.toMatchObject({ code: "contract.technicalAboveTotal" });
    const unverified = await plantActor(t, { kind: "enterprise", roles: ["editor"], verified: false });
    await expect(file(t, unverified, contractForm())).rejects.toMatchObject({ code: "people.orgNotVerified" });
  });

  it("is known to its parties, to the bureau, and to the office once handed in", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const { id, code } = await file(t, seller);
    const stranger = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    expect(await contractForViewer(t.reads, clerk, code)).toBeUndefined();
    await t.unitOfWork((tx, now) => submitContract(tx, seller, { contractId: id, undertaking: true }, now));
    expect((await contractForViewer(t.reads, clerk, code))?.id).toBe(id);
    expect((await contractForViewer(t.reads, seller, code))?.id).toBe(id);
    expect(await contractForViewer(t.reads, stranger, code)).toBeUndefined();
    expect(await contractForViewer(t.reads, null, code)).toBeUndefined();
  });
});
