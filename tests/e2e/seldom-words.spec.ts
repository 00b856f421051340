// Pages that few open bring their words along, whichever way a browser comes to them.
import { accountOf, expect, signIn, test } from "./site.ts";

test("by a link within the site, by sign-in, and by address", async ({ page, site }) => {
  await page.goto("/settings");
  const { email, password } = accountOf(site, "analyst");
  await page.getByLabel("电子邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("规则与目标");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("规则与目标");
});

test("without a new document", async ({ page, site }) => {
  await signIn(page, site, "publisher");
  await page.evaluate(() => {
    document.title = "the same document";
    document.body.dataset.seen = "1";
  });
  const main = page.getByRole("navigation", { name: "主导航" });
  await main.getByText("主管事务").press("Enter");
  await main.getByRole("link", { name: "外部目录导入" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("外部目录导入");
  await expect(page.locator("body")).toHaveAttribute("data-seen", "1");
  await expect(page.locator("main")).not.toContainText("import.");
  // The menu one came by does not lie over the page one came to.
  await expect(main.getByRole("link", { name: "外部目录导入" })).toBeHidden();
});
