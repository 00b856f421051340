// Plants a small city with something of everything that programs read, and a secret in every confidential place.

import { openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { storeMatches } from "#app/domain/matching/commands/store-matches.server.ts";
import type { TokenScope } from "#app/domain/people/access-token.ts";
import { issueToken } from "#app/domain/people/commands/keep-tokens.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { file } from "#tests/domain/contracts/contract-scene.ts";
import { dealTerms } from "#tests/domain/deals/deal-scene.ts";
import { openTrialScene, plantTrial, type TrialScene } from "#tests/domain/trials/trial-scene.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

/** In every field that the public must never read. */
export const SECRET = "不得外传的内容";

export type ApiScene = TrialScene & {
  readonly outcome: { readonly id: string; readonly code: string };
  readonly challenge: { readonly id: string; readonly code: string };
  readonly draft: { readonly id: string; readonly code: string };
};

export async function announce(t: TestDatabase, noun: "outcome" | "challenge", nounId: string, verb: string, data = {}): Promise<number> {
  return t.unitOfWork((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun, nounId, verb, data }));
}

/** An outcome as a listing leaves it: shown, with its event. */
export async function listOutcome(t: TestDatabase, orgId: string, title?: string): Promise<{ readonly id: string; readonly code: string }> {
  const outcome = await plantOutcome(t, orgId, { content: { confidentialNote: SECRET, ...(title ? { title } : {}) } });
  await announce(t, "outcome", outcome.id, "listed");
  return outcome;
}

export async function openApiScene(t: TestDatabase): Promise<ApiScene> {
  const scene = await openTrialScene(t);
  const { owner, enterprise } = scene.cast;
  const outcome = await listOutcome(t, owner.orgId);
  const challenge = await plantChallenge(t, enterprise.orgId, { content: { confidentialNote: SECRET } });
  await announce(t, "challenge", challenge.id, "published");
  const draft = await plantChallenge(t, enterprise.orgId, { state: "draft", content: { title: SECRET } });
  await plantTrial(scene, "active");
  await file(t, owner, { name: "本单位的合同" });
  const reason = { kind: "terms", side: "for", outcomeField: "problem", challengeField: "symptom", facts: { terms: "染色" } } as const;
  await t.unitOfWork((tx, now) =>
    storeMatches(tx, [{ outcomeId: outcome.id, challengeId: challenge.id, score: 0.7, level: "strong", reasons: [reason], modelVersion: "views-4" }], now),
  );
  return { ...scene, outcome, challenge, draft };
}

/** A negotiation between two enterprises, of which the owner of the scene knows nothing. */
export async function negotiateElsewhere(t: TestDatabase, buyer: Actor, outcomeId: string): Promise<string> {
  return (await t.unitOfWork((tx, now) => openNegotiation(tx, buyer, { outcomeId, terms: dealTerms() }, now))).id;
}

export async function tokenFor(
  t: TestDatabase,
  actor: Actor,
  scopes: readonly TokenScope[],
  days = 30,
): Promise<{ readonly id: string; readonly token: string }> {
  return t.unitOfWork((tx, now) => issueToken(tx, { personId: actor.personId, actor }, { name: "测试", scopes, days }, now));
}

export function bearing(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}
