// Knows how organisations, public figures and changes are told to programs; must never carry a credit code or an event's data.
import { z } from "zod";
import { AMOUNT_KINDS, COUNTER_BASES, type CounterDefinition, type Figure } from "#app/domain/oversight/counter.ts";
import type { PublicOrganisation } from "#app/domain/people/public-queries.server.ts";
import { ORG_KINDS } from "#app/kernel/actor.ts";
import { DayShape, InstantShape, listOf, MoneyShape, moneyOf, type PlaceIndex, PlaceShape, UrlShape } from "./basics.server.ts";

export const OrganisationShape = z
  .object({
    id: z.string(),
    url: UrlShape,
    kind: z.enum(ORG_KINDS),
    name: z.string(),
    district: PlaceShape.nullable(),
    regionCode: z.string().meta({ description: "GB/T 2260" }),
    isPublicUnit: z.boolean(),
    isSme: z.boolean(),
    introduction: z.string(),
    updatedAt: InstantShape,
  })
  .meta({ id: "Organisation", description: "已核验单位的公开部分 / The public part of a verified organisation" });
export const OrganisationsShape = listOf(OrganisationShape, "Organisations");

export function organisationView(publicUrl: string, places: PlaceIndex, org: PublicOrganisation): z.output<typeof OrganisationShape> {
  const { id, kind, name, regionCode, isPublicUnit, isSme, introduction, changedAt } = org;
  const district = places.district(org.districtCode);
  return { id, url: `${publicUrl}/organisations/${id}`, kind, name, district, regionCode, isPublicUnit, isSme, introduction, updatedAt: changedAt };
}

const IndicatorShape = z
  .object({
    code: z.literal("counter"),
    year: z.int(),
    value: MoneyShape,
    contractCount: z.int(),
    definition: z.object({ amountKind: z.enum(AMOUNT_KINDS), basis: z.enum(COUNTER_BASES), validFrom: DayShape, source: z.string() }),
    asOf: InstantShape,
  })
  .meta({ id: "Indicator", description: "公开指标：年度、数值、口径、截至时点 / A public figure with its year, definition and as-of" });
export const IndicatorsShape = listOf(IndicatorShape, "Indicators");

export type IndicatorFacts = { readonly year: number; readonly figure: Figure; readonly definition: CounterDefinition; readonly asOf: string };

export function indicatorView({ year, figure, definition, asOf }: IndicatorFacts): z.output<typeof IndicatorShape> {
  const { amountKind, basis, validFrom, source } = definition;
  return {
    code: "counter",
    year,
    value: moneyOf(figure.amount),
    contractCount: figure.contractCount,
    definition: { amountKind, basis, validFrom, source },
    asOf,
  };
}

export const CHANGED_KINDS = ["outcome", "challenge", "pool", "organisation"] as const;
export type ChangedKind = (typeof CHANGED_KINDS)[number];

const ChangeShape = z
  .object({
    seq: z.int().meta({ description: "提交次序 / the order of commits" }),
    at: InstantShape,
    kind: z.enum(CHANGED_KINDS),
    key: z.string().meta({ description: "公开编号；单位为 id / the public code; for organisations the id" }),
    change: z.enum(["changed", "removed"]).meta({ description: "changed：请重新读取；removed：请删除本地副本 / read it anew, or forget it" }),
    item: z.url().meta({ description: "接口中的地址 / where to read it" }),
  })
  .meta({ id: "Change" });

export const ChangesShape = z
  .object({
    items: z.array(ChangeShape),
    next: z.string().meta({ description: "作为 since 传回；总有值，可一直轮询 / Send back as since; always there, so that you can go on asking" }),
    hasMore: z.boolean(),
  })
  .meta({ id: "Changes", description: "同一变动可能出现多次（至少一次）/ The same change may come more than once (at least once)" });

export type Change = z.output<typeof ChangeShape>;
