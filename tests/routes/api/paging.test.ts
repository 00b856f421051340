import { expect, it } from "vitest";
import { withdrawOutcome } from "#app/domain/outcomes/commands/withdraw-outcome.server.ts";
import { readCursor, writeCursor } from "#app/routes/feeds/api/cursor.server.ts";
import { plantActor } from "#tests/support/actors.ts";
import { type ApiSite, openApiSite } from "#tests/support/api-site.ts";
import { describeDialects } from "#tests/support/database.ts";
import { listOutcome } from "./api-scene.ts";

type Page = { readonly items: readonly { readonly code: string; readonly title: string }[]; readonly next: string | null };

async function pageAt(site: ApiSite, query: string): Promise<Page> {
  const response = await site.get(`/api/v1/outcomes?${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Page;
}

describeDialects("a walk through a list", (open) => {
  it("meets once what was there all the time, while others come, change and go between pages", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor", "signatory"] });
    const there = [];
    for (let i = 0; i < 12; i += 1) there.push(await listOutcome(t, owner.orgId, `常在${i}`));
    const leaving = await listOutcome(t, owner.orgId, "途中撤回");
    for (let i = 0; i < 5; i += 1) there.push(await listOutcome(t, owner.orgId, `后段${i}`));
    const site = await openApiSite(t);
    const met: string[] = [];
    let next: string | null = "";
    for (let round = 0; next !== null && round < 40; round += 1) {
      const page: Page = await pageAt(site, `limit=4${next ? `&cursor=${next}` : ""}`);
      met.push(...page.items.map((item) => item.code));
      next = page.next;
      // Between any two pages: one is added, one that was met is changed, and once one that was not met is withdrawn.
      if (round < 5) await listOutcome(t, owner.orgId, `途中新增${round}`);
      await t.unitOfWork((tx, now) =>
        tx
          .updateTable("outcome")
          .set({ updatedAt: now, title: `改名${round}` })
          .where("code", "=", met[0] ?? "")
          .execute(),
      );
      if (round === 0) await t.unitOfWork((tx, now) => withdrawOutcome(tx, owner, { outcomeId: leaving.id, reason: "不再转化" }, now));
      t.advance(1_000);
    }
    expect(new Set(met).size).toBe(met.length);
    expect(there.filter(({ code }) => !met.includes(code))).toEqual([]);
    expect(met).not.toContain(leaving.code);
    expect(next).toBeNull();
  });

  it("meets the same while a second process writes at the same moment", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const there = [];
    for (let i = 0; i < 30; i += 1) there.push((await listOutcome(t, owner.orgId, `常在${i}`)).code);
    const other = { ...t, unitOfWork: t.secondUnitOfWork() };
    const site = await openApiSite(t);
    const met: string[] = [];
    const writing = (async () => {
      for (let i = 0; i < 20; i += 1) await listOutcome(other, owner.orgId, `同时新增${i}`);
    })();
    let next: string | null = "";
    while (next !== null) {
      const page: Page = await pageAt(site, `limit=3${next ? `&cursor=${next}` : ""}`);
      met.push(...page.items.map((item) => item.code));
      next = page.next;
    }
    await writing;
    expect(new Set(met).size).toBe(met.length);
    expect(there.filter((code) => !met.includes(code))).toEqual([]);
  });

  it("narrows by chain, district and the last public change", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const early = await listOutcome(t, owner.orgId, "早");
    t.advance(86_400_000);
    const since = t.now();
    const late = await listOutcome(t, owner.orgId, "晚");
    // A change that nobody outside can see does not count.
    await t.unitOfWork((tx, now) => tx.updateTable("outcome").set({ updatedAt: now }).where("id", "=", early.id).execute());
    const site = await openApiSite(t);
    const codes = async (query: string) => (await pageAt(site, query)).items.map((item) => item.code);
    expect(await codes(`updatedSince=${since}`)).toEqual([late.code]);
    expect(await codes("chain=textile&district=330603")).toEqual([early.code, late.code]);
    expect(await codes("chain=pearl")).toEqual([]);
    expect(await codes("district=330681")).toEqual([]);
  });
});

it("a cursor is good for its own list only, and only as it was given out", () => {
  const cursor = writeCursor("outcomes", "SX-CG-2026-000001");
  expect(readCursor("outcomes", cursor)).toBe("SX-CG-2026-000001");
  for (const [list, text] of [
    ["challenges", cursor],
    ["outcomes", `${cursor}=`],
    ["outcomes", ` ${cursor}`],
    ["outcomes", Buffer.from('["outcomes",7]').toString("base64url")],
    ["outcomes", Buffer.from('["outcomes", "SX-CG-2026-000001"]').toString("base64url")],
    ["outcomes", ""],
  ] as const)
    expect(() => readCursor(list, text)).toThrow("badCursor");
});
