// Ends the session and forgets its cookie.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "#app/domain/people/sessions.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { clearSessionCookie, readSessionToken } from "#app/web/session-cookie.server.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const services = servicesFrom(context);
  const token = await readSessionToken(request, services);
  if (token) await services.unitOfWork((tx, now) => endSession(tx, token, now));
  return redirect("/", { headers: { "Set-Cookie": await clearSessionCookie(services) } });
}

export function loader() {
  return redirect("/");
}
