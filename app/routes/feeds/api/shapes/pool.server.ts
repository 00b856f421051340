// Knows how a pool and its entries are told to programs; must never carry a proposal.
import { z } from "zod";
import { OPERATOR_KINDS, POOL_STATES } from "#app/domain/pools/pool.ts";
import type { PublicEntry, PublicPool } from "#app/domain/pools/public-queries.server.ts";
import { CONVERSION_WAYS, PRICE_KINDS } from "#app/domain/pools/terms.ts";
import { InstantShape, listOf, MoneyShape, moneyOrNull, PartyShape, type PlaceIndex, PlaceShape, partyOf, UrlShape } from "./basics.server.ts";

export const PoolShape = z
  .object({
    code: z.string(),
    url: UrlShape,
    name: z.string(),
    introduction: z.string(),
    chain: PlaceShape.nullable(),
    operator: PartyShape,
    operatorKind: z.enum(OPERATOR_KINDS),
    state: z.enum(POOL_STATES),
    entryCount: z.int().meta({ description: "在池成果数 / outcomes in it now" }),
    updatedAt: InstantShape,
  })
  .meta({ id: "Pool" });
export const PoolsShape = listOf(PoolShape, "Pools");

export function poolView(publicUrl: string, places: PlaceIndex, pool: PublicPool): z.output<typeof PoolShape> {
  const { code, name, introduction, operatorKind, state, activeCount, changedAt } = pool;
  const operator = partyOf(publicUrl, pool.operatorOrgId, pool.operatorName);
  const chain = places.chain(pool.chainCode);
  return { code, url: `${publicUrl}/pools/${code}`, name, introduction, chain, operator, operatorKind, state, entryCount: activeCount, updatedAt: changedAt };
}

export const TermsShape = z
  .object({
    months: z.int(),
    priceKind: z.enum(PRICE_KINDS),
    price: MoneyShape.nullable(),
    priceRule: z.string(),
    conversionWay: z.enum(CONVERSION_WAYS),
    scope: z.string(),
  })
  .meta({ id: "TrialTerms", description: "先用后转条件，试用开始前即定 / What a trial costs and allows, settled before it starts" });

const EntryShape = z
  .object({
    outcome: z.object({ code: z.string(), title: z.string(), ownerName: z.string(), url: UrlShape }),
    agreedAt: InstantShape.nullable(),
    terms: TermsShape,
  })
  .meta({ id: "PoolEntry" });
export const EntriesShape = listOf(EntryShape, "PoolEntries");

export function termsView({ months, priceKind, price, priceRule, conversionWay, scope }: PublicEntry["terms"]): z.output<typeof TermsShape> {
  return { months, priceKind, price: moneyOrNull(price), priceRule, conversionWay, scope };
}

export function entryView(publicUrl: string, entry: PublicEntry): z.output<typeof EntryShape> {
  const { outcomeCode: code, outcomeTitle: title, ownerName, agreedAt } = entry;
  return { outcome: { code, title, ownerName, url: `${publicUrl}/outcomes/${code}` }, agreedAt, terms: termsView(entry.terms) };
}
