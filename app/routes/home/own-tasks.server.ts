// Knows which of an organisation's own outcomes, challenges and contracts await this person; policy of each noun decides.
import { stateAt } from "#app/domain/challenges/challenge.ts";
import { mayEdit } from "#app/domain/challenges/policy.ts";
import { challengesOfOrg } from "#app/domain/challenges/queries.server.ts";
import { contractForViewer, contractsOf } from "#app/domain/contracts/queries.server.ts";
import { stepStateOf } from "#app/domain/outcomes/outcome.ts";
import { canOwnOutcomes } from "#app/domain/outcomes/policy.ts";
import { outcomesAwaiting, outcomesOf } from "#app/domain/outcomes/queries.server.ts";
import { canAnswerForOwner } from "#app/domain/pools/policy.ts";
import { proposalsFor } from "#app/domain/pools/queries.server.ts";
import { type Actor, hasRole } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Task } from "#app/ui/home/task.ts";
import type { Reads } from "#db/unit-of-work.ts";

async function outcomeTasks(reads: Reads, actor: Actor): Promise<Task[]> {
  const own = canOwnOutcomes(actor) ? await outcomesOf(reads, actor.orgId) : [];
  const toEdit = own.flatMap((line): Task[] => {
    const step = stepStateOf(line);
    if (step !== "draft" && step !== "returned") return [];
    return [{ name: step === "draft" ? "outcomeDraft" : "outcomeReturned", href: `/outcomes/${line.code}/edit`, title: line.title, by: null }];
  });
  const reviews = hasRole(actor, "secrecyReviewer") ? await outcomesAwaiting(reads, "secrecy", actor.orgId) : [];
  return [...reviews.map((line): Task => ({ name: "outcomeSecrecy", href: `/outcomes/${line.code}`, title: line.title, by: null })), ...toEdit];
}

async function proposalTasks(reads: Reads, actor: Actor): Promise<Task[]> {
  if (!canAnswerForOwner(actor, actor.orgId)) return [];
  const proposals = await proposalsFor(reads, actor.orgId);
  return proposals.map((entry) => ({ name: "poolProposal", href: `/pools/${entry.poolCode}`, title: `${entry.outcomeTitle} → ${entry.poolName}`, by: null }));
}

async function challengeTasks(reads: Reads, actor: Actor, now: Instant): Promise<Task[]> {
  if (!mayEdit(actor, actor.orgId)) return [];
  const own = await challengesOfOrg(reads, actor.orgId);
  return own.flatMap((challenge): Task[] => {
    const state = stateAt(challenge, now);
    const { title, code } = challenge;
    if (state === "draft") return [{ name: "challengeDraft", href: `/challenges/${code}/edit`, title, by: null }];
    if (state === "returned") return [{ name: "challengeReturned", href: `/challenges/${code}/edit`, title, by: null }];
    return state === "unanswered" && challenge.repostCount < 1 ? [{ name: "challengeRepost", href: `/challenges/${code}`, title, by: null }] : [];
  });
}

/** Only the seller files a contract, so each open one is asked whose it is. */
async function contractTasks(reads: Reads, actor: Actor): Promise<Task[]> {
  if (!hasRole(actor, "editor", "signatory")) return [];
  const open = (await contractsOf(reads, actor.orgId)).filter(({ state }) => state === "prepared" || state === "supplement");
  const tasks: Task[] = [];
  for (const line of open) {
    const contract = await contractForViewer(reads, actor, line.code);
    if (contract?.sellerOrgId !== actor.orgId) continue;
    tasks.push({ name: line.state === "prepared" ? "contractSubmit" : "contractSupplement", href: `/contracts/${line.code}`, title: line.name, by: null });
  }
  return tasks;
}

/** What awaits this person in what his organisation owns. */
export async function ownTasks(reads: Reads, actor: Actor, now: Instant): Promise<Task[]> {
  return [
    ...(await outcomeTasks(reads, actor)),
    ...(await proposalTasks(reads, actor)),
    ...(await challengeTasks(reads, actor, now)),
    ...(await contractTasks(reads, actor)),
  ];
}
