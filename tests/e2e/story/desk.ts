// What the analyst reads on the counter, to the 分, and in the list behind it.
import type { Locator, Page } from "@playwright/test";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { expect } from "../site.ts";

/** A sum as its title states it; the words on the page are rounded. */
async function exactSum(place: Locator): Promise<Money> {
  const title = await place.getByTitle(/^-?[\d,.]+ 元$/u).getAttribute("title");
  const sum = parseMoney(title ?? "");
  expect(sum, `${title} is a sum`).not.toBeNull();
  return sum as Money;
}

function figure(page: Page): Locator {
  return page.getByRole("region", { name: "已认定登记技术交易额" }).getByRole("link");
}

export async function counted(page: Page): Promise<Money> {
  await page.goto("/desk");
  return exactSum(figure(page));
}

/** Opens the list behind the figure and returns the contract's row, and the sum at the foot. */
export async function behind(page: Page, contractCode: string): Promise<{ readonly row: Locator; readonly total: Money }> {
  await page.goto("/desk");
  await figure(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "计入的合同" })).toBeVisible();
  const total = await exactSum(page.getByRole("row").filter({ hasText: "合计（全部页）" }));
  return { row: page.getByRole("row").filter({ hasText: contractCode }), total };
}
