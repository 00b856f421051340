// Answers `/challenges/<code>/calendar.ics`: the deadlines of what is or was public, for everybody.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicChallenge } from "#app/domain/challenges/public-queries.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { calendarText } from "./calendar.server.ts";
import { challengeDates } from "./dates.server.ts";
import { keptAnswer } from "./kept.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { reads, clock, publicUrl } = servicesFrom(context);
  const challenge = (await publicChallenge(reads, params.code ?? "", clock())) ?? notFound();
  const { t } = VOICES.zh;
  const name = `${t("calendar.ofChallenge")} ${challenge.code}`;
  const text = calendarText(name, `${publicUrl}/challenges/${challenge.code}`, challengeDates({ t, publicUrl }, challenge));
  return keptAnswer(request, text, { type: "text/calendar", seconds: 300, fileName: `${challenge.code}.ics` });
}
