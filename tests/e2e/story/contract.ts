// How an open price becomes a signed deal, its contract a registered one, and an annulled one.
import { expect } from "../site.ts";
import type { Cast } from "./cast.ts";
import { chooseAll, codeAt, fillAll, nextStep, openStep, press, stands, takeStep } from "./steps.ts";

/** From the trial's page to the deal signed by both; returns the contract's address. */
export async function makeDeal(cast: Cast, trialAddress: string): Promise<string> {
  const { enterprise, reviewer } = cast;
  await enterprise.goto(trialAddress);
  await enterprise.getByRole("definition").filter({ hasText: "挂牌中" }).getByRole("link").click();
  await codeAt(enterprise, "listings");
  await press(nextStep(enterprise), "按此价格摘牌");
  const address = `/deals/${await codeAt(enterprise, "deals")}`;
  await takeStep(enterprise, address, "签署");
  await expect(nextStep(enterprise)).toContainText("您方已签署，等待对方签署。");
  await takeStep(reviewer, address, "签署");
  await stands(reviewer, "已生效");
  await reviewer.goto(trialAddress);
  await stands(reviewer, "已转化");
  await reviewer.goto(address);
  const contract = reviewer.getByRole("main").getByRole("link", { name: /^SX-HT-/u });
  await contract.click();
  return `/contracts/${await codeAt(reviewer, "contracts")}`;
}

/** The seller completes and hands in; the office takes it up. */
export async function handIn(cast: Cast, address: string): Promise<void> {
  await cast.researcher.goto(address);
  await nextStep(cast.researcher).getByRole("link", { name: "修改" }).click();
  const check = cast.researcher.getByRole("complementary", { name: "登记预检" });
  await expect(check.getByRole("link", { name: "国民经济行业" })).toBeVisible();
  const form = cast.researcher.getByRole("main");
  await chooseAll(form, { 技术领域: "新材料及其应用", 产业链: "现代纺织", 支付方式: "一次总付", 知识产权: "技术秘密" });
  await chooseAll(form, { 计划来源: "计划外", 社会经济目标: "10 工商业发展" });
  await fillAll(form, { 国民经济行业: "1752", 价款约定: "合同生效后十日内一次付清", 合同有效期止: "2030-12-31" });
  await expect(check).toContainText("没有发现会被退回的问题");
  await press(form, "保存");
  await expect(cast.researcher.getByText("修改内容")).toBeVisible();
  await cast.reviewer.goto(address);
  const submit = await openStep(cast.reviewer, "提交登记");
  await submit.getByLabel("我单位承诺").check();
  await press(submit, "提交登记");
  await stands(cast.reviewer, "已提交，待受理");
  await cast.clerk.goto(address);
  await press(nextStep(cast.clerk), "受理");
  await stands(cast.clerk, "已受理");
}

/** `technical` in 元. */
export async function register(cast: Cast, address: string, technical: string, registrationNo: string): Promise<void> {
  await cast.clerk.goto(address);
  const form = await openStep(cast.clerk, "登记");
  await fillAll(form, { "登记编号（16 位）": registrationNo, 认定的技术交易额: technical });
  await press(form, "登记");
  await stands(cast.clerk, "已登记");
}

export async function annul(cast: Cast, address: string): Promise<void> {
  await cast.clerk.goto(address);
  const form = await openStep(cast.clerk, "撤销登记");
  await fillAll(form, { 理由: "重复登记" });
  await press(form, "撤销登记");
  await stands(cast.clerk, "登记已撤销");
}
