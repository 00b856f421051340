// Knows how the demo's own outcomes grow further ones for the city size: the same technology offered for another situation.
import { fen, type Money } from "#app/kernel/money.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

/** Said of any technology; `share` of the asking price, in percent. */
type Situation = {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly problem: string;
  readonly gain: string;
  readonly needs: string;
  readonly share: number;
  readonly trlStep: -1 | 0 | 1;
  readonly monthsAgo: number;
};

const SITUATIONS: readonly Situation[] = [
  {
    key: "small",
    title: "小批量适用方案",
    summary: "这一方案面向批量小、品种多的企业，按单台套配置。",
    problem: "小企业换产频繁，整套引进投入大、回收慢，常因此放弃改造。",
    gain: "按单台套裁剪后，效果指标与整套方案一致，投入减少约四成",
    needs: "占地按一个工位估算，企业自有操作人员经两天培训即可上手。",
    share: 60,
    trlStep: -1,
    monthsAgo: 3,
  },
  {
    key: "retrofit",
    title: "现有条件改造方案",
    summary: "这一方案利用企业现有场地和设备实施，不新建厂房。",
    problem: "多数企业场地已满，停产改造损失大，只能在检修窗口内分步施工。",
    gain: "分三步实施，每步停产不超过两天，改造后指标达到同一水平",
    needs: "实施前须提供设备清单和近三个月运行记录，由双方共同勘察。",
    share: 85,
    trlStep: 0,
    monthsAgo: 7,
  },
  {
    key: "monitor",
    title: "过程监测与数据包",
    summary: "这一方案提供测点布置、判定限和过程数据模板，先看清再改进。",
    problem: "企业往往只有成品抽检数据，过程波动看不见，出了问题难以追溯。",
    gain: "关键参数连续记录并自动判定，偏差在当班内即可发现",
    needs: "须能取得设备信号或加装传感器，数据保存在企业自有服务器。",
    share: 40,
    trlStep: 0,
    monthsAgo: 5,
  },
  {
    key: "package",
    title: "验证与交付资料包",
    summary: "这一方案交付验证报告、操作规程和培训教材，企业可自行推广到其他车间。",
    problem: "技术落地后常因人员变动走样，缺少成文规程，第二条线又要从头摸索。",
    gain: "附三方见证的验证记录，复制到第二条线时指标偏差在一成以内",
    needs: "企业指定一名工艺负责人全程参与验证，并签订资料保密约定。",
    share: 110,
    trlStep: 1,
    monthsAgo: 11,
  },
];

function priceOf(price: Money | null, share: number): Money | null {
  // Whole thousands of 元, as people ask.
  return price === null ? null : fen(Math.max(5_000_000, Math.round((price * share) / 100 / 100_000) * 100_000));
}

function grow(seed: SeedOutcome, situation: Situation): SeedOutcome {
  const trl = Math.min(9, Math.max(1, seed.trl + situation.trlStep));
  return {
    ...seed,
    key: `${seed.key}-${situation.key}`,
    title: `${seed.title}：${situation.title}`,
    summary: `${seed.summary}${situation.summary}`,
    problem: `${seed.problem}${situation.problem}`,
    gain: { ...seed.gain, text: `${seed.gain.text}；${situation.gain}` },
    needs: `${seed.needs}${situation.needs}`,
    trl,
    price: priceOf(seed.price, situation.share),
    rightEffectiveMonthsAgo: seed.rightEffectiveMonthsAgo + situation.monthsAgo,
  };
}

/** Situation by situation, so that a part of the list covers every chain. */
export function cityOutcomes(count: number): readonly SeedOutcome[] {
  return SITUATIONS.flatMap((situation) => SEED_OUTCOMES.map((seed) => grow(seed, situation))).slice(0, count);
}
