// Knows the city's published indicators and targets; every row carries its source, and a year without a target has no row.

const PLAN_2025 = "绍兴市科技局 2025 年工作要点 https://www.sx.gov.cn/art/2025/3/11/art_1229265334_4215370.html";

/** The counter's definition is a choice of the bureau; this default is printed under the number until it decides. */
export const INDICATORS = [
  { code: "counter", validFrom: "2020-01-01", amountKind: "technical", basis: "net", source: "平台默认定义，待市科技局确认" },
  { code: "ratio", validFrom: "2020-01-01", amountKind: "total", basis: "output", source: "平台默认定义，待市科技局确认" },
] as const;

/** 450亿元 in 分. */
export const TARGETS = [{ indicatorCode: "counter", year: 2025, amount: 4_500_000_000_000, isDemo: 0, source: PLAN_2025 }] as const;
