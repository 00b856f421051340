// Registration in depth: rule sets as dated rows, the form's code lists, versions of a registered contract, approved income.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

type RuleSetRow = {
  code: string;
  validFrom: string;
  title: string;
  decideDays: number;
  supplementDays: number | null;
  secondReviewYuan: number;
  numberLength: number;
  numberLetters: number;
  mandatory: string;
  sources: string;
  recordedAt: string;
  recordedBy: string;
};
type SettingRow = { code: string; validFrom: string; value: string; source: string; recordedAt: string; recordedBy: string };

const RECORDED = { recordedAt: "2026-01-01T00:00:00.000Z", recordedBy: "system" };
/** The fields of the national registration form that every contract answers; those of one class are asked of that class only. */
const FORM = [
  ...["name", "class", "field", "sellerNature", "sellerRegion", "buyer", "buyerNature", "buyerRegion", "signedOn", "validFrom", "validTo"],
  ...["payment", "scope", "priceTerms", "ip", "planSource", "goal", "industry", "licence", "expectedInvestment", "expectedOutput"],
];
const SHARED = { supplementDays: null, secondReviewYuan: 5_000_000, numberLength: 16, numberLetters: 1, mandatory: JSON.stringify(FORM) };
const SOURCES = {
  decideDays: "浙江省技术市场条例（2021）：受理后十日内",
  supplementDays: "待确认",
  secondReviewYuan: "待确认（参照外省五百万元复审线）",
  number: "待确认（按全国系统十六位编号的排列推断）",
  mandatory: "全国技术合同登记表（旧表栏目）",
};
const BASE: readonly RuleSetRow[] = [
  {
    ...SHARED,
    ...RECORDED,
    code: "2000",
    validFrom: "2000-02-16",
    title: "《技术合同认定登记管理办法》（2000年）",
    decideDays: 10,
    sources: JSON.stringify(SOURCES),
  },
  {
    ...SHARED,
    ...RECORDED,
    code: "2026",
    validFrom: "2026-01-23",
    title: "《技术合同认定登记管理办法》（2026年）",
    decideDays: 10,
    sources: JSON.stringify({ ...SOURCES, decideDays: "待确认（沿用浙江省技术市场条例（2021）的十日）", mandatory: "待确认（沿用旧表栏目）" }),
  },
];
/** Rules that were settings of their own until now; what an administrator had set goes into the rule sets of its time. */
const MOVED = { "contract.decideDays": "decideDays", "contract.secondReviewYuan": "secondReviewYuan" } as const;

function ruleSetsOf(settings: readonly SettingRow[]): RuleSetRow[] {
  const days = [...new Set([...BASE, ...settings].map((row) => row.validFrom))].sort();
  return days.map((day) => {
    const base = BASE.findLast((row) => row.validFrom <= day) ?? (BASE[0] as RuleSetRow);
    const changed = settings.filter((row) => row.validFrom <= day);
    const values = Object.fromEntries(changed.map((row) => [MOVED[row.code as keyof typeof MOVED], Number(JSON.parse(row.value))]));
    const sources = Object.fromEntries(changed.map((row) => [MOVED[row.code as keyof typeof MOVED], row.source]));
    const own = base.validFrom === day ? base : { ...base, code: day, validFrom: day };
    return { ...own, ...values, sources: JSON.stringify({ ...JSON.parse(own.sources), ...sources }) };
  });
}

async function makeRuleSets(db: Kysely<unknown>, c: Columns): Promise<void> {
  const kinds = { decideDays: "int", supplementDays: "int?", secondReviewYuan: "int", numberLength: "int", numberLetters: "flag" } as const;
  const texts = { code: "text", validFrom: "text", title: "text", mandatory: "text", sources: "text", recordedAt: "text", recordedBy: "text" } as const;
  await makeTable(db, c, "contractRuleSet", { ...texts, ...kinds }, { key: ["code"], unique: [["validFrom"]] });
  const known = db as Kysely<{ setting: SettingRow; contractRuleSet: RuleSetRow }>;
  const settings = await known.selectFrom("setting").selectAll().where("code", "in", Object.keys(MOVED)).orderBy("validFrom").execute();
  await known.insertInto("contractRuleSet").values(ruleSetsOf(settings)).execute();
}

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeRuleSets(db, c);
  await makeTable(
    db,
    c,
    "contractCode",
    { list: "text", code: "text", nameZh: "text", nameEn: "text", sort: "int", source: "text" },
    { key: ["list", "code"], indexes: [["list", "sort"]] },
  );
  const ofContract = ["contractId", "techContract", "id"] as const;
  const ofEvent = ["eventSeq", "event", "seq"] as const;
  await makeTable(
    db,
    c,
    "contractVersion",
    {
      ...{ id: "text", contractId: "text", number: "int", effectiveOn: "text", reason: "text", class: "text", totalAmount: "money", technicalAmount: "money" },
      ...{ content: "text", fileId: "text?", recordedAt: "text", recordedBy: "text", eventSeq: "int" },
    },
    { key: ["id"], unique: [["contractId", "number"]], references: [ofContract, ofEvent] },
  );
  await makeTable(
    db,
    c,
    "approvedIncome",
    {
      ...{ id: "text", contractId: "text", receivedOn: "text", amount: "money", kind: "text", evidence: "text", fileId: "text?" },
      ...{ recordedAt: "text", recordedBy: "text", eventSeq: "int", reversalOf: "text?" },
    },
    {
      key: ["id"],
      unique: [["reversalOf"]],
      references: [ofContract, ofEvent, ["reversalOf", "approvedIncome", "id"]],
      indexes: [["contractId", "receivedOn"]],
    },
  );
  for (const column of ["supplementBy", "terminatedOn"])
    await db.schema
      .alterTable("techContract")
      .addColumn(column, c.text as never)
      .execute();
}
