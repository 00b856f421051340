// Knows how an outcome is told to programs; must never name a contributor or carry what a page of the public does not show.
import { z } from "zod";
import { IP_KINDS, IP_STATUSES, OFFERS } from "#app/domain/outcomes/content.ts";
import { PUBLIC_OUTCOME_STATES, type PublicOutcome } from "#app/domain/outcomes/public-queries.server.ts";
import { DayShape, InstantShape, listOf, MoneyShape, moneyOrNull, PartyShape, type PlaceIndex, PlaceShape, partyOf, UrlShape } from "./basics.server.ts";

const IpShape = z.object({
  kind: z.enum(IP_KINDS),
  number: z.string().meta({ description: "专利号已校验校验位 / patent numbers have passed the check digit" }),
  status: z.enum(IP_STATUSES),
  asOf: DayShape.nullable(),
  feeDueOn: DayShape.nullable(),
});

export const OutcomeShape = z
  .object({
    code: z.string().meta({ example: "SX-CG-2026-000123" }),
    url: UrlShape,
    version: z.int(),
    state: z.enum(PUBLIC_OUTCOME_STATES),
    origin: z
      .enum(["platform", "importedListing"])
      .meta({ description: "importedListing：外部目录导入，未经本平台核验 / from an outside catalogue, not checked here" }),
    owner: PartyShape,
    title: z.string(),
    summary: z.string(),
    problem: z.string(),
    gain: z.object({ text: z.string(), metric: z.string(), unit: z.string(), before: z.string(), after: z.string() }),
    needs: z.string(),
    offers: z.array(z.enum(OFFERS)),
    chain: PlaceShape.nullable(),
    node: PlaceShape.nullable(),
    district: PlaceShape.nullable(),
    trl: z.int().min(1).max(9).nullable(),
    ip: z.array(IpShape),
    price: MoneyShape.nullable().meta({ description: "null：面议 / to be discussed" }),
    isServiceOutcome: z.boolean(),
    rightEffectiveOn: DayShape.nullable(),
    listedAt: InstantShape.nullable(),
    updatedAt: InstantShape.meta({ description: "最近一次公开变动 / the last change that everybody could see" }),
  })
  .meta({ id: "Outcome" });
export const OutcomesShape = listOf(OutcomeShape, "Outcomes");

export function outcomeView(publicUrl: string, places: PlaceIndex, outcome: PublicOutcome): z.output<typeof OutcomeShape> {
  const { code, version, state, content, listedAt, changedAt } = outcome;
  const { title, summary, problem, gain, needs, offers, trl, isServiceOutcome, rightEffectiveOn } = content;
  return {
    code,
    url: `${publicUrl}/outcomes/${code}`,
    version,
    state,
    origin: outcome.origin === "importedListing" ? "importedListing" : "platform",
    owner: partyOf(publicUrl, outcome.ownerOrgId, outcome.ownerName),
    ...{
      title,
      summary,
      problem,
      gain: { text: gain.text, metric: gain.metric, unit: gain.unit, before: gain.before, after: gain.after },
      needs,
      offers: [...offers],
    },
    chain: places.chain(content.chainCode),
    node: places.node(content.nodeCode),
    district: places.district(content.districtCode),
    trl,
    ip: content.ip.map(({ kind, number, status, asOf, feeDueOn }) => ({ kind, number, status, asOf, feeDueOn })),
    price: moneyOrNull(content.price),
    ...{ isServiceOutcome, rightEffectiveOn, listedAt, updatedAt: changedAt },
  };
}
