// Knows how the demo's own challenges grow further ones for the city size: the same need in another plant's circumstances.
import { fen, type Money } from "#app/kernel/money.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import type { SeedChallenge } from "#seeds/texts/seed-challenge.ts";

type Circumstance = {
  readonly key: string;
  readonly title: string;
  readonly symptom: string;
  readonly constraint: string;
  readonly share: number;
  readonly days: number;
};

const CIRCUMSTANCES: readonly Circumstance[] = [
  {
    key: "export",
    title: "出口订单验厂要求",
    symptom: "今年外商验厂把这一项列为必查，已有两单因此延期交货。",
    constraint: "方案须能出具第三方检测报告，旺季前完成验收。",
    share: 120,
    days: 40,
  },
  {
    key: "second",
    title: "二期产线再次出现",
    symptom: "二期产线投用半年，同样的问题又出现，沿用一期的办法不见效。",
    constraint: "二期设备仍在质保期内，不能改动控制程序和主要部件。",
    share: 150,
    days: 75,
  },
  {
    key: "labour",
    title: "熟练工短缺下的办法",
    symptom: "老师傅陆续退休，新人三个月还看不准，夜班差错是白班的两倍。",
    constraint: "操作界面须中文，新员工一周内能独立当班。",
    share: 80,
    days: 25,
  },
];

function budgetOf(budget: Money | null, share: number): Money | null {
  return budget === null ? null : fen(Math.round((budget * share) / 100 / 1_000_000) * 1_000_000);
}

/** `orgKeys`: who posts them, in turn; the need stays in its chain, the plant changes. */
export function cityChallenges(count: number, orgKeys: readonly string[]): readonly SeedChallenge[] {
  const grown = CIRCUMSTANCES.flatMap((circumstance) =>
    SEED_CHALLENGES.map((seed): SeedChallenge => {
      const { title, symptom, constraint, budget, deadlineDaysAhead } = seed;
      return {
        ...seed,
        key: `${seed.key}-${circumstance.key}`,
        title: `${title}（${circumstance.title}）`,
        symptom: `${symptom}${circumstance.symptom}`,
        constraint: `${constraint}${circumstance.constraint}`,
        budget: budgetOf(budget, circumstance.share),
        deadlineDaysAhead: Math.max(60, deadlineDaysAhead + circumstance.days),
        mismatch: null,
      };
    }),
  );
  return grown.slice(0, count).map((seed, at) => ({ ...seed, orgKey: orgKeys[at % orgKeys.length] ?? seed.orgKey }));
}
