// Outcomes, challenges and pool entries with a secret in every confidential field, all through the product's commands.
import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { addTrlEvidence } from "#app/domain/outcomes/commands/add-trl-evidence.server.ts";
import { claimOutcome } from "#app/domain/outcomes/commands/claim-outcome.server.ts";
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { editOutcome } from "#app/domain/outcomes/commands/edit-outcome.server.ts";
import { importListedOutcome } from "#app/domain/outcomes/commands/import-listed-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { startNewVersion } from "#app/domain/outcomes/commands/start-new-version.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import { suspendOutcome } from "#app/domain/outcomes/commands/suspend-outcome.server.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { challengeContent } from "#tests/domain/challenges/plant-challenge.ts";
import { FORMAL_PASSED, SECRECY_PASSED } from "#tests/domain/outcomes/outcome-scene.ts";
import { outcomeContent } from "#tests/support/plant.ts";
import type { Site } from "../site.ts";
import type { Secrets } from "./secrets.ts";

export type Cast = Readonly<Record<"researcher" | "reviewer" | "publisher" | "operator" | "enterprise" | "clerk", Actor>>;
export type Planting = { readonly site: Site; readonly secrets: Secrets; readonly cast: Cast };

/** From a draft to the public, noted at each review; `items` in full. */
async function listOutcome({ site, secrets, cast }: Planting, content: OutcomeContent, withEvidence: boolean): Promise<{ id: string; code: string }> {
  const { unitOfWork, files } = site.composed;
  const made = await unitOfWork((tx, now) => createOutcome(tx, cast.researcher, { content }, now));
  const outcomeId = made.id;
  if (withEvidence) {
    const file = await files.put(Buffer.from(`${secrets.word("outcome.ownerFileBytes")}\n`), `${secrets.word("outcome.ownerFileName")}.txt`);
    const evidence = { outcomeId, trl: 6, note: secrets.word("outcome.ownerFileNote"), audience: "owner", file } as const;
    await unitOfWork((tx, now) => addTrlEvidence(tx, cast.researcher, evidence, now));
  }
  await unitOfWork((tx, now) => submitOutcome(tx, cast.researcher, { outcomeId, secrecyDeclared: true }, now));
  const cleared = { outcomeId, result: "cleared", items: SECRECY_PASSED, note: secrets.word("outcome.secrecyNote") } as const;
  await unitOfWork((tx, now) => reviewSecrecy(tx, cast.reviewer, cleared, now));
  const listed = { outcomeId, result: "listed", items: FORMAL_PASSED, note: secrets.word("outcome.formalNote") } as const;
  await unitOfWork((tx, now) => reviewFormally(tx, cast.publisher, listed, now));
  return made;
}

async function plantDrafts({ site, secrets, cast }: Planting): Promise<string[]> {
  const { unitOfWork } = site.composed;
  const draft = outcomeContent({
    title: "示例草稿",
    summary: secrets.word("outcome.draftSummary"),
    confidentialNote: secrets.word("outcome.confidentialNote"),
  });
  const { code } = await unitOfWork((tx, now) => createOutcome(tx, cast.researcher, { content: draft }, now));
  const returned = await unitOfWork((tx, now) => createOutcome(tx, cast.researcher, { content: outcomeContent({ title: "示例退回" }) }, now));
  const outcomeId = returned.id;
  await unitOfWork((tx, now) => submitOutcome(tx, cast.researcher, { outcomeId, secrecyDeclared: true }, now));
  const items = { ...SECRECY_PASSED, noBusinessSecret: false };
  const note = secrets.word("outcome.returnReason");
  await unitOfWork((tx, now) => reviewSecrecy(tx, cast.reviewer, { outcomeId, result: "returned", items, note }, now));
  return [`/outcomes/${code}`, `/outcomes/${code}/edit`, `/outcomes/${returned.code}`, `/outcomes/${returned.code}/edit`];
}

async function plantSuspended(planting: Planting): Promise<string[]> {
  const { site, secrets, cast } = planting;
  const { id, code } = await listOutcome(planting, outcomeContent({ title: "示例下架" }), false);
  const reason = secrets.word("outcome.suspendReason");
  await site.composed.unitOfWork((tx, now) => suspendOutcome(tx, cast.publisher, { outcomeId: id, reason }, now));
  return [`/outcomes/${code}`];
}

async function plantClaim({ site, secrets, cast }: Planting): Promise<string[]> {
  const { unitOfWork, reads } = site.composed;
  const row = { source: "示例目录", externalId: "canary-1", ownerName: "示例单位", content: outcomeContent({ title: "示例导入成果" }), externalFacts: {} };
  await unitOfWork((tx, now) => importListedOutcome(tx, "system", row, now));
  const { id, code } = await reads.selectFrom("outcome").select(["id", "code"]).where("externalId", "=", row.externalId).executeTakeFirstOrThrow();
  await unitOfWork((tx, now) => claimOutcome(tx, cast.researcher, { outcomeId: id, note: secrets.word("outcome.claimNote") }, now));
  return [`/outcomes/${code}`];
}

/** A public outcome with a note, a file and a next version of the owner's own. */
export async function plantOutcomes(planting: Planting): Promise<{ readonly outcomeId: string; readonly addresses: readonly string[] }> {
  const { site, secrets, cast } = planting;
  const { unitOfWork, reads } = site.composed;
  const { id, code } = await listOutcome(planting, outcomeContent({ confidentialNote: secrets.word("outcome.confidentialNote") }), true);
  await unitOfWork((tx, now) => startNewVersion(tx, cast.researcher, { outcomeId: id }, now));
  const next = outcomeContent({ title: secrets.word("outcome.workingTitle"), confidentialNote: secrets.word("outcome.workingConfidentialNote") });
  await unitOfWork((tx, now) => editOutcome(tx, cast.researcher, { outcomeId: id, content: next }, now));
  const file = await reads.selectFrom("file").select("id").where("nounId", "=", id).executeTakeFirstOrThrow();
  const own = [`/outcomes/${code}`, `/outcomes/${code}?version=2`, `/outcomes/${code}/versions`, `/outcomes/${code}/edit`, `/files/${file.id}`];
  const others = [...(await plantDrafts(planting)), ...(await plantSuspended(planting)), ...(await plantClaim(planting))];
  return { outcomeId: id, addresses: [...own, ...others] };
}

export async function plantChallenges({ site, secrets, cast }: Planting): Promise<string[]> {
  const { unitOfWork } = site.composed;
  const asked = challengeContent({ title: "示例张榜题目", confidentialNote: secrets.word("challenge.annex") });
  const create = (content: typeof asked) => unitOfWork((tx, now) => createChallenge(tx, cast.enterprise, content, now));
  const open = await create(asked);
  await unitOfWork((tx, now) => submitChallenge(tx, cast.enterprise, { challengeId: open.id }, now));
  const reviewed = { challengeId: open.id, result: "reviewed", note: secrets.word("challenge.reviewNote") } as const;
  await unitOfWork((tx, now) => reviewChallenge(tx, cast.publisher, reviewed, now));
  await unitOfWork((tx, now) => publishChallenge(tx, cast.publisher, { challengeId: open.id, bidUntil: null }, now));
  const draft = await create(challengeContent({ title: "示例草稿题目", symptom: secrets.word("challenge.draftSymptom") }));
  const returned = await create(challengeContent({ title: "示例退回题目", confidentialNote: secrets.word("challenge.annex") }));
  await unitOfWork((tx, now) => submitChallenge(tx, cast.enterprise, { challengeId: returned.id }, now));
  const sentBack = { challengeId: returned.id, result: "returned", note: secrets.word("challenge.returnReason") } as const;
  await unitOfWork((tx, now) => reviewChallenge(tx, cast.publisher, sentBack, now));
  return [open, draft, returned].flatMap(({ code }) => [`/challenges/${code}`, `/challenges/${code}/edit`]);
}
