// Knows the city's published indicators and targets; every row carries its source, and a year without a target has no row.

const PLAN_2025 = "绍兴市科技局 2025 年工作要点 https://www.sx.gov.cn/art/2025/3/11/art_1229265334_4215370.html";

/** The counter's definition is a choice of the bureau; this default is printed under the number until it decides. */
export const INDICATORS = [
  { code: "counter", validFrom: "2020-01-01", amountKind: "technical", basis: "net", source: "平台默认定义，待市科技局确认" },
  { code: "ratio", validFrom: "2020-01-01", amountKind: "total", basis: "output", source: "平台默认定义，待市科技局确认" },
] as const;

/** The counter's in 分 (450亿元), the ratio's in basis points (4.5 %). */
export const TARGETS = [
  { indicatorCode: "counter", year: 2025, amount: 4_500_000_000_000, isDemo: 0, source: PLAN_2025 },
  { indicatorCode: "ratio", year: 2025, amount: 450, isDemo: 0, source: PLAN_2025 },
] as const;

const CITY = "3306";
const REPORTED_2024 = "绍兴市及各区、县（市）2024年地区生产总值（报道） https://m.e0575.cn/index.php?a=read&tid=11806739";
/** A goal of growth, not a figure of a year; real growth on a nominal base, so the sum is a measure of pace only. */
const GOAL_2025 = "按2025年增长目标6.5%由2024年8368.6亿元推算，目标非实绩 https://www.sx.gov.cn/art/2025/3/3/art_1229311201_1908802.html";

type GdpSeed = readonly [areaCode: string, year: number, kind: "forecast" | "preliminary", amount: number, source: string];

/** In 分. The day of publication is not told by the source and stays open. */
const GDP_ROWS: readonly GdpSeed[] = [
  [CITY, 2024, "preliminary", 83_686_000_000_000, REPORTED_2024],
  ["330603", 2024, "preliminary", 22_522_800_000_000, REPORTED_2024],
  ["330681", 2024, "preliminary", 18_610_800_000_000, REPORTED_2024],
  ["330602", 2024, "preliminary", 14_135_700_000_000, REPORTED_2024],
  ["330604", 2024, "preliminary", 13_813_700_000_000, REPORTED_2024],
  ["330683", 2024, "preliminary", 8_002_500_000_000, REPORTED_2024],
  ["330624", 2024, "preliminary", 6_600_600_000_000, REPORTED_2024],
  [CITY, 2025, "forecast", 89_125_590_000_000, GOAL_2025],
];

export const GDP = GDP_ROWS.map(([areaCode, year, kind, amount, source]) => ({
  id: `reference-${areaCode}-${year}-${kind}`,
  areaCode,
  year,
  quarter: 0,
  kind,
  amount,
  publishedOn: null,
  source,
}));
