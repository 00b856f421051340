// Two processes serve one city: the readers' lease is held by one, and goes to the other when that one dies.
import { expect, signIn, test } from "../site.ts";
import type { Several } from "./start.ts";

const LEASE_OVER_MS = 61_000;

async function holderOf(site: Several): Promise<number> {
  const row = await site.composed.reads.selectFrom("lease").select("holder").where("name", "=", "matching").executeTakeFirstOrThrow();
  return Number(row.holder.split("-")[0]);
}

test("the readers' lease moves to the process that is left, and nothing is lost", async ({ page, site: given }) => {
  const site = given as Several;
  await signIn(page, site, "enterprise");
  const ask = async (title: string) => {
    await page.goto("/challenges/new");
    await page.getByLabel("题目").fill(title);
    await page.getByRole("button", { name: "保存草稿" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  };
  await ask("示例：第一道题由两个进程中的一个接手");
  await site.settle();
  const first = await holderOf(site);
  expect(site.pids).toContain(first);
  await site.kill(first);
  await ask("示例：第二道题由留下的进程接手");
  site.advance(LEASE_OVER_MS);
  await site.settle();
  const second = await holderOf(site);
  expect(second).not.toBe(first);
  expect(site.pids).toContain(second);
});
