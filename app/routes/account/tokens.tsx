// Knows the page on which a person issues and revokes tokens for programs; a new one is told once, in the reply.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { issueToken, revokeToken } from "#app/domain/people/commands/keep-tokens.server.ts";
import { NewTokenFields, RevokeTokenFields } from "#app/domain/people/fields.ts";
import { tokensOf } from "#app/domain/people/tokens.server.ts";
import { type TokenReply, TokensPage } from "#app/ui/people/tokens-page.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { requirePerson } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, actor } = await requirePerson({ request, context });
  const { reads, clock } = servicesFrom(context);
  const title = VOICES[await languageOf(request)].t("token.title");
  return { tokens: await tokensOf(reads, person.id, clock()), hasOrganisation: actor !== null, title };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { person, actor } = await requirePerson({ request, context });
  const { unitOfWork, publicUrl } = servicesFrom(context);
  const holder = { personId: person.id, actor };
  const body = await readBody(request);
  if (body.get("intent") === "revoke") {
    const form = checkForm(body, RevokeTokenFields);
    if (!form.ok) return form.reply;
    const done = await attempt(form, () => unitOfWork((tx, now) => revokeToken(tx, holder, form.value, now)));
    return done.ok ? redirect("/account/tokens") : done.reply;
  }
  if (body.get("intent") !== "issue") throw data(null, { status: 400 });
  const form = checkForm(body, NewTokenFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => issueToken(tx, holder, form.value, now)));
  if (!done.ok) return done.reply;
  const { token, expiresAt } = done.value;
  const calendar = form.value.scopes.includes("read:calendar") ? `${publicUrl}/calendar/${token}.ics` : null;
  const reply: TokenReply = { status: "done", intent: null, scope: null, refusal: null, errors: {}, values: {}, issued: { token, expiresAt, calendar } };
  return data(reply);
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "" }];

export default function TokensRoute() {
  return <TokensPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>() as TokenReply | undefined} />;
}
