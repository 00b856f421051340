// Knows how a chain's and a district's page are loaded; must never decide what is public.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { organisationsIn } from "#app/domain/oversight/queries/market.server.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { counterOf } from "#app/domain/oversight/queries.server.ts";
import { poolsList } from "#app/domain/pools/queries.server.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import { notFound } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { marketOf } from "./market.server.ts";

const ORGANISATIONS_SHOWN = 100;

/** Everything public of the chain or district named by `code`; 404 for a code nobody knows. */
export async function placeData({ request, context }: LoaderFunctionArgs, by: "chain" | "district", code: string) {
  const { reads, clock } = servicesFrom(context);
  const names = await cutNames(reads, await languageOf(request));
  const known = by === "chain" ? names.chains : names.districts;
  const name = Object.hasOwn(known, code) ? (known[code] ?? code) : notFound();
  const now = clock();
  const counter = await counterOf(reads, yearOf(dayOf(now)), now);
  const figure = (by === "chain" ? counter.byChain : counter.byDistrict).find((one) => one.value === code);
  const pools = by === "chain" ? (await poolsList(reads)).filter((pool) => pool.chainCode === code && pool.state === "open") : null;
  return {
    by,
    code,
    name,
    market: await marketOf(reads, { by, code }, now),
    counted: { year: counter.year, amount: figure?.amount ?? 0, contractCount: figure?.contractCount ?? 0 },
    pools: pools?.map(({ code: poolCode, name: poolName, activeCount }) => ({ code: poolCode, name: poolName, activeCount })) ?? null,
    organisations: by === "district" ? await organisationsIn(reads, code, ORGANISATIONS_SHOWN) : null,
  };
}
