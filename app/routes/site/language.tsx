// Keeps the reader's language and goes back to where he was.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readBody } from "#app/web/form.server.ts";
import { languageCookie, localPath } from "#app/web/language.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const body = await readBody(request);
  const language = body.get("language") === "en" ? "en" : "zh";
  return redirect(localPath(body.get("next"), "/"), { headers: { "Set-Cookie": await languageCookie(language) } });
}

export function loader() {
  return redirect("/");
}
