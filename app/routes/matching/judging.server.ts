// Knows how a posted judgement finds its match and is kept; must never decide who may judge.
import { type data, redirect } from "@remix-run/node";
import { challengeByCode } from "#app/domain/challenges/queries.server.ts";
import { judgeMatch, type Pair, withdrawJudgement } from "#app/domain/matching/commands/judge-match.server.ts";
import type { JudgingSide } from "#app/domain/matching/judgement.ts";
import { JudgementFields } from "#app/domain/matching/judgement-fields.ts";
import { ownJudgements } from "#app/domain/matching/judgement-queries.server.ts";
import { outcomeByCode } from "#app/domain/outcomes/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { OwnSaid } from "#app/ui/judgements/judging-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import type { Services } from "#app/web/services.ts";
import type { Reads } from "#db/unit-of-work.ts";

export type List = { readonly side: JudgingSide; readonly id: string; readonly at: string };

/** Refuses `match.gone` for a code of nothing. */
async function pairOf(reads: Reads, { side, id }: List, code: string): Promise<Pair> {
  if (side === "challenge") return { challengeId: id, outcomeId: (await outcomeByCode(reads, code))?.id ?? refuse("match.gone") };
  return { outcomeId: id, challengeId: (await challengeByCode(reads, code))?.id ?? refuse("match.gone") };
}

/** Keeps or takes back the judgement that was posted, then leads back to the list. */
export async function runJudgement(
  request: Request,
  { reads, unitOfWork }: Services,
  actor: Actor,
  list: List,
): Promise<Response | ReturnType<typeof data<ActionResult>>> {
  const form = await readForm(request, JudgementFields);
  if (!form.ok) return form.reply;
  const { side } = list;
  const { value } = form;
  const done = await attempt(form, async () => {
    const pair = await pairOf(reads, list, value.code);
    return unitOfWork((tx, now) => {
      if (value.intent === "undo") return withdrawJudgement(tx, actor, { side, ...pair }, now);
      const said = value.intent === "right" ? { reason: null, note: "" } : { reason: value.reason, note: value.note };
      return judgeMatch(tx, actor, { side, ...pair, verdict: value.intent, ...said }, now);
    });
  });
  return done.ok ? redirect(list.at) : done.reply;
}

/** What the reader's organisation has said on this list. */
export async function saidOn(reads: Reads, actor: Actor, { side, id }: List): Promise<readonly OwnSaid[]> {
  const said = await ownJudgements(reads, actor.orgId, side, id);
  return said.map(({ at, ...rest }) => ({ ...rest, day: dayOf(at as Instant) }));
}
