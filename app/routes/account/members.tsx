// Knows the page of one's own organisation's members; the rule decides what an admin may change.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ROLES_BY_KIND } from "#app/domain/people/organisation.ts";
import { mayManageMembers } from "#app/domain/people/policy.ts";
import { openMailedLinks } from "#app/domain/people/queries/mailed-links.server.ts";
import { displayNames, membersOf } from "#app/domain/people/queries.server.ts";
import { MembersPage } from "#app/ui/people/members-page.tsx";
import type { MemberReply } from "#app/ui/people/new-link.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { membersAction } from "./members-actions.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { reads, clock, hasMail } = servicesFrom(context);
  const names = await displayNames(reads, [actor.orgId]);
  return {
    orgName: names.get(actor.orgId) ?? "",
    members: await membersOf(reads, actor.orgId),
    offeredRoles: ROLES_BY_KIND[actor.orgKind],
    isAdmin: mayManageMembers(actor),
    isVerified: actor.orgVerified,
    hasMail,
    mailed: mayManageMembers(actor) ? await openMailedLinks(reads, actor.orgId, clock()) : [],
    title: VOICES[await languageOf(request)].t("people.members.title"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return membersAction({ request, context }, await requireActor({ request, context }));
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function MembersRoute() {
  return <MembersPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>() as MemberReply | undefined} />;
}
