// Knows the address of the trials that concern the reader: his organisation's, his pools', or all for those who oversee the market.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { signedSidesOf } from "#app/domain/trials/page-queries.server.ts";
import { type TrialsWanted, trialsAt } from "#app/domain/trials/queries.server.ts";
import { type Actor, isBureau, overseesMarket } from "#app/kernel/actor.ts";
import { trialsEn } from "#app/ui/text/en/trials.ts";
import { trialsZh } from "#app/ui/text/zh/trials.ts";
import { TrialsPage } from "#app/ui/trials/trials-page.tsx";
import { requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { dueOn, nextMover, type Standing } from "./view.ts";

function wantedBy(actor: Actor): TrialsWanted {
  if (overseesMarket(actor)) return null;
  return isBureau(actor, "poolOperator") ? { operatorOrgId: actor.orgId } : { partyOrgId: actor.orgId };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { reads, clock } = servicesFrom(context);
  const now = clock();
  const wanted = wantedBy(actor);
  const trials = await trialsAt(reads, wanted, now);
  const signed = await signedSidesOf(reads, trials);
  const lines = trials.map((trial) => {
    const { code, outcomeTitle, ownerName, enterpriseName, state, endingSoon } = trial;
    const signedSides = signed.get(trial.id) ?? [];
    const at: Standing = { ...trial, hasTerms: trial.terms !== null, signedSides, hasOpenListing: state === "pricing" };
    return { code, outcomeTitle, ownerName, enterpriseName, state, endingSoon, who: nextMover(at), by: dueOn(at, now) };
  });
  const title = ((await languageOf(request)) === "zh" ? trialsZh : trialsEn)["trial.list.title"];
  const whose = wanted === null ? "all" : "operatorOrgId" in wanted ? "pools" : "own";
  return { trials: lines, whose, title } as const;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function TrialsRoute() {
  return <TrialsPage {...useLoaderData<typeof loader>()} />;
}
