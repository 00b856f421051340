// How an outcome comes to be public and to stand in its chain's pool.
import type { Page } from "@playwright/test";
import { expect } from "../site.ts";
import type { Cast } from "./cast.ts";
import { chooseAll, codeAt, fillAll, openStep, press, stands, tick } from "./steps.ts";

export const OUTCOME_TITLE = "低温等离子体涤纶平幅染色前处理技术（示例）";

const ANSWERS = {
  成果名称: OUTCOME_TITLE,
  "三句话简介（公开）": "用低温等离子体处理涤纶平幅织物。染色温度可以降低，上染率不降。色牢度不变。",
  解决什么问题: "涤纶在130℃高温高压下染色蒸汽费高，100℃染色时上染率不到七成。",
  比现有方法好在哪里: "涤纶染色温度由130℃降到100℃，上染率仍达92%，每吨布节约蒸汽。",
  对比指标: "染色温度",
  单位: "℃",
  现有方法: "130",
  采用本成果后: "100",
  使用方要具备什么: "需有平幅染色设备与压缩空气。",
  意向价格: "300000",
};

async function addRow(page: Page, legend: string): Promise<void> {
  const rows = page.getByRole("group", { name: legend, exact: true });
  await press(rows, "添加一行");
  await expect(rows.getByRole("group", { name: "第 1 行" })).toBeVisible();
}

async function postOutcome(page: Page): Promise<string> {
  await page.goto("/outcomes/new");
  await fillAll(page, ANSWERS);
  for (const legend of ["知识产权", "权属份额", "成果完成人"]) await addRow(page, legend);
  await chooseAll(page, { 产业链环节: "textile.dyeing", "技术成熟度（TRL）": "TRL 7", 种类: "技术秘密" });
  await fillAll(page, { 权利人: "示例学院", "份额（%）": "100", 姓名: "示例·陈" });
  await tick(page, "提供哪些合作方式", "先用后转试用");
  await tick(page, "提供哪些合作方式", "许可");
  await tick(page, "技术出口自查", "不属于禁止或限制出口技术");
  await press(page, "保存");
  const code = await codeAt(page, "outcomes", "/edit");
  await page.goto(`/outcomes/${code}`);
  const submit = await openStep(page, "提交审查");
  await submit.getByLabel("我声明").check();
  await press(submit, "提交审查");
  await stands(page, "待保密审查");
  return code;
}

async function pass(page: Page, code: string, step: string, items: readonly string[]): Promise<void> {
  await page.goto(`/outcomes/${code}`);
  const review = await openStep(page, step);
  for (const item of items) await tick(review, item, "是");
  await tick(review, "结论", "通过");
  await press(review, step);
}

async function pool(cast: Cast, code: string): Promise<void> {
  await cast.operator.goto("/pools");
  await cast.operator.getByRole("link", { name: "现代纺织成果池（示例）", exact: true }).click();
  const propose = await openStep(cast.operator, "提议入池");
  await fillAll(propose, { 成果编号: code, 转化价格: "300000", 许可范围: "在本企业自有生产线上使用" });
  await press(propose, "提议入池");
  await expect(cast.operator.getByRole("heading", { name: "待答复的入池提议" })).toBeVisible();
  await expect(cast.operator.getByRole("link", { name: OUTCOME_TITLE })).toBeVisible();
  await cast.reviewer.goto(cast.operator.url());
  await press(cast.reviewer, "同意入池");
  await expect(cast.reviewer.getByRole("heading", { name: "待答复的入池提议" })).toBeHidden();
}

/** Posted, cleared, listed and pooled; returns the outcome's code. */
export async function offerOutcome(cast: Cast): Promise<string> {
  const code = await postOutcome(cast.researcher);
  await pass(cast.reviewer, code, "保密审查", ["不含国家秘密", "不含不宜公开的商业秘密", "不含不应公开的个人信息", "已核对禁止、限制出口目录"]);
  await stands(cast.reviewer, "待形式核对");
  await pass(cast.publisher, code, "形式核对", ["权利人已完成保密审查", "权属与知识产权已写明", "产业链归类恰当", "简介通俗可懂"]);
  await stands(cast.publisher, "已发布");
  await pool(cast, code);
  await cast.researcher.goto(`/outcomes/${code}`);
  await stands(cast.researcher, "已入池");
  return code;
}
