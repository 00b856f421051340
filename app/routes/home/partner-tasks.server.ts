// Knows in which trials and deals the next step is this person's and not the other side's; policy of each noun decides.
import { dealSideOf } from "#app/domain/deals/policy.ts";
import { type DealFacts, dealForViewer, dealsOf } from "#app/domain/deals/queries.server.ts";
import { hasRoleFor, sideOf } from "#app/domain/trials/policy.ts";
import { signaturesOf, trialsAt } from "#app/domain/trials/queries.server.ts";
import { type Actor, hasRole } from "#app/kernel/actor.ts";
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Task, TaskName } from "#app/ui/home/task.ts";
import type { Reads } from "#db/unit-of-work.ts";

type TrialNow = Awaited<ReturnType<typeof trialsAt>>[number];

/** The day whose end the exclusive bound `until` is. */
function lastDayOf(until: string | null): string | null {
  return until === null ? null : dayOf(addMs(until as Instant, -1));
}

function termsTask(trial: TrialNow, actor: Actor): TaskName | null {
  if (trial.termsProposedBy === null) return "trialPropose";
  return trial.termsProposedBy === actor.orgId ? null : "trialAgree";
}

/** The step a trial awaits from this side; signing is judged by the signatures given. */
function trialStep(trial: TrialNow, actor: Actor, hasSigned: boolean): { name: TaskName; by: string | null } | null {
  const side = sideOf(actor, trial);
  if (side === null) return null;
  const isOwner = side === "owner";
  const step = (name: TaskName | null, by = lastDayOf(trial.stateUntil)) => (name === null ? null : { name, by });
  if (trial.state === "requested") return isOwner ? step("trialAnswer", trial.answerDueOn) : null;
  if (trial.state === "accepted") return step(termsTask(trial, actor));
  if (trial.state === "termsAgreed") return hasSigned || !hasRoleFor(actor, actor.orgId, "sign") ? null : step("trialSign");
  if (trial.state === "active") return !isOwner && trial.endingSoon !== null ? step("trialElect", trial.endsOn) : null;
  if (trial.state === "convertElected") return isOwner ? step("trialPrice") : null;
  const isClosing = trial.state === "exitElected" || trial.state === "conversionFailed";
  return isClosing && trial.closing[side] === null ? step("trialClose") : null;
}

async function trialTasks(reads: Reads, actor: Actor, now: Instant): Promise<Task[]> {
  if (!hasRole(actor, "editor", "signatory")) return [];
  const tasks: Task[] = [];
  for (const trial of await trialsAt(reads, { partyOrgId: actor.orgId }, now)) {
    const signatures = trial.state === "termsAgreed" ? await signaturesOf(reads, trial.id) : [];
    const step = trialStep(
      trial,
      actor,
      signatures.some((one) => one.side === sideOf(actor, trial)),
    );
    if (step) tasks.push({ ...step, href: `/trials/${trial.code}`, title: trial.outcomeTitle });
  }
  return tasks;
}

function dealStep(deal: DealFacts, actor: Actor): { name: TaskName; by: string | null } | null {
  const by = lastDayOf(deal.stateUntil);
  if (deal.terms) {
    const hasSigned = deal.signatures.some((one) => one.side === dealSideOf(actor, deal));
    return hasSigned || !hasRole(actor, "signatory") ? null : { name: "dealSign", by };
  }
  const latest = deal.offers[0];
  if (latest?.state !== "open") return { name: "dealOffer", by };
  return latest.byOrgId === actor.orgId ? null : { name: "dealAnswer", by: lastDayOf(latest.validUntil) };
}

async function dealTasks(reads: Reads, actor: Actor, now: Instant): Promise<Task[]> {
  if (!hasRole(actor, "editor", "signatory")) return [];
  const tasks: Task[] = [];
  for (const line of await dealsOf(reads, actor.orgId, now)) {
    const deal = line.state === "negotiating" ? await dealForViewer(reads, actor, line.code, now) : undefined;
    const step = deal && dealStep(deal, actor);
    if (step) tasks.push({ ...step, href: `/deals/${line.code}`, title: line.outcomeTitle });
  }
  return tasks;
}

/** What awaits this person in what two organisations do together. */
export async function partnerTasks(reads: Reads, actor: Actor, now: Instant): Promise<Task[]> {
  return [...(await trialTasks(reads, actor, now)), ...(await dealTasks(reads, actor, now))];
}
