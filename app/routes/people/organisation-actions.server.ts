// Knows which command each button of an organisation's page asks for; always about the organisation in the address.
import { redirect } from "@remix-run/node";
import { rejectOrganisation, resubmitOrganisation, verifyOrganisation } from "#app/domain/people/commands/decide-organisation.server.ts";
import { appealStrike, decideAppeal, giveStrike } from "#app/domain/people/commands/strikes.server.ts";
import { AppealFields, RejectFields, ResubmitFields, StrikeFields, StrikeVerdictFields, VerdictFields } from "#app/domain/people/fields.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { backOr } from "#app/web/back.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { type Ask, forbidden } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function organisationAction({ request, context }: Ask, actor: Actor, orgId: string) {
  const { unitOfWork } = servicesFrom(context);
  const body = await readBody(request);
  body.set("orgId", orgId);
  const done = await decide();
  return done.ok ? redirect(backOr(request, `/organisations/${orgId}`)) : done.reply;

  async function decide() {
    const intent = body.get("intent");
    if (intent === "verify") {
      const form = checkForm(body, VerdictFields);
      return form.ok ? attempt(form, () => unitOfWork((tx, now) => verifyOrganisation(tx, actor, form.value, now))) : form;
    }
    if (intent === "reject") {
      const form = checkForm(body, RejectFields);
      return form.ok ? attempt(form, () => unitOfWork((tx, now) => rejectOrganisation(tx, actor, form.value, now))) : form;
    }
    if (intent === "strike") {
      const form = checkForm(body, StrikeFields);
      return form.ok ? attempt(form, () => unitOfWork((tx, now) => giveStrike(tx, actor, { orgId, ...form.value }, now))) : form;
    }
    if (intent === "decideAppeal") {
      const form = checkForm(body, StrikeVerdictFields);
      return form.ok ? attempt(form, () => unitOfWork((tx, now) => decideAppeal(tx, actor, { orgId, ...form.value }, now))) : form;
    }
    if (intent === "appeal" && actor.orgId === orgId) {
      const form = checkForm(body, AppealFields);
      return form.ok ? attempt(form, () => unitOfWork((tx, now) => appealStrike(tx, actor, form.value, now))) : form;
    }
    if (intent !== "resubmit" || actor.orgId !== orgId) return forbidden();
    const form = checkForm(body, ResubmitFields);
    return form.ok ? attempt(form, () => unitOfWork((tx, now) => resubmitOrganisation(tx, actor, form.value, now))) : form;
  }
}
