// Knows what awaits the bureau's officers and the registration office; policy of each noun decides.
import { mayPublish, mayReview } from "#app/domain/challenges/policy.ts";
import { challengesAwaitingBureau, reviewDueOn } from "#app/domain/challenges/queries.server.ts";
import { isOffice } from "#app/domain/contracts/policy.ts";
import { contractQueue } from "#app/domain/contracts/queries.server.ts";
import { outcomesAwaiting } from "#app/domain/outcomes/queries.server.ts";
import { maySeeVerificationQueue } from "#app/domain/people/policy.ts";
import { organisationsToVerify } from "#app/domain/people/queries.server.ts";
import { type Actor, hasRole, isBureau } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Task, TaskName } from "#app/ui/home/task.ts";
import type { Reads } from "#db/unit-of-work.ts";

async function challengeTasks(reads: Reads, actor: Actor): Promise<Task[]> {
  if (!mayReview(actor) && !mayPublish(actor)) return [];
  const tasks: Task[] = [];
  for (const { id, code, title, state } of await challengesAwaitingBureau(reads)) {
    const href = `/challenges/${code}`;
    if (state === "submitted" && mayReview(actor)) tasks.push({ name: "challengeReview", href, title, by: (await reviewDueOn(reads, id))?.day ?? null });
    if (state === "reviewed" && mayPublish(actor)) tasks.push({ name: "challengePublish", href, title, by: null });
  }
  return tasks;
}

async function outcomeTasks(reads: Reads, actor: Actor): Promise<Task[]> {
  const waiting = isBureau(actor, "publisher") ? await outcomesAwaiting(reads, "formal") : [];
  return waiting.map((line) => ({ name: "outcomeFormal", href: `/outcomes/${line.code}`, title: line.title, by: null }));
}

async function organisationTasks(reads: Reads, actor: Actor): Promise<Task[]> {
  const waiting = maySeeVerificationQueue(actor) ? await organisationsToVerify(reads) : [];
  return waiting.map((organisation) => ({ name: "organisationVerify", href: `/organisations/${organisation.id}`, title: organisation.name, by: null }));
}

const OFFICE_STEPS: Readonly<Record<string, TaskName>> = { submitted: "contractAccept", accepted: "contractRegister", secondReview: "contractSecond" };

async function contractTasks(reads: Reads, actor: Actor, now: Instant): Promise<Task[]> {
  if (!isOffice(actor)) return [];
  const queue = await contractQueue(reads, actor.orgId, dayOf(now));
  return queue.flatMap(({ state, code, name: title, decideBy }): Task[] => {
    const name = OFFICE_STEPS[state];
    const isMine = hasRole(actor, name === "contractSecond" ? "registrationReviewer" : "clerk");
    return name && isMine ? [{ name, href: `/contracts/${code}`, title, by: decideBy }] : [];
  });
}

/** What awaits this officer; nothing for anybody else. */
export async function officialTasks(reads: Reads, actor: Actor, now: Instant): Promise<Task[]> {
  return [
    ...(await organisationTasks(reads, actor)),
    ...(await outcomeTasks(reads, actor)),
    ...(await challengeTasks(reads, actor)),
    ...(await contractTasks(reads, actor, now)),
  ];
}
