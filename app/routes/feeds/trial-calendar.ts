// Answers `/trials/<code>/calendar.ics` for the trial's two sides and the bureau; for anyone else it is not there.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { canReadTrial } from "#app/domain/trials/policy.ts";
import { trialByCode } from "#app/domain/trials/queries.server.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { calendarText } from "./calendar.server.ts";
import { trialDates } from "./dates.server.ts";
import { keptAnswer } from "./kept.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor({ request, context });
  const { reads, clock, publicUrl } = servicesFrom(context);
  const trial = (await trialByCode(reads, params.code ?? "")) ?? notFound();
  if (!canReadTrial(actor, trial)) notFound();
  const { t } = VOICES[await languageOf(request)];
  const text = calendarText(`${t("calendar.ofTrial")} ${trial.code}`, `${publicUrl}/trials/${trial.code}`, trialDates({ t, publicUrl }, trial, clock()));
  return keptAnswer(request, text, { type: "text/calendar", seconds: null, fileName: `${trial.code}.ics` });
}
