// A person works through the inbox: the badge, a step taken on its own page and back to the same place, marks and settings without script.
import { expect, signIn, test } from "./site.ts";

test("a step is taken on its own page, and saving leads back to the same place in the list", async ({ page, site }) => {
  await signIn(page, site, "researcher");
  const link = page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: /^收件箱 \d+ 条未读$/u });
  await expect(link).toBeVisible();
  await link.click();
  const list = page.getByRole("list", { name: "待我办理" });
  const first = list.getByRole("listitem").first();
  await expect(first).toContainText("答复试用申请");
  await expect(first).toContainText("2026-12");
  await first.getByRole("link").click();
  await expect(page).toHaveURL(/\/trials\/SX-SY-[\d-]+\?back=/u);
  await expect(page.getByRole("link", { name: "返回收件箱" })).toBeVisible();
  await page.getByRole("button", { name: "接受申请", exact: true }).click();
  await expect(page).toHaveURL(/\/inbox#row-1$/u);
  await expect(list).not.toContainText("答复试用申请");
  await site.settle();
  await page.reload();
  await expect(list).toContainText("提出试用协议条款");
});

test("a refused save stays on the page with its way back, and no other site can be named", async ({ page, site }) => {
  await signIn(page, site, "enterprise");
  await page.goto("/account?back=https%3A%2F%2Fevil.example%2Finbox");
  await expect(page.getByRole("link", { name: "返回收件箱" })).toHaveCount(0);
  await page.goto("/account?back=%2Finbox%3Fshow%3Dknow%23row-2");
  await expect(page.getByRole("link", { name: "返回收件箱" })).toHaveAttribute("href", "/inbox?show=know#row-2");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("news is marked as read, one by one and all at once", async ({ page, site }) => {
    await signIn(page, site, "researcher");
    await page.goto("/inbox?show=know");
    const list = page.getByRole("list", { name: "供我知悉" });
    const before = await list.getByRole("listitem").count();
    expect(before).toBeGreaterThan(1);
    await list.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "将所选标为已读" }).click();
    await expect(list.getByRole("listitem")).toHaveCount(before - 1);
    await page.getByRole("button", { name: "全部知悉标为已读" }).click();
    await expect(page.getByText("没有未读的消息")).toBeVisible();
    await page.getByRole("navigation", { name: "收件箱分类" }).getByRole("link", { name: "已办已阅" }).click();
    expect(await page.getByRole("list", { name: "已办已阅" }).getByRole("listitem").count()).toBeGreaterThanOrEqual(before);
  });

  test("what is mailed is chosen, and a mistyped hour is said and kept", async ({ page, site }) => {
    await signIn(page, site, "enterprise");
    await page.goto("/account");
    await page.getByRole("link", { name: "邮件通知设置" }).click();
    await expect(page.getByText("本站未配置发信服务")).toBeVisible();
    await page.getByLabel("供我知悉").selectOption({ label: "不发" });
    await page.getByLabel("从", { exact: true }).fill("25:00");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("请按 24 小时制填写").first()).toBeVisible();
    await expect(page.getByLabel("从", { exact: true })).toHaveValue("25:00");
    await page.getByLabel("从", { exact: true }).fill("23:30");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("status")).toHaveText("已保存");
    await page.reload();
    await expect(page.getByLabel("供我知悉")).toHaveValue("off");
    await expect(page.getByLabel("从", { exact: true })).toHaveValue("23:30");
  });
});
