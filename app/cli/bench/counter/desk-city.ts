// Knows the city in which the counter is measured: its offices and people, and contracts that wait for their registration; must never measure.
import { randomUUID } from "node:crypto";
import { acceptContract } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import type { RegisterContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { DEMO_REGION } from "#app/domain/contracts/rule-set.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import type { Tx, UnitOfWork } from "#db/unit-of-work.ts";
import { chanceFrom } from "#seeds/random.ts";
import { formOf } from "#seeds/scenes/contract-forms.ts";
import { type Hashes, openTheCity, PERSONA_EMAILS } from "#seeds/scenes/people.ts";
import { type City, castOf, officialOf, type PersonaKey } from "#seeds/scenes/scene.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";

const CHANCE_SEED = 20_261_126;
/** Below the line from which a second person must look. */
const TOTAL_YUAN = 1_260_000;
const SIGNED_DAYS_AGO = 10;
/** Generated numbers stay below, however many there are. */
const NUMBERS_FROM = 99_000_000;

export const ANALYST_EMAIL = PERSONA_EMAILS.analyst;
const INSTITUTES = SEED_ORGS.filter((org) => org.kind === "institute");

/** Organisations and people, of whom the analyst can sign in; marked as a demo, so that no second factor is asked. */
export async function openDeskCity(unitOfWork: UnitOfWork, now: Instant, password: string): Promise<City> {
  const nobody = await hashPassword(randomUUID());
  const persona = Object.fromEntries(Object.keys(PERSONA_EMAILS).map((key) => [key, nobody])) as Record<PersonaKey, string>;
  const hashes: Hashes = { nobody, persona: { ...persona, analyst: await hashPassword(password) } };
  const empty = { casts: new Map(), officials: new Map(), outcomeIds: new Map(), challengeIds: new Map(), poolIds: new Map() };
  const city: City = { now, size: "demo", chance: chanceFrom(CHANCE_SEED), ...empty };
  await unitOfWork(async (tx) => {
    await openTheCity(tx, now, city, hashes);
    await tx.insertInto("instance").values({ key: "demo", value: "1" }).execute();
  });
  return city;
}

export function institutesOf(city: City): readonly string[] {
  return INSTITUTES.map((org) => castOf(city, org.key).orgId);
}

async function fileOne(tx: Tx, city: City, serial: number): Promise<RegisterContract> {
  const { key } = city.chance.pick(INSTITUTES);
  const form = formOf(city, key, { signedAgo: SIGNED_DAYS_AGO, serial, total: TOTAL_YUAN });
  const { lead } = castOf(city, key);
  const { id: contractId } = await fileDirectContract(tx, lead, form, city.now);
  await submitContract(tx, lead, { contractId, undertaking: true }, city.now);
  await acceptContract(tx, officialOf(city, "clerk"), { contractId }, city.now);
  const registeredOn = dayOf(city.now);
  const registrationNo = `${yearOf(registeredOn)}${DEMO_REGION}${NUMBERS_FROM + serial}`;
  const { class: kind, totalAmount, technicalAmount } = form;
  return { contractId, registrationNo, registeredOn, class: kind, totalAmount, technicalAmount };
}

/** Files, hands in and accepts `count` contracts through the commands; returns what the clerk will say of each. */
export async function fileReady(unitOfWork: UnitOfWork, city: City, count: number): Promise<readonly RegisterContract[]> {
  const ready: RegisterContract[] = [];
  for (let serial = 1; serial <= count; serial += 1) ready.push(await unitOfWork((tx) => fileOne(tx, city, serial)));
  return ready;
}
