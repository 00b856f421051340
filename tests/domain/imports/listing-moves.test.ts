// What came in from a catalogue is claimed, answered and undone only as the fixture says, written by hand from domain.md B1 and B3.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { answerChallengeClaim, claimChallenge } from "#app/domain/challenges/commands/claim-challenge.server.ts";
import { importListedChallenge } from "#app/domain/challenges/commands/import-challenge.server.ts";
import { undoImportedChallenge } from "#app/domain/challenges/commands/undo-import.server.ts";
import { claimOutcome, confirmClaim } from "#app/domain/outcomes/commands/claim-outcome.server.ts";
import { importListedOutcome } from "#app/domain/outcomes/commands/import-listed-outcome.server.ts";
import { undoImportedOutcome } from "#app/domain/outcomes/commands/undo-import.server.ts";
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { challengeContent, plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { outcomeContent, plantOutcome } from "#tests/support/plant.ts";

type Noun = "outcome" | "challenge";
type Row = { readonly noun: Noun; readonly stand: string; readonly verb: string; readonly role: string; readonly expected: string; readonly to: string };
const ROWS = parse(readFileSync("tests/policy/imported-listing-moves.csv", "utf8"), { columns: true }) as Row[];
const NOUNS: readonly Noun[] = ["outcome", "challenge"];

/** The thing as its batch left it: undo compares with this version. */
type Thing = { readonly id: string; readonly version: number };
type Verb = (tx: Tx, actor: Actor, thing: Thing, now: Instant) => Promise<unknown>;
const NOTE = "本单位完成，附权属证明";

const VERBS: Readonly<Record<Noun, Readonly<Record<string, Verb>>>> = {
  outcome: {
    claim: (tx, actor, { id }, now) => claimOutcome(tx, actor, { outcomeId: id, note: NOTE }, now),
    confirm: (tx, actor, { id }, now) => confirmClaim(tx, actor, { outcomeId: id, isConfirmed: true, note: "" }, now),
    decline: (tx, actor, { id }, now) => confirmClaim(tx, actor, { outcomeId: id, isConfirmed: false, note: "权属证明不符" }, now),
    declineSilently: (tx, actor, { id }, now) => confirmClaim(tx, actor, { outcomeId: id, isConfirmed: false, note: " " }, now),
    undo: (tx, _actor, { id, version }, now) => undoImportedOutcome(tx, { id, version, before: null }, now),
  },
  challenge: {
    claim: (tx, actor, { id }, now) => claimChallenge(tx, actor, { challengeId: id, note: NOTE }, now),
    confirm: (tx, actor, { id }, now) => answerChallengeClaim(tx, actor, { challengeId: id, isConfirmed: true, note: "" }, now),
    decline: (tx, actor, { id }, now) => answerChallengeClaim(tx, actor, { challengeId: id, isConfirmed: false, note: "并非本单位" }, now),
    declineSilently: (tx, actor, { id }, now) => answerChallengeClaim(tx, actor, { challengeId: id, isConfirmed: false, note: " " }, now),
    undo: (tx, _actor, { id, version }, now) => undoImportedChallenge(tx, { id, version, before: null }, now),
  },
};

async function plantRoles(t: TestDatabase): Promise<Readonly<Record<string, Actor>>> {
  const claimant = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
  return {
    claimant,
    unverified: { ...claimant, orgVerified: false },
    roleless: await plantActor(t, { kind: "enterprise", roles: ["analyst"], orgId: claimant.orgId }),
    other: await plantActor(t, { kind: "enterprise", roles: ["editor"] }),
    publisher: await plantActor(t, { kind: "bureau", roles: ["publisher"] }),
    officer: await plantActor(t, { kind: "bureau", roles: ["districtOfficer"] }),
  };
}

let serial = 0;

async function plantImport(t: TestDatabase, noun: Noun): Promise<Thing> {
  serial += 1;
  const row = { source: "示例目录", externalId: `row-${serial}`, externalFacts: {} };
  return t.unitOfWork((tx, now) =>
    noun === "outcome"
      ? importListedOutcome(tx, SYSTEM_ACTOR, { ...row, ownerName: "示例单位", content: outcomeContent({ title: `示例 ${serial}` }) }, now)
      : importListedChallenge(tx, { ...row, orgName: "示例单位", content: challengeContent({ title: `示例 ${serial}` }), openUntil: null }, now),
  );
}

/** Which verbs lead to a stand, by whom; undone and platform are made otherwise. */
const LEADS: Readonly<Record<string, readonly (readonly [verb: string, role: string])[]>> = {
  free: [],
  asked: [["claim", "claimant"]],
  refused: [
    ["claim", "claimant"],
    ["decline", "publisher"],
  ],
  owned: [
    ["claim", "claimant"],
    ["confirm", "publisher"],
  ],
  undone: [["undo", "publisher"]],
};

async function plantStand(t: TestDatabase, roles: Readonly<Record<string, Actor>>, { noun, stand }: Row): Promise<Thing> {
  const owner = roles.claimant as Actor;
  if (stand === "platform") return { ...(await (noun === "outcome" ? plantOutcome(t, owner.orgId) : plantChallenge(t, owner.orgId))), version: 1 };
  const thing = await plantImport(t, noun);
  for (const [verb, role] of LEADS[stand] ?? []) await run(t, { noun, verb }, roles[role], thing);
  return thing;
}

async function run(t: TestDatabase, { noun, verb }: Pick<Row, "noun" | "verb">, actor: Actor | undefined, thing: Thing): Promise<unknown> {
  const work = VERBS[noun][verb];
  if (!work) throw new Error(`the fixture names an unknown verb ${verb}`);
  return t.unitOfWork((tx, now) => work(tx, actor as Actor, thing, now));
}

const stateOf = async (t: TestDatabase, noun: Noun, id: string) =>
  (await t.reads.selectFrom(noun).select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;

const REFUSAL = /\./u;

it("the fixture meets every stand with claim, answer and undo, for both nouns", () => {
  for (const noun of NOUNS)
    for (const stand of Object.keys(LEADS))
      for (const verb of ["claim", "confirm", "undo"])
        expect(
          ROWS.some((row) => row.noun === noun && row.stand === stand && row.verb === verb),
          `${noun} ${stand} ${verb}`,
        ).toBe(true);
});

describeDialects("an imported listing", (open) => {
  it.each(NOUNS)(
    "%s",
    async (noun) => {
      const t = await open();
      const roles = await plantRoles(t);
      for (const row of ROWS.filter((one) => one.noun === noun)) {
        const name = `${row.stand} ${row.verb} by ${row.role}`;
        const thing = await plantStand(t, roles, row);
        const before = await t.dump();
        const act = run(t, row, roles[row.role], thing);
        if (REFUSAL.test(row.expected)) {
          await expect(act, name).rejects.toMatchObject({ name: "Refusal", code: row.expected });
          expect(await t.dump(), name).toBe(before);
          continue;
        }
        const result = await act;
        if (row.verb === "undo") expect(result, name).toBe(row.expected);
        if (row.verb === "undo" && row.expected !== "removed") expect(await t.dump(), name).toBe(before);
        expect(await stateOf(t, noun, thing.id), name).toBe(row.to);
      }
    },
    60_000,
  );
});
