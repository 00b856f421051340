// Knows how an enterprise begins a challenge; must never demand a complete one.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { ChallengeContent } from "../content.ts";
import { demandEnterpriseEditor } from "../policy.ts";

/** Makes a draft of the actor's enterprise. Refuses `challenge.notEnterpriseEditor`, `people.orgNotVerified`. */
export async function createChallenge(tx: Tx, actor: Actor, content: ChallengeContent, now: Instant): Promise<{ id: string; code: string }> {
  demandEnterpriseEditor(actor);
  const org = await tx.selectFrom("organisation").select(["name", "districtCode"]).where("id", "=", actor.orgId).executeTakeFirst();
  if (!org) refuse("challenge.notEnterpriseEditor");
  const id = newId();
  const code = await nextPublicCode(tx, "TM", now);
  const kept: ChallengeContent = { ...content, districtCode: content.districtCode ?? org.districtCode };
  await tx
    .insertInto("challenge")
    .values({
      id,
      code,
      orgId: actor.orgId,
      orgName: org.name,
      state: "draft",
      origin: "platform",
      source: null,
      externalId: null,
      externalFacts: "{}",
      title: kept.title,
      chainCode: kept.chainCode,
      districtCode: kept.districtCode,
      content: JSON.stringify(kept),
      contentVersion: 1,
      bidUntil: null,
      repostCount: 0,
      stateReason: "",
      editedBy: actor.personId,
      publishedAt: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
    .execute();
  await appendEvent(tx, actor, now, { noun: "challenge", nounId: id, verb: "created", data: { code, state: "draft" } });
  return { id, code };
}
