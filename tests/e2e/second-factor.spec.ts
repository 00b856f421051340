// A person turns on one-time codes, signs in with one, and signs out everywhere.
import { Secret, TOTP } from "otpauth";
import { msOf } from "#app/kernel/time.ts";
import { accountOf, expect, signIn, test } from "./site.ts";

test("one-time codes are set up, asked for and told once", async ({ page, site, browser }) => {
  const { email, password } = accountOf(site, "reviewer");
  await signIn(page, site, "reviewer");
  // Other tests of this city may have left the reviewer signed in elsewhere: counting starts from none.
  await page.goto("/account");
  await page.getByRole("button", { name: "退出所有登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/u);
  await signIn(page, site, "reviewer");
  await page.goto("/account");
  await page.getByRole("link", { name: "设置动态口令" }).click();
  await page.getByRole("button", { name: "开始设置" }).click();
  const secret = ((await page.locator("code").textContent()) ?? "").replace(/\s/gu, "");
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: msOf(site.now()) });
  await page.getByRole("textbox", { name: "动态口令" }).fill("000");
  await page.getByRole("button", { name: "启用" }).click();
  await expect(page.getByRole("alert")).toContainText("不正确");
  await page.getByRole("textbox", { name: "动态口令" }).fill(code());
  await page.getByRole("button", { name: "启用" }).click();
  const recovery = await page.getByRole("status").getByRole("listitem").first().textContent();
  await page.reload();
  await expect(page.getByText("剩余备用码 8 个")).toBeVisible();
  await expect(page.getByText(recovery ?? "")).toHaveCount(0);

  const second = await browser.newPage({ baseURL: site.url, locale: "zh-CN" });
  await second.goto("/sign-in?next=/trials");
  await second.getByLabel("电子邮箱").fill(email);
  await second.getByLabel("密码").fill(password);
  await second.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(second).toHaveURL(/\/sign-in\/code/u);
  await second.goto("/home");
  await expect(second).toHaveURL(/\/sign-in\?next=/u);
  await second.goto("/sign-in/code?next=/trials");
  site.advance(60_000);
  await second.getByRole("textbox", { name: "动态口令" }).fill(code());
  await second.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(second).toHaveURL(/\/trials$/u);

  await second.goto("/account");
  await expect(second.getByText("当前共有 2 处登录")).toBeVisible();
  await second.getByRole("button", { name: "退出所有登录" }).click();
  await expect(second).toHaveURL(/\/sign-in/u);
  await page.goto("/home");
  await expect(page).toHaveURL(/\/sign-in/u);
  await second.close();

  // The account is left as it was found, for the other tests of this city.
  await page.getByLabel("电子邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await page.getByRole("textbox", { name: "动态口令" }).fill(recovery ?? "");
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await page.goto("/account/second-factor");
  site.advance(60_000);
  await page.getByRole("textbox", { name: "动态口令" }).fill(code());
  await page.getByRole("button", { name: "停用" }).click();
  await expect(page.getByRole("button", { name: "开始设置" })).toBeVisible();
});
