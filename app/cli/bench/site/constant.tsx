// Draws the product's search page from answers recorded before; must never search.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SearchPage } from "#app/ui/search/search-page.tsx";
import { answerTo } from "./answers.server.ts";

export function loader({ request }: LoaderFunctionArgs) {
  return answerTo(new URL(request.url).search).page;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: [data?.found.asked.text, data?.title].filter(Boolean).join(" · ") }];

export default function ConstantRoute() {
  return <SearchPage found={useLoaderData<typeof loader>().found} />;
}
