// An administrator has an invitation mailed; whoever gets the mail opens his account with it, and an earlier mail opens nothing.
import { createPersonWithPassword } from "#app/domain/people/commands/create-person.server.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { actorOf } from "./canary/people.ts";
import { accountOf, expect, type Site, signIn, test } from "./site.ts";

test.use({ hasMail: true });

const ADMIN = { persona: "boss", email: "boss@demo.example", password: "a boss's long password" };

/** An administrator of the enterprise, who can sign in. */
async function withBoss(site: Site): Promise<Site> {
  const { orgId } = await actorOf(site, accountOf(site, "enterprise").email);
  const passwordHash = await hashPassword(ADMIN.password);
  const wish = { email: ADMIN.email, name: "示例管理员", passwordHash, language: "zh", memberships: [{ orgId, roles: ["admin"] }] } as const;
  await site.composed.unitOfWork((tx, now) => createPersonWithPassword(tx, SYSTEM_ACTOR, wish, now));
  return { ...site, accounts: [...site.accounts, ADMIN] };
}

async function mailedLinks(site: Site, to: string): Promise<string[]> {
  await site.settle();
  return site.mails().flatMap((one) => (one.to === to ? [/http:\S+\/link\/\S+/u.exec(one.mail.text ?? "")?.[0] ?? ""] : []));
}

test("an invitation goes by mail, again by another mail, and only the last one opens the account", async ({ page, site: city }) => {
  const site = await withBoss(city);
  const invited = "new.colleague@demo.example";
  await signIn(page, site, "boss");
  await page.goto("/account/members");
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "寄送邀请邮件" }) });
  await form.getByLabel("电子邮箱").fill(invited);
  await form.getByLabel("编辑").check();
  await form.getByRole("button", { name: "寄送邀请邮件" }).click();
  await expect(page.getByRole("status")).toContainText("n***@demo.example");
  await expect(page.locator("main")).not.toContainText(invited);
  expect(await mailedLinks(site, invited)).toHaveLength(1);
  await page.goto("/account/members");
  const row = page.getByRole("row").filter({ hasText: "n***@demo.example" });
  await expect(row).toContainText("已发送");
  await row.getByRole("button", { name: /^重新寄送/u }).click();
  await expect(page.getByRole("status")).toContainText("n***@demo.example");
  const [first = "", second = ""] = await mailedLinks(site, invited);
  await page.context().clearCookies();
  expect((await page.goto(first))?.status()).toBe(404);
  await page.goto(second);
  await page.getByLabel("姓名").fill("示例·新同事");
  await page.getByLabel("密码").fill("a newcomer's long password");
  await page.getByRole("button", { name: "开通账户并加入" }).click();
  await expect(page).toHaveURL(/\/account$/u);
  await expect(page.locator("main")).toContainText(invited);
});
