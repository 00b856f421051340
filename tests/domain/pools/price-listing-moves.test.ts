// Every state of a price listing meets every verb: the fixture is written from domain line B2a, not from the code.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { finalisePriceListings, markListingTaken } from "#app/domain/pools/commands/mark-listing.server.ts";
import { draftPriceListing, openDraftListing, withdrawListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import { LISTING_STATES, type PriceListingTerms } from "#app/domain/pools/price-listing.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { yuan } from "#app/kernel/money.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

type Row = { readonly state: string; readonly verb: string; readonly party: string; readonly expected: string };
const ROWS = parse(readFileSync("tests/policy/price-listing-moves.csv", "utf8"), { columns: true }) as Row[];
const KINDS = [...new Set(ROWS.map((row) => row.state))];
const YEAR_MS = 366 * 86_400_000;
const TERMS: PriceListingTerms = { price: yuan(300_000), priceRule: "", licenceKind: "nonExclusive", scope: "本企业生产线" };

const COMMANDS: Readonly<Record<string, (tx: Tx, actor: Actor, listingId: string, now: Instant) => Promise<unknown>>> = {
  open: (tx, actor, listingId, now) => openDraftListing(tx, actor, { listingId }, now),
  withdraw: (tx, actor, listingId, now) => withdrawListing(tx, actor, { listingId }, now),
  take: (tx, actor, listingId, now) => markListingTaken(tx, actor, now, listingId),
  clockPasses: (tx, _actor, _listingId, now) => finalisePriceListings(tx, addMs(now, YEAR_MS)),
};

class Undone extends Error {}

it("the fixture names every state with every verb", () => {
  expect([...new Set(KINDS.map((kind) => kind.split(":")[0]))].sort()).toEqual([...LISTING_STATES].sort());
  for (const kind of KINDS) {
    for (const verb of Object.keys(COMMANDS))
      expect(
        ROWS.some((row) => row.state === kind && row.verb === verb),
        `${kind} ${verb}`,
      ).toBe(true);
  }
});

async function castOf(t: TestDatabase): Promise<Readonly<Record<string, Actor>> & { readonly owner: Actor }> {
  const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
  const other = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] });
  return { owner, stranger: other, taker: other, ownerAnalyst: { ...owner, roles: ["analyst"] }, ownerUnverified: { ...owner, orgVerified: false } };
}

async function plantListing(t: TestDatabase, owner: Actor, kind: string): Promise<string> {
  const [state = "", note] = kind.split(":");
  const { id: outcomeId } = await plantOutcome(t, owner.orgId);
  const id = newId();
  const terms = note === "exclusive" ? { ...TERMS, licenceKind: "exclusive" } : TERMS;
  const openUntil = addMs(t.now(), note === "pastDue" ? 0 : 1);
  await t.unitOfWork((tx, now) =>
    tx
      .insertInto("priceListing")
      .values({
        id,
        code: `SX-GP-2026-8${id.slice(-8)}`,
        outcomeId,
        trialId: null,
        ownerOrgId: owner.orgId,
        state,
        terms: JSON.stringify(terms),
        openedAt: state === "draft" ? null : now,
        openUntil,
        endedAt: null,
        createdAt: now,
        version: 1,
      })
      .execute(),
  );
  return id;
}

async function expectMoved(tx: Tx, listingId: string, row: Row, name: string): Promise<void> {
  const from = row.state.split(":")[0];
  const after = await tx.selectFrom("priceListing").select(["state", "version"]).where("id", "=", listingId).executeTakeFirstOrThrow();
  const events = await tx.selectFrom("event").select("data").where("noun", "=", "priceListing").where("nounId", "=", listingId).execute();
  const isStill = row.verb === "clockPasses" && row.expected === from;
  expect(after, name).toEqual({ state: row.expected, version: isStill ? 1 : 2 });
  expect(
    events.map((event) => JSON.parse(event.data)),
    name,
  ).toEqual(isStill ? [] : [expect.objectContaining({ from, to: row.expected })]);
}

describeDialects("moves of a price listing", (open) => {
  it("are the ones of B2a, and refusing writes nothing", async () => {
    const t = await open();
    const cast = await castOf(t);
    for (const kind of KINDS) {
      const listingId = await plantListing(t, cast.owner, kind);
      const before = await t.dump();
      for (const row of ROWS.filter((one) => one.state === kind)) {
        const name = `${kind} ${row.verb} by ${row.party}`;
        const isRefused = row.expected.includes(".");
        const run = t.unitOfWork(async (tx, now) => {
          await COMMANDS[row.verb]?.(tx, cast[row.party] ?? cast.owner, listingId, now);
          if (isRefused) return;
          await expectMoved(tx, listingId, row, name);
          throw new Undone(name);
        });
        await expect(run, name).rejects.toMatchObject(isRefused ? { name: "Refusal", code: row.expected } : { message: name });
        expect(await t.dump(), name).toBe(before);
      }
    }
  }, 30_000);

  it("is drafted by the owner only, of a licensable outcome, with a price", async () => {
    const t = await open();
    const { owner, stranger, ownerUnverified } = await castOf(t);
    const { id: outcomeId } = await plantOutcome(t, owner.orgId);
    const draft =
      (actor: Actor | undefined, over: object = {}) =>
      (tx: Tx, now: Instant) =>
        draftPriceListing(tx, actor ?? owner, { outcomeId, trialId: null, terms: TERMS, ...over }, now);
    const imported = await plantOutcome(t, owner.orgId, { origin: "importedListing" });
    const suspended = await plantOutcome(t, owner.orgId, { state: "suspended" });
    const before = await t.dump();
    for (const [code, work] of [
      ["priceListing.notOwner", draft(stranger)],
      ["people.orgNotVerified", draft(ownerUnverified)],
      ["priceListing.notLicensable", draft(owner, { outcomeId: imported.id })],
      ["priceListing.notLicensable", draft(owner, { outcomeId: suspended.id })],
      ["priceListing.priceMissing", draft(owner, { terms: { ...TERMS, price: yuan(0) } })],
    ] as const) {
      await expect(t.unitOfWork(work), code).rejects.toMatchObject({ name: "Refusal", code });
      expect(await t.dump(), code).toBe(before);
    }
    const { id } = await t.unitOfWork(draft(owner));
    expect(await t.reads.selectFrom("event").select("verb").where("nounId", "=", id).execute()).toEqual([{ verb: "draft" }]);
  });
});
