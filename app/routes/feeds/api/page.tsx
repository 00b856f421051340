// Knows the page for people about what programs may read here; the operations themselves are declared once, elsewhere.

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ApiPage } from "#app/ui/feeds/api-page.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { API_LIMITS, API_PATH } from "#app/web/api-limits.ts";
import { languageOf } from "#app/web/language.server.ts";
import { PROBLEM_CODES, problemStatus } from "#app/web/problem.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { OPERATIONS } from "./operations.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return {
    title: VOICES[language].t("api.title"),
    publicUrl: servicesFrom(context).publicUrl,
    operations: OPERATIONS.map((one) => ({
      id: one.id,
      path: `${API_PATH}${one.path}`,
      summary: one[language],
      scope: one.scope,
      asks: Object.keys(one.query.shape),
    })),
    limits: API_LIMITS,
    problems: PROBLEM_CODES.map((code) => ({ code, status: problemStatus(code) })),
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function ApiRoute() {
  return <ApiPage {...useLoaderData<typeof loader>()} />;
}
