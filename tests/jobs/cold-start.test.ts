// Proves that the first pair of an empty market is matched for its own words, and that an unrelated outcome is not.
import { expect, it } from "vitest";
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import { matchesOfChallenge, matchesOfOutcome } from "#app/domain/matching/queries.server.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { announce, jobsFor } from "./jobs-scene.ts";

type Texts = { readonly outcome: Partial<OutcomeContent>; readonly challenge: Partial<ChallengeContent>; readonly word: string };
const NO_GAIN = { text: "", metric: "", unit: "", before: "", after: "" };

/** The fields that need no words stay as planted: they fit, so that only the words can tell a pair from a stranger. */
const PAIRS: Readonly<Record<string, Texts>> = {
  dyeing: { outcome: {}, challenge: {}, word: "涤纶" },
  crane: {
    outcome: {
      title: "桥式起重机钢丝绳漏磁在线探伤装置",
      summary: "装置套在钢丝绳上，用漏磁信号判断断丝和磨损。起重机不停机即可检测。报警后给出位置。",
      problem: "起重机钢丝绳断丝靠人工目测，漏检会造成坠落事故。",
      gain: { ...NO_GAIN, text: "断丝检出率由六成提高到九成五。", metric: "断丝检出率" },
      needs: "绳径十二至四十毫米，需有供电。",
    },
    challenge: {
      title: "行车钢丝绳断丝发现得晚，想在线检测",
      symptom: "车间二十台行车，钢丝绳断丝靠停机后用手摸，去年一根绳断股砸坏模具。",
      constraint: "不得拆卸吊具，检测时不停产。",
      indicators: [{ name: "断丝检出率", unit: "%", now: "60", wanted: "≥ 90", testMethod: "植入断丝样绳复核" }],
    },
    word: "钢丝绳",
  },
  tea: {
    outcome: {
      title: "茶鲜叶近红外含水率快速测定与摊青时间预报",
      summary: "摊青槽上方装近红外探头。按含水率预报摊青结束时间。茶厂工人看一个数即可。",
      problem: "茶叶摊青凭经验，含水率不匀，杀青后色泽差。",
      gain: { ...NO_GAIN, text: "含水率误差降到百分之一以内。", metric: "含水率误差" },
      needs: "摊青槽与稳定电源。",
    },
    challenge: {
      title: "龙井摊青全凭老师傅手感，色泽一锅一个样",
      symptom: "春茶旺季鲜叶含水率差别大，摊青时间没有依据，杀青后有的发红有的发青。",
      constraint: "设备要能装在现有摊青槽上。",
      indicators: [{ name: "含水率误差", unit: "%", now: "5", wanted: "≤ 1", testMethod: "烘干法对照" }],
    },
    word: "含水率",
  },
};

/** Uses the same everyday technical words as the others and nothing of their trades. */
const UNRELATED: Partial<OutcomeContent> = {
  title: "社区养老床位预约与护理排班软件",
  summary: "老人家属可以在手机上预约床位。护理员按班次接单。系统每天自动生成报表，检测到异常时报警。",
  problem: "人工排班时间长，成本高，现有系统不能在线控制。",
  gain: { ...NO_GAIN, text: "排班时间由两小时降低到十分钟，使用过程稳定。", metric: "排班时间" },
  needs: "需有网络和一台普通电脑，操作人员培训半天。",
};

describeDialects("the first pair of an empty market", (open) => {
  it.each(Object.entries(PAIRS))("%s is matched both ways for its own words, and nothing else is", async (_name, { outcome, challenge, word }) => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const offered = await plantOutcome(t, owner.orgId, { content: outcome });
    const stranger = await plantOutcome(t, owner.orgId, { content: UNRELATED });
    const wanted = await plantChallenge(t, poster.orgId, { content: challenge });
    for (const { id } of [offered, stranger]) await announce(t, "outcome", id);
    await announce(t, "challenge", wanted.id);
    await jobsFor(t, "one").jobs.runOnce();
    const answers = await matchesOfChallenge(t.reads, wanted.id, null, t.now());
    expect(answers.map((one) => one.code)).toEqual([offered.code]);
    expect(["strong", "fair"]).toContain(answers[0]?.level);
    const words = (answers[0]?.reasons ?? []).filter((reason) => reason.kind === "terms").map((reason) => String(reason.facts.terms));
    expect(words.join("、").split("、")).toContain(word);
    expect((await matchesOfOutcome(t.reads, offered.id, null, t.now())).map((one) => one.code)).toEqual([wanted.code]);
    expect(await matchesOfOutcome(t.reads, stranger.id, null, t.now())).toEqual([]);
  });
});
