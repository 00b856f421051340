// Knows the page where a person sets up or gives up his second factor; recovery codes are told once, in the reply.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from "#app/domain/people/commands/second-factor.server.ts";
import { CodeFields } from "#app/domain/people/fields.ts";
import { secondFactorOf } from "#app/domain/people/queries/second-factor.server.ts";
import { type FactorReply, SecondFactorPage } from "#app/ui/people/second-factor-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { ENROL_PATH, requirePerson } from "#app/web/guard.server.ts";
import { qrOf } from "#app/web/qr.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { pageTitle } from "./session-reply.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, mustEnrol } = await requirePerson({ request, context });
  const { enrolment, ...factor } = await secondFactorOf(servicesFrom(context).reads, person.id, person.email);
  return {
    ...factor,
    mustEnrol,
    enrolment: enrolment && { secret: enrolment.secret, qr: await qrOf(enrolment.address) },
    title: await pageTitle(request, "people.factor.title"),
  };
}

const DONE = { status: "done", intent: null, scope: null, refusal: null, errors: {}, values: {} } as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const { person } = await requirePerson({ request, context });
  const { unitOfWork } = servicesFrom(context);
  const body = await readBody(request);
  if (body.get("intent") === "begin") {
    const done = await attempt(null, () => unitOfWork((tx, now) => beginSecondFactor(tx, person.id, now)));
    return done.ok ? redirect(ENROL_PATH) : done.reply;
  }
  const form = checkForm(body, CodeFields);
  if (!form.ok) return form.reply;
  if (body.get("intent") === "remove") {
    const done = await attempt(form, () => unitOfWork((tx, now) => removeSecondFactor(tx, person.id, form.value.otp, now)));
    return done.ok ? redirect(ENROL_PATH) : done.reply;
  }
  if (body.get("intent") !== "confirm") throw data(null, { status: 400 });
  const done = await attempt(form, () => unitOfWork((tx, now) => confirmSecondFactor(tx, person.id, form.value.otp, now)));
  return done.ok ? data<FactorReply>({ ...DONE, recoveryCodes: done.value }) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "" }];

export default function SecondFactorRoute() {
  return <SecondFactorPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>() as FactorReply | undefined} />;
}
