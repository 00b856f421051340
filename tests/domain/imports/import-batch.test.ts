// Proves a batch's life on both dialects: columns, dry run, commit, coming again, and undo that spares what others touched.

import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { answerChallengeClaim, claimChallenge } from "#app/domain/challenges/commands/claim-challenge.server.ts";
import { commitBatch, discardBatch, mapBatch, remapBatch, undoBatch } from "#app/domain/imports/commands/move-batch.server.ts";
import { openBatch } from "#app/domain/imports/commands/open-batch.server.ts";
import { BATCH_STATES, type ImportKind, KEPT_REASONS } from "#app/domain/imports/import-batch.ts";
import { batchPage, batchReport } from "#app/domain/imports/queries.server.ts";
import { UNREADABLE_CODES } from "#app/domain/imports/table/table.ts";
import { claimOutcome, confirmClaim } from "#app/domain/outcomes/commands/claim-outcome.server.ts";
import { suspendOutcome } from "#app/domain/outcomes/commands/suspend-outcome.server.ts";
import { followWithImports } from "#app/jobs/import-pass.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

type Bench = {
  readonly t: TestDatabase;
  readonly importer: Actor;
  upload(kind: ImportKind, text: string, name?: string): Promise<string>;
  work(): Promise<void>;
  commit(id: string): Promise<void>;
  undo(id: string): Promise<void>;
  results(id: string): Promise<string[]>;
  state(id: string): Promise<string | undefined>;
};

async function bench(open: () => Promise<TestDatabase>): Promise<Bench> {
  const t = await open();
  const importer = await plantActor(t, { kind: "bureau", roles: ["publisher"] });
  const kept = new Map<string, Uint8Array>();
  const work = () =>
    followWithImports({ unitOfWork: t.unitOfWork, reads: t.reads, files: { open: async (hash) => kept.get(hash) ?? null } }, "here", () => false);
  const upload = async (kind: ImportKind, text: string, name = "a.csv") => {
    const hash = `hash${kept.size}`;
    kept.set(hash, Buffer.from(text));
    const id = await t.unitOfWork((tx, now) => openBatch(tx, importer, { kind, source: "市场", file: { hash, name }, openUntil: null, catalogue: null }, now));
    t.advance(1_000);
    await work();
    return id;
  };
  const step = async (run: typeof commitBatch, batchId: string) => {
    await t.unitOfWork((tx, now) => run(tx, importer, { batchId }, now));
    t.advance(1_000);
    await work();
  };
  const rows = async (id: string) => {
    const page = await batchPage(t.reads, id);
    return page ? (await batchReport(t.reads, page.batch, "all", 1)).rows : [];
  };
  return {
    t,
    importer,
    upload,
    work,
    commit: (id) => step(commitBatch, id),
    undo: (id) => step(undoBatch, id),
    results: async (id) => (await rows(id)).map((row) => [row.undo || row.result, row.undoReason || row.problem?.code].filter(Boolean).join(" ")),
    state: async (id) => (await batchPage(t.reads, id))?.batch.state,
  };
}

const HEAD = "外部编号,名称,简介,单位,产业链,区县,合作方式,意向价格,成熟度等级";
const csv = (...rows: string[]) => [HEAD, ...rows].join("\n");
const A = "A1,示例染整工艺,少用盐,示例学院,现代纺织,柯桥,许可、转让,30万元,TRL6";
const B = "A2,示例轴承工艺,少变形,示例学院,,,,面议,";
const C = "A3,示例检测方法,看得清,,,,,,";

async function outcomeRow(t: TestDatabase, externalId: string) {
  return t.reads
    .selectFrom("outcome")
    .innerJoin("outcomeVersion as v", (join) => join.onRef("v.outcomeId", "=", "outcome.id").onRef("v.number", "=", "outcome.shownVersion"))
    .select(["outcome.id", "outcome.state", "outcome.title", "outcome.chainCode", "outcome.districtCode", "outcome.shownVersion", "v.content"])
    .where("externalId", "=", externalId)
    .executeTakeFirstOrThrow();
}

type Run = typeof commitBatch;
type MoveRow = { readonly from: string; readonly verb: string; readonly expected: string };
const MOVES = parse(readFileSync("tests/policy/import-moves.csv", "utf8"), { columns: true }) as MoveRow[];

describeDialects("an import batch", (open) => {
  it("meets every state with every verb of an importer", async () => {
    const { t, importer, upload } = await bench(open);
    const id = await upload("outcomes", csv(A));
    const columns = { externalId: "外部编号", title: "名称" };
    const map: Run = (tx, actor, input, now) => mapBatch(tx, actor, { ...input, columns }, now);
    const runs: Readonly<Record<string, Run>> = { map, remap: remapBatch, commit: commitBatch, undo: undoBatch, discard: discardBatch };
    expect([...new Set(MOVES.map((row) => row.from))].sort()).toEqual([...BATCH_STATES].sort());
    for (const { from, verb, expected } of MOVES) {
      await t.db.updateTable("importBatch").set({ state: from }).where("id", "=", id).execute();
      const before = await t.dump();
      const act = t.unitOfWork((tx, now) => (runs[verb] as Run)(tx, importer, { batchId: id }, now));
      if (expected.startsWith("import.")) {
        await expect(act, `${from} ${verb}`).rejects.toMatchObject({ code: expected });
        expect(await t.dump()).toBe(before);
      } else {
        await act;
        expect((await t.db.selectFrom("importBatch").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state, `${from} ${verb}`).toBe(expected);
      }
    }
  });

  it("reads our template without asking, tries it, and takes it only when told", async () => {
    const { t, importer, upload, commit, results, state } = await bench(open);
    const id = await upload("outcomes", csv(A, B, "A2,又一次,,,,,,,", "A4,坏链,,,没有的链,,,,", "A5,坏级,,,,,,,十级", ",无号,,,,,,,"));
    expect(await state(id)).toBe("checked");
    expect(await results(id)).toEqual(["created", "created", "refused doubleId", "refused unknownChain", "refused badTrl", "refused noExternalId"]);
    expect(await t.reads.selectFrom("outcome").select("id").execute()).toEqual([]);
    await commit(id);
    expect(await state(id)).toBe("imported");
    expect(await results(id)).toEqual(["created", "created", "refused doubleId", "refused unknownChain", "refused badTrl", "refused noExternalId"]);
    const row = await outcomeRow(t, "A1");
    expect(row).toMatchObject({ state: "listed", title: "示例染整工艺", chainCode: "textile", districtCode: "330603" });
    expect(JSON.parse(row.content)).toMatchObject({ offers: ["licence", "transfer"], price: 30_000_000, trl: 6 });
    const stranger = await plantActor(t, { kind: "institute", roles: ["admin", "publisher"] });
    const reader = await plantActor(t, { kind: "bureau", roles: ["analyst"] });
    for (const other of [stranger, reader])
      await expect(t.unitOfWork((tx, now) => undoBatch(tx, other, { batchId: id }, now))).rejects.toMatchObject({ code: "import.notYours" });
    expect(importer.orgKind).toBe("bureau");
  });

  it("asks for the columns of a file it does not know, and refuses a choice that makes no sense", async () => {
    const { t, importer, upload, work, results, state } = await bench(open);
    const id = await upload("challenges", "号,题目,别的\n1,示例难题,话\n");
    expect(await state(id)).toBe("mapping");
    const map = (columns: Record<string, string>) => t.unitOfWork((tx, now) => mapBatch(tx, importer, { batchId: id, columns }, now));
    await expect(map({ title: "题目" })).rejects.toMatchObject({ code: "import.columnMissing" });
    await expect(map({ externalId: "号", title: "没有" })).rejects.toMatchObject({ code: "import.columnUnknown" });
    await expect(map({ externalId: "号", title: "题目", price: "别的" })).rejects.toMatchObject({ code: "import.columnUnknown" });
    await expect(map({ externalId: "题目", title: "题目" })).rejects.toMatchObject({ code: "import.columnTwice" });
    await map({ externalId: "号", title: "题目" });
    await work();
    expect(await results(id)).toEqual(["created noText"]);
  });

  it("writes down why a file cannot be read, and that nothing would change", async () => {
    const { t, importer, upload, state } = await bench(open);
    const id = await upload("outcomes", "名称,名称\n1,2\n");
    expect(await state(id)).toBe("unreadable");
    expect((await batchPage(t.reads, id))?.batch.problem).toMatchObject({ code: "import.doubleHeader" });
    const empty = await upload("outcomes", csv(",,,,,,,,x"));
    await expect(t.unitOfWork((tx, now) => commitBatch(tx, importer, { batchId: empty }, now))).rejects.toMatchObject({ code: "import.nothingToTake" });
  });

  it("comes again: unchanged rows stay, changed ones become a new version, undone ones return", async () => {
    const { t, upload, commit, undo, results } = await bench(open);
    const first = await upload("outcomes", csv(A, B));
    await commit(first);
    const second = await upload("outcomes", csv(A.replace("少用盐", "不用盐"), B, C));
    expect(await results(second)).toEqual(["updated", "unchanged", "created"]);
    await commit(second);
    expect((await outcomeRow(t, "A1")).shownVersion).toBe(2);
    await undo(first);
    expect(await results(first)).toEqual(["kept reimported", "removed"]);
    await undo(second);
    expect(await results(second)).toEqual(["restored", "unchanged", "removed"]);
    expect(await outcomeRow(t, "A1")).toMatchObject({ shownVersion: 1, state: "listed" });
    expect(await outcomeRow(t, "A2")).toMatchObject({ state: "withdrawn" });
    const third = await upload("outcomes", csv(A, B));
    expect(await results(third)).toEqual(["unchanged", "created"]);
    await commit(third);
    expect(await outcomeRow(t, "A2")).toMatchObject({ state: "listed", shownVersion: 1 });
  });

  it("undoes no outcome that somebody claimed, asked for or changed, and says why of each", async () => {
    const { t, importer, upload, commit, undo, results } = await bench(open);
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const id = await upload("outcomes", csv(A, B, C, C.replace("A3", "A4")));
    await commit(id);
    const idOf = async (externalId: string) => (await outcomeRow(t, externalId)).id;
    for (const externalId of ["A1", "A2"]) {
      const outcomeId = await idOf(externalId);
      await t.unitOfWork((tx, now) => claimOutcome(tx, owner, { outcomeId, note: "本单位完成" }, now));
    }
    const claimed = await idOf("A1");
    const suspended = await idOf("A3");
    await t.unitOfWork((tx, now) => confirmClaim(tx, importer, { outcomeId: claimed, isConfirmed: true, note: "" }, now));
    await t.unitOfWork((tx, now) => suspendOutcome(tx, importer, { outcomeId: suspended, reason: "核查" }, now));
    await undo(id);
    expect(await results(id)).toEqual(["kept claimed", "kept claimOpen", "kept changed", "removed"]);
  });

  it("does the same for challenges: claimed ones are the enterprise's draft, others go back or off the board", async () => {
    const { t, importer, upload, commit, undo, results } = await bench(open);
    const head = "外部编号,名称,简介,意向投入,最晚需要日期";
    const first = await upload("challenges", [head, "D1,示例题一,话一,50万元,2026/12/31", "D2,示例题二,话二,面议,", "D3,示例题三,,,2026-13-01"].join("\n"));
    expect(await results(first)).toEqual(["created", "created", "refused badDay"]);
    await commit(first);
    const rowOf = (externalId: string) => t.reads.selectFrom("challenge").selectAll().where("externalId", "=", externalId).executeTakeFirstOrThrow();
    expect(JSON.parse((await rowOf("D1")).content)).toMatchObject({ budget: 50_000_000, deadline: "2026-12-31", isBudgetOpen: false });
    const second = await upload("challenges", [head, "D1,示例题一,话一改,50万元,2026/12/31", "D2,示例题二,话二,面议,"].join("\n"));
    await commit(second);
    expect(await results(second)).toEqual(["updated", "unchanged"]);
    const enterprise = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const claimed = (await rowOf("D2")).id;
    await t.unitOfWork((tx, now) => claimChallenge(tx, enterprise, { challengeId: claimed, note: "我厂所出" }, now));
    await t.unitOfWork((tx, now) => answerChallengeClaim(tx, importer, { challengeId: claimed, isConfirmed: true, note: "" }, now));
    await undo(second);
    expect(await results(second)).toEqual(["restored", "unchanged"]);
    expect(JSON.parse((await rowOf("D1")).content)).toMatchObject({ symptom: "话一" });
    await undo(first);
    expect(await results(first)).toEqual(["kept changed", "kept claimed", "refused badDay"]);
    expect(await rowOf("D2")).toMatchObject({ state: "draft", origin: "platform", orgId: enterprise.orgId });
  });

  it("goes on where a stop left it: every slice is whole", async () => {
    const { t, importer, upload, work, state } = await bench(open);
    const id = await upload("outcomes", csv(...Array.from({ length: 150 }, (_, at) => `S${at},示例成果${at},,,,,,,`)));
    await t.unitOfWork((tx, now) => commitBatch(tx, importer, { batchId: id }, now));
    let slices = 0;
    await followWithImports({ unitOfWork: t.unitOfWork, reads: t.reads, files: { open: async () => null } }, "here", () => slices++ === 1);
    const half = await batchPage(t.reads, id);
    expect([half?.batch.state, half?.batch.rowsDone]).toEqual(["importing", 100]);
    expect((await t.reads.selectFrom("outcome").select("id").execute()).length).toBe(100);
    await work();
    expect(await state(id)).toBe("imported");
    expect((await t.reads.selectFrom("outcome").select("id").execute()).length).toBe(150);
  });
});

it("every way in which a row or a file is refused, or a row kept, has its words in both languages", () => {
  const source = [
    "mapping.ts",
    "commands/take-rows.server.ts",
    "table/table.ts",
    "table/sheet.server.ts",
    "table/cell-value.ts",
    "table/delimited.server.ts",
    "table/parse-table.server.ts",
  ]
    .map((name) => readFileSync(`app/domain/imports/${name}`, "utf8"))
    .join("\n");
  const codes = [...source.matchAll(/refuseRow\("(\w+)"|(?<!Unreadable.{0,20})\bcode: "(\w+)"|problem: "(\w+)"/gu)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? "",
  );
  expect(new Set(codes).size).toBeGreaterThan(15);
  const keys = [
    ...codes.map((code) => `import.problem.${code}`),
    ...KEPT_REASONS.map((reason) => `import.kept.${reason}`),
    ...BATCH_STATES.map((state) => `import.state.${state}`),
    ...UNREADABLE_CODES.flatMap((code) => [`refusal.import.${code}`, `refusal.import.${code}.next`]),
  ];
  for (const key of keys) for (const catalogue of [wholeZh, wholeEn]) expect((catalogue as Readonly<Record<string, string>>)[key], key).toBeTruthy();
});
