// Knows from which list an official opened a contract, and what comes behind it there; must never order the list.
import { isOffice } from "#app/domain/contracts/policy.ts";
import { queuePath, readQueueAsked } from "#app/domain/contracts/queue.ts";
import { type QueueReader, queueNeighbours } from "#app/domain/contracts/queue-queries.server.ts";
import { ruleSetOn } from "#app/domain/contracts/rule-sets.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ShownPlace } from "#app/ui/contracts/queue-place.tsx";
import type { Services } from "#app/web/services.ts";

const LIST = /^\/contracts(?:\?|$)/u;

export async function queueReader({ reads, clock }: Services, actor: Actor): Promise<QueueReader> {
  const today = dayOf(clock());
  return { orgId: actor.orgId, personId: actor.personId, today, rules: await ruleSetOn(reads, today) };
}

/** The list in the address's `back`, written anew from what it asks; null where the contract was not opened from one. */
function listIn(request: Request) {
  const back = new URL(request.url).searchParams.get("back") ?? "";
  return LIST.test(back) ? readQueueAsked(new URLSearchParams(back.split("#")[0]?.split("?")[1] ?? "")) : null;
}

export async function placeInQueue(services: Services, request: Request, actor: Actor, code: string): Promise<ShownPlace | null> {
  const asked = isOffice(actor) ? listIn(request) : null;
  if (!asked) return null;
  const list = queuePath(asked);
  const found = await queueNeighbours(services.reads, await queueReader(services, actor), asked, code);
  const next = found?.next ? `/contracts/${found.next}?back=${encodeURIComponent(list)}` : null;
  return { list: `${list}#${code}`, at: found?.at ?? null, of: found?.of ?? null, next };
}

/** Where an official goes after saving: his list at the line behind the one he just handled. */
export async function listAfter(services: Services, request: Request, actor: Actor, code: string): Promise<string | null> {
  const asked = isOffice(actor) ? listIn(request) : null;
  if (!asked) return null;
  const found = await queueNeighbours(services.reads, await queueReader(services, actor), asked, code);
  return found?.next ? `${queuePath(asked)}#${found.next}` : queuePath(asked);
}
