// Knows what a scene of the demo city is and how its moment is found; must never play one.
import type { Actor } from "#app/kernel/actor.ts";
import { addDays, type Day, dayOf, type Instant, instantOf, msOf, startOfDay } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { Chance } from "#seeds/random.ts";

export type PersonaKey = "researcher" | "reviewer" | "publisher" | "operator" | "enterprise" | "clerk" | "analyst";

/** Who stands for an organisation: `lead` edits and signs, `reviewer` reviews secrecy (institutes only). */
export type Cast = {
  readonly orgId: string;
  readonly name: string;
  readonly districtCode: string;
  readonly lead: Actor;
  readonly signer: Actor;
  readonly reviewer: Actor;
};

export type CitySize = "demo" | "city";

export type City = {
  readonly now: Instant;
  readonly size: CitySize;
  readonly chance: Chance;
  readonly casts: Map<string, Cast>;
  readonly officials: Map<"bureauAdmin" | "publisher" | "operator" | "clerk" | "registrationReviewer", Actor>;
  readonly outcomeIds: Map<string, string>;
  readonly challengeIds: Map<string, string>;
  readonly poolIds: Map<string, string>;
};

/** One write of the city's past, played with `at` as its now. */
export type Scene = { readonly at: Instant; readonly run: (tx: Tx, now: Instant) => Promise<unknown> };

const HOUR_MS = 3_600_000;

/** The Shanghai day `ago` days before the city's now; negative reaches ahead. */
export function dayAgo(city: City, ago: number): Day {
  return addDays(dayOf(city.now), -ago);
}

/** An hour (Shanghai) of the day `ago` days before now, never after now. */
export function momentAgo(city: City, ago: number, hour = 10): Instant {
  const wanted = msOf(startOfDay(dayAgo(city, ago))) + hour * HOUR_MS;
  return instantOf(Math.min(wanted, msOf(city.now)));
}

export function castOf(city: City, key: string): Cast {
  const cast = city.casts.get(key);
  if (!cast) throw new Error(`no cast ${key}`);
  return cast;
}

export function officialOf(city: City, role: Parameters<City["officials"]["get"]>[0]): Actor {
  const official = city.officials.get(role);
  if (!official) throw new Error(`no official ${role}`);
  return official;
}

export function known(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key);
  if (id === undefined) throw new Error(`nothing planted under ${key}`);
  return id;
}
