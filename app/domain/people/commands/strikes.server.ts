// Knows how the bureau records a strike against an organisation, how it appeals and how another official decides.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { type Actor, isBureau } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { StrikeTable } from "#db/schema.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeAppeal, judgeStrikeEnd, judgeVerdict, type Verdict } from "../strike.ts";

function judgeOfficial(actor: Actor, orgId: string): void {
  if (!isBureau(actor, "publisher", "admin") || actor.orgId === orgId) refuse("people.notAllowed");
  if (!actor.orgVerified) refuse("people.orgNotVerified");
}

async function load(tx: Tx, id: string, orgId: string) {
  const strike = await tx
    .selectFrom("strike")
    .select(["id", "orgId", "expiresOn", "appealedAt", "verdict", "givenBy", "version"])
    .where("id", "=", id)
    .where("orgId", "=", orgId)
    .executeTakeFirst();
  return strike ?? refuse("people.strikeUnknown");
}

async function write(tx: Tx, strike: { id: string; version: number }, set: Partial<StrikeTable>): Promise<void> {
  const row = await tx
    .updateTable("strike")
    .set({ ...set, version: strike.version + 1 })
    .where("id", "=", strike.id)
    .where("version", "=", strike.version)
    .returning("id")
    .executeTakeFirst();
  if (!row) refuse("people.changedMeanwhile");
}

export type NewStrike = { readonly orgId: string; readonly facts: string; readonly basis: string; readonly expiresOn: Day };

/** Bureau publishers and admins. Refuses `people.notAllowed`, `people.organisationUnknown`, `people.strikeEnd`. */
export async function giveStrike(tx: Tx, actor: Actor, input: NewStrike, now: Instant): Promise<string> {
  judgeOfficial(actor, input.orgId);
  const org = await tx.selectFrom("organisation").select("id").where("id", "=", input.orgId).executeTakeFirst();
  if (!org) refuse("people.organisationUnknown");
  judgeStrikeEnd(input.expiresOn, dayOf(now), await settingOn(tx, "people.strikeMaxMonths", dayOf(now)));
  const id = newId();
  const open = { appeal: "", appealedAt: null, verdict: null, verdictReason: "", decidedAt: null, decidedBy: null, version: 1 };
  await tx
    .insertInto("strike")
    .values({ id, ...input, givenAt: now, givenBy: actor.personId, ...open })
    .execute();
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: input.orgId, verb: "strikeGiven", data: { strikeId: id, expiresOn: input.expiresOn } });
  return id;
}

/** The organisation's own admin, once. Refuses `people.notAdmin`, `people.strikeUnknown`, `people.strikeOver`, `people.strikeAppealed`. */
export async function appealStrike(tx: Tx, actor: Actor, input: { readonly strikeId: string; readonly appeal: string }, now: Instant): Promise<void> {
  if (!actor.roles.includes("admin")) refuse("people.notAdmin");
  const strike = await load(tx, input.strikeId, actor.orgId);
  judgeAppeal(strike, dayOf(now));
  await write(tx, strike, { appeal: input.appeal, appealedAt: now });
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: actor.orgId, verb: "strikeAppealed", data: { strikeId: strike.id } });
}

export type StrikeVerdict = { readonly orgId: string; readonly strikeId: string; readonly verdict: Verdict; readonly reason: string };

/** Another official than the giver. Refuses `people.notAllowed`, `people.strikeNotAppealed`, `people.strikeOwn`. */
export async function decideAppeal(tx: Tx, actor: Actor, input: StrikeVerdict, now: Instant): Promise<void> {
  judgeOfficial(actor, input.orgId);
  const strike = await load(tx, input.strikeId, input.orgId);
  judgeVerdict(strike, actor.personId);
  await write(tx, strike, { verdict: input.verdict, verdictReason: input.reason, decidedAt: now, decidedBy: actor.personId });
  await appendEvent(tx, actor, now, {
    noun: "organisation",
    nounId: input.orgId,
    verb: "strikeDecided",
    data: { strikeId: strike.id, verdict: input.verdict },
  });
}
