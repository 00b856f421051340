// Answers `/api/openapi.json`.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { servicesFrom } from "#app/web/services.ts";
import { jsonAnswer } from "./answer.server.ts";
import { apiDocument } from "./document.server.ts";

export function loader({ request, context }: LoaderFunctionArgs): Response {
  return jsonAnswer(request, apiDocument(servicesFrom(context).publicUrl));
}
