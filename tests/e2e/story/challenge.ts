// How an enterprise asks, the bureau publishes, and the page answers with a match and its reasons.
import type { Page } from "@playwright/test";
import { expect, type Site } from "../site.ts";
import type { Cast } from "./cast.ts";
import { OUTCOME_TITLE } from "./outcome.ts";
import { chooseAll, codeAt, fillAll, press, stands, takeStep, tick } from "./steps.ts";

const ANSWERS = {
  题目: "涤纶平幅织物低温染色上染率不足，求前处理技术（示例）",
  遇到什么问题: "涤纶在100℃染色时上染率不到七成，只能升到130℃，染色温度高，蒸汽费太高。",
  约束条件: "不更换现有平幅染色设备，色牢度不变。",
  指标名称: "上染率",
  单位: "%",
  现值: "68",
  目标值: "92",
  检验方法: "分光光度法",
  意向投入: "500000",
  最晚需要日期: "2027-11-30",
  失败风险如何分担: "失败时双方各担已付费用。",
};

async function postChallenge(page: Page): Promise<string> {
  await page.goto("/challenges/new");
  await fillAll(page, ANSWERS);
  await chooseAll(page, { 产业链: "textile", 环节: "textile.dyeing", 最低可接受成熟度: "TRL 6 级" });
  await tick(page, "合作方式", "许可");
  await press(page, "保存草稿");
  const code = await codeAt(page, "challenges");
  await press(page, "提交区县助题");
  await stands(page, "待区县助题");
  return code;
}

/** Posted, reviewed and published; returns the challenge's code. */
export async function askChallenge(cast: Cast): Promise<string> {
  const code = await postChallenge(cast.enterprise);
  await takeStep(cast.publisher, `/challenges/${code}`, "助题通过");
  await stands(cast.publisher, "助题完成，待发榜");
  await takeStep(cast.publisher, `/challenges/${code}`, "发榜");
  await stands(cast.publisher, "张榜中");
  return code;
}

/** The challenge's page names the outcome and says why; the reader follows it. */
export async function followMatch(page: Page, site: Site, challengeCode: string): Promise<void> {
  await site.settle();
  await page.goto(`/challenges/${challengeCode}`);
  await expect(page.getByRole("heading", { name: "可能解题的成果", exact: true })).toBeVisible();
  const link = page.getByRole("link", { name: OUTCOME_TITLE, exact: true });
  const match = page.getByRole("listitem").filter({ has: link });
  const reasons = match.getByRole("list", { name: "相符之处", exact: true }).getByRole("listitem");
  await expect(reasons.filter({ hasText: "都提到" }).first()).toContainText("涤纶");
  await expect(reasons.filter({ hasText: "双方处于同一产业链的同一环节" })).toHaveCount(1);
  await link.click();
}
