// Knows the page of one's own organisation's members; the rule decides what an admin may change.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ROLES_BY_KIND } from "#app/domain/people/organisation.ts";
import { mayManageMembers } from "#app/domain/people/policy.ts";
import { displayNames, membersOf } from "#app/domain/people/queries.server.ts";
import { MembersPage } from "#app/ui/people/members-page.tsx";
import type { MemberReply } from "#app/ui/people/new-link.tsx";
import { requireActor } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { membersAction } from "./members-actions.server.ts";
import { pageTitle } from "./session-reply.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { reads } = servicesFrom(context);
  const names = await displayNames(reads, [actor.orgId]);
  return {
    orgName: names.get(actor.orgId) ?? "",
    members: await membersOf(reads, actor.orgId),
    offeredRoles: ROLES_BY_KIND[actor.orgKind],
    isAdmin: mayManageMembers(actor),
    isVerified: actor.orgVerified,
    title: await pageTitle(request, "people.members.title"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return membersAction({ request, context }, await requireActor({ request, context }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function MembersRoute() {
  return <MembersPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>() as MemberReply | undefined} />;
}
