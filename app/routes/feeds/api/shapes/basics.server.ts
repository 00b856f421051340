// Knows the small shapes that every answer is made of: sums, names of places, owners; must never read a row.
import { z } from "zod";
import type { Places } from "#app/domain/settings/reference.server.ts";
import { type Money, moneyInput } from "#app/kernel/money.ts";

export const MoneyShape = z
  .object({
    yuan: z
      .string()
      .regex(/^-?\d+\.\d\d$/u)
      .meta({ description: "元，两位小数 / CNY with two decimals", example: "300000.00" }),
    fen: z.int().meta({ description: "分，整数 / whole 1/100 CNY", example: 30000000 }),
  })
  .meta({ id: "Money", description: "金额同时以元（文本）和分（整数）给出 / The same sum twice: text in 元 and an integer in 分" });

export const PlaceShape = z
  .object({ code: z.string(), zh: z.string(), en: z.string() })
  .meta({ id: "Place", description: "区县、产业链或链上环节 / A district, an industry chain or a node of one" });

export const InstantShape = z.iso.datetime().meta({ description: "UTC", example: "2026-03-02T02:00:00.000Z" });
export const DayShape = z.iso.date().meta({ description: "上海日历日 / A calendar day in Asia/Shanghai", example: "2026-03-02" });
export const UrlShape = z.url().meta({ description: "网页地址 / The page for people" });

export const PartyShape = z
  .object({ id: z.string().nullable(), name: z.string(), url: UrlShape.nullable() })
  .meta({ id: "Party", description: "单位；未认领的外部条目没有 id / An organisation; outside listings that nobody claimed have no id" });

export function moneyOf(amount: Money): z.output<typeof MoneyShape> {
  return { yuan: moneyInput(amount), fen: amount };
}

export function moneyOrNull(amount: Money | null): z.output<typeof MoneyShape> | null {
  return amount === null ? null : moneyOf(amount);
}

export function partyOf(publicUrl: string, id: string | null, name: string): z.output<typeof PartyShape> {
  return { id, name, url: id === null ? null : `${publicUrl}/organisations/${id}` };
}

export type PlaceIndex = Readonly<Record<"chain" | "node" | "district", (code: string | null) => z.output<typeof PlaceShape> | null>>;

/** Looks a code up; a code without a name is shown by itself rather than lost. */
export function placeIndex(places: Places): PlaceIndex {
  const by = (list: readonly { readonly code: string; readonly zh: string; readonly en: string }[]) => {
    const known = new Map(list.map(({ code, zh, en }) => [code, { code, zh, en }]));
    return (code: string | null) => (code === null || code === "" ? null : (known.get(code) ?? { code, zh: code, en: code }));
  };
  return { chain: by(places.chains), node: by(places.nodes), district: by(places.districts) };
}

/** `next` is null at the end; it is opaque and goes back as `cursor`. */
export function listOf<T extends z.ZodType>(item: T, id: string) {
  return z
    .object({
      items: z.array(item),
      next: z.string().nullable().meta({ description: "作为 cursor 传回以取下一页；到末尾为 null / Send back as cursor; null at the end" }),
    })
    .meta({ id });
}
