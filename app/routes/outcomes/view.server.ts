// Knows what one reader may see of one outcome, put together for its page; must never show the confidential note to others than the owner.

import { publicLicencesOf } from "#app/domain/deals/queries.server.ts";
import { canReadFile } from "#app/domain/files/policy.ts";
import { filesOf } from "#app/domain/files/queries.server.ts";
import { matchesOfOutcome } from "#app/domain/matching/queries.server.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import { reviewedTrl } from "#app/domain/outcomes/evidence.ts";
import { ipFlags } from "#app/domain/outcomes/ip-flags.ts";
import { nextMoves } from "#app/domain/outcomes/next-moves.ts";
import {
  evidenceLookedAt,
  openClaimOf,
  openListingCodeOf,
  outcomeEvents,
  outcomeWork,
  placeOptions,
  versionsOf,
} from "#app/domain/outcomes/page-queries.server.ts";
import { canSeeConfidential, canSeeOutcome, canSeeWorkingVersion, isOwnersPerson, isPublicOutcome } from "#app/domain/outcomes/policy.ts";
import { type OutcomeFacts, outcomeByCode } from "#app/domain/outcomes/queries.server.ts";
import { transformClocks } from "#app/domain/outcomes/transform-clock.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { isBureau, type Viewer } from "#app/kernel/actor.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { ShownEvidence } from "#app/ui/outcomes/outcome-shown.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { agreedVersions } from "./agreed.server.ts";
import { takeUpOf } from "./take-up.server.ts";

export type Ask = { readonly reads: Reads; readonly viewer: Viewer; readonly code: string | undefined };

/** The outcome, or 404 for what is not there and for what the viewer may not know of. */
export async function readableOutcome({ reads, viewer, code }: Ask): Promise<OutcomeFacts> {
  const outcome = await outcomeByCode(reads, code ?? "");
  if (!outcome || !canSeeOutcome(viewer, outcome)) notFound();
  return outcome;
}

/** The files of the outcome that the viewer may read, by id. */
async function readableFiles(reads: Reads, viewer: Viewer, outcome: OutcomeFacts) {
  const isThingPublic = isPublicOutcome(outcome);
  const isReviewer = isBureau(viewer, "publisher");
  const files = (await filesOf(reads, "outcome", outcome.id)).filter(
    (file) => canReadFile(viewer, { ...file, partyOrgIds: [], isThingPublic }) || (file.audience === "public" && isReviewer),
  );
  return new Map(files.map((file) => [file.id, file]));
}

/**
 * The versions that the viewer may read, newest first: listed ones with the outcome, the one in preparation for its people.
 * The note, and evidence whose file is not for him, are left out of what he is given.
 */
export async function readableVersions(reads: Reads, viewer: Viewer, outcome: OutcomeFacts) {
  const seesWork = canSeeWorkingVersion(viewer, outcome);
  const seesNote = canSeeConfidential(viewer, outcome);
  const files = await readableFiles(reads, viewer, outcome);
  const versions = (await versionsOf(reads, outcome.id)).filter((one) => seesWork || one.state === "listed");
  return versions.map((one) => {
    const trlEvidence = one.content.trlEvidence.filter(({ fileId }) => files.has(fileId));
    return { ...one, content: { ...one.content, trlEvidence, confidentialNote: seesNote ? one.content.confidentialNote : "" } };
  });
}

async function evidenceFor(reads: Reads, viewer: Viewer, outcome: OutcomeFacts, content: OutcomeContent): Promise<readonly ShownEvidence[]> {
  const files = await readableFiles(reads, viewer, outcome);
  const lookedAt = await evidenceLookedAt(reads, [...files.keys()]);
  return content.trlEvidence.flatMap((one) => {
    const file = files.get(one.fileId);
    return file ? [{ ...one, name: file.name, size: file.size, supports: lookedAt.get(one.fileId) ?? null }] : [];
  });
}

/** The level of the claim that somebody at the bureau has looked at. */
async function reviewedLevel(reads: Reads, { trl, trlEvidence }: OutcomeContent): Promise<number | null> {
  const ids = trlEvidence.map((one) => one.fileId);
  return reviewedTrl(trl, trlEvidence, await evidenceLookedAt(reads, ids));
}

async function clocksOf(reads: Reads, content: OutcomeContent, state: string, today: Day) {
  const completerMonths = await settingOn(reads, "transform.completerMonths", today);
  return transformClocks(content, state, today, { completerMonths, poolMonths: await settingOn(reads, "transform.poolMonths", today) });
}

async function movesOf(reads: Reads, viewer: Viewer, outcome: OutcomeFacts, now: Instant) {
  const today = dayOf(now);
  const work = await outcomeWork(reads, outcome.id);
  const claim = await openClaimOf(reads, outcome.id);
  const floor = await settingOn(reads, "outcome.completenessFloor", today);
  const openListingCode = await openListingCodeOf(reads, outcome.id, now);
  const facts = {
    ...outcome,
    workingState: work.workingState,
    workingContent: work.content,
    editedBy: work.editedBy,
    hasOpenClaim: claim !== undefined,
    openListingCode,
    floor,
  };
  const moves = viewer ? nextMoves(viewer, facts) : { offered: [], blocked: [] };
  const seesWork = canSeeWorkingVersion(viewer, outcome);
  const isReviewing = moves.offered.includes("list") && work.content !== null;
  const reviewFiles = isReviewing && work.content ? await evidenceFor(reads, viewer, outcome, work.content) : [];
  return {
    ...moves,
    reviewFiles,
    claim: isBureau(viewer, "publisher") ? claim : undefined,
    work: seesWork ? { number: work.workingVersion, state: work.workingState, reason: work.stateReason } : null,
    listedAt: work.listedAt,
  };
}

export type ViewAsk = Ask & { readonly version: string | null; readonly now: Instant; readonly language: "zh" | "en" };

/** The page's facts; `version` names another readable version than the shown one. */
export async function outcomeView({ version, now, language, ...ask }: ViewAsk) {
  const { reads, viewer } = ask;
  const { content: _shown, ...outcome } = await readableOutcome(ask);
  const facts: OutcomeFacts = { ...outcome, content: null };
  const versions = await readableVersions(reads, viewer, facts);
  const wanted = version === null ? (outcome.shownVersion ?? versions[0]?.number) : Number(version);
  const read = versions.find((one) => one.number === wanted);
  if (!read) notFound();
  const today = dayOf(now);
  const places = await placeOptions(reads, language);
  const isOwners = isOwnersPerson(viewer, facts);
  const { content } = read;
  return {
    ...outcome,
    isOwners,
    read: { number: read.number, state: read.state, content: read.content, completeness: read.completeness },
    node: places.nodes.find((one) => one.value === read.content.nodeCode)?.label ?? null,
    district: places.districts.find((one) => one.value === read.content.districtCode)?.label ?? null,
    evidence: await evidenceFor(reads, viewer, facts, content),
    reviewedTrl: await reviewedLevel(reads, content),
    licences: await publicLicencesOf(reads, outcome.id, today),
    agreed: await agreedVersions(reads, viewer, outcome.id, now),
    ip: read.content.ip.map((one) => ({ ...one, ...ipFlags(one, today) })),
    clocks: isOwners || isBureau(viewer) ? await clocksOf(reads, read.content, outcome.state, today) : null,
    moves: await movesOf(reads, viewer, facts, now),
    events: await outcomeEvents(reads, outcome.id, canSeeWorkingVersion(viewer, facts)),
    takeUp: await takeUpOf(reads, viewer, facts),
    matches: isPublicOutcome(facts) ? await matchesOfOutcome(reads, outcome.id, viewer, now) : [],
  };
}
export type OutcomeView = Awaited<ReturnType<typeof outcomeView>>;
