// Knows the bureau's page of organisations: who waits for verification, who is verified, and new offices of the state.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openOffice } from "#app/domain/people/commands/open-office.server.ts";
import { OfficeFields } from "#app/domain/people/fields.ts";
import { mayOpenOffice, maySeeVerificationQueue } from "#app/domain/people/policy.ts";
import { countVerifiedOrganisations, organisationsToVerify, verifiedOrganisations } from "#app/domain/people/queries.server.ts";
import { isBureau } from "#app/kernel/actor.ts";
import type { MemberReply } from "#app/ui/people/new-link.tsx";
import { OrganisationsPage } from "#app/ui/people/organisations-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { linkReply } from "../account/members-actions.server.ts";
import { pageTitle } from "../account/session-reply.server.ts";

const PAGE_SIZE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!isBureau(actor)) forbidden();
  const { reads } = servicesFrom(context);
  const count = await countVerifiedOrganisations(reads);
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const asked = Number(new URL(request.url).searchParams.get("page") ?? 1);
  const page = Number.isSafeInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
  return {
    queue: maySeeVerificationQueue(actor) ? await organisationsToVerify(reads) : null,
    verified: await verifiedOrganisations(reads, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    count,
    page,
    pages,
    canOpenOffice: mayOpenOffice(actor),
    title: await pageTitle(request, "people.organisations.title"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { unitOfWork, publicUrl } = servicesFrom(context);
  const form = await readForm(request, OfficeFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => openOffice(tx, actor, form.value, now)));
  return done.ok ? data(linkReply(publicUrl, done.value, form.value.email)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "" }];

export default function OrganisationsRoute() {
  return <OrganisationsPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>() as MemberReply | undefined} />;
}
