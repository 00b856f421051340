// Knows the page behind a one-time link: looking never uses it up, posting does.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { linkForHolder } from "#app/domain/people/queries.server.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { LinkPage, type LinkPageProps } from "#app/ui/people/link-page.tsx";
import { signedInOf } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { acceptAction, joinAction } from "./link-actions.server.ts";
import { pageTitle } from "./session-reply.server.ts";

type PageData = Omit<LinkPageProps, "result"> & { readonly title: string };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { reads, clock } = servicesFrom(context);
  const token = params.token ?? "";
  const link = await linkForHolder(reads, token, clock());
  if (!link) return data<PageData>({ link: null, token: "", me: null, title: await pageTitle(request, "people.link.brokenTitle") }, { status: 404 });
  const person = (await signedInOf({ request, context }))?.person;
  const title = await pageTitle(request, link.kind === "reset" ? "people.link.resetTitle" : "people.link.inviteTitle", link.orgName);
  return data<PageData>({ link, token, me: person ? { name: person.name, isAddressee: person.email === link.email } : null, title });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const signedIn = await signedInOf({ request, context });
  const link = await linkForHolder(servicesFrom(context).reads, token, servicesFrom(context).clock());
  if (signedIn && link?.kind !== "reset") return joinAction(context, signedIn, token);
  return acceptAction({ request, context }, token, link?.kind === "invite");
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: (page as PageData | undefined)?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function LinkRoute() {
  const { link, token, me } = useLoaderData<typeof loader>() as unknown as PageData;
  return <LinkPage link={link} token={token} me={me} result={useActionData<typeof action>() as ActionResult | undefined} />;
}
