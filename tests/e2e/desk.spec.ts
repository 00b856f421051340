// The analyst's desk in the browser: figures that click through to the contracts behind them, and a past month that stays what it was.
import type { Locator, Page } from "@playwright/test";
import { addMoney, fen, type Money, parseMoney, yuan } from "#app/kernel/money.ts";
import { expect, type Site, signIn, test } from "./site.ts";

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

type Linked = { readonly href: string; readonly amount: number };

/** Address and exact sum of every figure in `place` that leads somewhere. */
async function linkedFigures(place: Locator): Promise<readonly Linked[]> {
  const links = await place
    .locator('a[href^="/desk/contracts?"]')
    .evaluateAll((all) => all.map((link) => [link.getAttribute("href") ?? "", link.querySelector("[title]")?.getAttribute("title") ?? ""]));
  return links.map(([href = "", sum = ""]) => ({ href, amount: parseMoney(sum) ?? Number.NaN }));
}

/** Spread over the page, so that every kind of figure is among them. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)] as T);
}

test("ten figures of the desk click through to contracts that sum to them exactly, now and as known before", async ({ page, site }) => {
  await signIn(page, site, "analyst");
  for (const address of ["/desk?year=2026", "/desk?year=2026&asOf=2026-07-15", "/desk/changes?year=2026"]) {
    await page.goto(address);
    const figures = await linkedFigures(page.getByRole("main"));
    expect(figures.length).toBeGreaterThanOrEqual(address.includes("changes") ? 2 : FIGURES * 2);
    for (const { href, amount } of spread(figures, Math.min(FIGURES, figures.length))) expect(await addedUp(page, href), `${address} → ${href}`).toBe(amount);
  }
  await page.goto("/desk?year=2026");
  await page.getByRole("table", { name: "输出（卖方在绍兴）" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "计入的合同" })).toBeVisible();
});

/** Every kind of figure that the desk counts contracts by, under the name that a screen reader says. */
const KINDS = [
  ["region", "已认定登记技术交易额"],
  ["region", "技术合同成交额与 GDP 之比"],
  ["table", "按月进度"],
  ["table", "市内合同计在卖方所在地，外地卖方的合同计在买方所在地，各地相加等于全市。"],
  ["table", "区、县（市）之间的合同"],
  ["table", "输出（卖方在绍兴）"],
  ["table", "吸纳（买方在绍兴）"],
  ["table", "按合同类别"],
  ["table", "按产业链"],
  ["table", "本市高校院所作为卖方的输出合同"],
] as const;

/** Figures of GDP as a bureau's person records them, so that there is a ratio with a numerator. */
async function recordGdp(site: Site): Promise<void> {
  const row = { areaCode: "3306", year: 2026, publishedOn: "2026-10-28", source: "示例统计公报", recordedAt: site.now(), recordedBy: "system" };
  await site.composed.unitOfWork((tx) =>
    tx
      .insertInto("gdp")
      .values([
        { ...row, id: "gdp-q3", quarter: 3, kind: "preliminary", amount: yuan(700_000_000_000) },
        { ...row, id: "gdp-year", quarter: 0, kind: "forecast", amount: yuan(900_000_000_000) },
      ])
      .execute(),
  );
}

/** The sum at the foot of the list, and what its rows on all pages come to, as the page itself shows them. */
async function listed(page: Page, href: string): Promise<{ readonly foot: Money; readonly rows: Money }> {
  const titles = (rows: Locator) => rows.locator('[title$="元"]').evaluateAll((all) => all.map((one) => one.getAttribute("title") ?? ""));
  const sum = async (rows: Locator) => addMoney(fen(0), ...(await titles(rows)).map((title) => parseMoney(title) ?? fen(Number.NaN)));
  await page.goto(href);
  const foot = await sum(page.locator("tfoot"));
  let rows = fen(0);
  for (;;) {
    rows = addMoney(rows, await sum(page.locator("tbody")));
    const next = page.getByRole("link", { name: "后面的合同" });
    if ((await next.count()) === 0) return { foot, rows };
    await page.goto((await next.getAttribute("href")) ?? "");
  }
}

test("every kind of figure, from the counter to the institutes, leads to a list that comes to it", async ({ page, site }) => {
  test.slow();
  await recordGdp(site);
  await signIn(page, site, "analyst");
  await page.goto("/desk?year=2026");
  const found: Linked[] = [];
  for (const [role, name] of KINDS) {
    const figures = await linkedFigures(page.getByRole(role, { name, exact: true }));
    expect(figures.length, name).toBeGreaterThan(0);
    const [first, last] = [figures[0], figures.at(-1)];
    if (first) found.push(first);
    if (last && last !== first) found.push(last);
  }
  expect(found.length).toBeGreaterThanOrEqual(2 * KINDS.length - 2);
  for (const { href, amount } of found) expect(await addedUp(page, href), href).toBe(amount);
  for (const { href, amount } of spread(found, FIGURES)) expect(await listed(page, href), href).toEqual({ foot: amount, rows: amount });
  const total = found.find(({ href }) => href.includes("amountKind=total"));
  expect(total?.href).toContain("through=9");
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
