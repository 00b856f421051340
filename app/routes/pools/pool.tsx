// Knows the address of one pool; every move goes through its command.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { entryPartiesOf } from "#app/domain/pools/policy.ts";
import { ENTRY_MOVES } from "#app/domain/pools/pool.ts";
import { type EntryFacts, poolByCode, poolEntriesOf, poolEvents } from "#app/domain/pools/queries.server.ts";
import type { Viewer } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import { JsonLd } from "#app/ui/feeds/json-ld.tsx";
import { poolGraph } from "#app/ui/feeds/schema-org.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import type { EntryMove } from "#app/ui/pools/entry-card.tsx";
import { PoolPage } from "#app/ui/pools/pool-page.tsx";
import { backOr } from "#app/web/back.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { notFound, requireActor, viewerOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { poolBars } from "./bars.ts";
import { runPoolMove } from "./moves.server.ts";

function movesFor(viewer: Viewer, entry: EntryFacts): EntryMove[] {
  const parties = viewer?.orgVerified ? entryPartiesOf(viewer, entry) : [];
  const legal = movesFrom(ENTRY_MOVES, entry.state).filter((move) => move.by.some((party) => parties.includes(party)));
  return legal.map(({ verb, from }) => (verb === "leave" && from === "proposed" ? "takeBack" : verb)).filter((verb) => verb !== "propose");
}

function shownEntry(viewer: Viewer, entry: EntryFacts) {
  const { id, outcomeCode, outcomeTitle, ownerName, state, terms, proposedAt, agreedAt, endedAt, endReason } = entry;
  const isFrozen = state === "active" && entry.outcomeState !== "pooled";
  return { id, outcomeCode, outcomeTitle, ownerName, state, isFrozen, terms, proposedAt, agreedAt, endedAt, endReason, moves: movesFor(viewer, entry) };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf({ request, context });
  const { reads, publicUrl } = servicesFrom(context);
  const found = (await poolByCode(reads, params.code ?? "")) ?? notFound();
  const { id, code, name, introduction, chainNameZh, chainNameEn, operatorName, operatorKind, state } = found;
  const entries = await poolEntriesOf(reads, viewer, id);
  const language = await languageOf(request);
  const active = entries
    .filter((entry) => entry.state === "active")
    .map(({ outcomeCode, outcomeTitle, terms }) => ({ outcomeCode, outcomeTitle, months: terms.months }));
  const facts = { ...found, entries: active, chainName: language === "zh" ? chainNameZh : chainNameEn, listName: VOICES[language].t("nav.pools") };
  return {
    jsonLd: poolGraph(publicUrl, facts),
    pool: { code, name, introduction, chainNameZh, chainNameEn, operatorName, operatorKind, state },
    entries: entries.map((entry) => shownEntry(viewer, entry)),
    events: await poolEvents(reads, viewer, id, entries),
    bars: poolBars(viewer, found),
    offersTrial: viewer === null || viewer.orgKind === "enterprise",
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const pool = (await poolByCode(services.reads, params.code ?? "")) ?? notFound();
  const done = await runPoolMove({ body: await readBody(request), actor, poolId: pool.id, services });
  return done.ok ? redirect(backOr(request, `/pools/${pool.code}`)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.pool.name} · ${data.pool.code}` : "" }];

export default function PoolRoute() {
  const { jsonLd, ...loaded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return (
    <>
      <JsonLd graph={jsonLd} />
      <PoolPage {...loaded} result={result} />
    </>
  );
}
