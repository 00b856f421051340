// Knows which year and moment a desk page is asked for; must never read a figure.
import { DeskFields } from "#app/domain/oversight/fields.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import { notFound } from "#app/web/guard.server.ts";

/** A moment that has not come yet is now; 404 for what is no year or moment. */
export function momentAsked(request: Request, now: Instant) {
  const parsed = DeskFields.safeParse(Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== "")));
  if (!parsed.success) return notFound();
  const { asOf } = parsed.data;
  const isPast = asOf !== undefined && asOf < now;
  const at = isPast ? asOf : now;
  return { year: parsed.data.year ?? yearOf(dayOf(at)), asOf: at, isPast };
}
