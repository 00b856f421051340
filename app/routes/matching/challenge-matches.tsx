// Knows the address where a challenge's poster judges its matches; must never decide what is a match.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { challengeByCode } from "#app/domain/challenges/queries.server.ts";
import { mayJudge, mayReadJudgements } from "#app/domain/matching/policy.ts";
import { matchesOfChallenge } from "#app/domain/matching/queries.server.ts";
import { JudgingPage } from "#app/ui/judgements/judging-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { type List, runJudgement, saidOn } from "./judging.server.ts";

async function ownChallenge(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(args);
  const challenge = await challengeByCode(servicesFrom(args.context).reads, args.params.code ?? "");
  if (!challenge || !mayReadJudgements(actor, challenge.orgId)) notFound();
  const list: List = { side: "challenge", id: challenge.id, at: `/challenges/${challenge.code}/matches` };
  return { actor, challenge, list };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, challenge, list } = await ownChallenge(args);
  const { reads, clock } = servicesFrom(args.context);
  return {
    side: list.side,
    code: challenge.code,
    title: challenge.title,
    matches: await matchesOfChallenge(reads, challenge.id, actor, clock()),
    said: await saidOn(reads, actor, list),
    mayJudge: mayJudge(actor, list.side, challenge.orgId),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, list } = await ownChallenge(args);
  return runJudgement(args.request, servicesFrom(args.context), actor, list);
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.code} ${data.title}` : "" }];

export default function ChallengeMatchesRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <JudgingPage {...useLoaderData<typeof loader>()} result={result} />;
}
