// The same work with script switched off: every form is a form, and nothing typed is lost.
import type { Browser, Page } from "@playwright/test";
import { expect, type Site, signIn, test } from "./site.ts";
import { chooseAll, codeAt, fillAll, openStep, press, stands, tick } from "./story/steps.ts";

async function seat(browser: Browser, site: Site, persona: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN", timezoneId: "Asia/Shanghai", javaScriptEnabled: false });
  const page = await context.newPage();
  if (persona !== "public") await signIn(page, site, persona);
  return page;
}

test("search with a filter, and its second page", async ({ browser, site }) => {
  const page = await seat(browser, site, "public");
  await page.goto("/outcomes");
  await page.getByLabel(/^许可\s*\d+$/u).check();
  await press(page, "应用筛选");
  await expect(page).toHaveURL(/offer=licence/u);
  await expect(page.getByLabel(/^许可\s*\d+$/u)).toBeChecked();
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL(/page=2/u);
  await expect(page).toHaveURL(/offer=licence/u);
  await expect(page.getByRole("link", { name: "上一页" })).toBeVisible();
  await page.context().close();
});

test("an outcome: a row added, an error that keeps what was typed, then saved", async ({ browser, site }) => {
  const page = await seat(browser, site, "researcher");
  await page.goto("/outcomes/new");
  await fillAll(page, { 成果名称: "无脚本成果（示例）", 解决什么问题: "染色温度高" });
  const rights = page.getByRole("group", { name: "知识产权", exact: true });
  await press(rights, "添加一行");
  await expect(page.getByLabel("成果名称")).toHaveValue("无脚本成果（示例）");
  await chooseAll(page, { 种类: "发明专利" });
  await fillAll(page, { 号码: "ZL000", 意向价格: "很多钱" });
  await press(page, "保存");
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link", { name: /^知识产权 · 第 1 行 · 号码/u })).toBeVisible();
  await summary.getByRole("link", { name: /^意向价格：/u }).click();
  await expect(page.getByLabel(/^意向价格/u)).toBeFocused();
  await expect(page.getByLabel(/^意向价格/u)).toHaveValue("很多钱");
  await expect(page.getByLabel("解决什么问题")).toHaveValue("染色温度高");
  await fillAll(page, { 意向价格: "30万" });
  await press(page.getByRole("group", { name: "第 1 行" }), "删除本行");
  await expect(page.getByRole("group", { name: "第 1 行" })).toHaveCount(0);
  await press(page, "保存");
  await codeAt(page, "outcomes", "/edit");
  await expect(page.getByLabel(/^意向价格/u)).toHaveValue("300000.00");
  await page.context().close();
});

test("a challenge, begun and handed in", async ({ browser, site }) => {
  const page = await seat(browser, site, "enterprise");
  await page.goto("/challenges/new");
  await fillAll(page, {
    题目: "无脚本题目：涤纶低温染色上染率不足（示例）",
    遇到什么问题: "涤纶在100℃染色时上染率不到七成，只能升到130℃，染色温度高，蒸汽费太高。",
    约束条件: "不更换现有设备。",
    意向投入: "500000",
    最晚需要日期: "2027-11-30",
    失败风险如何分担: "双方各担已付费用。",
    指标名称: "上染率",
    单位: "%",
    现值: "68",
    目标值: "92",
    检验方法: "分光光度法",
  });
  await chooseAll(page, { 产业链: "textile", 环节: "textile.dyeing", 最低可接受成熟度: "TRL 6 级" });
  await tick(page, "合作方式", "许可");
  await press(page, "保存草稿");
  await codeAt(page, "challenges");
  await press(page, "提交区县助题");
  await stands(page, "待区县助题");
  await page.context().close();
});

test("a trial, asked for", async ({ browser, site }) => {
  const { code } = await site.composed.reads
    .selectFrom("outcome")
    .innerJoin("organisation", "organisation.id", "outcome.ownerOrgId")
    .select("outcome.code")
    .where("outcome.state", "=", "pooled")
    .where("organisation.kind", "=", "institute")
    .where("outcome.id", "not in", (eb) => eb.selectFrom("trial").select("trial.outcomeId"))
    .orderBy("outcome.code")
    .executeTakeFirstOrThrow();
  const page = await seat(browser, site, "enterprise");
  await page.goto(`/outcomes/${code}`);
  await page.getByRole("link", { name: "申请先用后转试用", exact: true }).click();
  await fillAll(page, { 试用目的: "降低蒸汽费", 试用地点: "一号车间", 指标: "染色温度", 单位: "℃", 当前值: "130", 目标值: "100" });
  await press(page, "提交申请");
  await expect(page.getByRole("alert").getByRole("link", { name: /第 1 行 · 测量方法：/u })).toBeVisible();
  await expect(page.getByLabel("试用目的")).toHaveValue("降低蒸汽费");
  await fillAll(page, { 测量方法: "热电偶" });
  await press(page, "提交申请");
  await codeAt(page, "trials");
  await stands(page, "待持有单位答复");
  await page.context().close();
});

test("a contract, registered by the clerk", async ({ browser, site }) => {
  const { code } = await site.composed.reads
    .selectFrom("techContract")
    .select("code")
    .where("state", "=", "submitted")
    .where("totalAmount", "<", 1_000_000_00)
    .orderBy("code")
    .executeTakeFirstOrThrow();
  const page = await seat(browser, site, "clerk");
  await page.goto(`/contracts/${code}`);
  await press(page, "受理");
  await stands(page, "已受理");
  const form = await openStep(page, "登记");
  await fillAll(form, { "登记编号（16 位）": "2026330601777777" });
  await press(form, "登记");
  await stands(page, "已登记");
  await page.context().close();
});

test("English pages name the field in the summary as well", async ({ browser, site }) => {
  const page = await seat(browser, site, "public");
  await page.goto("/sign-up");
  await page.context().addCookies([{ name: "lang", value: encodeURIComponent(Buffer.from('"en"').toString("base64")), url: site.url }]);
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Somebody");
  await page.getByRole("main").getByRole("button", { name: "Register" }).click();
  const summary = page.getByRole("alert", { name: /Fields to correct: \d+/u });
  await expect(summary.getByRole("link", { name: /^Choose a password: / })).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Somebody");
  await page.context().close();
});
