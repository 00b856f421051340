// Knows the address of one challenge and who may read what of it; must never send the annex to anybody but the poster's people.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publicContent } from "#app/domain/challenges/challenge.ts";
import { ChallengeMoveFields } from "#app/domain/challenges/fields.ts";
import { challengeChoices } from "#app/domain/challenges/form-choices.server.ts";
import { mayRead, mayReadAnnex } from "#app/domain/challenges/policy.ts";
import { challengeByCode, challengeTimeline } from "#app/domain/challenges/queries.server.ts";
import { matchesOfChallenge } from "#app/domain/matching/queries.server.ts";
import { ipAlertsOf } from "#app/domain/outcomes/queries.server.ts";
import { isBureau, type Viewer } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import { ChallengePage } from "#app/ui/challenges/challenge-page.tsx";
import { JsonLd } from "#app/ui/feeds/json-ld.tsx";
import { challengeGraph } from "#app/ui/feeds/schema-org.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { backOr } from "#app/web/back.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, requireActor, viewerOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { moveChallenge } from "./move.server.ts";
import { standOf } from "./stand.server.ts";

/** What happened before a challenge went public is the poster's and the bureau's. */
const PUBLIC_VERBS: ReadonlySet<string> = new Set(["published", "imported", "expired", "reposted", "withdrawn"]);

async function readableChallenge({ context, params }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
  const found = await challengeByCode(servicesFrom(context).reads, params.code ?? "");
  if (!found || !mayRead(viewer, found)) notFound();
  const isOwn = mayReadAnnex(viewer, found.orgId);
  if (found.state === "draft" && !isOwn) notFound();
  return { found, isOwn };
}

/** Beside each match what must be known about the outcome's rights. */
async function flaggedMatches(reads: Reads, challengeId: string, viewer: Viewer, now: Instant) {
  const matches = await matchesOfChallenge(reads, challengeId, viewer, now);
  const codes = matches.map((one) => one.code);
  const alerts = await ipAlertsOf(reads, codes, dayOf(now));
  return matches.map((one) => ({ ...one, alert: alerts.get(one.code) ?? null }));
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await viewerOf(args);
  const { found, isOwn } = await readableChallenge(args, viewer);
  const { reads, clock, publicUrl } = servicesFrom(args.context);
  const language = await languageOf(args.request);
  const now = clock();
  const { chains, nodes, districts } = await challengeChoices(reads, language);
  const content = isOwn ? found.content : publicContent(found.content);
  const nameIn = (choices: typeof chains, code: string | null) => choices.find((one) => one.value === code)?.label ?? null;
  const { code, title, origin, source, externalId, externalFacts, orgName, bidUntil, stateReason, publishedAt } = found;
  const isPublic = mayRead(null, found) && found.state !== "withdrawn";
  const facts = { ...found, content: publicContent(found.content), listName: VOICES[language].t("nav.challenges") };
  return {
    jsonLd: isPublic ? challengeGraph(publicUrl, facts) : null,
    challenge: { code, title, origin, source, externalId, externalFacts, orgName, bidUntil, stateReason, publishedAt, content },
    isOwn,
    place: { chain: nameIn(nodes, content.nodeCode) ?? nameIn(chains, found.chainCode), district: nameIn(districts, found.districtCode) },
    stand: await standOf(reads, found, viewer, now),
    matches: await flaggedMatches(reads, found.id, viewer, now),
    timeline: (await challengeTimeline(reads, found.id)).filter(({ verb }) => isOwn || isBureau(viewer) || PUBLIC_VERBS.has(verb)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { found } = await readableChallenge(args, actor);
  const form = await readForm(args.request, ChallengeMoveFields);
  if (!form.ok) return form.reply;
  const { unitOfWork } = servicesFrom(args.context);
  const done = await attempt(form, () => unitOfWork((tx, now) => moveChallenge(tx, actor, found.id, form.value, now)));
  return done.ok ? redirect(backOr(args.request, `/challenges/${found.code}`)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.challenge.code} ${data.challenge.title}` : "" }];

export default function ChallengeRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  const { jsonLd, ...loaded } = useLoaderData<typeof loader>();
  return (
    <>
      <JsonLd graph={jsonLd} />
      <ChallengePage {...loaded} result={result} />
    </>
  );
}
