// Proves in a browser, without script, that a search in vain leads on, that staff learn of it and mend it at once, and that a judgement hides a match.
import type { Browser, Page } from "@playwright/test";
import { expect, type Site, signIn, test } from "./site.ts";

const WITHOUT_SCRIPT = { javaScriptEnabled: false, locale: "zh-CN", timezoneId: "Asia/Shanghai" } as const;

async function seat(browser: Browser, site: Site, persona: string): Promise<Page> {
  const page = await (await browser.newContext({ ...WITHOUT_SCRIPT, baseURL: site.url })).newPage();
  if (persona !== "public") await signIn(page, site, persona);
  return page;
}

const askFor = (text: string) => `/outcomes?${new URLSearchParams({ q: text })}`;

test("what was searched for in vain becomes a challenge's title, through the sign-in", async ({ browser, site }) => {
  const page = await seat(browser, site, "public");
  await page.goto(askFor("夜光猫砂"));
  await expect(page.getByText(/^全部成果里都没有出现：.*猫砂/u)).toBeVisible();
  await page.getByRole("link", { name: "登录后发布企业出题" }).click();
  await expect(page).toHaveURL(/sign-in\?next=/u);
  const { email, password } = site.accounts.find((account) => account.persona === "enterprise") ?? { email: "", password: "" };
  await page.getByLabel("电子邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page.getByLabel("题目", { exact: true })).toHaveValue("夜光猫砂");
  await page.context().close();
});

test("a search with filters that found nothing is offered without them, and counts for nobody", async ({ browser, site }) => {
  const page = await seat(browser, site, "public");
  await page.goto(`${askFor("染色")}&chain=ic&district=330624&trl=1`);
  await page.getByRole("link", { name: /^去掉全部筛选条件后有 \d+ 项$/u }).click();
  await expect(page.getByRole("status")).toHaveText(/^共找到 \d+ 项成果$/u);
  await site.settle();
  const rows = await site.composed.reads.selectFrom("missedSearch").select("question").where("question", "=", "染色").execute();
  expect(rows).toEqual([]);
  await page.context().close();
});

test("staff see a search in vain and add a synonym in one step, which finds at once", async ({ browser, site }) => {
  const reader = await seat(browser, site, "public");
  const staff = await seat(browser, site, "analyst");
  await reader.goto(askFor("魑魅魍魉"));
  await reader.goto(askFor("13800138000"));
  await site.settle();
  await staff.goto("/thesaurus/misses");
  await expect(staff.getByText("13800138000")).toHaveCount(0);
  const row = staff.getByRole("row").filter({ hasText: "魑魅魍魉" });
  await row.getByText("加入同义词").click();
  await row.getByLabel("与它同义的词").fill("涤纶");
  await row.getByRole("button", { name: "保存" }).click();
  await expect(staff.getByRole("row").filter({ hasText: "魑魅魍魉" })).toHaveCount(0);
  await staff.goto("/thesaurus?q=魑魅魍魉");
  await expect(staff.getByText(/涤纶、聚酯纤维、.*魑魅魍魉/u)).toBeVisible();
  await site.settle();
  await reader.goto(askFor("魑魅魍魉"));
  await expect(reader.getByRole("status")).toHaveText(/^共找到 [1-9]\d* 项成果$/u);
  await staff.goto("/thesaurus/history?version=1");
  await staff.getByRole("button", { name: "恢复" }).click();
  await expect(staff.getByText("第 3 版改了什么")).toBeVisible();
  await site.settle();
  await reader.goto(askFor("魑魅魍魉"));
  await expect(reader.getByText("没有找到符合条件的成果")).toBeVisible();
  await Promise.all([reader.context().close(), staff.context().close()]);
});

test("a match called wrong is hidden from the organisation alone, and comes back", async ({ browser, site }) => {
  const { reads } = site.composed;
  const { email } = site.accounts.find((account) => account.persona === "enterprise") ?? { email: "" };
  const { code } = await reads
    .selectFrom("challenge as c")
    .innerJoin("match as m", "m.challengeId", "c.id")
    .innerJoin("membership as s", "s.orgId", "c.orgId")
    .innerJoin("person as p", "p.id", "s.personId")
    .select("c.code")
    .where("p.email", "=", email)
    .where("c.state", "=", "published")
    .orderBy("m.score", "desc")
    .executeTakeFirstOrThrow();
  const [owner, reader] = [await seat(browser, site, "enterprise"), await seat(browser, site, "public")];
  const cards = (page: Page) => page.locator("#matches").getByRole("heading", { level: 3 });
  await owner.goto(`/challenges/${code}`);
  const title = (await cards(owner).first().textContent()) ?? "";
  await owner.getByRole("link", { name: `合适吗？ ${title}` }).click();
  await owner.getByLabel(`不合适，因为……（${title}）`).click();
  await owner.getByRole("button", { name: "确定不合适" }).first().click();
  await expect(owner.getByRole("alert").getByRole("link", { name: /^原因：/u })).toBeVisible();
  await owner.getByLabel("原因").first().selectOption({ label: "成熟度不合要求" });
  await owner.getByRole("button", { name: "确定不合适" }).first().click();
  await expect(owner.getByRole("button", { name: `撤销对“${title}”的评价` })).toBeVisible();
  await owner.goto(`/challenges/${code}`);
  await expect(cards(owner).filter({ hasText: title })).toHaveCount(0);
  await reader.goto(`/challenges/${code}`);
  await expect(cards(reader).filter({ hasText: title })).toHaveCount(1);
  await owner.goto(`/challenges/${code}/matches`);
  await owner.getByRole("button", { name: `撤销对“${title}”的评价` }).click();
  await owner.goto(`/challenges/${code}`);
  await expect(cards(owner).filter({ hasText: title })).toHaveCount(1);
  await Promise.all([owner.context().close(), reader.context().close()]);
});
