// Knows an organisation's page: what the public may know, and the record for itself and the bureau.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organisationHistory } from "#app/domain/people/history.server.ts";
import { mayManageMembers, mayVerifyOrganisation } from "#app/domain/people/policy.ts";
import { strikesFor } from "#app/domain/people/queries/strikes.server.ts";
import { organisationForViewer } from "#app/domain/people/queries.server.ts";
import { actsFor, isBureau, type OrgKind } from "#app/kernel/actor.ts";
import { JsonLd } from "#app/ui/feeds/json-ld.tsx";
import { organisationGraph } from "#app/ui/feeds/schema-org.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { OrganisationPage } from "#app/ui/people/organisation-page.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { notFound, requireActor, viewerOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { marketOf } from "../market/market.server.ts";
import { organisationAction } from "./organisation-actions.server.ts";

/** Offices neither offer nor ask. */
function hasMarket(kind: OrgKind): boolean {
  return kind === "institute" || kind === "enterprise" || kind === "serviceOrg";
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { reads, clock, publicUrl } = servicesFrom(context);
  const viewer = await viewerOf({ request, context });
  const org = (await organisationForViewer(reads, viewer, params.id ?? "")) ?? notFound();
  const isOwn = actsFor(viewer, org.id);
  const { t } = VOICES[await languageOf(request)];
  const districtName = org.districtCode ? t(`people.district.${org.districtCode}` as TextKey) : null;
  return {
    jsonLd: org.state === "verified" ? organisationGraph(publicUrl, org, districtName) : null,
    org,
    canVerify: mayVerifyOrganisation(viewer, org.id),
    canResubmit: isOwn && mayManageMembers(viewer),
    isOwn,
    isBureau: isBureau(viewer),
    market: hasMarket(org.kind) ? await marketOf(reads, { by: "org", id: org.id }, clock()) : null,
    strikes: await strikesFor(reads, viewer, org.id, clock()),
    mayStrike: mayVerifyOrganisation(viewer, org.id),
    mayAppeal: isOwn && mayManageMembers(viewer),
    history: org.record ? await organisationHistory(reads, org.id) : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const id = params.id ?? "";
  if (!(await organisationForViewer(servicesFrom(context).reads, actor, id))) notFound();
  return organisationAction({ request, context }, actor, id);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.org.name ?? "" }];

export default function OrganisationRoute() {
  const { jsonLd, ...loaded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return (
    <>
      <JsonLd graph={jsonLd} />
      <OrganisationPage {...loaded} result={result} />
    </>
  );
}
