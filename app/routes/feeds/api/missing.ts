// Answers for every address under `/api/v1` that nothing else answers.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { problemResponse } from "#app/web/problem.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export function loader({ context }: LoaderFunctionArgs): Response {
  return problemResponse(servicesFrom(context).publicUrl, { code: "notFound" });
}
