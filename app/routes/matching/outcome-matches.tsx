// Knows the address where an outcome's owner judges its matches and reads why it was not taken; must never say who it was.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reasonsOfOutcome } from "#app/domain/matching/judgement-queries.server.ts";
import { mayJudge, mayReadJudgements } from "#app/domain/matching/policy.ts";
import { matchesOfOutcome } from "#app/domain/matching/queries.server.ts";
import { toDosFrom } from "#app/domain/matching/to-dos.ts";
import { outcomeWork } from "#app/domain/outcomes/page-queries.server.ts";
import { outcomeByCode } from "#app/domain/outcomes/queries.server.ts";
import { JudgingPage } from "#app/ui/judgements/judging-page.tsx";
import { WhyNotTaken } from "#app/ui/judgements/why-not-taken.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { type List, runJudgement, saidOn } from "./judging.server.ts";

async function ownOutcome(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(args);
  const outcome = await outcomeByCode(servicesFrom(args.context).reads, args.params.code ?? "");
  if (!outcome || !mayReadJudgements(actor, outcome.ownerOrgId)) notFound();
  const list: List = { side: "outcome", id: outcome.id, at: `/outcomes/${outcome.code}/matches` };
  return { actor, outcome, list };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, outcome, list } = await ownOutcome(args);
  const { reads, clock } = servicesFrom(args.context);
  const { code, id } = outcome;
  const work = await outcomeWork(reads, id);
  const reasons = await reasonsOfOutcome(reads, id);
  const isOpen = ["draft", "returned"].includes(work.workingState ?? "");
  const mayEdit = mayJudge(actor, list.side, outcome.ownerOrgId);
  return {
    judging: {
      side: list.side,
      code,
      title: outcome.content?.title ?? work.content?.title ?? code,
      matches: await matchesOfOutcome(reads, id, actor, clock()),
      said: await saidOn(reads, actor, list),
      mayJudge: mayEdit,
    },
    why: { reasons, toDos: toDosFrom(reasons), editAt: isOpen ? `/outcomes/${code}/edit` : null, outcomeAt: `/outcomes/${code}`, mayEdit },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, list } = await ownOutcome(args);
  return runJudgement(args.request, servicesFrom(args.context), actor, list);
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.judging.code} ${data.judging.title}` : "" }];

export default function OutcomeMatchesRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  const { judging, why } = useLoaderData<typeof loader>();
  return (
    <JudgingPage {...judging} result={result}>
      <WhyNotTaken {...why} />
    </JudgingPage>
  );
}
