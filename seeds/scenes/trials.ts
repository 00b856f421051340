// Knows trials in every state of 先用后转, each played by both sides; must never set a state by hand.
import { agreeTerms, proposeTerms } from "#app/domain/trials/commands/agree-terms.server.ts";
import { acceptTrial, declineTrial, withdrawTrial } from "#app/domain/trials/commands/answer-trial.server.ts";
import { electConvert, electExit, giveClosing } from "#app/domain/trials/commands/elect-end.server.ts";
import { failConversion, startPricing } from "#app/domain/trials/commands/price-trial.server.ts";
import { answerReading, recordReading } from "#app/domain/trials/commands/record-reading.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { signTrial } from "#app/domain/trials/commands/sign-trial.server.ts";
import { yuan } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";
import { concludeTrial } from "./deals.ts";
import { pooledOutcomes, termsOf } from "./pools.ts";
import { type Cast, type City, castOf, known, momentAgo, type Scene } from "./scene.ts";

type End =
  | "requested"
  | "declined"
  | "accepted"
  | "proposed"
  | "termsAgreed"
  | "halfSigned"
  | "withdrawn"
  | "lapsed"
  | "active"
  | "disputed"
  | "endingSoon"
  | "convertElected"
  | "exitElected"
  | "closed"
  | "pricing"
  | "converted"
  | "conversionFailed";

/** Which enterprise tries which pooled outcome, begun how many days ago, and how far it went. */
const PLOTS: readonly (readonly [end: End, enterprise: string, outcome: number, ago: number])[] = [
  ["requested", "ent1", 4, 3],
  ["declined", "ent2", 1, 90],
  ["accepted", "ent1", 5, 9],
  ["proposed", "ent5", 6, 12],
  ["termsAgreed", "ent6", 7, 14],
  ["halfSigned", "ent2", 8, 15],
  ["withdrawn", "ent5", 9, 60],
  ["lapsed", "ent6", 10, 120],
  ["active", "ent1", 0, 150],
  ["disputed", "ent2", 2, 130],
  ["endingSoon", "ent5", 3, 350],
  ["convertElected", "ent6", 11, 210],
  ["exitElected", "ent2", 12, 200],
  ["closed", "ent5", 13, 300],
  ["pricing", "ent1", 14, 220],
  ["converted", "ent6", 15, 280],
  ["converted", "ent5", 16, 260],
  ["conversionFailed", "ent2", 17, 330],
];

type Play = {
  readonly city: City;
  readonly owner: Cast;
  readonly user: Cast;
  readonly seed: SeedOutcome;
  readonly at: (offset: number, hour?: number) => Instant;
  trialId: string;
  termsHash: string;
  readingId: string;
};
type Step = { readonly at: Instant; readonly run: (tx: Tx, now: Instant) => Promise<unknown> };

function begin(play: Play): Step {
  const { gain } = play.seed;
  const method = "连续取样十批，双方技术人员共同记录";
  const criteria = [{ indicator: gain.metric, unit: gain.unit, baseline: gain.before, target: gain.after, method }];
  const request = { purpose: `验证${gain.metric}能否在本厂达到所述水平`, place: `${play.user.name}一号车间`, criteria };
  return {
    at: play.at(0),
    run: async (tx, now) => {
      play.trialId = (await requestTrial(tx, play.user.lead, { outcomeId: known(play.city.outcomeIds, play.seed.key), request }, now)).id;
    },
  };
}

function agree(play: Play): readonly Step[] {
  const insurance = { kind: "waived", words: "双方同意不投保，损失按合同约定分担" } as const;
  const terms = { ...termsOf(play.seed), nda: "试用资料仅限参与人员接触，结束后三年内保密", insurance };
  return [
    { at: play.at(1, 11), run: (tx, now) => acceptTrial(tx, play.owner.signer, { trialId: play.trialId }, now) },
    {
      at: play.at(3),
      run: async (tx, now) => {
        play.termsHash = await proposeTerms(tx, play.user.lead, { trialId: play.trialId, terms }, now);
      },
    },
    { at: play.at(5), run: (tx, now) => agreeTerms(tx, play.owner.signer, { trialId: play.trialId, termsHash: play.termsHash }, now) },
  ];
}

function sign(play: Play): readonly Step[] {
  const input = () => ({ trialId: play.trialId, termsHash: play.termsHash });
  return [
    { at: play.at(7), run: (tx, now) => signTrial(tx, play.user.signer, input(), now) },
    { at: play.at(8), run: (tx, now) => signTrial(tx, play.owner.signer, input(), now) },
  ];
}

/** A number as a reading takes it, from what a text says. */
function numberOf(text: string): string {
  return /-?\d+(?:\.\d+)?/u.exec(text)?.[0] ?? "1";
}

function reading(play: Play, offset: number, value: string, answer: "confirmed" | "disputed"): readonly Step[] {
  const reason = answer === "disputed" ? "取样批次与约定不符，请复测。" : "";
  return [
    {
      at: play.at(offset, 14),
      run: async (tx, now) => {
        const input = { trialId: play.trialId, indicator: play.seed.gain.metric, value: numberOf(value), takenOn: dayOf(now), method: "" };
        play.readingId = await recordReading(tx, play.user.lead, input, now);
      },
    },
    {
      at: play.at(offset + 2, 10),
      run: (tx, now) => answerReading(tx, play.owner.signer, { trialId: play.trialId, readingId: play.readingId, answer, reason }, now),
    },
  ];
}

function use(play: Play, answer: "confirmed" | "disputed"): readonly Step[] {
  const { before, after } = play.seed.gain;
  return [...agree(play), ...sign(play), ...reading(play, 40, before, "confirmed"), ...reading(play, 90, after, answer)];
}

function close(play: Play, offset: number): readonly Step[] {
  const input = () => ({ trialId: play.trialId, returned: "样品与资料已全部退还并删除副本", report: "试用结果已按约定指标记录，双方无其他事项" });
  return [
    { at: play.at(offset, 10), run: (tx, now) => giveClosing(tx, play.user.lead, input(), now) },
    { at: play.at(offset + 3, 10), run: (tx, now) => giveClosing(tx, play.owner.signer, input(), now) },
  ];
}

function convert(play: Play, offset: number): readonly Step[] {
  const price = play.seed.price === null ? yuan(320_000) : null;
  return [
    { at: play.at(offset, 9), run: (tx, now) => electConvert(tx, play.user.signer, { trialId: play.trialId }, now) },
    { at: play.at(offset + 5, 9), run: (tx, now) => startPricing(tx, play.owner.signer, { trialId: play.trialId, price }, now) },
  ];
}

/** What follows the request, by how far the plot goes. */
function rest(play: Play, end: End, ago: number): readonly Step[] {
  const id = () => ({ trialId: play.trialId });
  const full = use(play, end === "disputed" ? "disputed" : "confirmed");
  switch (end) {
    case "requested":
    case "lapsed":
      return [];
    case "declined":
      return [
        {
          at: play.at(4),
          run: (tx, now) => declineTrial(tx, play.owner.signer, { ...id(), reasonCode: "noCapacity", reasonText: "中试线排期已满，请三个月后再提。" }, now),
        },
      ];
    case "withdrawn":
      return [
        ...agree(play).slice(0, 1),
        { at: play.at(6), run: (tx, now) => withdrawTrial(tx, play.user.lead, { ...id(), reasonCode: "needChanged", reasonText: "" }, now) },
      ];
    case "accepted":
      return agree(play).slice(0, 1);
    case "proposed":
      return agree(play).slice(0, 2);
    case "termsAgreed":
      return agree(play);
    case "halfSigned":
      return [...agree(play), ...sign(play).slice(0, 1)];
    case "active":
    case "disputed":
    case "endingSoon":
      return full;
    case "convertElected":
      return [...full, ...convert(play, ago - 8).slice(0, 1)];
    case "exitElected":
      return [...full, { at: play.at(ago - 6), run: (tx, now) => electExit(tx, play.user.lead, id(), now) }];
    case "closed":
      return [...full, { at: play.at(180), run: (tx, now) => electExit(tx, play.user.lead, id(), now) }, ...close(play, 190)];
    case "pricing":
      return [...full, ...convert(play, ago - 7)];
    case "converted":
      return [...full, ...convert(play, 160), ...concludeTrial(play, 167)];
    case "conversionFailed":
      return [...full, ...convert(play, 160), { at: play.at(200), run: (tx, now) => failConversion(tx, play.owner.signer, id(), now) }];
  }
}

export function trialScenes(city: City): readonly Scene[] {
  const seeds = pooledOutcomes();
  return PLOTS.flatMap(([end, enterprise, outcome, ago]) => {
    const seed = seeds[outcome] as SeedOutcome;
    const at = (offset: number, hour = 10) => momentAgo(city, ago - offset, hour);
    const play: Play = { city, owner: castOf(city, seed.orgKey), user: castOf(city, enterprise), seed, at, trialId: "", termsHash: "", readingId: "" };
    return [begin(play), ...rest(play, end, ago)];
  });
}
