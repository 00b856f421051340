// Knows the address of one district's public page.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PlacePage } from "#app/ui/market/place-page.tsx";
import { placeData } from "./place.server.ts";

export async function loader(ask: LoaderFunctionArgs) {
  return placeData(ask, "district", ask.params.code ?? "");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? "" }];

export default function DistrictRoute() {
  return <PlacePage {...useLoaderData<typeof loader>()} />;
}
