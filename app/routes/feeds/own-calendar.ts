// Answers `/calendar/<token>.ics`: the dates of the organisation whose member holds the secret address, while he may read them.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedBy } from "#app/domain/challenges/public-queries.server.ts";
import { ownDealsAfter } from "#app/domain/deals/own-queries.server.ts";
import { noteTokenUse } from "#app/domain/people/commands/keep-tokens.server.ts";
import { bearerOf } from "#app/domain/people/tokens.server.ts";
import { trialsAt } from "#app/domain/trials/queries.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import { notFound } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { type CalendarDate, calendarText } from "./calendar.server.ts";
import { challengeDates, dealDates, trialDates } from "./dates.server.ts";
import { keptAnswer } from "./kept.server.ts";

const MOST = 500;

/** One answer for wrong, expired, revoked and out of scope: a stranger learns nothing from the difference. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { reads, unitOfWork, clock, publicUrl } = servicesFrom(context);
  const now = clock();
  const bearer = await bearerOf(reads, (params.token ?? "").replace(/\.ics$/u, ""), now);
  if (!bearer?.actor || !bearer.scopes.includes("read:calendar")) notFound();
  const { orgId } = bearer.actor;
  if (bearer.lastUsedOn !== dayOf(now)) await unitOfWork((tx) => noteTokenUse(tx, bearer.tokenId, dayOf(now)));
  const place = { t: VOICES[bearer.language].t, publicUrl };
  const dates: CalendarDate[] = [
    ...(await publishedBy(reads, orgId, MOST, now)).flatMap((challenge) => challengeDates(place, challenge)),
    ...(await trialsAt(reads, { partyOrgId: orgId }, now)).flatMap((trial) => trialDates(place, trial, now)),
    ...(await ownDealsAfter(reads, { orgId, after: "", limit: MOST }, now)).flatMap((deal) => dealDates(place, deal)),
  ];
  const text = calendarText(place.t("calendar.own"), `${publicUrl}/home`, dates);
  return keptAnswer(request, text, { type: "text/calendar", seconds: null });
}
