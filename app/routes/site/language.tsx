// Keeps the reader's language and goes back to where he was.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { languageCookie, localPath } from "#app/web/language.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const body = await request.formData();
  const language = body.get("language") === "en" ? "en" : "zh";
  return redirect(localPath(body.get("next"), "/"), { headers: { "Set-Cookie": await languageCookie(language) } });
}

export function loader() {
  return redirect("/");
}
