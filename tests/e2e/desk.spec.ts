// The analyst's desk in the browser: figures that click through to the contracts behind them, and a past month that stays what it was.
import type { Page } from "@playwright/test";
import { parseMoney } from "#app/kernel/money.ts";
import { expect, signIn, test } from "./site.ts";

const FIGURES = 10;

/** What the contracts of all pages behind a figure come to, in 分, added here from the file that the page offers. */
async function addedUp(page: Page, href: string): Promise<number> {
  const answer = await page.request.get(`${href.replace("/desk/contracts", "/desk/contracts/export")}&format=csv`);
  expect(answer.status()).toBe(200);
  const [head = "", ...lines] = (await answer.text()).replace("\uFEFF", "").trim().split("\r\n");
  const column = head.split(",").findIndex((name) => name.includes("分"));
  expect(column).toBeGreaterThan(0);
  // From the end, since names may hold commas and sums never do.
  const fromEnd = head.split(",").length - column;
  return lines.reduce((sum, line) => sum + Number(line.split(",").at(-fromEnd)), 0);
}

/** Address and exact sum of every figure on the page that leads somewhere. */
async function linkedFigures(page: Page): Promise<readonly { readonly href: string; readonly amount: number }[]> {
  const links = await page.locator('main a[href^="/desk/contracts?"]').all();
  return Promise.all(
    links.map(async (link) => ({
      href: (await link.getAttribute("href")) ?? "",
      amount: parseMoney((await link.locator("[title]").getAttribute("title")) ?? "") ?? Number.NaN,
    })),
  );
}

/** Spread over the page, so that every kind of figure is among them. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)] as T);
}

test("ten figures of the desk click through to contracts that sum to them exactly, now and as known before", async ({ page, site }) => {
  await signIn(page, site, "analyst");
  for (const address of ["/desk?year=2026", "/desk?year=2026&asOf=2026-07-15", "/desk/changes?year=2026"]) {
    await page.goto(address);
    const figures = await linkedFigures(page);
    expect(figures.length).toBeGreaterThanOrEqual(address.includes("changes") ? 2 : FIGURES * 2);
    for (const { href, amount } of spread(figures, Math.min(FIGURES, figures.length))) expect(await addedUp(page, href), `${address} → ${href}`).toBe(amount);
  }
  await page.goto("/desk?year=2026");
  await page.getByRole("table", { name: "输出（卖方在绍兴）" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "计入的合同" })).toBeVisible();
});

test("last March is opened as it was on 1 April, and gives the same pack twice", async ({ page, site }) => {
  await signIn(page, site, "analyst");
  const seal = async () => {
    await page.goto("/desk/packs");
    await page.getByLabel("报告期").fill("2026-03");
    await page.getByLabel("回看至（日）").fill("2026-04-01");
    await page.getByRole("button", { name: "封存", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "2026-03 月调度" })).toBeVisible();
    return page.url();
  };
  const address = await seal();
  expect(await seal()).toBe(address);
  await expect(page.getByText("2026-04-01 23:59（北京时间；2026-04-01T15:59:59.999Z）")).toBeVisible();
  const download = async () => {
    const answer = await page.request.get(`${address}/xlsx`);
    return { bytes: await answer.body(), tag: answer.headers().etag };
  };
  const first = await download();
  const second = await download();
  expect(first.tag).toMatch(/^"[0-9a-f]{64}"$/u);
  expect(second.tag).toBe(first.tag);
  expect(second.bytes.equals(first.bytes)).toBe(true);
  const hash = page.getByText(/^[0-9a-f]{64}$/u);
  const printed = await hash.first().textContent();
  await page.reload();
  await expect(hash.first()).toHaveText(printed ?? "");
});

test("a period or a day that cannot be is said beside its field and kept", async ({ page, site }) => {
  await signIn(page, site, "analyst");
  await page.goto("/desk/packs");
  await page.getByLabel("报告期").fill("2026-13");
  await page.getByRole("button", { name: "封存", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("2026-Q1");
  await expect(page.getByLabel("报告期")).toHaveValue("2026-13");
  await page.getByLabel("报告期").fill("2026-03");
  await page.getByLabel("回看至（日）").fill("2027-01-01");
  await page.getByRole("button", { name: "封存", exact: true }).click();
  await expect(page.getByText("回看的日子还没有结束")).toBeVisible();
});
