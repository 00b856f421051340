// The registration of a contract in the browser: written with its pre-check, handed in, registered, amended and annulled, with a counter that follows to the 分.
import type { Browser, Page } from "@playwright/test";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { parseMoney, yuan } from "#app/kernel/money.ts";
import { dayOf } from "#app/kernel/time.ts";
import { contractForm } from "#tests/domain/contracts/contract-scene.ts";
import { actorOf } from "./canary/people.ts";
import { accountOf, expect, type Site, signIn, test } from "./site.ts";
import { counted } from "./story/desk.ts";
import { chooseAll, codeAt, fillAll, nextStep, openStep, press, stands } from "./story/steps.ts";

type Seat = { readonly persona: string; readonly javaScriptEnabled?: boolean };

async function seat(browser: Browser, site: Site, { persona, javaScriptEnabled = true }: Seat): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN", timezoneId: "Asia/Shanghai", javaScriptEnabled });
  const page = await context.newPage();
  await signIn(page, site, persona);
  return page;
}

const ANSWERS = {
  合同名称: "示例涂层织物委托开发合同",
  买方全称: "示例织造有限公司",
  买方所在地代码: "330603",
  合同成交额: "100万",
  技术交易额: "70万",
  签订日期: "2026-11-01",
  合同有效期起: "2026-11-01",
  合同有效期止: "2027-10-31",
  标的与范围: "研究开发涂层织物新工艺，购置涂布设备一台",
  价款约定: "签约付三成，验收付七成",
  国民经济行业: "1752",
};
const CHOICES = {
  合同类别: "技术开发",
  技术领域: "新材料及其应用",
  买方单位性质: "150 内资企业·有限责任公司",
  支付方式: "分期支付",
  知识产权: "技术秘密",
  计划来源: "计划外",
  社会经济目标: "10 工商业发展",
};

async function write(page: Page): Promise<void> {
  await page.goto("/contracts/new");
  await fillAll(page, ANSWERS);
  await chooseAll(page, CHOICES);
}

/** Sums of a table of the desk by the words of its rows, in 分. */
async function cut(page: Page, caption: string): Promise<Map<string, number>> {
  await page.goto("/desk");
  const rows = await page
    .getByRole("table", { name: caption, exact: true })
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [row.querySelector("[data-cell]")?.textContent ?? "", row.querySelector("[title]")?.getAttribute("title") ?? ""]));
  return new Map(rows.map(([words = "", sum = ""]) => [words, parseMoney(sum) ?? Number.NaN]));
}

const SUM = yuan(765_432.1);

/** An amendment of field, chain and buyer, and the tables of the desk before and after it. */
async function moveTheCuts(clerk: Page, analyst: Page): Promise<void> {
  const counter = await counted(analyst);
  const [chains, absorption] = [await cut(analyst, "按产业链"), await cut(analyst, "吸纳（买方在绍兴）")];
  const amend = await openStep(clerk, "变更登记");
  await fillAll(amend, { 合同名称: "示例变更后的合同", 买方全称: "示例异地织造有限公司", 买方所在地代码: "330699", 变更内容与依据: "补充协议二" });
  await chooseAll(amend, { 技术领域: "新能源与高效节能", 产业链: "绿色化工" });
  await press(amend, "变更登记");
  await expect(clerk.getByRole("alert")).toContainText("“买方所在地代码”的代码 330699 不在本系统核对的代码表中");
  await fillAll(amend, { 买方所在地代码: "310000" });
  await press(amend, "变更登记");
  const version = clerk.getByRole("row").filter({ hasText: "补充协议二" });
  await expect(version).toContainText("买方全称：示例织造有限公司 → 示例异地织造有限公司");
  await expect(version).toContainText("技术领域：新材料及其应用 → 新能源与高效节能");
  await expect(version).toContainText("产业链：无 → 绿色化工");
  await expect(clerk.getByRole("heading", { level: 1 })).toHaveText("示例变更后的合同");
  expect(await counted(analyst)).toBe(counter);
  const chainsAfter = await cut(analyst, "按产业链");
  expect((chainsAfter.get("绿色化工") ?? 0) - (chains.get("绿色化工") ?? 0)).toBe(SUM);
  const absorptionAfter = await cut(analyst, "吸纳（买方在绍兴）");
  expect((absorptionAfter.get("柯桥区") ?? 0) - (absorption.get("柯桥区") ?? 0)).toBe(-SUM);
}

const check = (page: Page) => page.getByRole("complementary", { name: "登记预检" });

test("a contract is refused before it is handed in, then registered, amended and annulled, and the counter follows", async ({ browser, site }) => {
  test.slow();
  const seller = await seat(browser, site, { persona: "researcher" });
  await write(seller);
  await expect(check(seller)).toContainText("非技术性费用明细合计 0 元，与两额之差 300000 元不符");
  await expect(check(seller)).toContainText("合同写到“设备”");
  await expect(check(seller)).toContainText("文字更像“技术开发”合同");
  await press(seller, "保存合同");
  const code = await codeAt(seller, "contracts");
  const submit = await openStep(seller, "提交登记");
  await submit.getByLabel("我单位承诺").check();
  await press(submit, "提交登记");
  await expect(seller.getByRole("alert")).toContainText("不能提交登记");
  await nextStep(seller).getByRole("link", { name: "修改" }).click();
  await fillAll(seller, { "购置设备、仪器": "30万" });
  await expect(check(seller)).toContainText("没有发现会被退回的问题");
  await press(seller, "保存");
  const again = await openStep(seller, "提交登记");
  await again.getByLabel("我单位承诺").check();
  await press(again, "提交登记");
  await stands(seller, "已提交，待受理");
  await seller.context().close();

  const clerk = await seat(browser, site, { persona: "clerk" });
  await clerk.goto("/contracts?owner=nobody&sort=amount");
  await clerk.getByRole("row").filter({ hasText: code }).getByRole("link").click();
  await press(nextStep(clerk), "受理");
  await expect(clerk).toHaveURL(/\/contracts\?owner=nobody&sort=amount/u);
  await expect(clerk.getByRole("row").filter({ hasText: code })).toHaveCount(0);
  const analyst = await seat(browser, site, { persona: "analyst" });
  const before = await counted(analyst);
  await clerk.goto(`/contracts/${code}`);
  const register = await openStep(clerk, "登记");
  await fillAll(register, { "登记编号（16 位）": "2026999901888801" });
  await press(register, "登记");
  await stands(clerk, "已登记");
  expect(await counted(analyst)).toBe(before + yuan(700_000));
  const amend = await openStep(clerk, "变更登记");
  await fillAll(amend, { 变更后的合同成交额: "1100000.50", 变更后的技术交易额: "765432.10", 变更内容与依据: "补充协议一" });
  await press(amend, "变更登记");
  await expect(clerk.getByRole("row").filter({ hasText: "补充协议一" })).toBeVisible();
  expect(await counted(analyst)).toBe(before + yuan(765_432.1));
  await moveTheCuts(clerk, analyst);
  const annul = await openStep(clerk, "撤销登记");
  await fillAll(annul, { 理由: "重复登记" });
  await press(annul, "撤销登记");
  await stands(clerk, "登记已撤销");
  expect(await counted(analyst)).toBe(before);
  for (const page of [clerk, analyst]) await page.context().close();
});

/** Contracts handed in by the researcher's institute, by the product's commands. */
async function handedIn(site: Site, over: readonly Parameters<typeof contractForm>[0][]): Promise<string[]> {
  const { unitOfWork } = site.composed;
  const seller = await actorOf(site, accountOf(site, "researcher").email);
  const codes: string[] = [];
  for (const one of over) {
    const form = contractForm({ ...one, signedOn: dayOf(site.now()) });
    const made = await unitOfWork((tx, now) => fileDirectContract(tx, seller, form, now));
    await unitOfWork((tx, now) => submitContract(tx, seller, { contractId: made.id, undertaking: true }, now));
    codes.push(made.code);
  }
  return codes;
}

test("a large contract is registered by another person of the office", async ({ browser, site }) => {
  const [code = ""] = await handedIn(site, [{ name: "示例大额合同", totalAmount: yuan(6_000_000), technicalAmount: yuan(6_000_000) }]);
  const clerk = await seat(browser, site, { persona: "clerk" });
  await clerk.goto(`/contracts/${code}`);
  await press(nextStep(clerk), "受理");
  await expect(nextStep(clerk)).toContainText("金额达到复核线，须先转复核");
  await press(nextStep(clerk), "转复核");
  await expect(nextStep(clerk)).toContainText("由登记机构的复核人办理");
  const password = "a reviewer's own password";
  const passwordHash = await hashPassword(password);
  const { id, email } = await site.composed.reads
    .selectFrom("membershipRole")
    .innerJoin("person", "person.id", "membershipRole.personId")
    .select(["person.id", "person.email"])
    .where("membershipRole.role", "=", "registrationReviewer")
    .executeTakeFirstOrThrow();
  await site.composed.unitOfWork((tx) => tx.updateTable("person").set({ passwordHash }).where("id", "=", id).execute());
  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const reviewer = await context.newPage();
  await signIn(reviewer, { ...site, accounts: [{ persona: "second", email, password }] }, "second");
  await reviewer.goto(`/contracts/${code}`);
  const register = await openStep(reviewer, "登记");
  await fillAll(register, { "登记编号（16 位）": "2026999901888802" });
  await press(register, "登记");
  await stands(reviewer, "已登记");
  for (const page of [clerk, reviewer]) await page.context().close();
});

test("several are accepted at once, and each says what came of it", async ({ browser, site }) => {
  const codes = await handedIn(site, [{ name: "示例成批一" }, { name: "示例成批二" }, { name: "示例成批三" }]);
  const clerk = await seat(browser, site, { persona: "clerk" });
  await clerk.goto("/contracts?state=submitted");
  await press(clerk, "全部受理");
  await expect(clerk.getByRole("alert")).toContainText("请至少勾选一份合同");
  for (const code of codes) await clerk.getByRole("checkbox", { name: `选择 ${code}` }).check();
  const taken = { state: "accepted", version: 9 } as const;
  await site.composed.unitOfWork((tx) =>
    tx
      .updateTable("techContract")
      .set(taken)
      .where("code", "=", codes[1] ?? "")
      .execute(),
  );
  await press(clerk, "全部受理");
  const results = clerk.getByRole("status", { name: "办理结果" });
  await expect(results).toContainText("成功 2 份，未办 1 份");
  await expect(results.getByRole("listitem").filter({ hasText: codes[1] ?? "" })).toContainText("合同目前是“已受理”");
  await clerk.context().close();
});

test("without script the pre-check answers by its button, and nothing typed is lost", async ({ browser, site }) => {
  const page = await seat(browser, site, { persona: "researcher", javaScriptEnabled: false });
  await write(page);
  await press(page, "预检");
  await expect(check(page)).toContainText("与两额之差 300000 元不符");
  await expect(page.getByLabel("合同名称")).toHaveValue(ANSWERS.合同名称);
  await check(page).getByRole("link", { name: "改这一项" }).first().click();
  await fillAll(page, { "购置设备、仪器": "30万" });
  await press(page, "预检");
  await expect(check(page)).toContainText("没有发现会被退回的问题");
  await press(page, "保存合同");
  await codeAt(page, "contracts");
  await page.context().close();
});
