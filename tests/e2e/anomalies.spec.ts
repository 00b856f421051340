// An import brings a double and a split contract; the office sees both flags, judges each with a reason, and list and hit rates follow.
import type { Browser, Page } from "@playwright/test";
import { expect, type Site, signIn, test } from "./site.ts";
import { fillAll, nextStep, openStep, press, stands } from "./story/steps.ts";

const HEAD = "登记编号,合同名称,合同类别,卖方名称,卖方行政区划,买方名称,买方行政区划,签订日期,登记日期,合同成交总额,技术交易额,技术领域,产业链,确认不重复";
const ROWS = [
  "2026330101777701,示例水处理技术转让,技术转让,示例外地研究院,330100,示例本地印染公司,柯桥区,2026-10-10,2026-11-02,1234500,600000,环境保护与资源综合利用,现代纺织,",
  "2026330101777702,示例水处理技术（补录）,技术转让,示例外地研究院,330100,示例本地印染公司,柯桥区,2026-10-12,2026-11-03,1234500,600000,环境保护与资源综合利用,现代纺织,",
  "2026330101777703,示例产线一期开发,技术开发,示例外地大学,330100,示例本地机械公司,柯桥区,2026-10-15,2026-11-04,4999999.99,4000000,环境保护与资源综合利用,现代纺织,",
  "2026330101777704,示例产线二期开发,技术开发,示例外地大学,330100,示例本地机械公司,柯桥区,2026-10-25,2026-11-05,0.01,0.01,环境保护与资源综合利用,现代纺织,",
];

async function seat(browser: Browser, site: Site, persona: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await signIn(page, site, persona);
  return page;
}

async function bringIn(page: Page, site: Site): Promise<void> {
  await page.goto("/imports");
  await page.getByLabel("吸纳合同（卖方在外地）").check();
  await page.getByLabel("来源目录名称").fill("示例省登记系统");
  await page.getByLabel("文件", { exact: true }).setInputFiles({ name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from([HEAD, ...ROWS].join("\n")) });
  await press(page, "上传并试算");
  await expect(page).toHaveURL(/\/imports\/[\w-]+$/u);
  await site.settle();
  await page.reload();
  await press(page, "确认导入");
  await site.settle();
  await page.reload();
  await expect(page.getByText("已导入", { exact: true }).first()).toBeVisible();
}

const list = (page: Page) => page.getByRole("table", { name: /^疑点 \d+ 条/u });
const rule = (page: Page, name: string) =>
  page
    .getByRole("table", { name: /^命中率/u })
    .getByRole("row")
    .filter({ hasText: name });

/** Opens the flag between these parties and takes it in hand. */
async function takeUp(page: Page, parties: string): Promise<void> {
  await list(page).getByRole("row").filter({ hasText: parties }).getByRole("link").click();
  await press(nextStep(page), "认领");
  await stands(page, "核查中");
}

async function judge(page: Page, verdict: string, reason: string): Promise<void> {
  const step = await openStep(page, verdict);
  await fillAll(step, { 理由: reason });
  await press(step, verdict);
}

/** The step stands open already with what was typed. */
async function again(page: Page, verdict: string, reason: string): Promise<void> {
  const step = nextStep(page)
    .locator("details")
    .filter({ has: page.getByRole("button", { name: verdict, exact: true }) });
  await fillAll(step, { 理由: reason });
  await press(step, verdict);
}

test("an import brings a double and a split, the office judges both, and the hit rates follow", async ({ browser, site }) => {
  test.slow();
  const importer = await seat(browser, site, "publisher");
  await bringIn(importer, site);
  const clerk = await seat(browser, site, "clerk");
  await clerk.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "疑点核查" }).click();
  await expect(list(clerk)).toContainText("2 份合同双方相同，每份 123.45万元，首尾相隔 2 天签订。");
  await expect(list(clerk)).toContainText("2 份合同合计 500万元，大额线为 500万元，首尾相隔 10 天签订。");

  await takeUp(clerk, "示例外地研究院 → 示例本地印染公司");
  await judge(clerk, "判为属实", "重复");
  await expect(clerk.getByRole("alert")).toContainText("理由不足 10 个字");
  await again(clerk, "判为属实", "已核对省系统底档，两条为同一份合同");
  await stands(clerk, "属实");
  await expect(clerk.getByRole("region", { name: "办理经过" })).toContainText("判为属实");
  await expect(clerk.getByRole("link", { name: "到登记台变更或撤销" })).toHaveCount(2);
  await clerk.getByRole("link", { name: "疑点核查" }).last().click();
  await expect(list(clerk)).not.toContainText("示例本地印染公司");
  await expect(rule(clerk, "同主体同金额")).toContainText("100%（1/1）");

  await clerk.goto("/desk/anomalies?rule=split");
  await takeUp(clerk, "示例外地大学 → 示例本地机械公司");
  await judge(clerk, "判为误报", "两期分别立项，已核对两份立项文件");
  await stands(clerk, "误报");
  await clerk.goto("/desk/anomalies?rule=split&state=dismissed&month=2026-11");
  await expect(list(clerk).getByRole("row")).toHaveCount(2);
  await expect(rule(clerk, "疑似拆分")).toContainText("0%（0/1）");

  await list(clerk).getByRole("link").click();
  await clerk.getByRole("link", { name: "示例产线一期开发" }).click();
  await expect(clerk.getByRole("heading", { name: "疑点", exact: true })).toBeVisible();
  await expect(clerk.getByRole("link", { name: "疑似拆分" })).toBeVisible();
  for (const page of [importer, clerk]) await page.context().close();
});

test("who may not know of flags finds no page", async ({ page, site }) => {
  await signIn(page, site, "enterprise");
  const answer = await page.goto("/desk/anomalies");
  expect(answer?.status()).toBe(404);
});
