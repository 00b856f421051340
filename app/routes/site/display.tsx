// Keeps the reader's theme and type size and goes back to where he was.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { DisplayFields, displayCookie } from "#app/web/display.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { localPath } from "#app/web/language.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const body = await readBody(request);
  const display = DisplayFields.parse(Object.fromEntries(body));
  return redirect(localPath(body.get("next"), "/"), { headers: { "Set-Cookie": await displayCookie(display) } });
}

export function loader() {
  return redirect("/");
}
