// How a trial is asked for, agreed, signed, measured and led to a conversion.
import type { Page } from "@playwright/test";
import { dayOf } from "#app/kernel/time.ts";
import { expect, type Site } from "../site.ts";
import type { Cast } from "./cast.ts";
import { chooseAll, codeAt, fillAll, nextStep, openStep, press, stands, takeStep, tick } from "./steps.ts";

const DAY_MS = 86_400_000;
const TRIED_DAYS = 7;

const REQUEST = {
  试用目的: "降低涤纶染色的蒸汽费",
  试用地点: "一号车间",
  指标: "染色温度",
  单位: "℃",
  当前值: "130",
  目标值: "100",
  测量方法: "热电偶",
};

/** From the outcome's page; returns the trial's code. */
async function requestTrial(page: Page): Promise<string> {
  await page.getByRole("link", { name: "申请先用后转试用", exact: true }).click();
  await expect(page).toHaveURL(/\/trial$/u);
  await fillAll(page, REQUEST);
  await press(page, "提交申请");
  const code = await codeAt(page, "trials");
  await stands(page, "待持有单位答复");
  return code;
}

async function agree(cast: Cast, address: string): Promise<void> {
  await cast.researcher.goto(address);
  await press(nextStep(cast.researcher), "接受申请");
  await stands(cast.researcher, "协商条款中");
  await cast.enterprise.goto(address);
  const propose = await openStep(cast.enterprise, "提出试用条款");
  await tick(propose, "先用后转保险", "不投保");
  await fillAll(propose, { 保密约定: "结束后三年内保密", 保险说明: "双方同意不投保" });
  await press(propose, "提出试用条款");
  await expect(nextStep(cast.enterprise)).toContainText("条款由本单位提出，应由对方同意。");
  await takeStep(cast.reviewer, address, "同意试用条款");
  await stands(cast.reviewer, "待签署");
}

async function sign(cast: Cast, address: string): Promise<void> {
  await takeStep(cast.reviewer, address, "签署试用协议");
  await expect(nextStep(cast.reviewer)).toContainText("本单位已签署，等待对方签署。");
  await takeStep(cast.enterprise, address, "签署试用协议");
  await stands(cast.enterprise, "试用中");
}

async function measure(cast: Cast, address: string, takenOn: string): Promise<void> {
  await cast.enterprise.goto(address);
  const reading = await openStep(cast.enterprise, "记录试用数据");
  await chooseAll(reading, { 指标: "染色温度" });
  await fillAll(reading, { 数值: "101", 测量日期: takenOn });
  await press(reading, "记录试用数据");
  await expect(cast.enterprise.getByRole("row").filter({ hasText: "101 ℃" })).toContainText("待答复");
  await cast.researcher.goto(address);
  const row = cast.researcher.getByRole("row").filter({ hasText: "101 ℃" });
  await press(row, "确认");
  await expect(row).toContainText("已确认");
}

/** From the outcome's page to an open price; returns the trial's address. */
export async function tryOutcome(cast: Cast, site: Site): Promise<string> {
  const address = `/trials/${await requestTrial(cast.enterprise)}`;
  await agree(cast, address);
  await sign(cast, address);
  site.advance(TRIED_DAYS * DAY_MS);
  await measure(cast, address, dayOf(site.now()));
  await takeStep(cast.enterprise, address, "选择转化");
  await stands(cast.enterprise, "已选择转化");
  await takeStep(cast.reviewer, address, "按约定价格挂牌");
  await stands(cast.reviewer, "挂牌转化中");
  return address;
}
